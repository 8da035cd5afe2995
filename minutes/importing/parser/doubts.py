"""Say in Swedish what a person should look at."""

import re
from collections.abc import Collection, Iterable

from minutes.importing.parsed import ParsedAttendee, ParsedItem, ParsedWarning
from minutes.importing.parser.names import alike, ends_as_title, is_first_name, is_name, known_name, same_person
from minutes.importing.parser.rows import Row

FULL_NAME = re.compile(r"\b[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?(?: [A-ZÅÄÖÉ][\w-]+){1,2}\b")
SURNAME = re.compile(
    r"(?:sson|sen|berg|borg|ström|lund|gren|[kq]vist|dahl|mark|ste[dn]t?|strand|roth?|ell|én|lin|falk|holm|bäck|beck"
    r"|feldt|hult|vall|wall|blad|löf|löv|skog|sten|[vw]ik|ryd|rup|bl?om|fors|man|mann|ius|ander|haug|sjö)$"
)
PERSON_BEFORE = re.compile(r"\b(?:av|via|till|från|med|kontakta|ersätter|ersätta|tackar|hälsar|utser|utsåg|samt)\s+$")
PERSON_AFTER = re.compile(
    r"\s*(?:\((?:S|M|SD|C|V|KD|L|MP)\)|\s(?:informera|presentera|föredr|redogör|redogj|redovisa|rapportera|berätta"
    r"|frågar|frågade|lyft|tar\b|tog\b|ska\b|kommer\b|deltar|deltog|sitter|ersätt|representera|föreslår|undrar|tackar"
    r"|har\s+(?:kalla|bjud|meddela|tagit|skicka|lämna|begär|önska)|återkom|bjud|svara|menar|anser|yrkar|utses|utsågs"
    r"|väljs|valdes|hälsar|från\s+[A-ZÅÄÖ]))"
    r"|,\s+[A-ZÅÄÖ]\w+,?\s+[a-zåäö]"
)
MAX_SAME = 40  # warnings of one kind


def warning(line: int, text: str) -> ParsedWarning:
    """Give a warning about one line, or about the whole document where the line is 0."""
    return ParsedWarning(line, text, (line,) if line else ())


def about_numbers(items: list[ParsedItem]) -> list[ParsedWarning]:
    """Warn of gaps and repeats in the printed numbers."""
    found: list[ParsedWarning] = []
    before: int | None = None
    seen: set[str] = set()
    for item in items:
        match = re.search(r"\d+", item.number)
        if item.parent is not None or not match:
            continue
        value, line = int(match.group()), item.lines[0] if item.lines else 0
        if item.number in seen:
            found.append(warning(line, f"Numret {item.number} finns på mer än en punkt."))
        elif before is not None and value > before + 1:
            found.append(warning(line, f"Numreringen hoppar från {before} till {value}."))
        elif before is not None and value < before:
            found.append(warning(line, f"Numret {value} kommer efter {before}."))
        seen.add(item.number)
        before = value
    return found[:MAX_SAME]


def about_people(items: list[ParsedItem], attendees: tuple[ParsedAttendee, ...]) -> list[ParsedWarning]:
    """Warn of presenters who are not in the list, and of people both present and replaced."""
    found: list[ParsedWarning] = []
    for attendee in (one for one in attendees if one.substitutes_for):
        for other in (one for one in attendees if one.presence == "present"):
            if other is not attendee and same_person(attendee.substitutes_for, other.name):
                line = attendee.lines[-1] if attendee.lines else 0
                text = f"{other.name} står som närvarande men också som ersatt av {attendee.name}."
                found.append(warning(line, text))
    if not attendees:
        return found
    told: set[str] = set()
    for item in items:
        for name in item.presenters:
            listed = any(same_person(name, one.name) or name.casefold() == one.name.casefold() for one in attendees)
            if not listed and name not in told and (is_name(name) or is_first_name(name.split()[0])):
                told.add(name)
                line = item.lines[0] if item.lines else 0
                text = "{} föredrar en punkt men står inte i närvarolistan."
                found.append(_about_name(line, name, text, attendees))
    return found[:MAX_SAME]


def about_names(rows: list[Row], attendees: tuple[ParsedAttendee, ...], told: set[str]) -> list[ParsedWarning]:
    """Warn, once a name, of full names in the text that are not in the list and not among those already told of."""
    listed = {_ends(one.name) for one in attendees}
    text = "{} nämns i texten men står inte i närvarolistan."
    found: list[ParsedWarning] = []
    for row in rows:
        for match in FULL_NAME.finditer(row.text):
            name = _without_title(match.group())
            if known_name(name) and _ends(name) not in listed and name not in told and len(found) < MAX_SAME:
                doubt = _about_name(row.number, name, text, attendees)
                if doubt.text != text.format(name) or _is_person_here(match.string, name):
                    told.add(name)
                    found.append(doubt)
    return found


def full_names(text: str) -> list[str]:
    """Give what may be full names in a text, without the titles before them."""
    return [_without_title(match.group()) for match in FULL_NAME.finditer(text)]


def people_in(text: str, listed: Iterable[str], known: Collection[str]) -> list[str]:
    """Give the full names in a text that are of people, and of none in the list however they are spelt there.

    `known` are names that are certainly people's, whatever stands around them.
    """
    found = []
    for name in dict.fromkeys(full_names(text)):
        alone = text.strip() == name and is_name(name)  # a presenter, or whoever is to do something
        is_person = alone or name in known or (known_name(name) and _is_person_here(text, name))
        if is_person and not any(_is_meant(name, one) for one in listed):
            found.append(name)
    return found


def _is_meant(name: str, listed: str) -> bool:
    """Tell whether a name in a text is that of somebody in the list, in some spelling."""
    return _ends(name) == _ends(listed) or alike(name, listed) or same_person(name, listed)


def _about_name(line: int, name: str, text: str, attendees: tuple[ParsedAttendee, ...]) -> ParsedWarning:
    """Give the doubt about a name that the list does not have, or has in another spelling."""
    near = next((one.name for one in attendees if alike(name, one.name) or same_person(name, one.name)), "")
    said = f"{near} i närvarolistan skrivs även {name}." if near else text.format(name)
    return ParsedWarning(line, said, (line,) if line else (), name)


def _without_title(name: str) -> str:
    """Give “Ida Vass” for “Kurator Ida Vass”."""
    first, _, rest = name.partition(" ")
    return rest if ends_as_title(first) and " " in rest else name


def _is_person_here(text: str, name: str) -> bool:
    """Tell whether a name in a text is certainly a person: by its surname, a title, a verb or the names beside it."""
    start = text.index(name)
    before, after = text[max(0, start - 40) : start], text[start + len(name) :][:60]
    if SURNAME.search(name) or PERSON_BEFORE.search(before) or PERSON_AFTER.match(after):
        return True
    near = [*before.split()[-2:], *re.split(r"[,.;:]\s|\s", after.lstrip(" ,(–"))[:3]]
    if any(ends_as_title(word.strip(" ,.;:()")) for word in near):
        return True
    beside = [one.group() for one in FULL_NAME.finditer(text) if name not in one.group()]
    return any(known_name(one) for one in beside if f"{one} och {name}" in text or f"{one}, {name}" in text)


def _ends(name: str) -> tuple[str, str]:
    """Give the first and the last word of a name."""
    words = name.casefold().split() or [""]
    return words[0], words[-1]
