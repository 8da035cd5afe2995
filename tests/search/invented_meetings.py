"""Invented meetings: a hundred items written by hand, the others put together of sentences written by hand.

The same every time: the same meetings, items and words on every machine and Python.
"""

import datetime
import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from minutes.models.dates import MONTHS

FOLDER = Path(__file__).parent / "invented"
YEARS = range(2017, 2026)
MONTHS_WITH_MEETINGS = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)
AMOUNTS = ("45 000", "180 000", "640 000", "1,2 miljoner", "3,8 miljoner", "12 miljoner")
WHERE = ("Via Teams", "Via Zoom", "Kommunhuset", "Regionens hus", "Vårdcentralens samlingssal")

Choice = TypeVar("Choice")


@dataclass
class Item:
    """An agenda item in words: what stands under it, and whom it names."""

    title: str
    topics: list[str]
    sentences: list[str] = field(default_factory=list)
    presenters: list[str] = field(default_factory=list)
    decisions: list[tuple[str, str, str]] = field(default_factory=list)  # outcome, text, condition
    actions: list[tuple[str, str, str]] = field(default_factory=list)  # responsible, text, time as written
    attachments: list[tuple[str, str, str]] = field(default_factory=list)  # label, title, text


@dataclass
class Meeting:
    """A meeting in words."""

    body: str
    date: datetime.date
    place: str
    items: list[Item]
    attendees: list[str] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """Return the address of the meeting."""
        return f"{self.date}-{self.body}"


@dataclass
class Aspect:
    """One side of a subject, and what can be said, decided and given to somebody to do about it."""

    subject: str
    topic: str
    titles: list[str]
    years: range
    sentences: list[str] = field(default_factory=list)
    decisions: list[tuple[str, str]] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)


class Chance(random.Random):
    """Chance that falls out alike everywhere, which only `random()` promises to do."""

    def one(self, of: Sequence[Choice]) -> Choice:
        """Return one of them."""
        return of[int(self.random() * len(of))]

    def some(self, number: int, of: Sequence[Choice]) -> list[Choice]:
        """Return so many of them, in their own order."""
        left = list(range(len(of)))
        while len(left) > number:
            left.remove(self.one(left))
        return [of[place] for place in left]


@cache
def registers() -> dict[str, Any]:
    """Return the registers that the invented meetings need beside those of the real ones."""
    return tomllib.loads((FOLDER / "registers.toml").read_text(encoding="utf-8"))


@cache
def focus_of_bodies() -> dict[str, list[str]]:
    """Return the subjects that each body speaks of most."""
    return {body["slug"]: body["focus"] for body in registers()["bodies"]} | registers()["focus"]


def part_of_country(body: str) -> str:
    """Return the region that the body with the slug belongs to."""
    regions = {row["slug"]: row["region"] for row in registers()["bodies"]}
    home = {"avtalsutskottet": "stockholm", "chefsgruppen-orebro": "orebro"} | regions
    return home.get(body, "skane").partition("-")[0]


@cache
def meetings() -> list[Meeting]:
    """Return every invented meeting, by date."""
    chance = Chance(20170101)
    by_hand = _by_hand()
    found = []
    for body, focus in focus_of_bodies().items():
        written = {meeting.date.year: meeting for meeting in by_hand if meeting.body == body}
        for year in YEARS:
            month, day = chance.one(MONTHS_WITH_MEETINGS), 1 + int(chance.random() * 28)
            made = Meeting(body, datetime.date(year, month, day), chance.one(WHERE), [])
            found.append(_fill(written.get(year, made), focus, chance))
    return sorted(found, key=lambda meeting: (meeting.date, meeting.body))


def _fill(meeting: Meeting, focus: list[str], chance: Chance) -> Meeting:
    """Give a meeting its attendees, and the items that nobody has written by hand."""
    named = [name for item in meeting.items for name in (*item.presenters, *(row[0] for row in item.actions))]
    people = [name for name, _ in registers()["people"][part_of_country(meeting.body)]]
    others = [name for name in people if name not in named]
    meeting.attendees = sorted({*named} & {*people}) + chance.some(5, others)
    possible = [aspect for aspect in _aspects() if meeting.date.year in aspect.years]
    usual = [aspect for aspect in possible if aspect.subject in focus]
    possible = [aspect for aspect in possible if aspect.subject not in ("allmant", "formalia")]
    picked: list[Aspect] = []
    while len(picked) + len(meeting.items) < 7:
        aspect = chance.one(usual if chance.random() < 0.5 else possible)
        if aspect not in picked:
            picked.append(aspect)
    first, other, last = (aspect for aspect in _aspects() if aspect.subject == "formalia")
    places = [first, *picked, *chance.some(chance.one((0, 1)), [other]), last]
    made = [_item(aspect, meeting, chance) for aspect in places]
    meeting.items = [made[0], *meeting.items, *made[1:]]
    return meeting


def _item(aspect: Aspect, meeting: Meeting, chance: Chance) -> Item:
    """Put an item together."""
    words = _words(meeting, chance)

    def filled(sentence: str) -> str:
        numbers = {"n": 3 + int(chance.random() * 93), "p": 12 + int(chance.random() * 82)}
        return sentence.format_map(words | numbers)

    said = chance.some(2 + int(chance.random() * 3), aspect.sentences)
    if aspect.subject != "formalia" and chance.random() < 0.4:
        said.append(chance.one(_aspects()[0].sentences))
    item = Item(chance.one(aspect.titles), [aspect.topic], [filled(sentence) for sentence in said])
    if aspect.subject != "formalia" and chance.random() < 0.5:
        item.presenters.append(chance.one(meeting.attendees))
    if aspect.decisions and chance.random() < 0.6:
        outcome, text = chance.one(aspect.decisions)
        item.decisions.append((outcome, filled(text), ""))
    if aspect.actions and chance.random() < 0.5:
        responsible = chance.one([chance.one(meeting.attendees), "Sekreteraren", "Kommunerna"])
        item.actions.append((responsible, filled(chance.one(aspect.actions)), f"{words['m']} {words['y1']}"))
    left = [filled(sentence) for sentence in aspect.sentences if sentence not in said]
    if left and chance.random() < 0.4:
        title = f"Underlag till ”{chance.one(aspect.titles)}”"
        item.attachments.append((f"Bilaga {1 + int(chance.random() * 5)}", title, " ".join(left)))
    return item


def _words(meeting: Meeting, chance: Chance) -> dict[str, str]:
    """Return what fills the gaps in the sentences of an item."""
    part = part_of_country(meeting.body)
    places = registers()["places"][part]
    place = chance.one(places)
    return {
        "k": place,
        "k2": chance.one([other for other in places if other != place]),
        "s": chance.one(registers()["hospitals"][part]),
        "v": chance.one(registers()["health_centres"][part]),
        "b": chance.one(AMOUNTS),
        "d": f"{1 + int(chance.random() * 28)} {chance.one(MONTHS)}",
        "m": chance.one(MONTHS),
        "y0": str(meeting.date.year - 1),
        "y1": str(meeting.date.year + 1),
        "person": chance.one(meeting.attendees),
    }


@cache
def _aspects() -> list[Aspect]:
    """Return every side of every subject, what fits them all first."""
    aspects: list[Aspect] = []
    subject = topic = ""
    subject_years = YEARS
    for mark, rest in _marked_lines("sentences.txt"):
        if mark == "#":
            subject, topic, years = (*rest.split(" : "), "", "")[:3]
            subject_years = _years(years) if years else YEARS
        elif mark == "##":
            titles, _, years = rest.partition(" : ")
            aspects.append(Aspect(subject, topic, titles.split(" | "), _years(years) if years else subject_years))
        elif mark == "-":
            aspects[-1].sentences.append(rest)
        elif mark == "=":
            outcome, text = rest.split(" | ")
            aspects[-1].decisions.append((outcome, text))
        else:
            aspects[-1].actions.append(rest)
    return aspects


def _years(text: str) -> range:
    first, last = text.split("-")
    return range(int(first), int(last) + 1)


def _by_hand() -> list[Meeting]:
    """Return the meetings with the items that are written by hand."""
    found: list[Meeting] = []
    for mark, rest in _marked_lines("handwritten.txt"):
        item = found[-1].items[-1] if found and found[-1].items else None
        if mark == "@":
            head, place = rest.split(" | ")
            date, body = head.split()
            found.append(Meeting(body, datetime.date.fromisoformat(date), place, []))
        elif mark == "#":
            title, topics = rest.split(" | ")
            found[-1].items.append(Item(title, topics.split(", ")))
        elif mark == "~":
            item.presenters.append(rest)
        elif mark == "=":
            outcome, text, condition = (*rest.split(" | "), "")[:3]
            item.decisions.append((outcome, text, condition))
        elif mark == "!":
            responsible, text = rest.split(" : ")
            text, _, due = text.partition(" | ")
            item.actions.append((responsible, text, due))
        elif mark == "+":
            label, text = rest.split(" | ")
            title, text = text.split(" : ")
            item.attachments.append((label, title, text))
        else:
            item.sentences.append(rest)
    return found


def _marked_lines(name: str) -> list[tuple[str, str]]:
    """Return the lines of a file, the mark that each begins with apart; running text has none."""
    lines = []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if line:
            lines.append((mark, rest) if mark in ("@", "#", "##", "-", "=", "!", "~", "+") else ("", line))
    return lines
