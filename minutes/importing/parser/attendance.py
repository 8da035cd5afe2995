"""Read the lists of those present, absent and invited, in every layout they are set."""

import re
from dataclasses import replace

from minutes.importing.corrections import ATTENDEE
from minutes.importing.parser.entries import COLLECTIVE, Entry, is_known_person, is_person, parse_entry, split_entries
from minutes.importing.parser.evidence import LIST_MARK
from minutes.importing.parser.groups import LEADING, MAX_GROUP, SURE, Group, label_group, named_group
from minutes.importing.parser.labels import ATTENDANCE, COLUMNS_OF, CONTENTS, RECORD, ROLE, VALUE_OF, bare, split_label
from minutes.importing.parser.legends import legend_of, signed_entry
from minutes.importing.parser.meanings import attendance_of, is_label_word, value_of
from minutes.importing.parser.names import is_first_name, is_name, known_name
from minutes.importing.parser.people import Found, add_person, add_text, attendee_of, beside, lists_people
from minutes.importing.parser.people_tables import (
    Block,
    add_blocks,
    add_by_columns,
    add_pairs,
    blocks_of,
    columns_of_people,
    cross_columns,
    mark_of,
    marked_entry,
    paired_columns,
)
from minutes.importing.parser.rows import Row, aligned
from minutes.importing.parser.sentences import sentences

MOST_WORDS = 4  # of a label that no mark parts from the people
INITIALS = re.compile(r"[A-ZÅÄÖ]{2,4}")
DASHES = ("-", "–", "—")
NO_ONE = tuple(f" {dash}" for dash in DASHES)
NOBODY = frozenset(
    ("-", "–", "inga", "ingen", "ej", "0", "", "ingen representant", "ingen på plats", "vakant", "ingen deltog")
)


def without_initials(row: Row) -> Row:
    """Give a row whose first cell is the initials of the person in the next with these after the name."""
    if len(row.cells) < 2 or not INITIALS.fullmatch(row.cells[0]) or not is_person(row.cells[1]):
        return row
    return row.with_cells((f"{row.cells[1]} ({row.cells[0]})", *row.cells[2:]))


def _says_nobody(row: Row) -> bool:
    """Tell whether a row is an organisation and a mark that nobody came from it: “Laxå: -”."""
    if is_person(row.cells[0]):
        return False
    if len(row.cells) == 2:
        return bare(row.cells[1]).strip("()") in NOBODY
    label = split_label(row.text)
    return len(row.cells) == 1 and (
        bare(label[1]) in NOBODY - {""} or label[1] in DASHES if label else row.text[-2:] in NO_ONE
    )


def _people_in_cells(row: Row) -> bool:
    """Tell whether every cell of a row is a person of its own."""
    if len(row.cells) < 2:
        return row.columns[0] > 0 and is_person(row.cells[0])
    return all(is_person(cell) for cell in row.cells) and all(is_known_person(cell) for cell in row.cells[1:])


def _with_marks(row: Row) -> list[Entry]:
    """Give the people of a row in which a mark of presence stands after each of several, or nothing."""
    names, marks = row.cells[::2], row.cells[1::2]
    if len(names) < 2 or len(names) != len(marks) or not all(map(is_person, names)):
        return []
    found = [mark_of(mark) for mark in marks]
    if not all(found):
        return []
    return [
        replace(parse_entry(name), presence=mark["presence"], note=mark.get("note", ""))
        for name, mark in zip(names, found, strict=True)
    ]


def _side_headings(rows: list[Row], place: int) -> bool:
    """Tell whether a row heads two columns of people."""
    row = rows[place]
    if len(row.cells) < 2 or place + 1 >= len(rows) or any(is_person(cell) for cell in row.cells):
        return False
    if len(_with_marks(rows[place + 1])) == len(row.cells):
        return True
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
    if before := _label_before_names(row):
        return before
    if len(row.cells) == 1 and len(row.text) <= MAX_GROUP and (group := label_group(row.text, row.number)):
        return (group, "") if len(row.text.split()) <= 6 and not is_person(row.text) else None
    return None


def _label_before_names(row: Row) -> tuple[Group, str] | None:
    """Give the group of a label that no mark parts from the people: “Återbud Kjell Frisk och Anita S.”."""
    words = sentences(row.text)[0].split() if len(row.cells) == 1 else []
    for count in range(1, min(len(words), MOST_WORDS)):
        label, text = " ".join(words[:count]), " ".join(words[count:])
        known = SURE.match(label) and label[0].isupper() and words[count][0].isupper() and ROLE.fullmatch(label) is None
        if known and attendance_of(bare(label)) and is_known_person(text) and lists_people(text):
            return label_group(label, row.number) or Group(), text
    return None


# What an unknown label before people says of them.
PRESENCE_WORDS = (
    ("apologies", re.compile(r"förhind|återbud|sjuk|förfall|anmäl", re.I)),
    ("absent", re.compile(r"\b(?:ej|inte|icke)\b|frånv|sakna|borta", re.I)),
    ("invited", re.compile(r"gäst|inbj|adj|besök|föredrag", re.I)),
)
FEWEST_NAMED = 2  # people, for a row to be a list by itself


class _Walk:
    """Go through rows once, knowing which list is open."""

    def __init__(self, rows: list[Row], found: Found, in_head: bool) -> None:
        self.rows, self.found, self.in_head = rows, found, in_head
        self.group: Group | None = None
        self.label: Group = Group()  # the last heading that said present or absent
        self.sides: dict[int, Group] = {}
        self.meanings: dict[int, tuple[str, str]] = {}
        self.header: Row | None = None  # the row that says what the columns are
        self.pairs: dict[int, Group | None] = {}  # where columns of people and of their marks begin
        self.marks: dict[int, str] = {}  # where a column of crosses begins -> the presence it says
        self.blocks: list[Block] = []  # columns of names side by side
        self.signs: dict[str, str] = {}  # what the signs of a legend say
        self.beside: Group | None = None  # the group that stands in the cell before the people

    def take(self, place: int, end: int) -> bool:
        """Read one row; tell whether it belongs to a list."""
        row = self.rows[place]
        if row.told:
            return row.told == ATTENDEE and add_text(self.found, row.text, self.group or self.label, row.numbers) > 0
        if self._header(place, end) or self._cross_header(place, end) or self._legend(place, end):
            return True
        if self.in_head and (pairs := paired_columns(row)):
            self.pairs, self.group = pairs, Group()
            return True
        if self.in_head and _side_headings(self.rows, place):
            base = self.group or Group()
            self.sides = {
                column: named_group(cell, label_group(cell, row.number) or base, row.number)
                for column, cell in zip(row.columns, row.cells, strict=True)
            }
            self.group = base
            return True
        if label := _row_label(row):
            return self._open(place, end, *label)
        if self.group is None:
            return self.in_head and (
                self._open_beside(place, end) or self._open_unlabelled(place, end) or self._open_by_names(place)
            )
        if row.columns[0] == 0 or row.blank_before:
            self.beside = None
        if _says_nobody(row):
            return False  # an organisation from which nobody came; the list goes on
        if self._people(row) or self._inner_heading(place, end):
            return True
        self.group, self.sides, self.meanings, self.marks, self.pairs, self.blocks = None, {}, {}, {}, {}, []
        return self.in_head and (self._open_unlabelled(place, end) or self._open_by_names(place))

    def _header(self, place: int, end: int) -> bool:
        """Read a header row of a table of people; tell whether it was one."""
        row = self.rows[place]
        if blocks := blocks_of(row) if self.in_head or self.group else []:
            self.blocks, self.header, self.group = blocks, row, self.group or Group()
            return True
        meanings = columns_of_people(row) if self.in_head or self.group else None
        if not meanings or place + 1 >= end or len(self.rows[place + 1].cells) < 2:
            return False
        if _side_headings(self.rows, place):
            return False  # “Närvarande | Frånvarande” over people in both columns
        over = next((label_group(word, row.number) for meaning, word in meanings.values() if meaning == "name"), None)
        self.meanings, self.header, self.group = meanings, row, over or self.group or Group()
        return True

    def _cross_header(self, place: int, end: int) -> bool:
        """Read a header that names presence alone, over columns of crosses; tell whether it was one."""
        marks = cross_columns(self.rows[place]) if self.in_head else {}
        if not marks or place + 1 >= end or marked_entry(self.rows[place + 1], marks) is None:
            return False
        self.marks, self.group = marks, self.group or Group()
        return True

    def _legend(self, place: int, end: int) -> bool:
        """Read a row that says what the signs beside the names mean; tell whether it was one."""
        signs = legend_of(self.rows[place].text)
        below = self.rows[place + 1 : min(place + 4, end)]
        if not signs or not any(signed_entry(row, signs) for row in below):
            return False
        word = re.sub(r"\([^()]*\)", " ", self.rows[place].text)
        self.signs, self.group = signs, label_group(word, self.rows[place].number) or self.group or Group()
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
        self.sides, self.meanings, self.pairs, self.blocks = {}, {}, {}, []
        return True

    def _people_below(self, place: int, end: int, wanted: int) -> bool:
        """Tell whether people stand in the rows below, perhaps under one more heading."""
        below = self.rows[place + 1 : min(place + 1 + wanted + 2, end)]
        fits = [
            bool(columns_of_people(row)) or any(map(lists_people, row.cells)) or bool(beside(row.text)) for row in below
        ]
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
        if short and LEADING.match(row.text) and row.text.endswith(":") and self._people_below(place, end, 1):
            self.group = named_group(row.text, Group(), row.number)
            return True
        if short and not (label and label[1]) and bare(row.text) not in CONTENTS and bare(row.text) not in VALUE_OF:
            numbered = any(character.isdigit() for character in row.text)
            if not numbered and _starts_unlabelled(self.rows, place + 1, end):
                self.group = named_group(row.text, Group(), row.number)
                return True
        return False

    def _open_beside(self, place: int, end: int) -> bool:
        """Open a list with people after “Från föreningarna:” or, row after row, after where they are from."""
        row = self.rows[place]
        parts = beside(row.text)
        if not parts or not (LEADING.match(parts[0]) or self._beside_again(place, end)):
            return False
        if not self._labelled_people(row, *parts, Group()):
            return False
        self.group = Group()
        return True

    def _open_by_names(self, place: int) -> bool:
        """Open a list by what it holds alone: several people in one row, whatever the label before them says."""
        row = self.rows[place]
        label = split_label(row.text)
        word, text = (bare(label[0]), label[1]) if label else ("", row.text)
        if value_of(word) or is_label_word(word) or row.text.endswith((".", "!", "?")) or len(row.cells) > 2:
            return False
        if sum(map(is_known_person, split_entries(text))) < FEWEST_NAMED or not lists_people(text):
            return False
        presence = next((presence for presence, words in PRESENCE_WORDS if words.search(word)), "present")
        group = Group(presence, name=label[0] if label else "", line=row.number)
        if not add_text(self.found, text, group, row.numbers):
            return False
        self.group = self.label = group
        return True

    def _beside_again(self, place: int, end: int) -> bool:
        """Tell whether the rows that follow name people after where they are from, too."""
        below = [beside(row.text) for row in self.rows[place + 1 : min(place + 3, end)]]
        return len(below) > 1 and all(parts and known_name(split_entries(parts[1])[0]) for parts in below)

    def _people(self, row: Row) -> bool:
        """Add the people of a row in the open list; tell whether there were any."""
        group = self.beside or self.group or Group()
        if self.pairs and row.offsets:
            return add_pairs(self.found, row, self.pairs)
        if self.blocks and self.header and len(row.cells) > 1:
            return add_blocks(self.found, aligned(row, self.header), self.blocks)
        if self.meanings:
            in_columns = aligned(row, self.header) if self.header else row
            return add_by_columns(self.found, in_columns, self.meanings, group)
        if self.signs and (signed := signed_entry(row, self.signs)):
            add_person(self.found, attendee_of(signed, group, row.numbers))
            return True
        if self.marks and (marked := marked_entry(row, self.marks)):
            add_person(self.found, attendee_of(marked, group, row.numbers))
            return True
        if self.sides and (marked_people := _with_marks(row)):
            for person, side in zip(marked_people, self.sides.values(), strict=False):
                add_person(self.found, attendee_of(person, side, row.numbers))
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
                add_person(self.found, attendee_of(entry, group, row.numbers))
                return True
            return self._labelled_people(row, row.cells[0], ", ".join(row.cells[1:]), group)
        if parts := beside(row.text):
            return self._labelled_people(row, *parts, group)
        return lists_people(row.text) and add_text(self.found, row.text, group, row.numbers) > 0

    def _labelled_people(self, row: Row, label: str, text: str, group: Group) -> bool:
        """Add people who stand after their organisation or group."""
        if bare(label) in VALUE_OF or len(label) > MAX_GROUP or not lists_people(text):
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


def find_attendees(rows: list[Row], spans: list[tuple[int, int, str]], skip: frozenset[int]) -> Found:
    """Take rows, spans to look in (the head first) and places to skip; give the people and the rows they stand in."""
    found = Found()
    rows = [without_initials(row) for row in rows]
    for index, (start, end, title) in enumerate(spans):
        walk = _Walk(rows, found, in_head=index == 0)
        if title and SURE.match(title) and (group := label_group(title, 0)):
            walk.group = walk.label = group
        for place in range(start, end):
            if place not in skip and walk.take(place, end):
                found.places.add(place)
    return found


def _without_number(row: Row) -> Row:
    """Give a row without the number that counts it."""
    if row.in_table or not LIST_MARK.match(row.text):
        return row
    first = LIST_MARK.sub("", f"{row.cells[0]} ").strip()
    return row.with_cells((first, *row.cells[1:]) if first else row.cells[1:])


def read_list(rows: list[Row]) -> Found:
    """Take the rows of a list alone; give the people and the rows they stand in, with and without a heading."""
    found = Found()
    rows = [without_initials(_without_number(row)) for row in rows]
    walk = _Walk(rows, found, in_head=True)
    for place in range(len(rows)):
        words = rows[place].text.split(",")
        if len(words) > 1 and len(rows[place].cells) == 1 and all(bare(word) in COLUMNS_OF for word in words):
            continue  # “Namn, kommun” over names with commas is no group
        walk.group = walk.group or walk.label  # what cannot be read ends no list here: nothing else follows
        if walk.take(place, len(rows)):
            found.places.add(place)
    return found
