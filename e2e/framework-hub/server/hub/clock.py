"""The `Date` header, as a machine with a wrong clock in front of the Hub would send it."""
import time

from gunicorn import util

original_http_date = util.http_date
offset_seconds = 0


def install():
    """gunicorn writes the header itself, after everything that Django could do."""
    util.http_date = lambda: original_http_date(time.time() + offset_seconds)


def set_offset(seconds):
    global offset_seconds
    offset_seconds = seconds
