"""What hangs on the entries of a register, as the lists and the pages of the desk tell it."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse

from minutes.models import ActionItem, AgendaItem, Meeting, PlannedMeeting, Presenter, Responsible
from minutes.models.meeting import own_bodies
from organisations.hanging import MEETING_OF, Pointer, of_meetings, pointing_at, rows_on

FIRST = 3  # of what hangs on an entry, where some are named

# Rows without a list of their own are found in that of what they belong to.
LISTED_BY: dict[type[Model], tuple[type[Model], str]] = {
    Presenter: (AgendaItem, "presenters__"),
    Responsible: (ActionItem, "responsibles__"),
}
# What is said of one row, and of several, where the name of their kind would tell too little.
SAID = {
    "joint_bodies": ("möte gemensamt med andra", "möten gemensamt med andra"),
    "parent": ("del", "delar"),
    "prepares_for": ("organ som bereder åt det", "organ som bereder åt det"),
    "referred_to": ("beslut hänskjutet hit", "beslut hänskjutna hit"),
}


@dataclass(frozen=True)
class Hanging:
    """Rows of one kind that hang on an entry."""

    label: str
    count: int
    listed: int  # of them in the list of the desk
    address: str  # of that list; empty where it would show none
    first: tuple[tuple[str, str], ...] = ()  # the names and addresses of some


def label_of(field: Pointer, count: int) -> str:
    """Return what the rows are called that point by the field, of which there are so many."""
    opts = field.model._meta
    one, several = SAID.get(field.name, (str(opts.verbose_name), str(opts.verbose_name_plural)))
    return one if count == 1 else several


def address_of_list(request: HttpRequest, field: Pointer, entry: Model) -> str:
    """Return the address of the list of those that point at the entry, empty where the user may not see it."""
    model, path = LISTED_BY.get(field.model, (field.model, ""))
    if not admin.site.get_model_admin(model).has_view_or_change_permission(request):
        return ""
    opts = model._meta
    address = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    return f"{address}?{path}{field.name}__id__exact={entry.pk}"


def hanging_on(request: HttpRequest, entry: Model) -> Iterator[Hanging]:
    """Yield what hangs on the entry, as far as the user may know of it."""
    user = request.user
    known, own = Meeting.objects.known_to(user), Meeting.objects.editable_by(user)
    lists_all = user.has_perm("minutes.change_any_meeting") or user.has_perm("minutes.follow_up")
    for field in pointing_at(type(entry)):
        in_list = Q() if lists_all else of_meetings(field.model, own)
        if field.model is PlannedMeeting and not lists_all:  # some are announced at no meeting
            in_list &= Q(announced_by__isnull=False) | Q(body__in=own_bodies(user).values("pk"))
        found = rows_on(field, [entry]).filter(of_meetings(field.model, known))
        counts = found.aggregate(all=Count("pk", distinct=True), listed=Count("pk", distinct=True, filter=in_list))
        if counts["all"]:
            address = address_of_list(request, field, entry) if counts["listed"] else ""
            yield Hanging(label_of(field, counts["all"]), counts["all"], counts["listed"], address)


def told(request: HttpRequest, field: Pointer, rows: QuerySet, entries: Collection[Model]) -> Hanging | None:
    """Return how many the rows are and which some of them are; None where there are none."""
    count = rows.count()
    if not count:
        return None
    address = address_of_list(request, field, next(iter(entries))) if len(entries) == 1 else ""
    first: QuerySet = rows.select_related(*_named_by(field.model)).order_by("pk")
    if field.model in MEETING_OF and field.model is not PlannedMeeting:
        keys = rows.order_by().values(f"{MEETING_OF[field.model]}pk")
        first = Meeting.objects.filter(pk__in=keys).select_related("body").newest_first()
    return Hanging(label_of(field, count), count, count, address, tuple(_link_to(row) for row in first[:FIRST]))


def _named_by(model: type[Model]) -> list[str]:
    """Return the relations that the name of a row is made of."""
    return [name for name in ("person", "body", "organisation") if name in {field.name for field in model._meta.fields}]


def _link_to(row: Model) -> tuple[str, str]:
    return str(row), reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


# --- lists


def count_of(rows: QuerySet, entry: str, counted: str = "pk") -> Coalesce:
    """Return how many of the rows point at each entry, as a query of its own: joined counts multiply."""
    of_each = rows.filter(**{entry: OuterRef("pk")}).order_by().values(entry)
    return Coalesce(Subquery(of_each.annotate(rows=Count(counted, distinct=True)).values("rows")), 0)


def counted(name: str, label: str) -> Callable[[Any, Model], int]:
    """Return a column of a list with what its query has counted under the name."""

    @admin.display(description=label, ordering=name)
    def column(model_admin: Any, entry: Model) -> int:
        return getattr(entry, name)

    return column


class InUseFilter(admin.SimpleListFilter):
    """Entries on which something hangs, and those on which nothing does."""

    title = "användning"
    parameter_name = "anvands"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Return the two."""
        return [("ja", "Något hänger på"), ("nej", "Ingenting hänger på")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Return the entries on which something hangs that the user may know of, or nothing."""
        if self.value() not in ("ja", "nej"):
            return queryset
        known, used = Meeting.objects.known_to(request.user), Q()
        for field in pointing_at(queryset.model):
            rows = field.model._base_manager.filter(of_meetings(field.model, known), **{field.name: OuterRef("pk")})
            used |= Q(Exists(rows))
        return queryset.filter(used if self.value() == "ja" else ~used)
