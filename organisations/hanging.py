"""What hangs on an entry of a register, found through the models' own relations so that no new one is forgotten."""

from collections.abc import Iterable
from typing import Any

from django.db.models import ForeignKey, ManyToManyField, Model, Q, QuerySet
from simple_history.models import HistoricalChanges  # type: ignore[import-untyped]

from minutes.models import (
    AgendaItem,
    Attendee,
    Decision,
    Meeting,
    PlannedMeeting,
    Presenter,
    Responsible,
    TopicSuggestion,
)
from organisations.models import Membership

Pointer = ForeignKey | ManyToManyField

# From a row to its meeting, in lookups. Rows of other models are facts of the registers themselves.
MEETING_OF: dict[type[Model], str] = {
    AgendaItem: "meeting__",
    Attendee: "meeting__",
    Decision: "item__meeting__",
    Meeting: "",
    PlannedMeeting: "announced_by__",
    Presenter: "item__meeting__",
    Responsible: "action__item__meeting__",
    TopicSuggestion: "item__meeting__",
}
# What goes with an entry that is deleted: it says nothing without it, and no record stands on it.
GOES_ALONG = [
    Membership._meta.get_field("person"),
    Membership._meta.get_field("body"),
    TopicSuggestion._meta.get_field("topic"),
]


def pointing_at(model: type[Model]) -> list[Pointer]:
    """Return every field whose rows may point at entries of the register; those of the history are kept as they are."""
    relations: Iterable[Any] = model._meta.get_fields(include_hidden=True)
    return [
        relation.field
        for relation in relations
        if relation.auto_created
        and not relation.concrete
        and not relation.related_model._meta.auto_created  # the links of a relation to many, which is here itself
        and not issubclass(relation.related_model, HistoricalChanges)
    ]


def rows_on(field: Pointer, entries: Iterable[Model]) -> QuerySet:
    """Return the rows that point at any of the entries."""
    return field.model._base_manager.filter(**{f"{field.name}__in": list(entries)}).distinct()


def of_meetings(model: type[Model], meetings: QuerySet[Meeting]) -> Q:
    """Return the condition that a row is of one of the meetings; what is of no meeting is let through."""
    if model not in MEETING_OF:
        return Q()
    found = Q(**{f"{MEETING_OF[model]}pk__in": meetings.order_by().values("pk")})
    return found | Q(announced_by=None) if model is PlannedMeeting else found


def in_the_way(field: Pointer, entries: Iterable[Model]) -> QuerySet:
    """Return the rows that keep the entries from being deleted: all, or of what is only tagged the public ones."""
    rows = rows_on(field, entries)
    if field in GOES_ALONG:
        return rows.none()
    if field.many_to_many:
        return rows.exclude(**{f"{MEETING_OF[field.model]}status": Meeting.Status.DRAFT})
    return rows


def goes_along(field: Pointer, entries: Iterable[Model]) -> QuerySet:
    """Return the rows that lose something when the entries are deleted: drafts a tag, memberships themselves."""
    rows = rows_on(field, entries)
    if field in GOES_ALONG:
        return rows
    if field.many_to_many:
        return rows.filter(**{f"{MEETING_OF[field.model]}status": Meeting.Status.DRAFT})
    return rows.none()
