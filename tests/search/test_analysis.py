"""What words become, and where they stand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.search.analysis import Lexicon, fold, own_words, stem, tokens
from minutes.search.marking import Marker

LEXICON = Lexicon(own_words())


def words_of(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bilaga 7, § 12", ["bilaga", "7", "§", "12"]),
        ("e-hälsa", ["e", "hälsa", "ehälsa"]),
        ("HSL‑avtalet", ["hsl", "avtalet", "hslavtalet"]),
        ("SIP:en och BUP:s", ["sip", "och", "bup"]),
        ("0–6 år, kl. 9:30", ["0", "6", "år", "kl", "9", "30"]),
        ("covid-19 2020", ["covid", "19", "covid19", "2020"]),
        ("barn- och ungdomspsykiatri", ["barn", "och", "ungdomspsykiatri"]),
        ("läkar\u00adstöd O’Brien", ["läkarstöd", "obrien"]),
    ],
)
def test_words_of_a_text_as_minutes_write_it(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_words_keep_their_place_in_a_text_of_combining_signs() -> None:
    text = unicodedata.normalize("NFD", "Om vård och hjälpmedel")
    (found,) = (token for token in tokens(text) if token.word == "hjälpmedel")
    assert unicodedata.normalize("NFC", text[found.start : found.end]) == "hjälpmedel"


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.word


@pytest.mark.parametrize(
    "forms",
    [
        "läkare läkaren läkarna läkares läkarnas",
        "hjälpmedel hjälpmedlet hjälpmedlen hjälpmedels",
        "beslut beslutet besluten beslutades besluta",
        "skola skolan skolor skolans",
        "projekt projektet projekten",
        "ledamot ledamöter ledamöterna",
        "palliativ palliativa palliativt",
        "kompetens kompetensen kompetenser",
        "samordning samordningen samordna samordnad",
        "utvärdering utvärdera utvärderas",
        "psykiatri psykiatrin",
        "föräldrar förälder föräldern",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("läkare", "läkemedel"), ("läkare", "läka"), ("hår", "har"), ("mål", "mal")]
)
def test_words_that_only_look_alike_are_kept_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("läkarstödet", ["läkare", "stöd"]),
        ("hemsjukvårdsavtalet", ["hem", "sjukvård", "vård", "avtal", "sjukvårdsavtal"]),
        ("barnavårdsnämnden", ["barn", "vård", "nämnd"]),
        ("hälsocentralerna", ["hälsocentral"]),
        ("kompetensförsörjning", ["kompetens", "försörjning"]),
        ("pensionärsrådet", ["pensionär", "råd"]),
    ],
)
def test_compounds_are_found_by_their_parts(compound: str, parts: list[str]) -> None:
    assert {stem(part) for part in parts} - {stem(compound)} <= set(LEXICON.parts(compound))


@pytest.mark.parametrize("word", ["område", "områdena", "läkemedel", "förslag", "ledamot", "avtalet", "beslutet"])
def test_words_that_only_look_like_compounds_are_left_whole(word: str) -> None:
    assert LEXICON.parts(word) == ()


def test_the_archives_words_make_compounds_that_our_own_do_not() -> None:
    assert LEXICON.parts("mellanvårdsplatsbokning") == ()
    assert stem("bokning") in Lexicon(own_words(), ["mellan", "mellanvård", "bokning"]).parts("mellanvårdsplatsbokning")


def test_a_word_without_dots_and_rings_is_folded() -> None:
    assert fold("vårdsamordnare för idéer") == "vardsamordnare for ideer"


@pytest.mark.parametrize(
    ("compound", "parts"),
    [("morfinplåstren", ["morfin"]), ("hundteam", ["hund", "team"]), ("skoterambulans", ["skoter"])],
)
def test_a_compound_of_a_known_word_and_another_gives_both(compound: str, parts: list[str]) -> None:
    assert {stem(part) for part in parts} <= set(Lexicon([*own_words(), "plåster"]).parts(compound))


@pytest.mark.parametrize(
    "word", ["kontroll", "information", "kommunicera", "regionalt", "verksamheten", "överenskommelse"]
)
def test_a_word_that_only_ends_like_another_is_left_whole(word: str) -> None:
    assert LEXICON.parts(word) == ()


@pytest.mark.parametrize("text", ["föreslår", "städernas", "männen", "beslöts", "centrumets", "samla", "bostadsrätt"])
def test_a_word_is_marked_however_its_stem_is_written(text: str) -> None:
    asked = Marker([stem(text)], [], LEXICON)

    assert asked.whole(f"Att {text} något") == f"Att <mark>{text}</mark> något"


def test_a_word_is_marked_by_each_of_its_parts() -> None:
    compounds = [f"{first}{last}" for first in ("hälso", "läkar", "vårds", "barna") for last in ("möten", "rådet")]

    for word in compounds:
        for part in LEXICON.parts(word):
            assert Marker([part], [], LEXICON).stem_of(word) == part
