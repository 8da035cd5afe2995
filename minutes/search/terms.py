"""What a passage's texts are found by: the stems of its words in order, and marks of where and what they are.

A mark is a letter that says what, an underscore, and a stem: no word of a text has an underscore in it.

- t_ stands in the title, d_ in a decision or an action; m_ stands many times
- p_ is a part of a compound, of one in the title tp_, in a decision dp_
- f_ is how the word is written without å, ä and ö
- w_ is a whole name: w_samord_individuel_plan
- _b, _c, _k, _o, _p, _y and a value: a body, topic, kind, outcome, person, year that the passage belongs to
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from minutes.search.analysis import Lexicon, fold, key_of, stem, stems_of, tokens

TITLE, DECISION, TEXT = "t", "d", ""
MANY = 3

# Databases disagree on which signs are letters outside these; what is neither is written by its number.
_FOREIGN = re.compile(r"[^a-z0-9_§\u00df-\u00f6\u00f8-\u017e]")
_LONGEST = 60


@dataclass
class Terms:
    """The terms of a passage: in order, a bar between texts, and those that have no place."""

    sequence: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)


@lru_cache(maxsize=200_000)
def term(word: str) -> str:
    """Return a stem as every database takes it for one word."""
    return _FOREIGN.sub(lambda sign: f"x{ord(sign[0]):x}x", word[:_LONGEST])


def terms_of(texts: Iterable[tuple[str, str]], names: Iterable[str], marks: Iterable[str], lexicon: Lexicon) -> Terms:
    """Return the terms of a passage from its texts with their fields, its whole names and its other marks."""
    found = Terms(marks={f"_{mark}" for mark in marks})
    counts: Counter[str] = Counter()
    for where, text in texts:
        found.sequence.append("_")
        stood: set[str] = set()
        for word, _, _, joined in tokens(text):
            own = term(stem(word))
            counts[own] += 1
            if joined:
                found.marks.add(own)
            else:
                found.sequence.append(own)
            stood.add(word)
        for word in stood:
            found.marks |= _marks_of(word, where, lexicon)
    found.marks |= {f"m_{own}" for own, count in counts.items() if count >= MANY}
    found.marks |= {whole_name(stems) for name in names if (stems := stems_of(name))}
    return found


@lru_cache(maxsize=300_000)
def _marks_of(word: str, where: str, lexicon: Lexicon) -> frozenset[str]:
    parts = lexicon.parts(word)
    marks = {f"p_{term(part)}" for part in parts}
    if where:
        marks |= {f"{where}_{term(stem(word))}", *(f"{where}p_{term(part)}" for part in parts)}
    if (plain := fold(word)) != word:
        marks.add(f"f_{term(stem(plain))}")
        marks |= {f"f_{term(folded)}" for part in parts if (folded := fold(part)) != part}
    return frozenset(marks)


def whole_name(stems: Iterable[str]) -> str:
    """Return the mark of a name that has the stems and, but for small words, no others."""
    return term("w_" + "_".join(key_of(stems)))
