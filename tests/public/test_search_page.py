"""The page of the search: what it says of a question that it cannot take as it was meant."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from minutes.search.index import index_entries, index_meetings, rebuild
from tests.factories import AgendaItemFactory, BodyFactory, MeetingFactory, TopicFactory
from tests.public.reading import plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(client: Client) -> Callable[[str], str]:
    """Put a meeting of Rådet on SIP in the index; return what returns the words of the page for a question."""
    body, topic = BodyFactory(name="Rådet"), TopicFactory(name="SIP")
    item = AgendaItemFactory(meeting=MeetingFactory(body=body, published=True), title="Avtal om mars", topics=[topic])
    index_entries("body", [body.pk])
    index_entries("topic", [topic.pk])
    index_meetings([item.meeting_id])
    return lambda text: plain(client.get("/sok/", {"q": text}).content.decode())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("avtal år:abcd", "Efter ”år:” skriver man ett årtal, till exempel år:2021. ”abcd” söktes som ett"),
        ("avtal ar:1066", "Efter ”ar:” skriver man ett årtal"),
        ("avtal före:igår", "till exempel före:2021, före:2021-10 eller före:2021-10-15. ”igår” söktes som"),
        ("avtal efter:2020-13-45", "”2020-13-45” söktes som ett vanligt ord."),
        ("avtal region:mars", "Det finns inget fält ”region:”, så orden söktes som de står. Skriv organ:, person:"),
        ('avtal region:"mars"', "Det finns inget fält ”region:”"),
        ("avtal organ:mars", "Inget organ heter ”mars”, så orden söktes i texterna."),
        ("avtal ämne:mars", "Inget ämne heter ”mars”, så orden söktes i texterna."),
        ("avtal person:mars", "Ingen person i arkivet heter ”mars”, så orden söktes i texterna."),
    ],
)
def test_a_field_that_cannot_be_asked_for_is_told_of(said: Callable[[str], str], text: str, sentence: str) -> None:
    assert sentence in said(text)


@pytest.mark.parametrize(
    "text",
    [
        *("avtal år:2021", "avtal före:2022 efter:2020-01-02", "organ:rådet", "ämne:sip", "-organ:rådet avtal"),
        *("SKR:s avtal", "avtal: mars", "https://example.se/avtal", "beslut:avtal", "kl:9 avtal", "avtal:"),
    ],
)
def test_what_is_understood_is_not_told_of(said: Callable[[str], str], text: str) -> None:
    assert " söktes " not in said(text)


def test_words_are_put_right_where_that_leads_to_something(said: Callable[[str], str]) -> None:
    rebuild()
    assert "Inget i arkivet har ”avtsl”. Det här är träffarna för ”avtal”" in said("avtsl")


def test_words_are_not_put_right_where_that_leads_nowhere(said: Callable[[str], str]) -> None:
    rebuild()
    text = said('avtsl "finns ej"')
    assert "Det här är träffarna" not in text
    assert "Inget i arkivet har de orden." in text


def test_a_word_put_right_is_answered_as_if_it_had_been_asked_for(client: Client) -> None:
    meeting = MeetingFactory(published=True)
    titles = "Läkarstöd på boenden", "En läkare söker stöd", "Stöd ges av läkare"
    for title in titles:
        AgendaItemFactory(meeting=meeting, title=title)
    index_meetings([meeting.pk])
    rebuild()
    for text in ("läkarstöd", "läkarstod"):
        page = re.sub("</?mark>", "", client.get("/sok/", {"q": text}).content.decode())
        assert [title for title in titles if title in page] == ["Läkarstöd på boenden"]
