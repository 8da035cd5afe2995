"""Review a draft beside the lines of its document: say what a line is, and the draft follows."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from minutes.importing.corrections import KINDS, Corrections
from minutes.importing.intake import take_again
from minutes.importing.matching import load_registers
from minutes.importing.stored import corrections_of, stored_corrections
from minutes.importing.updating import NotUpdatable
from minutes.models import Meeting
from minutes.source_lines import newest_source, source_lines

from .choosing import Choosing
from .pages import desk_of, show
from .upload import review_of, tell_changes

LONGEST_NUMBER = 7  # digits, of a line
# What the buttons say that the marked lines are, and the key that presses each.
TOLD: dict[str, tuple[str, str]] = {
    "heading": ("Punkt", "p"),
    "text": ("Text", "t"),
    "decision": ("Beslut", "b"),
    "proposal": ("Förslag", "f"),
    "action": ("Uppgift", "u"),
    "attendee": ("Deltagare", "d"),
    "furniture": ("Sidhuvud", "s"),
}


def review(model_admin: ModelAdmin, request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Show the document beside the draft; take what a person says of its lines, or chooses for its names."""
    source = newest_source(meeting)
    if source is None:
        messages.info(request, "Mötet är inskrivet för hand och har inget dokument att granska mot.")
        return HttpResponseRedirect(desk_of(meeting))
    choosing = Choosing(request, meeting)
    if request.method == "POST" and "choose" in request.POST:
        choosing.keep()
        return HttpResponseRedirect(review_of(meeting))
    if request.method == "POST":
        return HttpResponseRedirect(f"{review_of(meeting)}{_correct(request, meeting)}")
    items = meeting.items.prefetch_related("decisions", "actionitems", "presenters")
    return show(
        model_admin,
        request,
        meeting,
        "review",
        "Granska mot dokumentet",
        source=source,
        lines=source_lines(source),
        warnings=meeting.import_warnings,
        attendees=choosing.attendees,
        choosing=choosing,
        items=items,
        told=TOLD,
        is_draft=meeting.status == Meeting.Status.DRAFT,
        may_publish=model_admin.has_publish_permission(request) and not meeting.is_published,
    )


@transaction.atomic
def _correct(request: HttpRequest, meeting: Meeting) -> str:
    """Keep what is said of the marked lines and let the draft follow; return where on the page to go on."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)  # what two people say at once is kept, one after the other
    source = newest_source(meeting)
    marked = sorted({int(one) for one in request.POST.getlist("rad") if _is_number(one)})
    corrections = _told(request, corrections_of(source), marked)
    if corrections is None:
        return f"#rad-{marked[0]}" if marked else ""
    source.meeting = meeting
    source.corrections = stored_corrections(corrections)
    try:
        updated = take_again(source, load_registers(), request.user)
    except NotUpdatable as error:
        messages.error(request, str(error))
    else:
        tell_changes(request, updated.sentences)
    return f"#rad-{marked[0]}"


def _told(request: HttpRequest, before: Corrections, marked: list[int]) -> Corrections | None:
    """Return the corrections with what is said now, or None, with a message, where it says nothing."""
    kind, target = request.POST.get("ar"), request.POST.get("efter", "").strip()
    if not marked:
        messages.error(request, "Markera först de rader som det gäller.")
        return None
    if kind in KINDS:
        return replace(before, kinds=before.kinds | dict.fromkeys(marked, kind))
    if kind == "as_read":
        kept = {line: told for line, told in before.kinds.items() if line not in marked}
        return Corrections(kept, {line: after for line, after in before.after.items() if line not in marked})
    if "flytta" in request.POST and _is_number(target) and int(target) not in marked:
        after = {line: place for line, place in before.after.items() if line not in marked}
        return replace(before, after=after | dict(zip(marked, [int(target), *marked], strict=False)))
    messages.error(request, "Skriv numret på raden som de markerade ska stå efter, 0 för allra först.")
    return None


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= LONGEST_NUMBER
