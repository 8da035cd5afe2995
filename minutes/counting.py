"""What is counted over years for pictures, among the rows that it is given: the public ones, on public pages."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import CharField, Count, Model
from django.db.models.functions import Cast, ExtractYear
from django.urls import reverse

from minutes.models import Attendee, Topic
from minutes.models.attendee import AttendeeQuerySet
from minutes.models.decision import DecisionQuerySet
from minutes.models.meeting import MeetingQuerySet
from minutes.pictures import Picture, picture
from organisations.models import Body, Tree
from organisations.models.tree import rows_by

THERE = (Attendee.Presence.PRESENT, Attendee.Presence.PARTLY)


@dataclass(frozen=True)
class ByYear:
    """The rows of each entry of a register, and the year of each row, with those of no entry."""

    rows: dict[int, set[int]]
    years: dict[int, int]

    @property
    def count(self) -> int:
        """Return how many rows there are."""
        return len(self.years)

    def of(self, entries: Iterable[Model]) -> Counter[tuple[int, int]]:
        """Return how many rows each of the entries has of each year."""
        return Counter((one.pk, self.years[key]) for one in entries for key in self.rows.get(one.pk, ()))


class DecisionCounts(ByYear):
    """The decisions of each topic and all within it."""

    def picture(self, key: str, title: str, topics: Iterable[Topic], asked: str = "") -> Picture | None:
        """Return the picture of the topics' decisions by year; `asked` goes on the address of each in the register."""
        topics = list(topics)
        address = reverse("minutes:decision_list")
        names = [(one.pk, one.name, f"{address}?amne={one.slug}&slag=decision{asked}") for one in topics]
        return picture(key, title, "beslut", names, self.of(topics), "decisions")


def count_decisions(decisions: DecisionQuerySet, topics: Tree[Topic]) -> DecisionCounts:
    """Return the decisions by topic and year. One query."""
    rows = list(decisions.order_by().values_list("pk", "topics", _day("item__meeting__date")))
    years = {key: int(day[:4]) for key, _, day in rows}
    return DecisionCounts(topics.with_parents(rows_by((key, topic) for key, topic, _ in rows if topic)), years)


def _day(field: str) -> Cast:
    """Return the day as text: SQLite would have Python find the year of each row."""
    return Cast(field, CharField())


class MeetingCounts(ByYear):
    """The meetings of each body that held them, alone or jointly."""

    def picture(self, key: str, title: str, bodies: Iterable[Body], asked: str = "") -> Picture | None:
        """Return the picture of the bodies' meetings by year."""
        bodies = list(bodies)
        address = reverse("minutes:meeting_list")
        names = [(one.pk, _with_region(one), f"{address}?organ={one.slug}{asked}") for one in bodies]
        return picture(key, title, "möten", names, self.of(bodies))


def _with_region(body: Body) -> str:
    """Return the name of the body with its region, unless the name tells it."""
    return body.name if body.region.name in body.name else f"{body.name}, {body.region.name}"


def count_meetings(meetings: MeetingQuerySet) -> MeetingCounts:
    """Return the meetings by body and year. One query."""
    held = meetings.order_by().values_list("pk", "body", _day("date"))
    jointly = meetings.order_by().filter(joint_bodies__isnull=False).values_list("pk", "joint_bodies", _day("date"))
    rows = list(held.union(jointly))
    return MeetingCounts(rows_by((key, body) for key, body, _ in rows), {key: int(day[:4]) for key, _, day in rows})


def attendance_picture(key: str, attendees: AttendeeQuerySet) -> Picture | None:
    """Return the picture of how many of each side came to a meeting, on average of each year. One query.

    Lists that tell no sides are not counted.
    """
    of_sides = attendees.filter(presence__in=THERE).exclude(side="").order_by()
    found = of_sides.values_list("side", ExtractYear("meeting__date")).annotate(
        Count("pk"), Count("meeting", distinct=True)
    )
    sides = list(Attendee.Side)
    cells = {
        (sides.index(Attendee.Side(side)), year): round(people / meetings, 1) for side, year, people, meetings in found
    }
    names = [(place, str(side.label), "") for place, side in enumerate(sides)]
    return picture(key, "Närvarande per möte och sida", "i snitt per möte", names, cells, "people")


def meetings_picture(key: str, body: Body, years: Collection[int]) -> Picture | None:
    """Return the picture of one body's meetings, each given by its year."""
    return picture(key, "Möten per år", "möten", [(0, body.name, "")], Counter((0, year) for year in years))
