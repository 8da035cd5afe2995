"""The desk: what awaits whoever logs in."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, Exists, Model, OuterRef, Q, QuerySet, Subquery, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from minutes.importing.readers import ACCEPTED
from minutes.models import Meeting, PlannedMeeting, Question, SourceDocument
from minutes.models.meeting import once_each, own_bodies
from organisations.models import Membership
from organisations.models.register import RegisterEntry

from . import session_gone, sessions

MOST = 20  # of each list


class DescribedChoices(AutocompleteJsonView):
    """What an autocomplete offers: each row told apart from others of its name."""

    def process_request(self, request: HttpRequest) -> tuple:
        """Return whose field is asked for; refuse what is no field of a form, but leads there from other rows."""
        found = super().process_request(request)
        if not found[2].concrete:
            raise PermissionDenied
        return found

    def get_queryset(self) -> QuerySet:
        """Return what may be chosen, the nearest first: for the body of a meeting or a membership, one's own."""
        rows = _nearest_first(super().get_queryset(), self.term)
        if self.source_field.name == "body" and self.source_field.model in (Meeting, Membership):
            return rows.filter(pk__in=own_bodies(self.request.user).values("pk"))
        return rows  # the body of a planned meeting may be another's, which was announced at a meeting of theirs

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        """Return the row as an option."""
        described = getattr(self.model_admin, "described", str)
        return super().serialize_result(obj, to_field_name) | {"text": described(obj)}


def _nearest_first(rows: QuerySet, term: str) -> QuerySet:
    """Return the entries of a register with those first that are called what is typed, or begin with it."""
    term = " ".join(term.replace("\0", " ").split())  # as it is looked for
    if not (term and issubclass(rows.model, RegisterEntry)):
        return rows
    near = Case(When(name__iexact=term, then=0), When(name__istartswith=term, then=1), default=2)
    return rows.annotate(near=near).order_by("near", *rows.model._meta.ordering)


class DeskSite(AdminSite):
    """The admin, which opens with the meetings of whoever is there."""

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show what awaits those who enter meetings: drafts, questions to settle, meetings that are not entered yet."""
        context: dict[str, Any] = {}
        if request.user.has_perm("minutes.change_meeting"):
            drafts = Meeting.objects.editable_by(request.user).filter(status=Meeting.Status.DRAFT)
            drafts = drafts.annotate(from_document=Exists(SourceDocument.objects.filter(meeting=OuterRef("pk"))))
            context = {
                "accepted": ACCEPTED,
                "drafts": drafts.select_related("body").order_by("-date", "-pk")[:MOST],
                "expected": _expected(request.user),
                "asked": _asked(request.user),
                "has_bodies": own_bodies(request.user).exists(),
            }
        return super().index(request, context | (extra_context or {}))

    def get_urls(self) -> list:
        """Return the addresses, without the one that leads from any row of any model to its public page."""
        return [address for address in super().get_urls() if getattr(address, "name", "") != "view_on_site"]

    def admin_view(self, view: Callable, cacheable: bool = False) -> Callable[..., HttpResponse]:
        """Return the view for those who are logged in; what others have written goes with them to the login."""
        for_staff = super().admin_view(view, cacheable)

        @require_http_methods(["GET", "HEAD", "POST"])
        def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if sessions.is_over(request.session):
                logout(request)
            if self.has_permission(request):
                sessions.renew(request.session)
            elif request.method == "POST" and "/.." not in request.path:  # a browser would leave the desk by it
                kept = session_gone.sent_with(request)
                if kept.is_work:
                    return self._login_with(request, kept)
            return for_staff(request, *args, **kwargs)

        return update_wrapper(page, for_staff)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the login; once it is done, go on with what was written before."""
        kept = session_gone.carried_by(request)
        response = super().login(request, {"kept": kept} | (extra_context or {}))
        if request.method != "POST" or not isinstance(response, HttpResponseRedirect):
            return response
        sessions.begin(request.session)
        if kept is None:
            return response
        context = self.each_context(request) | {"title": "Fortsätt där du var", "kept": kept}
        return render(request, "admin/go_on.html", context)

    def _login_with(self, request: HttpRequest, kept: session_gone.Kept) -> HttpResponse:
        context = self.each_context(request) | {
            "app_path": reverse("admin:login"),
            "form": AdminAuthenticationForm(request),
            "kept": kept,
            "session_ended": True,
        }
        return render(request, "admin/login.html", context, status=403)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Give what an autocomplete offers for what is typed."""
        return DescribedChoices.as_view(admin_site=self)(request)


def _asked(user: User) -> QuerySet[Meeting]:
    """Return the public meetings of which something is left to settle, the latest first."""
    still_open = Q(questions__reply__in=["", Question.Reply.LATER])
    counted = (
        Meeting.objects.editable_by(user).published().annotate(open_questions=Count("questions", filter=still_open))
    )
    return counted.filter(open_questions__gt=0).select_related("body").order_by("-date", "-pk")[:MOST]


def _expected(user: User) -> list[PlannedMeeting]:
    """Return the planned meetings that have been, and whose minutes are not public, the latest first."""
    planned = PlannedMeeting.objects.published().waiting().filter(date__lt=timezone.localdate(), is_cancelled=False)
    planned = planned.filter(body__in=own_bodies(user))
    before = Meeting.objects.filter(body=OuterRef("body"), date__lt=OuterRef("date")).order_by("-date", "-pk")
    begun = Meeting.objects.filter(body=OuterRef("body"), date=OuterRef("date"))
    planned = planned.annotate(previous=Subquery(before.values("pk")[:1]), is_begun=Exists(begun))
    expected = once_each(planned.select_related("body", "announced_by"))
    return sorted(expected, key=lambda meeting: meeting.date, reverse=True)[:MOST]
