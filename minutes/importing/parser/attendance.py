"""Read the lists of those present, absent and invited, in every layout they are set."""

import re
from dataclasses import dataclass, field, replace

from minutes.importing.parsed import ParsedAttendee
from minutes.importing.parser.entries import (
    COLLECTIVE,
    ORGANISATION,
    Entry,
    is_known_person,
    is_person,
    parse_entry,
    split_entries,
    title_and_organisation,
)
from minutes.importing.parser.labels import (
    ATTENDANCE,
    COLUMNS_OF,
    CONTENTS,
    PRESENCE_OF,
    RECORD,
    VALUE_OF,
    bare,
    split_label,
)
from minutes.importing.parser.names import is_first_name, is_name, split_names
from minutes.importing.parser.rows import Row, aligned

SURE = re.compile(
    r"(?:närv|frånv|delt|ej\s|icke|inte|förhinder|anmä|inbjud|adjung|ledam|ersätt|tjänstg"
    r"|återbud|beslutande|present|absent)",
    re.I,
)
LEADING = re.compile(r"^(?:för|från|representanter\s+(?:för|från)|representerande)\s+", re.I)
MAX_GROUP = 70
BESIDE = tuple(re.compile(mark) for mark in (r"\s*:\s+", r"\s+[–—-]\s+", r" {2,}"))  # “Region X – Anna Ek, Bo Ros”
NOBODY = frozenset(("-", "–", "inga", "ingen", "ej", "0", ""))
FILLED = frozenset(("x", "ja", "✓", "✔", "1"))
TITLES = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True)
class Group:
    """What a heading in the list says of the people under it."""

    presence: str = "present"
    role: str = ""
    name: str = ""
    side: str = ""
    organisation: str = ""
    line: int = 0


@dataclass
class Found:
    """Collect the people and the rows they were read from."""

    attendees: list[ParsedAttendee] = field(default_factory=list)
    places: set[int] = field(default_factory=set)
    doubts: list[tuple[int, str]] = field(default_factory=list)
    by_name: dict[str, list[int]] = field(default_factory=dict)  # name in lower case -> places in attendees


def _key(word: str) -> str:
    """Give the longest known label that a heading is or begins with."""
    if word in ATTENDANCE:
        return word
    ends = [match.start() for match in re.finditer(r"[ /,]", word)]
    return next((word[:end] for end in reversed(ends) if end > 5 and word[:end] in ATTENDANCE), "")


def label_group(label: str, line: int) -> Group | None:
    """Take the words of a heading; give the group it opens, or None where it is no heading of a list."""
    word = bare(re.sub(r"\([^()]*\)", " ", label))
    if len(word) > MAX_GROUP:
        return None
    key = _key(word)
    if not key or (key != word and (len(word.split()) > 7 or re.search(r"\d", word))):
        return None
    presence, role = ATTENDANCE[key]
    rest = word.removeprefix(key).strip()
    side = _side(rest)
    return Group(presence, role, " ".join(label.split()).strip(" :"), side, "", line)


def _side(text: str) -> str:
    """Tell which side a heading names."""
    lower = text.casefold()
    if "kommun" in lower and "region" not in lower:
        return "municipalities"
    return "region" if re.search(r"\bregion(?:en)?\b", lower) and "kommun" not in lower else ""


def named_group(text: str, base: Group, line: int) -> Group:
    """Take a heading that names a side, an organisation or a group; give its group within the list."""
    name = " ".join(text.split()).strip(" :")
    plain = LEADING.sub("", name)
    organisation = plain if ORGANISATION.search(plain) and not COLLECTIVE.search(plain) and len(plain) < 50 else ""
    return replace(base, name=name, side=_side(plain), organisation=organisation, line=line)


def _attendee(entry: Entry, group: Group, lines: tuple[int, ...]) -> ParsedAttendee:
    """Give the attendee of an entry in a group."""
    title, organisation = title_and_organisation(entry.pieces)
    presence = entry.presence or group.presence
    if entry.presence == "present" and group.presence != "present":
        presence = group.presence
    return ParsedAttendee(
        name=entry.name,
        title=title,
        organisation=organisation or group.organisation,
        side=group.side,
        group=group.name,
        party=entry.party,
        role=group.role if entry.role == "approver" else entry.role or group.role,
        is_approver=entry.role == "approver",
        presence=presence,
        substitutes_for=entry.substitutes_for,
        note=entry.note,
        lines=tuple(dict.fromkeys((*((group.line,) if group.line else ()), *lines))),
    )


def _add(found: Found, new: ParsedAttendee) -> None:
    """Add a person, or what a second mention adds to the first."""
    same_name = found.by_name.setdefault(new.name.casefold(), [])
    for index in same_name:
        old = found.attendees[index]
        if not old.organisation or old.organisation == new.organisation or not new.organisation:
            found.attendees[index] = replace(
                old,
                role=old.role if old.role not in ("", "member") else new.role or old.role,
                title=old.title or new.title,
                organisation=old.organisation or new.organisation,
                party=old.party or new.party,
                note=old.note or new.note,
                is_approver=old.is_approver or new.is_approver,
                group=old.group or new.group,
                lines=tuple(dict.fromkeys((*old.lines, *new.lines))),
            )
            if {old.presence, new.presence} & {"absent", "apologies"} and old.presence != new.presence:
                found.doubts.append((new.lines[-1], f"{new.name} står både som närvarande och som frånvarande."))
            return
    same_name.append(len(found.attendees))
    found.attendees.append(new)


def _lower_case_names(text: str) -> list[str]:
    """Give the pieces of a list of names written without capitals, or nothing."""
    pieces = split_names(text) if text == text.lower() else []
    known = sum(is_first_name(piece.split()[0]) for piece in pieces)
    return pieces if known * 2 >= len(pieces) and all(len(piece.split()) < 3 for piece in pieces) else []


def add_text(found: Found, text: str, group: Group, lines: tuple[int, ...]) -> int:
    """Add the people of a text; give how many."""
    if lower := _lower_case_names(text):
        for name in lower:
            _add(found, _attendee(Entry(name), group, lines))
        return len(lower)
    entries = split_entries(text)
    people = [parse_entry(one) for one in entries]
    if len(entries) > 1 and any(" " in one and "," not in text[: len(one)] for one in entries[:1]):
        joined = [one for one in entries if f"{one}," not in text and one not in text.split(",")[-1]]
        if joined and any(is_name(one) for one in joined) and text.count(",") + text.count(";") + 1 < len(entries):
            for one in joined:
                if not re.search(rf"(?:och|samt|&)\s+{re.escape(one)}|{re.escape(one)}\s+(?:och|samt|&)", text):
                    found.doubts.append((lines[0], f"Ett komma tycks saknas efter {one}."))
    good = [
        one
        for one in people
        if one.name
        and (is_name(one.name) or is_first_name(one.name.split()[0]) or (len(people) > 2 and len(one.name.split()) < 3))
    ]
    for person in good:
        _add(found, _attendee(person, group, lines))
    return len(good)


def _columns(row: Row) -> dict[int, tuple[str, str]] | None:
    """Give what the columns under a header row mean, or None where it is no header of a list of people."""
    if len(row.cells) < 2:
        return None
    meanings: dict[int, tuple[str, str]] = {}
    for column, cell in zip(row.columns, row.cells, strict=True):
        for meaning in COLUMNS_OF.get(bare(cell), ()):
            if meaning in ("name", "title", "organisation", "party", "presence") and meaning not in {
                m for m, _ in meanings.values()
            }:
                meanings[column] = (meaning, bare(cell))
                break
        else:
            if bare(cell) in PRESENCE_OF or bare(cell) in ATTENDANCE:
                meanings[column] = ("presence", bare(cell))
    names = [meaning for meaning, _ in meanings.values()]
    return meanings if "name" in names and len(names) >= 2 and len(names) >= len(row.cells) - 1 else None


def _add_by_columns(found: Found, row: Row, meanings: dict[int, tuple[str, str]], group: Group) -> bool:
    """Add the person of a table row under a header; tell whether there was one."""
    cells = dict(zip(row.columns, row.cells, strict=True))
    by_meaning = {meaning: cells.get(column, "") for column, (meaning, _) in meanings.items() if meaning != "presence"}
    entry = parse_entry(by_meaning.get("name", ""))
    if not entry.name or not (is_name(entry.name) or is_first_name(entry.name.split()[0])):
        return False
    presence, note = entry.presence, entry.note
    for column, (meaning, word) in meanings.items():
        cell = bare(cells.get(column, ""))
        if meaning != "presence":
            continue
        if cell in FILLED:
            presence = PRESENCE_OF.get(word) or ATTENDANCE.get(word, ("present", ""))[0]
        elif cell in PRESENCE_OF:
            presence = PRESENCE_OF[cell]
        elif not cell and PRESENCE_OF.get(word) == "present" and not presence:
            presence = "absent"
        elif cell:
            more = parse_entry(f"{entry.name}, {cells[column]}")
            presence, note = more.presence or presence, more.note or note or cells[column]
    role = parse_entry(f"{entry.name}, {by_meaning['title']}").role if by_meaning.get("title") else ""
    entry = replace(
        entry, presence=presence, note=note, party=entry.party or by_meaning.get("party", "").strip("()"), role=role
    )
    pieces = entry.pieces
    title = ", ".join((*pieces, *filter(None, [by_meaning.get("title", "")])))
    one = _attendee(replace(entry, pieces=()), group, row.numbers)
    _add(found, replace(one, title=title, organisation=by_meaning.get("organisation", "") or one.organisation))
    return True


def _presence_of(word: str) -> str | None:
    """Give the presence that the head of a column says, or None."""
    word = bare(word)
    return PRESENCE_OF.get(word) or (ATTENDANCE[word][0] if word in ATTENDANCE else None)


def _cross_columns(row: Row) -> dict[int, str]:
    """Give where each word of a header of presence alone begins, and what it says; nothing for any other row."""
    found: dict[int, str] = {}
    for cell, offset in zip(row.cells, row.offsets, strict=False):
        for word in re.finditer(r"\S+(?:\s\S+)*", cell):
            presence = _presence_of(word.group())
            if presence is None:
                return {}
            found[offset + word.start()] = presence
    return found


def _marked_entry(row: Row, marks: dict[int, str]) -> Entry | None:
    """Give the person of a row that ends in a cross, there or not by the column the cross stands in."""
    if len(row.cells) < 2 or bare(row.cells[-1]) not in FILLED or not row.offsets or not is_person(row.cells[0]):
        return None
    presence = marks[min(marks, key=lambda offset: abs(offset - row.offsets[-1]))]
    return replace(parse_entry(row.cells[0], row.cells[1:-1]), presence=presence)


def _people_in_cells(row: Row) -> bool:
    """Tell whether every cell of a row is a person of its own."""
    if len(row.cells) < 2:
        return row.columns[0] > 0 and is_person(row.cells[0])
    return all(is_person(cell) for cell in row.cells) and all(is_known_person(cell) for cell in row.cells[1:])


def _side_headings(rows: list[Row], place: int) -> bool:
    """Tell whether a row heads two columns of people."""
    row = rows[place]
    if len(row.cells) < 2 or place + 1 >= len(rows) or any(is_person(cell) for cell in row.cells):
        return False
    return _people_in_cells(rows[place + 1]) and len(rows[place + 1].cells) >= 2


def _starts_unlabelled(rows: list[Row], place: int, end: int) -> bool:
    """Tell whether a list of people begins here without a heading that says so."""
    run = rows[place : min(place + 3, end)]
    if len(run) < 3:
        return False
    tabular = all(len(row.cells) >= 2 and is_person(row.cells[0]) for row in run)
    listed = all(
        len(row.cells) == 1 and is_known_person(row.text) and parse_entry(row.text).name != row.text for row in run
    )
    return tabular or listed


def _row_label(row: Row) -> tuple[Group, str] | None:
    """Give the group a row opens by its label, and the text after the label."""
    if len(row.cells) >= 2 and (group := label_group(row.cells[0], row.number)):
        return group, ", ".join(row.cells[1:])
    label = split_label(row.text)
    if label and (group := label_group(label[0], row.number)):
        return group, label[1]
    if len(row.cells) == 1 and len(row.text) <= MAX_GROUP and (group := label_group(row.text, row.number)):
        return (group, "") if len(row.text.split()) <= 6 and not is_person(row.text) else None
    return None


class _Walk:
    """Go through rows once, knowing which list is open."""

    def __init__(self, rows: list[Row], found: Found, in_head: bool) -> None:
        self.rows, self.found, self.in_head = rows, found, in_head
        self.group: Group | None = None
        self.label: Group = Group()  # the last heading that said present or absent
        self.sides: dict[int, Group] = {}
        self.meanings: dict[int, tuple[str, str]] = {}
        self.header: Row | None = None  # the row that says what the columns are
        self.marks: dict[int, str] = {}  # where a column of crosses begins -> the presence it says
        self.beside: Group | None = None  # the group that stands in the cell before the people

    def take(self, place: int, end: int) -> bool:
        """Read one row; tell whether it belongs to a list."""
        row = self.rows[place]
        if self._header(place, end) or self._cross_header(place, end):
            return True
        if label := _row_label(row):
            return self._open(place, end, *label)
        if self.in_head and _side_headings(self.rows, place):
            base = self.group or Group()
            self.sides = {
                column: named_group(cell, label_group(cell, row.number) or base, row.number)
                for column, cell in zip(row.columns, row.cells, strict=True)
            }
            self.group = base
            return True
        if self.group is None:
            return self.in_head and (self._open_beside(row) or self._open_unlabelled(place, end))
        if row.columns[0] == 0 or row.blank_before:
            self.beside = None
        if self._people(row) or self._inner_heading(place, end):
            return True
        self.group, self.sides, self.meanings, self.marks = None, {}, {}, {}
        return self.in_head and self._open_unlabelled(place, end)

    def _header(self, place: int, end: int) -> bool:
        """Read a header row of a table of people; tell whether it was one."""
        row = self.rows[place]
        meanings = _columns(row) if self.in_head or self.group else None
        if not meanings or place + 1 >= end or len(self.rows[place + 1].cells) < 2:
            return False
        over = next((label_group(word, row.number) for meaning, word in meanings.values() if meaning == "name"), None)
        self.meanings, self.header, self.group = meanings, row, over or self.group or Group()
        return True

    def _cross_header(self, place: int, end: int) -> bool:
        """Read a header that names presence alone, over columns of crosses; tell whether it was one."""
        marks = _cross_columns(self.rows[place]) if self.in_head else {}
        if not marks or place + 1 >= end or _marked_entry(self.rows[place + 1], marks) is None:
            return False
        self.marks, self.group = marks, self.group or Group()
        return True

    def _open(self, place: int, end: int, group: Group, text: str) -> bool:
        """Open the list of a label, and read the people who stand beside it."""
        row = self.rows[place]
        word = bare(re.sub(r"\([^()]*\)", " ", group.name))
        if not self.in_head and (not SURE.match(word) or (not text and not self._people_below(place, end, 2))):
            return self.group is not None and self._people(row)
        if text and bare(text) in NOBODY:
            return True
        if text:
            count = add_text(self.found, text, group, row.numbers)
            if not count and not (
                self._people_below(place, end, 1) and len(text) < MAX_GROUP and row.text.endswith(":")
            ):
                return False
        elif not self._people_below(place, end, 1):
            return bare(row.text) in ATTENDANCE and bare(row.text) not in VALUE_OF and SURE.match(word) is not None
        single = group.role in ("chair", "vice_chair", "secretary", "process_leader")
        if single and text:
            return True
        self.group = self.label = group
        self.sides, self.meanings = {}, {}
        return True

    def _people_below(self, place: int, end: int, wanted: int) -> bool:
        """Tell whether people stand in the rows below, perhaps under one more heading."""
        below = self.rows[place + 1 : min(place + 1 + wanted + 2, end)]
        fits = [bool(_columns(row)) or any(map(_lists_people, row.cells)) or bool(_beside(row.text)) for row in below]
        return sum(fits) >= wanted and any(fits[:2])

    def _open_unlabelled(self, place: int, end: int) -> bool:
        """Open a list that has a group's name, or nothing, over it."""
        row = self.rows[place]
        if _starts_unlabelled(self.rows, place, end):
            self.group = Group()
            return self._people(row)
        short = (
            len(row.cells) == 1
            and len(row.text) <= MAX_GROUP
            and not RECORD.search(row.text)
            and not row.text.endswith(".")
        )
        label = split_label(row.text)
        if short and not (label and label[1]) and bare(row.text) not in CONTENTS and bare(row.text) not in VALUE_OF:
            numbered = any(character.isdigit() for character in row.text)
            if not numbered and _starts_unlabelled(self.rows, place + 1, end):
                self.group = named_group(row.text, Group(), row.number)
                return True
        return False

    def _open_beside(self, row: Row) -> bool:
        """Open a list with the people who stand after “Från föreningarna:”."""
        parts = _beside(row.text)
        if not parts or not LEADING.match(parts[0]) or not self._labelled_people(row, *parts, Group()):
            return False
        self.group = Group()
        return True

    def _people(self, row: Row) -> bool:
        """Add the people of a row in the open list; tell whether there were any."""
        group = self.beside or self.group or Group()
        if self.meanings:
            in_columns = aligned(row, self.header) if self.header else row
            return _add_by_columns(self.found, in_columns, self.meanings, group)
        if self.marks and (marked := _marked_entry(row, self.marks)):
            _add(self.found, _attendee(marked, group, row.numbers))
            return True
        if self.sides and any(is_person(cell) for cell in row.cells):
            for column, cell in zip(row.columns, row.cells, strict=True):
                add_text(self.found, cell, self.sides.get(column, group), row.numbers)
            return True
        if _people_in_cells(row):
            return sum(add_text(self.found, cell, group, row.numbers) for cell in row.cells) >= len(row.cells)
        if len(row.cells) >= 2:
            entry = parse_entry(row.cells[0], row.cells[1:])
            if is_name(entry.name) or (row.in_table and is_first_name(entry.name.split()[0] if entry.name else "")):
                _add(self.found, _attendee(entry, group, row.numbers))
                return True
            return self._labelled_people(row, row.cells[0], ", ".join(row.cells[1:]), group)
        if parts := _beside(row.text):
            return self._labelled_people(row, *parts, group)
        return _lists_people(row.text) and add_text(self.found, row.text, group, row.numbers) > 0

    def _labelled_people(self, row: Row, label: str, text: str, group: Group) -> bool:
        """Add people who stand after their organisation or group."""
        if bare(label) in VALUE_OF or len(label) > MAX_GROUP or not _lists_people(text):
            return False
        group = named_group(label, self.label if self.label.line else group, row.number)
        if not group.organisation and not COLLECTIVE.search(label):
            group = replace(group, organisation=group.name)
        self.beside = group
        return add_text(self.found, text, group, row.numbers) > 0

    def _inner_heading(self, place: int, end: int) -> bool:
        """Read a heading inside the open list."""
        row = self.rows[place]
        if (
            len(row.text) > MAX_GROUP
            or len(row.cells) > 1
            or not self._people_below(place, end, 1)
            or bare(row.text) in VALUE_OF
        ):
            return False
        if row.text.endswith((".", "!", "?")) or RECORD.search(row.text) or (split_label(row.text) or ("", ""))[1]:
            return False
        self.group = named_group(row.text, self.label, row.number)
        return True


def _beside(text: str) -> tuple[str, str] | None:
    """Give the organisation or group that stands before people on their row, and the people."""
    for pattern in BESIDE:
        parts = pattern.split(text, maxsplit=1)
        if len(parts) == 2 and len(parts[0]) <= MAX_GROUP and not is_person(parts[0]) and _lists_people(parts[1]):
            return parts[0], parts[1]
    return None


def _lists_people(text: str) -> bool:
    """Tell whether a text is one person or a list of people, and not a sentence."""
    if re.search(r"[a-zåäö]{2}\.\s+[A-ZÅÄÖ]|[!?]", text):
        return False
    if text[:1].islower():
        return bool(_lower_case_names(text))
    entries = split_entries(text)[:40]
    people = [one for one in entries if is_person(one) or is_first_name((parse_entry(one).name or "-").split()[0])]
    if len(people) * 2 >= len(entries) > 2 and all(len(one.split()) < 3 for one in entries):
        people = entries
    return bool(people) and len(people) >= len(entries) - 1 and bool(entries[0] in people)


def find_attendees(rows: list[Row], spans: list[tuple[int, int, str]], skip: frozenset[int]) -> Found:
    """Take rows, spans to look in (the head first) and places to skip; give the people and the rows they stand in."""
    found = Found()
    for index, (start, end, title) in enumerate(spans):
        walk = _Walk(rows, found, in_head=index == 0)
        if title and SURE.match(title) and (group := label_group(title, 0)):
            walk.group = walk.label = group
        for place in range(start, end):
            if place not in skip and walk.take(place, end):
                found.places.add(place)
    return found
