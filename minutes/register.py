"""The register of decisions: the counts of its choices, and its rows in order under their headings."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Case, CharField, Count, F, Value, When
from django.db.models.functions import Cast, Coalesce, ExtractYear

from minutes.facets import Facet, Option, Rows, body_options, count, topic_options
from minutes.filters import DecisionFilter
from minutes.models import Decision, Meeting
from minutes.models.decision import DecisionQuerySet
from organisations.models import Body
from organisations.models.tree import rows_by


class Alike(NamedTuple):
    """Decisions that are alike in all that one chooses among but their topics, and how many they are."""

    body: int
    joint_meeting: int | None
    outcome: str
    kind: str
    actions: str
    referred_to: int | None
    size: int

    @property
    def state(self) -> str:
        """Return whether anything is left to do, as `DecisionQuerySet.with_follow_up` has it."""
        is_left = self.actions == Decision.Actions.OPEN or self.outcome in Decision.WAITING
        return Decision.State.OPEN if is_left else Decision.State.DONE


@dataclass
class _Linked:
    topics: dict[int | None, Rows] = field(
        default_factory=lambda: defaultdict(set)
    )  # decisions; under None those on none
    joint_bodies: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))  # of meetings
    days: dict[int, str] = field(default_factory=dict)


class Left(NamedTuple):
    """Something that is left to do, as a choice of a filter: its name and value, its words, how many decisions."""

    name: str
    value: str
    words: str
    count: int


@dataclass
class Section:
    """The rows of a page under one heading."""

    key: int | None
    title: str
    above: str = ""  # what the topic is a part of
    url: str = ""
    size: int | None = None  # with the rows of other pages
    rows: list[Decision] = field(default_factory=list)


class Register:
    """What the register has for what is asked. Two queries for all its counts, whatever is chosen."""

    def __init__(self, filterset: DecisionFilter) -> None:
        self.filterset, self.registers = filterset, filterset.registers
        self.grouping = filterset.setting("grupp")
        self.oldest_first = filterset.setting("ordning") == "aldst"

    @cached_property
    def _alike(self) -> list[Alike]:
        """What the period, the words and the topics leave, counted in the database."""
        jointly = Meeting.joint_bodies.through.objects.values("meeting")
        joint = Case(When(item__meeting__in=jointly, then="item__meeting"), default=None)
        columns = ("item__meeting__body", "joint", "outcome", "kind", "actions", "referred_to")
        left_out = [name for name in self.filterset.facets if name != "amne"]
        rows = self.filterset.without(*left_out).order_by().annotate(joint=joint)
        return [Alike(*row) for row in rows.values_list(*columns).annotate(size=Count("pk"))]

    @cached_property
    def _linked(self) -> "_Linked":
        """What a decision has several of, in one query."""
        decided = self.filterset.without("amne").order_by()
        joint = Meeting.joint_bodies.through.objects.filter(meeting__status=Meeting.Status.PUBLISHED).order_by()
        # The day as text, which neither database has Python read for each decision.
        decided = decided.annotate(day=Cast("item__meeting__date", CharField()))
        parts = [
            decided.values_list(Value("topic"), "pk", "topics", "day"),
            joint.values_list(Value("joint"), "meeting", "body", Cast(Value(None), CharField())),
        ]
        found = _Linked()
        for name, key, value, day in parts[0].union(parts[1], all=True):
            if name == "topic":
                found.topics[value].add(key)
                found.days[key] = day
            else:
                found.joint_bodies[key].append(value)
        return found

    @cached_property
    def _counted(self) -> tuple[list[Facet], Rows, Rows]:
        """Return the facets, the decisions that are found, and which of the alike ones they are."""
        form, bodies = self.filterset.form, self._rows_of_bodies()
        options = body_options(self.registers, bodies)
        for name, column in (("utfall", "outcome"), ("slag", "kind"), ("lage", "state"), ("atgarder", "actions")):
            rows = rows_by((row, getattr(alike, column)) for row, alike in enumerate(self._alike))
            options[name] = [Option(value, label, rows.get(value, set())) for value, label in form.fields[name].choices]
        kinds: dict[str, Rows] = defaultdict(set)
        for body, rows in bodies.items():
            kinds[self.registers.bodies[body].kind] |= rows
        options["organslag"] = [Option(value, label, kinds[value]) for value, label in Body.Kind.choices]
        onward = rows_by((row, alike.referred_to) for row, alike in enumerate(self._alike))
        options["vidare"] = [
            Option(body.slug, str(body), onward.get(body.pk, set())) for body in self.registers.bodies.values()
        ]
        names = [name for name in self.filterset.facets if name != "amne"]
        facets, kept = count(self.filterset, names, options, set(range(len(self._alike))), self._size)
        topics, found = self._count_topics()
        return [topics, *facets], found, kept

    def _size(self, rows: Rows) -> int:
        return sum(map(self._sizes_of_alike.__getitem__, rows))

    @cached_property
    def _sizes_of_alike(self) -> list[int]:
        return [alike.size for alike in self._alike]

    def _rows_of_bodies(self) -> dict[int, Rows]:
        bodies: dict[int, Rows] = defaultdict(set)
        for row, alike in enumerate(self._alike):
            bodies[alike.body].add(row)
            for body in self._linked.joint_bodies.get(alike.joint_meeting or 0, ()):
                bodies[body].add(row)
        return bodies

    def _count_topics(self) -> tuple[Facet, Rows]:
        """Count the topics by the decisions themselves, of which each may be on several."""
        topics = {topic: rows for topic, rows in self._linked.topics.items() if topic is not None}
        options = {"amne": topic_options(self.registers, topics)}
        base = set().union(*self._linked.topics.values())
        if self.filterset.asks_for_all_topics:
            # What is on each of the chosen ones is all there is, and another choice is one more to be on.
            chosen = self.filterset.form.cleaned_data["amne"]
            base = base.intersection(*(option.rows for option in options["amne"] if option.value in chosen))
        (facet,), found = count(self.filterset, ["amne"], options, base)
        return facet, found

    @property
    def facets(self) -> list[Facet]:
        """Return the choices of all filters with their counts."""
        return self._counted[0]

    @property
    def found(self) -> int:
        """Return how many decisions there are."""
        return len(self._counted[1])

    @property
    def years(self) -> list[tuple[int, int]]:
        """Return the years, the newest first, with how many decisions each has."""
        return sorted(self._sizes_of_years.items(), reverse=True)

    @cached_property
    def _sizes_of_years(self) -> dict[int, int]:
        return Counter(int(self._linked.days[decision][:4]) for decision in self._counted[1])

    @property
    def left(self) -> list[Left]:
        """Return what is left to do of the decisions that are found."""
        sizes: Counter[str] = Counter()
        for alike in (self._alike[row] for row in self._counted[2]):
            sizes[alike.outcome] += alike.size
            sizes["atgarder"] += alike.size if alike.actions == Decision.Actions.OPEN else 0
        found = [Left("atgarder", Decision.Actions.OPEN, "med öppna åtgärder", sizes["atgarder"])]
        found += [
            Left("utfall", outcome, one if sizes[outcome] == 1 else several, sizes[outcome])
            for outcome, one, several in (
                (Decision.Outcome.POSTPONED, "bordlagt", "bordlagda"),
                (Decision.Outcome.DORMANT, "vilande", "vilande"),
                (Decision.Outcome.TAKEN_HOME, "taget med hem", "tagna med hem"),
            )
        ]
        return [left for left in found if left.count]

    # --- the rows

    @cached_property
    def _sizes(self) -> dict[int | None, int]:
        """How many rows stand under each heading."""
        if self.grouping == "ar":
            return dict(self._sizes_of_years)
        if self.grouping == "organ":
            sizes: Counter[int | None] = Counter()
            for row in self._counted[2]:
                sizes[self._alike[row].body] += self._alike[row].size
            return sizes
        found, chosen = self._counted[1], self._chosen_topics
        topics = self._linked.topics.items()
        return {topic: len(rows & found) for topic, rows in topics if not chosen or topic in chosen}

    @cached_property
    def _chosen_topics(self) -> set[int]:
        return self.registers.topics_in(self.filterset.form.cleaned_data["amne"] or [])

    @property
    def row_count(self) -> int:
        """Return how many rows there are: a decision stands under each of its topics when it is grouped by them."""
        return sum(self._sizes.values())

    def in_order(self, rows: DecisionQuerySet) -> DecisionQuerySet:
        """Return decisions in the order of the register, each with the key of its heading as `under`.

        Grouped by topics a decision comes once for each of those that it stands under.
        """
        dated = rows.oldest_first() if self.oldest_first else rows.newest_first()
        if self.grouping == "ar":
            return dated.annotate(under=ExtractYear("item__meeting__date"))
        if self.grouping == "organ":
            return dated.annotate(under=F("item__meeting__body")).order_by(
                "item__meeting__body__sort_key", "under", *dated.query.order_by
            )
        rows = rows.annotate(under=F("topics"))
        if self._chosen_topics:
            rows = rows.filter(under__in=self._chosen_topics)
        above = Coalesce("topics__parent__sort_key", "topics__sort_key")
        return rows.order_by(
            above.asc(nulls_last=True),
            F("topics__parent").asc(nulls_first=True),
            F("topics__sort_key").asc(nulls_last=True),
            "under",
            *dated.query.order_by,
        )

    def sections(self, rows: Iterable[Any]) -> list[Section]:
        """Return the rows of a page under their headings, each with all that it shows."""
        sections = []
        for key, group in groupby(rows, key=lambda row: row.under):
            section = self._section(key)
            section.size, section.rows = self._sizes.get(key), list(group)
            for row, before in zip(section.rows, [None, *section.rows], strict=False):
                self._complete(row, before)
            sections.append(section)
        return sections

    def _section(self, key: int | None) -> Section:
        if self.grouping == "ar":
            return Section(key, str(key))
        if self.grouping == "organ":
            body = self.registers.bodies[key or 0]
            region = self.registers.regions.entries[body.region_id]
            return Section(key, body.name, self.registers.regions.path(region), body.get_absolute_url())
        if key is None:
            return Section(key, "Utan ämne")
        topic = self.registers.topics.entries[key]
        above = self.registers.topics.entries.get(topic.parent_id)
        return Section(key, topic.name, above.name if above else "", topic.get_absolute_url())

    def _complete(self, row: Any, before: Any) -> None:
        """Give the row what is known of it already, so that it need not be asked for again."""
        meeting, topics = row.item.meeting, self._linked.topics
        joint = [self.registers.bodies[body] for body in self._linked.joint_bodies.get(meeting.pk, ())]
        row.held_by = meeting.names_with(sorted(joint, key=lambda body: body.sort_key))
        row.region_name = self.registers.regions.top(self.registers.regions.entries[meeting.body.region_id]).name
        row.tagged = [topic for topic, _ in self.registers.topics.in_order() if row.pk in topics.get(topic.pk, ())]
        # The actions are the item's, and stand once for those of its decisions that follow each other.
        row.is_beside = before is not None and before.item_id == row.item_id
