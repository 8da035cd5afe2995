"""Find titles that begin their own text: in capitals, in bold, before a mark, in an entry of a list."""

import re

from minutes.importing.parser.entries import is_person
from minutes.importing.parser.heading import Heading, is_label
from minutes.importing.parser.labelled import labelled
from minutes.importing.parser.labels import ATTENDANCE, CONTENTS, VALUE_OF, bare
from minutes.importing.parser.meanings import is_label_word
from minutes.importing.parser.names import is_first_name
from minutes.importing.parser.rows import Row

FEWEST = 3  # titles of a kind
ENDS_LIKE_TEXT = re.compile(r"[.;,:!…]$")

RUN_IN = re.compile(r"([A-ZÅÄÖ][A-ZÅÄÖ\d /&,–-]{3,60})[:.]\s+(\S.+)", re.S)  # “LÄGET I LÄNET: Det är lugnt.”
UNMARKED = re.compile(  # “LÄGET I LÄNET Det är lugnt.”, “LÄGET I LÄNET – Det är lugnt.”
    r"([A-ZÅÄÖ]{5}[A-ZÅÄÖ /&-]{0,50}|[A-ZÅÄÖ]{2,}(?:\s[A-ZÅÄÖ]{1,}){1,6})\s+(?:[–-]\s+)?([A-ZÅÄÖ][a-zåäö].+[.!?])", re.S
)
TITLED = re.compile(  # “Sårvård: Inget nytt”
    r"(?P<title>[^\W\d_a-zåäö][^:.!?–]{2,58}?)(?:(?::)\s+|\s[–-]\s+|(?P<stop>\.)\s+(?=[A-ZÅÄÖ]))(?P<rest>\S.*)", re.S
)
SAID_WHAT = re.compile(  # “Ärende: Sårvård”, the word again before every title
    r"(?:rubrik|(?:dagordnings|agenda)?punkt|ärende|ämne|sakfråga|tema|område|item|topic)\s*:\s+(?P<title>\S.*)",
    re.I | re.S,
)
FEW_WORDS = 5  # of a title that only a stop ends
TELLS = re.compile(
    r"\b(?:är|var|har|hade|ska|blir|blev|kan|finns|fick|får|går|gick|kom|kommer|tar|säger|\w+(?:ade|rde|tte)s?)\b"
)
LONGEST_ENTRY = 90  # letters of a title that is an entry of a list


def run_in(rows: list[Row]) -> list[Heading]:
    """Give headings in capitals that their text follows on the same line."""
    found = []
    for place, row in enumerate(rows):
        match = RUN_IN.fullmatch(row.text) if not row.in_table and not row.list_level else None
        label = bare(match.group(1)) if match else ""
        known = label in ATTENDANCE or VALUE_OF.get(label) not in (None, "next_meeting")
        if match and not known and (row.blank_before or not is_label_word(label)):
            found.append(Heading(place, "", match.group(1), "run-in", aside=(match.group(2),)))
    apart = [one for one in found if rows[one.place].blank_before]
    return found if len(found) >= FEWEST and apart[:1] == found[:1] and len(apart) in (1, len(found)) else apart


def unmarked(rows: list[Row]) -> list[Heading]:
    """Give headings in capitals that their text follows on the same line without a mark between."""
    found = []
    for place, row in enumerate(rows):
        match = UNMARKED.fullmatch(row.text) if not row.in_table and not row.list_level else None
        label = bare(match.group(1)) if match else ""
        if match and (VALUE_OF.get(label) == "next_meeting" or not is_label_word(label)):
            found.append(Heading(place, "", match.group(1), "run-in", aside=(match.group(2),)))
    return found if len(found) >= FEWEST else []


def named_titles(rows: list[Row]) -> list[Heading]:
    """Give the titles that a word for what they are stands before: “Ärende: Sårvård”."""
    found = [
        Heading(place, "", match.group("title"), "named")
        for place, row in enumerate(rows)
        if not row.in_table and len(row.cells) == 1 and (match := SAID_WHAT.fullmatch(row.text))
        and len(row.text) <= LONGEST_ENTRY
    ]  # fmt: skip
    return found if len(found) >= FEWEST else []


def is_other_label(row: Row) -> bool:
    """Tell whether a row is a label; “Nästa möte: 5 maj” may head an item among others that are set so."""
    values = labelled(row)
    return is_label(row) and not (values and values[0][0] == "next_meeting")


def _parted_title(row: Row) -> re.Match[str] | None:
    """Give the parts of a row that begins with a short title of its own, and no label and nobody’s name."""
    match = TITLED.fullmatch(row.text)
    if match is None or is_other_label(row):
        return None
    title = match.group("title")
    return None if is_person(title) or is_first_name(title.split()[0]) else match


def _heads_text(rows: list[Row], place: int) -> bool:
    """Tell whether a short entry of a list stands over text that is no entry."""
    row, below = rows[place], rows[place + 1] if place + 1 < len(rows) else None
    if below is None or below.list_level or (below.blank_before and not row.blank_before):
        return False
    if len(below.text) <= len(row.text) and not below.text.endswith((".", "!", "?")):
        return False
    own = not is_label(row) or bare(row.text) in CONTENTS  # “Dagordning” among the entries is one of them
    plain = len(row.text) <= LONGEST_ENTRY and not ENDS_LIKE_TEXT.search(row.text) and own
    return plain and not is_person(row.text)


def _heads_entries(rows: list[Row], place: int) -> bool:
    """Tell whether a short entry of a list stands over entries of its own."""
    row, below = rows[place], rows[place + 1] if place + 1 < len(rows) else None
    if below is None or below.list_level <= row.list_level or len(row.text) > LONGEST_ENTRY:
        return False
    return not (ENDS_LIKE_TEXT.search(row.text) or is_label(row) or is_person(row.text))


def bullets(rows: list[Row]) -> list[Heading]:
    """Give the short titles that begin the entries of a list, which is then the agenda: “• Sårvård: Inget nytt”."""
    entries = [place for place, row in enumerate(rows) if row.list_level == 1 and not row.in_table]
    found = []
    for place in entries:
        if match := _parted_title(rows[place]):
            found.append(Heading(place, "", match.group("title"), "bullet", aside=(match.group("rest"),)))
        elif _heads_text(rows, place) or _heads_entries(rows, place):
            found.append(Heading(place, "", rows[place].text, "bullet"))
    return found if len(found) >= FEWEST and len(found) * 2 > len(entries) else []


def bold_leads(rows: list[Row]) -> list[Heading]:
    """Give the titles set in bold at the beginning of their text: “**Ekonomi.** Utfallet är …”."""
    found = []
    for place, row in enumerate(rows):
        rest = row.text.removeprefix(row.lead).lstrip(" .:–-")
        alone = row.with_text(row.lead)
        somebody = bool(row.lead) and (is_person(row.lead) or is_first_name(row.lead.split()[0]))
        if row.lead and rest and not somebody and not is_other_label(row) and not is_other_label(alone):
            found.append(Heading(place, "", row.lead, "lead", aside=(rest,)))
    return found if len(found) >= FEWEST else []


def stopped_paragraphs(rows: list[Row]) -> list[Heading]:
    """Give the titles that a full stop parts from their text, where almost every paragraph begins so."""
    plain = [place for place, row in enumerate(rows) if row.blank_before and not row.in_table and not row.list_level]
    matches = {place: match for place in plain if (match := _parted_title(rows[place])) and match.group("stop")}
    found = [
        Heading(place, "", match.group("title"), "stopped", aside=(match.group("rest"),))
        for place, match in matches.items()
        if len(match.group("title").split()) <= FEW_WORDS and not TELLS.search(match.group("title"))
    ]
    after = sum(place >= found[0].place for place in plain) if found else 0
    return found if len(found) > FEWEST and len(found) * 5 >= after * 4 else []


def titled_paragraphs(rows: list[Row]) -> list[Heading]:
    """Give the titles that a colon or a dash parts from their text, where most paragraphs begin so."""
    plain = [place for place, row in enumerate(rows) if not row.in_table and not row.list_level and len(row.cells) == 1]
    found = []
    for place in plain:
        match = _parted_title(rows[place])
        if match and not match.group("stop"):
            found.append(Heading(place, "", match.group("title"), "titled", aside=(match.group("rest"),)))
    apart = [one for one in found if rows[one.place].blank_before]
    found = found if len(apart) == 1 and apart[0] is found[0] else apart  # right below each other, or each apart
    longer = [one for one in found if len(one.aside[0]) > len(one.title)]
    found = [one for one in found if longer and one.place >= longer[0].place]
    found = found if len(longer) * 3 >= len(found) * 2 else longer  # where most are titles, the short ones are too
    after = sum(place >= found[0].place for place in plain) if found else 0
    return found if len(found) >= FEWEST and len(found) * 2 > after else []
