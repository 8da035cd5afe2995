"""Put printed pages together: what every page repeats apart, and tables told by their columns."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from minutes.importing.lines import SPLIT_WORD, Line, Removal, around_bold, make_line
from minutes.importing.readers.pdf_lines import ASIDE, GAP, PrintedLine, whole_lines

EDGE = 8  # lines at the top or the bottom of a page that it may share with others
FEWEST_ROWS, FEWEST_COLUMNS = 3, 3  # of a table that is told by its columns alone
DIGITS = re.compile(r"\d+")
NUMBER_GAP = re.compile(r"^(\s*(?:§\s*\d+|\d{1,3}(?:\.\d{1,2})*[.)]|[a-zåäö]\)))\s{2,}(?=\S)")
BULLET_O = re.compile(r"^(\s*)o\s{2,}(?=\S)")


def _key(line: PrintedLine) -> str:
    """Give what two prints of a line have in common."""
    return DIGITS.sub("#", " ".join(line.text.split()))


def _repeated(pages: list[list[PrintedLine]], from_top: bool) -> set[str]:
    """Give the keys of the lines that half of the pages have at their edge."""
    counts: Counter[str] = Counter()
    for lines in pages:
        edge = lines[:EDGE] if from_top else lines[-EDGE:]
        counts.update({_key(line) for line in edge if line.text.strip()})
    least = max(2, (len(pages) + 1) // 2)
    return {key for key, count in counts.items() if count >= least}


def _with_parts(pages: list[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """Give the pages with their headers and footers told apart: what repeats, from the edge and inwards."""
    tops, bottoms = _repeated(pages, True), _repeated(pages, False)
    parted = []
    for lines in pages:
        parts: dict[int, str] = {}
        for keys, part, places in (
            (tops, "header", range(len(lines))[:EDGE]),
            (bottoms, "footer", range(len(lines))[: -EDGE - 1 : -1]),
        ):
            for place in places:
                if lines[place].text.strip() and (_key(lines[place]) not in keys or place in parts):
                    break
                parts[place] = part
        if len(parts) == len(lines):  # a page of nothing else
            parts = {}
        parted.append([replace(line, page_part=parts.get(place, "")) for place, line in enumerate(lines)])
    return parted


def _without_margin(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Give the lines of a page without the margin that all of them have."""
    margin = min((len(line.text) - len(line.text.lstrip()) for line in lines), default=0)
    return [replace(line, text=line.text[margin:]) for line in lines]


def _in_order(pages: list[list[PrintedLine]]) -> Iterator[PrintedLine]:
    """Give every line, broken ones whole, what pages repeat before the text: its first print before all of it."""
    text = [
        line
        for lines in pages
        for line in _without_margin([line for line in lines if not line.page_part and line.text.strip()])
    ]
    by_page: dict[int, list[PrintedLine]] = defaultdict(list)
    for line in whole_lines(text):
        by_page[line.page].append(line)
    beside = [[line for line in lines if line.page_part or not line.text.strip()] for lines in pages]
    first = {_key(line): line for line in reversed([line for lines in beside for line in lines]) if line.page_part}
    yield from sorted(first.values(), key=lambda line: line.page_part != "header")
    for number, lines in enumerate(beside, start=1):
        yield from (line for line in lines if first.get(_key(line)) is not line)
        yield from by_page[number]


def _columns_under(line: PrintedLine, begins: list[int]) -> list[int]:
    """Give the column of each cell of a line under a row whose cells begin there, nothing where it is no row."""
    columns = [min(range(len(begins)), key=lambda one: abs(begins[one] - place)) for place, _ in line.cells]
    fits = all(abs(begins[column] - place) <= ASIDE for column, (place, _) in zip(columns, line.cells, strict=True))
    return columns if fits and len(set(columns)) == len(columns) > 1 and not line.page_part else []


def _rows(lines: list[PrintedLine]) -> dict[int, tuple[int, list[int]]]:
    """Give, for the place of each line that is a row of a table, which row it is and the columns of its cells."""
    found: dict[int, tuple[int, list[int]]] = {}
    start = 0
    while start < len(lines):
        begins = [place for place, _ in lines[start].cells]
        rows = [list(range(len(begins)))]
        while len(begins) >= FEWEST_COLUMNS and start + len(rows) < len(lines):
            columns = _columns_under(lines[start + len(rows)], begins)
            if not columns:
                break
            rows.append(columns)
        if len(rows) >= FEWEST_ROWS:
            found |= {start + place: (place, columns) for place, columns in enumerate(rows)}
        start += len(rows) if len(rows) >= FEWEST_ROWS else 1
    return found


def _layout(line: PrintedLine) -> str:
    """Give the text of a line with gaps as wide as the parser looks for, and none after a number or a bullet."""
    text = GAP.sub(lambda gap: gap.group().ljust(4), line.text)
    text = BULLET_O.sub(r"\1• ", NUMBER_GAP.sub(r"\1 ", text))
    return text.strip() if line.page_part else text


def put_together(pages: list[list[PrintedLine]]) -> tuple[tuple[Line, ...], tuple[Removal, ...]]:
    """Take the printed lines of every page; give numbered, cleaned lines and what was removed."""
    lines: list[Line] = []
    removals: list[Removal] = []
    number = 0
    whole = list(_in_order(_with_parts(pages)))
    rows = _rows(whole)
    for place, printed in enumerate(whole):
        if printed.removed:
            removals.append(Removal(max(number, 1), printed.removed, "text på tvären i marginalen"))
            continue
        row, columns = rows.get(place, (0, []))
        if printed.blank_before and not row:
            number += 1
            lines.append(Line(number, "", page=printed.page))
        number += 1
        pieces: list[tuple[str, tuple[int, int] | None]] = [(piece, None) for piece in around_bold(_layout(printed))]
        if columns:
            pieces = [(text, (row, column)) for (_, text), column in zip(printed.cells, columns, strict=True)]
        for piece, cell in pieces:
            line, removed = make_line(piece, number, cell, printed.page)
            lines.append(replace(line, bold=line.bold or printed.bold, page_part=printed.page_part))
            removals += removed
        removals += [Removal(number, half, SPLIT_WORD) for half in printed.halves]
    return tuple(lines), tuple(removals)
