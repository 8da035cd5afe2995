"""Tell when the index was made by another analysis of words than the one that now reads questions."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Warning
from django.db import connections

from minutes.models import SearchState
from minutes.search.index import ANALYSIS


def check_analysis(databases: Sequence[str] | None = None, **options: Any) -> list[CheckMessage]:
    """Return a warning for each database whose index is to be made anew."""
    return [
        Warning(
            "Sökindexet är gjort med en äldre analys av orden, så att sökningen inte hittar allt.",
            hint="Bygg om sökindexet: manage.py rebuild_search",
            id="minutes.W001",
        )
        for database in databases or ()
        if _is_outdated(database)
    ]


def _is_outdated(database: str) -> bool:
    if SearchState._meta.db_table not in connections[database].introspection.table_names():
        return False  # a new archive, before its first migration
    analysis = SearchState.objects.using(database).values_list("analysis", flat=True).first()
    return analysis not in (None, ANALYSIS)
