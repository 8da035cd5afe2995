"""Read what is written about one person."""

import pytest

from minutes.importing.parser.entries import parse_entry, title_and_organisation
from minutes.importing.parser.entry_lists import split_entries
from minutes.importing.parser.names import is_name, same_person


@pytest.mark.parametrize(
    "text",
    ["Anna Ek", "Eva-Lena Brönmark", "Malin Ek Duckert", "Carl von Linné", "Ann-Catrin Svantes Ohlson", "Ali Noori"],
)
def test_is_name_of_people(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Region Skåne",
        "Lunds kommun",
        "Primärvården Skåne",
        "Nästa Möte",
        "Övriga frågor",
        "Socialchef Lund",
        "PV Skåne",
        "Ek",
    ],
)
def test_is_name_of_other_words(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ek (förhinder)", {"presence": "apologies"}),
        ("Anna Ek(förhinder)", {"presence": "apologies"}),
        ("Anna Ek, ej närvarande", {"presence": "absent"}),
        ("Anna Ek (ers Ewa-Lena)", {"substitutes_for": "Ewa-Lena"}),
        ("Anna Ek (S) ersätter Bo Ros (M)", {"substitutes_for": "Bo Ros (M)", "party": "S"}),
        ("Anna Ek (KD), ordförande", {"party": "KD", "role": "chair", "pieces": ("ordförande",)}),
        ("Anna Ek, chef, Lund", {"pieces": ("chef", "Lund")}),
        ("Anna Ek – socialchef, Lund", {"pieces": ("socialchef", "Lund")}),
        ("Anna Ek tf. enhetschef stöd, Region X", {"pieces": ("tf. enhetschef stöd", "Region X")}),
        ("Socialchef Anna Ek", {"pieces": ("Socialchef",)}),
        ("Anna Ek, §§ 3-5", {"presence": "partly", "note": "§§ 3-5"}),
        ("Anna Ek (via Teams)", {"note": "via Teams"}),
    ],
)
def test_parse_entry_sorts_the_words(text: str, expected: dict[str, object]) -> None:
    entry = parse_entry(text)
    assert entry.name == "Anna Ek"
    assert {key: getattr(entry, key) for key in expected} == expected


def test_split_entries_of_a_list_that_lost_a_comma() -> None:
    assert split_entries("Karin Ekelund Filippa Kurdve, Jessica Alfredson") == [
        "Karin Ekelund",
        "Filippa Kurdve",
        "Jessica Alfredson",
    ]


def test_split_entries_with_organisations_between() -> None:
    assert split_entries("Anna Ek, Lunds kommun, Bo Ros, Region Skåne") == [
        "Anna Ek, Lunds kommun",
        "Bo Ros, Region Skåne",
    ]


def test_title_and_organisation_in_either_order() -> None:
    assert title_and_organisation(("socialchef", "Lund")) == ("socialchef", "Lund")
    assert title_and_organisation(("Lunds kommun", "socialchef")) == ("socialchef", "Lunds kommun")


@pytest.mark.parametrize("short", ["Karin E", "Karin", "Lotta GD", "Ewa-Lena", "Karin Ekelund"])
def test_same_person_by_short_form(short: str) -> None:
    assert any(same_person(short, full) for full in ("Karin Ekelund", "Lotta Green Dahlberg", "Ewa-Lena Sjöberg"))


def test_people_that_a_dash_parts_are_entries_of_their_own() -> None:
    listed = "Kent Ivarsson, lasarettet - Hedda Olin, Capio (gäst) - Pia Wendel, samordnare"
    assert [parse_entry(one).name for one in split_entries(listed)] == ["Kent Ivarsson", "Hedda Olin", "Pia Wendel"]


@pytest.mark.parametrize("text", ["Stefan Rask SkaS", "Stefan Rask Hjo och Lund", "Stefan Rask p. 3", "Stefan Rask X"])
def test_what_follows_a_name_without_a_mark_is_no_part_of_it(text: str) -> None:
    assert parse_entry(text).name == "Stefan Rask"
