"""What is asked, as an expression of terms, and what makes one passage a better answer than another.

The points are whole numbers and come from the words, where they stand and when it was: every database adds up the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from minutes.search.analysis import Lexicon, fold, key_of, stem, stems_of
from minutes.search.expressions import EVERYTHING, Node, Phrase, Prefix, Term, Without, either, every, phrase
from minutes.search.query import Piece, Question
from minutes.search.terms import term, whole_name

LONGEST_NAME = 7  # words of a name that stands for another
_MOST_RARE = 12

Points = list[tuple[Node, int]]


@dataclass(frozen=True)
class Known:
    """What the archive knows of the words that are asked for.

    `others` has, for the stems of a name, the stems of what else it is called; `belongs` the marks of what it names
    (_b7, _c3, _p12); `counts` in how many texts a stem stands, of the number of all texts under the empty one; `inside`
    the stems of longer words that a word which stands in none may be a part of.
    """

    others: Mapping[tuple[str, ...], Sequence[tuple[str, ...]]] = field(default_factory=dict)
    belongs: Mapping[tuple[str, ...], Sequence[str]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    inside: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def rarity(self, stem: str) -> int:
        """Return how rare the stem is, from 1 for what stands in most texts."""
        texts = max(self.counts.get("", 1), 1)
        return max(1, min(_MOST_RARE, (texts // max(self.counts.get(stem, 0), 1)).bit_length()))


@dataclass(frozen=True)
class Asked:
    """An expression that finds, and others that give points to what is found."""

    expression: Node
    points: Points


def read(question: Question, known: Known, lexicon: Lexicon, loosely: bool = False) -> Asked:
    """Return what the question asks of the index; loosely: with compounds taken apart."""
    reader = _Reader(known, lexicon, loosely)
    parts = reader.groups(question.groups)
    expression = every(parts)
    for piece in question.left_out:
        expression = Without(expression, reader.piece(piece, with_points=False))
    points = reader.points + _of_the_whole(question)
    if question.wants_decisions:
        points.append((Term("_ddecision"), 30))
    if question.wants_actions:
        points.append((Term("_daction"), 15))
    return Asked(expression, points)


def relaxed(question: Question, known: Known, lexicon: Lexicon) -> Asked | None:
    """Return what asks for all words but one, where there are so many that the rest still say something.

    What is asked for in a field, as a phrase or by its beginning is always asked for.
    """
    must = [group for group in question.groups if any(one.field or one.is_phrase or one.is_prefix for one in group)]
    reader = _Reader(known, lexicon, loosely=True)
    parts = reader.groups([group for group in question.groups if group not in must])
    if len(parts) < 2:
        return None
    some = [every([*parts[:place], *parts[place + 1 :]]) for place in range(len(parts))]
    expression: Node = every([either(some), *reader.groups(must)])
    for piece in question.left_out:
        expression = Without(expression, reader.piece(piece, with_points=False))
    return Asked(expression, reader.points + _of_the_whole(question))


def joined_words(groups: list[list[Piece]]) -> str:
    """Return two plain words that stand beside each other as one word, or nothing."""
    pieces = [group[0] for group in groups if len(group) == 1]
    plain = [one for one in pieces if len(one.words) == 1 and not (one.field or one.is_phrase or one.is_prefix)]
    words = [one.words[0] for one in plain if one.words[0].isalpha()]
    return "".join(words) if len(words) == len(groups) == 2 else ""


def names_in(question: Question) -> dict[str, tuple[str, ...]]:
    """Return the marks of all stretches of the question that may be whole names, with their stems."""
    found: dict[str, tuple[str, ...]] = {}
    for stems in _stretches(question):
        found[whole_name(stems)] = key_of(stems)
    return found


def stems_in(question: Question) -> set[str]:
    """Return the stems of the words that are asked for, and of neighbours that may be one word."""
    own = {stem(word) for group in question.groups for piece in group for word in piece.words}
    pairs = (joined_words(list(pair)) for pair in pairwise(question.groups))
    return own | {stem(joined) for joined in pairs if joined}


def _stretches(question: Question) -> Iterable[tuple[str, ...]]:
    runs: list[list[str]] = [[]]
    for group in question.groups:
        if len(group) == 1 and not group[0].is_prefix and not group[0].field:
            runs[-1] += [stem(word) for word in group[0].words]
        else:
            runs += [[stem(word) for word in piece.words] for piece in group]
            runs.append([])
    for run in runs:
        for start in range(len(run)):
            for end in range(start + 1, min(start + LONGEST_NAME, len(run)) + 1):
                yield tuple(run[start:end])


def _of_the_whole(question: Question) -> Points:
    """Return points for the words as they stand together: as a phrase, side by side, as a whole name."""
    plain = [group[0] for group in question.groups if len(group) == 1 and not group[0].field and not group[0].is_prefix]
    stems = [term(stem(word)) for piece in plain for word in piece.words]
    points: Points = [(Term(whole_name(stems)), 250)] if stems else []
    if len(stems) < 2:
        return points
    points += [(Phrase((one, other)), 15) for one, other in pairwise(stems)]
    if len(stems) > 2:
        points.append((Phrase(tuple(stems)), 20))
    points.append((every(either([Term(f"t_{one}"), Term(f"tp_{one}")]) for one in stems), 30))
    return points


class _Reader:
    """Turns pieces into expressions, and gathers the points that their words give."""

    def __init__(self, known: Known, lexicon: Lexicon, loosely: bool) -> None:
        self.known, self.lexicon, self.loosely = known, lexicon, loosely
        self.points: Points = []

    def groups(self, groups: list[list[Piece]]) -> list[Node]:
        """Return an expression for each group, those that make a name together as one."""
        parts: list[Node] = []
        place = 0
        while place < len(groups):
            length = self._name_at(groups, place)
            if length > 1:
                pieces = [group[0] for group in groups[place : place + length]]
                stems = _stems(pieces)
                words = every(self.piece(piece) for piece in pieces)
                parts.append(either([words, *self._named(stems)]))
            elif joined := self._joined_at(groups, place):
                length = 2
                apart = every(self.piece(group[0]) for group in groups[place : place + 2])
                parts.append(either([apart, self._word(joined, with_points=True)]))
            else:
                parts.append(either(self.piece(piece) for piece in groups[place]))
            place += length
        return parts

    def _name_at(self, groups: list[list[Piece]], place: int) -> int:
        """Return how many groups from the place on make a name that is known; one where none do."""
        for length in range(min(LONGEST_NAME, len(groups) - place), 1, -1):
            some = groups[place : place + length]
            if all(len(group) == 1 and not group[0].field and not group[0].is_prefix for group in some):
                stems = _stems(group[0] for group in some)
                if stems in self.known.others or stems in self.known.belongs:
                    return length
        return 1

    def _joined_at(self, groups: list[list[Piece]], place: int) -> str:
        """Return two words from the place on as one, where texts have them so: läkar stöd."""
        joined = joined_words(groups[place : place + 2])
        return joined if self.known.counts.get(stem(joined)) else ""

    def piece(self, piece: Piece, with_points: bool = True) -> Node:
        """Return what finds the piece."""
        if piece.field == "year":
            return Term(f"_y{piece.words[0]}")
        if piece.field == "decision":
            return every(self._in_decisions(word, with_points) for word in piece.words)
        if piece.field in ("body", "topic", "person"):
            return self._belonging(piece)
        stems = tuple(stem(word) for word in piece.words)
        if piece.is_prefix:
            return either([Prefix(term(piece.words[0])), Term(term(stems[0]))])
        named = self._named(stems)
        if len(stems) == 1:
            return either([self._word(piece.words[0], with_points), *named])
        joined = "".join(piece.words)
        found: list[Node] = [phrase(map(term, stems)), *named]
        if not joined.isdigit():
            found.append(Term(term(stem(joined))))
        if with_points:
            self._score(every(Term(f"t_{term(one)}") for one in stems), 10 * self.known.rarity(stems[0]))
            self._score(every(Term(f"d_{term(one)}") for one in stems), 4 * self.known.rarity(stems[0]))
        return either(found)

    def _word(self, word: str, with_points: bool) -> Node:
        own = term(stem(word))
        found: list[Node] = [Term(own), Term(f"p_{own}")]
        if word == fold(word) and not word.isdigit():
            found.append(Term(f"f_{own}"))
        if word.isdigit() and len(word) == 4:
            found.append(Term(f"_y{word}"))
        if self.loosely and (parts := self.lexicon.parts(word)):
            found.append(every(either([Term(term(part)), Term(f"p_{term(part)}")]) for part in parts))
        found += [Term(term(longer)) for longer in self.known.inside.get(word, ())]
        if with_points:
            rarity = self.known.rarity(stem(word))
            for node, times in (
                (Term(f"t_{own}"), 10),
                (Term(f"tp_{own}"), 5),
                (Term(f"d_{own}"), 4),
                (Term(f"dp_{own}"), 2),
                (Term(own), 6),
                (Term(f"m_{own}"), 3),
            ):
                self._score(node, times * rarity)
        return either(found)

    def _in_decisions(self, word: str, with_points: bool) -> Node:
        own = term(stem(word))
        if with_points:
            self._score(Term(f"d_{own}"), 4 * self.known.rarity(stem(word)))
        found: list[Node] = [Term(f"d_{own}"), Term(f"dp_{own}")]
        for other in self.known.others.get((stem(word),), ()):
            found.append(every(Term(f"d_{term(one)}") for one in other))
        return either(found)

    def _named(self, stems: tuple[str, ...]) -> list[Node]:
        """Return what finds the other names of what has the name, and what belongs to it."""
        found: list[Node] = []
        for other in self.known.others.get(key_of(stems), ()):
            terms = [term(one) for one in other]
            rarity = max(map(self.known.rarity, other))
            found.append(phrase(terms))
            self._score(phrase(terms), 5 * rarity)
            self._score(every(Term(f"t_{one}") for one in terms), 9 * rarity)
        for mark in self.known.belongs.get(key_of(stems), ()):
            found.append(Term(mark))
            self._score(Term(mark), 20)
        return found

    def _belonging(self, piece: Piece) -> Node:
        """Return what finds what belongs to what the field names, or its words where nothing is called that."""
        letter = {"body": "_b", "topic": "_c", "person": "_p"}[piece.field]
        stems = tuple(stem(word) for word in piece.words)
        marks = [mark for mark in self.known.belongs.get(key_of(stems), ()) if mark.startswith(letter)]
        if marks:
            return either(Term(mark) for mark in marks)
        return every(self._word(word, with_points=True) for word in piece.words)

    def _score(self, node: Node, points: int) -> None:
        if node != EVERYTHING and not any(there == node for there, _ in self.points):
            self.points.append((node, points))


def _stems(pieces: Iterable[Piece]) -> tuple[str, ...]:
    return key_of(stem(word) for piece in pieces for word in piece.words)


def stems_of_names(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the stems of each of the names, once."""
    return [stems for stems in dict.fromkeys(map(stems_of, names)) if stems]
