"""What a person says of a document's lines, and what the lines became."""

import pytest

from minutes.importing.became import BECAME, became
from minutes.importing.corrections import KINDS, Corrections, carried, corrected
from minutes.importing.lines import Document
from minutes.importing.parsed import ParsedMinutes
from minutes.importing.parser import parse
from minutes.importing.parser.evidence import lost_words
from minutes.importing.readers import read
from tests.importing.test_five_documents import NAMES, document, each_document

TEXT = """Styrgrupp Nära vård
Minnesanteckningar 2024-03-05
Plats: Lund

Närvarande: Anna Ek, Lunds kommun, Bo Ros, Region Skåne

1. Inledning
Anna Ek hälsar välkommen.

2. Läget i kommunerna
Köerna är korta. Styrgruppen beslutar att följa upp i maj.

3. Övrigt
Bo Ros kollar lokal till nästa gång.
Alla är nöjda med ordningen.
"""
LINES = TEXT.split("\n")


def at(start: str) -> int:
    """Return the number of the line that begins so."""
    return next(number for number, line in enumerate(LINES, start=1) if line.startswith(start))


def with_told(after: dict[int, int] | None = None, **kinds: str) -> tuple[Document, ParsedMinutes]:
    """Return the document and its minutes when lines are told: by the first word of each."""
    told = {at(start.replace("_", " ")): kind for start, kind in kinds.items()}
    one = corrected(read("protokoll.txt", TEXT.encode()), Corrections(told, after or {}))
    return one, parse(one)


def titles(minutes: ParsedMinutes) -> list[str]:
    return [item.title for item in minutes.items]


def test_parts_of_a_line_are_called_by_its_number_and_a_letter_in_their_order():
    told = Corrections(splits={20: (14, "lokal"), 21: (14, "kollar"), 22: (20, "gång"), 23: (9, "till")})
    assert told.part_names() == {21: "14b", 20: "14c", 22: "14d", 23: "9b"}
    lines = [line.number for line in corrected(read("protokoll.txt", TEXT.encode()), told).lines]
    assert lines[lines.index(14) :][:4] == [14, 21, 20, 22]
    many = Corrections(splits=dict.fromkeys(range(100, 127), (1, "x")))
    assert many.part_names()[100] == "1ab"


def test_nothing_told_changes_nothing():
    assert with_told()[1] == parse(read("protokoll.txt", TEXT.encode()))


def test_line_told_to_be_a_heading_splits_the_item():
    _, minutes = with_told(Alla="heading")
    assert titles(minutes) == ["Inledning", "Läget i kommunerna", "Övrigt", "Alla är nöjda med ordningen."]


def test_heading_told_to_be_text_joins_its_item_to_the_one_above():
    document, minutes = with_told(**{"2._Läget": "text"})
    assert titles(minutes) == ["Inledning", "Övrigt"]
    assert "2. Läget i kommunerna" in minutes.items[0].text
    assert minutes.items[0].decisions
    assert not lost_words(document, minutes)


@pytest.mark.parametrize("kind", ["decision", "proposal"])
def test_line_told_to_be_a_decision_is_one_whole(kind):
    _, minutes = with_told(Alla=kind)
    (decision,) = minutes.items[2].decisions
    assert (decision.kind, decision.text) == (kind, "Alla är nöjda med ordningen.")


def test_decision_told_to_be_text_is_text():
    _, minutes = with_told(Köerna="text")
    assert not minutes.items[1].decisions
    assert minutes.items[1].text == LINES[at("Köerna") - 1]


def test_line_told_to_be_an_action_is_one():
    _, minutes = with_told(Alla="action", Bo="text")
    (action,) = minutes.items[2].actions
    assert action.text == "Alla är nöjda med ordningen."


def test_row_after_an_arrow_told_to_be_an_action_is_one_without_the_arrow():
    text = TEXT.replace("Alla är nöjda med ordningen.", "=> Anna mejlar listan.")
    minutes = parse(corrected(read("protokoll.txt", text.encode()), Corrections({at("Alla"): "action"})))
    action = minutes.items[-1].actions[-1]
    assert (action.text, action.responsible) == ("Anna mejlar listan.", ("Anna",))


def test_line_told_to_be_an_attendee_is_on_the_list():
    document, minutes = with_told(Bo="attendee")
    assert [one.name for one in minutes.attendees][:2] == ["Anna Ek", "Bo Ros"]
    assert not lost_words(document, minutes)


def test_line_told_to_be_furniture_is_listed_as_removed():
    document, minutes = with_told(Alla="furniture")
    assert "nöjda" not in minutes.items[2].text
    assert [(one.line, one.text) for one in minutes.removals] == [(at("Alla"), "Alla är nöjda med ordningen.")]
    assert became(document, minutes)[at("Alla")] == ("furniture",)


def test_moved_line_stands_in_the_other_item():
    _, minutes = with_told(after={at("Alla"): at("Anna")})
    assert "nöjda" in minutes.items[0].text
    assert "nöjda" not in minutes.items[2].text


def test_line_moved_after_one_that_is_not_there_stays():
    _, minutes = with_told(after={at("Alla"): 999, 998: 1})
    assert minutes == with_told()[1]


def test_line_can_be_moved_first_of_all():
    document, _ = with_told(after={at("3. Övrigt"): 0})
    assert document.lines[0].text == "3. Övrigt"


def split(line: str, words: str, **kinds: str) -> tuple[Document, ParsedMinutes]:
    """Return the document and its minutes when a line is two; kinds of its `first` and `second` part."""
    number = len(LINES) + 1
    told = {at(line) if part == "first" else number: kind for part, kind in kinds.items()}
    one = corrected(read("protokoll.txt", TEXT.encode()), Corrections(told, splits={number: (at(line), words)}))
    return one, parse(one)


def test_line_that_is_a_heading_and_its_text_is_parted():
    document, minutes = split("Alla är", "med  ordningen", first="heading", second="decision")
    assert titles(minutes)[-1] == "Alla är nöjda"
    assert [one.text for one in minutes.items[-1].decisions] == ["med ordningen."]
    assert not lost_words(document, minutes)


def test_line_with_two_people_is_parted():
    document, minutes = split("Bo Ros", "gång", first="attendee", second="text")
    assert "Bo Ros" in {one.name for one in minutes.attendees}
    assert not lost_words(document, minutes)


@pytest.mark.parametrize("words", ["Alla", "finns inte", "", "rdningen", "ALLA"])
def test_line_is_not_parted_at_its_beginning_nor_at_words_that_it_has_not(words):
    assert split("Alla är", words)[0] == read("protokoll.txt", TEXT.encode())


def test_row_of_a_table_is_parted_between_its_cells_and_inside_one():
    document = read("lista.txt", b"| Anna Ek | Lund | Bo Ros, Eslov |")
    parted = corrected(document, Corrections(splits={9: (1, "Bo"), 10: (9, "Eslov")}))
    assert [(line.number, line.text) for line in parted.lines] == [
        (1, "Anna Ek"), (1, "Lund"), (9, "Bo Ros,"), (10, "Eslov"),
    ]  # fmt: skip


def test_parted_line_is_whole_again_whichever_part_is_said_to_be_as_it_was_read():
    told = Corrections({9: "text", 2: "heading"}, {3: 10}, {9: (1, "b"), 10: (9, "c")})
    for lines in ([1], [9], [1, 10]):
        assert told.without(lines) == Corrections({2: "heading"})
    assert told.without([10]) == Corrections({9: "text", 2: "heading"}, {}, {9: (1, "b")})


def test_lines_are_known_by_what_they_became():
    document, minutes = with_told()
    kinds = became(document, minutes)
    assert kinds[at("Minnesanteckningar")] == ("title", "head")
    assert kinds[at("Plats")] == ("head",)
    assert kinds[at("Närvarande")] == ("attendee",)
    assert kinds[at("2. Läget")] == ("heading",)
    assert kinds[at("Köerna")] == ("decision",)
    assert kinds[at("Bo Ros")] == ("action",)
    assert kinds[4] == ("nothing",)


def test_line_whose_meaning_a_field_holds_is_a_label():
    head = "Styrgrupp Nära vård\nMinnesanteckningar 2024-03-05\n\nNärvarande\nAnna Ek, Lund\nBo Ros, Eslöv\n\n"
    text = f"{head}1. Start\nHej."
    one = read("protokoll.txt", text.encode())
    assert became(one, parse(one))[4] in (("attendee",), ("label",))


@each_document
def test_every_line_of_each_document_became_something(name: str) -> None:
    one = document(name)
    kinds = became(one, parse(one))
    assert {kind for became_of in kinds.values() for kind in became_of} <= set(BECAME)
    assert all(kinds[line.number] != ("nothing",) for line in one.lines if line.text.strip())


@pytest.mark.skipif(not NAMES, reason="the five documents are not beside this checkout")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("step", [3, 7])
def test_no_word_is_lost_whatever_is_told(kind: str, step: int) -> None:
    for name in NAMES:
        plain = document(name)
        told = dict.fromkeys(range(step, len(plain.lines), step), kind)
        one = corrected(plain, Corrections(told))
        assert not lost_words(one, parse(one))


def test_what_is_said_of_a_line_goes_along_to_the_line_that_says_the_same():
    before = read("protokoll.txt", TEXT.encode())
    after = read("protokoll.txt", f"Ny rad först\n{TEXT}".replace("Köerna är korta.", "Köerna är långa.").encode())
    told = Corrections({at("Alla"): "heading", at("Köerna"): "text"}, {at("Alla"): at("Anna"), at("Köerna"): 0})
    assert carried(told, before, after) == Corrections({at("Alla") + 1: "heading"}, {at("Alla") + 1: at("Anna") + 1})


def test_parted_line_goes_along_to_the_line_that_says_the_same():
    before = read("protokoll.txt", TEXT.encode())
    after = read("protokoll.txt", f"Ny rad först\n{TEXT}".encode())
    told = Corrections({90: "heading"}, splits={90: (at("Alla"), "nöjda"), 91: (90, "med")})
    new = len(after.lines) + 1
    assert carried(told, before, after) == Corrections(
        {new: "heading"}, splits={new: (at("Alla") + 1, "nöjda"), new + 1: (new, "med")}
    )
