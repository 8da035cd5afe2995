"""Hold a document as numbered lines, and the cleaning that every format shares."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace


class UnreadableDocument(Exception):
    """Say in one Swedish sentence why a file cannot be read and what to do next."""


SPLIT_WORD = "ord som delats över rader"  # why half a word is no text
EMPTY = "Filen är tom; välj den fil som innehåller anteckningarna och försök igen."


@dataclass(frozen=True)
class Line:
    """A line of a source, cleaned; parts of one line (table cells, glued lines) share its number."""

    number: int  # 1-based, as in the source
    text: str  # cleaned; tabs and leading tabs are kept, since they are layout; no bullet or heading mark
    bold: bool = False  # the whole line
    italic: bool = False
    heading_level: int = 0  # 0: the format knows of no heading
    list_level: int = 0  # 0: not a bullet; 1: outermost
    quoted: bool = False  # set apart as a quotation
    lead: str = ""  # what begins it in bold, before text that is not
    cell: tuple[int, int] | None = None  # row and column in its table, both from 0
    page: int | None = None
    page_part: str = ""  # "header" or "footer" where the format keeps them apart
    style: str = ""  # the name of its paragraph style
    tab_stops: tuple[float, ...] = ()  # where its tabs lead, in points from the margin
    told: str = ""  # what a person says that the line is, a key of corrections.KINDS; "" where nobody has said


@dataclass(frozen=True)
class Removal:
    """A piece of the source that is no text: a format's mark, a soft hyphen, a rule."""

    number: int
    text: str
    why: str  # Swedish, for a person to read


@dataclass(frozen=True)
class Document:
    """What a reader makes of a file."""

    name: str
    format: str  # the file's ending, without its dot
    encoding: str
    encoding_guessed: bool  # True: not valid UTF-8, read as cp1252
    lines: tuple[Line, ...]
    removals: tuple[Removal, ...]


SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
IMAGE = re.compile(r"!?\[(?:image|bild)\s*:[^\]\n]{0,1000}\](?:\([^)\n]{0,1000}\))?|!\[\]\([^)\n]{0,1000}\)", re.I)
TAG = re.compile(r"</?(?:i|b|u|em|strong|span|font|p|div|br|sup|sub|a|mark)(?:\s[^<>\n]{0,200})?/?>", re.I)
LINE_BREAK = re.compile(r"(?<=\S)<br\s*/?>(?=\S)", re.I)
DEAD_LINK = re.compile(r"\[([^\[\]\n]+)\]\(#[^)\n]{0,1000}\)")
BOLD = re.compile(r"\*\*(?=\S)([^*\n]+?)\s*\*\*|__(?=[^\s_])([^_\n]+?)__")
ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
UNDERSCORED = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])")
STRUCK = re.compile(r"~~(?=\S)([^~\n]+?)~~")
ATTRIBUTES = re.compile(r"(?:^|\s+|(?<=\S))\{(?:[#.][\w.#:=-]+\s*)+\}\s*$")  # of a heading: {#id .unnumbered}
LOOSE_STARS = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*")  # bold that runs over several lines
OPEN_STAR = re.compile(r"^(\s*)\*{1,2}(?=[^\s*])")  # emphasis that ends on a later line
CLOSE_STAR = re.compile(r"(?<=[^\s*])\*{1,2}(?=\s*$)")
HARD_BREAK = re.compile(r"\\\s*$")  # of a line that goes on below
ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|>~-])")
INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufff9-\ufffc]"
)
WHOLE_BOLD = re.compile(r"\s*(?:§*\s*\d+[.)]?\s*)?(?:\*\*|__)(?=\S)[^*\n]+(?:\*\*|__)[\s:.]*")
WHOLE_ITALIC = re.compile(r"\s*(?:\*(?!\*)[^*\n]+\*|<(?:i|em)>.*</(?:i|em)>)\s*", re.I)
GLUED_BOLD = re.compile(r"(?<=\w)(?=\*\*[A-ZÅÄÖ][^*\n]+\*\*\s*$)")  # a bold line stuck to the line before it
# A numbered heading in bold before its text.
BOLD_LEAD = re.compile(r"(\s*\*\*(?:§\s*)?\d{1,3}[.)]?\s[^*\n]+\*\*)\s+(?=[A-ZÅÄÖ])")
LEAD = re.compile(r"\s*(?:[-–•*]\s+)?\*\*(?=\S)(?P<lead>[^*\n]{3,80}?)\*\*[.:]?\s+(?=[^\s*])")
FENCED = re.compile(  # “== Rubrik ==”, “--- Rubrik ---”, “~ Rubrik ~”; no page, no pause and no mark of a mail
    r"\s*(?P<fence>={1,6}|[-–—]{2,9}|~{1,6}|:{2,4}|\+{2,4})\s*(?!(?:sida?n?|s|page)\W*\d|(?:paus|lunch|fika|rast|slut)\W"
    r"|.*(?:meddelande|message)\b)(?P<text>[^\W_](?=.*[^\W\d_]{2})[^=~|]{1,90}?)\s*(?P=fence)\s*",
    re.I,
)
HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
BULLET = re.compile(r"(\s*)(?:[-–—•·●○◦▪‣▸►➢✓*\uf0b7\uf0a7](?:\s+(?=\S))|[-–•·●\uf0b7](?=[^\W\d_])|o\t+(?=\S))")
QUOTE = re.compile(r"\s*(?:>\s?)+")
RULE = re.compile(r"\s*(?:[-=_*~.…–—]\s?){3,}\s*")
LEADER = re.compile(r"_{3,}|\.{5,}|…{2,}")  # a line to write on
TABLE_RULE = re.compile(r"\s*\|?(?:\s*(?::?-{2,}:?|:-:?|-:)\s*\|)+\s*(?::?-{2,}:?|:-:?|-:)?\s*")
THIN_RULE = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")  # under the first row of a table
UNDERLINE = re.compile(r"\s*(?:(={3,})|-{3,})\s*")

MARK, SOFT, EDGE = "formateringstecken", "osynligt tecken", "linje"


MARKED = re.compile(rf"[*<\[\\_~{{]|\.{{5}}|……|{INVISIBLE.pattern}")  # what a line without any stray mark never holds


def normalise(text: str) -> str:
    """Compose letters and unify the kinds of space; tabs stay."""
    return SPACES.sub(" ", unicodedata.normalize("NFC", text))


def clean_text(text: str, number: int) -> tuple[str, list[Removal]]:
    """Take a line's text and number; give its text without stray marks, and what was taken away."""
    removed: list[Removal] = []

    def drop(why: str, group: bool = False) -> Callable[[re.Match[str]], str]:
        def replace(match: re.Match[str]) -> str:
            kept = next((part for part in match.groups() if part), "") if group else ""
            mark = match.group().replace(kept, "…") if kept else match.group()
            removed.append(Removal(number, mark, why))
            return kept

        return replace

    text = normalise(text)
    if not MARKED.search(text):
        return text.rstrip(), removed
    text = INVISIBLE.sub(drop(SOFT), text)
    text = IMAGE.sub(drop("bild utan innehåll"), text)
    text = LINE_BREAK.sub(r"\g<0> ", text)
    text = TAG.sub(drop(MARK), text)
    text = DEAD_LINK.sub(drop(MARK, group=True), text)
    text = STRUCK.sub(drop(MARK, group=True), text)
    text = ATTRIBUTES.sub(drop(MARK), text)
    if "*" in text or "_" in text:
        for pattern in (BOLD, ITALIC, UNDERSCORED):
            text = pattern.sub(drop(MARK, group=True), text)
        if not BULLET.match(text):
            text = OPEN_STAR.sub(drop(MARK, group=True), text)
        text = CLOSE_STAR.sub(drop(MARK), text)
        text = LOOSE_STARS.sub(drop(MARK), text)
    if "___" in text or "....." in text or "……" in text:
        text = LEADER.sub(drop(EDGE), text)
    if "\\" in text:
        text = HARD_BREAK.sub(drop(MARK), text)
        text = ESCAPE.sub(drop(MARK), text)
    return text.rstrip(), removed


def split_cells(text: str) -> list[str] | None:
    """Give the cells of a table row written with pipes, or None for any other line."""
    bare = text.strip()
    if len(bare) > 1 and bare.startswith("|"):
        return [cell.strip() for cell in bare.removeprefix("|").removesuffix("|").split("|")]
    if " | " in bare:
        return [cell.strip() for cell in bare.split("|")]
    return None


def make_line(raw: str, number: int, cell: tuple[int, int] | None, page: int | None) -> tuple[Line, list[Removal]]:
    """Give one line with what its marks tell of heading, bullet, bold and italic."""
    if RULE.fullmatch(raw):
        return Line(number, "", page=page), [Removal(number, raw.strip(), EDGE)]
    if quote := QUOTE.match(raw):
        raw = raw[quote.end() :]
    if fenced := FENCED.fullmatch(raw):
        fence = fenced.group("fence")
        raw = f"{'#' * (len(fence) if fence[0] == '=' else 2)} {fenced.group('text')}"
    heading = HEADING.match(raw)
    if heading:
        raw = raw[heading.end() :].rstrip().rstrip("#")
    lead = LEAD.match(raw)
    bold, italic = bool(WHOLE_BOLD.fullmatch(raw)), bool(WHOLE_ITALIC.fullmatch(raw))
    text, removed = clean_text(raw, number)
    if quote:
        removed.append(Removal(number, quote.group().strip(), "citattecken från e-post"))
    bullet = None if heading else BULLET.match(text)
    level = 0
    if bullet:
        level = 1 + min(len(bullet.group(1).expandtabs(4)) // 2, 4)
        text = text[bullet.end() :]
    line = Line(
        number=number,
        text=text,
        bold=bold,
        italic=italic,
        heading_level=len(heading.group(1)) if heading else 0,
        list_level=level,
        quoted=bool(quote),
        lead=lead.group("lead").rstrip(" .:") if lead and not heading else "",
        cell=cell,
        page=page,
    )
    return line, removed


def around_bold(raw: str) -> list[str]:
    """Give the pieces of a line that holds a bold heading and, before or after it, other text."""
    if "**" not in raw:
        return [raw]
    if lead := BOLD_LEAD.match(raw):
        return [lead.group(1), raw[lead.end() :]]
    return GLUED_BOLD.split(raw)


def _underlined(lines: list[Line], raw: str, number: int, between: bool) -> int:
    """Give the level of the heading that a rule underlines: as long as that, or one of two; 0 where it is none."""
    mark = UNDERLINE.fullmatch(raw)
    if not mark or not lines or lines[-1].number != number - 1 or not lines[-1].text or lines[-1].cell:
        return 0
    text = lines[-1].text.strip()
    alone = len(lines) < 2 or not lines[-2].text
    fits = len(text) / 2 <= len(raw.strip()) <= 2 * len(text) or (between and text[-1] not in ".,")
    gaps = "\t" in text or "  " in text
    return (1 if mark.group(1) else 2) if alone and fits and not gaps and not lines[-1].list_level else 0


def lines_of(texts: Iterable[str]) -> tuple[tuple[Line, ...], tuple[Removal, ...]]:
    """Take the raw lines of a text; give its numbered, cleaned lines and what was removed."""
    lines: list[Line] = []
    removals: list[Removal] = []
    page, table_row = 1, 0
    for number, raw in enumerate(texts, start=1):
        page += raw.count("\f")
        raw = raw.strip("\f").replace("\f", " ").replace("\v", " ")
        between = bool(removals) and (removals[-1].number, removals[-1].text) == (number - 2, raw.strip())
        if level := _underlined(lines, raw, number, between):
            lines[-1] = replace(lines[-1], heading_level=level)
        if "|" in raw and (TABLE_RULE.fullmatch(raw) or (table_row == 1 and THIN_RULE.fullmatch(raw))):
            removals.append(Removal(number, raw.strip(), EDGE))
            continue
        cells = split_cells(raw)
        pieces = around_bold(raw) if cells is None else [raw]
        for column, piece in enumerate(pieces if cells is None else cells):
            place = None if cells is None else (table_row, column)
            line, removed = make_line(piece, number, place, page)
            removals += removed
            if cells is None or line.text:
                lines.append(line)
        table_row = 0 if cells is None else table_row + 1
    return tuple(lines), tuple(removals)


def with_piped_tables(document: Document) -> Document:
    """Take what a format told; give it with the cells of tables that are written with pipes in its paragraphs."""
    lines: list[Line] = []
    rules: list[Removal] = []
    table_row = 0
    for line in document.lines:
        cells = split_cells(line.text) if line.cell is None and line.text.lstrip().startswith("|") else None
        if cells is None:
            lines.append(line)
            table_row = 0
        elif TABLE_RULE.fullmatch(line.text) or THIN_RULE.fullmatch(line.text):
            rules.append(Removal(line.number, line.text.strip(), EDGE))
        else:
            lines += [replace(line, text=text, cell=(table_row, column)) for column, text in enumerate(cells) if text]
            table_row += 1
    return replace(document, lines=tuple(lines), removals=(*document.removals, *rules))
