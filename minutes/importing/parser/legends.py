"""Read a legend over a list of people, “(P = on site, A = apologies)”, and the signs beside their names."""

import re
from dataclasses import replace

from minutes.importing.parser.entries import Entry, is_person, parse_entry
from minutes.importing.parser.labels import PRESENCE_OF, bare
from minutes.importing.parser.meanings import attendance_of
from minutes.importing.parser.rows import Row

SIGN = re.compile(
    r"(?<![^\W\d_])(?P<sign>[A-ZÅÄÖ]{1,3}|[a-zåäö]|[x+*–-])\s*[=:–]\s*(?P<means>[^\W\d_][^=,;()]*?)(?=\s*(?:[,;)/]"
    r"|$|\s[A-ZÅÄÖ]{1,3}\s*=))"
)
SIGN_AFTER = re.compile(r"(?P<means>[^\W\d_][\w ]*?)\s*\((?P<sign>[A-ZÅÄÖ]{1,2}|[x+*–-])\)")  # “närvarande (N)”
CROSSES = dict.fromkeys("Xx☑☒✓✔✅", "present")  # what signs say without a legend
LONGEST_LEGEND = 250
MAY_BE = re.compile(r"=|[\s(](?:[A-ZÅÄÖ]{1,3}|[x+*-])\s*[:–]\s|\([A-ZÅÄÖx+*-]{1,2}\)")
DASHES = ("-", "–")
FEWEST = 2  # signs of a legend
FEWEST_WORDS = 3  # of a name and a sign
LONGEST = 4  # letters of a sign and the marks around it


def legend_of(text: str) -> dict[str, str]:
    """Take the row that heads a list; give the presence that each sign of its legend says, or nothing."""
    found: dict[str, str] = {}
    if len(text) > LONGEST_LEGEND or not MAY_BE.search(text):
        return found
    for match in (*SIGN.finditer(text), *SIGN_AFTER.finditer(text)):
        word = bare(match.group("means"))
        known = attendance_of(word)
        presence = PRESENCE_OF.get(word) or (known[0] if known else "")
        if not presence and re.match(
            r"(?:via\s+)?(?:teams|zoom|skype|länk|digital|fysisk|on\s*-?site|online|remote)", word
        ):
            presence = "present"
        if presence:
            found[match.group("sign")] = presence
    alone = bool(found) and text.endswith(")") and attendance_of(bare(text.partition("(")[0])) is not None
    return found if len(found) >= FEWEST or alone else {}  # “Närvaro (– = frånvarande)”


def _without_sign(row: Row, sign: str) -> tuple[str, ...]:
    """Give the cells of a row without the first or the last where that is the sign; nothing where they name nobody."""
    cells = row.cells[1:] if row.cells[0] == sign else row.cells[:-1] if row.cells[-1] == sign else row.cells
    return cells if len(cells) > 1 and is_person(cells[0]) else ()


def signed_entry(row: Row, signs: dict[str, str]) -> Entry | None:
    """Give the person of a row that begins or ends with a sign of the legend, there or not by the sign."""
    dash = next((sign for sign in DASHES if sign in signs), "") if row.list_level else ""
    words = [dash, *row.text.split()] if dash else row.text.split()  # which was read as the mark of an entry
    if len(words) < FEWEST_WORDS:
        return None
    for sign, rest in ((words[0], " ".join(words[1:])), (words[-1], " ".join(words[:-1]))):
        presence = signs.get(sign.strip("()[].:"))
        rest = rest.strip(" ,–-\t")
        if presence and len(sign) <= LONGEST and is_person(rest):
            entry = parse_entry(", ".join(_without_sign(row, sign)) or rest)
            return entry if entry.presence in ("partly", presence) else replace(entry, presence=presence)
    return None
