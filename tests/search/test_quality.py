"""How well the search finds what people ask for, beside what the databases find by themselves.

The archive is that of `corpus.py`. Half of the questions are open, to build the search against. The others are held
back, and of them only the totals are told: SHOW_HELD_BACK=1 shows which of them failed, when all is done.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Model

from minutes.models import AgendaItem, Attachment, Meeting, Topic
from minutes.search import finding, index
from organisations.models import Body, Organisation, Person

from .asking import find
from .baselines import Ask, documents, name_of, plain_fts5, swedish_configuration
from .corpus import load_corpus

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]

HALVES = ("open", "held_back")
SUCCESS_WITHIN, RECALL_WITHIN = 3, 25
GOOD_ENOUGH = 0.95
MODELS: dict[str, type[Model]] = {
    "item": AgendaItem,
    "meeting": Meeting,
    "attachment": Attachment,
    "body": Body,
    "person": Person,
    "organisation": Organisation,
    "topic": Topic,
}
OWN_SEARCH = {"postgresql": ("“swedish”", swedish_configuration), "sqlite": ("plain FTS5", plain_fts5)}


def found(query: str) -> list[str]:
    """Return what our search answers, the best first: an item for whatever stands under it, else the entry itself."""
    return [name_of(row_of(hit)) for hit in find(query, 3 * RECALL_WITHIN)]


def row_of(hit: finding.Hit) -> Model:
    """Return the row that the answer is about."""
    return MODELS[hit.kind].objects.get(pk=hit.target)


@dataclass
class Question:
    """What somebody types, and the names of everything that is right."""

    query: str
    kind: str
    right: list[str]


@dataclass
class Result:
    """How a question was answered: whether rightly at the top, and how much of what is right came at all."""

    question: Question
    is_success: bool
    recall: float

    @property
    def is_flawless(self) -> bool:
        """Tell whether nothing could be better."""
        return self.is_success and self.recall == 1


@pytest.fixture(scope="module")
def archive(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the archive for the tests of this module, and take it away after."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_corpus()
        index.rebuild()
        yield
        transaction.set_rollback(True)


def questions(half: str) -> list[Question]:
    """Return the questions of a half."""
    text = (Path(__file__).parent / half / "queries.json").read_text(encoding="utf-8")
    return [Question(**row) for row in json.loads(text)]


def answered(question: Question, ask: Ask) -> Result:
    """Ask the question, and hold the answers against what is right."""
    answers = list(dict.fromkeys(ask(question.query)))[:RECALL_WITHIN]
    right = set(question.right)
    return Result(question, bool(right & {*answers[:SUCCESS_WITHIN]}), len(right & {*answers}) / len(right))


def figures(results: list[Result]) -> tuple[float, float]:
    """Return success and recall, each as the mean of the questions."""
    success = sum(result.is_success for result in results) / len(results)
    return success, sum(result.recall for result in results) / len(results)


def may_be_shown(half: str) -> bool:
    """Tell whether single questions of the half may be named."""
    return half == "open" or "SHOW_HELD_BACK" in os.environ


def row_of_table(engine: str, results: dict[str, list[Result]]) -> str:
    """Return an engine's row, with what each column holds."""
    row = f"\n{engine + ', ' + connection.vendor:32}"
    for half, of_half in results.items():
        success, recall = figures(of_half)
        row += f"  {half}: success@{SUCCESS_WITHIN} {success:.3f} recall@{RECALL_WITHIN} {recall:.3f}"
    return row


def faults(results: list[Result]) -> Iterator[str]:
    """Yield a line for each question that was not answered without a flaw."""
    for result in results:
        if not result.is_flawless:
            at_top = "right at the top" if result.is_success else "WRONG AT THE TOP"
            yield f"  {result.question.kind}: {result.question.query}  ({at_top}, recall {result.recall:.2f})"


def test_our_search_finds_what_people_ask_for(archive, capsys):
    results = {half: [answered(question, found) for question in questions(half)] for half in HALVES}
    with capsys.disabled():
        print(row_of_table("our search", results))
        for half in filter(may_be_shown, HALVES):
            print(*faults(results[half]), sep="\n")
    assert all(figure >= GOOD_ENOUGH for half in HALVES for figure in figures(results[half]))


def test_what_the_database_finds_by_itself(archive, capsys):
    name, engine = OWN_SEARCH[connection.vendor]
    with engine() as ask:
        results = {half: [answered(question, ask) for question in questions(half)] for half in HALVES}
    with capsys.disabled():
        print(row_of_table(name, results))
    assert any(result.is_flawless for result in results["open"])


@pytest.mark.parametrize("half", HALVES)
def test_right_answers_stand_in_the_archive(half, archive):
    known = {name for name, _ in documents()}
    lost = [question.query for question in questions(half) if not known.issuperset(question.right)]
    assert not lost, lost if may_be_shown(half) else len(lost)
