"""Collect the people of the lists, each once."""

import re
from dataclasses import dataclass, field, replace

from minutes.importing.parsed import ParsedAttendee
from minutes.importing.parser.entries import (
    COLLECTIVE,
    ORGANISATION,
    Entry,
    is_known_person,
    is_person,
    is_place,
    parse_entry,
    title_and_organisation,
)
from minutes.importing.parser.entry_lists import as_list, first_entry, split_entries
from minutes.importing.parser.groups import LEADING, MAX_GROUP, Group, label_group
from minutes.importing.parser.meanings import ABSENT
from minutes.importing.parser.names import is_first_name, is_name, is_short_name, split_names
from minutes.importing.parser.sentences import sentences

REPLACED = re.compile(r"\b[Ee]rs(?:\.|ätts|attes|atts)\s+av\s+(?P<who>[A-ZÅÄÖÉ][\w-]+(?:\s+[A-ZÅÄÖÉ][\w-]+)+)")
STOPPED = re.compile(r"[a-zåäö]{2}\.\s+[A-ZÅÄÖ]")  # of a sentence, and of “ordf. Lund”
PARTED_BY_DASH = re.compile(r"\s[–—-]\s")  # “Kommunerna – Anna Ek. Regionen – Bo Ros.”
WHERE_FIRST = re.compile(r"\s*[.,]\s+(?=[A-ZÅÄÖ][^.,;:()]{2,50}:\s)")  # “…, Bo Ros. Kommunerna: Eva Al”
CAME = re.compile(r"\s+(?:deltog|deltar)$")  # “Från kommunerna deltog Anna Ek”
MOST_OF_ORGANISATION = 7  # words before the people who are from there
IN_BRACKETS = re.compile(r"([^(),;]+?)\s*\(([^()]+)\)(?:\s*(?:[,;.]|\boch\b|\bsamt\b)\s*|$)")
LEADING_ROLES = ("chair", "vice_chair", "secretary")  # told of apart from the list that has them again
INITIALS = re.compile(r"[A-ZÅÄÖ]\.?(?:-?[A-ZÅÄÖ]\.?)?")  # in the place of a first name
MOST_LINES = 50  # that one person is told of in
BESIDE = tuple(re.compile(mark) for mark in (r"\s*:\s+", r"\s+[–—-]\s+", r" {2,}"))  # “Region X – Anna Ek, Bo Ros”


@dataclass
class Found:
    """Collect the people and the rows they were read from."""

    attendees: list[ParsedAttendee] = field(default_factory=list)
    places: set[int] = field(default_factory=set)
    doubts: list[tuple[int, str]] = field(default_factory=list)
    by_name: dict[str, dict[str, int]] = field(default_factory=dict)  # name in lower case -> organisation -> place


def attendee_of(entry: Entry, group: Group, lines: tuple[int, ...]) -> ParsedAttendee:
    """Give the attendee of an entry in a group."""
    title, organisation = title_and_organisation(entry.pieces)
    presence = entry.presence or group.presence
    if entry.presence in ("present", "partly") and group.presence not in ("present", "partly"):
        presence = group.presence  # a guest for one item is a guest
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


def _whole_name(found: Found, name: str) -> str:
    """Give the name of the one person in the list whom “J Vittaryd” or “A-C Bolmsö” means; else the name."""
    first, _, last = name.partition(" ")
    if not INITIALS.fullmatch(first) or not last:
        return name
    letters = re.sub(r"\W", "", first).casefold()
    fits = [
        one.name
        for one in found.attendees
        if one.name.casefold().endswith(f" {last.casefold()}")
        and "".join(word[:1] for word in one.name.split()[0].split("-")).casefold() == letters
    ]
    return fits[0] if len(fits) == 1 else name


def add_person(found: Found, new: ParsedAttendee) -> None:
    """Add a person, or what a second mention adds to the first: same name, and organisations that do not differ."""
    new = replace(new, name=_whole_name(found, new.name))
    places = found.by_name.setdefault(new.name.casefold(), {})
    same = next((one for one in (new.organisation, "") if one in places), None)
    leads = new.role in LEADING_ROLES or any(found.attendees[one].role in LEADING_ROLES for one in places.values())
    if same is None and (not new.organisation or (leads and len(places) == 1)):
        same = next(iter(places), None)
    if same is None:
        places[new.organisation] = len(found.attendees)
        found.attendees.append(new)
        return
    place = places.pop(same)
    old = found.attendees[place]
    found.attendees[place] = replace(
        old,
        role=old.role if old.role not in ("", "member") else new.role or old.role,
        title=old.title or new.title,
        organisation=old.organisation or new.organisation,
        party=old.party or new.party,
        substitutes_for=old.substitutes_for or new.substitutes_for,
        note=old.note if new.note in old.note else "; ".join(filter(None, (old.note, new.note))),
        is_approver=old.is_approver or new.is_approver,
        group=old.group or new.group,
        lines=old.lines if len(old.lines) > MOST_LINES else tuple(dict.fromkeys((*old.lines, *new.lines))),
    )
    places[found.attendees[place].organisation] = place
    if {old.presence, new.presence} & ABSENT and old.presence != new.presence:
        found.doubts.append((new.lines[-1], f"{new.name} står både som närvarande och som frånvarande."))


def _lower_case_names(text: str) -> list[str]:
    """Give the pieces of a list of names written without capitals, or nothing."""
    pieces = split_names(text) if text == text.lower() else []
    known = sum(is_first_name(piece.split()[0]) for piece in pieces)
    return pieces if known * 2 >= len(pieces) and all(len(piece.split()) < 3 for piece in pieces) else []


def add_text(found: Found, text: str, group: Group, lines: tuple[int, ...]) -> int:
    """Add the people of a text; give how many."""
    if lower := _lower_case_names(text):
        for name in lower:
            add_person(found, attendee_of(Entry(name), group, lines))
        return len(lower)
    if parts := _by_organisation(text):
        return sum(
            add_text(found, people, label_group(where, lines[0]) or replace(group, organisation=where), lines)
            for where, people in parts
        )
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
        and not any(map(str.isdigit, one.name))
        and (
            is_name(one.name)
            or is_short_name(one.name)
            or (len(people) > 2 and len(one.name.split()) < 3 and not _is_collective(one.name))
        )
    ]
    for person in good:
        add_person(found, attendee_of(person, group, lines))
    for absent, name in _replaced(good):
        add_person(found, attendee_of(Entry(name, substitutes_for=absent), Group(line=group.line), lines))
    return len(good)


def _is_collective(name: str) -> bool:
    """Tell whether what stands in a list of people is a side or a town from which nobody came."""
    return COLLECTIVE.search(name) is not None or (is_place(name) and not is_first_name(name))


def _by_organisation(text: str) -> list[tuple[str, str]]:
    """Give the parts of “Lund: Anna Ek, Bo Ros; Malmö: Eva Al”, each where from and its people; else nothing.

    The same goes for “Lund – Anna Ek; Malmö – Eva Al”, “Lund (Anna Ek), Malmö (Eva Al)” and, with a stop or a comma
    before where the next are from, “Lund: Anna Ek. Malmö: Eva Al”.
    """
    if inside := _inside_brackets(text):
        return inside
    parted = ";" in text and (text.count(":") > 1 or len(PARTED_BY_DASH.findall(text)) > 1)
    pieces = text.strip(" .").split(";") if parted else []
    if not pieces and text.count(":") > 1:
        pieces = WHERE_FIRST.split(text.strip(" ."))
    if not pieces and PARTED_BY_DASH.search(text):
        pieces = [piece.strip(" .") for piece in sentences(text)]
        pieces = pieces if len(pieces) > 1 else []
    parts = [beside(piece) for piece in pieces]
    return [part for part in parts if part] if parts and all(parts) else []


def _inside_brackets(text: str) -> list[tuple[str, str]]:
    """Give the organisations of a text that all have their people in brackets, each with these; else nothing."""
    found = IN_BRACKETS.findall(text) if "(" in text and not IN_BRACKETS.sub("", text).strip(" .") else []
    return found if all(_holds_people(where, people, len(found)) for where, people in found) else []


def _holds_people(where: str, people: str, several: int) -> bool:
    """Tell whether brackets after a name hold people: “Lunds kommun (Anna Ek, Bo Ros)”, and others where several do."""
    inside = split_entries(people)
    if is_known_person(where) or not inside:
        return False
    named = ORGANISATION.search(where) and all(map(is_person, inside))
    return bool(named) or (several > 1 and is_known_person(inside[0]))


def _replaced(people: list[Entry]) -> list[tuple[str, str]]:
    """Give who was replaced, and by whom, where an entry says so: “Eva Alm (ersattes av Filip Dahl)”."""
    found = []
    for one in people:
        hit = next((match for piece in (*one.pieces, one.note) if (match := REPLACED.search(piece))), None)
        name = hit.group("who").strip(" .") if hit else ""
        if is_name(name):
            found.append((one.name, name))
    return found


def beside(text: str) -> tuple[str, str] | None:
    """Give the organisation or group that stands before people on their row, and the people."""
    for pattern in BESIDE:
        parts = pattern.split(text, maxsplit=1)
        if len(parts) == 2 and len(parts[0]) <= MAX_GROUP and not is_known_person(parts[0]) and lists_people(parts[1]):
            return parts[0], parts[1]
    return _after_organisation(text) if LEADING.match(text) else None


def _after_organisation(text: str) -> tuple[str, str] | None:
    """Part “För Lunds kommun Anna Ek och Bo Ros” before the first of those who are from there."""
    words = text.split()[: MOST_OF_ORGANISATION + 1]
    for count in range(2, len(words)):
        where, people = " ".join(words[:count]), text[len(" ".join(words[:count])) :].strip()
        if people[:1].isupper() and is_known_person(first_entry(people)) and lists_people(people):
            return CAME.sub("", where), people
    return None


def lists_people(text: str) -> bool:
    """Tell whether a text is one person or a list of people, and not a sentence."""
    text = as_list(text)
    if _by_organisation(text):
        return True
    if "!" in text or "?" in text or (STOPPED.search(text) and len(sentences(text)) > 1):
        return False
    if text[:1].islower() and not is_known_person(text):
        return bool(_lower_case_names(text))
    entries = split_entries(text)[:40]
    people = [one for one in entries if is_person(one) or is_short_name(parse_entry(one).name)]
    if len(people) * 2 >= len(entries) > 2 and all(len(one.split()) < 3 for one in entries):
        people = entries
    return bool(people) and len(people) >= len(entries) - 1 and bool(entries[0] in people)
