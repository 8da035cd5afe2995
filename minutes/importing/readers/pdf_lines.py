"""Put the broken lines of printed pages together, by how far apart they stand and whether they are full."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

SAME = 2  # tenths of a letter's height; smaller differences between gaps are chance
LONG = 40  # letters; shorter lines are seldom broken
NARROWEST = 36.0  # that a page of minutes is taken to be, in parts of the size of a letter
CLOSEST = 9  # tenths of a letter's height from a line to the next; what is closer stands over or under it
ENOUGH = 3  # broken lines that tell how far apart lines of a paragraph stand
NEARLY_ALL, COMMON = 0.9, 0.1  # of all gaps after a paragraph
FULL, ALMOST_FULL, NEARLY_FULL = 0.93, 0.75, 0.6  # of the width
# How wide letters are in the fonts of most minutes, in parts of their size.
WIDTHS = {
    0.22: "ijl'|",
    0.28: " tfI!.,:;/[]·•",
    0.33: 'r()-"',
    0.5: "ckvxyzsJ",
    0.61: "FLTZ",
    0.67: "ABEKPSVXY&ÅÄ",
    0.72: "wCDHNRU",
    0.78: "GOQÖ",
    0.83: "mM",
    0.94: "W—…@",
}
LETTER_WIDTHS = {letter: width for width, letters in WIDTHS.items() for letter in letters}
ORDINARY = 0.556  # any other letter
WIDENED = 1.25  # how many columns of the page a letter takes on average, in pypdf's layout
ASIDE = 2  # columns of the page that cells of one column may begin apart
TIGHT = 0.87  # of the room of a cell
GAP = re.compile(r" {3,}")
ENDED = re.compile(r"[.!?:;…”\"»)]$")
LOWER = re.compile(r"[a-zåäöéü]")
# What begins a line of its own: a bullet, a number, a letter with a bracket, a label.
BEGINS = re.compile(
    r"(?:[-–—•·●◦▪‣▸►➢✓*\uf0b7\uf0a7]\s|o\s{2,}|§|(?:\d{1,3}(?:\.\d{1,2})*[.)]|[a-zåäö]\))\s"
    r"|[A-ZÅÄÖ][\wåäö ]{2,25}:(?:\s|$))"
)
DASH = re.compile(r"[–—]\s+[a-zåäö]")
HYPHENATED = re.compile(r"[^\W\d_][-\u00ad]$")
ADDRESS = re.compile(r"@|/|www\.")  # in which a hyphen is no mark of a broken word
ABBREVIATION = re.compile(r"\b[A-ZÅÄÖ]{2,}-$")
RANGE = re.compile(r"\d[-–]$")
SUSPENDED = re.compile(r"(?:och|eller|samt|respektive|till|resp|som|men)\b|\w+-\s")  # as in "vård- och omsorg"


@dataclass(frozen=True)
class PrintedLine:
    """A line as it stands on a page."""

    page: int
    text: str  # with its indent and the gaps between its columns
    pitch: int | None = None  # how far below the line above, in tenths of a letter's height; None: first on the page
    bold: bool = False
    page_part: str = ""
    blank_before: bool = False
    removed: str = ""  # what stands across the page
    halves: tuple[str, ...] = ()  # of words that were put together
    placed: tuple[tuple[int, str], ...] = ()  # its cells where they began, once they are longer than their columns

    @cached_property
    def cells(self) -> tuple[tuple[int, str], ...]:
        """Give what gaps part, each with where it begins."""
        return self.placed or tuple(_cells(self.text))


def _cells(text: str) -> list[tuple[int, str]]:
    """Give the cells of a line, each with where it begins."""
    cells, place = [], 0
    for piece in GAP.split(text):
        if piece.strip():
            place = text.index(piece, place)
            begins = place + len(piece) - len(piece.lstrip())
            cells.append((begins, piece.strip()))
            place += len(piece)
    return cells


def _in_columns(cells: list[tuple[int, str]]) -> str:
    """Give cells as a line, each at its place or after a clear gap."""
    text = ""
    for place, cell in cells:
        gap = max(place - len(text), 4 if text else 0)
        text += " " * gap + cell
    return text


def _width(text: str) -> float:
    """Give about how wide a text is, in parts of the size of its letters."""
    width = LETTER_WIDTHS.get
    return sum([width(letter, ORDINARY) for letter in text])


def _columns(text: str) -> float:
    """Give about how many columns of the page a text takes."""
    return _width(text) / ORDINARY * WIDENED


@dataclass(frozen=True)
class _Measure:
    """How wide the text of a document is, and how far apart its lines stand."""

    width: float  # in parts of the size of a letter
    wrap: int  # pitch from a line to the next of its paragraph
    paragraph: int  # pitch from a paragraph to the next

    @property
    def columns(self) -> float:
        """Give the width in columns of the page."""
        return self.width / ORDINARY * WIDENED

    @property
    def tells_paragraphs(self) -> bool:
        """Tell whether paragraphs stand further apart than lines."""
        return self.paragraph > self.wrap + SAME


def _ends(above: PrintedLine, below: PrintedLine, width: float) -> bool:
    """Tell whether a line surely ends what it says: it is short, or rows of one table follow each other."""
    if len(above.cells) == 1:
        return _width(above.text.strip()) < NEARLY_FULL * width
    return len(below.cells) > 1 and abs(above.cells[0][0] - below.cells[0][0]) <= ASIDE


def _measure(lines: list[PrintedLine]) -> _Measure:
    """Measure the lines of a document."""
    widths = sorted(_width(line.text.rstrip()) for line in lines if len(line.cells) == 1)
    width = max(widths[len(widths) * 9 // 10] if widths else 0, NARROWEST)
    goes_on: Counter[int] = Counter()
    ends: Counter[int] = Counter()
    for above, below in pairwise(lines):
        if below.pitch is None:
            continue
        text = above.text.strip()
        if LOWER.match(below.text.strip()):
            if _width(text) >= ALMOST_FULL * width and not ENDED.search(text):
                goes_on[below.pitch] += 1
        elif _ends(above, below, width):
            ends[below.pitch] += 1
    pitches = [line.pitch for line in lines if line.pitch is not None and line.pitch >= CLOSEST]
    wrap = goes_on.most_common(1)[0][0] if goes_on.total() >= ENOUGH else min(pitches, default=0)
    apart = {pitch: count for pitch, count in ends.items() if pitch > wrap + SAME}
    if not apart or sum(apart.values()) < NEARLY_ALL * ends.total():
        return _Measure(width, wrap, wrap)
    return _Measure(width, wrap, min(pitch for pitch, count in apart.items() if count >= COMMON * ends.total()))


def _is_full(line: str, below: str, share: float, measure: _Measure) -> bool:
    """Tell whether the next word would not have found room on the line."""
    begins, text = _cells(line)[-1]
    return begins + _columns(f"{text} {below.split()[0]}") >= share * measure.columns


def _goes_on(above: PrintedLine, below: PrintedLine, measure: _Measure) -> bool:
    """Tell whether a line goes on with the one above, whole."""
    text, rest = above.text.strip(), below.text.strip()
    breaks_at_dash = DASH.match(rest) and _is_full(above.text, rest, FULL, measure) and not ENDED.search(text)
    if (BEGINS.match(rest) and not breaks_at_dash) or above.bold != below.bold:
        return False
    if len(below.cells) > 1 and (len(above.cells) == 1 or not measure.tells_paragraphs):
        return False
    is_lower = bool(LOWER.match(rest))
    if below.pitch is None:  # on a new page
        breaks_off = is_lower and _is_full(above.text, rest, NEARLY_FULL, measure) and not ENDED.search(text)
        return breaks_off or (HYPHENATED.search(text) is not None and len(below.cells) == 1)
    if below.pitch > measure.wrap + SAME:
        return False
    if measure.tells_paragraphs:
        return _is_full(above.text, rest, NEARLY_FULL, measure) or (is_lower and len(text) >= LONG / 2)
    if is_lower:
        return _is_full(above.text, rest, NEARLY_FULL, measure)
    return _is_full(above.text, rest, FULL, measure) and not ENDED.search(text)


def _column_goes_on(above: PrintedLine, below: PrintedLine, measure: _Measure) -> dict[int, int] | None:
    """Give which cells of a line go on with which cells of the one above, or None where it is a row of its own."""
    over, under = above.cells, below.cells
    if len(over) < 2 or below.pitch is None or below.pitch > measure.wrap + SAME:
        return None
    pairs: dict[int, int] = {}
    for place, (begins, _) in enumerate(under):
        nearest = min(range(len(over)), key=lambda one: abs(over[one][0] - begins))
        if abs(over[nearest][0] - begins) > ASIDE or nearest in pairs.values():
            return None
        pairs[place] = nearest
    ends = [*(begins for begins, _ in over[1:]), measure.columns]
    no_room = {
        place
        for place, nearest in pairs.items()
        if _columns(f"{over[nearest][1]} {under[place][1].split()[0]}") >= TIGHT * (ends[nearest] - over[nearest][0])
    }
    if pairs == {0: 0}:  # at the margin, where a line with gaps goes on too
        if _is_full(above.text, under[0][1], FULL, measure):
            return {0: len(over) - 1}
        if not no_room:
            return None
    if measure.tells_paragraphs or all(LOWER.match(text) for _, text in under):
        return pairs
    begins_row = len(pairs) > 1 and 0 in pairs.values()
    return pairs if no_room == set(pairs) and not begins_row else None


def _joined(text: str, rest: str) -> tuple[str, tuple[str, ...]]:
    """Give two pieces of text as one, and the halves of the word that was put together."""
    if RANGE.search(text) and rest[:1].isdecimal():
        return text + rest, ()
    if not HYPHENATED.search(text) or SUSPENDED.match(rest):
        return f"{text} {rest}", ()
    if not LOWER.match(rest) or ABBREVIATION.search(text) or ADDRESS.search(f"{text.split()[-1]}{rest.split()[0]}"):
        return text + rest, ()
    return text[:-1] + rest, (text.split()[-1], rest.split()[0])


def whole_lines(lines: list[PrintedLine]) -> Iterator[PrintedLine]:
    """Take the lines of all pages without what these repeat; give them with every broken one whole."""
    measure = _measure(lines)
    at_hand: PrintedLine | None = None
    last: PrintedLine | None = None  # the printed line that was last put into it
    for line in lines:
        if at_hand is None or last is None:
            at_hand = last = line
            continue
        pairs = _column_goes_on(last, line, measure)
        if pairs is not None:
            cells, halves, lowest = list(at_hand.cells), at_hand.halves, list(last.cells)
            for place, (_, text) in enumerate(line.cells):
                begins, over = cells[pairs[place]]
                whole, split = _joined(over, text)
                cells[pairs[place]] = (begins, whole)
                lowest[pairs[place]] = (begins, text)
                halves += split
            at_hand = replace(at_hand, text=_in_columns(cells), placed=tuple(cells), halves=halves)
            last = replace(last, text=_in_columns(lowest))  # with which the next line may go on
            continue
        if _goes_on(last, line, measure):
            text, split = _joined(at_hand.text, line.text.strip())
            at_hand = replace(at_hand, text=text, placed=(), halves=(*at_hand.halves, *split))
            last = replace(line, text=f"{'':{len(last.text) - len(last.text.lstrip())}}{line.text.strip()}")
            continue
        yield at_hand
        new_page = line.pitch is None and len(line.cells) == 1 and bool(ENDED.search(last.text.strip()))
        wide = line.pitch is not None and line.pitch > measure.paragraph + SAME
        at_hand = last = replace(line, blank_before=new_page or wide)
    if at_hand is not None:
        yield at_hand
