from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from minutes.models import Attendee
from organisations.admin.choices import offer

from .access import OfMeetingAdmin, ReachedFromParent
from .named import NamedForm
from .ordering import OrderedFormSet, OrderedInline, OrderedRowForm

MAIN = ["name", "person", "organisation", "presence"]
MORE = [
    "role",
    "title",
    "organisation_as_written",
    "side",
    "group",
    "party",
    "substitutes_for",
    "note",
    "is_approver",
    "is_public",
]
SMALL_TEXTS = ("title", "organisation_as_written", "group", "note")


class AttendeeRowForm(NamedForm, OrderedRowForm):
    """A row of the meeting's list."""


class AttendeeFormSet(OrderedFormSet):
    """The meeting's list, in which one may substitute for another."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        """Offer those who were not there the whole time to be substituted for."""
        super().add_fields(form, index)
        there = (Attendee.Presence.PRESENT, Attendee.Presence.INVITED)
        chosen = form.instance.substitutes_for_id
        shown = [
            (attendee.pk, attendee.name)
            for attendee in self.get_queryset()
            if attendee.pk == chosen or (attendee.presence not in there and attendee.pk != form.instance.pk)
        ]
        offer(form, "substitutes_for", Attendee.objects.filter(meeting=self.instance.pk), shown)

    def clean(self) -> None:
        """Let go of the substituted whose rows are deleted together with this saving."""
        super().clean()
        deleted = {form.instance.pk for form in self.deleted_forms}
        for form in self.forms:
            if form.instance.substitutes_for_id in deleted:
                form.instance.substitutes_for = None


class AttendeeInline(OrderedInline):
    """The meeting's list of those present and absent."""

    model = Attendee
    form = AttendeeRowForm
    formset = AttendeeFormSet
    autocomplete_fields = ["person", "organisation"]
    one_line = SMALL_TEXTS
    fieldsets = [
        (None, {"fields": ["order", *MAIN]}),
        ("Mer", {"fields": MORE, "classes": ["collapse"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attendee]:
        """Return the attendees with all that their rows name."""
        return super().get_queryset(request).select_related("person", "organisation")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """Return the number of empty rows: many for a new meeting, since some work without JavaScript."""
        return 2 if obj else 8


class AttendeeForm(NamedForm):
    """An attendee on a page of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Attendee.objects.filter(meeting=self.instance.meeting_id).exclude(pk=self.instance.pk)
        offer(self, "substitutes_for", others, others.order_by("position").values_list("pk", "name"))


@admin.register(Attendee)
class AttendeeAdmin(OfMeetingAdmin, ReachedFromParent):
    """Everyone at any meeting, to find who was where; entered on the meeting's page."""

    form = AttendeeForm
    list_display = ["name", "person", "meeting", "organisation", "role", "presence", "is_public"]
    list_filter = [
        "presence",
        "role",
        "side",
        "is_public",
        ("organisation", admin.RelatedOnlyFieldListFilter),
        ("meeting__body", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["person", "meeting__body", "organisation"]
    search_fields = ["name", "person__name", "person__other_names", "title", "organisation_as_written"]
    date_hierarchy = "meeting__date"
    autocomplete_fields = ["person", "organisation"]
    readonly_fields = ["meeting"]
    one_line = SMALL_TEXTS
    fields = ["meeting", *MAIN, *MORE]
    ordering = ["-meeting__date", "meeting", "position"]
