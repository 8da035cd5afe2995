"""Read the end of the minutes: who signed, and what is appended after the signatures."""

import re
from dataclasses import dataclass, field

from minutes.importing.parser.dates import find_dates
from minutes.importing.parser.labels import ROLE, VALUE_OF, bare, split_label
from minutes.importing.parser.names import is_first_name, is_name, split_joined, split_names
from minutes.importing.parser.rows import Row

SIGNED_BY = ("secretary", "approver", "chair", "vice_chair", "process_leader")
APPENDIX = re.compile(r"(?:bilaga|appendix|attachment)\s*(?:\d+|[A-Z])?\s*(?:[:.–-].*)?", re.I)
SLIDES = re.compile(r"(?:bildspel|presentation(?:smaterial)?|åhörarkopior|powerpoint)\b[^.!?]{0,70}", re.I)
DATED = re.compile(r"(?<=\w)\s+(?:den\s+)?\d{1,4}[-\s/].*$")  # “Justerat den 20 maj 2025”
STROKE = re.compile(r"/\s?([^/,]+)/?")  # whoever wrote signs so
GREETING = re.compile(
    r"(?:med vänliga? hälsning(?:ar)?|vänliga? hälsning(?:ar)?|hälsningar|mvh|vid protokollet"
    r"|vid anteckningarna)[,.!]?",
    re.I,
)


@dataclass
class Closing:
    """Collect the signatures and the places of the rows that hold them."""

    start: int  # first row of the closing part; the number of rows where there is none
    after: int  # first row after the signatures
    signers: list[tuple[str, str, tuple[int, ...]]] = field(default_factory=list)  # name, role, lines
    left: list[int] = field(default_factory=list)  # rows among the signatures that are something else


def _role(text: str) -> str:
    """Give the role that a row under or over a name states, or nothing."""
    word = bare(DATED.sub("", text))
    meaning = VALUE_OF.get(word)
    if meaning in SIGNED_BY:
        return meaning
    found = ROLE.fullmatch(word)
    return (found.lastgroup or "") if found else ""


def _is_signed_name(text: str) -> bool:
    """Tell whether a cell is a name with nothing else."""
    return is_name(text.strip(" ,.")) and len(text) < 50


def _name_over_role(rows: list[Row], place: int) -> bool:
    """Tell whether names stand here over their roles."""
    if place + 1 >= len(rows):
        return False
    names, roles = rows[place].cells, rows[place + 1].cells
    return len(names) == len(roles) and all(map(_is_signed_name, names)) and all(map(_role, roles))


def _label_with_name(rows: list[Row], place: int) -> bool:
    """Tell whether a role stands here before or over a name, or a name alone after a stroke."""
    row = rows[place]
    if stroke := STROKE.fullmatch(row.text):
        return place >= len(rows) - 3 and is_name(stroke.group(1))
    if GREETING.fullmatch(row.text):
        return place >= len(rows) - 6
    if len(row.cells) == 1 and (label := split_label(row.text)):
        people = split_names(re.sub(r"\([^()]*\)", " ", label[1]))
        if _role(label[0]):
            return (
                not label[1]
                or all(is_name(one) or is_first_name(one.split()[0]) for one in people)
                or bool(find_dates(label[1]))
            )
        return False
    first = _role(row.cells[0])
    if not first:
        match = re.match(
            r"(Vid anteckningarna|För anteckningarna|Vid protokollet|Vid pennan|Antecknat av|Justeras"
            r"|Justerat|Justerare|Sekreterare|Ordförande)\b[\s:,]*(.+)$",
            row.text,
            re.I,
        )
        return (
            match is not None
            and (is_name(match.group(2).strip(" .")) or bool(find_dates(match.group(2))))
            and len(row.text) < 90
        )
    if len(row.cells) > 1:
        return all(_role(cell) or _is_signed_name(cell) or not cell for cell in row.cells)
    below = rows[place + 1 : place + 4]
    return (
        not below
        or any(
            all(_is_signed_name(cell) or _role(cell) or bool(find_dates(cell)) for cell in one.cells)
            for one in below[:2]
        )
        or any(is_first_name(one.cells[0].split()[0]) and len(one.text.split()) <= 3 for one in below[:1])
    )


def find_closing(rows: list[Row], start: int) -> Closing:
    """Take the rows and the place where the last item begins; give the closing part."""
    for place in range(start, len(rows)):
        row = rows[place]
        if len(row.text) > 160 or row.list_level or row.told:
            continue
        if _name_over_role(rows, place) or _label_with_name(rows, place):
            closing = Closing(place, place)
            _read_signatures(rows, closing)
            return closing
        if SLIDES.fullmatch(row.text) and row.blank_before and place > start:
            return Closing(place, place)
        if (
            APPENDIX.fullmatch(row.text)
            and row.blank_before
            and place > start
            and (len(row.text) < 14 or row.bold or row.heading_level)
        ):
            return Closing(place, place)
    return Closing(len(rows), len(rows))


def _read_signatures(rows: list[Row], closing: Closing) -> None:
    """Go through the signatures, pairing names with roles."""
    place = closing.start
    pending: list[str] = []
    while place < len(rows):
        row = rows[place]
        if row.told:
            break
        if not pending and _name_over_role(rows, place):
            roles = [_role(cell) for cell in rows[place + 1].cells]
            for index, cell in enumerate(row.cells):
                closing.signers.append(
                    (cell.strip(" ,."), roles[min(index, len(roles) - 1)], (*row.numbers, *rows[place + 1].numbers))
                )
            place += 2
            pending = []
            continue
        if not _signature_row(row, closing, pending):
            if not (
                place == closing.start
                or (len(row.text) < 60 and (find_dates(row.text) or GREETING.fullmatch(row.text)))
            ):
                break
            if find_dates(row.text):
                closing.left.append(place)
        pending = [
            _role(cell) or _label_role(cell) for cell in row.cells if _role(cell) or _label_role(cell)
        ] or pending
        if GREETING.fullmatch(row.text):
            pending = pending or ["signed"]
        place += 1
    closing.after = place


def _label_role(text: str) -> str:
    """Give the role of a label before a colon, where its name is to come below."""
    label = split_label(text)
    return _role(label[0]) if label and not label[1] else ""


def _signature_row(row: Row, closing: Closing, pending: list[str]) -> bool:
    """Read one row of signatures; tell whether it was one."""
    if (stroke := STROKE.fullmatch(row.text)) and is_name(stroke.group(1)):
        closing.signers.append((stroke.group(1), "secretary", row.numbers))
        return True
    label = split_label(row.text)
    if label and _role(label[0]):
        for one in split_names(re.sub(r"\([^()]*\)", " ", label[1])):
            closing.signers.append((one, _role(label[0]), row.numbers))
        return True
    role = ""
    good = False
    for index, cell in enumerate(row.cells):
        waiting = pending[min(index, len(pending) - 1)] if pending else ""
        if found := _role(cell):
            role, good = found, True
        elif _is_signed_name(cell) or (pending and is_first_name(cell.split()[0]) and len(cell.split()) <= 3):
            closing.signers += [(one, role or waiting, row.numbers) for one in split_joined(cell.strip(" ,."))]
            good = True
        elif match := re.match(r"(.+?)\s*,\s*(.+)$", cell):
            if is_name(match.group(1)) and len(cell) < 90 and (pending or _role(match.group(2))):
                closing.signers.append((match.group(1), _role(match.group(2)) or waiting, row.numbers))
                good = True
        elif match := re.match(r"([A-ZÅÄÖ][a-zåäö]+(?: [a-zåäö]+)?)\s+([A-ZÅÄÖ].+)$", cell):
            name = match.group(2).strip(" .")
            if _role(match.group(1)) and is_name(name):
                closing.signers.append((name, _role(match.group(1)), row.numbers))
                good = True
    return good
