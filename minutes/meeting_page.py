"""All that the page of a meeting shows, to the public or, as a preview, to those who work with it."""

from collections import Counter
from itertools import groupby
from typing import Any

from django.db.models import F, Prefetch, Q, Subquery, Window
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
)
from minutes.models.meeting import MeetingQuerySet, once_each
from minutes.privacy import Masker, hides_names
from minutes.source_lines import has_open_source, with_source_texts
from organisations.models import Membership

RELATED_PER_REGION = 3
HEADINGS = {
    Attendee.Presence.PRESENT: "Närvarande",
    Attendee.Presence.INVITED: "Inbjudna",
    Attendee.Presence.APOLOGIES: "Förhinder",
    Attendee.Presence.ABSENT: "Ej närvarande",
}


def with_body(meetings: MeetingQuerySet) -> MeetingQuerySet:
    """Return the meetings with what their page says of each in its head."""
    with_bodies = meetings.select_related("body__region__parent").prefetch_related("joint_bodies")
    return with_source_texts(with_bodies.annotate(hides_names=hides_names()))


def page_of(meeting: Meeting) -> dict[str, Any]:
    """Take a meeting from `with_body`; return what the template of its page shows."""
    attendees = list(
        meeting.attendees.select_related(
            "person", "organisation", "substitutes_for__person", "substitutes_for__organisation"
        )
    )
    items = _items(meeting)
    related = _related(meeting, items)
    for item in items:
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
            "topics",
            "regions",
            Prefetch("presenters", presenters),
            Prefetch("decisions", Decision.objects.select_related("referred_to")),
            Prefetch("actionitems", ActionItem.objects.all()),
            Prefetch("actionitems__responsibles", responsibles.select_related("organisation")),
        )
    )


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
    same_body = Meeting.objects.published().of_bodies([meeting.body_id]).exclude(pk=meeting.pk)
    same_day = Q(date=meeting.date)
    same_number = same_day & Q(same_day_number=meeting.same_day_number)
    after = Q(date__gt=meeting.date) | (same_day & Q(same_day_number__gt=meeting.same_day_number))
    after |= same_number & Q(pk__gt=meeting.pk)
    later = same_body.filter(after).order_by("date", "same_day_number", "pk")
    earlier = same_body.exclude(after).order_by("-date", "-same_day_number", "-pk")
    either = Q(pk=Subquery(earlier.values("pk")[:1])) | Q(pk=Subquery(later.values("pk")[:1]))

    def place(other: Meeting) -> tuple:
        return other.date, other.same_day_number, other.pk

    found = {place(other) > place(meeting): other for other in Meeting.objects.published().filter(either)}
    return {"previous": found.get(False), "next": found.get(True)}


def _planned_next(meeting: Meeting) -> PlannedMeeting | None:
    """Return the planned meeting of the body that comes next after the meeting, if any is to be held."""
    planned = PlannedMeeting.objects.published().waiting().filter(body=meeting.body, date__gt=meeting.date)
    coming = once_each(planned.select_related("announced_by"))
    return min((one for one in coming if not one.is_cancelled), key=lambda one: one.date, default=None)


def _related(meeting: Meeting, items: list[AgendaItem]) -> list:
    """Return the latest items of other bodies on each topic of the meeting, by region, in one query."""
    topics = {topic.pk for item in items for topic in item.topics.all()}
    own = [meeting.body_id, *(body.pk for body in meeting.joint_bodies.all())]
    region = Coalesce("agendaitem__meeting__body__region__parent", "agendaitem__meeting__body__region")
    newest = Window(RowNumber(), partition_by=["topic", region], order_by=[F("agendaitem__meeting__date").desc(), "pk"])
    tagged = AgendaItem.topics.through.objects.filter(
        topic__in=topics, agendaitem__meeting__status=Meeting.Status.PUBLISHED
    ).exclude(agendaitem__meeting__in=Meeting.objects.of_bodies(own).values("pk"))
    return list(
        tagged.annotate(place=newest)
        .filter(place__lte=RELATED_PER_REGION)
        .select_related("agendaitem__meeting__body__region__parent", "agendaitem__parent")
        .order_by("-agendaitem__meeting__date", "agendaitem__position")
    )


def _by_region(item: AgendaItem, related: list) -> list[tuple[str, list[AgendaItem]]]:
    """Return the related items that share a topic with the item, under the name of their region."""
    topics = {topic.pk for topic in item.topics.all()}
    shared = {row.agendaitem_id: row.agendaitem for row in related if row.topic_id in topics}

    def region(other: AgendaItem) -> tuple[str, str]:
        found = other.meeting.body.region.parent or other.meeting.body.region
        return found.sort_key, found.name

    grouped = groupby(sorted(shared.values(), key=region), key=region)
    return [(name, list(others)[:RELATED_PER_REGION]) for (_, name), others in grouped]


def is_open(attachment: Attachment, masker: Masker) -> bool:
    """Tell whether there is a file in which nothing is known to be hidden."""
    return bool(attachment.file) and masker.is_shown_whole(attachment.text, attachment.meeting_id)
