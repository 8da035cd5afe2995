"""Questions to the database that many pages ask, put into SQL once."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import QuerySet

# Stand for the values in the SQL until it is asked; no key of a row is negative.
_PLACES = (-(2**62), -(2**62) + 1)


class Compiled:
    """A queryset of values whose SQL is kept, where making it takes longer than the database does to answer.

    It is made by a function of so many keys, which may differ each time it is asked.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Any]], keys: int = 0) -> None:
        self._make, self._places = make, _PLACES[:keys]

    @cached_property
    def _written(self) -> tuple[str, tuple[Any, ...]]:
        return self._make(*self._places).query.sql_with_params()

    def rows(self, *keys: int) -> list[tuple[Any, ...]]:
        """Return the rows, as the database has them."""
        sql, parameters = self._written
        given = dict(zip(self._places, keys, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [given[one] if one in self._places else one for one in parameters])
            return cursor.fetchall()
