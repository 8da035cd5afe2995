"""Read the same small meeting in the many ways that a head, a list of people, a heading and a decision are written."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from minutes.importing.parsed import ParsedMinutes
from minutes.importing.parser import parse
from minutes.importing.readers import read

FOLDER = Path(__file__).parent / "variants"
HEAD = "Minnesanteckningar Länsgrupp äldre\n2024-03-05 kl 9-11, Teams\n"
PEOPLE = "\nNärvarande: Anna Ek (Lund), Bo Ros (Malmö), Cecilia Alm (Region Skåne)\n"
ITEMS = "\n1. Inledning\nAnna hälsar välkommen.\n\n2. Ekonomi\n{}\n\n3. Övrigt\nInget.\n"
DECIDED = "Gruppen beslutar att godkänna budgeten."
TITLES = ["Inledning", "Läget i kommunerna", "Rutin för larm", "Nästa möte"]
SIGNED = "\n\nVid anteckningarna\nBo Ros\n"
ABSENT = ("absent", "apologies")


def variants(name: str) -> list[Any]:
    """Give the ways of writing one thing, each with its lines as its name."""
    told = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(one, id=str(place)) for place, one in enumerate(told)]


def minutes_of(text: str) -> ParsedMinutes:
    """Give the minutes of a text."""
    return parse(read("protokoll.md", text.encode()))


def plain(text: str) -> str:
    """Give the words of a text, in lower case."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@pytest.mark.parametrize("told", variants("heads"))
def test_head_gives_body_day_times_and_place(told: dict[str, Any]) -> None:
    minutes = minutes_of("\n".join(told["head"]) + f"\n{PEOPLE}" + ITEMS.format(DECIDED))
    times = [one.strftime("%H:%M") if one else None for one in (minutes.start, minutes.end)]
    assert [plain(minutes.body_name), str(minutes.date), *times, plain(minutes.place)] == [
        plain(told["body"]), told["date"], told["start"], told["end"], plain(told["place"]),
    ]  # fmt: skip


@pytest.mark.parametrize("told", variants("people"))
def test_people_are_read_with_their_presence(told: dict[str, Any]) -> None:
    minutes = minutes_of(f"{HEAD}\n" + "\n".join(told["lines"]) + ITEMS.format(DECIDED))
    presence = {"partly": "present", **dict.fromkeys(ABSENT, "absent")}
    assert [[one.name, presence.get(one.presence, one.presence)] for one in minutes.attendees] == told["people"]


@pytest.mark.parametrize("told", variants("headings"))
def test_headings_are_the_items(told: dict[str, Any]) -> None:
    minutes = minutes_of(f"{HEAD}{PEOPLE}\n" + "\n".join(told["lines"]) + SIGNED)
    assert [one.title.rstrip(".") for one in minutes.items] in (TITLES, TITLES[:-1])
    assert sum(len(one.decisions) for one in minutes.items) == 1


@pytest.mark.parametrize("told", variants("decisions"))
def test_decisions_of_the_meeting_are_told_from_those_of_others(told: dict[str, Any]) -> None:
    minutes = minutes_of(f"{HEAD}{PEOPLE}" + ITEMS.format("\n".join(told["text"])))
    texts = [one.text for item in minutes.items for one in item.decisions if one.kind == "decision"]
    assert texts == told["decisions"]
