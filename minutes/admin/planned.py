from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from minutes.models import PlannedMeeting
from organisations.admin.desk import RowsFormSet, RowsInline

from .access import OfMeetingAdmin

FIELDSETS = [
    (None, {"fields": ["body", "date", "starts_at", "ends_at", "place"]}),
    ("Mer", {"fields": ["last_date", "is_cancelled"], "classes": ["collapse"]}),
]


class AnnouncedFormSet(RowsFormSet):
    """The meetings that a meeting announced."""

    def new_row(self) -> dict[str, Any]:
        """Begin with the body that met."""
        return {"body": self.instance.body_id}


class AnnouncedInline(RowsInline):
    """Meetings to come, as the record has them."""

    model = PlannedMeeting
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
