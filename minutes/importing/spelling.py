"""Compare names as people write them: whole, shortened, with or without hyphen, “kommun” or a genitive."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

WORD = re.compile(r"\w+")
PLACE_KINDS = frozenset(("kommun", "stad"))
# Words that do not tell one body from another.
UNSAID = frozenset(
    {"och", "i", "på", "för", "till", "från", "samt", "av", "vid", "med", "mellan", "den", "det", "de", "en", "ett"}
    | {"inom", "hos", "om", "nr", "delregion", "delregionen", "länsdel", "länsdelen", "region", "regionen"}
    | {"län", "länet", "länets", "möte", "mötet", "sammanträde", "sammanträdet", "protokoll", "anteckningar"}
    | {"minnesanteckning", "minnesanteckningar", "mötesanteckningar", "sammanträdesprotokoll"}
)
INFLECTION = re.compile(r"(?<=\w{4})(?:erna|arna|orna|en|et|n|t|a)+$")


@lru_cache(maxsize=4096)
def comparable(name: str) -> str:
    """Return the name as it is compared: composed letters, lower case, words with single blanks between."""
    return " ".join(WORD.findall(unicodedata.normalize("NFC", name).casefold()))


def without_kind(name: str) -> str:
    """Return the name of an organisation as it is compared when “kommun” and genitives do not count."""
    words = comparable(name).split()
    if len(words) > 1 and words[-1] in PLACE_KINDS:
        words.pop()
    return " ".join(word.removesuffix("s") for word in words)


def significant_words(name: str) -> frozenset[str]:
    """Return the stems of the words that tell one body from another."""
    words = [word for word in comparable(name).split() if word not in UNSAID and not word.isdigit()]
    return frozenset(INFLECTION.sub("", word.removesuffix("s")) for word in words)


def _same_words(written: str, name: str) -> bool:
    return sorted(comparable(written).split()) == sorted(comparable(name).split())


def _some_words(written: str, name: str) -> bool:
    """Tell whether a name of several words leaves out others: “Maria Popoola” for “Maria Zinatbakhsh Popoola”."""
    said, full = comparable(written).split(), comparable(name).split()
    return len(said) > 1 and said[0] == full[0] and set(said) <= set(full)


def _initials(written: str, name: str) -> bool:
    """Tell whether a first name is followed by initials: “Karin E”, “Lotta GD”."""
    first, _, short = written.strip().rpartition(" ")
    given, *rest = name.split() or [""]
    if not first or comparable(first) != comparable(given):
        return False
    letters = "".join(word[0] for word in comparable(" ".join(rest)).split())
    short = comparable(short).replace(" ", "")
    return bool(letters) and (short == letters or short in (letters[0], letters[-1]))


def _first_name(written: str, name: str) -> bool:
    given, *rest = name.split() or [""]
    return bool(rest) and comparable(written) == comparable(given)


WAYS: tuple[Callable[[str, str], bool], ...] = (
    lambda written, name: comparable(written) == comparable(name),
    _same_words,
    _some_words,
    _initials,
    _first_name,
)


def meant_by(written: str, names: Sequence[str]) -> list[int]:
    """Return the places of the names that the written one fits best; several when it does not tell."""
    if not comparable(written):
        return []
    for fits in WAYS:
        if found := [place for place, name in enumerate(names) if fits(written, name)]:
            return found
    return []


def holds_words(text: str, words: str) -> bool:
    """Tell whether every word stands in the text."""
    return set(comparable(words).split()) <= set(comparable(text).split())
