from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest

from minutes.models import Attendee, Meeting
from organisations.hanging import of_meetings
from organisations.models import Membership, Person

from .desk import DeskAdmin, RowsFormSet, RowsInline
from .hanging import InUseFilter, count_of, counted
from .register import RegisterAdmin

TWICE = "Samma uppdrag står två gånger. Ta bort det ena, eller skriv från vilken dag det gäller."


class MembershipFormSet(RowsFormSet):
    """The memberships of a person, or of a body, no two of them the same."""

    def get_unique_error_message(self, unique_check: tuple[str, ...]) -> str:
        """Return what is said of two rows that are the same."""
        return TWICE

    def clean(self) -> None:
        """Refuse two of the same kind where neither says when it began, which the database would."""
        super().clean()
        seen = set()
        for form in self.forms:
            row = {} if form in self.deleted_forms else getattr(form, "cleaned_data", {})
            same = tuple(row.get(name) for name in ("person", "body", "role") if name != self.fk.name)
            if all(same) and not row.get("starts_on"):
                if same in seen:
                    raise ValidationError(TWICE)
                seen.add(same)


class MembershipInline(RowsInline):
    """The memberships of a person, or of a body."""

    model = Membership
    formset = MembershipFormSet
    ordering = ["ends_on", "starts_on", "pk"]
    one_line = ("title",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        """Return the memberships with all that their rows name."""
        return super().get_queryset(request).select_related("person", "body", "organisation")


class PersonMembershipInline(MembershipInline):
    """The memberships of a person."""

    autocomplete_fields = ["body", "organisation"]
    fieldsets = [
        (None, {"fields": ["body", "role", "organisation", "starts_on", "ends_on"]}),
        ("Mer", {"fields": ["title"], "classes": ["collapse"]}),
    ]


@admin.register(Person)
class PersonAdmin(RegisterAdmin):
    """People who attend meetings."""

    list_display = ["name", "where", "other_names_in_line", "is_public", "meeting_count", "membership_count"]
    list_filter = ["is_public", InUseFilter, ("memberships__body", admin.RelatedOnlyFieldListFilter)]
    fields = ["name", "slug", "other_names", "is_public"]
    inlines = [PersonMembershipInline]

    meeting_count = counted("meeting_count", "möten")
    membership_count = counted("membership_count", "uppdrag")

    def counts(self, request: HttpRequest) -> dict[str, Any]:
        """Return the meetings on whose lists each person stands, and their memberships."""
        known = of_meetings(Attendee, Meeting.objects.known_to(request.user))
        return {
            "meeting_count": count_of(Attendee.objects.filter(known), "person", "meeting"),
            "membership_count": count_of(Membership.objects.all(), "person"),
        }

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        """Return the people with where the public knows them from, the latest first."""
        known = Attendee.objects.published().filter(organisation__isnull=False).select_related("organisation")
        return (
            super()
            .get_queryset(request)
            .prefetch_related(Prefetch("attendances", known.order_by("-meeting__date"), to_attr="known_attendances"))
        )

    @admin.display(description="senast för")
    def where(self, entry: Person) -> str:
        """Return the organisation that the person was last at a meeting for."""
        return str(entry.known_attendances[0].organisation) if entry.known_attendances else ""

    @admin.display(description="andra namn")
    def other_names_in_line(self, person: Person) -> str:
        """Return the other names on one line."""
        return ", ".join(person.names[1:])

    def view_on_site(self, obj: models.Model) -> str | None:
        """Return the address of the public page, which a hidden person does not have."""
        return super().view_on_site(obj) if obj.is_public else None


@admin.register(Membership)
class MembershipAdmin(DeskAdmin):
    """Who is what in which body, and when."""

    list_display = ["person", "role", "body", "organisation", "starts_on", "ends_on"]
    list_filter = ["role", ("body", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["person", "body", "organisation"]
    search_fields = ["person__name", "person__other_names", "body__name", "title"]
    autocomplete_fields = ["person", "body", "organisation"]
    fields = ["person", "body", "role", "title", "organisation", "starts_on", "ends_on"]
