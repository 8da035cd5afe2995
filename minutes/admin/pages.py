"""What the pages beside a meeting's desk have in common."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from minutes.importing.stored import newest_source
from minutes.meeting_page import with_body
from minutes.models import Meeting
from minutes.open_sources import what_is_open
from minutes.privacy import Masker


def desk_of(meeting: Meeting) -> str:
    """Return the address of the meeting's desk."""
    return reverse("admin:minutes_meeting_change", args=[meeting.pk])


def openness_of(meeting: Meeting) -> str:
    """Return what all may read of the meeting's document when it is published; “” where it has none."""
    source = newest_source(meeting)
    return what_is_open(with_body(Meeting.objects.all()).get(pk=meeting.pk), source, Masker()) if source else ""


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
