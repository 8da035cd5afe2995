"""What one types to search, as what is asked: words, phrases, what is left out, fields, dates. Never an error."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from minutes.search.analysis import stem, tokens

MOST_PIECES = 16
FIELDS = {
    "organ": "body",
    "person": "person",
    "ämne": "topic",
    "amne": "topic",
    "beslut": "decision",
    "år": "year",
    "ar": "year",
    "före": "before",
    "fore": "before",
    "efter": "after",
}
_PIECE = re.compile(
    rf"""(?P<minus>(?<!\S)[-−–])?
    (?:(?P<field>{"|".join(FIELDS)}):\s*)?
    (?:["”“„«»](?P<phrase>[^"”“„«»]*)["”“„«»]|(?P<word>[^\s"”“„«»()]+))""",
    re.VERBOSE | re.IGNORECASE,
)
_LIKE_A_FIELD = re.compile(r"([^\W\d_]{3,}):(?!/)(.*)", re.DOTALL)
_QUOTES = '"”“„«»'
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_YEAR = re.compile(r"(?:19[5-9]|20\d)\d$")
_OR = {"eller", "or"}
_NUMBERED = {"bilaga", "bil", "§", "paragraf", "punkt", "ärende", "version", "nr", "nummer", "kapitel", "del", "fas"}

# They say nothing of what is looked for, as long as something else does.
STOP_WORDS = frozenset(
    word
    for line in (
        "alla allt att av blev bli blir blivit de dem den denna dess det detta dig din dom du där då efter ej en er",
        "ett finns fick får från för före ha hade han har hon hos hur i in inför inom inte ja jag kan kring kunde man",
        "med mellan men mot måste ni nu när någon något några och om oss på samt sedan ska skall skulle som så sådan",
        "till under upp ut utan vad var varför vara varit vart vem vems vi vid vilka vilken vilket våra vår år är över",
        "angående avseende gällande gäller handlar handlade kring rörande rör beträffande enligt via per inkl",
        "sa sade sades sagt säger sägs stod står skrev skrevs nämndes nämns togs tog tagit upp hände händer",
        "diskuterade diskuterades diskuterats diskussion bestämde bestämdes bestämts informerades presenterades",
        "protokoll protokollet protokollen minnesanteckningar anteckningar möte mötet möten mötena ämnet frågan",
    )
    for word in line.split()
)
_ASKING = {"vem", "vems", "vilka", "vilken", "vilket", "vad", "hur", "när", "var", "varför"}
_DECIDING = {stem("beslut"), stem("besluta"), stem("beslöts"), stem("fattades")}
_ANSWERING = {stem("ansvar"), stem("ansvarar"), stem("ansvarig")}


@dataclass(frozen=True)
class Piece:
    """A word, a phrase or the beginning of a word that is asked for, in a field or anywhere."""

    words: tuple[str, ...]
    field: str = ""
    is_phrase: bool = False
    is_prefix: bool = False


class Misread(NamedTuple):
    """A field as typed that is none, or that does not take the value; it is looked for as words instead."""

    field: str  # year, before or after; empty where there is no such field
    typed: str
    value: str


@dataclass
class Question:
    """What is asked: of each group at least one piece, nothing that is left out, in a time."""

    groups: list[list[Piece]] = field(default_factory=list)
    left_out: list[Piece] = field(default_factory=list)
    first_day: date | None = None
    last_day: date | None = None
    wants_decisions: bool = False
    wants_actions: bool = False
    misread: list[Misread] = field(default_factory=list)

    def in_fields(self) -> list[Piece]:
        """Return the pieces that name a body, a topic or a person whose things are asked for."""
        pieces = [*(piece for group in self.groups for piece in group), *self.left_out]
        return [piece for piece in pieces if piece.field in ("body", "topic", "person")]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all is asked."""
        return not (self.groups or self.left_out or self.first_day or self.last_day)


def parse(text: str) -> Question:
    """Return what the text asks for; what cannot be understood otherwise is read as words."""
    question = Question()
    follows_or = False
    for match in list(_PIECE.finditer(text))[:MOST_PIECES]:
        raw = match["phrase"] if match["word"] is None else match["word"]
        name = FIELDS.get((match["field"] or "").casefold(), "")
        if not match["field"] and not match["minus"] and raw.casefold() in _OR and question.groups:
            follows_or = True
            continue
        if name in ("before", "after") and _set_day(question, name, raw):
            continue
        question.misread += _misread(match, name, raw)
        pieces = _pieces(raw, name, is_phrase=match["phrase"] is not None)
        if not pieces:
            continue
        if match["minus"]:
            question.left_out += pieces
        elif follows_or:
            question.groups[-1] += pieces
        else:
            question.groups += [[piece] for piece in pieces]
        follows_or = False
    _put_numbers_with_their_words(question)
    _read_intent(question)
    return question


def _misread(match: re.Match[str], name: str, raw: str) -> list[Misread]:
    """Return what is typed as a field and cannot be asked for as one."""
    if name in ("before", "after") or (name == "year" and not _YEAR.match(raw)):
        return [Misread(name, match["field"], raw)]
    like = None if match["field"] or match["word"] is None else _LIKE_A_FIELD.match(raw)
    if like is None:
        return []
    # What an abbreviation ends with is one word with it, as in SKR:s.
    has_value = len([token for token in tokens(raw) if not token.joined]) > 1
    is_quoted = not like[2] and match.string[match.end() : match.end() + 1] in tuple(_QUOTES)
    return [Misread("", like[1], like[2])] if has_value or is_quoted else []


def _pieces(raw: str, name: str, is_phrase: bool) -> list[Piece]:
    """Return the pieces of a word as typed, of which a sign within it may make several."""
    is_prefix = not is_phrase and raw.endswith("*")
    if name == "year" and not _YEAR.match(raw):
        name = ""
    if name in ("before", "after"):
        name = ""
    runs: list[list[str]] = []
    end = -2
    for token in tokens(raw):
        if token.joined:
            continue
        holds = bool(runs) and (is_phrase or (token.start == end + 1 and raw[end] in "-‐‑‒–−:"))
        if holds:
            runs[-1].append(token.word)
        else:
            runs.append([token.word])
        end = token.end
    pieces = [Piece(tuple(run), name, is_phrase=is_phrase or len(run) > 1) for run in runs]
    if is_prefix and pieces and len(pieces[-1].words) == 1 and len(pieces[-1].words[0]) > 1:
        pieces[-1] = Piece(pieces[-1].words, name, is_prefix=True)
    return pieces


def _set_day(question: Question, name: str, raw: str) -> bool:
    """Take a year, a month or a day before or after which something was; tell whether it is one."""
    match = _DAY.match(raw)
    if not match:
        return False
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = date(first.year, 12, 31) if month is None else first
        if month is not None and day is None:
            last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        if name == "before":
            question.last_day = first - timedelta(days=1)
        else:
            question.first_day = last + timedelta(days=1)
    except (ValueError, OverflowError):
        return False
    return True


def _put_numbers_with_their_words(question: Question) -> None:
    """Let a number that tells which of many stand with its word: bilaga 7, § 12."""
    groups: list[list[Piece]] = []
    for group in question.groups:
        before = groups[-1][-1] if groups and len(groups[-1]) == 1 else None
        piece = group[0]
        plain = len(group) == 1 and not (piece.field or piece.is_phrase or piece.is_prefix)
        if before and plain and before.words[-1] in _NUMBERED and not before.field and piece.words[0].isdigit():
            groups[-1] = [Piece((*before.words, *piece.words), is_phrase=True)]
        else:
            groups.append(group)
    question.groups = groups


def _read_intent(question: Question) -> None:
    """Leave out the words that only say what kind of answer is wanted, and note what kind that is."""
    asks = any(_word(group) in _ASKING for group in question.groups)
    decides = [group for group in question.groups if stem(_word(group)) in _DECIDING]
    answers = [group for group in question.groups if asks and stem(_word(group)) in _ANSWERING]
    rest = [
        group
        for group in question.groups
        if _word(group) not in STOP_WORDS and group not in decides and group not in answers
    ]
    if not rest:
        kept = [group for group in question.groups if _word(group) not in STOP_WORDS]
        question.groups = kept or question.groups
        return
    question.groups = rest
    question.wants_decisions = bool(decides)
    question.wants_actions = bool(answers)


def _word(group: list[Piece]) -> str:
    """Return the only word of a group that is one plain word, or nothing."""
    piece = group[0]
    is_plain = len(group) == 1 and len(piece.words) == 1 and not (piece.field or piece.is_phrase or piece.is_prefix)
    return piece.words[0] if is_plain else ""


def with_words(question: Question, right: dict[str, str]) -> Question:
    """Return the question with some of its words put right."""
    groups = [
        [replace(piece, words=tuple(right.get(word, word) for word in piece.words)) for piece in group]
        for group in question.groups
    ]
    return replace(question, groups=groups)
