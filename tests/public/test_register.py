"""The register of decisions: what became of them, its groupings and orders, and what is left to do."""

import datetime
import re

import pytest
from django.test import Client

from minutes.models import Decision
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
from tests.public.test_lists import chips, decisions_for, rows

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    """Return the words of the page."""
    return plain(client.get(address).content.decode())


def headings(client: Client, address: str) -> list[str]:
    """Return the headings of the rows, in order."""
    html = client.get(address).content.decode()
    return [plain(heading) for heading in re.findall(r'<h2 id="grupp-[^>]*>(.*?)</h2>', html, re.DOTALL)]


# --- each filter


def test_a_body_kind_takes_joint_meetings_along() -> None:
    political, officials = BodyFactory(kind="political"), BodyFactory(kind="officials")
    own = DecisionFactory(item__meeting__body=political)
    joint = DecisionFactory(item__meeting__body=officials)
    joint.item.meeting.joint_bodies.add(political)
    DecisionFactory(item__meeting__body=officials)

    assert decisions_for(organslag="political") == {own, joint}


def test_decisions_are_found_by_the_body_that_they_went_on_to() -> None:
    body = BodyFactory()
    sent = DecisionFactory(referred_to=body)
    DecisionFactory(item__meeting__body=body)

    assert decisions_for(vidare=body.slug) == {sent}


def test_decisions_are_found_by_how_far_the_actions_of_their_item_have_come() -> None:
    several, done, none = (DecisionFactory(outcome="decided") for _ in range(3))
    ActionItemFactory(item=several.item, status="open")
    ActionItemFactory(item=several.item, status="done")
    ActionItemFactory(item=done.item, status="dropped")

    assert decisions_for(atgarder="open") == {several}
    assert decisions_for(atgarder="done") == {done}
    assert decisions_for(atgarder="none") == {none}
    assert decisions_for(atgarder=["open", "done"]) == {several, done}


@pytest.mark.parametrize("outcome", Decision.Outcome.values)
def test_something_is_left_of_an_open_action_and_of_what_waits(outcome: str) -> None:
    acted, bare = DecisionFactory(outcome=outcome), DecisionFactory(outcome=outcome)
    ActionItemFactory(item=acted.item)
    waits = outcome in ("postponed", "dormant", "taken_home")

    assert decisions_for(lage="open") == ({acted, bare} if waits else {acted})
    assert decisions_for(lage="done") == (set() if waits else {bare})


def test_all_topics_are_asked_for_or_any_with_what_is_within_them() -> None:
    care, agreement = TopicFactory(name="Vård"), TopicFactory(name="Avtal")
    part = TopicFactory(name="SIP", parent=care)
    both, one = DecisionFactory(topics=[part, agreement]), DecisionFactory(topics=[agreement])

    assert decisions_for(amne=["vard", "avtal"]) == {both, one}
    assert decisions_for(amne=["vard", "avtal"], amnen="alla") == {both}


def test_any_or_all_is_asked_when_there_are_two_topics(client: Client) -> None:
    decision = DecisionFactory(topics=[TopicFactory(name="Vård"), TopicFactory(name="Avtal")])
    DecisionFactory(topics=[decision.topics.first(), TopicFactory(name="SIP")])
    choice = 'name="amnen"'

    assert choice not in client.get("/beslut/?amne=vard").content.decode()
    assert choice in client.get("/beslut/?amne=vard&amne=avtal").content.decode()
    counts = dict(
        re.findall(
            r'value="(\w+)"[^>]*> <span>\w+</span> <span class="n">(\d)',
            client.get("/beslut/?amne=vard&amne=avtal&amnen=alla").content.decode(),
        )
    )
    assert {name: counts[name] for name in ("vard", "avtal", "sip")} == {"vard": "1", "avtal": "1", "sip": "0"}


# --- the rows


def test_a_row_says_what_became_of_the_decision(client: Client) -> None:
    body = BodyFactory(name="Rådet", region=RegionFactory(name="Nordväst", parent=RegionFactory(name="Skåne")))
    item = AgendaItemFactory(
        meeting=MeetingFactory(body=body, date=datetime.date(2021, 10, 15), published=True), number="§ 4", title="SIP"
    )
    DecisionFactory(
        item=item,
        text="Att införa",
        condition="om pengar finns",
        outcome="referred",
        referred_to=BodyFactory(name="Utskottet"),
    )
    action = ActionItemFactory(item=item, text="Skriva rutin", due_on=datetime.date(2021, 12, 1))
    ResponsibleFactory(action=action, name="Siv Ek")
    ActionItemFactory(item=item, text="Kalla", due_as_written="före jul", status="done", result="Kallat")

    said = page(client, "/beslut/")

    for words in (
        "15 okt.",
        "Att införa",
        "Villkor: om pengar finns",
        "Rådet, Skåne. § 4 SIP",
        "Hänskjutet med villkor",
        "Till Utskottet",
        "Skriva rutin – Siv Ek, senast 1 dec. 2021",
        "Kalla – Ingen ansvarig angiven, ”före jul”. Klar: Kallat",
    ):
        assert words in said


def test_the_name_of_a_responsible_who_is_hidden_is_not_shown(client: Client) -> None:
    item = DecisionFactory().item
    attendee = AttendeeFactory(meeting=item.meeting, name="Siv Hemlig", is_public=False, title="Chef")
    action = ActionItemFactory(item=item, text="Siv Hemlig skriver", due_as_written="när Siv Hemlig hinner")
    ResponsibleFactory(action=action, name="Siv Hemlig", attendee=attendee)
    ResponsibleFactory(action=action, name="Siv Hemlig")

    said = page(client, "/beslut/")

    assert "Hemlig" not in said
    assert "Chef" in said


def test_actions_stand_once_for_decisions_of_one_item(client: Client) -> None:
    item = DecisionFactory().item
    DecisionFactory(item=item)
    ActionItemFactory(item=item, text="Kalla alla")

    said = page(client, "/beslut/")

    assert said.count("Kalla alla") == 1
    assert said.count("Samma åtgärder som beslutet ovan.") == 1


def test_what_is_left_is_summed_up_with_where_to_find_it(client: Client) -> None:
    ActionItemFactory(item=DecisionFactory(outcome="postponed").item)
    DecisionFactory(outcome="postponed")
    DecisionFactory(outcome="taken_home")
    DecisionFactory(outcome="decided")

    html = client.get("/beslut/?slag=decision").content.decode()

    assert "Kvar att följa upp: 1 med öppna åtgärder, 2 bordlagda, 1 taget med hem" in plain(html)
    assert 'href="?utfall=postponed&amp;slag=decision"' in html
    assert "Kvar att följa upp" not in page(client, "/beslut/?utfall=decided")


# --- order and grouping


def test_decisions_are_grouped_by_year_in_either_order(client: Client) -> None:
    old, new = (
        DecisionFactory(item__meeting=MeetingFactory(date=datetime.date(year, 3, 1), published=True))
        for year in (2019, 2021)
    )

    assert headings(client, "/beslut/") == ["2021", "2019"]
    assert headings(client, "/beslut/?ordning=aldst") == ["2019", "2021"]
    assert rows(client, "/beslut/?ordning=aldst") == [old.get_absolute_url(), new.get_absolute_url()]


def test_a_heading_counts_decisions_and_proposals_and_says_so(client: Client) -> None:
    for year, kinds in ((2021, ("decision", "proposal")), (2019, ("proposal",))):
        item = AgendaItemFactory(meeting=MeetingFactory(date=datetime.date(year, 3, 1), published=True))
        for kind in kinds:
            DecisionFactory(item=item, kind=kind)

    said = page(client, "/beslut/")

    assert "2021 2 beslut och förslag" in said
    assert "2019 1 beslut eller förslag" in said


def test_decisions_are_grouped_by_body_in_the_order_of_the_alphabet(client: Client) -> None:
    for name in ("Örebrogruppen", "Arbetsgruppen", "Zetagruppen"):
        DecisionFactory(item__meeting__body=BodyFactory(name=name, region=RegionFactory(name=f"{name}s region")))

    found = headings(client, "/beslut/?grupp=organ")

    assert [heading.split()[0] for heading in found] == ["Arbetsgruppen", "Zetagruppen", "Örebrogruppen"]


def test_a_decision_stands_under_each_of_its_topics_and_one_without_comes_last(client: Client) -> None:
    care, agreement = TopicFactory(name="Vård"), TopicFactory(name="Avtal")
    part = TopicFactory(name="Bedömning", parent=care)
    both, without = DecisionFactory(topics=[part, agreement]), DecisionFactory()

    address = "/beslut/?grupp=amne"

    assert headings(client, address) == ["Avtal", "Vård Bedömning", "Utan ämne"]
    assert rows(client, address) == [one.get_absolute_url() for one in (both, both, without)]
    assert "2 beslut och förslag" in page(client, address)
    assert "3 rader i allt" in page(client, address)


def test_only_the_topics_that_are_asked_for_head_the_rows(client: Client) -> None:
    care = TopicFactory(name="Vård")
    DecisionFactory(topics=[TopicFactory(name="Bedömning", parent=care), TopicFactory(name="Avtal")])

    assert headings(client, "/beslut/?grupp=amne&amne=vard") == ["Vård Bedömning"]


@pytest.mark.slow
@pytest.mark.parametrize("grouping", ["ar", "amne", "organ"])
def test_pages_of_a_grouping_hold_every_row_once(client: Client, grouping: str) -> None:
    topics = [TopicFactory() for _ in range(3)]
    made = [DecisionFactory(topics=topics[: number % 3 + 1]) for number in range(18)]  # 36 rows by topic
    more = [DecisionFactory(topics=topics[:1]) for _ in range(18)]

    shown = [one for number in (1, 2) for one in rows(client, f"/beslut/?grupp={grouping}&sida={number}")]

    each = {
        decision.get_absolute_url(): decision.topics.count() if grouping == "amne" else 1 for decision in made + more
    }
    if grouping == "amne":
        shown += rows(client, "/beslut/?grupp=amne&sida=3")
    assert {address: shown.count(address) for address in each} == each


def test_the_order_and_the_grouping_stay_when_one_filters(client: Client) -> None:
    DecisionFactory(outcome="decided")

    html = client.get("/beslut/?grupp=organ&ordning=aldst").content.decode()

    assert '<input type="hidden" name="grupp" value="organ">' in html
    assert '<input type="hidden" name="ordning" value="aldst">' in html
    assert chips(client, "/beslut/?grupp=organ&ordning=aldst&amnen=alla") == {}
