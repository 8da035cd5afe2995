"""The index on SQLite: an FTS5 table whose rows have the numbers of the passages."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from minutes.search.expressions import All, Node, Phrase, Prefix, Term, Without
from minutes.search.terms import Terms

# The passages that an expression finds. CROSS keeps the order: each found passage is looked up, never the reverse.
FOUND = "minutes_search s CROSS JOIN minutes_passage p ON p.id = s.rowid WHERE s.terms MATCH %s"
FOUND_KEYS = "SELECT rowid AS id FROM minutes_search WHERE terms MATCH %s"


def write(passages: Iterable[tuple[int, Terms]]) -> None:
    """Put the terms of new passages into the index."""
    rows = [(key, " ".join([*terms.sequence, "_", *sorted(terms.marks)])) for key, terms in passages]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO minutes_search (rowid, terms) VALUES (%s, %s)", rows)


def erase(condition: str, parameters: Sequence[Any]) -> None:
    """Take the passages that the condition names out of the index, before they are deleted."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM minutes_search WHERE rowid IN (SELECT p.id FROM minutes_passage p WHERE {condition})",
            parameters,
        )


def written(node: Node) -> str:
    """Return the expression as FTS5 reads it."""
    if isinstance(node, Term):
        return f'"{node.term}"'
    if isinstance(node, Prefix):
        return f'"{node.prefix}"*'
    if isinstance(node, Phrase):
        return f'"{" ".join(node.terms)}"'
    if isinstance(node, Without):
        return f"({written(node.kept)} NOT {written(node.left_out)})"
    operator = " AND " if isinstance(node, All) else " OR "
    return f"({operator.join(map(written, node.parts))})"
