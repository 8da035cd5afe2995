"""Take in many files, each by itself: one after the other, and safe to stop and start again."""

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from django.db import reset_queries

from minutes.importing.limited import Sitting, parse_limited
from minutes.importing.lines import Document, UnreadableDocument
from minutes.importing.matching import Registers
from minutes.importing.parsed import ParsedMinutes, ParsedWarning
from minutes.importing.readers import READERS
from minutes.importing.readers.admission import MACRO_ENDINGS, MOST_BYTES, OLD_ENDINGS, TEMPLATE_ENDINGS, TOO_BIG
from minutes.importing.stored import corrected_document, newest_source
from minutes.importing.updating import NotUpdatable, add_version, update
from minutes.importing.writer import AlreadyThere, NotWritten, meeting_of, write
from minutes.models import Meeting, SourceDocument
from organisations.models import Body

# What is read, and what is not but is told of with what to do instead.
TRIED = {*READERS, *MACRO_ENDINGS, *OLD_ENDINGS, *TEMPLATE_ENDINGS}
AHEAD = 3  # files of which the first is being written while the others are read
FAULT = "Ett fel i programmet hindrade att filen blev klar"


class Outcome(StrEnum):
    """What became of a file."""

    CREATED = "inläst som utkast"
    ALREADY_THERE = "fanns redan"
    NEW_VERSION = "ny version av ett utkast"
    GIVEN_BODY = "utkast som fick sitt organ"
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
    fault: Exception | None = None  # of the program


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
        elif path.is_file() and path.suffix.removeprefix(".").casefold() in TRIED:
            yield path
    for inner in folders if recursive else ():
        yield from readable_files(inner, recursive=True)


def take_files(paths: Iterable[Path], registers: Registers, body: Body | None) -> Iterator[Taken]:
    """Take in files, each in a transaction of its own; give what became of each, in their order.

    While one is written, the next are read already, by processes of their own.
    """
    with ExitStack() as stack:
        free = [stack.enter_context(Sitting()) for _ in range(AHEAD)]
        begun: deque[_Begun] = deque()
        for path in paths:
            if len(begun) == AHEAD:
                yield _finish(begun.popleft(), registers, body, free)
            begun.append(_begin(path, free, body))
        while begun:
            yield _finish(begun.popleft(), registers, body, free)


@dataclass(frozen=True)
class _Begun:
    """A file whose reading has begun, or that needs none."""

    path: Path
    data: bytes = b""
    sitting: Sitting | None = None  # in which it is read
    already: Meeting | None = None
    bodiless: SourceDocument | None = None  # of a draft that is here, but without the body that is told
    why: str = ""


def _begin(path: Path, free: list[Sitting], body: Body | None) -> _Begun:
    """Begin to read a file that is not here yet, in a sitting that is free."""
    reset_queries()  # what the database was asked is kept where DEBUG is on, and would grow with the files
    try:
        data = bytes_of(path)
        if (already := meeting_of(data)) is not None:
            return _Begun(path, already=already, bodiless=newest_source(already) if takes_body(already, body) else None)
        free[-1].begin(shown(Path(path.name)), data)
        return _Begun(path, data, free.pop())
    except UnreadableDocument as error:
        return _Begun(path, why=str(error))


def _finish(begun: _Begun, registers: Registers, body: Body | None, free: list[Sitting]) -> Taken:
    """Write what was read, or tell why it is not; a fault of the program stops no other file."""
    if begun.sitting is not None:
        free.append(begun.sitting)
    try:
        if begun.bodiless is not None:
            return _give_body(begun.path, begun.bodiless, registers, body)
        if begun.already is not None:
            return Taken(begun.path, Outcome.ALREADY_THERE, begun.already)
        if begun.sitting is None:
            return Taken(begun.path, Outcome.REFUSED, why=begun.why)
        return _write(begun.path, begun.data, *begun.sitting.finish(), registers, body)
    except (UnreadableDocument, NotWritten, NotUpdatable) as error:
        return Taken(begun.path, Outcome.REFUSED, why=str(error))
    except Exception as error:
        return Taken(begun.path, Outcome.REFUSED, why=f"{FAULT} ({error!r}).", fault=error)


def _write(
    path: Path, data: bytes, document: Document, parsed: ParsedMinutes, registers: Registers, body: Body | None
) -> Taken:
    try:
        written = write(parsed, document, data, registers, body)
    except AlreadyThere as there:
        if not takes_version(there.meeting):
            raise
        updated = add_version(there.meeting, parsed, document, data, registers, None)
        changes = updated.sentences
        return Taken(path, Outcome.NEW_VERSION, there.meeting, parsed, updated.draft.warnings, changes=changes)
    if written.draft is None:  # someone else read the same file meanwhile, or it stands twice in the folder
        return Taken(path, Outcome.ALREADY_THERE, written.meeting)
    return Taken(path, Outcome.CREATED, written.meeting, parsed, written.draft.warnings)


def _give_body(path: Path, source: SourceDocument, registers: Registers, body: Body | None) -> Taken:
    """Let a draft have the body that is told, and what depends on it."""
    parsed = parse_limited(corrected_document(source))
    updated = update(source.meeting, parsed, source, registers, None, body=body)
    return Taken(path, Outcome.GIVEN_BODY, source.meeting, parsed, updated.draft.warnings, changes=updated.sentences)


def takes_body(meeting: Meeting, body: Body | None) -> bool:
    """Tell whether a body that is told is news to the meeting: a draft that has none."""
    return body is not None and meeting.status == Meeting.Status.DRAFT and meeting.body is None


def takes_version(meeting: Meeting) -> bool:
    """Tell whether another file of the same meeting is a newer version of it: of a draft that was itself read."""
    return meeting.status == Meeting.Status.DRAFT and meeting.sources.exists()


def bytes_of(path: Path) -> bytes:
    """Return what a file holds; raise UnreadableDocument where there is no such file, or none that may be read."""
    try:
        if not path.exists():
            raise UnreadableDocument("Filen finns inte; kontrollera sökvägen.")
        if not path.is_file():
            raise UnreadableDocument("Detta är ingen fil; ange en fil eller en mapp.")
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableDocument(TOO_BIG)
        return path.read_bytes()
    except (OSError, ValueError):  # ValueError: a null byte in the path
        raise UnreadableDocument("Filen kan inte öppnas; kontrollera att du får läsa den.") from None


def shown(path: Path) -> str:
    """Return the path as text that can be printed and stored, whatever bytes its name holds."""
    return str(path).encode("utf-8", "replace").decode()
