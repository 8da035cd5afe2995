"""Find the sentences that say that someone takes or leaves a role from a day; an import changes no membership."""

import re

from minutes.importing.parsed import ParsedWarning
from minutes.importing.parser.doubts import warning
from minutes.importing.parser.names import is_first_name, is_title
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import sentences

WHO = r"(?P<who>[A-ZÅÄÖÉ][\w-]+(?:\s+[A-ZÅÄÖÉ][\w-]*){0,3})"
ROLE = r"\w*(?:ordförande|sekreterare|sammankallande|processledare|kontaktperson|representant|ledamot|samordnare)\b"
CHANGES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{WHO}[^.]{{0,60}}?\s(?:kommer\s+att\s+|ska\s+|skall\s+)?(?:ersätta|ersätter|efterträda|efterträder)"
        rf"\s+[A-ZÅÄÖ][^.]*?\b(?:som|från|i)\b",
        rf"{WHO}[^.]{{0,60}}?\s(?:har\s+tagit|tar|tog|kommer\s+att\s+ta)\s+över\s+(?:uppdraget\s+|rollen"
        rf"\s+)?(?:som|efter)\b",
        rf"{WHO}[^.]{{0,60}}?\s(?:är|blir|börjar\s+som)\s+(?:vår\s+)?ny(?:a)?\s+{ROLE}",
        rf"{WHO}[^.]{{0,60}}?\s(?:kommer\s+att\s+delta|ska\s+ingå|kommer\s+att\s+ingå|går\s+in)\s+i\s+(?:gruppen"
        rf"|styrgruppen|beredningen|nätverket)\b",
        rf"{WHO}[^.]{{0,60}}?\s(?:slutar|avgår|lämnar\s+(?:uppdraget|sitt\s+uppdrag|rollen))\b",
    )
)
STEMS = ("ersätt", "efterträd", "över", "ny", "gruppen", "beredningen", "nätverket", "slutar", "avgår", "lämnar")
TEXT = "{} tycks få eller lämna en roll här; importen ändrar inga uppdrag."
MOST = 40


def about_roles(rows: list[Row]) -> list[ParsedWarning]:
    """Take the rows; give a doubt for each person of whom a sentence says that a role of theirs changes."""
    found: list[ParsedWarning] = []
    for row in rows:
        may = not row.in_table and any(stem in row.text for stem in STEMS)
        for sentence in sentences(row.text) if may else ():
            if not is_first_name(sentence.split()[0].strip(",:")):
                continue
            hit = next((match for pattern in CHANGES if (match := pattern.match(sentence))), None)
            who = hit.group("who") if hit else ""
            if who and is_first_name(who.split()[0]) and not is_title(who):
                found.append(warning(row.number, TEXT.format(who)))
    return list(dict.fromkeys(found))[:MOST]
