"""Read the five real documents, where they are at hand: fields, people, items, decisions, and no word lost."""

import importlib.util
import json
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from minutes.importing.lines import Document
from minutes.importing.parsed import ParsedMinutes
from minutes.importing.parser import parse
from minutes.importing.parser.evidence import lost_words, words
from minutes.importing.parser.reading import read_whole
from minutes.importing.prediction import prediction
from minutes.importing.readers import read

MINUTES = Path(__file__).resolve().parents[2].parent / "shared" / "minutes"
NAMES = sorted(path.stem for path in MINUTES.glob("*.txt"))
FIELDS = ("date", "start", "end", "place", "body_name")

pytestmark = pytest.mark.skipif(not NAMES, reason="the five documents are not beside this checkout")
each_document = pytest.mark.parametrize("name", NAMES or [pytest.param("none", marks=pytest.mark.skip)])


@cache
def document(name: str) -> Document:
    """Give the lines of a document; its file's name, which holds the date, is kept from the parser."""
    return read("protokoll.txt", (MINUTES / f"{name}.txt").read_bytes())


@cache
def parsed(name: str) -> ParsedMinutes:
    """Give the minutes of a document."""
    return parse(document(name))


@cache
def score() -> ModuleType:
    """Load the score that stands beside the documents."""
    spec = importlib.util.spec_from_file_location("score", MINUTES / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@each_document
def test_score_of_each_document(name: str) -> None:
    gold = json.loads((MINUTES / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    result = score().score(json.loads(json.dumps(prediction(parsed(name)))), gold)
    assert result["attendees"]["f1"] >= 0.95
    assert result["items"]["f1"] >= 0.95
    assert result["decisions"] is None or result["decisions"]["f1"] >= 0.9
    assert [field for field in FIELDS if not result["fields"][field]] == []


@each_document
def test_no_word_is_lost_from_each_line(name: str) -> None:
    assert lost_words(document(name), read_whole(document(name))) == {}


def running_text(minutes: ParsedMinutes) -> Counter[str]:
    """Count the words of all fields that hold running text."""
    total = words(minutes.preamble)
    for item in minutes.items:
        texts = (
            item.text,
            *(f"{one.text} {one.condition}" for one in item.decisions),
            *(one.text for one in item.actions),
        )
        total += words(" ".join(texts))
    for part in minutes.attachments:
        if part.item is None:
            total += words(part.text)
    return total


@each_document
def test_running_text_stands_in_one_field_only(name: str) -> None:
    source: Counter[str] = Counter()
    for line in document(name).lines:
        source += words(line.text)
    joined = {"kunskapsstyrning"}  # a word that a page header splits in the source
    assert set(running_text(parsed(name)) - source) <= joined


def by_number(minutes: ParsedMinutes, number: str):
    """Give the first item with a printed number."""
    return next(item for item in minutes.items if item.number == number)


def test_skane_centralt_sides_regions_and_conditions() -> None:
    minutes = parsed("skane-centralt-2020-12-04")
    assert Counter(one.side for one in minutes.attendees) == {"region": 10, "municipalities": 11}
    place = next(place for place, item in enumerate(minutes.items) if item.title == "Covid-19")
    reports = [item for item in minutes.items if item.parent == place]
    assert [one.title for one in reports] == ["Mellersta", "Sydväst", "Nordväst", "Nordost", "Sydöst", "Malmö"]
    assert all(one.region_names == (one.title,) for one in reports)
    assert "Primärvården diskuterar" in reports[3].text
    assert "Från kommunerna" in minutes.items[place].text
    assert minutes.name_consent == "all"
    assert minutes.form == "online"
    assert minutes.record_kind == "notes"
    assert any("Bim Soerich" in one.text for one in minutes.warnings)
    planned = [(one.body_name, str(one.date)) for one in minutes.planned_meetings]
    assert planned == [("Centralt Samverkansorgan", "2020-12-11")]
    assert minutes.next_meeting is None


def test_skane_mellersta_slides_are_one_appended_part() -> None:
    minutes = parsed("skane-mellersta-2024-04-05")
    appended = [part for part in minutes.attachments if part.item is None]
    assert len(appended) == 1
    assert "ÖVERENSKOMMELSE OM PALLIATIV VÅRD" in appended[0].text
    assert {one.group for one in minutes.attendees} == {"Delregionala tjänstepersoner", "Operativ grupp Mellersta"}
    assert sum(one.presence == "apologies" for one in minutes.attendees) == 12
    chairs = {one.name: one.role for one in minutes.attendees if one.role in ("chair", "vice_chair")}
    assert chairs == {"Maria Zinatbakhsh Popoola": "chair", "Marie Borgand": "vice_chair"}


def test_skane_nordvast_warns_of_numbers_and_comma() -> None:
    minutes = parsed("skane-nordvast-2021-10-15")
    texts = " ".join(one.text for one in minutes.warnings)
    assert "från 11 till 13" in texts
    assert "Numret § 15 finns på mer än en punkt" in texts
    assert "komma" in texts
    assert [one.outcome for one in by_number(minutes, "§ 6").decisions] == ["taken_home"]
    assert by_number(minutes, "§ 10").decisions[-1].outcome == "postponed"
    assert [(str(one.date), str(one.last_date)) for one in minutes.planned_meetings] == [("2021-11-22", "2021-11-23")]
    assert minutes.next_meeting is None


def test_stockholm_keeps_questions_and_answers_and_decides_nothing() -> None:
    minutes = parsed("stockholm-avtalsutskottet-2020-03-06")
    assert not any(item.decisions for item in minutes.items)
    text = by_number(minutes, "6").text
    assert text.index("Fråga: Vilken målbild") < text.index("Svar: Det är svårt")
    assert "hälso- och sjukvården som har möjlighet" in text


def test_stockholm_presentation_round_fills_the_list() -> None:
    minutes = parsed("stockholm-avtalsutskottet-2020-03-06")
    people = {one.name: one for one in minutes.attendees}
    chair = people["Annett Haaf"]
    assert (chair.title, chair.organisation, chair.party) == ("ordförande i socialnämnden", "Haninge kommun", "S")
    assert people["Lotta Wigren"].organisation == "Huddinge kommun"
    assert people["Carl-Henric Svenson"].party == "M"
    assert people["Daniel Larson"].organisation == ""
    assert "Anette Haaf" in by_number(minutes, "2").text
    assert "Maria Levin" not in people


def test_orebro_page_header_is_removed_and_the_word_joined() -> None:
    minutes = parsed("orebro-chefsgrupp-2020-11-13")
    assert "kunskapsstyrning inom hälso- och sjukvården" in by_number(minutes, "6").text
    assert not any("Tjänsteställe" in item.text for item in minutes.items)
    assert sum(one.text == "Tjänsteställe" for one in minutes.removals) == 8
    assert [one.kind for one in by_number(minutes, "5").decisions].count("proposal") == 3
    assert len(minutes.planned_meetings) == 9
    assert any(one.last_date for one in minutes.planned_meetings)
    substitute = next(one for one in minutes.attendees if one.substitutes_for)
    assert (substitute.name, substitute.substitutes_for) == ("Jeanette Gunther", "Ewa-Lena")
    assert any("ersatt av Jeanette Gunther" in one.text for one in minutes.warnings)
