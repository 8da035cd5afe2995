"""Doubt what deserves it, and no more."""

import pytest

from minutes.importing.parsed import ParsedAttendee, ParsedItem, ParsedWarning
from minutes.importing.parser.doubts import about_names, about_people
from minutes.importing.parser.names import alike
from minutes.importing.parser.rows import Row

LIST = (ParsedAttendee("Mats Renard"), ParsedAttendee("Anna Borg"))


def doubts(text: str) -> list[ParsedWarning]:
    """Give the doubts about the names of one line."""
    return about_names([Row((7,), text, (text,), (0,))], LIST, set())


def test_another_spelling_of_someone_on_the_list_is_told_as_such() -> None:
    (doubt,) = doubts("I gruppen ingår Mats Renad.")
    assert (doubt.text, doubt.name) == ("Mats Renard i närvarolistan skrivs även Mats Renad.", "Mats Renad")


@pytest.mark.parametrize(
    "text",
    ["Kurator Ida Vass berättar.", "Ida Vass, kurator, är ny.", "Frågor till Ida Vass.", "Anna Borg och Ida Vass."],
)
def test_person_beside_title_verb_or_name_is_doubted(text: str) -> None:
    assert [one.name for one in doubts(text)] == ["Ida Vass"]


@pytest.mark.parametrize("text", ["Mina Planer är inget journalsystem.", "Kallelsen ligger i Mina Planer sedan maj."])
def test_words_that_only_look_like_a_name_are_not_doubted(text: str) -> None:
    assert doubts(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mats Renard", "Mats Renad"), ("Rikard Frobell", "Richard Frobell"), ("Annett Haaf", "Anette Haaf"),
     ("Carl-Henric Ek", "Carl Henrik Ek"), ("Tobias Nässen", "Tobias Nässén")],
)  # fmt: skip
def test_alike_spellings(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Anna Ek", "Anna Al"), ("Per Holm", "Pär Holm"), ("Mats Renard", "Lars Renard")]
)
def test_names_of_two_people_are_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)


def test_presenter_in_another_spelling_is_told_as_such() -> None:
    (doubt,) = about_people([ParsedItem("Läget", presenters=("Mats Renad",))], LIST)
    assert "skrivs även Mats Renad" in doubt.text
