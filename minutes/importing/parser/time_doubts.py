"""Doubt what a text says has happened on a day after the meeting, and a decision that says nothing of what is done."""

import datetime
import re

from minutes.importing.parsed import ParsedItem, ParsedWarning
from minutes.importing.parser.dates import MONTH, MONTHS, find_dates
from minutes.importing.parser.doubts import warning
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import sentences

SINCE = re.compile(rf"\bsedan\s+(?P<month>{MONTH})\s+(?P<year>20\d\d)\b", re.I)
HAPPENED = re.compile(
    r"\b(?:beslutade[s]?|antogs|genomfördes|träffades|hölls|lämnades|inkom|startade|fattades|tillträdde|godkändes"
    r"|presenterades)\b",
    re.I,
)
VERB_LIKE = re.compile(
    r"\b(?:\w+(?:ar|er|ade|ades|des|te|tes|as|es|its?|ts|ns|ds|ks|rs|ls|sts|gs|ms|ps|ås|ss|vs|nde|dde|kte)|bli|lov"
    r"|är|gör|kör|bör|hör|rör|var|ska|skall|kan|får|fick|gick|går|att|utse|ge|se|ta|tas|tar)\b",
    re.I,
)
SHORTEST = 3  # words of a decision that can want a verb
MOST = 20


def about_times(rows: list[Row], held: datetime.date | None) -> list[ParsedWarning]:
    """Take the rows and the day of the meeting; give the sentences that tell as past what comes after it."""
    found: list[ParsedWarning] = []
    for row in rows if held else ():
        for sentence in sentences(row.text) if "20" in row.text and not row.in_table else ():
            if held and (written := _after(sentence, held)):
                said = f"Texten säger ”{written}” om något som varit, men mötet hölls {held.isoformat()}."
                found.append(warning(row.number, said))
    return found[:MOST]


def _after(sentence: str, held: datetime.date) -> str:
    """Give the day or month, as written, that a sentence tells as past though it comes after the meeting."""
    for since in SINCE.finditer(sentence):
        if (int(since.group("year")), MONTHS[since.group("month").casefold()]) > (held.year, held.month):
            return since.group()
    if not (happened := HAPPENED.search(sentence)):
        return ""
    late = [one for one in find_dates(sentence) if one.year_given and one.date > held]
    near = [one for one in late if 0 <= one.start - happened.end() <= len(" vid sitt möte den ")]
    return sentence[near[0].start : near[0].end] if near else ""


def about_verbs(items: list[ParsedItem]) -> list[ParsedWarning]:
    """Take the items; give the decisions in which no word is a verb."""
    found = []
    for item in items:
        for one in item.decisions:
            if one.kind == "decision" and len(one.text.split()) >= SHORTEST and not VERB_LIKE.search(one.text):
                said = f"Beslutet ”{one.text[:60]}” saknar verb; kontrollera att det är ett beslut."
                found.append(warning(one.lines[0] if one.lines else 0, said))
    return found[:MOST]
