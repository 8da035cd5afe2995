"""Build the items of the agenda out of their headings and the rows under them."""

import datetime
import re

from minutes.importing.parsed import ParsedItem
from minutes.importing.parser.actions import read_actions
from minutes.importing.parser.arrows import ARROW, FEWEST_ARROWS, does, points
from minutes.importing.parser.dates import find_dates
from minutes.importing.parser.deciders import with_decider
from minutes.importing.parser.decisions import read_decisions
from minutes.importing.parser.doing import responsible_in
from minutes.importing.parser.heading import Heading
from minutes.importing.parser.kinds import label_kind
from minutes.importing.parser.labels import split_label
from minutes.importing.parser.meanings import is_label_word
from minutes.importing.parser.presenters import read_presenters
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sections import Section, part_by_region
from minutes.importing.parser.sentences import ENDED, markdown, sentences

NEXT_MEETING = re.compile(r"((?:nästa|kommande)\s+(?:möte|sammanträde|träff)\w*)\s*[:,.–-]?\s+(\S.*\d.*)$", re.I | re.S)
KIND_AFTER = re.compile(  # “Remiss – beslutspunkt”, “Budget (för beslut)”
    r"\s+[–-]\s+(?P<kind>(?:för\s+)?(?:information|beslut|diskussion|dialog|beslutspunkt|informationspunkt"
    r"|diskussionspunkt|beslutsärende|informationsärende|kännedom))$",
    re.I,
)
BEFORE_COLON = re.compile(r"([^:.]{3,70}):\s+(\S.{15,})$", re.S)
LONG_TITLE, LONGEST_STOPPED = 140, 60
COUNTED = re.compile(r"\w+\s+\d{1,2}\.")  # “DEL 1.”, before its title
FULL_LINE, FEWEST_WORDS = 65, 3  # letters of a line that is broken, and words of the sentence it begins with
BEFORE_DASH, FEWEST_DASHED = re.compile(r"([^.:!]{3,60}?)(?:\s+[–—-]|:)\s+(\S.*)$", re.S), 3


def titles_before_dash(headings: list[Heading], places: list[int]) -> bool:
    """Tell whether most items of a document are one row, in which a dash parts the title from what was said."""
    alone = [one for one, after in zip(headings, places[1:], strict=True) if after - one.place == 1]
    parted = [one for one in alone if BEFORE_DASH.match(one.title)]
    return len(parted) >= FEWEST_DASHED and len(parted) * 3 >= len(headings) * 2


def titles_before_stop(headings: list[Heading]) -> bool:
    """Tell whether most items of a document begin with a short title that a full stop parts from what was said."""
    parts = [sentences(one.title) for one in headings]
    parted = [
        one
        for one in parts
        if len(one) > 1 and len(one[0]) <= LONGEST_STOPPED and one[0].endswith(".") and not COUNTED.fullmatch(one[0])
    ]
    return len(parted) >= FEWEST_DASHED and len(parted) * 2 > len(headings)


def shorten(
    heading: Heading, row: Row, rows: list[Row], dashed: bool = False, stopped: bool = False
) -> tuple[str, list[Row]]:
    """Take a heading, its row and the rows under it; give its title, a text on the same line moved to the rows."""
    title = heading.title
    if kind := KIND_AFTER.search(title):
        title, rows = (
            title[: kind.start()],
            [row.with_text(f"({kind.group('kind')})", bold=False, heading_level=0, list_level=0), *rows],
        )
    if title.endswith(":"):
        title = title.rstrip(" :")
    parts = sentences(title)
    colon = BEFORE_COLON.match(title)
    head, rest = "", ""
    if (coming := NEXT_MEETING.match(title)) and find_dates(coming.group(2), 2000):
        head, rest = coming.groups()
    elif len(parts) > 1 and rows and _is_paragraph(title, parts[0], rows[0]):
        head, rest = parts[0], " ".join(parts[1:])
    elif dashed and (parted := BEFORE_DASH.match(title)):
        head, rest = parted.groups()
    elif len(title) > LONG_TITLE or (not rows and (len(title) > 60 or colon or len(parts) > 1)):
        if colon and (len(title) > 80 or not rows):
            head, rest = colon.groups()
        elif len(parts) > 1 and len(parts[0]) <= 100:
            head, rest = parts[0], " ".join(parts[1:])
    if not head and stopped and len(parts) > 1 and len(parts[0]) <= LONGEST_STOPPED:
        head, rest = parts[0].rstrip("."), " ".join(parts[1:])
    if not head:
        return title, rows
    head = head.rstrip(".") if stopped else head
    return head, [
        row.with_text(rest, bold=False, heading_level=0, list_level=0),
        *rows,
    ]


def _is_paragraph(title: str, first: str, below: Row) -> bool:
    """Tell whether a title is the first line of a paragraph, a sentence and more, that goes on in the row below."""
    goes_on = not (below.blank_before or below.list_level or ENDED.search(title))
    return goes_on and first.endswith(".") and len(title) >= FULL_LINE and len(first.split()) >= FEWEST_WORDS


def arrows_decide(sections: list[Section]) -> bool:
    """Tell whether arrows mark the decisions of a document: several do, and mostly not what somebody is to do."""
    rows = [row for section in sections for row in section.rows if points(row)]
    plain = [one for row in rows if not label_kind(row.text) and (one := ARROW.sub("", row.text, count=1))]
    doing = [text for text in plain if does(text) or responsible_in(sentences(text)[0]) is not None]
    mailed = any(is_label_word(label[0]) for text in plain if (label := split_label(text)))
    quoted = len(rows) * 2 > sum(len(section.rows) for section in sections)  # a whole text set as an answer
    labelled = any(
        (label_kind(row.text) or ("",))[0] == "decision" for one in sections for row in one.rows if not points(row)
    )
    if labelled and all(row.quoted for row in rows):
        return False  # what is quoted is what somebody said
    return not (mailed or quoted) and len(plain) >= FEWEST_ARROWS and len(doing) * 2 <= len(plain)


def build_item(
    section: Section, body: str, known: list[str], held: datetime.date | None, parent: int | None, arrows: bool = False
) -> ParsedItem:
    """Take a section and what is known of the meeting; give its item."""
    rows = list(section.rows)
    presenters, rows, presenter_lines = read_presenters(section.heading.title, rows, known)
    ruling = read_decisions(rows, body, section.heading.title, arrows)
    todo = read_actions(ruling.rows, held)
    lines = (*section.lines, *presenter_lines, *(number for row in section.rows for number in row.numbers))
    return ParsedItem(
        title=section.heading.title,
        number=section.heading.printed,
        text=markdown(todo.rows),
        presenters=tuple(presenters),
        decisions=tuple(sorted((*ruling.decisions, *todo.decisions), key=lambda one: one.lines[:1])),
        actions=tuple(todo.actions),
        parent=parent,
        region_names=(section.heading.title,) if section.heading.style == "region" else (),
        heading_lines=section.lines,
        lines=tuple(sorted(set(lines))),
    )


def build_items(sections: list[Section], body: str, known: list[str], held: datetime.date | None) -> list[ParsedItem]:
    """Take the sections in order; give the items, each with its sub-items and the reports of its regions below it."""
    items: list[ParsedItem] = []
    tops: dict[str, int] = {}
    arrows = arrows_decide(sections)
    body = with_decider(body, (row for section in sections for row in section.rows))
    for section in sections:
        number = section.heading.number
        parent = tops.get(number.split(".")[0]) if section.heading.style == "sub" else None
        if section.heading.style != "sub":
            tops[number] = len(items)
        own, reports = part_by_region(section)
        items.append(build_item(own, body, known, held, parent, arrows))
        place = len(items) - 1
        items += [build_item(report, body, known, held, place, arrows) for report in reports]
    return items
