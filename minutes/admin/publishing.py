"""The steps of a meeting to the public and back: each a page that confirms, over the one function that does it."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone

from minutes import publishing
from minutes.meeting_page import page_of, with_body
from minutes.models import Attendee, Meeting
from organisations.admin.days import DAY_INPUT, DayField

from .answers import Answers
from .pages import desk_of, openness_of, show


class WithdrawForm(forms.Form):
    """Why a meeting is withdrawn."""

    reason = forms.CharField(
        label="Skäl",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="Visas för alla på mötets adress, tillsammans med organ och datum.",
        error_messages={"required": "Skriv varför mötet dras tillbaka."},
    )


class ApproveForm(forms.Form):
    """On which day minutes were approved, and by whom."""

    approved_on = DayField(label="Justerat den", widget=DAY_INPUT, error_messages={"required": "Skriv vilken dag."})
    approvers = forms.ModelMultipleChoiceField(
        Attendee.objects.none(),
        label="Justerat av",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Ange vem som har justerat. Den som saknas läggs först till bland deltagarna."},
    )

    def __init__(self, meeting: Meeting, data: Any = None) -> None:
        attendees = meeting.attendees.order_by("-is_approver", "position")
        chosen = [attendee.pk for attendee in attendees if attendee.is_approver]
        super().__init__(
            data, initial={"approved_on": meeting.approved_on or timezone.localdate(), "approvers": chosen}
        )
        self.fields["approvers"].queryset = attendees
        self.fields["approvers"].label_from_instance = lambda attendee: attendee.name


# --- pages of one meeting


def preview(model_admin: ModelAdmin, request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Show the page of the meeting as the public would see it."""
    shown = get_object_or_404(with_body(Meeting.objects.all()), pk=meeting.pk)
    return TemplateResponse(request, "minutes/meeting_detail.html", {**page_of(shown), "preview": True})


@transaction.atomic
def publish(model_admin: ModelAdmin, request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Show what stops the meeting and what it asks; keep the answers, and publish it."""
    if not model_admin.has_publish_permission(request):
        raise PermissionDenied
    if request.method == "POST":
        model_admin.lock(str(meeting.pk))  # whoever saves the meeting changes what there is to ask
    answers = Answers(meeting, request.POST if request.method == "POST" else None)
    is_open = False
    if request.method == "POST" and answers.are_valid():
        answers.keep(request.user)
        for note in answers.orphaned_notes():
            messages.warning(request, f"Frågan finns inte längre, så kommentaren till den sparades inte: {note}")
        if "publish" not in request.POST:
            if any(form.has_changed() for form in answers.forms) or answers.answers_the_rest():
                messages.success(request, "Svaren är sparade.")
            else:
                messages.info(request, "Inget nytt svar gavs, så inget ändrades.")
            return HttpResponseRedirect(request.path)
        is_open = answers.leave_something_open()
        if not is_open and publish_and_tell(request, meeting):
            return HttpResponseRedirect(desk_of(meeting))
    obstacles = [] if meeting.is_published else publishing.obstacles(meeting)
    title = "Frågor om mötet" if meeting.is_published else "Publicera möte"
    context = {"answers": answers, "obstacles": obstacles, "is_open": is_open, "openness": openness_of(meeting)}
    return show(model_admin, request, meeting, "publish", title, **context)


def approve(model_admin: ModelAdmin, request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Ask who approved the minutes and when, and note it; or take the note away."""
    if not model_admin.has_approve_permission(request):
        raise PermissionDenied
    form = ApproveForm(meeting, request.POST if request.method == "POST" else None)
    if request.method == "POST" and "remove" in request.POST:
        publishing.approve(meeting, None, [])
        messages.success(request, f"Justeringen av {meeting} är borttagen.")
        return HttpResponseRedirect(desk_of(meeting))
    if request.method == "POST" and form.is_valid():
        try:
            publishing.approve(meeting, form.cleaned_data["approved_on"], form.cleaned_data["approvers"])
        except publishing.NotApprovable as error:
            form.add_error("approved_on", str(error))
        else:
            messages.success(request, f"{meeting} är antecknat som justerat.")
            return HttpResponseRedirect(desk_of(meeting))
    return show(model_admin, request, meeting, "approve", "Anteckna justering", form=form)


def withdraw(model_admin: ModelAdmin, request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Ask why, and withdraw the meeting."""
    if not model_admin.has_withdraw_permission(request):
        raise PermissionDenied
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        withdraw_and_tell(request, meeting, form.cleaned_data["reason"])
        return HttpResponseRedirect(desk_of(meeting))
    return show(model_admin, request, meeting, "withdraw", "Dra tillbaka möte", form=form, meetings=[meeting])


def publish_and_tell(request: HttpRequest, meeting: Meeting) -> bool:
    """Publish the meeting, and say that it is done or what stops it; tell which."""
    try:
        publishing.publish(meeting, request.user)
    except publishing.NotPublishable as error:
        messages.error(request, f"{meeting} är inte publicerat. {' '.join(error.obstacles)}")
        return False
    messages.success(request, f"{meeting} är publicerat.")
    return True


def withdraw_and_tell(request: HttpRequest, meeting: Meeting, reason: str) -> None:
    """Withdraw the meeting, and say that it is done or why it cannot be."""
    try:
        publishing.withdraw(meeting, request.user, reason)
    except publishing.NotWithdrawable as error:
        messages.error(request, f"{meeting} är inte tillbakadraget. {error}")
    else:
        messages.success(request, f"{meeting} är tillbakadraget.")


# --- several at once


def chosen(request: HttpRequest, queryset: QuerySet[Meeting]) -> dict[str, Any]:
    """Return the chosen meetings that the user works with, and what sends the choice on."""
    own = Meeting.objects.editable_by(request.user).order_by()
    return {"meetings": list(queryset.filter(pk__in=own.values("pk"))), "checkbox_name": ACTION_CHECKBOX_NAME}


@admin.action(description="Publicera valda möten", permissions=["publish"])
def publish_meetings(modeladmin: ModelAdmin, request: HttpRequest, queryset: QuerySet[Meeting]) -> HttpResponse | None:
    """Show what stops each of the meetings, and publish the others; their questions stay open."""
    context = chosen(request, queryset)
    if "confirmed" in request.POST:
        for meeting in context["meetings"]:
            publish_and_tell(request, meeting)
        return None
    for meeting in context["meetings"]:
        meeting.obstacles = ["Mötet är redan publicerat."] if meeting.is_published else publishing.obstacles(meeting)
        meeting.open_questions = meeting.questions.still_open().count()
    return show(modeladmin, request, None, "publish_several", "Publicera möten", **context)


@admin.action(description="Dra tillbaka valda möten", permissions=["withdraw"])
def withdraw_meetings(modeladmin: ModelAdmin, request: HttpRequest, queryset: QuerySet[Meeting]) -> HttpResponse | None:
    """Ask why, and withdraw the meetings."""
    form = WithdrawForm(request.POST if "confirmed" in request.POST else None)
    context = chosen(request, queryset)
    if form.is_valid():
        for meeting in context["meetings"]:
            withdraw_and_tell(request, meeting, form.cleaned_data["reason"])
        return None
    return show(modeladmin, request, None, "withdraw", "Dra tillbaka möten", form=form, **context)
