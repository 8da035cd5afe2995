"""The desk: what awaits whoever logs in."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.models import User
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from minutes.models import Meeting, PlannedMeeting
from minutes.models.meeting import once_each

MOST = 20  # of each list


class DescribedChoices(AutocompleteJsonView):
    """What an autocomplete offers: each row told apart from others of its name."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        """Return the row as an option."""
        described = getattr(self.model_admin, "described", str)
        return super().serialize_result(obj, to_field_name) | {"text": described(obj)}


class DeskSite(AdminSite):
    """The admin, which opens with the meetings of whoever is there."""

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the drafts, and the meetings that should have been entered, to those who may enter them."""
        context: dict[str, Any] = {}
        if request.user.has_perm("minutes.change_meeting"):
            drafts = _own(request.user, Meeting.objects.filter(status=Meeting.Status.DRAFT))
            context = {
                "drafts": drafts.select_related("body").order_by("-date", "-pk")[:MOST],
                "expected": _expected(request.user),
            }
        return super().index(request, context | (extra_context or {}))

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Give what an autocomplete offers for what is typed."""
        return DescribedChoices.as_view(admin_site=self)(request)


def _own(user: User, rows: QuerySet) -> QuerySet:
    """Return the rows of the user's bodies, and those of none; all of them where the user has no bodies."""
    bodies = list(user.bodies.values_list("pk", flat=True))
    return rows.filter(Q(body__in=bodies) | Q(body=None)) if bodies else rows


def _expected(user: User) -> list[PlannedMeeting]:
    """Return the planned meetings that have been, and whose minutes are not public, the latest first."""
    planned = PlannedMeeting.objects.published().waiting().filter(date__lt=timezone.localdate(), is_cancelled=False)
    expected = once_each(_own(user, planned.select_related("body", "announced_by")))
    return sorted(expected, key=lambda meeting: meeting.date, reverse=True)[:MOST]
