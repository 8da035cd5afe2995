"""Warn of changes of role, of what cannot be known yet, and of decisions that say nothing."""

import datetime

import pytest

from minutes.importing.lines import lines_of
from minutes.importing.parsed import ParsedDecision, ParsedItem
from minutes.importing.parser.role_changes import about_roles
from minutes.importing.parser.rows import Row, rows_of
from minutes.importing.parser.time_doubts import about_times, about_verbs

HELD = datetime.date(2020, 3, 6)


def rows(text: str) -> list[Row]:
    """Give the rows of a text."""
    return rows_of(lines_of(text.split("\n"))[0])


@pytest.mark.parametrize(
    "text",
    [
        "Lars Almroth kommer att ersätta Eva Ek som vice ordförande från 1 januari.",
        "Karin E, stabschef, har tagit över som ordförande.",
        "Anna Ros är ny sekreterare i gruppen.",
    ],
)
def test_change_of_role_is_told_of_with_its_line(text: str) -> None:
    assert [one.line for one in about_roles(rows(f"Inledning\n{text}"))] == [2]


@pytest.mark.parametrize("text", ["Anna Ros hälsade alla välkomna.", "Rutinen ersätter den gamla."])
def test_other_sentences_change_no_role(text: str) -> None:
    assert about_roles(rows(text)) == []


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("Antalet har ökat sedan december 2020.", True),
        ("Nämnden beslutade den 4 april 2021 att avslå.", True),
        ("Antalet har ökat sedan december 2019.", False),
        ("Rutinen gäller från den 4 april 2021.", False),
    ],
)
def test_past_that_comes_after_the_meeting_is_told_of(text: str, warned: bool) -> None:
    assert bool(about_times(rows(text), HELD)) is warned


@pytest.mark.parametrize(
    ("text", "warned"), [("Ny rutin för insulin", True), ("Rutinen antas.", False), ("att anta rutinen", False)]
)
def test_decision_without_a_verb_is_told_of(text: str, warned: bool) -> None:
    item = ParsedItem("Rutin", decisions=(ParsedDecision(text, lines=(3,)),))
    assert bool(about_verbs([item])) is warned
