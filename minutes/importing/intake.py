"""Take in a file or a pasted text: read it, understand it, and write it as a draft."""

from django.contrib.auth.models import User

from minutes.importing.corrections import Corrections, carried, corrected
from minutes.importing.limited import parse_limited, read_limited
from minutes.importing.lines import Document
from minutes.importing.matching import Registers
from minutes.importing.meeting import told_otherwise
from minutes.importing.parsed import ParsedMinutes
from minutes.importing.stored import corrected_document, corrections_of, document_of, keep_labels, newest_source
from minutes.importing.stray import stray_source
from minutes.importing.updating import LikeAnother, Updated, add_version, take_back, update
from minutes.importing.writer import Written, write
from minutes.models import Meeting, SourceDocument
from organisations.models import Body

PASTED = "inklistrat.txt"  # the name of what has none


def take_in(name: str, data: bytes, registers: Registers, body: Body | None, by: User | None) -> Written:
    """Take a file's name and bytes, the body where it is told, and who hands it in; give the draft that it became.

    Raises UnreadableDocument and NotWritten, each with a Swedish sentence.
    """
    document, parsed = read_limited(name, data)
    stray = stray_source(data, parsed, registers, by)
    parsed, told = _with_corrections(document, parsed, stray)
    return write(parsed, document, data, registers, body, by, corrections=told if stray else None, stray=stray)


def take_in_version(
    meeting: Meeting,
    name: str,
    data: bytes,
    registers: Registers,
    by: User,
    even_published: bool,
    even_like_another: bool = False,
) -> Updated:
    """Take a newer version of a meeting's document; let the meeting follow it, and give what that changed.

    Raises UnreadableDocument and NotUpdatable, each with a Swedish sentence; LikeAnother where it looks like the
    document of another meeting and nobody said `even_like_another`.
    """
    document, parsed = read_limited(name, data)
    if not even_like_another and (otherwise := told_otherwise(meeting, parsed, registers)):
        raise LikeAnother(f"Dokumentet verkar {otherwise}. Ingenting är ändrat. Säg till om mötet ska följa det ändå.")
    stray = stray_source(data, parsed, registers, by)
    parsed, told = _with_corrections(document, parsed, stray or newest_source(meeting))
    return add_version(
        meeting, parsed, document, data, registers, by, corrections=told, even_published=even_published, stray=stray
    )


def _with_corrections(
    document: Document, parsed: ParsedMinutes, before: SourceDocument | None
) -> tuple[ParsedMinutes, Corrections]:
    """Return what a document says with what people have said of the same lines of another, and that."""
    told = carried(corrections_of(before), document_of(before), document) if before else Corrections()
    return (parsed if told == Corrections() else parse_limited(corrected(document, told))), told


def take_earlier(source: SourceDocument, registers: Registers, by: User, even_published: bool) -> Updated:
    """Use an earlier version of a meeting's document again; give what that changed.

    Raises UnreadableDocument and NotUpdatable, each with a Swedish sentence.
    """
    parsed = parse_limited(corrected_document(source))
    return take_back(source, parsed, registers, by, even_published=even_published)


def take_again(source: SourceDocument, registers: Registers, by: User) -> Updated:
    """Let a meeting follow its document with what people have said of the lines since; give what that changed.

    Raises UnreadableDocument and NotUpdatable, each with a Swedish sentence.
    """
    parsed = parse_limited(corrected_document(source))
    return update(source.meeting, parsed, source, registers, by)


def label_lines(source: SourceDocument) -> None:
    """Say at the lines of a document what each becomes, where that was not kept; its meeting stays as it is.

    Raises UnreadableDocument with a Swedish sentence.
    """
    keep_labels(source, document_of(source), parse_limited(corrected_document(source)))
    source.save(update_fields=["became"])
