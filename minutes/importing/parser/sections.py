"""Part the rows of a document into sections, a heading each, and a section into the reports of its regions."""

import re
from dataclasses import dataclass, replace

from minutes.importing.parser.heading import Heading, is_label
from minutes.importing.parser.kinds import label_kind
from minutes.importing.parser.regions import COUNTIES
from minutes.importing.parser.rows import Row

LEAD = re.compile(r"([A-ZÅÄÖ][\w-]*(?:\s+[A-ZÅÄÖ]?[\w-]+){0,2})\s*[;:]")
REGION = re.compile(
    r"(?:nordväst|nordost|nordöst|sydväst|sydost|sydöst|mellersta|norra|södra|östra|västra|norr|söder|öster|väster"
    r"|centrala|delregion|länsdel|region)\b.*|.*\b(?:kommun|stad)"
    rf"|(?:{'|'.join(COUNTIES)})",
    re.I,
)
FEWEST = 2  # leads that certainly name a region


@dataclass(frozen=True)
class Section:
    """A heading and the rows under it."""

    heading: Heading
    lines: tuple[int, ...]  # of the heading
    rows: tuple[Row, ...]


def _leads(rows: tuple[Row, ...]) -> list[int]:
    """Give the places of the rows that name a region over its report."""
    found = [
        place
        for place, row in enumerate(rows)
        if len(row.text) < 40 and not row.in_table and (match := LEAD.fullmatch(row.text))
        and (REGION.fullmatch(match.group(1)) or not is_label(row))
    ]  # fmt: skip
    named = [place for place in found if REGION.fullmatch(rows[place].text.rstrip(" ;:"))]
    return [place for place in found if place >= named[0]] if len(named) >= FEWEST else []


def _end(rows: tuple[Row, ...], start: int, stop: int, last: bool) -> int:
    """Give where a report ends: at the next one, at a label, and the last of them after its first paragraph."""
    for place in range(start, stop):
        row = rows[place]
        if label_kind(row.text) or (last and place > start and row.blank_before and not row.list_level):
            return place
    return stop


def part_by_region(section: Section) -> tuple[Section, list[Section]]:
    """Take a section; give what is of the whole, and the reports that it sets apart by region."""
    rows = section.rows
    leads = _leads(rows)
    if not leads:
        return section, []
    own = list(rows[: leads[0]])
    reports = []
    for place, after in zip(leads, [*leads[1:], len(rows)], strict=True):
        end = _end(rows, place + 1, after, last=after == len(rows))
        title = rows[place].text.rstrip(" ;:")
        reports.append(Section(Heading(place, "", title, "region"), rows[place].numbers, rows[place + 1 : end]))
        own += rows[end:after]
    return replace(section, rows=tuple(own)), reports
