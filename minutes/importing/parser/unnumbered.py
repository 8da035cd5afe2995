"""Find headings without numbers, by how the document sets them apart."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

from minutes.importing.parser.beginnings import (
    ENDS_LIKE_TEXT,
    bold_leads,
    bullets,
    is_other_label,
    named_titles,
    run_in,
    stopped_paragraphs,
    titled_paragraphs,
    unmarked,
)
from minutes.importing.parser.dates import find_dates
from minutes.importing.parser.entries import is_known_person, is_person
from minutes.importing.parser.heading import MAX_TITLE, UPPER_START, Heading, is_label
from minutes.importing.parser.hours import clocked, without_hours
from minutes.importing.parser.labelled import labelled
from minutes.importing.parser.labels import (
    BODY_WORD,
    bare,
    record_in,
    split_label,
)
from minutes.importing.parser.meanings import attendance_of
from minutes.importing.parser.names import is_first_name, is_name
from minutes.importing.parser.numbered import beside_text
from minutes.importing.parser.people import beside, lists_people
from minutes.importing.parser.people_rows import people_in
from minutes.importing.parser.people_tables import columns_of_people
from minutes.importing.parser.rows import Row

PARENTHESES = re.compile(r"\([^()]*\)")
BOXES = "☐☑☒✅✔✓→⇒"
MARK_BEFORE = re.compile(
    r"(?:[-–=+~]{2,}|\+)\s+(?P<title>[A-ZÅÄÖ][^.;!]{2,78})|\[(?P<inside>[A-ZÅÄÖ][^\[\].;!]{2,78})\]:?"
)
FEWEST_TELLING = 2  # rows that tell of the meeting, for a heading over them to be that of the head
LONGEST_HEAD = 40  # rows in which a document says when, where and who
LAST_OF_TITLE = 3  # rows that may be the title, and no heading over people
LAST_OF_WHEN = 8  # rows, of which one with a whole date says when the meeting was
FIRST = 4  # headings that may still be of the head
SHORT = 60
FEWEST_ALONE = 2
SENTENCE = re.compile(r"[A-ZÅÄÖ”\d].*[.!?]", re.S)
TOPICS = frozenset(("status", "tidplan", "syfte"))  # labels that are titles too, where the layout marks them so
FEW_WORDS = 6
FEWEST_BETWEEN = 3  # headings that nothing but their shortness tells
EARLIER = re.compile(r"\b(?:föregående|förra|senaste|tidigare|genomgång|godkänn\w+|justering|uppföljning|val)\b", re.I)
DAY_ALONE = re.compile(  # over the half of a meeting that is held over two days
    r"(?:dag\s+\d(?!\d)(?:\W.*)?|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?(?:\s+(?:den\s+)?\d.*)?|(?:för|efter)middag(?:en)?"
    r"|(?:före|efter)\s+lunch(?:en)?)\W*",
    re.I,
)
DAY_FIRST = re.compile(r"(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\s+(?:den\s+)?\d", re.I)  # of the meeting itself
MEETING_DAY = re.compile(
    r"(?:\w*(?:möte|sammanträde|träff|internat)\w*|hålle[tn]|hölls)\s", re.I
)  # “Möte den 5 april 2024”
LONGEST_WHEN = 120
TOLD_TO = re.compile(
    r"(?:Alla|Samtliga|[A-ZÅÄÖ]\w+(?:\s(?:och|&)\s[A-ZÅÄÖ]\w+)?):\s+[a-zåäö]"
)  # “Lena och Bo: bjud in”
SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3}[.!?]\s+[A-ZÅÄÖ]")


def marked(rows: list[Row], fits: str) -> list[Heading]:
    """Give unnumbered headings that the layout marks: heading, bold or capitals."""
    found = []
    for place, row in enumerate(rows):
        fitting = {
            "level": bool(row.heading_level),
            "bold": row.bold and not row.in_table and not row.list_level,
            "capitals": PARENTHESES.sub("", row.text).isupper()
            and sum(map(str.isalpha, row.text)) > 3
            and row.blank_before
            and not row.list_level,
        }[fits]
        text = row.text.rstrip(" :")
        label = is_label(row) and bare(text) not in TOPICS
        own = len(row.cells) == 1 and not label and not is_name(text) and not DAY_ALONE.fullmatch(text)
        if fitting and own and 2 < len(text) <= MAX_TITLE:
            found.append(Heading(place, "", text, fits, 1.0, level=row.heading_level or 1))
    return found


def _is_day(text: str) -> bool:
    """Tell whether a row begins with the day, as one that says when the meeting was does."""
    dates = find_dates(text, 2000)
    return bool(dates) and dates[0].start == 0


def _marked_before(rows: list[Row]) -> list[Heading]:
    """Give short rows that begin with a mark of several signs, or stand in brackets: “-- Budget”, “[Budget]”."""
    found = [
        Heading(place, "", match.group("title") or match.group("inside"), "symbol")
        for place, row in enumerate(rows[:-1])
        if len(row.cells) == 1 and not row.in_table and (match := MARK_BEFORE.fullmatch(row.text))
    ]  # fmt: skip
    return found if len(found) >= FEWEST_BETWEEN else []


def _symbols(rows: list[Row]) -> list[Heading]:
    """Give short rows that begin with a symbol that is no box to tick."""
    return [
        Heading(place, "", row.text[1:].strip("\ufe0f "), "symbol")
        for place, row in enumerate(rows)
        if (unicodedata.category(row.text[0]) == "So" or row.text[0] in "»▸▹") and row.text[0] not in BOXES
        and 3 < len(row.text) <= 110 and not ENDS_LIKE_TEXT.search(row.text)
    ]  # fmt: skip


def _boxed(rows: list[Row]) -> list[Heading]:
    """Give short rows that begin with a box to tick, where every such row stands apart over its text."""
    boxed = [place for place, row in enumerate(rows[:-1]) if row.text[0] in BOXES and not row.in_table]
    apart = all(
        rows[place].blank_before and not rows[place + 1].blank_before and not ENDS_LIKE_TEXT.search(rows[place].text)
        for place in boxed
    )
    fits = apart and len(boxed) >= FEWEST_BETWEEN
    return [Heading(place, "", rows[place].text[1:].strip("\ufe0f "), "symbol") for place in boxed] if fits else []


def _is_title(text: str) -> bool:
    """Tell whether a heading is that of the document, and not an item about the record of an earlier meeting."""
    return bool(record_in(text)) and not EARLIER.search(text)


def _without_title(rows: list[Row], found: list[Heading]) -> list[Heading]:
    """Leave out the document's own title and all that is over the level of the items."""
    found = [
        one
        for one in found
        if not (one.place < 12 and _is_title(one.title)) and not (one.place == 0 and BODY_WORD.search(one.title))
    ]
    if found and found[0].style == "level":
        counts = Counter(one.level for one in found)
        level = min((level for level, count in counts.items() if count >= 2), default=found[0].level)
        found = [one for one in found if one.level >= level]
        first = next((one.place for one in found if one.level == level), 0)
        return [one for one in found if one.place >= first]
    return found


def _tells_of_meeting(row: Row) -> bool:
    """Tell whether a row says when and where, who led or who came, as the rows of the head do."""
    if values := labelled(row):
        return values[0][0] != "next_meeting"
    label = split_label(row.text)
    listed = attendance_of(bare(label[0] if label else row.text))
    if listed is not None or columns_of_people(row) is not None or (_is_day(row.text) and len(row.text) < SHORT):
        return True
    return len(row.text) < LONGEST_WHEN and MEETING_DAY.match(row.text) is not None and bool(find_dates(row.text))


def _below_head(rows: list[Row], found: list[Heading]) -> list[Heading]:
    """Leave out what heads the head: a heading over people or rows that tell of the meeting, and all above it."""
    for index, (one, after) in enumerate(pairwise(found[:FIRST])):
        below = rows[one.place + 1 : after.place]
        telling, people = sum(map(_tells_of_meeting, below)), sum(map(_is_of_list, below))
        if telling >= FEWEST_TELLING or (people >= FEWEST_TELLING and people * 2 >= len(below)):
            return _below_head(rows, found[index + 1 :])
    return found


def _standing_alone(rows: list[Row]) -> list[Heading]:
    """Give short rows that stand alone over a text, in a document that marks its headings in no other way."""
    found: list[Heading] = []
    likely: list[Heading] = []  # over a short sentence, where others are surely headings
    for place, row in enumerate(rows[:-1]):
        below = rows[place + 1]
        text = row.text
        if not row.blank_before or row.list_level or len(row.cells) > 1 or row.in_table or len(text) > MAX_TITLE:
            continue
        if ENDS_LIKE_TEXT.search(text) or not UPPER_START.match(text) or is_name(text):
            continue
        if is_label(row) and not (len(found) >= FEWEST_BETWEEN and _heads_no_list(row, below)):
            continue
        if SENTENCE_INSIDE.search(text) or DAY_FIRST.match(text) or DAY_ALONE.fullmatch(text) or _is_day(text):
            continue
        if (told_to := TOLD_TO.match(text)) and _is_somebody(told_to.group()):
            continue
        if beside(text) and (place < LONGEST_HEAD or beside(below.text)):
            continue
        first = all(one.place <= LAST_OF_TITLE for one in found)
        if place < LONGEST_HEAD and (_lists(text) or (first and _lists(below.text) and not below.list_level)):
            continue  # people, or what they are called together
        if place < LAST_OF_WHEN and find_dates(text):
            continue  # “Folkets hus i Lund 23 november 2023, kl 9.30 till 15”
        if len(text) > 110 and below.blank_before:
            continue
        opens = not below.blank_before or len(below.text) > len(text) + 10 or bool(below.list_level) or is_label(below)
        if (opens and len(below.cells) == 1) or is_label(below):
            found.append(Heading(place, "", text, "alone", 1.0))
        elif len(text) <= SHORT and len(below.cells) == 1 and SENTENCE.fullmatch(below.text):
            likely.append(Heading(place, "", text, "alone", 1.0))
    if len(found) >= FEWEST_ALONE:
        found = sorted((*found, *likely), key=lambda one: one.place)
    found = [one for one in found if not (one.place < 8 and (_is_title(one.title) or one.place == 0))]
    return _widest_apart(rows, found)


def _heads_no_list(row: Row, below: Row) -> bool:
    """Tell whether a heading of lists of people, “Representanter”, stands over a sentence and so is one of items."""
    known = attendance_of(bare(row.text)) is not None and split_label(row.text) is None
    told = len(below.cells) == 1 and not below.blank_before and below.text.endswith((".", "!", "?"))
    return known and told and not lists_people(below.text)


def _lists(text: str) -> bool:
    """Tell whether a row is a person whose first name is common, or several people, and nothing else."""
    return not text.endswith((".", "!", "?")) and is_known_person(text) and lists_people(text)


def _is_of_list(row: Row) -> bool:
    """Tell whether a row is people, perhaps after where they are from, and no sentence about them."""
    return not row.text.endswith((".", "!", "?")) and people_in(row) > 0


def _widest_apart(rows: list[Row], found: list[Heading]) -> list[Heading]:
    """Give the rows that stand two empty lines from the text before, where these are the document's main headings."""
    wide = [place for place, row in enumerate(rows) if row.gap > 1 and _may_be_title(row)]
    own = {one.place: one for one in found}
    first = found[0].place if found else 0
    apart = [
        own.get(place) or Heading(place, "", rows[place].text.rstrip(" :"), "alone") for place in wide if place >= first
    ]
    below = [rows[one.place + 1].gap for one in apart if one.place + 1 < len(rows)]
    kept = len([one for one in apart if one.place in own])
    fits = kept * 3 >= len(apart) >= FEWEST_BETWEEN and first == wide[0] and all(gap < 2 for gap in below)
    return apart if fits else found


def _may_be_title(row: Row) -> bool:
    """Tell whether a row is short and without a stop, as a title is."""
    text = row.text
    plain = len(row.cells) == 1 and not row.list_level and not row.in_table and len(text) <= MAX_TITLE
    told = any(meaning != "next_meeting" for meaning, _, _ in labelled(row))
    return plain and UPPER_START.match(text) is not None and not ENDS_LIKE_TEXT.search(text) and not told


def _is_somebody(lead: str) -> bool:
    """Tell whether a word before a colon is someone to whom a task is given: “Alla”, “Lena och Bo”."""
    first = lead.split()[0].rstrip(":")
    return first in ("Alla", "Samtliga") or is_first_name(first)


def _between_sentences(rows: list[Row]) -> list[Heading]:
    """Give short rows without a stop between rows that end with one, where no blank lines set anything apart."""
    found: list[Heading] = []
    for place in range(1, len(rows) - 1):
        before, row = rows[place - 1], rows[place]
        text = row.text
        if len(text.split()) > 7 or len(text) > 70 or row.list_level or row.in_table or len(row.cells) > 1:
            continue
        if ENDS_LIKE_TEXT.search(text) or not UPPER_START.match(text) or is_label(row) or is_name(text):
            continue
        ended = (
            row.blank_before or before.text.endswith((".", "!", "?")) or (is_label(before) and split_label(before.text))
        )
        below = rows[place + 1]
        if ended and (below.text.endswith((".", "!", "?", ":")) or bool(below.list_level) or labelled(row)):
            found.append(Heading(place, "", text, "between"))
    return found if len(found) >= FEWEST_BETWEEN else []


def _column(row: Row) -> int:
    """Give where the second cell of a row begins: at its tab, or at its letter."""
    return -row.tabs[1] if len(row.tabs) > 1 else row.offsets[1]


def _marginal(rows: list[Row]) -> list[Heading]:
    """Give the titles that stand in the margin, beside texts that all begin in one column."""
    found = [
        (_column(row), Heading(place, "", parted[0], "marginal", aside=(parted[1],)))
        for place, row in enumerate(rows)
        if row.offsets[:1] == (0,) and row.blank_before and not is_other_label(row) and not is_person(row.cells[0])
        and (parted := beside_text(row, rows[place + 1] if place + 1 < len(rows) else None))
    ]  # fmt: skip
    told = max((place for place, row in enumerate(rows[:LONGEST_HEAD]) if _tells_of_meeting(row)), default=-1)
    found = [(column, one) for column, one in found if one.place > told]
    columns = Counter(column for column, _ in found)
    column, count = columns.most_common(1)[0] if columns else (0, 0)
    if count < FEWEST_BETWEEN:
        return []
    own = {one.place: one for where, one in found if where == column}
    short = {
        place: Heading(place, "", row.cells[0], "marginal", aside=(row.cells[1],))
        for place, row in enumerate(rows)
        if place > min(own) and row.offsets[:1] == (0,) and len(row.offsets) == 2 and _column(row) == column
        and row.blank_before and not row.in_table
        and not is_other_label(row) and len(row.text) < MAX_TITLE
    }  # fmt: skip
    return sorted({**short, **own}.values(), key=lambda one: one.place)


def _colons(rows: list[Row]) -> list[Heading]:
    """Give short rows that end in a colon over their text; where nothing sets them apart, those of a few words."""
    found = [
        Heading(place, "", row.text.rstrip(" :"), "colon", 1.0)
        for place, row in enumerate(rows[:-1])
        if row.text.endswith(":") and len(row.text) < 80 and not row.list_level and not is_label(row)
        and len(row.cells) == 1
    ]  # fmt: skip
    apart = [one for one in found if rows[one.place].blank_before]
    few = [one for one in found if len(one.title.split()) <= FEW_WORDS and _is_told(rows[one.place + 1])]
    return few if len(apart) < FEWEST_ALONE and len(few) >= FEWEST_BETWEEN else apart


def _is_told(row: Row) -> bool:
    """Tell whether a row is a sentence of a text, and no entry of a list."""
    return SENTENCE.fullmatch(row.text) is not None and not row.list_level


def unnumbered(rows: list[Row]) -> list[Heading]:
    """Give the headings of a document without numbers, by the first kind of mark that it uses at least twice."""
    kinds = [_without_title(rows, marked(rows, fits)) for fits in ("level", "bold", "capitals")]
    for kind in (
        named_titles(rows),
        *kinds,
        run_in(rows),
        clocked(rows),
        _marginal(rows),
        _symbols(rows),
        _marked_before(rows),
        _boxed(rows),
        _standing_alone(rows),
        _colons(rows),
        _between_sentences(rows),
        bullets(rows),
        bold_leads(rows),
        titled_paragraphs(rows),
        stopped_paragraphs(rows),
        unmarked(rows),
    ):
        found = _below_head(rows, kind)
        if len(found) >= 2:
            return without_hours(found)
    return _below_head(rows, _standing_alone(rows)[:1])
