"""Find what someone is to do, and by when."""

import datetime
import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from minutes.importing.corrections import ACTION
from minutes.importing.parsed import ParsedAction, ParsedDecision
from minutes.importing.parser.arrows import ARROW
from minutes.importing.parser.dates import find_dates, resolve_year
from minutes.importing.parser.decisions import decision
from minutes.importing.parser.doing import TO_DO, is_someone, responsible_for_list, responsible_in
from minutes.importing.parser.kinds import label_kind
from minutes.importing.parser.labels import DUE_LABEL, RESPONSIBLE_LABEL, bare, split_label
from minutes.importing.parser.meanings import column_meanings
from minutes.importing.parser.names import split_names
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import sentences

MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
OCCASION = (
    r"(?:(?:nästa|kommande)\s+(?:möte|gång|träff|sammanträde)|årsskiftet|månadsskiftet|(?:sommaren|semestern|semestrarna)"
    r"|(?:jul|påsk|midsommar|hösten|våren)\b|internatet)"
)
DUE = re.compile(
    r"\b(?P<due>(?:klart?\s*:?|deadline\s*:?|senast|innan|före|inför|till\s+den|till|efter)\s+(?:den\s+)?"
    rf"(?:\d[\w\s/.-]*?{MONTH}(?:\s+20\d\d)?|\d{{1,2}}/\d{{1,2}}(?:\s*[-/]?\s*(?:20)?\d\d)?|20\d\d-\d\d-\d\d"
    rf"|{OCCASION}|vecka\s+\d+|v\.?\s*\d+|(?:i\s+)?{MONTH}(?:\s+20\d\d)?\b)"
    r"|(?:vid|på)\s+(?:nästa|kommande)\s+(?:möte|sammanträde|träff)|nästa\s+gång"
    rf"|(?:i|under)\s+(?:(?:början|mitten|slutet)\s+av\s+)?{MONTH}\b(?:\s+20\d\d)?"
    r"|inom\s+(?:en|ett|\w+)\s+(?:veckor?|månad(?:er)?|dagar)"
    r"|omgående|snarast(?:\s+möjligt)?|(?:kommande|nästa|varje)\s+vecka|(?:i|under)\s+vecka\s+\d+"
    r"|(?:siste|sista)\s+\w+(?:\s+20\d\d)?|(?:under|i)\s+(?:våren|hösten|vår|höst)\b(?:\s+20\d\d)?)",
    re.I,
)
NAMED = r"[A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)?"
SAID_TO = re.compile(rf"({NAMED}(?:\s*(?:,|&|och|/)\s*{NAMED}){{0,3}}):\s")
GIVEN_TO = re.compile(r"(?:\(([^()]+)\)|\s[–—-]\s+([A-ZÅÄÖ][^.;:]*))[.]?$")


@dataclass
class Todo:
    """Collect the actions of an item, the decisions its tables hold, and the rows left."""

    actions: list[ParsedAction] = field(default_factory=list)
    decisions: list[ParsedDecision] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def _month_end(written: str) -> datetime.date | None:
    """Give the last day of the month that “siste mars 2021” names."""
    if not written.casefold().startswith(("siste", "sista")):
        return None
    first = find_dates(re.sub(r"^\w+", "1", written))
    if not first or not first[0].year_given:
        return None
    month = first[0].date.replace(day=28) + datetime.timedelta(days=4)
    return month - datetime.timedelta(days=month.day)


def due_of(text: str, held: datetime.date | None) -> tuple[datetime.date | None, str]:
    """Take a text; give when something is due, as a date where it is one, and as written."""
    found = DUE.search(text)
    written = found.group("due").strip() if found else ""
    dates = find_dates(written or "", held.year if held else None)
    if not dates:
        return _month_end(written), written
    date = dates[0].date if dates[0].year_given or held is None else resolve_year(dates[0].date, held)
    return date, written


def _action(text: str, who: str, held: datetime.date | None, lines: tuple[int, ...], due: str = "") -> ParsedAction:
    """Give an action of a text and its responsible as written."""
    due_on, written = due_of(due or text, held)
    if due and not written:
        dates = find_dates(due, held.year if held else None, short=True)
        written, due_on = due, dates[0].date if dates else None
    return ParsedAction(text.strip(), tuple(split_names(who)) if who else (), due_on, written, lines)


def _by_action(known: tuple[str, ...]) -> list[str]:
    """Give what a column can mean, what is to be done before all else."""
    return sorted(known, key=lambda one: one != "action")


def _columns(row: Row) -> dict[int, str]:
    """Give the meanings of a header row of a table of actions, or nothing."""
    meanings: dict[int, str] = {}
    wanted = ("action", "responsible", "due", "decision", "text", "heading", "number", "presence")
    for column, cell in zip(row.columns, row.cells, strict=True):
        meaning = next(
            (one for one in _by_action(column_meanings(bare(cell))) if one in wanted and one not in meanings.values()),
            None,
        )
        if meaning:
            meanings[column] = meaning
    known = set(meanings.values())
    fits = ("responsible" in known and known & {"action", "decision", "text", "heading"}) or {"action", "due"} <= known
    return meanings if len(row.cells) >= 2 and fits else {}


def _from_table(
    row: Row, meanings: dict[int, str], held: datetime.date | None
) -> tuple[ParsedAction | None, ParsedDecision | None]:
    """Give the action and the decision of a table row."""
    cells = dict(zip(row.columns, row.cells, strict=True))
    by = {meaning: cells.get(column, "") for column, meaning in meanings.items()}
    known = set(meanings)
    words = [by[key] for key in ("number", "heading", "action", "text") if by.get(key)]
    words += [cell for column, cell in cells.items() if column not in known or meanings[column] == "presence"]
    ruling = decision(by["decision"], "decision", row.numbers) if by.get("decision") else None
    if not words:
        return None, ruling
    return _action(" – ".join(words), by.get("responsible", ""), held, row.numbers, by.get("due", "")), ruling


def read_actions(rows: list[Row], held: datetime.date | None) -> Todo:
    """Take the rows of an item and the day of the meeting; give its actions and the rows left."""
    out = Todo()
    meanings: dict[int, str] = {}
    listing = False
    who = ""  # is to do what stands in the list that is being read
    for row, below in zip_longest(rows, rows[1:]):
        who = who if row.list_level and not row.told else ""
        if row.told:
            listing = False
            if row.told == ACTION:
                out.actions.append(_labelled(row.text, held, row))
            else:
                out.rows.append(row)
            continue
        if len(row.cells) > 1 and (header := _columns(row)):
            meanings = header
            continue
        if meanings and len(row.cells) > 1:
            action, ruling = _from_table(row, meanings, held)
            out.actions += [action] if action else []
            out.decisions += [ruling] if ruling else []
            continue
        meanings = {}
        label = split_label(row.text)
        if (
            label
            and label[1]
            and out.actions
            and (RESPONSIBLE_LABEL.fullmatch(label[0]) or DUE_LABEL.fullmatch(label[0]))
            and listing
        ):
            out.actions[-1] = _more(out.actions[-1], label, held, row)
            continue
        kind = label_kind(row.text)
        if kind and kind[0] == "action":
            listing = True
            if kind[1]:
                out.actions.append(_labelled(kind[1], held, row))
            continue
        if listing and (row.list_level or not row.blank_before) and not kind:
            out.actions.append(_labelled(row.text, held, row))
            continue
        listing = False
        if who and TO_DO.match(row.text):
            out.actions.append(_action(row.text, who, held, row.numbers))
            continue
        if below is not None and below.list_level and (leads := responsible_for_list(row.text)):
            who = leads
            out.rows.append(row)
            continue
        _take_sentences(out, row, held)
    return out


def _labelled(text: str, held: datetime.date | None, row: Row) -> ParsedAction:
    """Give an action that stands under a label, or that a person has told of."""
    text = text[arrow.end() :] if (arrow := ARROW.match(text)) else text
    found = re.search(
        r"[,.;(–-]?\s*\bansvarig(?:a)?\s*:?\s*(?P<who>[^,.;)]+(?:(?:,|och)\s*[A-ZÅÄÖ][^,.;)]+)*)\)?", text, re.I
    )
    return _action(
        text, found.group("who") if found else responsible_in(text) or _named_beside(text), held, row.numbers
    )


def _named_beside(text: str) -> str:
    """Give who is named before or after what is to be done: “Anna: boka lokal”, “Boka lokal (Anna)”, “Boka – Anna”."""
    for found in (SAID_TO.match(text), GIVEN_TO.search(text)):
        who = next(filter(None, found.groups()), "") if found else ""
        if who and is_someone(who):
            return who
    return ""


def _more(action: ParsedAction, label: tuple[str, str], held: datetime.date | None, row: Row) -> ParsedAction:
    """Give an action with the responsible or the due date of a row under it."""
    lines = tuple(dict.fromkeys((*action.lines, *row.numbers)))
    if RESPONSIBLE_LABEL.fullmatch(label[0]):
        return replace(action, responsible=tuple(split_names(label[1])), lines=lines)
    dates = find_dates(label[1], held.year if held else None, short=True)
    return replace(action, due_as_written=label[1], due_on=dates[0].date if dates else None, lines=lines)


def _take_sentences(out: Todo, row: Row, held: datetime.date | None) -> None:
    """Take the sentences that are actions out of a row, and keep the rest."""
    if row.in_table or len(row.cells) > 1:
        out.rows.append(row)
        return
    kept: list[str] = []
    parts = sentences(row.text)
    for part in parts:
        who = responsible_in(part)
        if who is None or part.endswith("?"):
            kept.append(part)
        else:
            out.actions.append(_action(part, who, held, row.numbers))
    if len(kept) == len(parts):
        out.rows.append(row)
    elif kept:
        text = " ".join(kept)
        out.rows.append(row.with_text(text))
