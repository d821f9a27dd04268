"""Serves the framework Hub under gunicorn until its standard input ends.

The first line of the input is a JSON object of options (see hub/options.py). Once the Hub
listens, it prints its port.
"""
import json
import os
import signal
import sys
import threading

import django
from gunicorn.app.base import BaseApplication

from hub import options


class Server(BaseApplication):
    """gunicorn with one worker, so that the control views and the API share their state."""

    def load_config(self):
        self.cfg.set("bind", f"127.0.0.1:{options.current.port}")
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("threads", 8)
        self.cfg.set("keepalive", 30)
        self.cfg.set("preload_app", True)
        self.cfg.set("graceful_timeout", 1)
        self.cfg.set("loglevel", "error")
        self.cfg.set("when_ready", report)

    def load(self):
        from hub.application import application

        return application


def report(server):
    print(server.LISTENERS[0].sock.getsockname()[1], flush=True)


def end_with_input():
    """Ends the server with the process that started it."""
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGQUIT)


def main():
    options.current = options.Options(**json.loads(sys.stdin.readline()))
    os.environ["DJANGO_SETTINGS_MODULE"] = "hub.settings"
    django.setup()

    from hub.database import create_tables

    create_tables()
    threading.Thread(target=end_with_input, daemon=True).start()
    Server().run()


main()
