"""The same order on every database: that of a slow reckoning in plain Python."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from minutes.models import Meeting
from minutes.privacy import Masker
from minutes.search import documents, finding, index
from minutes.search.documents import Document
from minutes.search.expressions import All, Node, Phrase, Prefix, Term, Without
from minutes.search.terms import Terms, terms_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

REGISTERS = ["regions", "topics", "organisations", "bodies", "abbreviations", "people", "memberships"]
WORDS = [
    *("SIP", "läkarstöd", "hjälpmedel", "vård", "vard", "stöd", "avtal", "beslut", "covid", "covid-19", "digital"),
    *("e-hälsa", "samverkan", "budget", "äldre", "palliativ", "palliativ*", "vaccin*", "kommunerna", "patienter"),
    *("bilaga", "organisation", "information", "utskrivning", "psykiatri", "barn", "kompetensförsörjning"),
    *("primärvård", "målbild", "handlingsplan", "workshop", "rapport", "internat", "avtalsutskottet", "Skåne"),
    *("nordväst", "Mellersta", "tjänstemannaberedningen", "chefsgruppen", "hemsjukvård", "rehabilitering", "ärende"),
    *("samordning", "medicin", "journal"),
]
QUERIES = [
    *WORDS,
    *(f"{one} {other}" for one, other in pairwise(WORDS)),
    "vem ansvarar för läkarstöd",
    "vad beslutades om SIP",
    "beslut om hjälpmedel 2020",
    '"nära vård"',
    '"samordnad individuell plan"',
    "samordnad individuell plan",
    "bilaga 7",
    "covid -vaccin",
    "demens eller budget",
    "organ:avtalsutskottet vård",
    "ämne:SIP",
    "beslut:vård",
    "år:2020 kommun",
    "efter:2021 vård",
    "före:2021-01 samverkan",
    'person:"Marie Stadig"',
    "vård år:2024 eller SIP",
]


@pytest.fixture(scope="module")
def passages(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[tuple[Document, Terms]]]:
    """Load the five meetings, and return all that is found in the archive with its terms."""
    fixtures = settings.BASE_DIR / "fixtures"
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(SIMPLE_HISTORY_ENABLED=False):
            files = [
                *(fixtures / f"{name}.json" for name in REGISTERS),
                *sorted((fixtures / "meetings").glob("*.json")),
            ]
            call_command("loaddata", *files, verbosity=0)
        index.rebuild()
        masker = Masker()
        made = [entry for entries in documents.OF_REGISTER.values() for entry in entries(masker)]
        for meeting in documents.with_texts(Meeting.objects.values_list("pk", flat=True)):
            made += documents.of_meeting(meeting, masker)
        words = index.lexicon(index.state().generation)
        yield [(one, terms_of(one.texts, one.names, one.all_marks, words)) for one in made]
        transaction.set_rollback(True)


def has(terms: Terms, node: Node) -> bool:
    """Tell whether a passage with the terms is what the expression asks for."""
    if isinstance(node, Term):
        return node.term in terms.sequence or node.term in terms.marks
    if isinstance(node, Prefix):
        return any(one.startswith(node.prefix) for one in (*terms.sequence, *terms.marks))
    if isinstance(node, Phrase):
        length = len(node.terms)
        starts = range(len(terms.sequence) - length + 1)
        return any(tuple(terms.sequence[start : start + length]) == node.terms for start in starts)
    if isinstance(node, Without):
        return has(terms, node.kept) and not has(terms, node.left_out)
    return (all if isinstance(node, All) else any)(has(terms, part) for part in node.parts)


def expected(passages: list[tuple[Document, Terms]], search: finding.Search) -> list[str]:
    """Return the addresses of the answers in the order that the points make."""
    asked, question = search.asked(), search.question
    first = question.first_day.toordinal() if question.first_day else 0
    last = question.last_day.toordinal() if question.last_day else 10**9
    ranked = []
    for one, terms in passages:
        in_time = first <= one.day <= last and (one.day or not question.last_day)
        if one.kind in finding.NOT_SHOWN or not in_time or not has(terms, asked.expression):
            continue
        points = sum(points for node, points in asked.points if has(terms, node))
        points += (one.day - 730_000) // 100 if one.day > 730_000 else 0 if one.day else 60
        ranked.append(((-points, -one.day, one.tie), one.address))
    return list(dict.fromkeys(address for _, address in sorted(ranked)))


def test_the_order_is_that_of_the_points(passages: list[tuple[Document, Terms]]) -> None:
    assert len(QUERIES) >= 100
    answered = 0
    for text in QUERIES:
        search = finding.prepare(text)
        keys = finding.best(search, search.asked(), [], "relevance", 1000)
        answers = [hit.address for hit in finding.shown(keys)]

        assert answers == expected(passages, search), text
        answered += bool(answers)
    assert answered > 80
