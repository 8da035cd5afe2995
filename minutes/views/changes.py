from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from minutes.models import Meeting
from minutes.privacy import Masker
from minutes.public_changes import changes_since_publishing, told_to_all
from minutes.read_only import read_only

PER_PAGE = 50


@read_only
def meeting_changes(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what has been changed in a meeting since it was published first, and when."""
    meeting = get_object_or_404(Meeting.objects.published().select_related("body__region__parent"), slug=slug)
    states, changed = changes_since_publishing(meeting)
    page = Paginator(changed, PER_PAGE).get_page(request.GET.get("sida"))
    entries = told_to_all(meeting, states, list(page), Masker())
    response = render(request, "minutes/meeting_changes.html", {"meeting": meeting, "page": page, "entries": entries})
    response.headers["X-Robots-Tag"] = "noindex"
    return response
