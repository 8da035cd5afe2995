"""Find a file that was read by mistake as a version of another meeting, and give it to its own."""

from django.contrib.auth.models import User
from django.utils import timezone

from minutes.importing.matching import Registers
from minutes.importing.meeting import told_otherwise
from minutes.importing.parsed import ParsedMinutes
from minutes.importing.stored import UNDERSTOOD, checksum, newest_source
from minutes.models import Meeting, SourceDocument


def stray_source(data: bytes, parsed: ParsedMinutes, registers: Registers, by: User | None) -> SourceDocument | None:
    """Return the row of the very same file, where it looks like another meeting's than that which has it.

    Only of a meeting that uses another version now, and that the user may change; a command moves nothing.
    """
    if by is None:
        return None
    source = SourceDocument.objects.select_related("meeting__body").filter(sha256=checksum(data)).first()
    if source is None or not Meeting.objects.editable_by(by).filter(pk=source.meeting_id).exists():
        return None
    is_stray = newest_source(source.meeting) != source and told_otherwise(source.meeting, parsed, registers)
    return source if is_stray else None


def still_stray(stray: SourceDocument | None) -> SourceDocument | None:
    """Lock the meeting that has the file; return the row if it still has it and uses another version, else None.

    Inside a transaction.
    """
    if stray is None:
        return None
    meeting = Meeting.objects.select_for_update().filter(pk=stray.meeting_id).first()
    has_it = meeting is not None and meeting.sources.filter(pk=stray.pk).exists()
    return stray if meeting and has_it and newest_source(meeting) != stray else None


def give(stray: SourceDocument, read: SourceDocument, meeting: Meeting) -> None:
    """Let the row of a file be the document in use of a meeting, as it is read now; the file stays where it is."""
    for name in ("name", "encoding", "lines", "corrections", *UNDERSTOOD):
        setattr(stray, name, getattr(read, name))
    stray.meeting, stray.in_use_since = meeting, timezone.now()
    stray.save()
