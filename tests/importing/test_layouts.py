"""Read invented minutes in the layouts that boards, associations, groups and networks use."""

import datetime
import json
from pathlib import Path

import pytest

from minutes.importing.lines import Document
from minutes.importing.parsed import ParsedMinutes
from minutes.importing.parser import parse
from minutes.importing.parser.evidence import lost_words
from minutes.importing.parser.reading import read_whole
from minutes.importing.prediction import prediction
from minutes.importing.readers import read
from tests.importing.test_five_documents import FIELDS, NAMES, score

FOLDER = Path(__file__).parent / "layouts"
LAYOUTS = {path.stem: path for path in sorted(FOLDER.iterdir()) if path.is_file()}
GOLD = sorted(path.stem for path in (FOLDER / "gold").glob("*.json"))  # what a careful reader finds


def document(name: str) -> Document:
    """Give the lines of a layout."""
    return read(LAYOUTS[name].name, LAYOUTS[name].read_bytes())


def parsed(name: str) -> ParsedMinutes:
    """Give the minutes of a layout."""
    return parse(document(name))


def decisions(minutes: ParsedMinutes) -> list[str]:
    """Give the texts of all decisions that are no proposals."""
    return [one.text for item in minutes.items for one in item.decisions if one.kind == "decision"]


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_word_is_lost(name: str) -> None:
    assert lost_words(document(name), read_whole(document(name))) == {}


@pytest.mark.skipif(not NAMES, reason="the score stands beside the five documents, which are not here")
@pytest.mark.parametrize("name", GOLD)
def test_layout_is_read_as_a_careful_reader_does(name: str) -> None:
    gold = json.loads((FOLDER / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    result = score().score(json.loads(json.dumps(prediction(parsed(name)))), gold)
    assert [field for field in FIELDS if not result["fields"][field]] == []
    for part in ("attendees", "items", "decisions"):
        about = result["info"][part]
        assert result[part] is None or result[part]["f1"] == 1, (about["missing"], about["extra"])
    right, of = result["info"]["attendees"]["status"]
    assert right == of


@pytest.mark.parametrize(
    ("name", "body", "date", "people", "items", "decided"),
    [
        ("municipal-board", "Socialnämnden", "2023-05-16", 8, 5, 5),
        ("association-board", "Föreningen Närvård Väst", "2024-02-07", 5, 7, 5),
        ("steering-group-markdown", "styrgrupp God och nära vård", "2024-03-12", 4, 4, 2),
        ("first-names-capitals", "Nätverk för äldres hälsa", "2024-04-05", 5, 4, 1),
        ("pasted-mail", "samverkansgrupp hemsjukvård", "2022-09-28", 5, 5, 2),
        ("table-of-attendance", "Ledningsgrupp Psykisk hälsa", "2024-05-14", 4, 4, 1),
        ("columns-by-spaces", "Styrgrupp för Vårdsamverkan Nord", "2023-09-15", 6, 6, 5),
        ("english-swedish", "Nordic Network for Telecare", "2024-03-14", 5, 3, 1),
        ("annual-meeting", "Brukarrådet Dalsland", "2024-03-17", 0, 6, 4),
        ("bold-labels", "Lokalt samverkansråd Hisingen", "2024-05-16", 4, 4, 1),
        ("groups-by-region", "Samverkansnämnden Mellansverige", "2022-02-03", 6, 4, 3),
        ("no-headings", "projektgrupp Digital vårdplan", "2023-09-12", 5, 1, 2),
        ("attendance-as-an-item", "Länsgemensam arbetsgrupp för barn och unga", "2023-05-09", 5, 8, 4),
        ("board-with-lettered-points", "Vårdförbundets samverkansråd Östergötland", "2023-03-21", 7, 7, 7),
        ("network-by-organisation", "nationella nätverket för e-hälsa", "2023-11-08", 6, 4, 1),
        ("items-in-a-table", "Samverkansgrupp psykisk ohälsa, delregion Fyrbodal", "2024-01-24", 4, 4, 2),
        ("regional-board", "Hälso- och sjukvårdsnämnden", "2024-02-20", 9, 4, 4),
        ("short-date-in-title", "ledningsgrupp hemgång Kungälv", "2023-12-05", 3, 3, 1),
        ("project-labels", "Gemensam hjälpmedelscentral", "2022-10-04", 5, 5, 4),
        ("initials-and-run-in-capitals", "Närvårdsråd Kinda", "2022-09-14", 3, 3, 1),
        ("sides-and-roman-numbers", "Partssamverkan hjälpmedel", "2023-01-24", 4, 4, 1),
        ("people-by-municipality", "Samverkansgrupp sydnärke", "2022-11-03", 5, 2, 1),
        ("boxes-and-symbols", "NOSAM Centrum", "2023-11-14", 3, 3, 1),
        ("kind-and-presenter-in-columns", "Styrgrupp Samverkan Rehabilitering och omsorg", "2022-11-25", 3, 4, 2),
        ("report-after-the-next-meeting", "Nya samverkansgruppen Värmland", "2022-10-06", 3, 4, 0),
        ("two-columns-with-marks", "SAMVERKANSNÄMNDEN FÖR HJÄLPMEDEL", "2024-02-23", 6, 3, 2),
        ("log-of-activities", "samverkan barn", "2023-05-04", 3, 3, 2),
        ("dialogue-told-in-sentences", "dialogmöte om hjälpmedel", "2023-03-14", 6, 2, 0),
        ("mail-that-says-where", "AU", "2023-05-12", 5, 2, 1),
        ("clock-times-in-headings", "Taktisk grupp barn och unga", "2024-05-29", 3, 3, 1),
    ],
)
def test_counts_of_each_layout(name: str, body: str, date: str, people: int, items: int, decided: int) -> None:
    minutes = parsed(name)
    assert minutes.body_name == body
    assert minutes.date == datetime.date.fromisoformat(date)
    assert [len(minutes.attendees), len(minutes.items), len(decisions(minutes))] == [people, items, decided]


def test_municipal_board_leaves_the_retold_and_the_signatures_apart() -> None:
    minutes = parsed("municipal-board")
    assert (minutes.start, minutes.end) == (datetime.time(13, 15), datetime.time(16, 40))
    assert minutes.place == "Kommunhuset, sal Ängen"
    assert (minutes.chair, minutes.secretary, minutes.approvers) == ("Karin Ekström", "Jon Alm", ("Per Lindqvist",))
    assert not any("mars 2023" in text or "bordlägga ärendet" in text for text in decisions(minutes))
    assert [one.kind for one in minutes.items[2].decisions] == ["decision", "proposal"]
    substitute = next(one for one in minutes.attendees if one.substitutes_for)
    assert (substitute.name, substitute.substitutes_for, substitute.party) == ("Birgitta Ros", "Olle Blad (S)", "S")
    assert minutes.attendees[-1].presence == "partly"


def test_association_board_pairs_signers_by_column() -> None:
    minutes = parsed("association-board")
    assert (minutes.secretary, minutes.approvers, minutes.chair) == ("Farah Aziz", ("Mikael Sund",), "Gunilla Berg")
    assert (minutes.start, minutes.end) == (datetime.time(18, 0), datetime.time(20, 15))
    assert minutes.next_meeting == datetime.date(2024, 3, 6)


def test_pasted_mail_takes_the_date_of_the_meeting_not_of_the_mail() -> None:
    minutes = parsed("pasted-mail")
    assert minutes.title == "Anteckningar samverkansgrupp hemsjukvård 2022-09-28"
    assert "1. kallelser kommer sent" in minutes.items[2].text


def test_table_of_actions_gives_responsible_and_due() -> None:
    actions = parsed("table-of-attendance").items[2].actions
    assert [(one.responsible, one.due_on) for one in actions] == [
        (("Mona",), datetime.date(2024, 6, 1)),
        (("Erik",), None),
    ]


def test_columns_by_spaces_give_each_person_the_organisation_beside() -> None:
    minutes = parsed("columns-by-spaces")
    assert [one.organisation for one in minutes.attendees] == [
        "Boden", "Luleå", "Luleå", "Piteå", "Region Norrbotten", "Region Norrbotten",
    ]  # fmt: skip
    assert minutes.form == "hybrid"


def test_agenda_before_the_items_is_a_removal() -> None:
    minutes = parsed("groups-by-region")
    assert [one.text for one in minutes.removals if one.why == "dagordning som upprepas"][:2] == [
        "1. Öppnande",
        "2. Val av justerare",
    ]


def test_year_is_the_one_in_which_the_weekday_is_right() -> None:
    items = "1. Plan för 2020\nText.\n\n2. Budget 2020 och 2021\nText.\n"
    text = f"Minnesanteckningar nr 2\n\nonsdag 3 mars kl 13-15\n\n{items}"
    assert parse(read("protokoll.txt", text.encode())).date == datetime.date(2021, 3, 3)


def test_table_set_with_spaces_gives_an_item_a_row() -> None:
    text = (
        "Minnesanteckningar styrgrupp\n2024-03-05\n\n"
        "Ärende              Anteckningar                            Beslut\n\n"
        "Nya rutiner         Anna berättar hur rutinen ska           Rutinen\n"
        "                    se ut i alla kommuner.                  antas.\n\n"
        "Övrigt              Inget.\n"
    )
    minutes = parse(read("protokoll.txt", text.encode()))
    assert [one.title for one in minutes.items] == ["Nya rutiner", "Övrigt"]
    assert decisions(minutes) == ["Rutinen antas."]
