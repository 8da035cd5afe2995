"""Take in many files, each by itself: one after the other, and safe to stop and start again."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from django.db import reset_queries

from minutes.importing.limited import read_limited
from minutes.importing.lines import UnreadableDocument
from minutes.importing.matching import Registers
from minutes.importing.parsed import ParsedMinutes, ParsedWarning
from minutes.importing.parser import parse
from minutes.importing.readers import READERS
from minutes.importing.readers.admission import MOST_BYTES
from minutes.importing.updating import NotUpdatable, add_version
from minutes.importing.writer import AlreadyThere, NotWritten, meeting_of, write
from minutes.models import Meeting
from organisations.models import Body


class Outcome(StrEnum):
    """What became of a file."""

    CREATED = "inläst som utkast"
    ALREADY_THERE = "fanns redan"
    NEW_VERSION = "ny version av ett utkast"
    REFUSED = "inte inläst"


@dataclass(frozen=True)
class Taken:
    """A file, and what became of it."""

    path: Path
    outcome: Outcome
    meeting: Meeting | None = None
    parsed: ParsedMinutes | None = None
    warnings: list[ParsedWarning] = field(default_factory=list)
    why: str = ""  # a Swedish sentence, where it was refused
    changes: list[str] = field(default_factory=list)  # what a new version changed


def readable_files(folder: Path, recursive: bool) -> Iterator[Path]:
    """Give the files of a folder that can be read, in order of their names; those of its folders too where asked.

    Raises OSError where the folder may not be listed.
    """
    folders = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name.startswith("~$"):  # hidden, or the lock of an open Word document
            continue
        if path.is_dir() and not path.is_symlink():
            folders.append(path)
        elif path.is_file() and path.suffix.removeprefix(".").casefold() in READERS:
            yield path
    for inner in folders if recursive else ():
        yield from readable_files(inner, recursive=True)


def take_file(path: Path, registers: Registers, body: Body | None) -> Taken:
    """Take in one file in a transaction of its own; give what became of it."""
    reset_queries()  # what the database was asked is kept where DEBUG is on, and would grow with the files
    try:
        return _take(path, registers, body)
    except (UnreadableDocument, NotWritten, NotUpdatable) as error:
        return Taken(path, Outcome.REFUSED, why=str(error))


def _take(path: Path, registers: Registers, body: Body | None) -> Taken:
    data = bytes_of(path)
    if (already := meeting_of(data)) is not None:
        return Taken(path, Outcome.ALREADY_THERE, already)
    document = read_limited(shown(Path(path.name)), data)
    parsed = parse(document)
    try:
        written = write(parsed, document, data, registers, body)
    except AlreadyThere as there:
        if there.meeting.status != Meeting.Status.DRAFT or not there.meeting.sources.exists():
            raise
        updated = add_version(there.meeting, parsed, document, data, registers, None, body=body)
        changes = updated.sentences
        return Taken(path, Outcome.NEW_VERSION, there.meeting, parsed, updated.draft.warnings, changes=changes)
    if written.draft is None:  # someone else read the same file meanwhile
        return Taken(path, Outcome.ALREADY_THERE, written.meeting)
    return Taken(path, Outcome.CREATED, written.meeting, parsed, written.draft.warnings)


def bytes_of(path: Path) -> bytes:
    """Return what a file holds; raise UnreadableDocument where there is no such file, or none that may be read."""
    try:
        if not path.exists():
            raise UnreadableDocument("Filen finns inte; kontrollera sökvägen.")
        if not path.is_file():
            raise UnreadableDocument("Detta är ingen fil; ange en fil eller en mapp.")
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableDocument("Filen är större än 20 MB; dela den eller ta bort bilderna och försök igen.")
        return path.read_bytes()
    except (OSError, ValueError):  # ValueError: a null byte in the path
        raise UnreadableDocument("Filen kan inte öppnas; kontrollera att du får läsa den.") from None


def shown(path: Path) -> str:
    """Return the path as text that can be printed and stored, whatever bytes its name holds."""
    return str(path).encode("utf-8", "replace").decode()
