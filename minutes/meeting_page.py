"""All that the page of a meeting shows, to the public or, as a preview, to those who work with it."""

import datetime
from collections import Counter, defaultdict
from functools import reduce
from itertools import groupby
from operator import or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import Coalesce, RowNumber

from minutes.models import (
    ActionItem,
    AgendaItem,
    Attachment,
    Attendee,
    Decision,
    Meeting,
    PlannedMeeting,
    Presenter,
    Responsible,
    Topic,
)
from minutes.models.meeting import MeetingQuerySet, once_each
from minutes.open_sources import has_open_source, with_source_texts
from minutes.privacy import Masker, hides_names
from organisations.models import Body, Membership, Region
from organisations.models.compiled import Compiled
from organisations.models.register import RegisterEntry

RELATED_PER_REGION = 3
AROUND = 100  # meetings before, and as many after, in which related items are looked for
HEADINGS = {
    Attendee.Presence.PRESENT: "Närvarande",
    Attendee.Presence.INVITED: "Inbjudna",
    Attendee.Presence.APOLOGIES: "Förhinder",
    Attendee.Presence.ABSENT: "Ej närvarande",
}


def with_body(meetings: MeetingQuerySet) -> MeetingQuerySet:
    """Return the meetings with what their page says of each in its head."""
    with_bodies = meetings.select_related("body__region__parent")
    return with_source_texts(with_bodies.annotate(hides_names=hides_names()))


def page_of(meeting: Meeting) -> dict[str, Any]:
    """Take a meeting from `with_body`; return what the template of its page shows."""
    attendees = list(
        meeting.attendees.select_related(
            "person", "organisation", "substitutes_for__person", "substitutes_for__organisation"
        )
    )
    items, links = _items(meeting), _links(meeting)
    joint_bodies = links["body", meeting.pk]
    related = _related(meeting, joint_bodies, {topic.pk for item in items for topic in links["topic", item.pk]})
    for item in items:
        item.on_topics, item.of_regions = links["topic", item.pk], links["region", item.pk]
        item.elsewhere = _by_region(item, related)
    decisions = [decision for item in items for decision in item.decisions.all()]
    masker = Masker()
    attachments = list(meeting.attachments.select_related("item"))
    for attachment in attachments:
        attachment.is_open = not meeting.hides_names and is_open(attachment, masker)
    attendance = _attendance(attendees)
    context = {
        "masker": masker,
        "has_open_source": has_open_source(meeting, masker),
        "meeting": meeting,
        "joint_bodies": joint_bodies,
        "attendance": attendance,
        "presence": _presence(attendance),
        "secretaries": [attendee for attendee in attendees if attendee.role == Membership.Role.SECRETARY],
        "officers": _officers(attendees),
        "approvers": [attendee for attendee in attendees if attendee.is_approver],
        "items": items,
        "decision_count": sum(decision.kind == Decision.Kind.DECISION for decision in decisions),
        "attachments": attachments,
    }
    if meeting.body_id and meeting.date:  # a draft may lack them
        context |= _neighbours(meeting)
        if context["next"] is None:
            context["planned_next"] = _planned_next(meeting)
    return context


def _items(meeting: Meeting) -> list[AgendaItem]:
    presenters = Presenter.objects.select_related("attendee__person", "attendee__organisation", "person")
    responsibles = Responsible.objects.select_related("attendee__person", "attendee__organisation", "person")
    return list(
        meeting.items.order_by("position").prefetch_related(
            Prefetch("presenters", presenters),
            Prefetch("decisions", Decision.objects.select_related("referred_to")),
            Prefetch("actionitems", ActionItem.objects.all()),
            Prefetch("actionitems__responsibles", responsibles.select_related("organisation")),
        )
    )


def _links(meeting: Meeting) -> dict[tuple[str, int], list[RegisterEntry]]:
    """Return the topics and the regions of each item and the bodies that held the meeting jointly, in one query.

    Each by what it is and the key of what has it, in alphabetical order.
    """
    found: dict[tuple[str, int], list[RegisterEntry]] = defaultdict(list)
    for kind, owner, key, name, slug, _ in sorted(_LINKS.rows(meeting.pk), key=lambda row: (row[5], row[4])):
        found[kind, owner].append(_LINKED[kind](pk=key, name=name, slug=slug))
    return found


def _link_rows(meeting: int) -> QuerySet:
    topics = AgendaItem.topics.through.objects.filter(agendaitem__meeting=meeting)
    regions = AgendaItem.regions.through.objects.filter(agendaitem__meeting=meeting)
    bodies = Meeting.joint_bodies.through.objects.filter(meeting=meeting)
    first, *rest = (
        rows.values_list(Value(kind), owner, kind, f"{kind}__name", f"{kind}__slug", f"{kind}__sort_key")
        for kind, owner, rows in (
            ("topic", "agendaitem", topics),
            ("region", "agendaitem", regions),
            ("body", "meeting", bodies),
        )
    )
    return first.union(*rest, all=True)


_LINKED: dict[str, type[RegisterEntry]] = {"topic": Topic, "region": Region, "body": Body}
_LINKS = Compiled(_link_rows, keys=1)


def _attendance(attendees: list[Attendee]) -> list[dict[str, Any]]:
    """Return the attendees as the list has them: by group or side, and in each by presence."""
    groups: dict[tuple[str, str], list[Attendee]] = {}
    for attendee in attendees:
        group = attendee.group or (f"För {attendee.get_side_display().lower()}" if attendee.side else "")
        presence = Attendee.Presence.PRESENT if attendee.presence == Attendee.Presence.PARTLY else attendee.presence
        groups.setdefault((group, presence), []).append(attendee)
    order = {group: place for place, (group, _) in reversed(list(enumerate(groups)))}
    presences = [str(presence) for presence in HEADINGS]
    return [
        {"group": group, "heading": HEADINGS[Attendee.Presence(presence)], "attendees": groups[group, presence]}
        for group, presence in sorted(groups, key=lambda key: (order[key[0]], presences.index(key[1])))
    ]


def _presence(attendance: list[dict[str, Any]]) -> list[tuple[str, int]]:
    """Return how many were there, were invited, sent apologies and were not there, whatever their group."""
    counts: Counter[str] = Counter()
    for section in attendance:
        counts[section["heading"]] += len(section["attendees"])
    return [(heading, counts[heading]) for heading in HEADINGS.values() if counts[heading]]


def _officers(attendees: list[Attendee]) -> list[tuple[str, list[Attendee]]]:
    """Return chair, vice chair, process leader and secretary, those that the record tells of."""
    roles = Membership.Role
    return [
        (role.label, found)
        for role in (roles.CHAIR, roles.VICE_CHAIR, roles.PROCESS_LEADER, roles.SECRETARY)
        if (found := [attendee for attendee in attendees if attendee.role == role])
    ]


def _neighbours(meeting: Meeting) -> dict[str, Meeting | None]:
    """Return the meetings of the body next before and after this one, in one query."""
    others = Meeting.objects.published().exclude(pk=meeting.pk)
    # Its own and those it held with others apart, so that the database takes the few from the body's, in order.
    held = [others.filter(body=meeting.body_id), others.filter(joint_bodies=meeting.body_id)]
    same_day = Q(date=meeting.date)
    same_number = same_day & Q(same_day_number=meeting.same_day_number)
    after = Q(date__gt=meeting.date) | (same_day & Q(same_day_number__gt=meeting.same_day_number))
    after |= same_number & Q(pk__gt=meeting.pk)
    later = [rows.filter(after).order_by("date", "same_day_number", "pk") for rows in held]
    earlier = [rows.exclude(after).order_by("-date", "-same_day_number", "-pk") for rows in held]
    nearest = [Q(pk=Subquery(rows.values("pk")[:1])) for rows in (*later, *earlier)]

    def place(other: Meeting) -> tuple:
        return other.date, other.same_day_number, other.pk

    found = sorted(Meeting.objects.published().filter(reduce(or_, nearest)), key=place)
    return {
        "previous": next((other for other in found[::-1] if place(other) < place(meeting)), None),
        "next": next((other for other in found if place(other) > place(meeting)), None),
    }


def _planned_next(meeting: Meeting) -> PlannedMeeting | None:
    """Return the planned meeting of the body that comes next after the meeting, if any is to be held."""
    planned = PlannedMeeting.objects.published().waiting().filter(body=meeting.body, date__gt=meeting.date)
    coming = once_each(planned.select_related("announced_by"))
    return min((one for one in coming if not one.is_cancelled), key=lambda one: one.date, default=None)


def _related(meeting: Meeting, joint_bodies: list[RegisterEntry], topics: set[int]) -> list:
    """Return the latest items of other bodies on each topic of the meeting, by region, in one query.

    They are looked for in the meetings that were held around the same time, however large the archive is.
    """
    own = [meeting.body_id, *(body.pk for body in joint_bodies)]
    jointly_held = Meeting.joint_bodies.through.objects.filter(meeting=OuterRef("agendaitem__meeting"), body__in=own)
    region = Coalesce("agendaitem__meeting__body__region__parent", "agendaitem__meeting__body__region")
    newest = Window(RowNumber(), partition_by=["topic", region], order_by=[F("agendaitem__meeting__date").desc(), "pk"])
    tagged = AgendaItem.topics.through.objects.filter(
        _held_around(meeting), topic__in=topics, agendaitem__meeting__status=Meeting.Status.PUBLISHED
    ).exclude(Q(agendaitem__meeting__body__in=own) | Exists(jointly_held))
    return list(
        tagged.annotate(place=newest)
        .filter(place__lte=RELATED_PER_REGION)
        .select_related("agendaitem__meeting__body__region__parent", "agendaitem__parent")
        .order_by("-agendaitem__meeting__date", "agendaitem__position")
    )


def _held_around(meeting: Meeting) -> Q:
    """Return the condition that an item is of one of the public meetings that were held nearest in time."""
    if meeting.date is None:
        return Q()
    held = Meeting.objects.published().values("date")
    first = Subquery(held.filter(date__lt=meeting.date).order_by("-date")[AROUND : AROUND + 1])
    last = Subquery(held.filter(date__gt=meeting.date).order_by("date")[AROUND : AROUND + 1])
    # Days, since from one day to another is what an index of days gives.
    between = Coalesce(first, Value(datetime.date.min)), Coalesce(last, Value(datetime.date.max))
    return Q(agendaitem__meeting__date__range=between)


def _by_region(item: AgendaItem, related: list) -> list[tuple[str, list[AgendaItem]]]:
    """Return the related items that share a topic with the item, under the name of their region."""
    topics = {topic.pk for topic in item.on_topics}
    shared = {row.agendaitem_id: row.agendaitem for row in related if row.topic_id in topics}

    def region(other: AgendaItem) -> tuple[str, str]:
        found = other.meeting.body.region.parent or other.meeting.body.region
        return found.sort_key, found.name

    grouped = groupby(sorted(shared.values(), key=region), key=region)
    return [(name, list(others)[:RELATED_PER_REGION]) for (_, name), others in grouped]


def is_open(attachment: Attachment, masker: Masker) -> bool:
    """Tell whether there is a file in which nothing is known to be hidden."""
    return bool(attachment.file) and masker.is_shown_whole(attachment.text, attachment.meeting_id)
