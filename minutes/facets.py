"""The choices of a list's filters, each with the number of rows it would give."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import BigIntegerField, Model, Value
from django.db.models.functions import Cast
from django.forms import Form

from minutes.filters import ListFilterSet, MeetingFilter, Registers
from minutes.models import AgendaItem, Meeting
from minutes.models.meeting import MeetingQuerySet
from organisations.models.tree import rows_by

Rows = set[int]
SHOWN = 12  # of a facet's choices, before the rest are folded


@dataclass(frozen=True)
class Choice:
    """A choice of a facet: its value in the address, its words, how many rows it would give if that is known."""

    value: str
    label: str
    count: int | None
    is_chosen: bool
    depth: int = 0


@dataclass(frozen=True)
class Facet:
    """A filter that one chooses among values of."""

    name: str
    label: str
    choices: list[Choice]
    found_without: int = 0  # how many rows there would be without any choice of it

    @property
    def chosen(self) -> list[Choice]:
        """Return the choices that are made."""
        return [choice for choice in self.choices if choice.is_chosen]

    @cached_property
    def shown(self) -> list[Choice]:
        """Return the choices that give most rows, and those that are made, in order; none parted from its parent."""
        families: list[list[Choice]] = []
        for choice in self.choices:
            if choice.depth and families:
                families[-1].append(choice)
            else:
                families.append([choice])
        shown: list[Choice] = []
        rows = 0
        for family in sorted(families, key=lambda family: -(family[0].count or 0)):
            if any(choice.is_chosen for choice in family) or (family[0].count and rows < SHOWN):
                shown += family
                rows += sum(bool(choice.count) for choice in family)
        values = {choice.value for choice in shown}
        return [choice for choice in self.choices if choice.value in values]

    @cached_property
    def folded(self) -> list[Choice]:
        """Return the other choices, in order."""
        values = {choice.value for choice in self.shown}
        return [choice for choice in self.choices if choice.value not in values]


@dataclass(frozen=True)
class Option:
    """A choice that one may make, and the rows that it gives."""

    value: str
    label: str
    rows: Rows
    depth: int = 0


def meeting_facets(filterset: MeetingFilter) -> tuple[list[Facet], int]:
    """Return the facets of the list of meetings, and how many meetings it has. One query."""
    bodies, topics, decided = _counted(filterset.without(*filterset.facets).order_by())
    options = body_options(filterset.registers, bodies)
    options["amne"] = topic_options(filterset.registers, topics)
    options["beslut"] = [Option(value, label, decided) for value, label in filterset.form.fields["beslut"].choices]
    counted, found = count(filterset, filterset.facets, options, set().union(*bodies.values()))
    return counted, len(found)


def _counted(meetings: MeetingQuerySet) -> tuple[dict[int, Rows], dict[int, Rows], Rows]:
    """Return the meetings of each body and on each topic, and those that decided something."""
    of_these, nothing = meetings.values("pk"), Cast(Value(None), BigIntegerField())
    jointly = Meeting.joint_bodies.through.objects.filter(meeting__in=of_these)
    tagged = AgendaItem.topics.through.objects.filter(agendaitem__meeting__in=of_these)
    rows = meetings.values_list(Value("body"), "pk", "body").union(
        jointly.values_list(Value("body"), "meeting", "body"),
        tagged.order_by().values_list(Value("topic"), "agendaitem__meeting", "topic"),
        meetings.with_decisions().values_list(Value("decided"), "pk", nothing),
        all=True,
    )
    found: dict[str, list[tuple[int, int]]] = {"body": [], "topic": [], "decided": []}
    for what, meeting, value in rows:
        found[what].append((meeting, value))
    return rows_by(found["body"]), rows_by(found["topic"]), {meeting for meeting, _ in found["decided"]}


def uncounted_facets(form: Form, registers: Registers, names: Iterable[str]) -> list[Facet]:
    """Return the facets without counts, where none are shown or the form has to be corrected and keeps its choices."""
    facets = []
    for name in names:
        field, asked = form.fields[name], form.data.getlist(name)
        depths = registers.depths(name)
        choices = [Choice(value, label, None, value in asked, depths.get(value, 0)) for value, label in field.choices]
        facets.append(Facet(name, field.label, choices))
    return facets


def body_options(registers: Registers, bodies: dict[int, Rows]) -> dict[str, list[Option]]:
    """Take the rows of each body; return the choices of regions and of bodies."""
    regions: dict[int, Rows] = {}
    for key, rows in bodies.items():
        regions.setdefault(registers.bodies[key].region_id, set()).update(rows)
    in_regions = registers.regions.with_parents(regions)
    return {
        "region": [_option(region, in_regions[region.pk], depth) for region, depth in registers.regions.in_order()],
        "organ": [_option(body, bodies.get(body.pk, set())) for body in registers.bodies.values()],
    }


def topic_options(registers: Registers, topics: dict[int, Rows]) -> list[Option]:
    """Take the rows right on each topic; return the choices of topics, each with what is within it."""
    on_topics = registers.topics.with_parents(topics)
    return [_option(topic, on_topics[topic.pk], depth) for topic, depth in registers.topics.in_order()]


def _option(entry: Model, rows: Rows, depth: int = 0) -> Option:
    return Option(entry.slug, str(entry), rows, depth)  # type: ignore[attr-defined]


def count(
    filterset: ListFilterSet,
    names: Iterable[str],
    options: dict[str, list[Option]],
    base: Rows,
    size: Callable[[Rows], int] = len,
) -> tuple[list[Facet], Rows]:
    """Count each choice of the facets among the rows that all other facets leave; return those that all leave too.

    `size` says how many a set of rows are, where one row stands for several.
    """
    chosen = {name: filterset.form.cleaned_data.get(name) or [] for name in names}
    kept = {
        name: set().union(*(option.rows for option in options[name] if option.value in values)) if values else base
        for name, values in chosen.items()
    }
    facets = []
    for name, values in chosen.items():
        others = base.intersection(*(rows for other, rows in kept.items() if other != name))
        choices = [
            Choice(option.value, option.label, size(option.rows & others), option.value in values, option.depth)
            for option in options[name]
        ]
        facets.append(Facet(name, filterset.form.fields[name].label, choices, size(others)))
    return facets, base.intersection(*kept.values())
