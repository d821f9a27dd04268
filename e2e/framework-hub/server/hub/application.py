"""The WSGI application that gunicorn serves."""
from django.core.wsgi import get_wsgi_application

from hub import clock

clock.install()
application = get_wsgi_application()
