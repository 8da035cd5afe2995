"""Start a body's next meeting from the one before: propose what usually returns, and write what is chosen."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from minutes.importing.spelling import comparable
from minutes.models import ActionItem, AgendaItem, Attendee, Decision, Meeting, PlannedMeeting
from minutes.models.dates import MONTHS
from minutes.models.meeting import once_each
from minutes.questions import ask
from organisations.models import Membership
from organisations.models.tracked import write_history

# What was not settled, and comes back to the body that put it off.
COMING_BACK = (Decision.Outcome.POSTPONED, Decision.Outcome.TAKEN_HOME)
MEETINGS_BACK = 3  # that tell who usually comes
THERE = (Attendee.Presence.PRESENT, Attendee.Presence.PARTLY)
# Where a body has one meeting only, and no title has returned yet.
TYPICAL = re.compile(
    r"\b(?:öppnande|öppnas|inledning|välkom\w*|upprop|närvaro\w*|dagordning\w*|agenda\w*|justerare|justering\w*"
    r"|föregående|protokoll\w*|anmälningsärenden|övrig\w*|nästa möte|kommande möten|avslut\w*)\b",
    re.I,
)
NUMBERED = re.compile(r"(\D*)\d+(\D*)")


@dataclass(frozen=True)
class ProposedItem:
    """An item of the meeting before, and why it may return."""

    item: AgendaItem
    is_standing: bool
    is_postponed: bool
    open_actions: int

    @property
    def is_likely(self) -> bool:
        """Tell whether the item is expected to return."""
        return self.is_standing or self.is_postponed or self.open_actions > 0


@dataclass(frozen=True)
class ProposedAttendee:
    """Someone who may come: a row for the new list, and why."""

    key: str
    attendee: Attendee
    why: str
    is_likely: bool


# --- what is proposed


def earlier_meetings(meeting: Meeting) -> QuerySet[Meeting]:
    """Return the body's meetings before the meeting, the latest first."""
    return Meeting.objects.filter(body=meeting.body, date__lt=meeting.date).order_by("-date", "-pk")


def next_planned(meeting: Meeting) -> list[PlannedMeeting]:
    """Return the body's meetings to come after the meeting, each once, without those that are in the archive."""
    of_body = Q(announced_by=None) | Q(announced_by__status=Meeting.Status.PUBLISHED)
    of_body |= Q(announced_by__in=Meeting.objects.of_bodies([meeting.body_id]).order_by().values("pk"))
    planned = PlannedMeeting.objects.filter(of_body, body=meeting.body, is_cancelled=False)
    planned = planned.select_related("announced_by")
    held = set(Meeting.objects.filter(body=meeting.body).values_list("date", flat=True))
    after = meeting.date or timezone.localdate()
    found = [one for one in once_each(planned.filter(date__gt=after)) if one.date not in held]
    return sorted(found, key=lambda one: one.date)


def _title_key(title: str) -> str:
    """Return the title as it is compared: “Minnesanteckningar från 4 mars” says the same as those from May."""
    return " ".join(word for word in comparable(title).split() if word not in MONTHS and not word[0].isdigit())


def propose_items(meeting: Meeting) -> list[ProposedItem]:
    """Return the items of the meeting in order, and what is open under any of them."""
    earlier = AgendaItem.objects.filter(meeting__in=earlier_meetings(meeting)).values_list("title", flat=True)
    before = {_title_key(title) for title in earlier} - {""}

    def is_standing(item: AgendaItem) -> bool:
        if item.parent_id is not None:
            return False
        return _title_key(item.title) in before if before else bool(TYPICAL.search(item.title))

    decisions = Decision.objects.filter(item__meeting=meeting, outcome__in=COMING_BACK)
    actions = ActionItem.objects.filter(item__meeting=meeting, status=ActionItem.Status.OPEN)
    postponed, waiting = (Counter(rows.values_list("item", flat=True)) for rows in (decisions, actions))
    items = meeting.items.select_related("parent").order_by("position")
    found = [ProposedItem(item, is_standing(item), item.pk in postponed, waiting[item.pk]) for item in items]
    return [one for one in found if one.item.parent_id is None or one.is_likely]


def propose_attendees(meeting: Meeting) -> list[ProposedAttendee]:
    """Return the members of the body by role, then those who were called to its last meetings."""
    last = [meeting.pk, *earlier_meetings(meeting).values_list("pk", flat=True)[: MEETINGS_BACK - 1]]
    rows = Attendee.objects.filter(meeting__in=last).exclude(presence=Attendee.Presence.INVITED)
    rows = rows.select_related("person", "organisation").order_by("-meeting__date", "-meeting__pk", "position")
    members = _members(meeting)
    lists: dict[object, list[Attendee]] = {}  # who -> the rows of the last meetings, the latest first
    for who, row in _told_apart(list(rows), members):
        lists.setdefault(who, []).append(row)
    proposed = [_from_membership(member, lists.pop(member.person_id, [None])[0]) for member in members]
    for on_list in lists.values():
        if on_list[0].meeting_id == meeting.pk or any(row.presence in THERE for row in on_list):
            proposed.append(_from_lists(on_list, meeting))
    return proposed


def _told_apart(rows: list[Attendee], members: list[Membership]) -> Iterator[tuple[object, Attendee]]:
    """Yield each row with who it is: a person, also where only another list or the register links the name."""
    known = {comparable(row.name): row.person_id for row in rows if row.person_id}
    known |= {comparable(member.person.name): member.person_id for member in members}
    for row in rows:
        name = comparable(row.name)
        yield row.person_id or known.get(name, name), row


def _members(meeting: Meeting) -> list[Membership]:
    """Return the memberships of today, one for each person: the foremost role."""
    today = max(meeting.date, timezone.localdate())
    current = Membership.objects.filter(Q(starts_on=None) | Q(starts_on__lte=today), body=meeting.body)
    current = current.filter(Q(ends_on=None) | Q(ends_on__gte=today)).select_related("person", "organisation")
    order = list(Membership.Role)
    foremost: dict[int, Membership] = {}
    for member in sorted(current, key=lambda one: (order.index(one.role), one.person.sort_key, one.pk)):
        foremost.setdefault(member.person_id, member)
    return list(foremost.values())


def _from_lists(rows: list[Attendee], meeting: Meeting) -> ProposedAttendee:
    """Return someone of the last lists; who came in another's place, or once long ago, is hardly expected."""
    row, times = rows[0], len({one.meeting_id for one in rows if one.presence in THERE})
    likely = (row.meeting_id == meeting.pk or times > 1) and row.substitutes_for_id is None
    why = "stod på listan senast" if row.meeting_id == meeting.pk else "var med nyligen"
    return ProposedAttendee(f"d{row.pk}", _again(row), why, likely)


def _from_membership(member: Membership, row: Attendee | None) -> ProposedAttendee:
    """Return the member as the register has them, with what only a list tells from the last one they stood on."""
    new = _again(row) if row else Attendee(name=member.person.name, person=member.person)
    new.role, new.title = member.role, member.title or new.title
    if member.organisation is not None and member.organisation != new.organisation:
        new.organisation, new.organisation_as_written = member.organisation, ""
    return ProposedAttendee(f"m{member.pk}", new, "uppdrag i organet", is_likely=True)


def _again(row: Attendee) -> Attendee:
    """Return a row for the same person without what was of that day: presence, notes, substitutions, approval."""
    kept = ("name", "person", "title", "organisation", "organisation_as_written", "side", "group", "party", "role")
    return Attendee(**{name: getattr(row, name) for name in kept}, is_public=row.is_public)


# --- what is written


def style_of_numbers(numbers: Iterable[str]) -> tuple[str, str] | None:
    """Return what stands before and after most of the printed numbers; None where items have none."""
    styles = Counter(found.groups() for number in numbers if (found := NUMBERED.fullmatch(number)))
    return styles.most_common(1)[0][0] if styles else None


@transaction.atomic
def start_meeting(
    new: Meeting, previous: Meeting, items: Sequence[AgendaItem], attendees: Sequence[Attendee], user: User
) -> Meeting:
    """Write the new meeting as a draft, with the titles of the items and the attendees; no text or decision goes along.

    The items are numbered from 1 as those of the meeting before are.
    """
    new.body, new.created_by = previous.body, user
    new.save()
    for position, attendee in enumerate(attendees, start=1):
        attendee.meeting, attendee.position = new, position
    style = style_of_numbers(previous.items.filter(parent=None).values_list("number", flat=True))
    numbers = [f"{style[0]}{place}{style[1]}" if style else "" for place in range(1, len(items) + 1)]
    agenda = [
        AgendaItem(meeting=new, position=place, title=item.full_title, number=number)
        for place, (item, number) in enumerate(zip(items, numbers, strict=True), start=1)
    ]
    Attendee.objects.bulk_create(attendees)
    AgendaItem.objects.bulk_create(agenda)
    write_history(attendees, created=True)
    write_history(agenda, created=True)
    ask(new)
    return new
