"""Read the lists of those present, absent and invited, in every layout they are set."""

import re
from dataclasses import replace

from minutes.importing.corrections import ATTENDEE
from minutes.importing.parser.dates import find_dates
from minutes.importing.parser.entries import COLLECTIVE, ORGANISATION, is_person, parse_entry, title_and_organisation
from minutes.importing.parser.entry_lists import TELLS, as_list, first_entry, split_entries
from minutes.importing.parser.groups import LEADING, MAX_GROUP, PARENTHESES, SURE, Group, label_group, named_group
from minutes.importing.parser.labels import (
    ATTENDANCE,
    BODY_WORD,
    COLUMNS_OF,
    CONTENTS,
    VALUE_OF,
    bare,
    record_in,
    split_label,
)
from minutes.importing.parser.legends import CROSSES, legend_of, signed_entry
from minutes.importing.parser.meanings import ABSENT, value_of
from minutes.importing.parser.names import is_first_name, is_name, is_title, known_name
from minutes.importing.parser.people import (
    LEADING_ROLES,
    Found,
    add_person,
    add_text,
    attendee_of,
    beside,
    lists_people,
)
from minutes.importing.parser.people_rows import (
    NOBODY,
    people_in,
    people_in_cells,
    person_first,
    row_label,
    says_nobody,
    side_headings,
    starts_unlabelled,
    unglued,
    vacant,
    with_legend,
    with_marks,
    with_whole_names,
    without_initials,
    without_initials_before,
    without_number,
)
from minutes.importing.parser.people_tables import (
    Block,
    add_blocks,
    add_by_columns,
    add_pairs,
    blocks_of,
    columns_of_people,
    cross_columns,
    marked_entry,
    paired_columns,
)
from minutes.importing.parser.prose import MISSING_WORD, people_of, people_told
from minutes.importing.parser.rows import Row, aligned
from minutes.importing.parser.sentences import sentences

# What an unknown label before people says of them.
PRESENCE_WORDS = (
    ("apologies", re.compile(r"förhind|återbud|sjuk|förfall|anmäl", re.I)),
    ("absent", re.compile(r"\b(?:ej|inte|icke)\b|frånv|sakna|borta", re.I)),
    ("invited", re.compile(r"gäst|inbj|adj|besök|föredrag", re.I)),
)
MISSING = re.compile(r"förhind|återbud|förfall|\b(?:ej|inte|icke)\b|frånv|\bsakna", re.I)
# What stands before people and is not where they are from.
NO_ORGANISATION = re.compile(
    r"(?:vid|runt|på|i|med|upp\w+|samling|kallade|inbjudna|deltagare|vi|de|övriga|samtliga)\b", re.I
)
ALSO_THERE = re.compile(
    r"(?:Vidare|Dessutom|Även|Också|Därutöver|Därtill|Utöver\s+\w+)\s+(?:deltog|deltar|medverkade|närvarade|var)\b"
)
OTHER_INSIDE = re.compile(  # “Anna Ek (Bo Ros hade förhinder)”
    rf"\s*\(([A-ZÅÄÖ][\w-]+\s[A-ZÅÄÖ][^()]*(?:(?i:{MISSING_WORD.pattern}))[^()]*)\)", re.S
)
FAREWELL = re.compile(  # after which whoever wrote signs
    r"(?:(?:med\s+)?(?:vänlig|bästa|varma|soliga?)\w*\s+hälsning|hälsning|mvh\b|vh\b|ha\s+(?:en|det)\b|trevlig\s|glad\s"
    r"|god\s+(?:jul|helg)|tack\s|vi\s+ses|allt\s+gott|kram|/)",
    re.I,
)
NOT_THERE = re.compile(
    r"[^:]{0,60}(?:kännedom|sändlista|kopia|expedier|delges|skickas\s+till|sänds\s+till|mottagare)[^:]{0,30}:", re.I
)
ROLE_FIRST = re.compile(r"(?:Ordf|Sekr)\.?\s+[A-ZÅÄÖ]\w+(?:\s+[A-ZÅÄÖ]{1,2})?\.?$")
FROM_SOMEWHERE = re.compile(r"(?:Från|För)\s+[^:,;]{3,40}?\s[A-ZÅÄÖ][\w-]+\s[A-ZÅÄÖ]")
FORM = re.compile(r"(?:via|på|digital\w*|hybrid\w*|teams|zoom|skype)\b", re.I)
LONGEST_LIST = 40  # rows from a heading to a legend under its list
FIRST_SPANS = 4  # of the head and the first sections, where a document that lists nobody in its head may do it
FEWEST_TOLD = 3  # people, for a paragraph under such a heading to be who came
TOP = 5  # rows that may name the body
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
        self.counts: dict[int, int] = {}  # people in a row that holds nothing else, where they have been counted
        self.beside: Group | None = None  # the group that stands in the cell before the people

    def take(self, place: int, end: int) -> bool:
        """Read one row; tell whether it belongs to a list."""
        row = self.rows[place]
        if row.told:
            return row.told == ATTENDEE and add_text(self.found, row.text, self.group or self.label, row.numbers) > 0
        if not self.in_head and self.group is None and not SURE.match(row.text):
            self._told_inside(row)
            return False
        if self._header(place, end) or self._cross_header(place, end) or self._legend(place, end):
            return True
        if self.in_head and (pairs := paired_columns(row)):
            self.pairs, self.group = pairs, Group()
            return True
        if self.in_head and side_headings(self.rows, place):
            base = self.group or Group()
            self.sides = {
                column: named_group(cell, label_group(cell, row.number) or base, row.number)
                for column, cell in zip(row.columns, row.cells, strict=True)
            }
            self.group = base
            return True
        if value_of(bare(row.cells[0])) == "other" or NOT_THERE.match(row.text):
            self.group = None  # “Underskrifter” after the list, “Får anteckningarna för kännedom: …”
            return False
        if self.in_head and ALSO_THERE.match(row.text):
            return self._also_there(row)
        if self.in_head and self.found.attendees and len(row.cells) == 1 and FROM_SOMEWHERE.match(row.text):
            self._also_there(row)  # which stays in the text
            return False
        if label := row_label(row):
            return self._open(place, end, *label)
        if self.group is None:
            return self.in_head and (
                self._open_beside(place, end) or self._open_unlabelled(place, end) or self._open_by_names(place, end)
            )
        if row.columns[0] == 0 or row.blank_before:
            self.beside = None
        if says_nobody(row):
            return False  # an organisation from which nobody came; the list goes on
        if self._people(row) or self._goes_on(place) or self._inner_heading(place, end):
            return True
        self.group, self.sides, self.meanings, self.marks, self.pairs, self.blocks = None, {}, {}, {}, {}, []
        return self.in_head and (self._open_unlabelled(place, end) or self._open_by_names(place, end))

    def _also_there(self, row: Row) -> bool:
        """Add the people of “Vidare deltog …”; tell whether there were any."""
        told = [person for one in sentences(row.text) for person in people_told(one)]
        for person in told:
            add_person(self.found, attendee_of(person, Group(), row.numbers))
        return bool(told)

    def _told_inside(self, row: Row) -> None:
        """Add the people of “Närvarande: …” inside a paragraph, which stays in the text, where nobody is known yet."""
        for one in sentences(row.text)[1:] if not self.found.attendees and len(row.cells) == 1 else ():
            label = split_label(one)
            group = label_group(label[0], row.number) if label and SURE.match(one) else None
            if label and group and len(split_entries(label[1])) >= FEWEST_TOLD and lists_people(label[1]):
                add_text(self.found, label[1], group, row.numbers)

    def _goes_on(self, place: int) -> bool:
        """Give the last person the title and organisation set in the row below; tell whether it was such a row."""
        row, above = self.rows[place], self.rows[place - 1] if place else None
        told = self.found.attendees[-1] if self.found.attendees else None
        if told is None or above is None or row.blank_before or row.list_level or len(row.cells) > 1:
            return False
        short = len(row.text) <= MAX_GROUP and not row.text.endswith((".", ":"))
        if not short or told.name not in above.text or told.title or not (row.text[0].islower() or is_title(row.text)):
            return False
        title, organisation = title_and_organisation(parse_entry(f"{told.name}, {row.text}").pieces)
        lines = tuple(dict.fromkeys((*told.lines, *row.numbers)))
        self.found.attendees[-1] = replace(
            told, title=title, organisation=organisation or told.organisation, lines=lines
        )
        return True

    def _header(self, place: int, end: int) -> bool:
        """Read a header row of a table of people; tell whether it was one."""
        row = self.rows[place]
        if blocks := blocks_of(row) if self.in_head or self.group else []:
            self.blocks, self.header, self.group = blocks, row, self.group or Group()
            return True
        meanings = columns_of_people(row) if self.in_head or self.group else None
        if not meanings or place + 1 >= end or len(self.rows[place + 1].cells) < 2:
            return False
        if side_headings(self.rows, place):
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
        below = self.rows[place + 1 : min(place + LONGEST_LIST, end)] if signs else []
        if not signs or not any(signed_entry(row, signs) for row in below):
            return False
        word = PARENTHESES.sub(" ", self.rows[place].text)
        self.signs, self.group = signs, label_group(word, self.rows[place].number) or self.group or Group()
        return True

    def _open(self, place: int, end: int, group: Group, text: str) -> bool:
        """Open the list of a label, and read the people who stand beside it."""
        row = self.rows[place]
        self.beside = None
        if not text and FORM.match(row.text) and place + 1 < end and row_label(self.rows[place + 1]):
            return False  # “Via Teams” above the list says how they met
        word = bare(PARENTHESES.sub(" ", group.name))
        if not self.in_head and (not SURE.match(word) or (not text and not self._people_below(place, end, 2))):
            return self.group is not None and self._people(row)
        if text and bare(text) in NOBODY:
            return True
        single = group.role in (*LEADING_ROLES, "process_leader")
        if single and text and not is_person(text):
            self.group = None
            return False  # “Ordf: Christina”, who stands in the list with her whole name
        if text and (inner := label_group(text, row.number)) and self._people_below(place, end, 1):
            group, text = inner, ""  # “Närvarande: Beslutande” over those who decide
        if text:
            count = self._listed(text, group, row)
            if not count and not (
                self._people_below(place, end, 1) and len(text) < MAX_GROUP and row.text.endswith(":")
            ):
                return False
        elif not self._people_below(place, end, 1):
            if self.in_head and place + 1 < end and group.presence == "present":
                self._told_below(self.rows[place + 1])
            return bare(row.text) in ATTENDANCE and bare(row.text) not in VALUE_OF and SURE.match(word) is not None
        if single and text:
            return True
        self.group = self.label = group
        self.sides, self.meanings, self.pairs, self.blocks = {}, {}, {}, []
        if self.in_head and not text and not self.signs:
            rows = self.rows[place + 1 : min(place + LONGEST_LIST, end)]
            self.signs = next((signs for below in rows if (signs := legend_of(below.text))), {})
        return True

    def _told_below(self, row: Row) -> None:
        """Add the people whom the sentences of a paragraph under “Vilka var här?” name; it stays in the text."""
        told = [one for one in sentences(row.text) if not MISSING_WORD.search(one)] if len(row.cells) == 1 else []
        people = [person for one in told for person in people_of(one)]
        if len(row.text) > MAX_GROUP and len(people) >= FEWEST_TOLD:
            for person in people:
                add_person(self.found, attendee_of(person, Group(), row.numbers))

    def _listed(self, text: str, group: Group, row: Row) -> int:
        """Add the people listed after a label, and those whom brackets in the list say did not come; give how many."""
        count = self._in_sentences(OTHER_INSIDE.sub("", text), group, row)
        for aside in OTHER_INSIDE.finditer(text):
            for person in people_told(aside.group(1)):
                add_person(self.found, attendee_of(person, Group(), row.numbers))
        return count

    def _in_sentences(self, text: str, group: Group, row: Row) -> int:
        """Add the people listed after a label, and those whom the sentences after the list tell of; give how many."""
        first, *others = sentences(as_list(text)) or [text]
        if TELLS.search(first) and others and all(map(_only_lists, others)):
            for person in people_of(first):  # “Anna Ek anslöt 9.15. Bo Ros (sjuk), Eva Alm”
                add_person(self.found, attendee_of(replace(person, presence="partly"), Group(), row.numbers))
            return sum(add_text(self.found, other, group, row.numbers) for other in others)
        if not others or not lists_people(first) or all(map(_only_lists, others)):
            return add_text(self.found, text, group, row.numbers)
        count = add_text(self.found, first, group, row.numbers)
        told = [person for other in others for person in people_told(other)]
        for person in told:
            add_person(self.found, attendee_of(person, Group(), row.numbers))
        return count if told or count else add_text(self.found, text, group, row.numbers)

    def _people_below(self, place: int, end: int, wanted: int) -> bool:
        """Tell whether people stand in the rows below, perhaps under one more heading."""
        below = [without_number(row) for row in self.rows[place + 1 : min(place + 1 + wanted + 3, end)]]
        below = below[2:] if below and vacant(below[0]) else below[: wanted + 2]  # and the next organisation below it
        fits = [
            bool(columns_of_people(row)) or any(map(lists_people, row.cells)) or bool(beside(row.text)) for row in below
        ]
        return sum(fits) >= wanted and any(fits[:2])

    def _open_unlabelled(self, place: int, end: int) -> bool:
        """Open a list that has a group's name, or nothing, over it."""
        row = self.rows[place]
        if starts_unlabelled(self.rows, place, end):
            self.group = Group()
            return self._people(row)
        short = (
            len(row.cells) == 1
            and len(row.text) <= MAX_GROUP
            and not record_in(row.text)
            and not row.text.endswith(".")
        )
        label = split_label(row.text)
        from_there = LEADING.match(row.text) or ORGANISATION.search(row.text.rstrip(":"))
        if short and from_there and row.text.endswith(":") and self._people_below(place, end, 1):
            self.group = named_group(row.text, Group(), row.number)
            return True
        if short and not (label and label[1]) and bare(row.text) not in CONTENTS and bare(row.text) not in VALUE_OF:
            numbered = row.text[0].isdigit() or row.text.startswith("§") or find_dates(row.text, 2000)
            if not numbered and not self._is_body(place, end) and starts_unlabelled(self.rows, place + 1, end):
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

    def _open_by_names(self, place: int, end: int) -> bool:
        """Open a list by what its rows hold, people and nothing else, whatever the words before them say."""
        row = self.rows[place]
        counts = [self._people_at(one) for one in range(place, min(place + 3, end))]
        if counts[0] and (counts[0] >= FEWEST_NAMED or sum(counts[:2]) >= FEWEST_NAMED):
            label = split_label(row.text) if len(row.cells) == 1 else (row.cells[0], "")
            word = bare(label[0]) if label else ""
            presence = next((presence for presence, words in PRESENCE_WORDS if words.search(word)), "")
            known = Group(presence, name=label[0], line=row.number) if presence and label else Group()
            self.group = self.label = known
            if presence and label and label[1]:
                return self._listed(label[1], known, row) > 0
            if len(row.cells) == 1 and lists_people(sentences(row.text)[0]) and not lists_people(row.text):
                return self._listed(row.text, known, row) > 0  # and sentences on who did not come
            return self._people(row)
        heads = len(row.cells) == 1 and len(row.text) <= MAX_GROUP and not row.text.endswith((".", "!", "?"))
        heads = heads and place + 1 < end and row_label(self.rows[place + 1]) is None
        heads = heads and not self._is_of_meeting(row) and not self._is_body(place, end)
        if heads and not counts[0] and sum(counts[1:]) >= FEWEST_NAMED and counts[1]:
            presence = next((presence for presence, words in PRESENCE_WORDS if words.search(row.text)), "present")
            self.group = self.label = named_group(row.text, Group(presence), row.number)
            return True
        return False

    def _people_at(self, place: int) -> int:
        """Count the people of a row that holds nothing else, once."""
        if place not in self.counts:
            self.counts[place] = people_in(self.rows[place])
        return self.counts[place]

    def _is_of_meeting(self, row: Row) -> bool:
        """Tell whether a row over people is no heading of theirs but the title of the record, a day or a label."""
        label = split_label(row.text)
        word = bare(label[0] if label else row.text)
        told = record_in(row.text) or find_dates(row.text, 2000) or value_of(word) or word in CONTENTS
        return bool(told or (label and label[1]))

    def _is_body(self, place: int, end: int) -> bool:
        """Tell whether a row at the top, apart from the people below, names the body that met."""
        apart = place + 1 < end and self.rows[place + 1].blank_before
        return (
            apart and place < TOP and not self.found.attendees and BODY_WORD.search(self.rows[place].text) is not None
        )

    def _beside_again(self, place: int, end: int) -> bool:
        """Tell whether the rows that follow name people after where they are from, too."""
        below = [beside(row.text) for row in self.rows[place + 1 : min(place + 3, end)]]
        return len(below) > 1 and all(parts and known_name(first_entry(parts[1])) for parts in below)

    def _people(self, row: Row) -> bool:
        """Add the people of a row in the open list; tell whether there were any."""
        row = without_number(row)
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
        if self.sides and (marked_people := with_marks(row)):
            for person, side in zip(marked_people, self.sides.values(), strict=False):
                add_person(self.found, attendee_of(person, side, row.numbers))
            return True
        if self.sides and any(is_person(cell) for cell in row.cells):
            for column, cell in zip(row.columns, row.cells, strict=True):
                self._in_cell(cell, self.sides.get(column, group), row)
            return True
        if not self.marks and not self.sides and (signed := signed_entry(row, CROSSES)):
            add_person(self.found, attendee_of(signed, group, row.numbers))
            return True
        if people_in_cells(row):
            return sum(self._in_cell(cell, group, row) for cell in row.cells) >= len(row.cells)
        if len(row.cells) >= 2:
            cells = person_first(row.cells)
            entry = parse_entry(cells[0], cells[1:])
            if is_name(entry.name) or (row.in_table and is_first_name(entry.name.split()[0] if entry.name else "")):
                add_person(self.found, attendee_of(entry, group, row.numbers))
                return True
            return self._labelled_people(row, row.cells[0], ", ".join(row.cells[1:]), group)
        if parts := beside(row.text):
            return self._labelled_people(row, *parts, group)
        if ROLE_FIRST.match(row.text):
            return False  # “Ordf. Carina F.”, who stands in the list above
        return lists_people(row.text) and add_text(self.found, row.text, group, row.numbers) > 0

    def _in_cell(self, cell: str, group: Group, row: Row) -> int:
        """Add the people of a cell, perhaps after where they are from: “Lund: Bo Ros”; give how many."""
        parts = beside(cell)
        where, people = parts or ("", cell)
        return add_text(self.found, people, replace(group, organisation=where) if parts else group, row.numbers)

    def _labelled_people(self, row: Row, label: str, text: str, group: Group) -> bool:
        """Add people who stand after their organisation or group."""
        meaning = VALUE_OF.get(bare(label)) or value_of(bare(label))
        leads = bare(label) not in VALUE_OF and meaning in LEADING_ROLES  # “Dagens ordförande: Anna Ek”
        if (meaning not in ("", "region") and not leads) or len(label) > MAX_GROUP or not lists_people(text):
            return False
        known = label_group(label, row.number)
        if known and known.presence != "present":
            return self._listed(text, known, row) > 0  # “Ej på plats – Anna Ek”
        group = named_group(label, self.label if self.label.line else group, row.number)
        if MISSING.search(label):
            return self._listed(text, replace(group, presence="absent"), row) > 0
        if not group.organisation and not COLLECTIVE.search(label) and not NO_ORGANISATION.match(label):
            group = replace(group, organisation=group.name)
        self.beside = group
        return self._listed(text, group, row) > 0

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
        if (
            FAREWELL.match(row.text)
            or row.text.endswith((".", "!", "?"))
            or record_in(row.text)
            or (split_label(row.text) or ("", ""))[1]
        ):
            return False
        self.group = named_group(row.text, self.label, row.number)
        return True


def _only_lists(sentence: str) -> bool:
    """Tell whether what follows a full stop, as that of “(ordf.)”, goes on with a list and tells nothing of it."""
    return ":" not in sentence and not TELLS.search(sentence) and lists_people(sentence)


def find_attendees(rows: list[Row], spans: list[tuple[int, int, str]], skip: frozenset[int]) -> Found:
    """Take rows, spans to look in (the head first) and places to skip; give the people and the rows they stand in."""
    rows = without_initials_before(with_legend(with_whole_names([unglued(without_initials(row)) for row in rows])))
    found = _walk(rows, spans, skip, heads=1)
    if any(one.presence not in ABSENT for one in found.attendees):
        return found
    anywhere = _walk(rows, [*spans, (spans[-1][1], len(rows), "")], skip, heads=FIRST_SPANS)
    return anywhere if len(anywhere.attendees) > len(found.attendees) else found


def _walk(rows: list[Row], spans: list[tuple[int, int, str]], skip: frozenset[int], heads: int) -> Found:
    """Go through the spans, of which the first ones, and the last two, may list people unlabelled."""
    found = Found()
    for index, (start, end, title) in enumerate(spans):
        walk = _Walk(rows, found, in_head=index < heads or (heads > 1 and index >= len(spans) - 2))
        signs = legend_of(title) if title else {}
        group = label_group(title, 0) if title and (SURE.match(title) or signs) else None
        if group or signs:
            walk.group = walk.label = group or Group()
            walk.signs = signs
        for place in range(start, end):
            if place not in skip and walk.take(place, end):
                found.places.add(place)
    return found


def read_list(rows: list[Row]) -> Found:
    """Take the rows of a list alone; give the people and the rows they stand in, with and without a heading."""
    found = Found()
    rows = [without_initials(without_number(row)) for row in rows]
    walk = _Walk(rows, found, in_head=True)
    for place in range(len(rows)):
        words = rows[place].text.split(",")
        if len(words) > 1 and len(rows[place].cells) == 1 and all(bare(word) in COLUMNS_OF for word in words):
            continue  # “Namn, kommun” over names with commas is no group
        walk.group = walk.group or walk.label  # what cannot be read ends no list here: nothing else follows
        if walk.take(place, len(rows)):
            found.places.add(place)
    return found
