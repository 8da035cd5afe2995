"""All that the page of a meeting shows, to the public or, as a preview, to those who work with it."""

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import Cast, Coalesce, RowNumber

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
    related = _related(meeting)
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
    """Return how many were there, were invited, sent apologies and were not there, whatever their group.

    Of one the heading is said as of one: “1 inbjuden”.
    """
    counts: Counter[str] = Counter()
    for section in attendance:
        counts[section["heading"]] += len(section["attendees"])
    return [
        (presence.label if counts[heading] == 1 else heading, counts[heading])
        for presence, heading in HEADINGS.items()
        if counts[heading]
    ]


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
    held = sorted(_HELD.rows(meeting.body_id))
    place = bisect_left(held, (str(meeting.date), meeting.same_day_number, meeting.pk))
    later = [other for other in held[place:] if other[2] != meeting.pk]
    return {
        "previous": _linked(held[place - 1]) if place else None,
        "next": _linked(later[0]) if later else None,
    }


def _linked(row: tuple[Any, ...]) -> Meeting:
    """Return the meeting with what a link to it says."""
    first, _, _, last, slug = row
    return Meeting(slug=slug, date=date.fromisoformat(first), last_date=last and date.fromisoformat(last))


def _held_rows(body: int) -> QuerySet:
    """Return the days of the body's own meetings and of those it held with others, with what tells them apart."""
    days = Cast("date", CharField()), Cast("last_date", CharField())
    own, joint = (
        Meeting.objects.published()
        .filter(**{held: body})
        .order_by()
        .values_list(days[0], "same_day_number", "pk", days[1], "slug")
        for held in ("body", "joint_bodies")
    )
    return own.union(joint)


_HELD = Compiled(_held_rows, keys=1)


def _planned_next(meeting: Meeting) -> PlannedMeeting | None:
    """Return the planned meeting of the body that comes next after the meeting, if any is to be held."""
    planned = PlannedMeeting.objects.published().waiting().filter(body=meeting.body, date__gt=meeting.date)
    coming = once_each(planned.select_related("announced_by"))
    return min((one for one in coming if not one.is_cancelled), key=lambda one: one.date, default=None)


@dataclass(frozen=True)
class Related:
    """An item of another body's meeting on a topic of this one's."""

    topic: int
    item: int
    title: str
    address: str
    meeting: int
    date: date
    body_name: str
    region: tuple[str, str]  # its place in the alphabet and its name


def _related(meeting: Meeting) -> list[Related]:
    """Return the latest items of other bodies on each topic of the meeting, by region, in one query.

    They are looked for in the meetings that were held around the same time, however large the archive is.
    """
    found = []
    for topic, item, key, title, within, slug, held_in, day, body_name, sort_key, region in _RELATED.rows(meeting.pk):
        found.append(
            Related(
                topic=topic,
                item=item,
                title=f"{within}: {title}" if within else title,
                address=f"{Meeting(slug=slug).get_absolute_url()}#{key}",
                meeting=held_in,
                date=date.fromisoformat(day),
                body_name=body_name,
                region=(sort_key, region),
            )
        )
    return found


def _related_rows(meeting: int) -> QuerySet:
    tagged, jointly = AgendaItem.topics.through.objects, Meeting.joint_bodies.through.objects
    its_topics = tagged.filter(agendaitem__meeting=meeting).values("topic")
    own = Q(pk__in=Meeting.objects.filter(pk=meeting).values("body"))
    own |= Q(pk__in=jointly.filter(meeting=meeting).values("body"))
    its_bodies = Body.objects.order_by().filter(own).values("pk")
    jointly_held = jointly.filter(meeting=OuterRef("agendaitem__meeting"), body__in=its_bodies)
    region = Coalesce("agendaitem__meeting__body__region__parent", "agendaitem__meeting__body__region")
    newest = Window(RowNumber(), partition_by=["topic", region], order_by=[F("agendaitem__meeting__date").desc(), "pk"])
    others = tagged.filter(
        _held_around(meeting), topic__in=its_topics, agendaitem__meeting__status=Meeting.Status.PUBLISHED
    ).exclude(Q(agendaitem__meeting__body__in=its_bodies) | Exists(jointly_held))
    few = others.annotate(place=newest).filter(place__lte=RELATED_PER_REGION)
    held_in, of_region = "agendaitem__meeting", "agendaitem__meeting__body__region"
    # What is shown is read of the few alone, and not carried through the order of all.
    return (
        tagged.filter(pk__in=few.values("pk"))
        .order_by(f"-{held_in}__date", "agendaitem__position", "agendaitem_id")
        .values_list(
            *("topic", "agendaitem", "agendaitem__key", "agendaitem__title", "agendaitem__parent__title"),
            *(f"{held_in}__slug", held_in, Cast(f"{held_in}__date", CharField()), f"{held_in}__body__name"),
            Coalesce(f"{of_region}__parent__sort_key", f"{of_region}__sort_key"),
            Coalesce(f"{of_region}__parent__name", f"{of_region}__name"),
        )
    )


_RELATED = Compiled(_related_rows, keys=1)


def _held_around(meeting: int) -> Q:
    """Return the condition that an item is of one of the public meetings that were held nearest in time."""
    held, day = Meeting.objects.published().values("date"), Subquery(Meeting.objects.filter(pk=meeting).values("date"))
    first = Subquery(held.filter(date__lt=day).order_by("-date")[AROUND : AROUND + 1])
    last = Subquery(held.filter(date__gt=day).order_by("date")[AROUND : AROUND + 1])
    # Days, since from one day to another is what an index of days gives.
    between = Coalesce(first, Value(date.min)), Coalesce(last, Value(date.max))
    return Q(agendaitem__meeting__date__range=between)


def _by_region(item: AgendaItem, related: list[Related]) -> list[tuple[str, list[Related]]]:
    """Return the related items that share a topic with the item, under the name of their region."""
    topics = {topic.pk for topic in item.on_topics}
    shared = {other.item: other for other in related if other.topic in topics}
    grouped = groupby(sorted(shared.values(), key=lambda other: other.region), key=lambda other: other.region)
    return [(name, list(others)[:RELATED_PER_REGION]) for (_, name), others in grouped]


def is_open(attachment: Attachment, masker: Masker) -> bool:
    """Tell whether there is a file in which nothing is known to be hidden."""
    return bool(attachment.file) and masker.is_shown_whole(attachment.text, attachment.meeting_id)
