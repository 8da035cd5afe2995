"""Publishing and withdrawing from the list and the page of meetings, over the one function of each."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from minutes import publishing
from minutes.models import Meeting


class WithdrawForm(forms.Form):
    """Why a meeting is withdrawn."""

    reason = forms.CharField(
        label="Skäl",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="Visas för alla på mötets adress, tillsammans med organ och datum.",
        error_messages={"required": "Skriv varför mötet dras tillbaka."},
    )


def publish_and_tell(request: HttpRequest, meeting: Meeting) -> None:
    """Publish the meeting, and say that it is done or what stops it."""
    try:
        publishing.publish(meeting, request.user)
    except publishing.NotPublishable as error:
        messages.error(request, f"{meeting} är inte publicerat. {' '.join(error.obstacles)}")
    else:
        messages.success(request, f"{meeting} är publicerat.")


def withdraw_and_tell(request: HttpRequest, meeting: Meeting, reason: str) -> None:
    """Withdraw the meeting, and say that it is done or why it cannot be."""
    try:
        publishing.withdraw(meeting, request.user, reason)
    except publishing.NotWithdrawable as error:
        messages.error(request, f"{meeting} är inte tillbakadraget. {error}")
    else:
        messages.success(request, f"{meeting} är tillbakadraget.")


@admin.action(description="Publicera valda möten", permissions=["publish"])
def publish_meetings(modeladmin: ModelAdmin, request: HttpRequest, queryset: QuerySet[Meeting]) -> None:
    """Publish those of the meetings that nothing stops."""
    for meeting in queryset.select_related("body"):
        publish_and_tell(request, meeting)


@admin.action(description="Dra tillbaka valda möten", permissions=["withdraw"])
def withdraw_meetings(modeladmin: ModelAdmin, request: HttpRequest, queryset: QuerySet[Meeting]) -> HttpResponse | None:
    """Ask why, and withdraw the meetings."""
    meetings = list(queryset.select_related("body"))
    form = WithdrawForm(request.POST if "confirmed" in request.POST else None)
    if form.is_valid():
        for meeting in meetings:
            withdraw_and_tell(request, meeting, form.cleaned_data["reason"])
        return None
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": "Dra tillbaka möten",
        "opts": modeladmin.opts,
        "media": modeladmin.media,
        "form": form,
        "meetings": meetings,
        "checkbox_name": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/minutes/meeting/withdraw.html", context)


def warn_of_obstacles(request: HttpRequest, meeting: Meeting) -> None:
    """Say what in a public meeting should not be public."""
    if meeting.is_published:
        for obstacle in publishing.obstacles(meeting):
            messages.warning(request, f"Mötet är publicerat, men: {obstacle}")
