"""Let a meeting that was read from a document follow it when it is read anew, and keep what a person corrected."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from minutes.changes import Change, KnownNames, changes_of, sentence
from minutes.history import savings, states_of
from minutes.importing.corrections import Corrections
from minutes.importing.draft import Draft
from minutes.importing.lines import Document
from minutes.importing.matching import Registers
from minutes.importing.merging import Merge
from minutes.importing.origins import read_archived
from minutes.importing.parsed import ParsedMinutes, ParsedWarning
from minutes.importing.rewriting import write_merge
from minutes.importing.stored import UNDERSTOOD, document_of, keep_understood
from minutes.importing.stray import still_stray
from minutes.importing.wording import label
from minutes.importing.writer import build, file_and_rows, leave_to_others, meeting_of, source_of, store
from minutes.models import Meeting, SourceDocument
from minutes.publishing import move_address
from minutes.questions import ask
from minutes.search.index import index_meetings
from minutes.topics.suggesting import suggest
from organisations.models import Body


class NotUpdatable(Exception):
    """The meeting cannot follow the document; the text says why and what to do, in Swedish."""


class LikeAnother(NotUpdatable):
    """The document looks like that of another meeting, and nobody said that it is this one's."""


@dataclass(frozen=True)
class Updated:
    """What became of a meeting that was read anew."""

    draft: Draft  # what the document gives now, with its warnings
    changes: list[Change]  # what followed the document, as the history tells it
    kept: list[str]  # what stands though the document has it otherwise, a Swedish sentence each

    @property
    def sentences(self) -> list[str]:
        """Return all of it for a person to read, a Swedish sentence each."""
        return [*map(sentence, self.changes), *self.kept]


# --- the update


def update(
    meeting: Meeting,
    parsed: ParsedMinutes,
    source: SourceDocument,
    registers: Registers,
    by: User | None,
    *,
    body: Body | None = None,
    even_published: bool = False,
) -> Updated:
    """Let the meeting follow its document, which was parsed anew; all of it in one transaction, or nothing.

    `source` is the document, saved with the corrections that it holds, `by` who asked for it, `body` the one that is
    told for a meeting that has none. Raises NotUpdatable where the meeting is published and nobody said
    `even_published`, or where it cannot be what the document says.
    """
    with transaction.atomic():
        locked = _locked(meeting, even_published)
        updated = _follow(locked, parsed, registers, by, same_file=True, body=body)
        keep_understood(source, document_of(source), parsed)
        source.save(update_fields=["corrections", *UNDERSTOOD])
    meeting.refresh_from_db()
    return updated


def take_back(
    source: SourceDocument,
    parsed: ParsedMinutes,
    registers: Registers,
    by: User | None,
    *,
    even_published: bool = False,
) -> Updated:
    """Use an earlier version of a meeting's document again, with what was said of its lines; let the meeting follow it.

    Raises NotUpdatable as `update` does.
    """
    with transaction.atomic():
        locked = _locked(source.meeting, even_published)
        updated = _follow(locked, parsed, registers, by, same_file=False)
        keep_understood(source, document_of(source), parsed)
        source.in_use_since = timezone.now()
        source.save(update_fields=["in_use_since", *UNDERSTOOD])
    source.meeting.refresh_from_db()
    return updated


def add_version(
    meeting: Meeting,
    parsed: ParsedMinutes,
    document: Document,
    data: bytes,
    registers: Registers,
    by: User | None,
    *,
    corrections: Corrections | None = None,
    even_published: bool = False,
    stray: SourceDocument | None = None,
) -> Updated:
    """Keep a file as the newest version of the meeting's document, and let the meeting follow it: both, or neither.

    `stray` is the row of the file that is here already, by mistake, as a version of another meeting. Raises
    NotUpdatable as `update` does, and where the archive has the file otherwise.
    """
    source, told = source_of(parsed, document, data, corrections)
    try:
        with file_and_rows(source) as disk:
            locked = _locked(meeting, even_published)
            stray = still_stray(stray)
            if stray is None:
                _refuse_known(data, by)
            updated = _follow(locked, parsed, registers, by, same_file=False, warnings=told)
            store(source, locked, data, disk, stray)
    except IntegrityError:
        # The same file may have come in another way, between the question and the answer.
        _refuse_known(data, by)
        raise
    meeting.refresh_from_db()
    return updated


def _refuse_known(data: bytes, by: User | None) -> None:
    """Raise NotUpdatable where the archive has the file; say of which meeting only to those who may know of it."""
    if (already := meeting_of(data)) is None:
        return
    is_known = by is None or Meeting.objects.known_to(by).filter(pk=already.pk).exists()
    raise NotUpdatable(f"Filen är redan inläst{f', till {already}' if is_known else ''}. Ingenting är ändrat.")


def _locked(meeting: Meeting, even_published: bool) -> Meeting:
    """Return the meeting as it is now, so that nobody else changes it meanwhile; raise NotUpdatable if it is public."""
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if locked.is_published and not even_published:
        raise NotUpdatable(
            "Mötet är publicerat och följer inte dokumentet av sig självt. Säg till om det ska ändras ändå, "
            "eller rätta det för hand."
        )
    return locked


def _follow(
    meeting: Meeting,
    parsed: ParsedMinutes,
    registers: Registers,
    by: User | None,
    *,
    same_file: bool,
    body: Body | None = None,
    warnings: Sequence[ParsedWarning] = (),
) -> Updated:
    """Write what the document gives now into the rows of a locked meeting, and tell what that was.

    The body that the meeting has stands before the one that is told, and both before the document's, whose other one
    is warned of.
    """
    archived = read_archived(meeting)
    draft = build(parsed, registers, meeting.body or body)
    if by is not None and draft.meeting.body != meeting.body:
        leave_to_others(draft, by)
    draft.warnings[:0] = warnings
    merge = Merge.of(archived, draft, same_file)
    _refuse_impossible(meeting)
    changes = _told(merge) if write_merge(merge, by) else []
    if merge.changed.get(archived.meeting.key, set()) & {"body", "date"}:
        move_address(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(import_warnings=draft.stored_warnings())
    ask(meeting)
    index_meetings([meeting.pk])
    suggest(meeting)
    return Updated(draft, changes, list(dict.fromkeys(merge.kept)))


def _refuse_impossible(meeting: Meeting) -> None:
    """Raise NotUpdatable where the meeting would lose what its address is made of, or be the same as another."""
    if meeting.status != Meeting.Status.DRAFT and (meeting.body_id is None or meeting.date is None):
        raise NotUpdatable(
            "Dokumentet säger inte längre vilket organ som möttes och när, och mötet har en offentlig adress."
        )
    same = Meeting.objects.filter(
        body=meeting.body_id, date=meeting.date, same_day_number=meeting.same_day_number
    ).exclude(pk=meeting.pk)
    if meeting.body_id is not None and meeting.date is not None and (other := same.first()) is not None:
        raise NotUpdatable(
            f"Dokumentet säger nu att mötet är {other}, som arkivet redan har. Kontrollera organ och datum."
        )


# --- telling


def _told(merge: Merge) -> list[Change]:
    """Return what the update changed, read from the history that it wrote."""
    before = {(state.instance_type, state.history_id) for state in merge.archived.states}
    states = states_of(merge.archived.meeting.row)
    changes = [
        Change(label(merge.archived.rows[key].row), f"flyttades från {item}", []) for key, item in merge.rehung.items()
    ]
    for saving in savings(states, lambda state: (state.instance_type, state.history_id) not in before):
        spoken_of = [state for step in saving.steps for state in (step.before, step.states[-1]) if state]
        changes += changes_of(saving, KnownNames(states, spoken_of))
    return changes
