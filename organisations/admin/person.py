from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, QuerySet
from django.db.models.lookups import IsNull
from django.forms import ModelForm
from django.http import HttpRequest

from minutes.models import Attendee, Meeting
from minutes.models.meeting import own_bodies
from organisations.hanging import of_meetings
from organisations.models import Membership, Person

from .choices import offer_own_bodies
from .desk import DeskAdmin, RowsFormSet, RowsInline
from .hanging import InUseFilter, count_of, counted
from .merging import MergingAdmin

TWICE = "Samma uppdrag står två gånger. Ta bort det ena, eller skriv från vilken dag det gäller."


def looks_after_all(request: HttpRequest) -> bool:
    """Tell whether the user works with all bodies, and not only with their own."""
    return request.user.has_perm("minutes.change_any_meeting")


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
    """The memberships of a person, in bodies of anyone; a secretary changes those of their own on the body's page."""

    autocomplete_fields = ["body", "organisation"]
    fieldsets = [
        (None, {"fields": ["body", "role", "organisation", "starts_on", "ends_on"]}),
        ("Mer", {"fields": ["title"], "classes": ["collapse"]}),
    ]

    def has_add_permission(self, request: HttpRequest, obj: Person | None) -> bool:
        """Tell whether the user may add memberships here."""
        return super().has_add_permission(request, obj) and looks_after_all(request)

    def has_change_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        """Tell whether the user may change memberships here."""
        return super().has_change_permission(request, obj) and looks_after_all(request)

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        """Tell whether the user may delete memberships here."""
        return super().has_delete_permission(request, obj) and looks_after_all(request)


@admin.register(Person)
class PersonAdmin(MergingAdmin):
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
        """Return the people, each with the last public meeting and the last membership that they are known from."""
        known = Attendee.objects.published().select_related("organisation", "meeting__body__region__parent")
        known = known.order_by(IsNull(F("organisation"), True), "-meeting__date", "pk")
        member = Membership.objects.select_related("organisation", "body__region__parent")
        member = member.order_by(F("starts_on").desc(nulls_last=True), "pk")
        last_attended = Prefetch("attendances", known[:1], to_attr="last_attended")
        last_joined = Prefetch("memberships", member[:1], to_attr="last_joined")
        return super().get_queryset(request).prefetch_related(last_attended, last_joined)

    @admin.display(description="känd från")
    def where(self, entry: Person) -> str:
        """Return for whom the person was last at a meeting, and the body that they belong to or else were at."""
        attended, joined = (next(iter(rows), None) for rows in (entry.last_attended, entry.last_joined))
        organisation = (attended and attended.organisation) or (joined and joined.organisation)
        body = joined.body if joined else attended.meeting.body if attended and not organisation else None
        told = [str(organisation)] if organisation else []
        return ", ".join(told + ([str(body), body.region.full_name] if body else []))

    def get_inlines(self, request: HttpRequest, obj: Person | None) -> list:
        """Return the memberships, of a person who may have some."""
        return self.inlines if obj or looks_after_all(request) else []

    @admin.display(description="andra namn")
    def other_names_in_line(self, person: Person) -> str:
        """Return the other names on one line."""
        return ", ".join(person.names[1:])

    def view_on_site(self, obj: models.Model) -> str | None:
        """Return the address of the public page, which a hidden person does not have."""
        return super().view_on_site(obj) if obj.is_public else None

    def facts(self, entry: Person) -> list[tuple[str, list[str]]]:
        """Return what tells the person from another."""
        where = self.where(entry)
        return [
            *super().facts(entry),
            ("Känd från", [where] if where else []),
            ("Uppdrag", [_told(row) for row in entry.memberships.select_related("body", "organisation")]),
            ("Namnet", ["Visas" if entry.is_public else "Dolt"]),
        ]

    def doubts(self, first: Person, second: Person) -> list[str]:
        """Return what speaks against the two being the same, and that both become hidden where one is."""
        both = Meeting.objects.filter(attendees__person=first).filter(attendees__person=second).distinct().count()
        told = []
        if both:
            told.append(f"Båda står i samma deltagarlista ({both} st.). Är det verkligen samma person?")
        if first.is_public != second.is_public:
            hidden = second if first.is_public else first
            told.append(f"{hidden} ({hidden.slug}) är dolt. Den som blir kvar döljs också, överallt.")
        return told


def _told(membership: Membership) -> str:
    """Return what the person is in which body, for whom and when."""
    years = [str(day.year) if day else "" for day in (membership.starts_on, membership.ends_on)]
    parts = [membership.role_and_title, str(membership.body), str(membership.organisation or "")]
    return ", ".join(filter(None, [*parts, "–".join(years) if any(years) else ""]))


@admin.register(Membership)
class MembershipAdmin(DeskAdmin):
    """Who is what in which body, and when."""

    list_display = ["person", "role", "body", "organisation", "starts_on", "ends_on"]
    list_filter = ["role", ("body", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["person", "body", "organisation"]
    search_fields = ["person__name", "person__other_names", "body__name", "title"]
    autocomplete_fields = ["person", "body", "organisation"]
    fields = ["person", "body", "role", "title", "organisation", "starts_on", "ends_on"]

    def has_change_permission(self, request: HttpRequest, obj: Membership | None = None) -> bool:
        """Tell whether the user may change memberships, or this one: a secretary those of their own bodies."""
        return super().has_change_permission(request, obj) and self._is_own(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Membership | None = None) -> bool:
        """Tell whether the user may delete memberships, or this one: a secretary those of their own bodies."""
        return super().has_delete_permission(request, obj) and self._is_own(request, obj)

    def _is_own(self, request: HttpRequest, obj: Membership | None) -> bool:
        return obj is None or own_bodies(request.user).filter(pk=obj.body_id).exists()

    def get_form(self, request: HttpRequest, obj: Membership | None = None, **kwargs: Any) -> type[ModelForm]:
        """Return the form, in which a secretary chooses among their own bodies."""
        return offer_own_bodies(super().get_form(request, obj, **kwargs), request, obj)
