"""What people type, and what is asked."""

from datetime import date

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes.search.analysis import Lexicon
from minutes.search.query import parse
from minutes.search.reading import Known, read
from tests.factories import BodyFactory

SIGNS = st.text(alphabet="ab åÖ1§\"”*-–:().,/|&\\!'<> ", max_size=40)
WORDS = st.sampled_from(
    ["organ:", "år:", "före:2020-13-45", "eller", "-", '"', "*", "AND", "NEAR(", "'a'", "sip", "\0"]
)


def asked(text: str) -> list[list[tuple[str, ...]]]:
    return [[piece.words for piece in group] for group in parse(text).groups]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("vem ansvarar för läkarstöd", [[("läkarstöd",)]]),
        ("vad beslutades om SIP", [[("sip",)]]),
        ("beslut", [[("beslut",)]]),
        ("vad är det", [[("vad",)], [("är",)], [("det",)]]),
        ("bilaga 7 budget", [[("bilaga", "7")], [("budget",)]]),
        ("demens eller hospice vård", [[("demens",), ("hospice",)], [("vård",)]]),
        ("”nära vård” -covid", [[("nära", "vård")]]),
        ('stöd " vård', [[("stöd",)], [("vård",)]]),
        ("år:abc", [[("abc",)]]),
        ("före:igår", [[("igår",)]]),
    ],
)
def test_words_are_read_as_they_are_meant(text: str, groups: list[list[tuple[str, ...]]]) -> None:
    assert asked(text) == groups


def test_before_and_after_are_days() -> None:
    question = parse("vård efter:2020-02 före:2021")
    assert (question.first_day, question.last_day) == (date(2020, 3, 1), date(2020, 12, 31))


@settings(max_examples=200, deadline=None)
@given(st.one_of(SIGNS, st.lists(st.one_of(WORDS, SIGNS), max_size=8).map(" ".join)))
def test_nothing_that_is_typed_is_an_error(text: str) -> None:
    read(parse(text), Known(), Lexicon(["vård"]), loosely=True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ['"', "a* -* (", "' OR 1=1 --", "NEAR(a b)", "\\ | & ! <->", "organ: -", "ſ Ⅷ 漢字 ǅ", "x\0y"]
)
def test_the_page_answers_whatever_is_typed(text: str) -> None:
    BodyFactory(name="Organet")
    assert Client().get("/sok/", {"q": text}).status_code == 200
    assert Client().get("/sok/forslag/", {"q": text}).status_code == 200
