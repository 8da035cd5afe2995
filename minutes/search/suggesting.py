"""Entries of the registers whose names begin as what is being typed."""

from django.db import connection

from minutes.models import Passage
from minutes.search.analysis import stem, tokens
from minutes.search.engine import engine
from minutes.search.expressions import Prefix, Term, either, every
from minutes.search.finding import in_use
from minutes.search.terms import term

MOST = 8
MOST_READ = 200  # the shortest names, of which the best are told
_LABELS = {
    Passage.Kind.BODY: "Organ",
    Passage.Kind.TOPIC: "Ämne",
    Passage.Kind.PERSON: "Person",
    Passage.Kind.ORGANISATION: "Organisation",
}


def suggestions(text: str) -> list[dict[str, str]]:
    """Return name, kind and address of entries that have words which begin with each of the words. One query."""
    words = [token.word for token in tokens(text) if not token.joined][:6]
    if not words or sum(map(len, words)) < 2:
        return []
    begun = every(either([Prefix(f"t_{term(word)}"), Term(f"t_{term(stem(word))}")]) for word in words)
    expression = every([begun, either(Term(f"_k{kind}") for kind in _LABELS)])
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT p.kind, t.title, t.address FROM {in_use()} ORDER BY length(t.title), p.id LIMIT {MOST_READ}",
            [engine().written(expression)],
        )
        rows = cursor.fetchall()
    order = list(_LABELS)
    beginning = words[0]
    rows.sort(key=lambda row: (not row[1].casefold().startswith(beginning), order.index(row[0]), len(row[1]), row[1:]))
    return [{"name": title, "kind": _LABELS[Passage.Kind(kind)], "url": url} for kind, title, url in rows[:MOST]]
