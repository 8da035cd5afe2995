"""Whose is what: who sees and changes which meetings, and what hangs on them."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse

from minutes import publishing
from minutes.history import first_public
from minutes.models import Meeting, SourceDocument, TopicSuggestion
from minutes.models.decision import OfItem
from minutes.questions import ask
from minutes.search.index import index_meetings
from minutes.topics.suggesting import suggest
from organisations.admin.desk import DeskAdmin, RowsInline

WITHDRAW_INSTEAD = "Det som är eller har varit publicerat tas inte bort. Dra tillbaka mötet i stället."


def meeting_of(row: Model) -> Meeting | None:
    """Return the meeting that the row is or hangs on; None for a planned meeting that none announced."""
    if isinstance(row, Meeting):
        return row
    if isinstance(row, OfItem):
        return row.item.meeting
    return row.announced_by if hasattr(row, "announced_by") else row.meeting


def may_edit(request: HttpRequest, meeting: Meeting) -> bool:
    """Tell whether the meeting is one of those that the user works with; asked once a request."""
    known = request.__dict__.setdefault("_may_edit", {})
    if meeting.pk not in known:
        known[meeting.pk] = Meeting.objects.editable_by(request.user).filter(pk=meeting.pk).exists()
    return known[meeting.pk]


class OfMeetingAdmin(DeskAdmin):
    """Rows of meetings: each to those who look after its body, and what is public to those who follow it up."""

    meeting_path = "meeting__"  # from a row to its meeting, in lookups

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Return the rows of the user's own meetings, and of the public ones where they follow these up."""
        return super().get_queryset(request).filter(self.may_see(request))

    def may_see(self, request: HttpRequest) -> Q:
        """Return the condition that a row is the user's to see."""
        user = request.user
        if user.has_perm("minutes.change_any_meeting"):
            return Q()
        seen = Q(**{f"{self.meeting_path}pk__in": Meeting.objects.editable_by(user).order_by().values("pk")})
        if user.has_perm("minutes.follow_up"):
            seen |= Q(**{f"{self.meeting_path}status": Meeting.Status.PUBLISHED})
        return seen

    def locked(self, rows: QuerySet) -> QuerySet:
        """Return what is locked where any of the rows is saved: its meeting, with all that hangs on it."""
        meetings = rows.order_by().values(f"{self.meeting_path}pk")
        return Meeting.objects.filter(pk__in=meetings).order_by().select_for_update(of=("self",))

    def is_own(self, request: HttpRequest, row: Model) -> bool:
        """Tell whether the row is the user's to change."""
        meeting = meeting_of(row)
        return meeting is not None and may_edit(request, meeting)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Tell whether the user may change rows, or this one."""
        return super().has_change_permission(request, obj) and (obj is None or self.is_own(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Tell whether the user may delete rows, or this one."""
        return super().has_delete_permission(request, obj) and (obj is None or self.is_own(request, obj))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """Return what goes with the rows; sources and suggestions go too, though nobody deletes one by itself."""
        to_delete, counts, lacking, protected = super().get_deleted_objects(objs, request)
        along = {model._meta.verbose_name for model in (SourceDocument, TopicSuggestion)}
        return to_delete, counts, set(lacking) - along, protected

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: list, change: bool) -> None:
        """Save the rows, ask what there is to ask of the meeting, and say what the public should not be reading."""
        super().save_related(request, form, formsets, change)
        self.save_besides(request, form.instance)
        if (meeting := meeting_of(form.instance)) is not None:
            look_over(request, meeting)

    def save_besides(self, request: HttpRequest, row: Model) -> None:
        """Save what the page has besides its form and rows."""

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """Delete the row, and ask what there is to ask of its meeting without it."""
        self.delete_queryset(request, self.model._default_manager.filter(pk=obj.pk))

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Delete the rows, and ask what there is to ask of their meetings without them."""
        meetings = [meeting.pk for meeting in self.locked(queryset)]
        super().delete_queryset(request, queryset)
        for meeting in Meeting.objects.filter(pk__in=meetings):
            look_over(request, meeting)

    def shown_states(self, request: HttpRequest, row: Model) -> Callable[[Any], bool]:
        """Return the condition that a state is the user's to see: of others' meetings, once these were public."""
        meeting = meeting_of(row)
        if meeting is None or self.is_own(request, row):
            return super().shown_states(request, row)
        first = first_public(meeting.pk).first()
        return lambda state: first is not None and state.history_date >= first

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


class FollowedUpAdmin(OfMeetingAdmin):
    """Rows of which coordinators may change a part wherever they are public, and no word of the record."""

    followed_up: tuple[str, ...] = ()

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Tell whether the user may change rows, or this one, whole or in part."""
        if super().has_change_permission(request, obj):
            return True
        return request.user.has_perm("minutes.follow_up") and (obj is None or meeting_of(obj).is_published)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Leave the words of the record to those whose meeting it is."""
        fixed = list(super().get_readonly_fields(request, obj))
        if obj is None or super().has_change_permission(request, obj):
            return fixed
        shown = admin.utils.flatten_fieldsets(self.get_fieldsets(request, obj))
        return fixed + [name for name in shown if name not in (*self.followed_up, *fixed)]


class RowsOfMeetingInline(RowsInline):
    """Rows on the page of a meeting or of what hangs on it: changed by those whose meeting it is."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None) -> bool:
        """Tell whether the user may add rows to the page."""
        return super().has_add_permission(request, obj) and self._is_own(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Tell whether the user may change the rows of the page."""
        return super().has_change_permission(request, obj) and self._is_own(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Tell whether the user may delete rows of the page."""
        return super().has_delete_permission(request, obj) and self._is_own(request, obj)

    def _is_own(self, request: HttpRequest, obj: Model | None) -> bool:
        return obj is None or may_edit(request, meeting_of(obj))


def look_over(request: HttpRequest, meeting: Meeting) -> None:
    """Ask and suggest what there is of a meeting that was changed, and say what in a public one should not be."""
    ask(meeting)
    index_meetings([meeting.pk])
    suggest(meeting)
    if meeting.is_published:
        for obstacle in publishing.obstacles(meeting):
            messages.warning(request, f"Mötet är publicerat, men: {obstacle}")


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
