"""Tell what of the document that a meeting was read from all may read, and why not the rest."""

from django.db.models import OuterRef, Subquery

from minutes.importing.readers.blocks import UNSEEN
from minutes.importing.readers.properties import all_texts, has_pictures
from minutes.models import Meeting, SourceDocument
from minutes.models.meeting import MeetingQuerySet
from minutes.privacy import Masker
from minutes.private_data import private_emails

TEXTS = ("name", "lines", "removals")  # of a document, all that stands in it
# Why the lines are not shown, or the original is not sent, as sentences end.
HIDES = "någon i mötet är dold"
MASKED = "där står sådant som inte visas för alla: ett dolt namn, ett personnummer, en privat adress eller telefon"
UNSEEN_PARTS = "det har kommentarer, struken text eller dold text"
GONE = "filen saknas eller är skadad"
PROPERTIES = "ett dolt namn, ett personnummer eller en privat adress står i det som filen säger om sig själv"
PICTURES = "det har bilder eller inbäddade filer, och i dem kan ett namn stå som är dolt i arkivet"


def with_source_texts(meetings: MeetingQuerySet) -> MeetingQuerySet:
    """Return the meetings with all that stands in the newest version of their documents, in the same query."""
    newest = SourceDocument.objects.filter(meeting=OuterRef("pk"))
    return meetings.annotate(**{f"source_{name}": Subquery(newest.values(name)[:1]) for name in TEXTS})


def why_source_is_closed(meeting: Meeting, masker: Masker) -> str:
    """Return why not all may read the document of a meeting of `with_body`; “” where nothing in it is hidden."""
    if meeting.hides_names:
        return HIDES
    pieces = [*meeting.source_lines, *meeting.source_removals]
    text = "\n".join([meeting.source_name, *(one["text"] for one in pieces)])
    return MASKED if masker.masks(text, meeting.pk) else ""


def has_open_source(meeting: Meeting, masker: Masker) -> bool:
    """Tell whether a meeting of `with_body` has a document that all may read."""
    return meeting.source_name is not None and not why_source_is_closed(meeting, masker)


def why_original_is_closed(source: SourceDocument, masker: Masker) -> str:
    """Return why the file of a document that all may read is not sent to all; “” where it is.

    Its unseen parts and values count. Pictures cannot be looked into, so a file with any stays closed as long as there
    is a name to look for.
    """
    if any(one["why"] in UNSEEN for one in source.removals):
        return UNSEEN_PARTS
    ending = str(source.file.name).rpartition(".")[2]
    try:
        with source.file.open() as file:
            data = file.read()
        texts = list(all_texts(data, ending))
        is_mute = masker.hides_anybody(source.meeting_id) and has_pictures(data, ending)
    except Exception:  # gone or broken: whatever it is, it is not shown
        return GONE
    if any(not masker.is_shown_whole(text, source.meeting_id) or private_emails(text) for text in texts):
        return PROPERTIES
    return PICTURES if is_mute else ""


def what_is_open(meeting: Meeting, source: SourceDocument, masker: Masker) -> str:
    """Return a Swedish sentence on what all may read of the document of a meeting of `with_body` that is published."""
    if why := why_source_is_closed(meeting, masker):
        return f"Allmänheten får inte läsa dokumentet: {why}."
    if why := why_original_is_closed(source, masker):
        return f"Allmänheten får läsa dokumentet rad för rad, men inte hämta originalet: {why}."
    return "Allmänheten får läsa dokumentet rad för rad och hämta originalet."
