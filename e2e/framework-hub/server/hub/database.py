"""Creates the tables of a new database."""
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connections


def create_tables():
    """Does nothing to a database that is there already."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    Group.objects.get_or_create(name="Users")
    # A connection to SQLite must not be carried over into the worker process.
    connections.close_all()
