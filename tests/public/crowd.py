"""An archive of a size: as many of everything as asked for, made in few queries."""

import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model
from django.utils import timezone

from minutes.models import (
    Abbreviation,
    ActionItem,
    AgendaItem,
    Attachment,
    Attendee,
    Decision,
    Meeting,
    PlannedMeeting,
    Presenter,
    Responsible,
    SourceDocument,
    Topic,
)
from minutes.search import index
from organisations.models import Body, Membership, Organisation, Person, Region
from organisations.models.sorting import swedish_sort_key
from organisations.models.tracked import write_history
from tests.passing_time import pass_time

FIRST_DAY = datetime.date(2020, 1, 1)


def registered(model: type, name: str, size: int, **fields: Any) -> list:
    """Return that many entries of a register, each with the fields; a list among them gives one to each."""
    entries = []
    for number in range(size):
        own = {field: value[number] if isinstance(value, list) else value for field, value in fields.items()}
        called = f"{name} {number}"
        slug = f"{model.__name__.lower()}-{number}"
        entries.append(model(name=called, slug=slug, sort_key=swedish_sort_key(called), **own))
    return model.objects.bulk_create(entries)


def linked(model: type[Model], name: str, pairs: list[tuple[Model, Model]]) -> None:
    """Link the pairs of rows through the model's relation of the name."""
    field = model._meta.get_field(name)
    through = getattr(model, name).through
    here, there = field.m2m_field_name(), field.m2m_reverse_field_name()
    through.objects.bulk_create([through(**{here: one, there: other}) for one, other in pairs])


def published(body: Body, number: int) -> Meeting:
    """Return a published meeting of the body that is not saved."""
    day = FIRST_DAY + datetime.timedelta(days=number)
    return Meeting(
        body=body,
        date=day,
        status=Meeting.Status.PUBLISHED,
        published_at=timezone.now(),
        slug=f"{day}-{body.slug}",
        place="Rådhuset",
    )


def build(size: int) -> dict[str, Any]:
    """Make the archive; return what its pages are about, each having as many of everything as asked for."""
    top = Region.objects.create(name="Toppen", slug="toppen")
    regions = registered(Region, "Del", size, parent=top)
    topic = Topic.objects.create(name="Ämnet", slug="amnet")
    topics = registered(Topic, "Del", size, parent=topic)
    whole = Organisation.objects.create(name="Helheten", slug="helheten", kind="region", region=top)
    registered(Organisation, "Del", size, parent=whole, kind="hospital", region=regions)
    people = registered(Person, "Person Efternamn", size, is_public=[number % 10 > 0 for number in range(size)])
    body = Body.objects.create(name="Organet", slug="organet", kind="officials", region=top)
    others = registered(Body, "Organ", size, kind="officials", region=regions, prepares_for=body)
    Membership.objects.bulk_create(
        Membership(person=person, body=body, role="member", organisation=whole) for person in people
    )
    Membership.objects.bulk_create(Membership(person=people[1], body=other, role="member") for other in others)
    Abbreviation.objects.bulk_create(
        Abbreviation(short=f"F{number}", long="Förkortning", sort_key=str(number)) for number in range(size)
    )
    own = Meeting.objects.bulk_create(published(body, number) for number in range(size))
    theirs = Meeting.objects.bulk_create(published(other, number) for number, other in enumerate(others))
    linked(Meeting, "joint_bodies", [(meeting, other) for meeting, other in zip(own, others, strict=True)])
    linked(Meeting, "joint_bodies", [(own[0], other) for other in others[1:]])
    found = {
        "top": top,
        "topic": topic,
        "organisation": whole,
        "person": people[1],
        "body": body,
        "meeting": own[0],
        "open": own[1],
    }
    fill(own, theirs, found | {"people": people, "topics": topics, "regions": regions, "others": others})
    change(own[0])
    index.rebuild()
    return found


def fill(own: list[Meeting], theirs: list[Meeting], about: dict[str, Any]) -> None:
    """Give the first meeting as many of everything as there are meetings, and each other meeting one of most."""
    first, people, size = own[0], about["people"], len(own)
    attendees = Attendee.objects.bulk_create(
        Attendee(
            meeting=first,
            position=number,
            name=person.name,
            person=person,
            organisation=about["organisation"],
            is_public=number % 7 > 0,
            is_approver=True,
            role="chair",
        )
        for number, person in enumerate(people)
    )
    Attendee.objects.bulk_create(
        Attendee(meeting=first, position=size + number, name="Ersättare", substitutes_for=attendee)
        for number, attendee in enumerate(attendees)
    )
    Attendee.objects.bulk_create(
        Attendee(meeting=meeting, position=1, name="Person E", person=people[1], organisation=about["organisation"])
        for meeting in [*own[1:], *theirs]
    )
    items = AgendaItem.objects.bulk_create(
        [
            AgendaItem(meeting=first, position=number, title=f"Punkt om person {number}", text="Text")
            for number in range(size)
        ]
        + [AgendaItem(meeting=meeting, position=1, title="Punkt om person") for meeting in [*own[1:], *theirs]]
    )
    topics = [*about["topics"], *about["topics"][1:], *about["topics"]]
    for model, rows in ((AgendaItem, items), (Decision, decisions_of(items, about["others"]))):
        linked(model, "topics", list(zip(rows, topics, strict=True)))
        linked(model, "topics", [(row, about["topic"]) for row in rows])
    linked(AgendaItem, "regions", [(item, region) for item, region in zip(items, about["regions"], strict=False)])
    Presenter.objects.bulk_create(
        Presenter(item=item, position=number, name="Person E", **links)
        for item, attendee in zip(items, attendees, strict=False)
        for number, links in enumerate([{"attendee": attendee}, {"person": attendee.person}, {}])
    )
    actions = ActionItem.objects.bulk_create(ActionItem(item=item, position=1, text="Göra") for item in items)
    Responsible.objects.bulk_create(
        Responsible(action=action, position=number, name="Person E", organisation=about["organisation"], **links)
        for action, attendee in zip(actions, attendees, strict=False)
        for number, links in enumerate([{"attendee": attendee}, {"person": attendee.person}, {}])
    )
    for meeting in own[:2]:
        SourceDocument.objects.create(
            meeting=meeting,
            sha256=meeting.pk,
            name="protokoll.txt",
            file=ContentFile(b"x", "protokoll.txt"),
            lines=[{"number": number, "text": "1. Punkt"} for number in range(1, size)],
        )
    Attachment.objects.create(meeting=own[1], position=1, title="Bilaga", file=ContentFile(b"x", "bilaga.txt"))
    Attachment.objects.bulk_create(
        Attachment(meeting=first, item=item, position=number, title="Bilaga", text="Text", file=f"{number}.txt")
        for number, item in enumerate(items[:size])
    )
    PlannedMeeting.objects.bulk_create(
        PlannedMeeting(body=body, date=first.date.replace(year=2090), announced_by=meeting)
        for body in (about["body"], *about["others"])
        for meeting in own[:2]
    )
    PlannedMeeting.objects.bulk_create(
        PlannedMeeting(body=about["body"], date=first.date.replace(year=2091) + datetime.timedelta(days=number))
        for number in range(size)
    )


def change(meeting: Meeting) -> None:
    """Keep the state of the published meeting and of all that hangs on it, and another one after it."""
    items = list(meeting.items.all())
    rows: list[list[Any]] = [
        [meeting],
        list(meeting.attendees.all()),
        items,
        list(meeting.attachments.all()),
        list(meeting.announced_meetings.all()),
        list(Presenter.objects.filter(item__in=items)),
        list(Decision.objects.filter(item__in=items)),
        list(ActionItem.objects.filter(item__in=items)),
        list(Responsible.objects.filter(action__item__in=items)),
    ]
    for same in rows:
        write_history(same, created=True)
    pass_time()
    meeting.place = "Stadshuset"
    for attendee in rows[1]:
        attendee.presence = Attendee.Presence.APOLOGIES
    for same in rows:
        write_history(same, created=False)


def decisions_of(items: list[AgendaItem], bodies: list[Body]) -> list[Decision]:
    """Return a new decision under each item."""
    return Decision.objects.bulk_create(
        Decision(
            item=item, position=1, text="Att Person E gör", outcome="decided", referred_to=bodies[number % len(bodies)]
        )
        for number, item in enumerate(items)
    )
