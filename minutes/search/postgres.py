"""The index on PostgreSQL: a tsvector of the passage's own terms, with GIN."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from minutes.search.expressions import All, Node, Phrase, Prefix, Term, Without
from minutes.search.terms import Terms

FOUND = "minutes_passage p WHERE p.terms @@ %s::tsquery"
FOUND_KEYS = "SELECT id FROM minutes_passage WHERE terms @@ %s::tsquery"

_LAST_PLACE = 16383


def write(passages: Iterable[tuple[int, Terms]]) -> None:
    """Put the terms of new passages into the index."""
    rows = [(_vector(terms), key) for key, terms in passages]
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE minutes_passage SET terms = %s::tsvector WHERE id = %s", rows)


def _vector(terms: Terms) -> str:
    placed = [f"'{term}':{min(place, _LAST_PLACE)}" for place, term in enumerate(terms.sequence, 1) if term != "_"]
    return " ".join([*placed, "'_'", *(f"'{mark}'" for mark in sorted(terms.marks))])


def erase(condition: str, parameters: Sequence[Any]) -> None:
    """Do nothing: the terms go with their passages."""


def written(node: Node) -> str:
    """Return the expression as a tsquery is written."""
    if isinstance(node, Term):
        return f"'{node.term}'"
    if isinstance(node, Prefix):
        return f"'{node.prefix}':*"
    if isinstance(node, Phrase):
        return "(" + " <-> ".join(f"'{term}'" for term in node.terms) + ")"
    if isinstance(node, Without):
        return f"({written(node.kept)} & !{written(node.left_out)})"
    operator = " & " if isinstance(node, All) else " | "
    return f"({operator.join(map(written, node.parts))})"
