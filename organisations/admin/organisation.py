from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from minutes.models import Attendee, Meeting
from organisations.hanging import of_meetings
from organisations.models import Organisation

from .hanging import InUseFilter, count_of, counted
from .merging import MergingAdmin


@admin.register(Organisation)
class OrganisationAdmin(MergingAdmin):
    """Regions, municipalities, hospitals, administrations and others."""

    list_display = ["name", "kind", "parent", "region", "person_count", "attendance_count", "part_count"]
    list_filter = ["kind", ("region", admin.RelatedOnlyFieldListFilter), InUseFilter]
    list_select_related = ["parent", "region__parent"]
    autocomplete_fields = ["parent", "region"]
    fields = ["name", "slug", "kind", "parent", "region", "other_names"]

    person_count = counted("person_count", "personer")
    attendance_count = counted("attendance_count", "deltagare")
    part_count = counted("part_count", "delar")

    def counts(self, request: HttpRequest) -> dict[str, Any]:
        """Return the people who have attended for each, their rows in the lists of meetings, and its parts."""
        known = of_meetings(Attendee, Meeting.objects.known_to(request.user))
        attendees = Attendee.objects.filter(known)
        return {
            "person_count": count_of(attendees, "organisation", "person"),
            "attendance_count": count_of(attendees, "organisation"),
            "part_count": count_of(Organisation.objects.all(), "parent"),
        }

    def facts(self, entry: Organisation) -> list[tuple[str, list[str]]]:
        """Return what tells the organisation from another."""
        return [
            *super().facts(entry),
            ("Slag", [entry.get_kind_display()]),
            ("Del av", [str(entry.parent)] if entry.parent else []),
            ("Region", [entry.region.full_name] if entry.region else []),
        ]

    def doubts(self, first: Organisation, second: Organisation) -> list[str]:
        """Return what is not taken over."""
        own = ("kind", "parent_id", "region_id")
        if all(getattr(first, name) == getattr(second, name) for name in own):
            return []
        return ["Slag, region och vad organisationen är del av blir som hos den som är kvar."]
