"""Choose the rows that are headings of items, by what is consistent from top to bottom."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from minutes.importing.parser.dates import DIGIT
from minutes.importing.parser.labelled import labelled
from minutes.importing.parser.labels import (
    ACTION_LABEL,
    ATTENDANCE,
    BACKGROUND_LABEL,
    BODY_WORD,
    CONTENTS,
    DECISION_LABEL,
    DUE_LABEL,
    PRESENTER_LABEL,
    PROPOSAL_LABEL,
    RECORD,
    RESPONSIBLE_LABEL,
    VALUE_OF,
    bare,
    split_label,
)
from minutes.importing.parser.names import is_first_name, is_name, known_name
from minutes.importing.parser.rows import Row

LETTER = r"(?:\s?[a-h](?![^\W\d_]))?"
NUMBER = rf"(?P<number>\d{{1,3}}{LETTER})"
LONG_NUMBER = rf"(?P<number>\d{{1,4}}{LETTER}(?:\s?[/:-]\s?\d{{2,4}})?)"  # § 12, § 12 a, § 12/24
TITLE = r"(?P<title>.*)"
POINT_WORDS = r"(?:punkt|ärende|dagordningspunkt|item|agenda item|agendapunkt)"
# How a numbered heading is written: name, pattern with the groups number and title.
NUMBERINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.I | re.S))
    for name, pattern in (
        ("section", rf"(?P<before>(?:[A-ZÅÄÖ]{{1,5}}\s)?§)§*\s*{LONG_NUMBER}\s*[.:)–-]?\s*{TITLE}"),
        ("section", rf"{NUMBER}\s?(?P<after>§)\s*[.:)–-]?\s*{TITLE}"),
        ("point", rf"{POINT_WORDS}\s*(?:nr\.?\s*)?{NUMBER}\s*[.:)–-]*\s*{TITLE}"),
        ("case", r"(?P<number>\d{2,4}[-:/]\d{1,3})[.:]?\s+(?P<title>[^\W\d_].*)"),
        ("sub", r"(?P<number>\d{1,3}(?:\.\d{1,2})+)\.?\)?\s+(?P<title>(?!\d).+)"),
        ("dotted", rf"{NUMBER}\s?[.)]\s*(?P<title>(?![\d.)]).+)"),
        ("dotted", r"(?P<number>\d{1,3})\s?[.)]\s+(?P<title>\d.+)"),
        ("roman", r"(?P<number>(?-i:[IVX]{1,6}))[.)]\s+(?P<title>[^\W\d_].*)"),
        ("letter", r"(?P<number>(?-i:[A-Z]))[.)]\s+(?P<title>[^\W\d_].+)"),
        ("bare", rf"{NUMBER}\s*[:–-]?\s+(?P<title>[^\W\d_].*|[”\"“].*)"),
        ("lone", r"(?P<number>\d{1,3})[.)]?(?P<title>)"),  # the title stands below
    )
)
BOXES = "☐☑☒✅✔✓→⇒"
LETTERED = re.compile(r"(?:[A-Z]|[IVX]{2,6})[.)]\s")
NUMBER_ALONE = re.compile(r"(?:§\s*)?\d{1,3}[.)]?")
KIND = re.compile(r"\(?(?:info(?:rmation)?|beslut|dialog|diskussion|rapport|samtal|[/,\s&+])+\)?", re.I)  # of a point
RUN_IN = re.compile(r"([A-ZÅÄÖ][A-ZÅÄÖ\d /&,–-]{3,60}):\s+(\S.+)", re.S)  # “LÄGET I LÄNET: Det är lugnt.”
DIARY = re.compile(r"(?:dnr|diarienr|diarienummer|ärende(?:nummer|nr))\b|[A-ZÅÄÖ]{1,5}[\s-]?\d{2,4}[/:-]\d+", re.I)
FILED = re.compile(rf"\s{{2,}}(?:{DIARY.pattern}).*$", re.I)  # a register number after the title
FEWEST_MARKED = 3  # headings of the format, for a document to mark all of them so
FEWEST_BETWEEN = 3  # headings that nothing but their shortness tells
WINDOW = 60  # how far back a heading looks for the one before it
MAX_TITLE = 240
EARLIER = re.compile(r"\b(?:föregående|förra|senaste|tidigare|genomgång|godkänn\w+|justering|uppföljning|val)\b", re.I)
ENDS_LIKE_TEXT = re.compile(r"[.;,:!…]$")
SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3}[.!?]\s+[A-ZÅÄÖ]")
PAGE_AFTER = re.compile(r"(?:[\s.…_]{2,}|\s)\d{1,3}$")  # of a contents list
UPPER_START = re.compile(r"[”\"“'(]?[A-ZÅÄÖÉ\d]")


@dataclass(frozen=True)
class Heading:
    """A heading: where it stands, its printed number and its title."""

    place: int  # index of its row
    number: str  # to count by, without its sign
    title: str
    style: str
    weight: float = 1.0
    title_places: tuple[int, ...] = ()  # rows below that hold the title
    level: int = 1
    aside: tuple[str, ...] = ()  # what else stands in its row: a register number, a kind, who presents
    printed: str = ""  # the number with its sign: “§ 12”

    @property
    def value(self) -> int:
        """Give the number to count by."""
        if self.style == "roman":
            return roman(self.number)
        if not self.number[:1].isdigit():
            return ord(self.number) - ord("A") + 1 if self.number else 0
        digits = re.findall(r"\d+", self.number)
        return int(digits[-1 if self.style == "case" else 0])  # “24-03” is the third of the year


def roman(number: str) -> int:
    """Give the value of a Roman number."""
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in number]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def is_label(row: Row) -> bool:
    """Tell whether a row is a known label, alone or with its value, and so no heading of an item."""
    text = row.text
    if values := labelled(row):
        return values[0][0] != "next_meeting" or bool(values[0][2] and not row.heading_level)
    label = split_label(text)
    word = bare(label[0] if label else text)
    patterns = (
        DECISION_LABEL, PROPOSAL_LABEL, ACTION_LABEL, RESPONSIBLE_LABEL, DUE_LABEL, PRESENTER_LABEL, BACKGROUND_LABEL,
    )  # fmt: skip
    return word in VALUE_OF or word in ATTENDANCE or word in CONTENTS or any(one.fullmatch(word) for one in patterns)


def _title_below(rows: list[Row], place: int) -> tuple[str, tuple[int, ...]]:
    """Give the title that stands under a number alone, past a register number."""
    for below in range(place + 1, min(place + 4, len(rows))):
        row = rows[below]
        if DIARY.match(row.text):
            continue
        if len(row.text) > 200 or any(pattern.fullmatch(row.text) for _, pattern in NUMBERINGS[:2]):
            break
        return row.text, (below,)
    return "", ()


def _weigh(rows: list[Row], place: int, title: str, style: str, marked: bool) -> float:
    """Weigh how much a numbered row looks like a heading; `marked` is whether the document marks its headings."""
    row = rows[place]
    weight = 1.0
    weight += 1.5 * bool(row.heading_level or row.bold)
    weight += 0.5 * row.blank_before
    weight += 1.0 * (style in ("section", "point"))
    weight -= 0.5 * bool(row.list_level) + 0.5 * (len(title) > 120) + 1.0 * (len(title) > MAX_TITLE)
    weight -= 1.0 * title.endswith((",", ";")) + 0.5 * (title.endswith(".") and len(title) > 80)
    weight -= 1.5 * (not UPPER_START.match(title)) + 1.0 * (len(title) < 3)
    weight -= 1.0 * (known_name(re.split(r"[,(\t–]", title)[0].strip()) and len(title) < 90)
    weight -= 1.0 * (style == "bare" and not row.blank_before)
    weight -= 1.5 * (marked and not row.heading_level)
    follower = rows[place + 1] if place + 1 < len(rows) else None
    weight += 0.5 * bool(follower and not any(pattern.fullmatch(follower.text) for _, pattern in NUMBERINGS))
    return weight


def _printed(number: str, signs: dict[str, str | None]) -> str:
    """Give a number with the sign that is printed before or after it, one blank between."""
    return " ".join(" ".join((signs.get("before") or "", number, signs.get("after") or "")).split())


def _without_asides(row: Row) -> tuple[str, tuple[str, ...]]:
    """Give the text of a row, and apart from it what stands in its further cells beside a number and a title."""
    *before, last = row.cells
    if before and DIARY.fullmatch(last):
        return " ".join(before), (last,)
    if len(row.cells) < 3 or row.in_table or not NUMBER_ALONE.fullmatch(row.cells[0]):
        return row.text, ()
    kinds = tuple(cell for cell in row.cells[2:] if KIND.fullmatch(cell))
    people = [cell for cell in row.cells[2:] if is_name(cell) or is_first_name(cell)]
    if len(kinds) + len(people) < len(row.cells) - 2:
        return row.text, ()
    presenters = (f"Föredragande: {', '.join(people)}",) if people else ()
    return f"{row.cells[0].rstrip('.')}. {row.cells[1]}", (*kinds, *presenters)


def numbered(rows: list[Row]) -> list[Heading]:
    """Give every row that can be a numbered heading."""
    found = []
    marked = sum(row.heading_level > 1 for row in rows) >= FEWEST_MARKED
    for place, row in enumerate(rows):
        text, asides = _without_asides(row)
        if not DIGIT.search(text, 0, 24) and not LETTERED.match(text):
            continue
        for style, pattern in NUMBERINGS:
            match = pattern.fullmatch(text)
            if match:
                title, aside = match.group("title").strip(), asides
                if filed := FILED.search(title):
                    title, aside = title[: filed.start()], (*aside, filed.group().strip())
                below: tuple[int, ...] = ()
                if not title or DIARY.fullmatch(title) or (DIARY.match(title) and len(title) < 30):
                    aside = (title,) if title else ()
                    title, below = _title_below(rows, place) if style in ("section", "point", "lone") else ("", ())
                if title:
                    number = " ".join(match.group("number").split())
                    weight = _weigh(rows, place, title, style, marked)
                    printed = _printed(number, match.groupdict())
                    found.append(Heading(place, number, title, style, weight, below, aside=aside, printed=printed))
                break
    return found


def _step(before: Heading, after: Heading) -> float:
    """Weigh two numbers that would follow each other."""
    gap = after.value - before.value
    if gap == 1:
        return 1.0
    if gap == 0:
        if after.number != before.number and after.number[-1:].isalpha():
            return 0.8
        return -1.0 if after.style == "section" else -2.5  # a list that begins again inside an item
    if gap < 0:
        return -1.5 if after.style == "section" else -99.0
    return -0.3 if gap <= 3 else -1.5


def best_chain(candidates: list[Heading]) -> tuple[list[Heading], float]:
    """Give the run of headings of one style whose numbers and looks agree best, and its weight."""
    totals: list[float] = []
    back: list[int] = []
    for index, one in enumerate(candidates):
        begin = one.weight + (1.0 if one.value == 1 else 0.0 if one.style == "section" else -1.0)
        best, link = begin, -1
        for earlier in range(max(0, index - WINDOW), index):
            value = totals[earlier] + one.weight + _step(candidates[earlier], one)
            if value > best:
                best, link = value, earlier
        totals.append(best)
        back.append(link)
    if not totals:
        return [], 0.0
    index = max(range(len(totals)), key=totals.__getitem__)
    top = totals[index]
    chain = []
    while index >= 0:
        chain.append(candidates[index])
        index = back[index]
    return chain[::-1], top


def _marked(rows: list[Row], fits: str) -> list[Heading]:
    """Give unnumbered headings that the layout marks: heading, bold or capitals."""
    found = []
    for place, row in enumerate(rows):
        marked = {
            "level": bool(row.heading_level),
            "bold": row.bold and not row.in_table and not row.list_level,
            "capitals": row.text.isupper()
            and sum(map(str.isalpha, row.text)) > 3
            and row.blank_before
            and not row.list_level,
        }[fits]
        text = row.text.rstrip(" :")
        if marked and len(row.cells) == 1 and 2 < len(text) <= MAX_TITLE and not is_label(row) and not is_name(text):
            found.append(Heading(place, "", text, fits, 1.0, level=row.heading_level or 1))
    return found


def _run_in(rows: list[Row]) -> list[Heading]:
    """Give headings in capitals that their text follows on the same line."""
    found = []
    for place, row in enumerate(rows):
        if row.blank_before and not row.in_table and not row.list_level and (match := RUN_IN.fullmatch(row.text)):
            label = bare(match.group(1))
            if VALUE_OF.get(label) in (None, "next_meeting") and label not in ATTENDANCE:
                found.append(Heading(place, "", match.group(1), "run-in", aside=(match.group(2),)))
    return found


def _symbols(rows: list[Row]) -> list[Heading]:
    """Give short rows that begin with a symbol that is no box to tick."""
    return [
        Heading(place, "", row.text[1:].strip("\ufe0f "), "symbol")
        for place, row in enumerate(rows)
        if unicodedata.category(row.text[0]) == "So" and row.text[0] not in BOXES
        and 3 < len(row.text) <= 110 and not ENDS_LIKE_TEXT.search(row.text)
    ]  # fmt: skip


def _is_title(text: str) -> bool:
    """Tell whether a heading is that of the document, and not an item about the record of an earlier meeting."""
    return bool(RECORD.search(text)) and not EARLIER.search(text)


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


def _standing_alone(rows: list[Row]) -> list[Heading]:
    """Give short rows that stand alone over a text, in a document that marks its headings in no other way."""
    found: list[Heading] = []
    for place, row in enumerate(rows[:-1]):
        below = rows[place + 1]
        text = row.text
        if not row.blank_before or row.list_level or len(row.cells) > 1 or row.in_table or len(text) > MAX_TITLE:
            continue
        if ENDS_LIKE_TEXT.search(text) or not UPPER_START.match(text) or is_label(row) or is_name(text):
            continue
        if SENTENCE_INSIDE.search(text):
            continue
        if len(text) > 110 and below.blank_before:
            continue
        opens = not below.blank_before or len(below.text) > len(text) + 10 or bool(below.list_level) or is_label(below)
        if (opens and len(below.cells) == 1) or is_label(below):
            found.append(Heading(place, "", text, "alone", 1.0))
    return [one for one in found if not (one.place < 8 and (_is_title(one.title) or one.place == 0))]


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


def _colons(rows: list[Row]) -> list[Heading]:
    """Give short rows that end in a colon over their text."""
    return [
        Heading(place, "", row.text.rstrip(" :"), "colon", 1.0)
        for place, row in enumerate(rows[:-1])
        if row.text.endswith(":") and row.blank_before and len(row.text) < 80 and not row.list_level
        and not is_label(row) and len(row.cells) == 1
    ]  # fmt: skip


def _unnumbered(rows: list[Row]) -> list[Heading]:
    """Give the headings of a document without numbers, by the first kind of mark that it uses at least twice."""
    kinds = [_without_title(rows, _marked(rows, fits)) for fits in ("level", "bold", "capitals")]
    for found in (
        *kinds,
        _run_in(rows),
        _symbols(rows),
        _standing_alone(rows),
        _colons(rows),
        _between_sentences(rows),
    ):
        if len(found) >= 2:
            return found
    return _standing_alone(rows)[:1]


def _companions(rows: list[Row], chain: list[Heading]) -> list[Heading]:
    """Give unnumbered headings set like the numbered ones, after the first of them."""
    taken = {one.place for one in chain} | {place for one in chain for place in one.title_places}
    levels = {rows[one.place].heading_level for one in chain}
    bold = all(rows[one.place].bold for one in chain)
    first = chain[0].place
    if levels != {0} and 0 not in levels:
        extra = [one for one in _marked(rows, "level") if rows[one.place].heading_level in levels]
    elif bold:
        extra = _marked(rows, "bold")
    elif all(rows[one.place].text.isupper() for one in chain):
        extra = _marked(rows, "capitals")
    else:
        return []
    return [one for one in extra if one.place > first and one.place not in taken]


def _subs(candidates: list[Heading], chain: list[Heading]) -> list[Heading]:
    """Give the sub-items (3.1) that stand under the item whose number they begin with."""
    found, current = [], 0
    for one in candidates:
        while current + 1 < len(chain) and chain[current + 1].place < one.place:
            current += 1
        if (
            one.style == "sub"
            and chain[current].place < one.place
            and one.number.split(".")[0] == chain[current].number
        ):
            found.append(one)
    return found


def find_headings(rows: list[Row]) -> list[Heading]:
    """Take the rows of a document; give the headings of its items in order."""
    candidates = numbered(rows)
    chains = [
        best_chain([one for one in candidates if one.style == style])
        for style in ("section", "point", "case", "dotted", "roman", "letter", "bare", "lone")
    ]
    chain, weight = max(chains, key=lambda pair: pair[1], default=([], 0.0))
    marked = _unnumbered(rows) if len(chain) < 3 or weight / len(chain) < 2.2 else []
    layout = sum(2.5 for one in marked if one.style in ("level", "bold"))
    layout = layout or sum(1.0 for one in marked)
    if (len(chain) < 2 and not (chain and chain[0].style == "section")) or (layout > weight):
        if marked:
            return marked
        if len(chain) < 2 and weight < 3:
            return []
    found = sorted([*chain, *_companions(rows, chain), *_subs(candidates, chain)], key=lambda one: one.place)
    return _without_contents(found)


def plain_title(title: str) -> str:
    """Give a title as it is compared: without the page that a contents list ends it with."""
    return bare(PAGE_AFTER.sub("", title))


def _without_contents(found: list[Heading]) -> list[Heading]:
    """Leave out a list of the headings beforehand: a run of rows without text between, whose titles come again."""
    run = 1
    while run < len(found) and found[run].place - found[run - 1].place <= 2:
        run += 1
    later = {plain_title(one.title) for one in found[run:]}
    listed = [one for one in found[:run] if plain_title(one.title) in later]
    if not listed:
        return found
    return [one for one in found if one.place > listed[-1].place]
