"""How names are compared."""

import pytest

from minutes.importing.spelling import comparable, holds_words, meant_by, significant_words, without_kind


@pytest.mark.parametrize(
    "written", ["Ann-Mari Gustafsson", "ann mari gustafsson", "Ann- Mari  Gustafsson.", "Ann–Mari Gustafsson"]
)
def test_spellings_of_one_name_compare_alike(written):
    assert comparable(written) == "ann mari gustafsson"


def test_composed_and_decomposed_letters_compare_alike():
    assert comparable("Åsa Ström") == comparable("A\u030asa Stro\u0308m")


@pytest.mark.parametrize("written", ["Höörs kommun", "Höör kommun", "Höör", "Höörs"])
def test_municipality_compares_alike_with_and_without_kind_and_genitive(written):
    assert without_kind(written) == "höör"


def test_kind_alone_is_a_name():
    assert without_kind("Kommun") == "kommun"


def test_inflected_words_have_one_stem():
    assert significant_words("Delregionala tjänstemannaberedningen") == significant_words(
        "delregional tjänstemannaberedning"
    )
    assert significant_words("Avtalsutskottet") == significant_words("Avtalsutskott")


def test_words_of_meeting_and_region_are_not_significant():
    assert significant_words("Protokoll från möte i delregion 2021") == frozenset()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Karin Ekelund", [0]),
        ("Ekelund Karin", [0]),
        ("Karin E", [0]),
        ("Karin E.", [0]),
        ("Karin", [0, 1]),
        ("Lotta", [2]),
        ("Lotta GD", [2]),
        ("Lotta G", [2]),
        ("Lotta Dahlberg", [2]),
        ("Anna", [4]),
        ("Anna-Lena", [3]),
        ("Anna-Lena F", [3]),
        ("Dahlberg", []),
        ("Karin X", []),
        ("", []),
        ("–", []),
    ],
)
def test_short_form_means_those_it_fits(written, meant):
    names = ["Karin Ekelund", "Karin Haster", "Lotta Green Dahlberg", "Anna-Lena Fällman", "Anna Jonsson"]
    assert meant_by(written, names) == meant


def test_name_in_full_goes_before_longer_names():
    assert meant_by("Maria Andersson", ["Maria Ohlsson Andersson", "Maria Andersson"]) == [1]


def test_name_twice_in_a_list_means_both():
    assert meant_by("Bo Ek", ["Bo Ek", "Bo Ek"]) == [0, 1]


def test_words_are_held_whatever_their_order_and_case():
    assert holds_words("Maria Zinatbakhsh Popoola", "POPOOLA, Maria")
    assert not holds_words("Mats Renard", "Mats Renad")
