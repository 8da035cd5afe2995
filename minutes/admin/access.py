"""Who sees what of meetings that are not public, and what of public ones can be deleted."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from minutes.models import Meeting
from organisations.admin.desk import DeskAdmin

WITHDRAW_INSTEAD = "Det som är eller har varit publicerat tas inte bort. Dra tillbaka mötet i stället."


class OfMeetingAdmin(DeskAdmin):
    """Rows of meetings: of drafts only for those who may change them, of public meetings never deleted in bulk."""

    meeting_path = "meeting__"  # from a row to its meeting, in lookups

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Return all rows, or those of public meetings to those who only read."""
        rows = super().get_queryset(request)
        return rows if request.user.has_perm("minutes.change_meeting") else rows.published()

    def were_public(self, rows: QuerySet) -> QuerySet:
        """Return those of the rows that are or have been public."""
        return rows.filter(**{f"{self.meeting_path}status__in": [Meeting.Status.PUBLISHED, Meeting.Status.WITHDRAWN]})

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Return the actions, with deletion kept from what was public."""
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            _, name, description = actions["delete_selected"]
            actions["delete_selected"] = (delete_selected_of_drafts, name, description)
        return actions


def delete_selected_of_drafts(
    modeladmin: OfMeetingAdmin, request: HttpRequest, queryset: QuerySet
) -> HttpResponse | None:
    """Delete the rows after a confirmation, or refuse when any of them was public."""
    if modeladmin.were_public(queryset).exists():
        modeladmin.message_user(request, WITHDRAW_INSTEAD, messages.ERROR)
        return None
    return delete_selected(modeladmin, request, queryset)


class ReachedFromParent(admin.ModelAdmin):
    """Rows that are added on the page of what they belong to, and have a page of their own after that."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Tell that this is not the place to add one."""
        return False
