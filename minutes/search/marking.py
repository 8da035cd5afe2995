"""The part of a text in which the words asked for stand, with them marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from minutes.search.analysis import Lexicon, Token, fold, stem, stems_of, tokens, words_in

LENGTH = 240  # characters of an excerpt
_LINES = re.compile(r"\s*\n\s*(?=\S)")  # what stands in lines of its own is no sentence together
_BEGINNING = 4  # letters of a stem that its words, however they bend, begin with


@dataclass(frozen=True)
class Excerpt:
    """A stretch of a text, cut at its beginning or end or not, with the words that are marked in it."""

    text: str
    html: SafeString
    is_cut_before: bool
    is_cut_after: bool


def _beginning(stem: str) -> str:
    """Return what all words with the stem, and compounds of them, have in them without å, ä and ö."""
    return fold(stem)[: 3 if len(stem) > 4 else 2]


class Marker:
    """Marks the words with the stems, in compounds too, and names of several words where they stand whole."""

    def __init__(
        self,
        stems: Iterable[str],
        prefixes: Iterable[str],
        lexicon: Lexicon,
        names: Iterable[tuple[str, ...]] = (),
    ) -> None:
        self.stems, self.prefixes, self.lexicon = frozenset(stems), tuple(prefixes), lexicon
        self.names = frozenset(names)
        self._lengths = sorted({len(name) for name in self.names}, reverse=True)
        self.plain = frozenset(one for one in self.stems if fold(one) == one)
        firsts = [name[0] for name in self.names]
        beginnings = {re.escape(one[:_BEGINNING]) for one in (*self.stems, *self.prefixes, *firsts)}
        few = {_beginning(one) for one in (*self.stems, *self.prefixes)}
        self._likely = re.compile("|".join(map(re.escape, sorted(few))))
        self.stem_of = lru_cache(maxsize=None)(self._stem_of)  # texts say the same words again and again
        self._near = re.compile("|".join(sorted(beginnings)), re.IGNORECASE) if beginnings else None

    def _stem_of(self, word: str) -> str:
        """Return the stem asked for that the word, or a part of it, has; empty where it has none."""
        if not self._likely.search(fold(word)):
            return ""  # far faster than to find the stem of a word that nobody has asked for yet
        own = stem(word)
        if own in self.stems:
            return own
        if self.prefixes and word.startswith(self.prefixes):
            return word
        part = next((part for part in self.lexicon.parts(word) if part in self.stems), "")
        if part or not self.plain or (plain := fold(word)) == word:
            return part
        return next((one for one in self.plain if one == stem(plain)), "")

    def whole(self, text: str) -> SafeString:
        """Return the whole text, marked."""
        return _html(text, self._marked(text))

    def excerpt(self, text: str) -> Excerpt:
        """Return the stretch of the text that has most of what is asked for, its beginning where it has nothing."""
        start = self._start(text)
        end = min(len(text), start + LENGTH)
        if end < len(text) and (blank := text.rfind(" ", start, end)) > start + LENGTH // 2:
            end = blank
        stretch = text[start:end]
        return Excerpt(stretch, _html(stretch, self._marked(stretch)), start > 0, end < len(text))

    def _start(self, text: str) -> int:
        """Return where the best stretch begins, at a word."""
        if len(text) <= LENGTH or self._near is None:
            return 0
        hits = self._hits(text, near=True) or self._hits(text, near=False)
        best, most = 0, 0
        for place, (at, _) in enumerate(hits):
            within = {found for where, found in hits[place:] if where < at + LENGTH - 60}
            if len(within) > most:
                best, most = at, len(within)
        if best <= 60 or not most:
            return 0
        return max(text.rfind(" ", 0, best - 40), text.rfind("\n", max(0, best - 60), best)) + 1

    def _hits(self, text: str, near: bool) -> list[tuple[int, str]]:
        """Return where words that are asked for stand, with their stems; near: where their beginnings do."""
        if not near:
            return [(token.start, self.stem_of(token.word)) for token in self._marked(text)]
        hits = []
        for match in self._near.finditer(text) if self._near else ():
            start = match.start()
            while start and (text[start - 1].isalnum() or text[start - 1] == "\u00ad"):
                start -= 1
            beginning = text[start : start + 120]
            token = next(tokens(beginning), None)
            if token and token.start == 0:
                found = self.stem_of(token.word) or (stem(token.word) if self._begins_with_name(beginning) else "")
                hits += [(start, found)] if found else []
        return hits[:40]

    def _begins_with_name(self, text: str) -> bool:
        stems = stems_of(text) if self.names else ()
        return any(stems[:length] in self.names for length in self._lengths)

    def _marked(self, text: str) -> list[Token]:
        """Return the words of the text that are marked."""
        if not self.names and not any(map(self.stem_of, words_in(text))):
            return []  # as most titles are, and texts that are found by their titles
        words = [token for token in tokens(text) if not token.joined]
        stems = [stem(token.word) for token in words] if self.names else []
        named: set[int] = set()
        for length in self._lengths:
            for place in range(len(stems) - length + 1):
                if tuple(stems[place : place + length]) in self.names:
                    named |= set(range(place, place + length))
        return [token for place, token in enumerate(words) if place in named or self.stem_of(token.word)]


def _html(text: str, marked: list[Token]) -> SafeString:
    """Return the text escaped, with the words in mark."""
    parts, at = [], 0
    for token in marked:
        parts += [escape(text[at : token.start]), "<mark>", escape(text[token.start : token.end]), "</mark>"]
        at = token.end
    parts.append(escape(text[at:]))
    whole = _LINES.sub(" · ", "".join(parts)).replace("</mark> <mark>", " ")
    return mark_safe(whole)  # noqa: S308 - all but the marks is escaped
