"""What a Swedish text says, as words that are found however they are written. The same for every database."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import snowballstemmer

VERSION = 1  # raised with every change of what a text or a word becomes; the index is then to be rebuilt

_stemmer = snowballstemmer.stemmer("swedish")  # PyStemmer's, where that is installed: the same stems, faster

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_HYPHENS = "\u002d\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_APOSTROPHES = "'’ʼ＇"
_LETTER = rf"[^\W_][\u0300-\u036f{_INVISIBLE}]*"
_ENDING = r":(?:arnas|ernas|ornas|arna|erna|orna|aren|are|ar|er|or|ens|ets|en|et|ns|na|n|s|t)(?![^\W_])"
_WORD = re.compile(rf"(?:§|{_LETTER}(?:[{_APOSTROPHES}]?{_LETTER})*(?:(?<!\d){_ENDING})?)")
_HYPHEN = re.compile(rf"[{_HYPHENS}](?=[^\W_])")
_DROPPED = re.compile(rf"[\u0300-\u036f{_INVISIBLE}{_APOSTROPHES}]|:.*")


class Token(NamedTuple):
    """A word in its plain form, and where it stands in the text; `joined` is one that hyphens hold together."""

    word: str
    start: int
    end: int
    joined: bool = False


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order, in small letters, with their places in the text as it is.

    What hyphens hold together (e-hälsa, HSL-avtalet) comes as its words, and after them as one (ehälsa).
    """
    chain: list[Token] = []
    before = -2  # where the word before ends
    for match in _WORD.finditer(text):
        start, end = match.span()
        token = Token(_plain(match[0]), start, end)
        if start - before != 1 or text[before] not in _HYPHENS or token.word == "§":
            if len(chain) > 1:
                yield from _joined(chain)
            chain = []
        chain.append(token)
        before = end
        yield token
    yield from _joined(chain)


def words_in(text: str) -> set[str]:
    """Return the words of a text, each once, but for those that hyphens hold together."""
    return set(map(_plain, _WORD.findall(text)))


def all_words_in(text: str) -> set[str]:
    """Return the words of a text, each once, and what hyphens hold together."""
    return {token.word for token in tokens(text)} if _HYPHEN.search(text) else words_in(text)


def _joined(chain: list[Token]) -> Iterator[Token]:
    """Yield the words between hyphens as one, unless they are numbers: 0-6 is not 06."""
    if len(chain) > 1 and not all(token.word.isdigit() for token in chain):
        yield Token("".join(token.word for token in chain), chain[0].start, chain[-1].end, joined=True)


@lru_cache(maxsize=200_000)
def _plain(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word.lower()
    composed = unicodedata.normalize("NFC", word)
    return _DROPPED.sub("", composed).casefold() or word.casefold()


# What the stemmer does not know of, or takes for something else, put right before it sees the word. Each with letters
# that stand in every such word; looking for these is quicker.
_BEFORE = [
    (letters, re.compile(pattern), to)
    for letters, pattern, to in (
        ("ar", r"(läk|bruk|led|lär|äg)ar(?:e|en|ens|es|na|nas)$", r"\1aren"),
        ("er", r"(?<=[a-zåäö]{4})er(?:a|ar|as|at|ats|ad|ade|ades|ats|ande)$", "ering"),
        ("ledamöter", r"ledamöter(?:na|nas|s)?$", "ledamot"),
        ("städer", r"(?<![^\W])städer(?:na|nas|s)?$", "stad"),
        ("män", r"män(?:nen|nens|s)?$", "man"),
        ("föres", r"^föresl(?:år|ås|og|ogs|agit|agits|agen|agna)$", "förslag"),
        ("besl", r"^(?:beslöt|beslöts|besluta\w*|beslutit)$", "beslut"),
        ("ordförand", r"ordförand(?:e|en|ens|es)$", "ordförande"),
        ("centr", r"centr(?:um|umet|ums|et|ets|en|a)$", "center"),
        ("kompetens", r"kompetens(?:en|ens|er|ers|erna|ernas)$", "kompetens"),
    )
]
_KEPT = re.compile(r"(?:läkaren|brukaren|ledaren|läraren|ägaren|kompetens)$")
# And after it: what it leaves of the definite form, of neuter adjectives, of a vowel that comes and goes. Each with how
# such words end.
_AFTER = [
    (tuple(endings.split()), re.compile(pattern), to)
    for endings, pattern, to in (
        ("an et", r"(?<=.{3})(?:an|et)$", ""),
        ("in", r"(?<=.{3}i)n$", ""),
        ("eln ern", r"(?<=e[lr])n$", ""),
        ("t", r"(?<=iv|al|am|ig|är|er|ös|ad|sk)t$", ""),
        ("ellt", r"(?<=ell)t$", ""),
        ("r", r"(?<=.[bcdfghjkmnpqstvxz])r$", ""),
        ("l", r"(?<=.[bcdfghkmnpqstvxz])l$", "el"),
        ("bb dd ff gg kk ll mm nn pp rr tt", r"(?<=.{2})([bdfgklmnprt])\1$", r"\1"),
        ("ing", r"(?<=.{4}[^r])n?ing$", ""),
        ("n", r"(?<=.{2}[dgklmpstv])n$", ""),
    )
]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return what all forms of the word have in common."""
    for letters, pattern, to in _BEFORE:
        if letters in word:
            word = pattern.sub(to, word)
    if _KEPT.search(word):
        return word
    for _ in range(5):
        shorter = _stemmer.stemWord(word)
        for endings, pattern, to in _AFTER:
            if shorter.endswith(endings):
                shorter = pattern.sub(to, shorter)
        if shorter == word or len(shorter) < 5:
            return shorter
        word = shorter
    return word


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return the word as it is written where there is no å, ä, ö or é."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word.replace("ø", "o").replace("æ", "a"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


# They stand in compounds without being words of their own there, and would part what is one word: för-slag.
_WHOLE_WORDS = """
    alla allt alltså andra annan annat bara bland borde både båda bör dels denna deras dess detta dock efter eller enda
    endast fram från full före förbi för genom gett gång gången hade hans hela helt heter inför ingen innan inne inom
    inte jämte kring kunde kunna lade lös lösa med medan mellan mera mest mindre minst mitt mot mycket måste någon några
    något när näst också ofta olika oss rent sam samt sedan sett sina sist skulle sker snart som stor stora större sådan
    tidig till trots under upp utan utom vara varit varje vars vart vidare vilka vilken vill visa visar vore väl ännu
    även över
    ande aren arna ationer bart dom else elsen elser ende erna heten lig liga lighet ligt ling ning ningar ningen nings
    orna skap tade tion tionen
"""
_NO_PARTS = frozenset(_WHOLE_WORDS.split())
_LEAST = 3  # letters of a part that stands in our own list
_LEAST_OF_ARCHIVE = 4  # and of one that the archive taught
_MOST_LETTERS = 60
# A word that nobody has told of makes a compound too, with one that is known well enough: morfin-plåster, hund-team.
_LEAST_UNKNOWN = 4
_ENDINGS = re.compile(r"(?:al|ar|er|ic|ig|is|it|or|lig|ande|ende|ning|het|else|skap)")
_VOWEL = re.compile(r"[aeiouyåäöé]")


def own_words() -> list[str]:
    """Return the words that the program itself knows compounds to be made of."""
    lines = (Path(__file__).parent / "parts.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


class Lexicon:
    """The words that compounds are made of, as they were when it was frozen."""

    def __init__(self, own: Iterable[str], archive: Iterable[str] = ()) -> None:
        """Take our own words in their plain form, and those that the archive's texts use."""
        own = list(own)
        kept = {word for word in own if len(word) >= _LEAST}
        kept |= {word for word in archive if len(word) >= _LEAST_OF_ARCHIVE and word.isalpha()}
        self.words = frozenset(kept - _NO_PARTS)
        self._own_tails = frozenset(stem(word) for word in own if len(word) >= _LEAST_UNKNOWN)
        self._split = lru_cache(maxsize=200_000)(self._split_new)

    @cached_property
    def _tails(self) -> frozenset[str]:
        return frozenset(found for found in map(stem, self.words) if len(found) >= _LEAST)

    @cached_property
    def _heads(self) -> dict[str, str]:
        """The forms in which a word begins or goes on a compound, each with the word: läkar, hälso, vårds."""
        heads: dict[str, str] = {}
        for word in sorted(self.words, key=lambda word: (len(word), word)):
            forms = [word, f"{word}s"]
            if len(word) > _LEAST and word[-1] in "ae":
                forms += [word[:-1]]
                forms += [f"{word[:-1]}{vowel}" for vowel in "oue" if word[-1] == "a"]
            for form in forms:
                if len(form) >= _LEAST:
                    heads.setdefault(form, word)
        return heads | {"barna": "barn", "manna": "man"}

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the stems of what the compound is made of, longer stretches of it too; nothing when it is none.

        läkarstödet gives läkaren (as the stem of läkare is) and stöd, but område nothing: råd is no part of it.
        """
        return self._split(word) if 2 * _LEAST <= len(word) <= _MOST_LETTERS and word.isalpha() else ()

    def _split_new(self, word: str) -> tuple[str, ...]:
        bounds = [0, *self._all_cuts(word), len(word)]
        found: dict[str, None] = {}
        for first, start in enumerate(bounds[:-1]):
            for end in bounds[first + 1 :]:
                stretch = word[start:end]
                found[stem(self._heads.get(stretch, stretch) if end < len(word) else stretch)] = None
        found.pop(stem(word), None)
        return tuple(found)

    def _all_cuts(self, word: str) -> list[int]:
        """Return where the word parts, and where its parts do."""
        bounds = [0, *(self._cuts(word) or self._half_known(word)), len(word)]
        if len(bounds) == 2:
            return []
        inner = [
            start + cut
            for start, end in pairwise(bounds)
            for cut in self._all_cuts(self._heads.get(word[start:end], word[start:end]))
        ]
        return sorted({*bounds[1:-1], *inner})

    def _half_known(self, word: str) -> list[int]:
        """Return where a word that is not our own parts in one that is and one that is not."""
        if stem(word) in self._own_tails:
            return []
        for place in range(_LEAST_UNKNOWN, len(word) - _LEAST_UNKNOWN + 1):
            head, tail = word[:place], word[place:]
            end = stem(tail)
            if len(end) >= _LEAST_UNKNOWN and end in self._tails and (end in self._own_tails or len(end) > 5):
                return [place] if _VOWEL.search(head) else []
        for place in range(len(word) - _LEAST_UNKNOWN - 1, _LEAST_UNKNOWN, -1):
            head, tail = word[:place], word[place:]
            if head in self._heads and len(stem(tail)) >= _LEAST_UNKNOWN and not _ENDINGS.match(tail):
                return [place] if _VOWEL.search(tail) else []
        return []

    def _cuts(self, word: str) -> list[int]:
        """Return where the fewest parts that make the whole word begin, but for the first; of as few, the longest last.

        The last part may be inflected; the others stand in a form that begins a compound.
        """
        best: dict[int, list[int]] = {0: []}  # the cuts before a place that heads reach
        found: list[int] = []
        for place in range(len(word) - _LEAST + 1):
            if place not in best:
                continue
            cuts = best[place]
            fewer = not found or len(cuts) + 1 < len(found)
            if place and fewer and stem(word[place:]) in self._tails and word[place:] not in _NO_PARTS:
                found = [*cuts, place]
            for end in range(place + _LEAST, len(word) - _LEAST + 1):
                if word[place:end] in self._heads and (end not in best or len(best[end]) > len(cuts) + bool(place)):
                    best[end] = [*cuts, place] if place else []
        return found


# They come and go in names, and what is looked for is seldom they.
SMALL_WORDS = frozenset("i och på av för till med om den det de en ett vid från".split())  # noqa: SIM905


def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of the words of a text, in order."""
    return tuple(stem(token.word) for token in tokens(text) if not token.joined)


def key_of(stems: Iterable[str]) -> tuple[str, ...]:
    """Return the stems that tell a name from others: without small words, where there is anything else."""
    stems = tuple(stems)
    return tuple(one for one in stems if one not in SMALL_WORDS) or stems
