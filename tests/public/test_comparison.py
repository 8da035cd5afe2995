"""Regions and bodies side by side: what each has, what only one has, and what is said when there is nothing."""

import datetime
import re
from typing import Any

import pytest
from django.test import Client

from minutes import comparison
from minutes.models import Meeting, Topic
from organisations.models import Body, Region
from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    RegionFactory,
    TopicFactory,
)
from tests.public.reading import plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def counties() -> dict[str, Region]:
    """Make three regions, one with a part, and a topic with a part."""
    TopicFactory(name="SIP", parent=TopicFactory(name="Vård"))
    found = {name: RegionFactory(name=name, slug=name.lower()) for name in ("Skane", "Orebro", "Stockholm")}
    RegionFactory(name="Nordost", parent=found["Skane"])
    return found


def meeting(region: str, year: int, **fields: Any) -> Meeting:
    """Return a published meeting of a body in the region."""
    body = BodyFactory(region=Region.objects.get(name=region))
    return MeetingFactory(body=body, date=datetime.date(year, 5, 6), published=True, **fields)


def item(region: str, year: int, topic: str = "sip", **fields: Any) -> Any:
    """Return an item on the topic of such a meeting."""
    return AgendaItemFactory(meeting=meeting(region, year), topics=[Topic.objects.get(slug=topic)], **fields)


def page(client: Client, query: str) -> str:
    """Return the words of the page."""
    return plain(client.get(f"/jamfor/?{query}").content.decode())


def cells(client: Client, query: str) -> dict[str, list[str]]:
    """Return the overview: what each side has, by topic and by year."""
    html = client.get(f"/jamfor/?{query}").content.decode()
    lines = re.findall(r'<th scope="row"[^>]*>(.*?)</th>(.*?)</tr>', html, re.DOTALL)
    return {
        plain(name): [plain(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", line, re.DOTALL)]
        for name, line in lines
    }


THREE = "amne=vard&region=skane&region=orebro&region=stockholm"


@pytest.mark.usefixtures("counties")
def test_three_regions_stand_side_by_side_with_what_each_has(client: Client) -> None:
    one, topics = item("Skane", 2021), list(item("Nordost", 2021).topics.all())
    DecisionFactory(item=one, topics=topics)
    DecisionFactory.create_batch(2, item=one, topics=topics, kind="proposal")
    item("Orebro", 2021, topic="vard")
    item("Stockholm", 2019)

    found = cells(client, THREE)

    assert found == {
        "SIP": ["2 punkter 1 beslut 2 förslag", "–", "1 punkt"],
        "2021": ["2 punkter 1 beslut 2 förslag", "1 punkt", "–"],
        "2019": ["–", "–", "1 punkt bara här"],
    }


@pytest.mark.usefixtures("counties")
def test_what_only_one_has_is_said(client: Client) -> None:
    item("Skane", 2021)
    item("Orebro", 2020, topic="vard")

    said = page(client, THREE)

    assert "Bara här: SIP." in said
    assert "Bara här det året: 2021." in said
    assert "Har inte tagit upp ämnet." in said
    assert "Bara här" not in page(client, "amne=vard&region=skane")


@pytest.mark.usefixtures("counties")
def test_a_row_has_its_decisions_and_how_many_actions_are_open(client: Client) -> None:
    one = item("Skane", 2021, title="Rutinen")
    DecisionFactory(item=one, text="Att anta den", outcome="referred", referred_to=BodyFactory(name="Rådet"))
    ActionItemFactory(item=one)
    ActionItemFactory(item=one, status="done")

    said = page(client, THREE)

    for words in ("Rutinen", "6 maj", "Att anta den", "Hänskjutet", "Till Rådet", "1 öppen åtgärd"):
        assert words in said


@pytest.mark.usefixtures("counties")
def test_a_decision_on_the_topic_brings_its_item(client: Client) -> None:
    DecisionFactory(item__meeting=meeting("Skane", 2021), topics=[Topic.objects.get(slug="sip")])

    assert cells(client, THREE)["SIP"][0] == "1 punkt 1 beslut bara här"


@pytest.mark.usefixtures("counties")
def test_a_joint_meeting_is_of_each_that_held_it_and_counts_once(client: Client) -> None:
    one = item("Skane", 2021)
    one.meeting.joint_bodies.add(
        BodyFactory(region=Region.objects.get(name="Orebro")), BodyFactory(region=Region.objects.get(name="Nordost"))
    )

    assert cells(client, THREE)["2021"] == ["1 punkt", "1 punkt", "–"]


@pytest.mark.usefixtures("counties")
def test_the_counts_are_those_of_the_lists_that_they_lead_to(client: Client) -> None:
    for year in (2019, 2021, 2021):
        one = item("Skane", year)
        DecisionFactory(item=one, topics=one.topics.all(), outcome="postponed")
        DecisionFactory(item=one, topics=one.topics.all(), kind="proposal", outcome="decided")

    html = client.get(f"/jamfor/?{THREE}&fran=2020-01-01").content.decode()

    links = re.findall(r'href="(/beslut/[^"]+)">(\d+)', html.replace("&amp;", "&"))
    assert [count for _, count in links] == ["4", "2"]
    for address, count in links:
        assert f"{count} beslut och förslag" in plain(client.get(address).content.decode())


@pytest.mark.usefixtures("counties")
def test_decisions_of_each_side_are_drawn_by_year_with_the_figures_beneath(client: Client) -> None:
    for region, year in (("Skane", 2019), ("Nordost", 2021), ("Orebro", 2021)):
        one = item(region, year)
        DecisionFactory.create_batch(3, item=one, topics=one.topics.all())

    html = client.get(f"/jamfor/?{THREE}").content.decode()

    assert html.count("<svg") == 1
    assert "2019–2021, beslut och förslag. Mest: Skane 2019, 3." in html
    table = html[html.index("<svg") :].partition("</figure>")[0].partition("<tbody>")[2]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", table)]
    assert [[plain(cell) for cell in row] for row in rows] == [
        ["Skane", "3", "0", "3"],
        ["Orebro", "0", "0", "3"],
        ["Stockholm", "0", "0", "0"],
    ]
    assert f'href="/beslut/?{THREE.partition("&")[0]}&amp;region=orebro"' in table


@pytest.mark.usefixtures("counties")
def test_few_decisions_are_not_drawn(client: Client) -> None:
    one = item("Skane", 2021)
    DecisionFactory(item=one, topics=one.topics.all())

    assert "<svg" not in client.get(f"/jamfor/?{THREE}").content.decode()


@pytest.mark.usefixtures("counties")
def test_more_items_than_there_is_room_for_are_counted_and_led_to(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, "SHOWN", 2)
    for year in (2022, 2021, 2021, 2020):
        item("Skane", year)

    said = page(client, THREE)

    assert "1 punkt till i årets möten" in said
    assert "1 punkt i årets möten" in said
    assert "Inget 2020." in said


@pytest.mark.usefixtures("counties")
def test_what_lacks_is_asked_for(client: Client) -> None:
    assert "Välj ett ämne och upp till tre regioner eller organ." in page(client, "")
    assert "Välj ett ämne att jämföra i." in page(client, "region=skane")
    assert "Välj upp till tre regioner eller organ att jämföra." in page(client, "amne=sip")
    assert "Bara Skane är vald." in page(client, "amne=sip&region=skane")
    assert "Ingen av dem har tagit upp ämnet." in page(client, THREE)
    assert "Välj en längre tid" in page(client, f"{THREE}&fran=2021-01-01")


@pytest.mark.usefixtures("counties")
def test_more_than_three_are_refused_with_how_many_to_take_away(client: Client) -> None:
    body = BodyFactory(slug="radet")
    BodyFactory(slug="utskottet")

    said = page(client, f"{THREE}&organ={body.slug}&organ=utskottet")

    assert "Välj högst tre regioner och organ att jämföra. Nu är det 5: ta bort 2." in said
    assert "Översikt" not in said


@pytest.mark.usefixtures("counties")
def test_a_hidden_name_is_not_shown(client: Client) -> None:
    one = item("Skane", 2021, title="Siv Hemlig berättar")
    DecisionFactory(item=one, text="Siv Hemlig väljs", condition="att Siv Hemlig vill")
    AttendeeFactory(meeting=one.meeting, name="Siv Hemlig", is_public=False)

    assert "Hemlig" not in page(client, THREE)


@pytest.mark.usefixtures("counties")
def test_drafts_and_withdrawn_meetings_are_not_compared(client: Client) -> None:
    one = item("Skane", 2021)
    DecisionFactory(item=one, topics=one.topics.all())
    Meeting.objects.update(status="draft", published_at=None)

    assert "Ingen av dem har tagit upp ämnet." in page(client, THREE)


@pytest.mark.usefixtures("counties")
def test_the_register_leads_to_the_comparison_of_what_is_asked_there(client: Client) -> None:
    body = item("Skane", 2021).meeting.body
    DecisionFactory(item__meeting__body=Body.objects.get(pk=body.pk), topics=list(item("Skane", 2020).topics.all()))

    html = client.get("/beslut/?amne=sip&region=skane&fran=2020-01-01&grupp=amne").content.decode()

    assert 'href="/jamfor/?amne=sip&amp;region=skane&amp;fran=2020-01-01"' in html
    assert "utan de andra filtren" not in html
    assert "/jamfor/?" not in client.get("/beslut/?amne=sip&amne=vard").content.decode()
    three = "region=skane&region=orebro&organ=" + body.slug
    assert f'href="/jamfor/?amne=sip&amp;{three.replace("&", "&amp;")}"' in register(client, f"{three}&region=skane")
    assert "/jamfor/?" not in register(client, f"{three}&region=stockholm")


@pytest.mark.usefixtures("counties")
def test_the_register_says_that_the_comparison_leaves_other_filters_out(client: Client) -> None:
    one = item("Skane", 2021)
    DecisionFactory(item=one, topics=one.topics.all(), outcome="decided", text="Att gå vidare")

    for others in ("utfall=decided", "slag=decision"):
        html = register(client, f"{others}&till=2022-01-01")
        assert 'href="/jamfor/?amne=sip&amp;till=2022-01-01"' in html
        assert "Jämför regioner och organ i ämnet, sida vid sida utan de andra filtren" in plain(html)


def register(client: Client, query: str) -> str:
    """Return the register's page of the topic."""
    return client.get(f"/beslut/?amne=sip&{query}").content.decode()
