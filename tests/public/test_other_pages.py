"""The start page, bodies, people, organisations, topics, the glossary and the pages about the archive."""

import datetime
import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from minutes.models import Abbreviation
from tests.factories import (
    AgendaItemFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PlannedMeetingFactory,
    PresenterFactory,
    RegionFactory,
    TopicFactory,
)
from tests.public.reading import page, plain

pytestmark = pytest.mark.django_db
DAY = datetime.date(2021, 10, 15)


def start(client: Client) -> str:
    """Return the start page."""
    return client.get("/").content.decode()


def section(html: str, heading: str) -> str:
    """Return the text of the section with the heading."""
    begins = html.index(f">{heading}</h2>")
    return plain(html[begins + 1 : html.index("</section>", begins)].partition("</h2>")[2])


# --- start


def test_the_start_page_has_the_latest_meetings_and_decisions(client: Client) -> None:
    for day in range(1, 8):
        meeting = MeetingFactory(body=BodyFactory(name=f"Grupp {day}"), date=DAY.replace(day=day), published=True)
        DecisionFactory(item=AgendaItemFactory(meeting=meeting), text=f"Att göra {day}")
        DecisionFactory(item=AgendaItemFactory(meeting=meeting), text="Att föreslå", kind="proposal")

    html = start(client)

    assert re.findall(r"Grupp (\d)", section(html, "Senaste möten")) == ["7", "6", "5", "4", "3"]
    assert re.findall(r"Att göra (\d)", section(html, "Senaste beslut")) == ["7", "6", "5", "4", "3"]
    assert "Att föreslå" not in html
    assert "7 möten och 7 beslut, från 1 oktober 2021 till 7 oktober 2021" in plain(html)


def test_the_start_page_counts_meetings_by_region_with_subregions_and_joint_bodies(client: Client) -> None:
    skane = RegionFactory(name="Skåne")
    nordvast, malmo = (RegionFactory(name=name, parent=skane) for name in ("Nordväst", "Malmö"))
    MeetingFactory(body=BodyFactory(region=skane), published=True)
    joint = MeetingFactory(body=BodyFactory(region=nordvast), published=True)
    joint.joint_bodies.add(BodyFactory(region=nordvast), BodyFactory(region=malmo))
    MeetingFactory(body=BodyFactory(region=malmo))

    assert section(start(client), "Regioner") == "möten Skåne 2 Malmö 1 Nordväst 1"


def test_the_start_page_counts_decisions_by_topic_with_subtopics_once(client: Client) -> None:
    topic = TopicFactory(name="Vård")
    part = TopicFactory(name="Palliativ vård", parent=topic)
    DecisionFactory(topics=[topic, part])
    DecisionFactory(topics=[part])
    DecisionFactory(topics=[part], kind="proposal")
    DecisionFactory(item__meeting=MeetingFactory(), topics=[part])

    assert section(start(client), "Ämnen") == "beslut Vård 2"


def test_the_start_page_tells_what_comes_next(client: Client) -> None:
    today = timezone.localdate()
    for days in (-5, 40, 3):
        PlannedMeetingFactory(body=BodyFactory(name=f"Grupp {days}"), date=today + datetime.timedelta(days=days))

    assert re.findall(r"Grupp (-?\d+)", section(start(client), "Härnäst")) == ["3", "40"]


def test_where_nothing_comes_next_the_latest_without_a_record_is_told(client: Client) -> None:
    for day in (1, 2):
        PlannedMeetingFactory(body=BodyFactory(name=f"Grupp {day}"), date=DAY.replace(day=day))

    assert re.findall(r"Grupp (\d)", section(start(client), "Väntar på anteckningar")) == ["2", "1"]


def test_the_search_box_asks_the_search(client: Client) -> None:
    assert re.search(r'<form[^>]*action="/sok/"[^>]*>.*?name="q"', start(client), re.DOTALL)


def test_the_start_page_of_an_empty_archive_is_whole(client: Client) -> None:
    assert "Inga möten är publicerade ännu." in start(client)


# --- bodies


def test_bodies_stand_by_region_and_under_those_they_prepare_for(client: Client) -> None:
    skane = RegionFactory(name="Skåne")
    nordvast = RegionFactory(name="Nordväst", parent=skane)
    centre = BodyFactory(name="Centrala organet", region=skane)
    BodyFactory(name="Avtalsgruppen", region=skane, prepares_for=centre)
    BodyFactory(name="Beredning Nordväst", region=nordvast, prepares_for=centre)
    for region in ("Örebro", "Ale", "Älvsborg"):
        BodyFactory(name=f"Grupp {region}", region=RegionFactory(name=region))
    MeetingFactory(body=centre, published=True)
    MeetingFactory(published=True, body=BodyFactory(name="Xgruppen", region=skane)).joint_bodies.add(centre)

    text = plain(client.get("/organ/").content.decode())

    order = [
        "Ale",
        "Skåne",
        "Centrala organet 2",
        "Avtalsgruppen 0",
        "Xgruppen 1",
        "Nordväst",
        "Beredning",
        "Älv",
        "Öre",
    ]
    assert sorted(order, key=text.index) == order


def test_the_page_of_a_body_tells_what_it_is(client: Client) -> None:
    centre = BodyFactory(name="Centrala organet")
    body = BodyFactory(name="Beredningen", other_names="Beredaren\nBGR", prepares_for=centre, description="Bereder.")
    below = BodyFactory(name="Undergruppen", prepares_for=body)
    organisation = OrganisationFactory(name="Lunds kommun")
    chair = MembershipFactory(
        body=body, role="chair", organisation=organisation, title="direktör", starts_on="2021-01-01"
    )
    MembershipFactory(body=body, person__name="Förra Sekreteraren", ends_on=datetime.date(2020, 1, 1))

    html = page(client, body)

    text = plain(html)
    assert "Bereder." in text
    assert "Kallas även Beredaren, BGR" in text
    assert centre.get_absolute_url() in html
    assert below.get_absolute_url() in html
    assert f"{chair.person.name} Ordförande, direktör, Lunds kommun från 1 jan. 2021" in text
    assert text.index("Förra Sekreteraren Ledamot till 1 jan. 2020") > text.index(chair.person.name)


def test_those_who_lead_a_body_come_first(client: Client) -> None:
    body = BodyFactory()
    for name, role in (("Arne", "member"), ("Britt", "secretary"), ("Östen", "chair"), ("Cia", "vice_chair")):
        MembershipFactory(body=body, role=role, person__name=name)

    text = plain(page(client, body))

    assert sorted(("Östen", "Cia", "Arne", "Britt"), key=text.index) == ["Östen", "Cia", "Arne", "Britt"]


def test_a_body_has_its_meetings_by_year_and_its_latest_decisions(client: Client) -> None:
    body = BodyFactory()
    for day in ("2020-05-01", "2021-10-15", "2021-02-01"):
        meeting = MeetingFactory(body=body, date=datetime.date.fromisoformat(day), published=True)
        DecisionFactory(item=AgendaItemFactory(meeting=meeting), text=f"Beslut {day}")
    joint = MeetingFactory(date=datetime.date(2019, 1, 1), published=True)
    joint.joint_bodies.add(body)
    MeetingFactory(body=body, date=datetime.date(2018, 1, 1))

    html = page(client, body)

    assert re.findall(r">(\d{4})</h3>", html) == ["2021", "2020", "2019"]
    assert re.findall(r"Beslut (20\S+)", section(html, "Senaste beslut")) == ["2021-10-15", "2021-02-01", "2020-05-01"]
    assert "4 möten, 3 beslut" in plain(html)


def test_those_who_attended_in_the_last_year_stand_once_as_last_written(client: Client) -> None:
    body = BodyFactory()
    meetings = [
        MeetingFactory(body=body, date=day, published=True)
        for day in (datetime.date(2020, 10, 15), datetime.date(2020, 10, 16), DAY)
    ]
    moved, former = PersonFactory(), PersonFactory()
    AttendeeFactory(meeting=meetings[0], person=former, name="Förra")
    AttendeeFactory(meeting=meetings[1], person=moved, name="Leila M", organisation_as_written="Staffanstorp")
    AttendeeFactory(meeting=meetings[2], person=moved, name="Leila Misirli", organisation_as_written="Kävlinge")
    AttendeeFactory(meeting=meetings[1], name="Delvis", person=None, presence="partly")
    AttendeeFactory(meeting=meetings[2], name="Borta", person=None, presence="apologies")
    AttendeeFactory(meeting=meetings[2], name="Utkastet", person=None, presence="invited")

    text = section(page(client, body), "Har deltagit")

    assert "Leila Misirli Kävlinge" in text
    assert "Delvis" in text
    for absent in ("Förra", "Leila M ", "Staffanstorp", "Borta", "Utkastet"):
        assert absent not in text


def test_a_hidden_member_is_shown_by_role_and_organisation(client: Client) -> None:
    person = PersonFactory(name="Stina Privat", is_public=False)
    membership = MembershipFactory(person=person, role="chair", organisation=OrganisationFactory(name="Lunds kommun"))

    html = page(client, membership.body)

    assert "Ordförande, Lunds kommun" in plain(html)
    assert "privat" not in html.lower()


# --- people


def test_the_page_of_a_person_has_places_meetings_and_what_they_presented(client: Client) -> None:
    person = PersonFactory(name="Karin Ek", other_names="Karin E")
    membership = MembershipFactory(person=person, role="vice_chair", starts_on="2021-01-01")
    attendee = AttendeeFactory(person=person, title="utvecklare", organisation_as_written="Lund", presence="partly")
    item = AgendaItemFactory(meeting=attendee.meeting, title="Vaccin")
    PresenterFactory(item=item, person=person)

    response = client.get(person.get_absolute_url())

    text = plain(response.content.decode())
    assert "Skrivs även Karin E" in text
    assert f"{membership.body.name} Vice ordförande från 1 jan. 2021" in text
    assert "utvecklare, Lund Närvarande en del av tiden" in text
    assert "Vaccin" in text
    assert item.get_absolute_url() in response.content.decode()


def test_pages_of_people_are_not_for_search_engines(client: Client) -> None:
    person = AttendeeFactory().person

    response = client.get(person.get_absolute_url())

    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert "/personer/" not in client.get("/robots.txt").content.decode()  # or nobody would see the mark
    assert "/personer/" not in client.get("/sitemap.xml").content.decode()


def test_people_whom_nothing_public_names_have_no_page(client: Client) -> None:
    people = [
        PersonFactory(),
        AttendeeFactory(meeting=MeetingFactory()).person,
        AttendeeFactory(meeting=MeetingFactory(withdrawn=True)).person,
        AttendeeFactory(is_public=False).person,
        AttendeeFactory(person=PersonFactory(is_public=False)).person,
        MembershipFactory(person=PersonFactory(is_public=False)).person,
    ]
    attendee = AttendeeFactory(is_public=False)
    PresenterFactory(item=AgendaItemFactory(meeting=attendee.meeting), person=attendee.person)

    for person in [*people, attendee.person]:
        assert client.get(person.get_absolute_url()).status_code == 404


def test_two_people_of_one_name_have_pages_of_their_own(client: Client) -> None:
    first, second = (
        AttendeeFactory(person=PersonFactory(name="Johan Lindberg", slug=slug)) for slug in ("johan-1", "johan-2")
    )

    assert first.meeting.body.name in page(client, first.person)
    assert second.meeting.body.name not in page(client, first.person)


# --- organisations


def test_an_organisation_has_its_meetings_with_who_came(client: Client) -> None:
    whole = OrganisationFactory(name="Region Skåne")
    organisation = OrganisationFactory(name="Lasarettet", parent=whole, other_names="Sjukhuset")
    part = OrganisationFactory(name="Akuten", parent=organisation)
    meeting = MeetingFactory(date=DAY, published=True)
    AttendeeFactory(meeting=meeting, organisation=organisation, name="Karin Ek")
    AttendeeFactory(meeting=meeting, organisation=organisation, name="Bo Borta", presence="apologies")
    AttendeeFactory(meeting=meeting, organisation=organisation, name="Stina Privat", title="chef", is_public=False)
    AttendeeFactory(meeting=MeetingFactory(), organisation=organisation, name="Utkastet")

    html = page(client, organisation)

    assert "Karin Ek, Bo Borta (förhinder), Chef, Lasarettet" in plain(html)
    assert "Skrivs även Sjukhuset" in plain(html)
    for linked in (whole, part, meeting):
        assert linked.get_absolute_url() in html
    assert "Privat" not in html
    assert "Utkastet" not in html


# --- topics


def test_organisations_are_listed_with_the_number_of_meetings_each_attended(client: Client) -> None:
    meeting = MeetingFactory(published=True)
    municipality = OrganisationFactory(name="Lunds kommun")
    AttendeeFactory(meeting=meeting, organisation=municipality)
    AttendeeFactory(meeting=meeting, organisation=municipality)
    AttendeeFactory(meeting=MeetingFactory(), organisation=municipality)

    assert "Lunds kommun 1" in plain(client.get("/organisationer/").content.decode())


def test_topics_stand_as_a_tree_with_counts_of_all_within(client: Client) -> None:
    topic = TopicFactory(name="Vård")
    part = TopicFactory(name="Palliativ vård", parent=topic)
    TopicFactory(name="Avtal")
    item = AgendaItemFactory(topics=[topic, part])
    DecisionFactory(item=item, topics=[part])
    AgendaItemFactory(topics=[part])
    AgendaItemFactory(meeting=MeetingFactory(), topics=[part])

    text = plain(client.get("/amnen/").content.decode())

    assert "Avtal inga punkter Vård 2 punkter, 1 beslut Palliativ vård 2 punkter, 1 beslut" in text


def test_a_topic_has_its_items_decisions_and_bodies_with_those_of_its_parts(client: Client) -> None:
    topic = TopicFactory(name="Vård")
    part = TopicFactory(name="Palliativ vård", parent=topic)
    meeting = MeetingFactory(body=BodyFactory(name="Beredningen"), published=True)
    meeting.joint_bodies.add(BodyFactory(name="Medgruppen"))
    item = AgendaItemFactory(meeting=meeting, title="Rapporten", topics=[topic, part])
    DecisionFactory(item=item, text="Att vårda", topics=[part])
    DecisionFactory(item=item, text="Att föreslå", topics=[part], kind="proposal")
    AgendaItemFactory(meeting=MeetingFactory(body=BodyFactory(name="Utkastgruppen")), topics=[part])

    html = page(client, topic)

    assert "1 möte, 1 beslut" in plain(html).replace("\N{NO-BREAK SPACE}", " ")
    assert section(html, "Var det har tagits upp").count("Rapporten") == 1
    assert "Att vårda" in section(html, "Senaste beslut")
    assert "Att föreslå" not in html
    assert section(html, "Vilka möts om det") == "möten Beredningen 1 Medgruppen 1"
    assert part.get_absolute_url() in html
    assert topic.get_absolute_url() in page(client, part)


# --- the rest


def test_the_glossary_is_in_alphabetical_order(client: Client) -> None:
    for short, long in (("ÖK", "Överenskommelse"), ("SIP", "Samordnad individuell plan"), ("AU", "Arbetsutskott")):
        Abbreviation.objects.create(short=short, long=long)

    assert re.findall(r"<dt>(\w+)</dt>", client.get("/ordlista/").content.decode()) == ["AU", "SIP", "ÖK"]


@pytest.mark.parametrize("address", ["/om/", "/om/personuppgifter/", "/om/tillganglighet/"])
def test_the_pages_about_the_archive_tell_how_to_reach_its_keeper(client: Client, address: str) -> None:
    assert f'href="mailto:{settings.KEEPER_EMAIL}"' in client.get(address).content.decode()


def test_public_pages_set_no_cookies(client: Client) -> None:
    for address in ("/", "/moten/", "/beslut/", "/organ/", "/om/"):
        assert not client.get(address).cookies


# --- what search engines read


def test_the_sitemap_has_what_is_public_under_the_host_that_was_asked(client: Client) -> None:
    item = AgendaItemFactory(topics=[TopicFactory()])
    attendee = AttendeeFactory(meeting=item.meeting, organisation=OrganisationFactory())
    draft, withdrawn = MeetingFactory(slug="utkast"), MeetingFactory(withdrawn=True)

    response = client.get("/sitemap.xml", headers={"host": "localhost"})

    xml = response.content.decode()
    found = re.findall("<loc>(.*?)</loc>", xml)
    assert all(address.startswith("http://localhost/") for address in found)
    for thing in (item.meeting, item.meeting.body, item.topics.get(), attendee.organisation):
        assert f"http://localhost{thing.get_absolute_url()}" in found
    for hidden in (draft, withdrawn, attendee.person):
        assert hidden.get_absolute_url() not in xml
    assert f"<lastmod>{timezone.localdate(item.meeting.published_at)}</lastmod>" in xml
    for address in found:
        assert client.get(address.removeprefix("http://localhost")).status_code == 200


def test_robots_are_told_of_the_sitemap_and_of_what_is_not_for_them(client: Client) -> None:
    response = client.get("/robots.txt", headers={"host": "localhost"})

    assert response.headers["Content-Type"].startswith("text/plain")
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        "Sitemap: http://localhost/sitemap.xml",
    ]
