from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from minutes.importing.stored import newest_source
from minutes.meeting_page import with_body
from minutes.models import Meeting, SourceDocument
from minutes.open_sources import has_open_source, why_original_is_closed
from minutes.privacy import Masker
from minutes.read_only import read_only
from minutes.source_lines import source_lines


def _open_or_404(slug: str, masker: Masker) -> tuple[Meeting, SourceDocument]:
    """Return a public meeting with its document, of which nothing is hidden."""
    meeting = get_object_or_404(with_body(Meeting.objects.published()), slug=slug)
    if not has_open_source(meeting, masker):
        raise Http404
    return meeting, newest_source(meeting)


@read_only
def meeting_source(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the lines of the document that a meeting was read from, with what each became."""
    masker = Masker()
    meeting, source = _open_or_404(slug, masker)
    is_open = not why_original_is_closed(source, masker)
    context = {"meeting": meeting, "source": source, "lines": source_lines(source), "has_original": is_open}
    response = render(request, "minutes/meeting_source.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@read_only
def source_file(request: HttpRequest, slug: str) -> FileResponse:
    """Send the document as it was handed in, under its own name."""
    masker = Masker()
    _, source = _open_or_404(slug, masker)
    if why_original_is_closed(source, masker):
        raise Http404
    try:
        response = FileResponse(source.file.open(), as_attachment=True, filename=source.name)
    except (FileNotFoundError, ValueError) as missing:
        raise Http404 from missing
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
