from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from minutes.facets import meeting_facets
from minutes.filters import MeetingFilter, Registers
from minutes.meeting_page import is_open, page_of, with_body
from minutes.models import Attachment, Meeting
from minutes.privacy import Masker, hides_names
from minutes.public_changes import count_changes
from minutes.read_only import read_only
from minutes.views.lists import KeysFirst, Listing, show_list


@read_only
def meeting_list(request: HttpRequest) -> HttpResponse:
    """List the meetings, newest first, by month."""
    filterset = MeetingFilter(request.GET, Meeting.objects.published(), Registers(), Masker())

    def listing() -> Listing:
        facets, found = meeting_facets(filterset)
        rows = KeysFirst(filterset.qs.newest_first(), lambda few: few.newest_first().for_lists())
        return Listing(facets, found, rows, found)

    return show_list(request, "minutes/meeting_list.html", filterset, listing)


@read_only
def meeting_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a meeting whole, or say when and why it was withdrawn."""
    meeting = with_body(Meeting.objects.published()).filter(slug=slug).first()
    if meeting is None:
        return _withdrawn(request, slug)
    context = page_of(meeting) | {"change_count": count_changes(meeting)}
    return render(request, "minutes/meeting_detail.html", context)


def _withdrawn(request: HttpRequest, slug: str) -> HttpResponse:
    meeting = get_object_or_404(Meeting.objects.withdrawn().select_related("body"), slug=slug)
    context = {"meeting": meeting, "masker": Masker()}
    response = render(request, "minutes/meeting_withdrawn.html", context, status=410)
    # A browser keeps an answer of 410, and would show it still when the meeting is public again.
    response.headers["Cache-Control"] = "no-cache"
    return response


@read_only
def attachment_file(request: HttpRequest, slug: str, position: int) -> FileResponse:
    """Send the file of an attachment, as long as nobody whom it may name has asked for their name to be hidden."""
    attachments = Attachment.objects.published().filter(meeting__in=Meeting.objects.filter(~hides_names()))
    attachment = get_object_or_404(attachments, meeting__slug=slug, position=position)
    if not is_open(attachment, Masker()):
        raise Http404
    # The name that the file was handed in under may tell of anybody.
    name = f"{slug}-bilaga-{position}{Path(attachment.file.name).suffix}"
    try:
        response = FileResponse(attachment.file.open(), as_attachment=True, filename=name)
    except FileNotFoundError as missing:
        raise Http404 from missing
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
