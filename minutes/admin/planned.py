from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.functional import cached_property

from minutes.models import Meeting, PlannedMeeting
from minutes.models.meeting import own_bodies
from organisations.admin.choices import DeskForm, offer_own_bodies
from organisations.admin.desk import RowsFormSet

from .access import OfMeetingAdmin, RowsOfMeetingInline

FIELDSETS = [
    (None, {"fields": ["body", "date", "starts_at", "ends_at", "place"]}),
    ("Mer", {"fields": ["last_date", "is_cancelled"], "classes": ["collapse"]}),
]


def check_times(form: ModelForm, cleaned: dict[str, Any]) -> None:
    """Point at an end that comes before the start on the same day."""
    start, end, first, last = (cleaned.get(name) for name in ("starts_at", "ends_at", "date", "last_date"))
    if start and end and end <= start and not (first and last and last > first):
        form.add_error("ends_at", "Mötet måste sluta efter att det börjar.")


class PlannedMeetingForm(DeskForm):
    """A meeting to come."""

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the start."""
        cleaned = super().clean() or self.cleaned_data
        check_times(self, cleaned)
        return cleaned


class AnnouncedFormSet(RowsFormSet):
    """The meetings that a meeting announced."""

    def new_row(self) -> dict[str, Any]:
        """Begin with the body that met, as it is stored: the form may be about to change it."""
        return {"body": self._body}

    @cached_property
    def _body(self) -> int | None:
        return Meeting.objects.values_list("body", flat=True).get(pk=self.instance.pk)


class AnnouncedInline(RowsOfMeetingInline):
    """Meetings to come, as the record has them."""

    model = PlannedMeeting
    form = PlannedMeetingForm
    fk_name = "announced_by"
    formset = AnnouncedFormSet
    verbose_name = "utlyst möte"
    verbose_name_plural = "utlysta möten"
    ordering = ["date", "pk"]
    autocomplete_fields = ["body"]
    one_line = ("place",)
    fieldsets = FIELDSETS

    def get_queryset(self, request: HttpRequest) -> QuerySet[PlannedMeeting]:
        """Return the meetings with their bodies."""
        return super().get_queryset(request).select_related("body")


@admin.register(PlannedMeeting)
class PlannedMeetingAdmin(OfMeetingAdmin):
    """Meetings to come, announced at another or entered by hand."""

    form = PlannedMeetingForm
    meeting_path = "announced_by__"
    list_display = ["date", "body", "starts_at", "place", "is_cancelled", "announced_by"]
    list_display_links = ["date", "body"]
    list_filter = ["is_cancelled", ("body", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["body", "announced_by__body"]
    search_fields = ["body__name", "body__short_name", "body__other_names", "place", "date"]
    date_hierarchy = "date"
    autocomplete_fields = ["body", "announced_by"]
    one_line = ("place",)
    fields = ["body", "date", "last_date", ("starts_at", "ends_at"), "place", "is_cancelled", "announced_by"]

    def may_see(self, request: HttpRequest) -> Q:
        """Return the condition that a planned meeting is the user's to see: its body's, or its announcer's."""
        seen = super().may_see(request)
        if seen and request.user.has_perm("minutes.change_meeting"):
            public = Q(announced_by=None) | Q(announced_by__status=Meeting.Status.PUBLISHED)
            seen |= public & Q(body__in=own_bodies(request.user).values("pk"))
        if seen and request.user.has_perm("minutes.follow_up"):
            seen |= Q(announced_by=None)
        return seen

    def is_own(self, request: HttpRequest, row: PlannedMeeting) -> bool:
        """Tell whether the planned meeting is of a body of the user's, or announced at a meeting of theirs."""
        return super().is_own(request, row) or own_bodies(request.user).filter(pk=row.body_id).exists()

    def get_form(self, request: HttpRequest, obj: PlannedMeeting | None = None, **kwargs: Any) -> type[ModelForm]:
        """Return the form, in which a secretary chooses among their own bodies and meetings, or keeps what is there."""
        form = offer_own_bodies(super().get_form(request, obj, **kwargs), request, obj)
        if field := form.base_fields.get("announced_by"):
            own = Q(pk__in=Meeting.objects.editable_by(request.user).order_by().values("pk"))
            field.queryset = Meeting.objects.filter(own | Q(pk=obj.announced_by_id) if obj else own)
            # What stands by itself is public, and is for those whose body it is to say.
            field.required = obj is not None and not own_bodies(request.user).filter(pk=obj.body_id).exists()
        return form

    def shown_states(self, request: HttpRequest, row: PlannedMeeting) -> Callable[[Any], bool]:
        """Return the condition that a state is the user's to see: not what a meeting said that they may not know of.

        Nor the one after that, which would be told against it.
        """
        shown = super().shown_states(request, row)
        states = list(row.history.order_by("history_date", "history_id").values_list("history_id", "announced_by"))
        known = Meeting.objects.known_to(request.user).filter(pk__in={by for _, by in states if by})
        seen = {None, *known.order_by().values_list("pk", flat=True)}
        before = [None, *(by for _, by in states)]
        told = {key for (key, by), earlier in zip(states, before, strict=False) if {by, earlier} <= seen}
        return lambda state: shown(state) and state.pk in told
