"""What the pages beside a meeting's desk have in common."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from minutes.models import Meeting


def desk_of(meeting: Meeting) -> str:
    """Return the address of the meeting's desk."""
    return reverse("admin:minutes_meeting_change", args=[meeting.pk])


def show(
    model_admin: ModelAdmin, request: HttpRequest, meeting: Meeting | None, template: str, title: str, **context: Any
) -> HttpResponse:
    """Return a page beside the desk of a meeting, or of several at once."""
    shared = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.opts,
        "meeting": meeting,
    }
    return TemplateResponse(request, f"admin/minutes/meeting/{template}.html", shared | context)
