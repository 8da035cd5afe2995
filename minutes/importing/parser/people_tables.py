"""Read people set in a table, with a column for what is said of them or crosses for presence."""

import re
from dataclasses import dataclass, replace

from minutes.importing.parser.entries import ABSENT_WORDS, REPLACED_BY, Entry, is_known_person, is_person, parse_entry
from minutes.importing.parser.entry_lists import first_entry, split_entries
from minutes.importing.parser.groups import Group, label_group
from minutes.importing.parser.labels import ATTENDANCE, COLUMNS_OF, PRESENCE_OF, bare
from minutes.importing.parser.meanings import column_meanings
from minutes.importing.parser.names import is_first_name, is_name
from minutes.importing.parser.people import Found, add_person, add_text, attendee_of
from minutes.importing.parser.rows import Row, pieces_of

FEWEST_BLOCKS = 2  # columns of names side by side
BROKEN = re.compile(r"(?<=[a-zåäö])-\s?(?=[a-zåäö])")
MOST_COLUMNS = 30  # of a table of people
FILLED = frozenset(("x", "ja", "✓", "✔", "1"))


def columns_of_people(row: Row) -> dict[int, tuple[str, str]] | None:
    """Give what the columns under a header row mean, or None where it is no header of a list of people."""
    if not 2 <= len(row.cells) <= MOST_COLUMNS:
        return None
    meanings: dict[int, tuple[str, str]] = {}
    taken: set[str] = set()
    for column, cell in zip(row.columns, map(_unbroken, row.cells), strict=True):
        for meaning in column_meanings(bare(cell)):
            if meaning in ("name", "title", "organisation", "party", "presence") and meaning not in taken:
                meanings[column] = (meaning, bare(cell))
                taken.add(meaning)
                break
        else:
            if bare(cell) in PRESENCE_OF or bare(cell) in ATTENDANCE:
                meanings[column] = ("presence", bare(cell))
    names = [meaning for meaning, _ in meanings.values()]
    certain = any(word.startswith(("namn", "fullständigt", "för- och", "full name")) for _, word in meanings.values())
    enough = len(names) * 2 >= len(row.cells) if certain else len(names) >= len(row.cells) - 1
    return meanings if "name" in names and len(names) >= 2 and enough else None


def _unbroken(cell: str) -> str:
    """Give the head of a narrow column without the hyphen that it was broken at: “När-var.”."""
    return cell if bare(cell) in COLUMNS_OF else BROKEN.sub("", cell)


def add_by_columns(found: Found, row: Row, meanings: dict[int, tuple[str, str]], group: Group) -> bool:
    """Add the person of a table row under a header; tell whether there was one."""
    cells = dict(zip(row.columns, row.cells, strict=True))
    by_meaning = {meaning: cells.get(column, "") for column, (meaning, _) in meanings.items() if meaning != "presence"}
    name = by_meaning.get("name", "")
    told_of = _people_of_columns(found, row, cells, meanings, group, by_meaning.get("organisation", ""))
    several = split_entries(name)
    if len(several) > 1 and all(map(is_person, several)):
        told = replace(group, organisation=by_meaning.get("organisation", "") or group.organisation)
        return add_text(found, name, told, row.numbers) + told_of > 0
    # Where the organisation has a column of its own, a surname that is also a town is a surname.
    entry = Entry(name) if by_meaning.get("organisation") and is_name(name) else parse_entry(name)
    if not entry.name or not (is_name(entry.name) or is_first_name(entry.name.split()[0])):
        return told_of > 0
    presence, note = entry.presence, entry.note
    for column, (meaning, word) in meanings.items():
        cell = bare(cells.get(column, ""))
        if meaning != "presence":
            continue
        if cell in FILLED:
            presence = PRESENCE_OF.get(word) or ATTENDANCE.get(word, ("present", ""))[0]
        elif cell in PRESENCE_OF:
            presence = PRESENCE_OF[cell]
        elif not cell and not presence and _presence_of(word) == "present" and not _names_a_role(word):
            presence = "absent"
        elif cell:
            more = parse_entry(f"{entry.name}, {cells[column]}")
            presence, note = more.presence or presence, more.note or note or cells[column]
    for meaning in ("title", "organisation") if not presence else ():
        if found_here := ABSENT_WORDS.search(by_meaning.get(meaning, "")):
            presence = PRESENCE_OF.get(found_here.group(1).casefold(), "apologies")
    others = [cell for column, cell in cells.items() if column not in meanings]
    note = "; ".join(filter(None, (note, *others)))
    role = parse_entry(f"{entry.name}, {by_meaning['title']}").role if by_meaning.get("title") else ""
    entry = replace(
        entry, presence=presence, note=note, party=entry.party or by_meaning.get("party", "").strip("()"), role=role
    )
    pieces = entry.pieces
    title = ", ".join((*pieces, *filter(None, [by_meaning.get("title", "")])))
    one = attendee_of(replace(entry, pieces=()), group, row.numbers)
    add_person(found, replace(one, title=title, organisation=by_meaning.get("organisation", "") or one.organisation))
    return True


def _people_of_columns(
    found: Found, row: Row, cells: dict[int, str], meanings: dict[int, tuple[str, str]], group: Group, where: str
) -> int:
    """Add the people who stand in a column of their own presence, “Ej närvarande”; give how many."""
    count = 0
    for column, (meaning, word) in meanings.items():
        cell = cells.get(column, "")
        if meaning == "presence" and (presence := _presence_of(word)) and lists_known(cell):
            told = replace(group, presence=presence, organisation=where or group.organisation)
            count += add_text(found, cell, told, row.numbers)
            cells[column] = ""
    return count


def lists_known(cell: str) -> bool:
    """Tell whether a cell begins with a person whose first name is common."""
    return bool(cell) and not REPLACED_BY.match(cell) and is_known_person(first_entry(cell))


@dataclass(frozen=True)
class Block:
    """A column of names with the column of their marks, of several side by side in one table."""

    group: Group
    name: int
    presence: int
    organisation: int | None


def blocks_of(row: Row) -> list[Block]:
    """Give the blocks under a header such as “Organisation, Ledamot, Närv., Ersättare, Närv.”; nothing of any other."""
    names: list[tuple[Group, int]] = []
    marks: list[int] = []
    organisation = None
    for column, cell in zip(row.columns, row.cells, strict=True):
        meanings = column_meanings(bare(cell))
        group = label_group(cell, row.number)
        if "presence" in meanings and len(names) == len(marks) + 1:
            marks.append(column)
        elif group or "name" in meanings:
            names.append((group or Group(line=row.number), column))
        elif "organisation" in meanings and organisation is None:
            organisation = column
        else:
            return []
    if len(names) < FEWEST_BLOCKS or len(names) != len(marks):
        return []
    return [Block(group, column, mark, organisation) for (group, column), mark in zip(names, marks, strict=True)]


def add_blocks(found: Found, row: Row, blocks: list[Block]) -> bool:
    """Add the people of a row under such a header, each by the mark beside; tell whether there were any."""
    cells = dict(zip(row.columns, row.cells, strict=True))
    count = 0
    for block in blocks:
        entry = parse_entry(cells.get(block.name, ""))
        if not is_name(entry.name):
            continue
        mark = cells.get(block.presence, "")
        told = mark_of("" if bare(mark) in ("", "–", "-") else mark) or {"presence": "absent", "note": mark}
        presence = parse_entry(f"{entry.name}, {mark}").presence or told["presence"]
        where = cells.get(block.organisation, "") if block.organisation is not None else ""
        group = replace(block.group, organisation=where or block.group.organisation)
        add_person(found, attendee_of(replace(entry, presence=presence), group, row.numbers))
        count += 1
    return count > 0


def mark_of(cell: str) -> dict[str, str]:
    """Give what a cell of its own says of the person before it, or nothing where it is no mark."""
    word = bare(cell)
    if word in FILLED or word in ("tj", "tjg"):
        return {"presence": "present", "note": "" if word in FILLED else cell}
    return {"presence": PRESENCE_OF[word]} if word in PRESENCE_OF else {} if word else {"presence": "absent"}


def paired_columns(row: Row) -> dict[int, Group | None]:
    """Give where each column begins of a header that names groups with their presence beside: “Ledamöter  Närv”.

    A group heads the names, None their marks; nothing where it is another row.
    """
    if len(row.cells) < 4 or len(row.cells) % 2 or len(row.offsets) != len(row.cells):
        return {}
    groups = [label_group(cell, row.number) for cell in row.cells[::2]]
    marked = all(_presence_of(cell) or "presence" in COLUMNS_OF.get(bare(cell), ()) for cell in row.cells[1::2])
    if not marked or not all(groups):
        return {}
    return {offset: groups[place // 2] if place % 2 == 0 else None for place, offset in enumerate(row.offsets)}


def add_pairs(found: Found, row: Row, columns: dict[int, Group | None]) -> bool:
    """Add the people of a row under such a header, each with the mark beside; tell whether there were any."""
    beginnings = sorted(columns)
    people: list[tuple[str, Group]] = []
    marks: dict[int, str] = {}
    for offset, piece in pieces_of(row):
        begin = min(beginnings, key=lambda one: abs(one - offset))
        group = columns[begin]
        if group is not None and is_person(piece):
            people.append((piece, group))
        elif people and mark_of(piece):
            marks[len(people) - 1] = piece
        elif people:
            people[-1] = (f"{people[-1][0]}, {piece}", people[-1][1])  # “ordf” after a wide gap
    for place, (text, group) in enumerate(people):
        told = mark_of(marks.get(place, ""))
        entry = parse_entry(text)
        presence, note = told.get("presence", "absent"), told.get("note", "")
        add_person(found, attendee_of(replace(entry, presence=presence, note=entry.note or note), group, row.numbers))
    return bool(people)


def _presence_of(word: str) -> str | None:
    """Give the presence that the head of a column says, or None."""
    word = bare(word)
    return PRESENCE_OF.get(word) or (ATTENDANCE[word][0] if word in ATTENDANCE else None)


def _names_a_role(word: str) -> bool:
    """Tell whether the head of a column is of people in a role, “Ersättare”, and not of marks."""
    return bool(ATTENDANCE.get(word, ("", ""))[1])


def cross_columns(row: Row) -> dict[int, str]:
    """Give where each word of a header of presence alone begins, and what it says; nothing for any other row."""
    found: dict[int, str] = {}
    for cell, offset in zip(row.cells, row.offsets, strict=False):
        for word in re.finditer(r"\S+(?:\s\S+)*", cell):
            presence = _presence_of(word.group())
            if presence is None:
                return {}
            found[offset + word.start()] = presence
    return found


def marked_entry(row: Row, marks: dict[int, str]) -> Entry | None:
    """Give the person of a row that ends in a cross, there or not by the column the cross stands in."""
    if len(row.cells) < 2 or bare(row.cells[-1]) not in FILLED or not row.offsets or not is_person(row.cells[0]):
        return None
    presence = marks[min(marks, key=lambda offset: abs(offset - row.offsets[-1]))]
    return replace(parse_entry(row.cells[0], row.cells[1:-1]), presence=presence)
