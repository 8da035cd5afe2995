"""A meeting's page."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse

from minutes.models import Attendee, Decision, Meeting
from organisations.models import Membership
from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    AttachmentFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    OrganisationFactory,
    PersonFactory,
    PlannedMeetingFactory,
    PresenterFactory,
    RegionFactory,
    ResponsibleFactory,
    TopicFactory,
)
from tests.public.reading import page, plain

pytestmark = pytest.mark.django_db
DAY = datetime.date(2021, 10, 15)


def held(**fields) -> Meeting:
    """Return a published meeting, by default in October 2021."""
    return MeetingFactory(published=True, **{"date": DAY, **fields})


# --- head


def test_the_head_says_body_joint_bodies_when_where_and_how(client: Client) -> None:
    meeting = held(
        body=BodyFactory(name="Beredningen Nordväst"),
        starts_at="09:00",
        ends_at="12:00",
        place="Rådhuset",
        form=Meeting.Form.HYBRID,
        title="Minnesanteckningar 15/10",
    )
    meeting.joint_bodies.set([BodyFactory(name="Operativa gruppen"), BodyFactory(name="Avtalsgruppen")])

    text = plain(page(client, meeting))

    for said in (
        "Beredningen Nordväst",
        "Gemensamt med Avtalsgruppen och Operativa gruppen",
        "Fredag 15 oktober 2021",
        "09.00–12.00",
        "Rådhuset",
        "På plats och digitalt",
        "Minnesanteckningar 15/10",
    ):
        assert said in text


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (datetime.date(2021, 10, 16), "15–16 oktober 2021"),
        (datetime.date(2021, 11, 2), "15 oktober 2021 – 2 november 2021"),
        (DAY, "15 oktober 2021"),
    ],
)
def test_a_meeting_of_several_days_says_them(client: Client, last: datetime.date, said: str) -> None:
    assert said in plain(page(client, held(last_date=last)))


def test_chair_vice_chair_process_leader_and_secretary_are_named_in_the_head(client: Client) -> None:
    meeting = held()
    roles = Membership.Role
    for role in (roles.SECRETARY, roles.CHAIR, roles.PROCESS_LEADER, roles.VICE_CHAIR, roles.MEMBER):
        AttendeeFactory(meeting=meeting, name=f"Namn {role.label}", role=role, person=None)

    head = plain(page(client, meeting).partition('<div class="with-side">')[0])

    found = re.findall("Namn (Ordförande|Vice ordförande|Processledare|Sekreterare|Ledamot)", head)
    assert found == ["Ordförande", "Vice ordförande", "Processledare", "Sekreterare"]


@pytest.mark.parametrize(
    ("kind", "approved", "says_so"),
    [("minutes", None, True), ("minutes", DAY, False), ("notes", None, False), ("notes", DAY, False)],
)
def test_only_minutes_that_nobody_has_approved_are_said_to_be_unapproved(
    client: Client, kind: str, approved: datetime.date | None, says_so: bool
) -> None:
    text = plain(page(client, held(record_kind=kind, approved_on=approved)))

    assert ("ej justerat" in text.lower()) == says_so


def test_approved_minutes_say_when_and_by_whom(client: Client) -> None:
    meeting = held(record_kind="minutes", approved_on=datetime.date(2021, 11, 1))
    AttendeeFactory(meeting=meeting, name="Lisa Justerare", person=None, is_approver=True)

    assert "1 november 2021, Lisa Justerare" in plain(page(client, meeting))


# --- attendees


def test_attendees_stand_by_group_and_presence_in_their_own_order(client: Client) -> None:
    meeting = held()
    for name, group, presence in (
        ("Ett", "För kommunerna", Attendee.Presence.APOLOGIES),
        ("Två", "För kommunerna", Attendee.Presence.PRESENT),
        ("Tre", "För regionen", Attendee.Presence.PARTLY),
        ("Fyra", "För regionen", Attendee.Presence.PRESENT),
        ("Fem", "För regionen", Attendee.Presence.ABSENT),
        ("Sex", "", Attendee.Presence.INVITED),
    ):
        AttendeeFactory(meeting=meeting, name=f"Person {name}", person=None, group=group, presence=presence)

    text = plain(page(client, meeting))
    list_of_people = text[text.index("För kommunerna, närvarande") :]

    said = re.findall(r"För \w+, [a-zåäö ]+|Inbjudna|Person \w+|En del av tiden", list_of_people)
    assert [one.strip() for one in said] == [
        "För kommunerna, närvarande",
        "Person Två",
        "För kommunerna, förhinder",
        "Person Ett",
        "För regionen, närvarande",
        "Person Tre",
        "En del av tiden",
        "Person Fyra",
        "För regionen, ej närvarande",
        "Person Fem",
        "Inbjudna",
        "Person Sex",
    ]


@pytest.mark.parametrize(("invited", "told"), [(1, "1 närvarande, 1 inbjuden"), (2, "1 närvarande, 2 inbjudna")])
def test_attendees_are_counted_with_the_word_of_one_or_of_several(client: Client, invited: int, told: str) -> None:
    meeting = held()
    AttendeeFactory(meeting=meeting)
    AttendeeFactory.create_batch(invited, meeting=meeting, presence=Attendee.Presence.INVITED)

    assert f"Deltagare {told}" in plain(page(client, meeting))


def test_attendees_without_a_group_stand_by_side(client: Client) -> None:
    meeting = held()
    AttendeeFactory(meeting=meeting, side=Attendee.Side.MUNICIPALITIES)

    assert "För kommunerna, närvarande 1" in plain(page(client, meeting))


def test_a_substitute_says_for_whom(client: Client) -> None:
    meeting = held()
    absent = AttendeeFactory(meeting=meeting, name="Ewa Borta", person=None, presence=Attendee.Presence.APOLOGIES)
    AttendeeFactory(meeting=meeting, name="Jean Här", person=None, substitutes_for=absent)

    assert "Jean Här Ersätter Ewa Borta" in plain(page(client, meeting))


def test_a_known_attendee_leads_to_their_page(client: Client) -> None:
    attendee = AttendeeFactory(meeting=held(), name="Karin E")

    assert f'<a href="{attendee.person.get_absolute_url()}">Karin E</a>' in page(client, attendee.meeting)


# --- hidden names


def test_a_hidden_attendee_is_shown_by_title_and_organisation(client: Client) -> None:
    meeting = held()
    AttendeeFactory(
        meeting=meeting,
        name="Stina Privat",
        title="avdelningschef",
        organisation=OrganisationFactory(name="Lunds kommun"),
        is_public=False,
        party="KD",
    )

    html = page(client, meeting)

    assert "Avdelningschef, Lunds kommun" in plain(html)
    assert "Privat" not in html
    assert "KD" not in plain(html)


def test_a_hidden_attendee_of_whom_nothing_is_known_is_said_not_to_be_shown(client: Client) -> None:
    meeting = held()
    AttendeeFactory(meeting=meeting, name="Stina Privat", person=None, is_public=False)

    assert "Namnet visas inte" in plain(page(client, meeting))


def test_a_name_hidden_at_one_meeting_is_shown_at_others(client: Client) -> None:
    person = PersonFactory(name="Stina Privat")
    here, there = held(), held()
    AttendeeFactory(meeting=here, person=person, is_public=False)
    AttendeeFactory(meeting=there, person=person)
    for meeting in (here, there):
        AgendaItemFactory(meeting=meeting, title="Rapport", text="Stina Privat berättar.")

    assert "Privat" not in page(client, here)
    assert page(client, there).count("Stina Privat") == 2
    text = plain(client.get(person.get_absolute_url()).content.decode())
    assert there.body.name in text
    assert here.body.name not in text


@pytest.mark.parametrize("linked", ["attendee", "person", "both", "neither"])
def test_the_hidden_attendee_is_hidden_as_presenter_and_responsible_too(client: Client, linked: str) -> None:
    meeting = held()
    attendee = AttendeeFactory(meeting=meeting, name="Stina Privat", title="chef", is_public=False)
    links = {
        "attendee": {"attendee": attendee},
        "person": {"person": attendee.person},
        "both": {"attendee": attendee, "person": attendee.person},
        "neither": {},
    }[linked]
    item = AgendaItemFactory(meeting=meeting)
    PresenterFactory(item=item, name="Stina Privat", **links)
    ResponsibleFactory(action=ActionItemFactory(item=item), name="Stina Privat", **links)

    html = page(client, meeting)

    assert "Privat" not in html
    assert attendee.person.slug not in html


def test_somebody_else_of_a_hidden_name_is_shown(client: Client) -> None:
    PersonFactory(name="Johan Lindberg", slug="johan-dold", is_public=False)
    meeting = held()
    attendee = AttendeeFactory(meeting=meeting, person=PersonFactory(name="Johan Lindberg", slug="johan-visad"))
    PresenterFactory(item=AgendaItemFactory(meeting=meeting), name="Johan L", attendee=attendee)

    html = page(client, meeting)

    assert '<a href="/personer/johan-visad/">Johan Lindberg</a>' in html
    assert '<a href="/personer/johan-visad/">Johan L</a>' in html


def test_a_hidden_name_beside_a_shown_one_is_masked(client: Client) -> None:
    PersonFactory(name="Stina Privat", is_public=False)
    attendee = AttendeeFactory(meeting=held(), name="Lisa Öppen (ers Stina Privat)")

    text = plain(page(client, attendee.meeting))

    assert "Lisa Öppen (ers [namnet visas inte])" in text


# --- items


def test_items_stand_in_order_with_number_presenters_text_and_permalink(client: Client) -> None:
    meeting = held()
    second = AgendaItemFactory(meeting=meeting, position=2, number="§ 15", title="Avtal")
    first = AgendaItemFactory(meeting=meeting, position=1, number="§ 15", title="Vaccin", text="- en\n- två")
    PresenterFactory(item=first, name="Anna Föredrar")
    PresenterFactory(item=first, name="Gruppen för vaccin")

    html = page(client, meeting)

    assert html.index(f'id="{first.key}"') < html.index(f'id="{second.key}"')
    assert f'href="#{first.key}"' in html
    assert "Föredragande: Anna Föredrar, Gruppen för vaccin" in plain(html)
    assert "<li>två</li>" in html
    contents = html[html.index('aria-label="Innehåll"') : html.index("</nav>", html.index('aria-label="Innehåll"'))]
    assert plain(contents).count("§ 15") == 2


def test_a_subitem_is_one_step_below_its_item(client: Client) -> None:
    item = AgendaItemFactory(meeting=held(), title="Rapporter")
    AgendaItemFactory(meeting=item.meeting, parent=item, title="Från Lund")

    html = page(client, item.meeting)

    assert [plain(heading) for heading in re.findall(r"<h2>(.*?)</h2>", html) if "Rapporter" in heading]
    assert [plain(heading) for heading in re.findall(r"<h3>(.*?)</h3>", html) if "Från Lund" in heading]


def test_decisions_and_proposals_stand_apart_with_outcome_condition_and_permalink(client: Client) -> None:
    item = AgendaItemFactory(meeting=held())
    body = BodyFactory(name="Centrala organet")
    proposal = DecisionFactory(item=item, kind="proposal", text="Att pröva", position=1)
    decision = DecisionFactory(
        item=item,
        position=2,
        text="Att godkänna",
        outcome=Decision.Outcome.REFERRED,
        condition="Efter förankring",
        referred_to=body,
    )

    html = page(client, item.meeting)

    assert re.search(r"Förslag .*Att pröva.* Beslut .*Att godkänna Villkor: Efter förankring", plain(html))
    assert "Hänskjutet med villkor Till Centrala organet" in plain(html)
    for row in (proposal, decision):
        assert f'id="{row.key}"' in html
        assert f'href="#{row.key}"' in html


def test_an_action_says_who_when_and_what_became_of_it(client: Client) -> None:
    item = AgendaItemFactory(meeting=held())
    action = ActionItemFactory(
        item=item, text="Ta fram plan", due_on="2022-03-31", status="done", result="Planen finns"
    )
    ResponsibleFactory(action=action, name="Lotta")
    ActionItemFactory(item=item, text="Återkomma", due_as_written="efter årsskiftet")
    ActionItemFactory(item=item, text="Fundera")

    text = plain(page(client, item.meeting))

    assert "Ta fram plan Lotta Senast 31 mars 2022 Klar" in text
    assert "Resultat: Planen finns" in text
    assert "Återkomma Ingen ansvarig angiven ”efter årsskiftet”" in text
    assert "Fundera Ingen ansvarig angiven Inget datum angivet" in text


def test_markdown_makes_tables_and_no_html(client: Client) -> None:
    item = AgendaItemFactory(
        meeting=held(), text="| a | b |\n| - | - |\n| 1 | 2 |\n\n<script>alert(1)</script>\n\n[x](javascript:alert)"
    )

    html = page(client, item.meeting)

    assert "<td>2</td>" in html
    assert "<script>" not in html
    assert 'href="javascript' not in html


def test_a_mask_close_to_a_party_does_not_make_a_link(client: Client) -> None:
    PersonFactory(name="Stina Privat", is_public=False)
    item = AgendaItemFactory(meeting=held(), text="Stina Privat(S) och **Stina Privat** [länk](/om/)")

    html = page(client, item.meeting)

    assert "[namnet visas inte] (S) och <strong>[namnet visas inte]</strong>" in html
    assert '<a href="/om/">länk</a>' in html


def test_a_missing_attachment_says_so_and_where_it_is_said_to_be(client: Client) -> None:
    attachment = AttachmentFactory(meeting=held(), label="Bilaga 2", title="Bildspel", location="projify")

    assert "Bilaga 2, Bildspel Saknas. Enligt anteckningarna: projify." in plain(page(client, attachment.meeting))


# --- previous and next


def neighbours(client: Client, meeting: Meeting) -> tuple[str | None, str | None]:
    """Return the addresses of the previous and the next meeting."""
    html = page(client, meeting)
    links = (re.search(rf'<a href="([^"]+)" rel="{rel}"', html) for rel in ("prev", "next"))
    return tuple(link and link[1] for link in links)


def test_previous_and_next_are_the_nearest_of_the_body(client: Client) -> None:
    body = BodyFactory()
    days = [DAY + datetime.timedelta(days=days) for days in (-60, -30, 0, 30, 60)]
    meetings = [held(body=body, date=day) for day in days]
    held(date=DAY - datetime.timedelta(days=1))
    MeetingFactory(body=body, date=DAY + datetime.timedelta(days=1))
    MeetingFactory(body=body, date=DAY - datetime.timedelta(days=1), withdrawn=True)

    addresses = [meeting.get_absolute_url() for meeting in meetings]

    assert neighbours(client, meetings[2]) == (addresses[1], addresses[3])
    assert neighbours(client, meetings[0]) == (None, addresses[1])
    assert neighbours(client, meetings[4]) == (addresses[3], None)


def test_meetings_of_one_day_follow_each_other_by_their_number(client: Client) -> None:
    """Whichever was entered first."""
    body = BodyFactory()
    second = held(body=body, same_day_number=2, slug="tva")
    first = held(body=body, same_day_number=1, slug="ett")
    third = held(body=body, same_day_number=3, slug="tre")

    assert neighbours(client, first) == (None, second.get_absolute_url())
    assert neighbours(client, second) == (first.get_absolute_url(), third.get_absolute_url())
    assert neighbours(client, third) == (second.get_absolute_url(), None)


def test_a_joint_meeting_is_among_the_bodys_meetings(client: Client) -> None:
    body = BodyFactory()
    own = held(body=body)
    joint = held(date=DAY + datetime.timedelta(days=9))
    joint.joint_bodies.add(body)

    assert neighbours(client, own)[1] == joint.get_absolute_url()


def test_where_no_next_meeting_is_held_the_planned_one_is_told(client: Client) -> None:
    meeting = held()
    PlannedMeetingFactory(body=meeting.body, date=datetime.date(2021, 12, 24))
    PlannedMeetingFactory(body=meeting.body, date=datetime.date(2022, 1, 24))

    assert "24 december 2021" in plain(page(client, meeting))


# --- the same topic elsewhere


def test_items_on_the_topic_in_other_bodies_stand_under_the_item_by_region(client: Client) -> None:
    topic = TopicFactory(name="Läkarstöd")
    skane, orebro = RegionFactory(name="Skåne"), RegionFactory(name="Örebro")
    nordvast = RegionFactory(name="Nordväst", parent=skane)
    item = AgendaItemFactory(meeting=held(body=BodyFactory(region=nordvast)), topics=[topic])
    for name, region in (("Ö", orebro), ("S", skane), ("N", nordvast)):
        body = BodyFactory(region=region, short_name=f"Organ {name}")
        AgendaItemFactory(meeting=held(body=body), title=f"Punkt i {name}", topics=[topic])
    AgendaItemFactory(meeting=held(body=item.meeting.body, date="2020-01-01"), title="Eget organ", topics=[topic])
    AgendaItemFactory(meeting=held(), title="Annat ämne", topics=[TopicFactory()])
    AgendaItemFactory(meeting=MeetingFactory(), title="Utkast", topics=[topic])

    text = plain(page(client, item.meeting))

    elsewhere = text[text.index("Samma ämne i andra organ") :]
    assert re.match(r"Samma ämne i andra organ Skåne .*Punkt i .*Örebro Punkt i Ö", elsewhere)
    assert "Punkt i S" in elsewhere
    assert "Punkt i N" in elsewhere
    for absent in ("Eget organ", "Annat ämne", "Utkast"):
        assert absent not in elsewhere


def test_the_latest_three_items_of_a_region_are_enough(client: Client) -> None:
    topic, region = TopicFactory(), RegionFactory()
    item = AgendaItemFactory(meeting=held(), topics=[topic])
    for day in range(1, 6):
        meeting = held(body=BodyFactory(region=region), date=datetime.date(2021, 1, day))
        AgendaItemFactory(meeting=meeting, title=f"Den {day} januari", topics=[topic])

    assert re.findall(r"Den (\d) januari", plain(page(client, item.meeting))) == ["5", "4", "3"]


def test_an_item_of_a_joint_body_is_not_another_bodys(client: Client) -> None:
    topic = TopicFactory()
    item = AgendaItemFactory(meeting=held(), topics=[topic])
    joint = BodyFactory()
    item.meeting.joint_bodies.add(joint)
    AgendaItemFactory(meeting=held(body=joint), topics=[topic])

    assert "Samma ämne" not in page(client, item.meeting)


def test_the_regions_that_an_item_speaks_of_lead_to_a_list_that_is_there(client: Client) -> None:
    item = AgendaItemFactory(meeting=held())
    region = RegionFactory(name="Malmö")
    item.regions.add(region)
    address = f"{reverse('minutes:meeting_list')}?region={region.slug}"

    assert address in page(client, item.meeting)
    assert "Inget passar valet." in client.get(address).content.decode()
