"""What the databases find by themselves, over the same rows as our search: the measure that it has to beat."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from django.db import connection
from django.db.models import Model

from minutes.models import AgendaItem, Attachment, Topic
from organisations.models import Body, Organisation, Person

Ask = Callable[[str], list[str]]


def name_of(row: Model) -> str:
    """Return how the questions name a row: a row of an item by its item, all else by kind and slug."""
    item = row if isinstance(row, AgendaItem) else getattr(row, "item", None)
    if item is not None:
        return f"{item.meeting.slug} / {item.title}"
    if isinstance(row, Attachment):
        row = row.meeting
    return f"{row._meta.model_name}:{row.slug}"


def documents() -> Iterator[tuple[str, str]]:
    """Yield the name and all the words of every item, body, organisation, person and topic."""
    items = AgendaItem.objects.published().select_related("meeting__body")
    for item in items.prefetch_related("presenters", "decisions", "actionitems__responsibles", "attachments"):
        words = [item.title, item.text, str(item.meeting)]
        words += [presenter.name for presenter in item.presenters.all()]
        words += [f"Beslut: {decision.text} {decision.condition}" for decision in item.decisions.all()]
        for action in item.actionitems.all():
            words += [action.text, *(responsible.name for responsible in action.responsibles.all())]
        for attachment in item.attachments.all():
            words += [attachment.label, attachment.title, attachment.summary, attachment.text]
        yield name_of(item), "\n".join(words)
    for model in (Body, Organisation, Person, Topic):
        for entry in model.objects.all():
            more = [getattr(entry, "description", ""), getattr(entry, "words", "")]
            yield name_of(entry), "\n".join([*entry.names, *more])


@contextmanager
def swedish_configuration() -> Iterator[Ask]:
    """Offer PostgreSQL's own search with its own Swedish, over the documents."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE own_search (name text, words tsvector)")
        cursor.executemany("INSERT INTO own_search VALUES (%s, to_tsvector('swedish', %s))", list(documents()))

        def ask(query: str) -> list[str]:
            cursor.execute(
                "SELECT name FROM own_search, websearch_to_tsquery('swedish', %s) query WHERE words @@ query"
                " ORDER BY ts_rank(words, query) DESC, name LIMIT 25",
                [query.replace(" eller ", " or ")],
            )
            return [name for (name,) in cursor.fetchall()]

        yield ask
        cursor.execute("DROP TABLE own_search")


@contextmanager
def plain_fts5() -> Iterator[Ask]:
    """Offer SQLite's own full text search as it comes, over the documents.

    It lies beside the archive: a virtual table does not survive that a test is rolled back to a savepoint.
    """
    with closing(sqlite3.connect(":memory:")) as own:
        own.execute("CREATE VIRTUAL TABLE own_search USING fts5 (name UNINDEXED, words, tokenize = 'unicode61')")
        own.executemany("INSERT INTO own_search VALUES (?, ?)", documents())

        def ask(query: str) -> list[str]:
            rows = own.execute(
                "SELECT name FROM own_search WHERE own_search MATCH ? ORDER BY bm25(own_search), name LIMIT 25",
                [_for_fts5(query)],
            )
            return [name for (name,) in rows]

        yield ask


def _for_fts5(query: str) -> str:
    """Return the query in the language of FTS5: all words, phrases, “eller”, words to leave out, prefixes."""
    parts = []
    for part in re.findall(r'-?"[^"]*"|\S+', query):
        if part == "eller":
            parts.append("OR")
            continue
        words = part.strip('-*"').replace('"', "")
        parts.append(("NOT " if part.startswith("-") else "") + f'"{words}"' + ("*" if part.endswith("*") else ""))
    return " ".join(parts)
