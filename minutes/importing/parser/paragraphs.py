"""Join the rows of a paragraph that was broken over several lines, by a page or by its width."""

import re
from dataclasses import replace
from itertools import pairwise

from minutes.importing.lines import SPLIT_WORD
from minutes.importing.parser.entries import is_known_person, parse_entry
from minutes.importing.parser.entry_lists import first_entry, split_entries
from minutes.importing.parser.labels import record_in, split_label
from minutes.importing.parser.meanings import is_label_word
from minutes.importing.parser.names import NAME_WORD, is_first_name, known_name
from minutes.importing.parser.places import MUNICIPALITIES
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import CONNECTING, ENDED, LONGEST_CONNECTING

LOWER = re.compile(r"[a-zåäöéü]")
HYPHENATED = re.compile(r"[^\W\d_]-$")
SUSPENDED = re.compile(r"(?:och|eller|samt|respektive|till|resp|som|men|\w+-\s)\b")
NOT_JOINED = re.compile(r"[a-zåäö\d]{1,2}[.)]\s|o\s|(?:mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?)?\s+(?:den\s+)?\d")
NUMBERED = re.compile(r"(?:§+\s*)?\d{1,3}(?:\.\d{1,2})*\s*[.)§]\s*\w|§\s*\d|(?:\d{1,2}[.:]\d\d|\d{1,3})\s+[A-ZÅÄÖ]")
DAY_FIRST = re.compile(r"den\s+\d|kl(?:ockan|\.)?\s*\d")
PLAIN_NUMBER = re.compile(r"\d+(?:[.:]\d\d)?\s")
OPEN_HOURS, HOUR = re.compile(r"\d[.:]\d\d\s?[–—-]$"), re.compile(r"\d{1,2}[.:]\d\d\b")  # “kl. 9.15–” over “14.45”
PART = re.compile(r"(?:Beslut|Förslag|Ansvarig|Åtgärd|Fråga|Svar|Kommentar|Beslutas|Ställningstagande)\b")
OPEN_TITLE = re.compile(r"\s(?:mellan|med|och|samt)$")
CLAUSE = re.compile(r"[Aa]tt\b")  # perhaps of a list of what was decided
LINKING = re.compile(r"\s(?:OCH|FÖR|I|AV|MED|SAMT|TILL|FRÅN|INOM|VID|PÅ|MELLAN)$|,$")
NARROWEST, WIDEST = 60, 125  # of the width that a text is broken at
NEAR = 12  # how far from the width its full lines end
RAGGED = 5  # how much shorter a line may be cut than it need
LONG = 40
FEWEST_LISTED = 2  # commas of a list of people
FEWEST_FULL = 3  # lines that end near the width in mid-sentence, for it to be one


def width_of(rows: list[Row]) -> int:
    """Give the width that the lines of a text are broken at, or 0 where they are not."""
    plain = [row for row in rows if len(row.cells) == 1 and not row.in_table and not row.heading_level]
    widest = max((len(row.text) for row in plain), default=0)
    full = sum(len(row.text) >= widest - NEAR and not ENDED.search(row.text) for row in plain)
    return widest if NARROWEST <= widest <= WIDEST and full >= FEWEST_FULL else 0


def _fills(before: Row, after: Row, width: int) -> bool:
    """Tell whether the first word of a row had no room in the row before it."""
    length = len(before.text)
    full = length >= width - NEAR or length + len(after.text.split()[0]) >= width - RAGGED
    return bool(width) and length >= NARROWEST - NEAR and full


def _cut_in_entry(before: Row, after: Row) -> bool:
    """Tell whether a row ends with a first name or a dash, and the one below goes on with the surname or where from."""
    if len(before.text) < LONG or not NAME_WORD.match(after.text):
        return False
    last = before.text.split()[-1]
    return last in "-–—" or (is_first_name(last) and "," in before.text)


def _cut_in_name(before: Row, after: Row) -> bool:
    """Tell whether a list ends with one word of a name, and the row below goes on with one word before its comma."""
    *others, last = before.text.split(",")
    first, *more = after.text.split(",")
    words = (last.split(), first.split())
    if len(others) < FEWEST_LISTED or not more or len(before.text) < LONG or any(len(one) != 1 for one in words):
        return False
    return all(NAME_WORD.fullmatch(one[0]) and one[0].casefold() not in MUNICIPALITIES for one in words)


def _cut_in_shape(before: Row, after: Row) -> bool:
    """Tell whether a list of people with brackets after them is cut: after a comma, or before the last bracket."""
    *others, last = [piece.strip() for piece in before.text.split(",")]
    if len(others) < FEWEST_LISTED or len(before.text) < LONG or not all(piece.endswith(")") for piece in others[1:]):
        return False
    return not last or ("(" not in last and NAME_WORD.match(last) is not None and 0 < after.text.find("(") < LONG)


def _in_parentheses(text: str) -> bool:
    """Tell whether a text ends inside a parenthesis."""
    return text.rfind("(") > text.rfind(")")


def _people_in_column(before: Row, after: Row) -> bool:
    """Tell whether two rows beside a label are one person each: “Ersättare | Anna Ek, för Bo Ros” over “| Eva Alm”."""
    beside = after.columns[0] > 0 and (len(before.cells) > 1 or before.columns[0] > 0)
    if not beside or before.text.endswith((",", " och", " samt")):
        return False
    return all(len(split_entries(text)) == 1 and is_known_person(text) for text in (before.cells[-1], after.text))


def _begins_anew(before: Row, row: Row, full: bool) -> bool:
    """Tell whether a row begins with a number or a label of its own."""
    label = split_label(row.text)
    if PART.match(row.text) or (NUMBERED.match(row.text) and not (full and _asks_for_number(before, row))):
        return True
    if label is None or not (row.text[0].isupper() or " " not in label[0]):
        return False
    return is_label_word(label[0]) or (_names_after_label(row) and _names_after_label(before))


def _asks_for_number(before: Row, row: Row) -> bool:
    """Tell whether a row ends with a word that the number below goes on from: “Vi höll på från”, “13.00 till 15”."""
    return PLAIN_NUMBER.match(row.text) is not None and CONNECTING.search(before.text[-LONGEST_CONNECTING:]) is not None


def _names_after_label(row: Row) -> bool:
    """Tell whether a row is a few words, a colon and people: “Bollnäs: Stina Wallgren, Hasse Löf”."""
    label = split_label(row.text)
    first = first_entry(label[1]) if label else ""
    return known_name(parse_entry(first).name)


def _may_join(before: Row, after: Row) -> bool:
    """Tell whether two rows are set alike, as the lines of one paragraph are."""
    if before.told or after.told or before.in_table or after.in_table:
        return False
    if after.list_level or after.heading_level or len(after.cells) > 1 or before.heading_level:
        return False
    return len(before.cells) <= 2 and before.bold == after.bold and before.quoted == after.quoted


def _title_goes_on(before: Row, after: Row) -> bool:
    """Tell whether a title in capitals, “GEMENSAM NÄMND FÖR SKOLA OCH”, goes on in the row below."""
    apart = (
        before.told or after.told or before.in_table or after.in_table or after.blank_before or len(before.cells) > 1
    )
    if not apart and record_in(before.text) and OPEN_TITLE.search(before.text):
        return len(after.cells) == 1 and after.text[0].isupper()
    return not apart and before.text.isupper() and after.cells[0].isupper() and LINKING.search(before.text) is not None


def _hours_go_on(before: Row, after: Row) -> bool:
    """Tell whether a row ends with an hour and a dash, and the row below begins with the hour until which."""
    cut = OPEN_HOURS.search(before.text) is not None and HOUR.match(after.text) is not None
    return cut and not after.blank_before and _may_join(before, after)


def _goes_on_with_clause(run: list[Row], after: Row, width: int) -> bool:
    """Tell whether a full line goes on with “att …”, which is no clause of a list of them."""
    before = run[-1]
    ended = ENDED.search(before.text) or before.text.endswith((",", " samt", " och"))
    if ended or after.blank_before or CLAUSE.match(run[0].text) or not _may_join(before, after):
        return False
    return _fills(before, after, width)


def _joins(run: list[Row], after: Row, width: int) -> bool:
    """Tell whether a row goes on with the sentence of the ones before it."""
    before = run[-1]
    if CLAUSE.match(after.text):
        return _goes_on_with_clause(run, after, width)
    if _title_goes_on(before, after) or _hours_go_on(before, after):
        return True
    full = not after.blank_before and _fills(before, after, width)
    if full and _people_in_column(before, after):
        return False
    if not _may_join(before, after) or NOT_JOINED.match(after.text) or _begins_anew(before, after, full):
        return False
    if not after.blank_before and _in_parentheses(before.text) and ")" in after.text and len(before.text) >= LONG:
        return True
    if ENDED.search(before.text):
        return full and before.text.endswith(")") and LOWER.match(after.text) is not None
    if HYPHENATED.search(before.text) and (len(before.text) > 12 or len(run) > 1):
        return bool(LOWER.match(after.text))
    if not after.blank_before and NAME_WORD.match(after.text) and _cut_in_shape(before, after):
        return True
    if before.text.endswith(","):
        return full or (not after.blank_before and len(before.text) >= 60)
    if before.list_level and after.blank_before:
        return False
    if (full and not NUMBERED.match(before.text)) or (
        not after.blank_before and (_cut_in_entry(before, after) or _cut_in_name(before, after))
    ):
        return True
    if DAY_FIRST.match(after.text) and record_in(before.text):
        return False  # “Minnesanteckningar …” over “den 5 maj kl. 9”
    return bool(LOWER.match(after.text)) and len(before.text) >= (60 if after.blank_before else LONG)


def _merge(run: list[Row]) -> Row:
    """Give the rows of one broken paragraph as one."""
    first = run[0]
    if len(run) == 1:
        return first
    pieces = [first.cells[-1]]
    notes = list(first.notes)
    for before, row in pairwise(run):
        if HYPHENATED.search(before.text) and not SUSPENDED.match(row.text):
            halves = ((before.number, before.text.split()[-1]), (row.number, row.text.split()[0]))
            notes += [(number, half, SPLIT_WORD) for number, half in halves]
            pieces[-1] = pieces[-1][:-1]
            pieces.append(row.text)
        else:
            pieces.append(f" {row.text}")
        notes += row.notes
    cells = (*first.cells[:-1], "".join(pieces))
    numbers = tuple(number for row in run for number in row.numbers)
    return replace(first, text=" ".join(cells), cells=cells, numbers=numbers, notes=tuple(notes))


def join_broken(rows: list[Row]) -> list[Row]:
    """Give the rows with each broken sentence, and each word that a page split, in one piece."""
    runs: list[list[Row]] = []
    width = width_of(rows)
    for row in rows:
        if runs and _joins(runs[-1], row, width):
            runs[-1].append(row)
        else:
            runs.append([row])
    return [_merge(run) for run in runs]
