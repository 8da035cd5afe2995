"""Hold a document in its row in the archive, and give it back as it was read."""

import hashlib
from typing import Any

from minutes.importing.became import became
from minutes.importing.corrections import Corrections, corrected
from minutes.importing.lines import Document, Line, Removal
from minutes.importing.packing import plain, unpacked
from minutes.importing.parsed import ParsedMinutes
from minutes.models import Meeting, SourceDocument

# What keep_understood sets of a row.
UNDERSTOOD = ("became", "body_as_written", "removals")


def checksum(data: bytes) -> str:
    """Return what tells a file from others."""
    return hashlib.sha256(data).hexdigest()


def newest_source(meeting: Meeting) -> SourceDocument | None:
    """Return the version of the meeting's document that is in use, if it was read from one."""
    return meeting.sources.order_by("-in_use_since", "-pk").first()


def stored_lines(document: Document) -> list[dict[str, Any]]:
    """Return the lines as a row holds them: number, text and whatever else the format told of each."""
    return [plain(line) for line in document.lines]


def keep_understood(source: SourceDocument, document: Document, parsed: ParsedMinutes) -> None:
    """Let the row of a document, with the corrections that it holds, tell what its lines were understood as."""
    keep_labels(source, document, parsed)
    source.body_as_written = " ".join((parsed.body_name or parsed.title).split())
    source.removals = _stored_removals(document, parsed)


def keep_labels(source: SourceDocument, document: Document, parsed: ParsedMinutes) -> None:
    """Let the row of a document tell what each of its lines became."""
    told = corrected(document, corrections_of(source))
    source.became = {str(number): kinds for number, kinds in became(told, parsed).items()}


def _stored_removals(document: Document, parsed: ParsedMinutes) -> list[dict[str, Any]]:
    """Return what was removed as a row holds it, with a mark on what the reader removed and not the parser."""
    by_reader = set(document.removals)
    return [
        {"line": one.line, "text": one.text, "why": one.why}
        | ({"reader": True} if Removal(one.line, one.text, one.why) in by_reader else {})
        for one in parsed.removals
    ]


def document_of(source: SourceDocument) -> Document:
    """Return the document that the row holds, its lines as the reader gave them."""
    return Document(
        name=source.name,
        format=str(source.file.name).rpartition(".")[2],
        encoding=source.encoding,
        encoding_guessed=source.encoding == "cp1252",
        lines=tuple(unpacked(Line, one) for one in source.lines),
        removals=tuple(Removal(one["line"], one["text"], one["why"]) for one in source.removals if one.get("reader")),
    )


def corrections_of(source: SourceDocument) -> Corrections:
    """Return what people have said of the document's lines."""
    told = source.corrections
    return Corrections(
        kinds={int(line): kind for line, kind in told.get("kinds", {}).items()},
        after=dict(told.get("after", [])),
        splits={number: (line, words) for number, line, words in told.get("splits", [])},
    )


def stored_corrections(corrections: Corrections) -> dict[str, Any]:
    """Return what people have said of the lines as a row holds it; what has an order as lists, since no object has."""
    splits = [[number, line, words] for number, (line, words) in corrections.splits.items()]
    whole = {"kinds": corrections.kinds, "after": list(corrections.after.items())}
    return whole | ({"splits": splits} if splits else {})


def corrected_document(source: SourceDocument) -> Document:
    """Return the document with what people have said of its lines."""
    return corrected(document_of(source), corrections_of(source))
