from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group, Permission
from django.db.models import ManyToManyField, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join

from organisations.admin.desk import DeskAdmin

VERBS = {"add": "lägga till", "change": "ändra", "delete": "ta bort", "view": "se"}

admin.site.unregister(Group)


def offered() -> QuerySet[Permission]:
    """Return the permissions that mean something on the desk: history is only ever read."""
    kinds = [model.__name__.lower() for model in admin.site._registry] + ["presenter", "responsible"]
    ours = Permission.objects.filter(content_type__app_label__in=["auth", "minutes", "organisations"])
    return ours.filter(content_type__model__in=kinds).select_related("content_type")


def told(permission: Permission) -> str:
    """Return the permission in Swedish; Django stores the names of its own in English."""
    verb, model = permission.codename.split("_", 1)
    if verb in VERBS and model == permission.content_type.model:
        return f"{permission.content_type.name}: {VERBS[verb]}"
    return permission.name


@admin.register(Group)
class RoleAdmin(GroupAdmin, DeskAdmin):
    """The roles, and what each may do."""

    readonly_fields = ["may"]

    def get_fields(self, request: HttpRequest, obj: Group | None = None) -> list[str]:
        """Return the name, and the permissions to choose among or to read."""
        return ["name", "permissions" if self.has_change_permission(request, obj) else "may"]

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelMultipleChoiceField | None:
        """Return the field, which names the permissions in Swedish."""
        field = super().formfield_for_manytomany(db_field, request, **kwargs | {"queryset": offered()})
        field.label_from_instance = told
        return field

    @admin.display(description="får")
    def may(self, group: Group) -> str:
        """Return what the role may do, as a list."""
        rows = ((told(permission),) for permission in group.permissions.select_related("content_type"))
        return format_html('<ul class="warnings">{}</ul>', format_html_join("", "<li>{}</li>", rows))
