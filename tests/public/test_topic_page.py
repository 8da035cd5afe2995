"""The page of a topic, and pictures of what is public."""

import datetime
import re

import pytest

from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    RegionFactory,
    ResponsibleFactory,
    TopicFactory,
)
from tests.public.reading import plain

pytestmark = pytest.mark.django_db


def decided(topic, year: int, times: int, body=None, **meeting) -> None:
    """Let a public meeting of the year, or one as told, decide so many times on the topic."""
    state = meeting or {"published": True}
    state |= {"body": body} if body else {}
    item = AgendaItemFactory(meeting=MeetingFactory(date=datetime.date(year, 3, 1), **state), topics=[topic])
    for number in range(times):
        DecisionFactory(item=item, position=number + 1, topics=[topic])
        AttendeeFactory(meeting=item.meeting, position=number + 1, side="region", person=None, name="N")


def table_of(page: str, title: str) -> list[list[str]]:
    """Return the cells of the table under a picture, by row."""
    found = re.search(rf"<caption[^>]*>{title}</caption>(.*?)</table>", page, re.DOTALL)
    assert found is not None, title
    rows = re.findall(r"<tr>(.*?)</tr>", found[1], re.DOTALL)
    return [[plain(cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in rows]


def test_topic_counts_what_is_public_in_it_and_all_within_it(client):
    topic = TopicFactory(name="Vård")
    inner = TopicFactory(name="SIP", parent=topic)
    decided(topic, 2019, 2)
    decided(inner, 2021, 5)
    decided(inner, 2020, 7, published=False)
    decided(inner, 2020, 7, withdrawn=True)
    page = client.get(topic.get_absolute_url()).content.decode()
    assert table_of(page, "Beslut per år") == [
        ["", "2019", "2020", "2021"],
        ["Vård", "2", "0", "5"],
        ["SIP", "0", "0", "5"],
    ]
    assert 'role="img"' in page
    assert "style=" not in page


def test_topic_tells_where_it_was_spoken_of_and_what_is_open(client):
    topic = TopicFactory()
    item = AgendaItemFactory(title="Om saken", topics=[topic])
    ActionItemFactory(item=item, text="Skriv ett underlag.")
    ActionItemFactory(item=item, text="Detta är gjort.", status="done")
    ResponsibleFactory(action=item.actionitems.get(status="open"), name="Karin Ek")
    draft = AgendaItemFactory(meeting=MeetingFactory(), topics=[topic])
    ActionItemFactory(item=draft, text="Dunkelsak.")
    text = plain(client.get(topic.get_absolute_url()).content.decode())
    body = item.meeting.body
    assert f"Om saken {body.name}, {body.region.name}" in text
    assert "Skriv ett underlag. Karin Ek. Inget datum angivet" in text
    assert "Detta är gjort" not in text
    assert "Dunkelsak" not in text
    assert "1 möte" in text


def test_body_shows_its_meetings_decisions_and_who_came_by_year(client):
    topic, body = TopicFactory(name="Vård"), MeetingFactory(published=True, date=datetime.date(2018, 1, 1)).body
    for year, times in ((2019, 3), (2020, 4)):
        decided(topic, year, times, body)
    for day in range(3):
        MeetingFactory(body=body, date=datetime.date(2020, 5, 1 + day), published=True)
    MeetingFactory(body=body, date=datetime.date(2020, 6, 1))
    page = client.get(body.get_absolute_url()).content.decode()
    assert table_of(page, "Möten per år")[1] == [body.name, "1", "1", "4"]
    assert table_of(page, "Beslut per ämne och år")[1] == ["Vård", "3", "4"]
    assert table_of(page, "Närvarande per möte och sida") == [["", "2019", "2020"], ["Regionen", "3,0", "4,0"]]


def test_start_shows_decisions_of_topics_and_meetings_of_bodies_by_year(client):
    region = RegionFactory(name="Mellersta", parent=RegionFactory(name="Skåne"))
    topic = TopicFactory(name="Vård")
    body, other = BodyFactory(name="Rådet", region=region), BodyFactory(name="Gruppen")
    decided(topic, 2019, 6, body)
    decided(topic, 2021, 1, other)
    for day in range(3):
        MeetingFactory(body=body, date=datetime.date(2021, 5, 1 + day), published=True).joint_bodies.add(other)
    decided(topic, 2021, 1, body, published=False)

    page = client.get("/").content.decode()

    assert table_of(page, "Beslut per ämne och år") == [["", "2019", "2020", "2021"], ["Vård", "6", "0", "1"]]
    assert table_of(page, "Möten per organ och år") == [
        ["", "2019", "2020", "2021"],
        ["Rådet, Mellersta", "1", "0", "3"],
        [f"Gruppen, {other.region.name}", "0", "0", "4"],
    ]
    assert f'href="/moten/?organ={body.slug}"' in page
    assert "5 möten" in plain(page)


@pytest.mark.parametrize(
    ("count", "described", "decisions", "meetings"),
    [
        (1, "1 möte och 1 beslut i", "1 beslut", "1 möte"),
        (2, "2 möten och 2 beslut i", "Alla 2 beslut", "Alla 2 möten"),
    ],
)
def test_counts_are_said_with_the_word_of_one_or_of_several(client, count, described, decisions, meetings):
    topic, body = TopicFactory(name="Vård"), BodyFactory()
    for year in range(count):
        decided(topic, 2020 + year, 1, body)
    page = client.get(topic.get_absolute_url()).content.decode()
    assert f'content="Vård: {described}' in page
    assert (f">{decisions}</a>" in page, f">{meetings}</a></p>" in page) == (True, True)
    assert f">{decisions}</a></p>" in client.get(body.get_absolute_url()).content.decode()


def test_page_with_few_figures_has_no_picture(client):
    topic = TopicFactory()
    decided(topic, 2020, 1)
    for address in ("/", topic.get_absolute_url()):
        assert "<svg" not in client.get(address).content.decode()
