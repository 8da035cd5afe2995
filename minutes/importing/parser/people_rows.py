"""Tell what the rows of a list of people are: a person, several, a heading, or that nobody came."""

import re
from dataclasses import replace

from minutes.importing.parser.entries import Entry, is_known_person, is_person, parse_entry
from minutes.importing.parser.entry_lists import split_entries
from minutes.importing.parser.evidence import LIST_MARK
from minutes.importing.parser.groups import MAX_GROUP, SURE, Group, label_group
from minutes.importing.parser.labels import ASKED, ROLE, bare, record_in, split_label
from minutes.importing.parser.legends import CROSSES, signed_entry
from minutes.importing.parser.meanings import ABSENT, attendance_of, value_of
from minutes.importing.parser.names import PARTY, is_first_name, is_name, is_title
from minutes.importing.parser.people import beside, lists_people
from minutes.importing.parser.people_tables import mark_of
from minutes.importing.parser.places import MUNICIPALITIES
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import sentences

NAME_COLUMNS = {"förnamn", "efternamn"}
LONGEST_TABLE, FEWEST_ROWS = 120, 3  # rows that a list is looked for in, and that tell its columns
LEGEND = re.compile(r"\b([A-ZÅÄÖ]{2,4})\s*=\s*([A-ZÅÄÖÉ][\w-]+(?:\s[A-ZÅÄÖÉ][\w-]+)+)")
INITIAL_PIECE, FEWEST_INITIALS = re.compile(r"(?:(?<=^)|(?<=,\s))[A-ZÅÄÖ]{2,4}(?=,|\.?$|\s+och\b|\s+\()"), 2
INITIALS_FIRST = re.compile(  # “AL = Anna Lind, chef, Lund”, “AL: Anna Lind”
    r"(?P<initials>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,4})\s*(?:=|:|\s[–-])\s*(?P<name>[A-ZÅÄÖÉ][\w'’-]+(?:\s+[\w'’-]+){1,4})(?P<rest>.*)",
    re.S,
)
GLUED = re.compile(  # two cells that lost what parted them: “Anna Ek (S), ordförandeLund: Bo Ros”, “Anna Ek (M)Bo Ros”
    r"(?<=[a-zåäö)])(?=[A-ZÅÄÖ][a-zåäö]+(?:\s\w+)?:\s[A-ZÅÄÖ])|(?<=\))(?=[A-ZÅÄÖ][a-zåäö])"
)
LONGEST = 1500  # letters of a row that may be a list
FEWEST_SURE = 3  # people after a label that no mark parts from them, for it to be one
MOST_WORDS = 5  # of a label that no mark parts from the people
INITIALS = re.compile(r"[A-ZÅÄÖ]{2,4}")
DASHES = ("-", "–", "—")
NO_ONE = tuple(f" {dash}" for dash in DASHES)
NOBODY = frozenset(
    (
        "-",
        "–",
        "inga",
        "ingen",
        "ej",
        "0",
        "",
        "ingen representant",
        "ingen på plats",
        "vakant",
        "ingen deltog",
        "vakans",
        "ej representerad",
        "ej representerade",
        "saknas",
        "ej tillsatt",
        "ej utsedd",
    )
)


def without_initials(row: Row) -> Row:
    """Give a row whose first cell is the initials of the person in the next with these after the name."""
    if len(row.cells) < 2 or not INITIALS.fullmatch(row.cells[0]) or not is_person(row.cells[1]):
        return row
    return row.with_cells((f"{row.cells[1]} ({row.cells[0]})", *row.cells[2:]))


def unglued(row: Row) -> Row:
    """Give a row in which two people ran into each other with a cell for each."""
    parts = [part.strip() for part in GLUED.split(row.text)] if len(row.cells) == 1 else []
    return row.with_cells(tuple(parts)) if len(parts) > 1 and is_known_person(parts[0]) else row


def _initials_of(name: str) -> set[str]:
    """Give the initials of a name in lower case, with and without those after a hyphen: “iml” and “il”."""
    ways = (re.split(r"[\s-]+", name), name.split())
    return {"".join(word[:1] for word in words).casefold() for words in ways}


def without_initials_before(rows: list[Row]) -> list[Row]:
    """Give the rows that are somebody’s initials, a mark and the person, with the person alone, where several are."""
    found = [_after_initials(row) for row in rows[:LONGEST_TABLE]]
    if sum(map(bool, found)) < FEWEST_INITIALS:
        return rows
    return [one or row for one, row in zip(found, rows, strict=False)] + rows[LONGEST_TABLE:]


def _after_initials(row: Row) -> Row | None:
    """Give a row such as “AL = Anna Lind, Lund” without its initials; None for any other."""
    told = INITIALS_FIRST.match(row.text) if not row.in_table else None
    if told is None:
        return None
    words = told.group("name").split()
    letters = told.group("initials").casefold()
    count = next((count for count in range(2, len(words) + 1) if letters in _initials_of(" ".join(words[:count]))), 0)
    name, rest = " ".join(words[:count]), row.text[told.start("name") :]
    return row.with_text(rest) if count and is_name(name) else None


def _first_of_two(row: Row) -> int:
    """Give which cell is a first name alone, before a cell that is the surname; -1 where none is."""
    pairs = enumerate(zip(row.cells[:2], row.cells[1:3], strict=False))
    return next(
        (
            place
            for place, (first, last) in pairs
            if len(row.cells) > place + 2 and len(first.split()) == 1 and is_name(f"{first} {last}")
            and (is_first_name(first) or not is_name(last))
            and not attendance_of(bare(first))
        ),
        -1,
    )  # fmt: skip


def _heads(row: Row) -> list[str]:
    """Give the cells of a row as the heads of columns are compared."""
    return [bare(cell) for cell in row.cells]


def _joined_by_head(rows: list[Row], head: int) -> list[Row]:
    """Give the rows with the names joined that stand under “Förnamn” and “Efternamn”, in whichever order."""
    heads = _heads(rows[head])
    first, last = (rows[head].columns[heads.index(name)] for name in ("förnamn", "efternamn"))
    joined = list(rows)
    for place in range(head, min(head + LONGEST_TABLE, len(rows))):
        row = rows[place]
        cells = dict(zip(row.columns, row.cells, strict=True))
        if not {first, last} <= set(cells) or row.in_table != rows[head].in_table:
            break
        name = "Namn" if place == head else f"{cells[first]} {cells[last]}"
        others = {column: cell for column, cell in cells.items() if column not in (first, last)}
        whole = dict(sorted({min(first, last): name, **others}.items()))
        joined[place] = replace(row, text=" ".join(whole.values()), cells=tuple(whole.values()), columns=tuple(whole))
    return joined


def with_whole_names(rows: list[Row]) -> list[Row]:
    """Give the rows with first name and surname in one cell, where a list has a column for each."""
    head = next((place for place, row in enumerate(rows[:LONGEST_TABLE]) if set(_heads(row)) >= NAME_COLUMNS), None)
    if head is not None:
        return _joined_by_head(rows, head)
    places = {place: at for place, row in enumerate(rows[:LONGEST_TABLE]) if (at := _first_of_two(row)) >= 0}
    known = sum(is_first_name(rows[place].cells[at]) for place, at in places.items())
    if known < FEWEST_ROWS or known * 2 < len(places):
        return rows
    joined = list(rows)
    for place, at in places.items():
        cells = rows[place].cells
        joined[place] = rows[place].with_cells((*cells[:at], f"{cells[at]} {cells[at + 1]}", *cells[at + 2 :]))
    return joined


def with_legend(rows: list[Row]) -> list[Row]:
    """Give the rows with the names that a legend, “AL = Anna Lind, BR = Bo Ros”, gives for initials in a list."""
    told = {found.group(1): found.group(2) for row in rows if "=" in row.text for found in LEGEND.finditer(row.text)}
    if len(told) < FEWEST_INITIALS:
        return rows
    return [
        row.with_text(
            INITIAL_PIECE.sub(
                lambda one: f"{told[one.group()]} ({one.group()})" if one.group() in told else one.group(), row.text
            )
        )
        if len(row.cells) == 1 and "=" not in row.text and INITIAL_PIECE.search(row.text) and row.text.count(",") > 1
        else row
        for row in rows[:LONGEST_TABLE]
    ] + rows[LONGEST_TABLE:]


def vacant(row: Row) -> bool:
    """Tell whether a row says nothing but that nobody came from the organisation over it."""
    return len(row.cells) == 1 and bare(row.text.strip("()")) in NOBODY


def says_nobody(row: Row) -> bool:
    """Tell whether a row is an organisation and a mark that nobody came from it: “Laxå: -”."""
    if is_person(row.cells[0]):
        return False
    if vacant(row):
        return True
    if len(row.cells) > 1:
        return bare(row.cells[-1].strip("()")) in NOBODY and not any(is_person(cell) for cell in row.cells)
    label = split_label(row.text)
    return len(row.cells) == 1 and (
        bare(label[1]) in NOBODY - {""} or label[1] in DASHES if label else row.text[-2:] in NO_ONE
    )


def people_in_cells(row: Row) -> bool:
    """Tell whether every cell of a row is a person of its own."""
    if len(row.cells) < 2:
        return row.columns[0] > 0 and is_person(row.cells[0])
    return all(is_person(cell) or beside(cell) for cell in row.cells) and all(
        is_known_person(cell) or PARTY.search(cell) or beside(cell) for cell in row.cells[1:]
    )


def person_first(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Give the cells with the last first where it is one person, after an organisation and its unit."""
    *before, last = cells
    one = len(before) > 1 and is_person(last) and not any(is_person(cell) for cell in before) and "," not in last
    return (last, *before) if one else cells


def with_marks(row: Row) -> list[Entry]:
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


def side_headings(rows: list[Row], place: int) -> bool:
    """Tell whether a row heads two columns of people."""
    row = rows[place]
    if len(row.cells) < 2 or place + 1 >= len(rows) or any(is_person(cell) for cell in row.cells):
        return False
    said = [label_group(cell, row.number) for cell in row.cells] if row.in_table else []
    if said and all(said) and len({one.presence for one in said if one}) > 1:
        return any(map(is_person, rows[place + 1].cells))  # “Närvarande | Frånvarande”, though nobody was missing
    if len(with_marks(rows[place + 1])) == len(row.cells):
        return True
    return people_in_cells(rows[place + 1]) and len(rows[place + 1].cells) >= 2


def starts_unlabelled(rows: list[Row], place: int, end: int) -> bool:
    """Tell whether a list of people begins here without a heading that says so."""
    run = rows[place : min(place + 3, end)]
    if len(run) < 3:
        return False
    tabular = all(len(row.cells) >= 2 and is_person(row.cells[0]) for row in run)
    listed = all(
        len(row.cells) == 1 and is_known_person(row.text) and parse_entry(row.text).name != row.text for row in run
    )
    return tabular or listed


def row_label(row: Row) -> tuple[Group, str] | None:
    """Give the group a row opens by its label, and the text after the label."""
    if len(row.cells) >= 2 and (group := label_group(row.cells[0], row.number)):
        return group, ", ".join(row.cells[1:])
    label = split_label(row.cells[0] if len(row.cells) > 1 else row.text)
    if label and (group := label_group(label[0], row.number)):
        return group, ", ".join(filter(None, (label[1], *row.cells[1:])))
    if (asked := ASKED.match(row.text)) and (group := label_group(asked.group(1), row.number)):
        return group, asked.group(2)
    if before := _label_before_names(row):
        return before
    if len(row.cells) == 1 and len(row.text) <= MAX_GROUP and (group := label_group(row.text, row.number)):
        return (group, "") if len(row.text.split()) <= 6 and not is_person(row.text) else None
    return None


def _begins_with_person(text: str) -> bool:
    """Tell whether a list begins with a known name, or is of people alone though their names are uncommon."""
    entries = split_entries(text)
    return is_known_person(text) or (len(entries) >= FEWEST_ROWS and all(map(is_person, entries)))


def _label_before_names(row: Row) -> tuple[Group, str] | None:
    """Give the group of a label that no mark parts from the people: “Återbud Kjell Frisk och Anita S.”."""
    words = sentences(row.text)[0].split() if len(row.cells) == 1 else []
    for count in range(1, min(len(words), MOST_WORDS)):
        label, text = " ".join(words[:count]), " ".join(words[count:])
        said = attendance_of(bare(label)) if label[0].isupper() and words[count][0].isupper() else None
        sure = SURE.match(label) or (said and (said[0] in ABSENT or len(split_entries(text)) >= FEWEST_SURE))
        if said and sure and ROLE.fullmatch(label) is None and lists_people(text) and _begins_with_person(text):
            whole = row.text.split(None, count)[count]  # the sentences after the list may tell of more people
            return label_group(label, row.number) or Group(), whole
    return None


def without_number(row: Row) -> Row:
    """Give a row without the number that counts it."""
    if row.in_table or not LIST_MARK.match(row.text):
        return row
    first = LIST_MARK.sub("", f"{row.cells[0]} ").strip()
    return row.with_cells((first, *row.cells[1:]) if first else row.cells[1:])


AFTER_NAME = re.compile(r"\s*(?:$|[,(\[/;:<]|[–-]\s|[–-]\w|och\b|samt\b)")


def _is_entry(text: str) -> bool:
    """Tell whether a text is one person and what an entry says of them, and no sentence about them."""
    entry = parse_entry(text)
    if not is_known_person(text) or text.rstrip().endswith((".", "!", "?")):
        return False
    start = text.find(entry.name)
    rest = text[start + len(entry.name) :] if start >= 0 else ""
    lead = entry.pieces[0] if entry.pieces else ""
    apart = AFTER_NAME.match(rest) is not None or rest.strip().split()[0].casefold() in MUNICIPALITIES
    return apart or is_title(lead) or rest.strip().isupper()


def people_in(row: Row) -> int:
    """Count the people of a row that holds nothing else: a person, several, or several after where they are from."""
    row = without_number(row)
    if not row.cells or len(row.text) > LONGEST or row_label(row) or record_in(row.cells[0]):
        return 0
    if signed_entry(row, CROSSES):
        return 1
    first, *others = row.cells
    if others and _is_entry(first):
        return 1
    if others and (value_of(bare(first)) or len(first) > MAX_GROUP):
        return 0
    texts = [", ".join(others)] if others else [sentences(row.text)[0]]
    if not others and (parts := beside(texts[0])):
        if value_of(bare(parts[0])) not in ("", "region"):
            return 0
        texts = [parts[1]]
    entries = [entry for text in texts for entry in split_entries(text)]
    if len(entries) == 1:
        return int(_is_entry(entries[0]))
    return sum(map(is_known_person, entries)) if all(map(lists_people, texts)) else 0
