"""Show the document that a meeting was read from, line by line, with what each line became."""

import re
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from minutes.importing.became import BECAME
from minutes.importing.corrections import Corrections
from minutes.importing.lines import Line
from minutes.importing.readers.blocks import UNSEEN
from minutes.importing.readers.properties import all_texts
from minutes.importing.stored import corrected_document, corrections_of
from minutes.models import Meeting, SourceDocument
from minutes.models.meeting import MeetingQuerySet
from minutes.privacy import Masker
from minutes.private_data import private_emails

NAMED_LINE = re.compile(r"(?<=\(rad )\d+(?=\))")  # as a warning names the line of each of several things
TEXTS = ("name", "lines", "removals")  # of a document, all that stands in it


@dataclass(frozen=True)
class SourceLine:
    """A line of the document as the page shows it."""

    number: int
    name: str  # what people call it: its number, or “16b”
    text: str
    kinds: tuple[str, ...]  # keys of BECAME
    told: str  # what a person said that it is
    moved: bool
    is_part: bool  # of a line that a person said is two
    level: int
    after_gap: bool  # blank lines stand above it

    @property
    def labels(self) -> list[str]:
        """Return in words what the line became."""
        return [BECAME[kind] for kind in self.kinds]


def source_lines(source: SourceDocument) -> list[SourceLine]:
    """Return the lines of the document that are not blank in their order, table cells of a line side by side."""
    corrections = corrections_of(source)
    names = corrections.part_names()
    parts = corrections.splits.keys() | {line for line, _ in corrections.splits.values()}
    together: dict[int, list[Line]] = {}
    for line in corrected_document(source).lines:
        together.setdefault(line.number, []).append(line)
    found, after_gap = [], False
    for number, lines in together.items():
        text = " | ".join(line.text.strip() for line in lines if line.text.strip())
        if text:
            found.append(
                SourceLine(
                    number=number,
                    name=names.get(number, str(number)),
                    text=text,
                    kinds=tuple(source.became.get(str(number), ())),
                    told=corrections.kinds.get(number, ""),
                    moved=number in corrections.after,
                    is_part=number in parts,
                    level=max(line.list_level for line in lines),
                    after_gap=after_gap,
                )
            )
        after_gap = not text
    return found


@dataclass(frozen=True)
class LineWarning:
    """A doubt of the import, with what people call the line that it is about."""

    line: int  # 0: the whole document
    name: str
    text: str


def line_warnings(meeting: Meeting, source: SourceDocument | None) -> list[LineWarning]:
    """Return the doubts of a meeting's import in the order of the lines of its document, if it has one."""
    names = (corrections_of(source) if source else Corrections()).part_names()
    found = [
        LineWarning(
            one["line"],
            names.get(one["line"], str(one["line"])),
            NAMED_LINE.sub(lambda number: names.get(int(number[0]), number[0]), one["text"]),
        )
        for one in meeting.import_warnings
    ]
    return sorted(found, key=lambda one: _place(one.name))


def _place(name: str) -> tuple[int, int, str]:
    """Return where a line stands among others by its name: 16, 16b, 16c, 17."""
    letters = name.lstrip("0123456789")
    return int(name.removesuffix(letters)), len(letters), letters


def with_source_texts(meetings: MeetingQuerySet) -> MeetingQuerySet:
    """Return the meetings with all that stands in the newest version of their documents, in the same query."""
    newest = SourceDocument.objects.filter(meeting=OuterRef("pk"))
    return meetings.annotate(**{f"source_{name}": Subquery(newest.values(name)[:1]) for name in TEXTS})


def has_open_source(meeting: Meeting, masker: Masker) -> bool:
    """Tell whether a meeting of `with_body` has a document, and nothing in it is hidden or masked."""
    if meeting.source_name is None or meeting.hides_names:
        return False
    pieces = [*meeting.source_lines, *meeting.source_removals]
    return not masker.masks("\n".join([meeting.source_name, *(one["text"] for one in pieces)]), meeting.pk)


def has_open_original(source: SourceDocument, masker: Masker) -> bool:
    """Tell whether the file of a document that has_open_source may be read by all, unseen parts and values included."""
    if not source.file or any(one["why"] in UNSEEN for one in source.removals):
        return False
    ending = str(source.file.name).rpartition(".")[2]
    try:
        with source.file.open() as file:
            texts = list(all_texts(file.read(), ending))
    except Exception:  # gone or broken: whatever it is, it is not shown
        return False
    return not any(masker.hidden_names_in(text, source.meeting_id) or private_emails(text) for text in texts)
