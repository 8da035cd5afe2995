"""The topics that a text is on, told by the words that people list for them. Pure: text in, findings out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from minutes.search.analysis import Lexicon, Token, own_words, stem, stems_of, tokens

# What a word says of the text it stands in. A title tells what an item is on; several words together, and a word that
# begins a paragraph or stands in bold, tell more than one on the way; a part of a compound tells less.
IN_TITLE = 4.0
SEVERAL_WORDS = 2.0
HEADING = 2.0
ONE_WORD = 1.0
PART = 0.6
MOST_TIMES = 3  # that the same word is counted in a text
# What is enough to suggest a topic: more where the title already tells of another.
ENOUGH = 2.0
ENOUGH_BESIDE_TITLE = 2.6
SHORT = 40  # words of a text, where one of them is a large part
_BEGINNING = re.compile(r"^[ \t]*(?:[-*+#]+[ \t]+|\d+\.[ \t]+)?", re.MULTILINE)  # of a paragraph or a list's entry
_BOLD = re.compile(r"\*\*(.+?)\*\*")
# Titles under which people say who they are and what they will speak of, not what they have to say.
FORMAL = re.compile(
    r"\b(?:öppnande|inledning|välkom\w*|upprop|presentationsrunda|närvaro\w*|dagordning\w*|agenda\w*|avslut\w*)\b",
    re.IGNORECASE,
)
NAME = 0  # in place of a topic, for the words of names


@dataclass(frozen=True)
class TopicWords:
    """A topic, with its names and the words that suggest it."""

    key: int
    words: tuple[str, ...]


@dataclass
class Found:
    """What says that a text is on a topic."""

    weight: float = 0.0
    in_title: list[str] = field(default_factory=list)  # as written
    in_text: Counter = field(default_factory=Counter)


@dataclass(frozen=True)
class _Match:
    topic: int  # or NAME
    start: int  # of the words
    end: int
    written: str
    matched: int  # letters that matched, where it is a part of the word only
    is_heading: bool

    @property
    def weight(self) -> float:
        if self.matched:
            return PART
        if self.end - self.start > 1:
            return SEVERAL_WORDS
        return HEADING if self.is_heading else ONE_WORD


class Finder:
    """What finds the topics of a tree in texts."""

    def __init__(self, topics: Iterable[TopicWords], names: Iterable[str] = ()) -> None:
        """Take all topics, and names of those who meet, whose words say nothing of what they meet about."""
        self._terms: dict[str, dict[tuple[tuple[str, ...], int], str]] = {}  # by their first stem
        listed = [(word, topic.key) for topic in topics for word in topic.words]
        self._lexicon = Lexicon([*own_words(), *(token.word for word, _ in listed for token in tokens(word))])
        for word, topic in [*listed, *((name, NAME) for name in names)]:
            for stems in {stems_of(word), stems_of(f"{word}n")} - {()}:  # the stemmer knows not all that ends so
                terms = self._terms.setdefault(stems[0], {})
                terms[stems, topic] = min(word.casefold(), terms.get((stems, topic), word.casefold()), key=len)

    def find(self, title: str, text: str = "") -> dict[int, Found]:
        """Return what says that the text under the title is on each topic, where that is enough to suggest it."""
        found: dict[int, Found] = {}
        for match in self._matches(title, tokens(title)):
            one = found.setdefault(match.topic, Found())
            one.weight += IN_TITLE * (PART if match.matched else 1)
            one.in_title.append(match.written)
        enough = ENOUGH_BESIDE_TITLE if found else ENOUGH
        if FORMAL.search(title):
            text = ""
        words = list(tokens(text))
        is_short = not found and len(words) <= SHORT
        for match in self._matches(text, words):
            one = found.setdefault(match.topic, Found())
            written = match.written.casefold()
            one.in_text[written] += 1
            if one.in_text[written] <= MOST_TIMES:
                one.weight += ENOUGH if is_short and not match.matched else match.weight
        return {topic: one for topic, one in found.items() if one.in_title or one.weight >= enough}

    def mentioned(self, text: str) -> dict[int, Found]:
        """Return what says of each topic that it stands in the text, if only once."""
        found: dict[int, Found] = {}
        for match in self._matches(text, tokens(text)):
            found.setdefault(match.topic, Found()).in_text[match.written.casefold()] += 1
        return found

    def _matches(self, text: str, words: Iterable[Token]) -> list[_Match]:
        """Return where words of topics stand among those of the text; of what lies within each other, the longest."""
        found = list(self._all_matches(text, [token for token in words if not token.joined]))
        return [match for match in found if match.topic != NAME and not any(_covers(other, match) for other in found)]

    def _all_matches(self, text: str, words: list[Token]) -> Iterator[_Match]:
        stems = [stem(token.word) for token in words]
        beginnings = {match.end() for match in _BEGINNING.finditer(text)}
        bold = [match.span() for match in _BOLD.finditer(text)]

        def is_heading(token: Token) -> bool:
            return token.start in beginnings or any(start < token.start < end for start, end in bold)

        for place, token in enumerate(words):
            for (term, topic), word in self._terms.get(stems[place], {}).items():
                end = place + len(term)
                if tuple(stems[place:end]) == term and (len(term) > 1 or _is_form_of(token.word, word)):
                    yield _Match(topic, place, end, text[token.start : words[end - 1].end], 0, is_heading(token))
            for part in self._lexicon.parts(token.word):
                for (term, topic), word in self._terms.get(part, {}).items():
                    if len(term) == 1 and topic != NAME and word[:-2] in token.word:
                        written = text[token.start : token.end]
                        yield _Match(topic, place, place + 1, written, len(part), is_heading(token))


def _is_form_of(written: str, word: str) -> bool:
    """Tell whether the one begins as the other: a stem alone may be that of other words too (inte, internat)."""
    kept = len(word) if len(stem(word)) < len(word) - 3 else max(3, len(word) - 2)
    return written[:kept] == word[:kept]


def _covers(longer: _Match, match: _Match) -> bool:
    """Tell whether the one says the same words and more, or the same word whole."""
    if not (longer.start <= match.start and match.end <= longer.end):
        return False
    if longer.end - longer.start > match.end - match.start:
        return True
    is_name = longer.topic == NAME and match.topic != NAME
    return is_name or (match.matched > 0 and (not longer.matched or longer.matched > match.matched))
