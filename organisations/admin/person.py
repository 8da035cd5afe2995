from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest

from organisations.models import Membership, Person

from .choices import DeskForm
from .desk import DeskAdmin, RowsInline
from .register import RegisterAdmin


class MembershipForm(DeskForm):
    """A membership; the database takes two without a first day for different ones."""

    def clean(self) -> dict[str, Any]:
        """Refuse a second membership of the same kind where neither says when it began."""
        cleaned = super().clean() or self.cleaned_data
        person, body, role = (cleaned.get(name) for name in ("person", "body", "role"))
        if person and body and role and person.pk and body.pk and not cleaned.get("starts_on"):
            same = Membership.objects.filter(person=person, body=body, role=role, starts_on=None)
            if same.exclude(pk=self.instance.pk).exists():
                raise ValidationError("Personen har redan det uppdraget. Skriv från vilken dag, om det är ett nytt.")
        return cleaned


class MembershipInline(RowsInline):
    """The memberships of a person, or of a body."""

    model = Membership
    form = MembershipForm
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

    list_display = ["name", "other_names_in_line", "is_public"]
    list_filter = ["is_public"]
    fields = ["name", "slug", "other_names", "is_public"]
    inlines = [PersonMembershipInline]

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

    form = MembershipForm
    list_display = ["person", "role", "body", "organisation", "starts_on", "ends_on"]
    list_filter = ["role", ("body", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["person", "body", "organisation"]
    search_fields = ["person__name", "person__other_names", "body__name", "title"]
    autocomplete_fields = ["person", "body", "organisation"]
    fields = ["person", "body", "role", "title", "organisation", "starts_on", "ends_on"]
