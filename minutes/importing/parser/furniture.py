"""Find what a page repeats, and take it out."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise

from minutes.importing.corrections import FURNITURE
from minutes.importing.parser.kinds import label_kind
from minutes.importing.parser.labels import (
    BACKGROUND_LABEL,
    DECISION_LABEL,
    PRESENTER_LABEL,
    PROPOSAL_LABEL,
    VALUE_OF,
    bare,
    split_label,
)
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import ENDED

PAGE_ROW = re.compile(
    r"(?:sida|sid\.?|page|s\.|blad)\s*:?\s*\d+(?:\s*(?:av|of|/|\()\s*\d+\s*\)?)?"
    r"|\d{1,3}\s*\(\s*\d{1,3}\s*\)|[-–]\s*\d{1,3}\s*[-–]"
    r"|(?:ordförandens?|justera(?:ndes?|res?)|sekreterarens?)\s+sign(?:atur(?:er)?|\.)?"
    r"|utdragsbestyrkande|justerandes sign"
    r"|(?:justera(?:ndes?|res?)\s+sign(?:atur)?\w*\.?\s+)+utdragsbestyrkande"
    r"|\d{1,3}\s+av\s+\d{1,3}|sign\.?|signatur(?:er)?"
    r"|(?:§\s*\d+|\d+\s*§)[\s,]*\(?forts(?:\.|ättning)?\)?",  # a heading that the next page says again
    re.I,
)
DIGITS = re.compile(r"\d+")
BARE_NUMBER = re.compile(r"\d{1,3}")
NUMBERED = re.compile(r"(?:§+\s*)?\d{1,3}\s*[.)§]?\s+\w|§\s*\d")
COUNTED = re.compile(  # the number of an item; what begins with a number alone may be the header of a page
    r"(?:§+\s*|(?:ärende|punkt|dagordningspunkt|paragraf)\s+(?:(?:nr|nummer)\b\.?\s*)?)(\d{1,3})\b"
    r"|(\d{1,3})\s*[.)§]\s*\S",
    re.I,
)
GLUE = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])")
LONGEST_PAGE = 120  # letters of what numbers a page
FAR, NEAR_TOP, TWICE = 5, 30, 2
WHY_TOLD = "sidhuvud eller sidfot, enligt den som granskat"
WHY_PAGE, WHY_REPEATED = "sidnummer eller signaturfält", "sidhuvud eller sidfot som upprepas"


@dataclass(frozen=True)
class Cut:
    """A row taken out, and why."""

    row: Row
    why: str


def _key(row: Row) -> str:
    """Give what two prints of the same page header have in common."""
    return DIGITS.sub("#", bare(row.text))


def _is_structure(row: Row) -> bool:
    """Tell whether a row is a label that recurs by rights."""
    label = split_label(row.text)
    word = bare(label[0] if label else row.text)
    if row.text.endswith(":") and label_kind(row.text):
        return True
    return any(
        pattern.fullmatch(word) for pattern in (DECISION_LABEL, PROPOSAL_LABEL, BACKGROUND_LABEL, PRESENTER_LABEL)
    ) or bool(label and label[1] and VALUE_OF.get(word) not in (None, "other"))


def _listed_beforehand(rows: list[Row], where: list[int]) -> bool:
    """Tell whether a row is a numbered title that stands twice: in a list of such titles, and over its text."""
    near = rows[max(0, where[0] - 1) : where[0] + 2]
    return len(where) == TWICE and sum(NUMBERED.match(row.text) is not None for row in near) > 1


def _count_items(rows: list[Row], where: list[int]) -> bool:
    """Tell whether rows that differ in their numbers alone are headings of items, each with a higher one."""
    found = [COUNTED.match(rows[place].text) for place in where]
    numbers = [int(match[1] or match[2]) for match in found if match]
    return len(numbers) == len(where) and all(before < after for before, after in pairwise(numbers))


def split_glued(rows: list[Row]) -> list[Row]:
    """Part two lines that lost the break between them, where each stands alone elsewhere."""
    alone = {row.text for row in rows}
    out: list[Row] = []
    for row in rows:
        text = row.text[:200]
        places = (match.start() for match in GLUE.finditer(text)) if len(row.text) <= 200 else ()
        cut = next(
            (
                place
                for place in places
                if text[:place] in alone and (text[place:] in alone or VALUE_OF.get(bare(text[place:])))
            ),
            0,
        )
        if not cut or row.told:
            out.append(row)
            continue
        notes = (*row.notes, (row.number, row.text, "två rader som satt ihop"))
        for piece, blank in ((row.text[:cut], row.blank_before), (row.text[cut:], False)):
            out.append(row.with_text(piece, blank_before=blank, notes=notes))
            notes = row.notes
    return out


def repeated(rows: list[Row]) -> set[int]:
    """Give the places of rows that a page repeats, first prints included."""
    page_rows = {
        place
        for place, row in enumerate(rows)
        if row.page_part or (len(row.text) < LONGEST_PAGE and PAGE_ROW.fullmatch(row.text))
    }
    top = next((place for place, row in enumerate(rows) if NUMBERED.match(row.text)), NEAR_TOP)
    places: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if not row.list_level and not row.in_table and len(row.text) <= 120:
            places[_key(row)].append(place)
    found: set[int] = set()
    for key, where in places.items():
        if len(where) < 2 or _is_structure(rows[where[0]]):
            continue
        if _listed_beforehand(rows, where) or _count_items(rows, where):
            continue
        worded = any(character.isalpha() for character in key)
        far = all(after - before >= FAR for before, after in pairwise(where))
        beside = sum(1 for place in where if any(near in page_rows for near in range(place - 4, place + 5)))
        from_top = where[0] <= min(top, NEAR_TOP)
        if (worded and far and from_top and len(where) >= 3) or (far and beside >= 2 and beside >= len(where) - 1):
            found.update(where)
    return found


def _title_below(rows: list[Row], place: int) -> str:
    """Give the title that stands close under a number alone, as items are numbered and pages are not; else nothing."""
    if place + 2 >= len(rows):
        return ""
    title, text = rows[place + 1], rows[place + 2]
    apart = text.blank_before or ENDED.search(text.text) is not None
    close = not title.blank_before and apart and len(title.text) <= LONGEST_PAGE
    return title.text if close and title.text[:1].isupper() and not ENDED.search(title.text) else ""


def take_out(rows: list[Row]) -> tuple[list[Row], list[Cut], list[Cut]]:
    """Take rows; give those that are text, the cuts, and the page header's first print, still among the rows."""
    rows = split_glued(rows)
    again = repeated(rows)
    numbers = [place for place, row in enumerate(rows) if BARE_NUMBER.fullmatch(row.text) and row.blank_before]
    titles = {title for place in numbers if (title := _title_below(rows, place))}  # a page's header is the same
    if len(titles) * 5 >= len(numbers) * 4:
        numbers = []
    counted = [int(rows[place].text) for place in numbers]
    pages = set(numbers) if len(counted) > 1 and counted == sorted(set(counted)) else set()
    kept: list[Row] = []
    cuts: list[Cut] = []
    first: list[Cut] = []
    seen: set[str] = set()
    gap = False
    for place, row in enumerate(rows):
        why = WHY_PAGE if place in pages or (len(row.text) < LONGEST_PAGE and PAGE_ROW.fullmatch(row.text)) else ""
        if row.told:
            why = WHY_TOLD if row.told == FURNITURE else ""
        elif not why and (place in again or row.page_part):
            why = WHY_REPEATED if _key(row) in seen or place > NEAR_TOP else ""
            seen.add(_key(row))
            if not why:
                first.append(Cut(row, WHY_REPEATED))
        if why:
            cuts.append(Cut(row, why))
            gap = True
            continue
        kept.append(replace(row, blank_before=True) if gap and not row.blank_before else row)
        gap = False
    return kept, cuts, first
