"""The one search engine that runs: the database's own."""

from types import ModuleType

from django.db import connection

from minutes.search import postgres, sqlite


def engine() -> ModuleType:
    """Return the module that speaks to the database in use."""
    return postgres if connection.vendor == "postgresql" else sqlite
