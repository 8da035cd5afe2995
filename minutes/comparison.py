"""Regions and bodies side by side: what each has discussed and decided on a topic, and what only one of them has."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from django import forms
from django.db.models import CharField, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Cast

from minutes.filters import ListForm, Registers, SeveralField, day_filter
from minutes.models import ActionItem, AgendaItem, Decision, Meeting, Topic
from minutes.pictures import Picture, picture
from organisations.models import Body, Region

SIDES = 3
SHOWN = 40  # items of each side, the newest


class ComparisonForm(ListForm):
    """What one asks to have compared: a topic, up to three regions or bodies, a period."""

    amne = forms.ChoiceField(label="Ämne", required=False)
    region = SeveralField(label="Region", required=False)
    organ = SeveralField(label="Organ", required=False)
    fran = day_filter("Från och med", "date", "gte").field
    till = day_filter("Till och med", "date", "lte").field

    def __init__(self, data: Any, registers: Registers) -> None:
        super().__init__(registers.as_now(data))
        self.registers = registers
        registers.offer(self)
        topics = [(topic.slug, f"{'– ' * depth}{topic}") for topic, depth in registers.topics.in_order()]
        self.fields["amne"].choices = [("", "Välj ett ämne"), *topics]

    def clean(self) -> dict[str, Any]:
        """Refuse more sides than the page has room for."""
        cleaned = super().clean()
        if (chosen := len(self.sides)) > SIDES:
            raise forms.ValidationError(
                f"Välj högst tre regioner och organ att jämföra. Nu är det {chosen}: ta bort {chosen - SIDES}."
            )
        return cleaned

    @property
    def topic(self) -> Topic | None:
        """Return the topic that is asked for."""
        topics = self.registers.topics.entries.values()
        return next((topic for topic in topics if topic.slug == self.cleaned_data.get("amne")), None)

    @property
    def sides(self) -> list[Region | Body]:
        """Return the regions and the bodies that are asked for, in the order of the address."""
        regions = {region.slug: region for region in self.registers.regions.entries.values()}
        bodies = {body.slug: body for body in self.registers.bodies.values()}
        chosen: list[Region | Body] = []
        for name, entries in (("region", regions), ("organ", bodies)):
            chosen += [entries[slug] for slug in dict.fromkeys(self.cleaned_data.get(name, []))]
        return chosen


class _Found(NamedTuple):
    """A row of an item or of a decision with one of its topics."""

    item: int
    meeting: int
    body: int
    day: str
    topic: int | None
    decision: int | None
    kind: str
    state: str


@dataclass
class Count:
    """How many items and decisions there are, which of these are proposals, and of which something is left to do."""

    items: set[int] = field(default_factory=set)
    decisions: set[int] = field(default_factory=set)
    proposals: set[int] = field(default_factory=set)
    left: set[int] = field(default_factory=set)

    def add(self, row: _Found) -> None:
        """Count the row's item or decision."""
        self.items.add(row.item)
        if row.decision is not None:
            self.decisions.add(row.decision)
            if row.kind == Decision.Kind.PROPOSAL:
                self.proposals.add(row.decision)
            if row.state == Decision.State.OPEN:
                self.left.add(row.decision)

    @property
    def decided(self) -> int:
        """Return how many decisions are no proposals."""
        return len(self.decisions) - len(self.proposals)


@dataclass
class Side:
    """A region or a body, and what it has on the topic."""

    entry: Region | Body
    bodies: set[int]
    whole: Count = field(default_factory=Count)
    by_topic: dict[int, Count] = field(default_factory=lambda: defaultdict(Count))
    by_year: dict[int, Count] = field(default_factory=lambda: defaultdict(Count))
    days: dict[int, str] = field(default_factory=dict)  # of the items
    only_topics: list[Topic] = field(default_factory=list)
    only_years: list[int] = field(default_factory=list)

    @property
    def parameter(self) -> str:
        """Return the name under which addresses ask for the side."""
        return "region" if isinstance(self.entry, Region) else "organ"

    @property
    def newest(self) -> list[int]:
        """Return the items that there is room for, the newest."""
        return sorted(self.days, key=lambda item: (self.days[item], item), reverse=True)[:SHOWN]


@dataclass(frozen=True)
class Line:
    """A line of the overview: a topic or a year, and what each side has of it."""

    entry: Any
    counts: list[Count]

    @property
    def is_of_one(self) -> bool:
        """Tell whether only one of several sides has anything."""
        return len(self.counts) > 1 and sum(bool(count.items) for count in self.counts) == 1


@dataclass(frozen=True)
class Cell:
    """What a side has of a year: its items there is room for, and how many more there are."""

    side: Side
    items: list[AgendaItem]
    more: int


class Comparison:
    """What the sides have on the topic in the period. Six queries, however many sides and rows."""

    def __init__(self, form: ComparisonForm) -> None:
        self.form, self.registers = form, form.registers
        self.topic = form.topic
        self.within = self.registers.topics.within([self.topic.pk]) if self.topic else set()
        self.sides = [self._side(entry) for entry in form.sides]

    def _side(self, entry: Region | Body) -> Side:
        bodies = self.registers.bodies_in([entry.slug]) if isinstance(entry, Region) else [entry.pk]
        return Side(entry, set(bodies))

    def read(self) -> None:
        """Read what the sides have."""
        rows = [_Found(*row) for row in self._items()]
        rows += [_Found(*row) for row in self._decisions()]
        joint: dict[int, set[int]] = defaultdict(set)
        links = Meeting.joint_bodies.through.objects.filter(meeting__in=Meeting.objects.published().values("pk"))
        for meeting, body in links.filter(body__in=self._bodies).values_list("meeting", "body"):
            joint[meeting].add(body)
        for row in rows:
            held_by = {row.body} | joint.get(row.meeting, set())
            for side in self.sides:
                if held_by & side.bodies:
                    self._count(side, row)
        self._find_what_one_has()

    @property
    def _bodies(self) -> set[int]:
        return set().union(*(side.bodies for side in self.sides))

    def _items(self) -> QuerySet:
        on_topic = AgendaItem.topics.through.objects.filter(topic__in=self.within).values("agendaitem")
        decided = Decision.objects.on_topics(self.within).values("item")
        items = AgendaItem.objects.published().filter(Q(pk__in=on_topic) | Q(pk__in=decided))
        items = items.filter(meeting__in=Meeting.objects.of_bodies(self._bodies))
        nothing = Cast(Value(None), CharField())
        return self._in_period(items.annotate(day=Cast("meeting__date", CharField())), "meeting__date").values_list(
            "pk", "meeting", "meeting__body", "day", "topics", nothing, Value(""), Value("")
        )

    def _decisions(self) -> QuerySet:
        decisions = Decision.objects.published().on_topics(self.within).of_bodies(self._bodies).with_follow_up()
        decisions = decisions.annotate(day=Cast("item__meeting__date", CharField()))
        return self._in_period(decisions, "item__meeting__date").values_list(
            "item", "item__meeting", "item__meeting__body", "day", "topics", "pk", "kind", "state"
        )

    def _in_period(self, rows: QuerySet, date: str) -> QuerySet:
        for name, lookup in (("fran", "gte"), ("till", "lte")):
            if day := self.form.cleaned_data[name]:
                rows = rows.filter(**{f"{date}__{lookup}": day})
        return rows.order_by()

    def _count(self, side: Side, row: _Found) -> None:
        side.whole.add(row)
        side.by_year[int(row.day[:4])].add(row)
        side.days[row.item] = row.day
        if row.topic in self.within:
            side.by_topic[row.topic].add(row)

    def _find_what_one_has(self) -> None:
        if len(self.sides) < 2:
            return
        topics = Counter(chain.from_iterable(side.by_topic for side in self.sides))
        years = Counter(chain.from_iterable(side.by_year for side in self.sides))
        for side in self.sides:
            if side.whole.items:
                side.only_topics = [
                    topic for topic in self._topics if topic.pk in side.by_topic and topics[topic.pk] == 1
                ]
                side.only_years = sorted(year for year in side.by_year if years[year] == 1)

    @property
    def _topics(self) -> list[Topic]:
        return [
            topic for topic, _ in self.registers.topics.in_order() if topic.pk in self.within and topic != self.topic
        ]

    @property
    def has_anything(self) -> bool:
        """Tell whether any side has anything."""
        return any(side.whole.items for side in self.sides)

    @property
    def topic_lines(self) -> list[Line]:
        """Return what each side has of the topic's parts, those that any has anything of."""
        lines = [Line(topic, [side.by_topic.get(topic.pk, Count()) for side in self.sides]) for topic in self._topics]
        return [line for line in lines if any(count.items for count in line.counts)]

    @property
    def year_lines(self) -> list[Line]:
        """Return what each side has of each year, the newest first."""
        years = sorted(set().union(*(side.by_year for side in self.sides)), reverse=True)
        return [Line(year, [side.by_year.get(year, Count()) for side in self.sides]) for year in years]

    def picture(self, key: str, addresses: Iterable[str]) -> Picture | None:
        """Return the picture of each side's decisions and proposals by year, with the address of those of each."""
        sides = list(enumerate(self.sides))
        cells = {(place, year): len(count.decisions) for place, side in sides for year, count in side.by_year.items()}
        names = [(place, str(side.entry), address) for (place, side), address in zip(sides, addresses, strict=True)]
        counted = "beslut och förslag"
        return picture(key, "Beslut och förslag per år", counted, names, cells, "decisions", with_empty=True)

    @cached_property
    def years(self) -> list[tuple[int, list[Cell]]]:
        """Return the years, the newest first, each with the items of every side by date."""
        shown = {side.entry: set(side.newest) for side in self.sides}
        items = {item.pk: item for item in self._rows(chain.from_iterable(shown.values()))}
        found = []
        for line in self.year_lines:
            cells = []
            for side, count in zip(self.sides, line.counts, strict=True):
                here = [item for key, item in items.items() if key in count.items and key in shown[side.entry]]
                cells.append(Cell(side, here, len(count.items) - len(here)))
            found.append((line.entry, cells))
        return found

    def _rows(self, keys: Iterable[int]) -> QuerySet:
        decisions = Decision.objects.order_by("position").select_related("referred_to").defer("source_lines")
        actions = ActionItem.objects.filter(status=ActionItem.Status.OPEN).only("item")
        return (
            AgendaItem.objects.published()
            .filter(pk__in=set(keys))
            .select_related("meeting__body", "parent")
            .defer("text", "source_lines", "parent__text", "parent__source_lines", "meeting__preamble")
            .prefetch_related(
                Prefetch("decisions", decisions, to_attr="taken"),
                Prefetch("actionitems", actions, to_attr="open_actions"),
            )
            .newest_first()
        )
