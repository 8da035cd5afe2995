"""The archive that the browser walks through: the five meetings, and what they happen to lack."""

import datetime

from django.contrib.auth.hashers import make_password
from django.core.management.color import no_style
from django.db import connection

from minutes.management.commands.demo import load_fixtures
from minutes.models import Attendee, Decision, Meeting, Topic
from organisations.models import Body, Membership, Region
from tests import factories
from tests.passing_time import pass_time

SECRETARY = "sekreterare"
ADMINISTRATOR = "administratör"
PASSWORD = "ett-lösenord-för-provet"
LONG_WORD = "Hälsoochsjukvårdsförvaltningsövergripandesamverkansberedningssekretariatet"
WITHDRAWN = "2022-05-06-avtalsutskottet"

# What migrations made, and no other tests could do without.
KEPT_TABLES = {
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "django_site",
}


def fill() -> None:
    """Load the fixtures, and add one row of every kind that they have none of."""
    factories.make_groups()
    load_fixtures(empty=False)
    secretary = factories.UserFactory(username=SECRETARY, password=make_password(PASSWORD), group="Sekreterare")
    factories.UserFactory(username=ADMINISTRATOR, password=make_password(PASSWORD), group="Administratörer")
    for region in Region.objects.all():
        region.secretaries.add(secretary)
    meeting = Meeting.objects.get(slug="2020-03-06-avtalsutskottet")
    _add_document(meeting)
    body = meeting.body
    factories.MeetingFactory(body=body, date=datetime.date(2022, 5, 6), withdrawn=True)
    _add_odd_meeting()
    Body.objects.get(slug="lang").secretaries.add(secretary)
    _add_years(factories.BodyFactory(name="Rådet", slug="genom-aren", region=Region.objects.get(slug="skane")))


def _add_years(body: Body) -> None:
    """Let a body have met and decided over so many years that there are pictures of it."""
    topic = Topic.objects.get(slug="avtal")
    for year in range(2008, 2020):
        meeting = factories.MeetingFactory(body=body, date=datetime.date(year, 3, 6), published=True)
        for side in Attendee.Side:
            factories.AttendeeFactory(meeting=meeting, side=side, person=None)
        item = factories.AgendaItemFactory(meeting=meeting, title="Uppföljning av avtalet", topics=[topic])
        factories.DecisionFactory(item=item, topics=[topic])
        factories.TopicSuggestionFactory(item=item, topic=Topic.objects.get(slug="sip"))


def empty() -> None:
    """Take away every row but those that migrations made."""
    names = set(connection.introspection.table_names()) - KEPT_TABLES
    # The index on SQLite is emptied as the table that it is; the tables that hold it are its own.
    tables = sorted(name for name in names if not name.startswith("minutes_search_"))
    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), tables))


def _add_document(meeting: Meeting) -> None:
    """Let a published meeting have been read from a document of lines of every kind."""
    lines = ["Protokoll", "", "Närvarande:", "Anna Ek", "", "1. Öppnande", LONG_WORD, "Beslut: Utskottet godkänner."]
    factories.SourceDocumentFactory(
        meeting=meeting,
        name=f"{LONG_WORD}.txt",
        lines=[{"number": number, "text": text} for number, text in enumerate(lines, start=1)],
    )


def _add_odd_meeting() -> None:
    """Add a meeting with everything unusual: long words, hidden names, subitems, a table, actions that are done."""
    body = factories.BodyFactory(name=LONG_WORD, slug="lang", other_names=LONG_WORD, description=LONG_WORD)
    organisation = factories.OrganisationFactory(name=f"{LONG_WORD} kommun", slug="lang", other_names=LONG_WORD)
    topic = factories.TopicFactory(name=LONG_WORD, slug="lang", description=LONG_WORD)
    person = factories.PersonFactory(name=f"Siv {LONG_WORD}", slug="lang", other_names=LONG_WORD)
    factories.MembershipFactory(
        person=person, body=body, organisation=organisation, title=LONG_WORD, role=Membership.Role.CHAIR
    )
    meeting = factories.MeetingFactory(
        body=body,
        date=datetime.date(2019, 5, 6),
        published=True,
        record_kind=Meeting.RecordKind.MINUTES,
        title=LONG_WORD,
        place=LONG_WORD,
        preamble=f"Före första punkten: {LONG_WORD}.",
    )
    _add_attendees(meeting, person, organisation)
    item = factories.AgendaItemFactory(
        meeting=meeting,
        number="§ 12 a",
        title=LONG_WORD,
        topics=[topic],
        text=f"| Ort | Antal |\n|--|--|\n| {LONG_WORD} | 3 |",
    )
    factories.PresenterFactory(item=item, name=LONG_WORD)
    for outcome in ["", *Decision.Outcome]:
        factories.DecisionFactory(item=item, outcome=outcome, text=LONG_WORD, referred_to=body)
    factories.DecisionFactory(
        item=item, kind=Decision.Kind.PROPOSAL, text=LONG_WORD, condition=LONG_WORD, topics=[topic]
    )
    action = factories.ActionItemFactory(item=item, text=LONG_WORD, status="done", result=LONG_WORD)
    factories.ResponsibleFactory(action=action, name=LONG_WORD)
    factories.AgendaItemFactory(
        meeting=meeting, parent=item, title="Underpunkt", text=f"> {LONG_WORD}\n\n1. Ett\n2. Två"
    )
    factories.AttachmentFactory(meeting=meeting, label="Bilaga 1", title=LONG_WORD, location=LONG_WORD)
    factories.AttachmentFactory(meeting=meeting, item=item, title=LONG_WORD, text=LONG_WORD, summary=LONG_WORD)
    factories.PlannedMeetingFactory(body=body, announced_by=meeting, place=LONG_WORD)
    factories.PlannedMeetingFactory(body=body, date=datetime.date(2019, 6, 6), is_cancelled=True)
    _change(meeting, item)


def _change(meeting, item) -> None:
    """Let the meeting have been changed since: a long text, a time, topics, and rows that are gone."""
    pass_time()
    meeting.preamble = f"{meeting.preamble} {'Ordföranden öppnade mötet. ' * 20}"
    meeting.save()
    pass_time()
    meeting.starts_at = datetime.time(9)
    meeting.preamble = meeting.preamble.replace("öppnade mötet", "hälsade välkommen", 1)
    meeting.save()
    item.topics.clear()
    for row in (meeting.attendees.last(), meeting.announced_meetings.last(), item.decisions.last()):
        row.delete()
    pass_time()
    for number in range(60):
        meeting.same_day_number = number % 2 + 1
        meeting.save()
        pass_time()


def _add_attendees(meeting, person, organisation) -> None:
    here = {"meeting": meeting, "organisation": organisation, "title": LONG_WORD}
    chair = factories.AttendeeFactory(person=person, role=Membership.Role.CHAIR, is_approver=True, party="S", **here)
    factories.AttendeeFactory(substitutes_for=chair, note=LONG_WORD, organisation_as_written=LONG_WORD, **here)
    factories.AttendeeFactory(is_public=False, **here)
    for presence in Attendee._meta.get_field("presence").choices:
        factories.AttendeeFactory(presence=presence[0], group="Utan sida", **here)
