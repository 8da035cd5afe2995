"""Write a meeting that was read from a document to the database: whole, as a draft, or not at all."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from minutes.importing.agenda import add_attachments, add_items
from minutes.importing.attendance import add_attendees, drop_known_spellings
from minutes.importing.corrections import Corrections
from minutes.importing.disk import Disk
from minutes.importing.draft import Draft, fits
from minutes.importing.lines import Document
from minutes.importing.matching import Registers
from minutes.importing.meeting import add_planned, fill_meeting, find_bodies
from minutes.importing.parsed import ParsedMinutes, ParsedWarning
from minutes.importing.stored import checksum, keep_understood, stored_corrections, stored_lines
from minutes.importing.stray import give, still_stray
from minutes.models import (
    ActionItem,
    AgendaItem,
    Attachment,
    Attendee,
    Decision,
    Meeting,
    PlannedMeeting,
    Presenter,
    Responsible,
    SourceDocument,
)
from minutes.models.meeting import own_bodies
from minutes.questions import ask
from minutes.topics.suggesting import suggest
from organisations.models import Body
from organisations.models.tracked import Occasion, write_history


class NotWritten(Exception):
    """The document cannot become a meeting of its own; the text says why and what to do, in Swedish."""


class AlreadyThere(NotWritten):
    """The archive has a meeting of the same body and day: `meeting`."""

    def __init__(self, meeting: Meeting, text: str) -> None:
        super().__init__(text)
        self.meeting = meeting


@dataclass(frozen=True)
class Written:
    """What became of a document."""

    meeting: Meeting
    created: bool  # False: the file was already here, and nothing was changed
    draft: Draft | None = None  # the rows written, with their warnings
    taken_from: Meeting | None = None  # that had the file as a version which it does not use


def build(parsed: ParsedMinutes, registers: Registers, body: Body | None = None) -> Draft:
    """Take parsed minutes, and the body where one is told; give the rows of a draft, not saved."""
    draft = Draft(Meeting(), warnings=list(parsed.warnings))
    find_bodies(draft, parsed, registers, body)
    fill_meeting(draft, parsed)
    add_attendees(draft, parsed, registers)
    drop_known_spellings(draft, registers)
    add_items(draft, parsed, registers)
    add_attachments(draft, parsed)
    add_planned(draft, parsed, registers)
    draft.warn_of_unknown()
    draft.warnings.sort(key=lambda warning: warning.line)
    return draft


def leave_to_others(draft: Draft, by: User) -> None:
    """Leave the body out of a draft that someone reads in who does not work with it, and say so.

    So are those that met jointly with it, but for one's own: nobody else is to find a draft among theirs.
    """
    body, own = draft.meeting.body, set(own_bodies(by))
    if body is None or body in own:
        return
    draft.meeting.body, draft.planned = None, []
    draft.joint_bodies = [one for one in draft.joint_bodies if one in own]
    draft.warn(
        0,
        f"Dokumentet verkar höra till ”{body}”, som du inte arbetar med: välj ett av dina organ, eller be någon annan.",
    )


def meeting_of(data: bytes) -> Meeting | None:
    """Return the meeting that the very same file was read into before."""
    known = SourceDocument.objects.filter(sha256=checksum(data)).values_list("meeting", flat=True).first()
    return None if known is None else Meeting.objects.select_related("body").get(pk=known)


def refuse_second(meeting: Meeting) -> None:
    """Raise NotWritten where the archive has a meeting of the same body and date."""
    if meeting.body is None or meeting.date is None:
        return
    other = Meeting.objects.select_related("body").filter(body=meeting.body, date=meeting.date).first()
    if other is not None:
        known_by = ", ".join(filter(None, (other.get_status_display().lower(), other.get_absolute_url())))
        raise AlreadyThere(
            other,
            f"Arkivet har redan ett möte av samma organ och dag: {other} ({known_by}). Rätta det för hand; "
            "gäller filen ett annat möte samma dag, lägg in det för hand.",
        )


def write(
    parsed: ParsedMinutes,
    document: Document,
    data: bytes,
    registers: Registers,
    body: Body | None = None,
    by: User | None = None,
    *,
    corrections: Corrections | None = None,
    stray: SourceDocument | None = None,
) -> Written:
    """Write the meeting as a draft with its file, in one transaction; a file that is here already changes nothing.

    `by` is who reads it in; None when a command does. `stray` is the row of the file that is here already, by mistake,
    as a version of another meeting: it becomes this one's, with its `corrections`. Raises NotWritten where the archive
    has another record of the meeting.
    """
    draft = build(parsed, registers, body)
    if by is not None:
        leave_to_others(draft, by)
        draft.meeting.created_by = by
    source, told = source_of(parsed, document, data, corrections)
    draft.warnings[:0] = told
    taken_from = stray.meeting if stray else None
    try:
        already = _write_all(draft, source, data, stray)
    except IntegrityError:
        # Another import may have come first, between the question and the answer.
        already = meeting_of(data)
        if already is None:
            refuse_second(draft.meeting)
            raise
    if already is not None:
        return Written(already, created=False)
    return Written(draft.meeting, created=True, draft=draft, taken_from=taken_from)


def _write_all(draft: Draft, source: SourceDocument, data: bytes, stray: SourceDocument | None) -> Meeting | None:
    """Write rows and file, both or neither; return the meeting that has the same file, if there is one."""
    with file_and_rows(source) as disk:
        stray = still_stray(stray)
        if stray is None and (already := meeting_of(data)) is not None:
            return already
        refuse_second(draft.meeting)
        _save_meeting(draft)
        store(source, draft.meeting, data, disk, stray)  # before the rows, which are written while the disk is
        _save_rows(draft)
    return None


@contextmanager
def file_and_rows(source: SourceDocument) -> Iterator[Disk]:
    """Open a transaction, which waits for the disk; where it fails, the file that was stored in it goes as the rows do.

    Gives what `store` takes.
    """
    try:
        with transaction.atomic(), Disk() as disk:
            yield disk
    except BaseException:
        if source.pk is not None:  # it took the checksum, so that the file is its own
            source.file.storage.delete(str(source.file.name))
        raise


def _save_meeting(draft: Draft) -> None:
    draft.meeting.import_warnings = draft.stored_warnings()
    draft.meeting._change_reason = Occasion.IMPORTED
    draft.meeting.save()
    if draft.joint_bodies:
        draft.meeting.joint_bodies.set(draft.joint_bodies)
    del draft.meeting._change_reason  # what is saved later is not the import


def _save_rows(draft: Draft) -> None:
    """Save the rows under the meeting in the order in which they need each other."""
    Attendee.objects.bulk_create(draft.attendees)
    for row, absent in draft.substitutes:
        row.substitutes_for = absent
    Attendee.objects.bulk_update([row for row, _ in draft.substitutes], ["substitutes_for"])
    AgendaItem.objects.bulk_create(draft.items)
    for item, parent in draft.parents:
        item.parent = parent
    AgendaItem.objects.bulk_update([item for item, _ in draft.parents], ["parent"])
    item_regions = AgendaItem.regions.through
    item_regions.objects.bulk_create(item_regions(agendaitem=item, region=region) for item, region in draft.regions)
    Presenter.objects.bulk_create(draft.presenters)
    Decision.objects.bulk_create(draft.decisions)
    ActionItem.objects.bulk_create(draft.actions)
    Responsible.objects.bulk_create(draft.responsibles)
    Attachment.objects.bulk_create(draft.attachments)
    PlannedMeeting.objects.bulk_create(draft.planned)
    for rows in draft.rows().values():
        write_history(rows, created=True, reason=Occasion.IMPORTED)
    loaded = draft.loaded()
    ask(draft.meeting, loaded)
    suggest(draft.meeting, loaded)


def source_of(
    parsed: ParsedMinutes, document: Document, data: bytes, corrections: Corrections | None = None
) -> tuple[SourceDocument, list[ParsedWarning]]:
    """Return the row of the file, its name in the storage made of its checksum, and what there is to say of it."""
    media_type, _ = mimetypes.guess_type(f"x.{document.format}")
    source = SourceDocument(
        sha256=checksum(data),
        name=document.name,
        media_type=media_type or "application/octet-stream",
        encoding=document.encoding,
        lines=stored_lines(document),
        corrections=stored_corrections(corrections) if corrections else {},
    )
    source.file.name = f"kallor/{source.sha256}.{document.format}"
    keep_understood(source, document, parsed)
    if fits(source, "name", document.name):
        return source, []
    source.name = document.name[-250:]
    told = f"Filens namn är för långt och sparat utan sin början; helt är det ”{document.name}”."
    return source, [ParsedWarning(0, told)]


def store(source: SourceDocument, meeting: Meeting, data: bytes, disk: Disk, stray: SourceDocument | None) -> None:
    """Save the row of the file as the meeting's, and put the file in the storage under the name that the row has.

    Where the file is here already, its `stray` row becomes the meeting's instead.
    """
    if stray is not None:
        give(stray, source, meeting)
        return
    source.meeting = meeting
    source.save()  # takes the checksum, so that nobody else touches the file
    storage, name = source.file.storage, str(source.file.name)
    if storage.exists(name):
        storage.delete(name)  # left by an import that was killed; no row has it
    storage.save(name, ContentFile(data))
    disk.keep(storage, name)
