"""Deleting entries of a register from the desk: refused where something stands on them, with what to do instead."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from organisations.hanging import goes_along, in_the_way, pointing_at
from organisations.removing import remove

from .desk import DeskAdmin
from .hanging import told


class DeletingAdmin(DeskAdmin):
    """A register of which nothing is deleted that anything stands on."""

    delete_confirmation_template = "admin/register/delete.html"
    delete_selected_confirmation_template = "admin/register/delete_selected.html"

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Tell whether the user may delete entries: only who sees all that hangs on them may."""
        return super().has_delete_permission(request, obj) and request.user.has_perm("minutes.change_any_meeting")

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[list, dict, set, list]:
        """Return what goes with the entries, and what keeps them from being deleted, for the pages to tell."""
        entries = list(objs)
        fields = pointing_at(self.model) if entries else []
        stands = [told(request, field, in_the_way(field, entries), entries) for field in fields]
        goes = [told(request, field, goes_along(field, entries), entries) for field in fields]
        return [rows for rows in goes if rows], {}, set(), [rows for rows in stands if rows]

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """Delete the entry with what says nothing without it."""
        remove([obj])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Delete the entries with what says nothing without them."""
        remove(list(queryset))
