"""Review a meeting beside the lines of its document: say what a line is, and what is not published follows."""

import re
from collections.abc import Iterator
from dataclasses import replace

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from minutes.importing.corrections import KINDS, Corrections, corrected, free_number
from minutes.importing.intake import label_lines, take_again
from minutes.importing.lines import UnreadableDocument
from minutes.importing.matching import load_registers
from minutes.importing.stored import corrections_of, document_of, newest_source, stored_corrections
from minutes.importing.updating import NotUpdatable
from minutes.models import Meeting, SourceDocument
from minutes.source_lines import LineWarning, line_warnings, source_lines

from .choosing import Choosing
from .pages import desk_of, openness_of, show
from .upload import review_of, tell_changes

LONGEST_NUMBER = 7  # digits, of a line
LONGEST_WARNING = 160  # signs, that are not folded
# What the buttons say that the marked lines are, and the key that presses each.
TOLD: dict[str, tuple[str, str]] = {
    "heading": ("Punkt", "p"),
    "text": ("Text", "t"),
    "decision": ("Beslut", "b"),
    "proposal": ("Förslag", "f"),
    "action": ("Åtgärd", "g"),
    "attendee": ("Deltagare", "d"),
    "furniture": ("Sidhuvud", "s"),
}


def review(model_admin: ModelAdmin, request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Show the document beside the draft; take what a person says of its lines, or chooses for its names."""
    if request.method == "POST":
        return HttpResponseRedirect(f"{review_of(meeting)}{_take(request, meeting)}")
    source = newest_source(meeting)
    if source is None:
        messages.info(request, "Mötet är inskrivet för hand och har inget dokument att granska mot.")
        return HttpResponseRedirect(desk_of(meeting))
    numbers = _numbers(corrections_of(source))
    choosing = None if meeting.is_published else Choosing(request, meeting, source)
    return show(
        model_admin,
        request,
        meeting,
        "review",
        "Granska mot dokumentet",
        source=source,
        lines=source_lines(source),
        warnings=[_shown(one, numbers) for one in line_warnings(meeting, source)],
        attendees=choosing.attendees if choosing else meeting.attendees.select_related("person", "organisation"),
        choosing=choosing,
        items=meeting.items.select_related("parent").prefetch_related("decisions", "actionitems", "presenters"),
        told=TOLD,
        openness=openness_of(meeting) if meeting.is_published else "",
        may_publish=model_admin.has_publish_permission(request) and not meeting.is_published,
        may_withdraw=model_admin.has_withdraw_permission(request) and meeting.is_published,
    )


def _shown(warning: LineWarning, numbers: dict[str, int]) -> dict:
    """Return a warning as the page shows it: its line, what is seen at once, and the rest where it is long."""
    head, colon, rest = warning.text.partition(": ")
    if len(warning.text) <= LONGEST_WARNING or not colon:
        head, rest = warning.text, ""
    return {"warning": warning, "head": list(_linked(head, numbers)), "rest": list(_linked(rest, numbers))}


def _linked(text: str, numbers: dict[str, int]) -> Iterator[tuple[str, str, int | str]]:
    """Yield the pieces of a text, each with the name and the number of the line that is named after it, if any."""
    *pieces, last = re.split(r"(?<=\(rad )(\d+[a-z]*)(?=\))", text)
    yield from ((piece, name, numbers.get(name, name)) for piece, name in zip(pieces[::2], pieces[1::2], strict=True))
    yield last, "", ""


def _numbers(corrections: Corrections) -> dict[str, int]:
    """Return the numbers of the lines that people do not call by them, by what they do call them."""
    return {name: number for number, name in corrections.part_names().items()}


@transaction.atomic
def _take(request: HttpRequest, meeting: Meeting) -> str:
    """Keep what is said of a meeting and let it follow its document; return where on the page to go on.

    What two people say at once is kept, one after the other.
    """
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    source = newest_source(locked)
    if source is None:
        return ""
    if "las-om" in request.POST:
        _label(request, source)
        return ""
    if locked.is_published:
        messages.error(request, "Mötet är publicerat och inget är ändrat: rätta det för hand, eller dra tillbaka det.")
        return ""
    if request.POST.get("kalla", str(source.pk)) != str(source.pk):
        messages.error(request, "En ny version av dokumentet har lästs in sedan sidan visades. Inget är ändrat: se om.")
        return ""
    source.meeting = locked
    if "choose" in request.POST:
        if Choosing(request, locked, source).keep():
            _follow(request, source)
        return ""
    marked, corrections = _told(request, source)
    if corrections is None:
        return ""  # where the page begins it says why
    source.corrections = stored_corrections(corrections)
    return f"#rad-{marked[0]}" if _follow(request, source) else ""


def _label(request: HttpRequest, source: SourceDocument) -> None:
    """Say at the lines what each becomes, where the document was read in before that was kept."""
    try:
        label_lines(source)
    except UnreadableDocument as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Nu står det vid varje rad vad den blev. Mötet är inte ändrat.")


def _follow(request: HttpRequest, source: SourceDocument) -> bool:
    """Let the meeting follow its document, and say what that changed; tell whether it could."""
    try:
        updated = take_again(source, load_registers(), request.user)
    except (UnreadableDocument, NotUpdatable) as error:
        messages.error(request, str(error))
        return False
    tell_changes(request, updated.sentences, nothing="Sparat. Mötet är som förut.")
    return True


def _told(request: HttpRequest, source: SourceDocument) -> tuple[list[int], Corrections | None]:
    """Return the marked lines, and the corrections with what is said of them now; None, with a message, if nothing."""
    before, kind = corrections_of(source), request.POST.get("ar")
    numbers = {line["number"] for line in source.lines} | before.splits.keys()
    marked = sorted(numbers & {int(one) for one in request.POST.getlist("rad") if _is_number(one)})
    target, words = (request.POST.get(name, "").strip() for name in ("efter", "ord"))
    target = str(_numbers(before).get(target.lower(), target))
    if not marked:
        messages.error(request, "Markera först de rader som det gäller.")
        return marked, None
    if kind in KINDS:
        kinds = {line: told for line, told in before.kinds.items() if line not in marked}
        return marked, replace(before, kinds=kinds | dict.fromkeys(marked, kind))
    if kind == "as_read":
        return marked, before.without(marked)
    if "dela" in request.POST or ("flytta" in request.POST and words and not target):
        return marked, _split(request, source, before, marked, words)
    if "flytta" in request.POST and _is_number(target) and int(target) in (numbers | {0}) - set(marked):
        after = {line: place for line, place in before.after.items() if line not in marked}
        return marked, replace(before, after=after | dict(zip(marked, [int(target), *marked], strict=False)))
    messages.error(request, "Skriv numret på raden som de markerade ska stå efter, 0 för allra först.")
    return marked, None


def _split(
    request: HttpRequest, source: SourceDocument, before: Corrections, marked: list[int], words: str
) -> Corrections | None:
    """Return the corrections with the marked line in two from the words on; None, with a message, if it cannot be."""
    document = document_of(source)
    number = free_number(document, [*before.splits, *before.kinds, *before.after, *before.after.values()])
    after = replace(before, splits=before.splits | {number: (marked[0], words)})
    if len(marked) > 1:
        messages.error(request, "Markera en enda rad att dela.")
    elif not words or corrected(document, after) == corrected(document, before):
        messages.error(request, "Skriv de ord som den andra delen ska börja med, så som de står inne i raden.")
    else:
        return after
    return None


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= LONGEST_NUMBER
