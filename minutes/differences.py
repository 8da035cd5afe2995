"""Tell what is new in a text and what is gone from it. Plain functions that know nothing of the archive."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
# Comparing takes time as the product of the lengths, so what is larger is told whole.
MOST_PAIRS = 100_000
AROUND = 60  # signs of what is the same that are kept beside a change

Pieces = list[tuple[str, str]]


def difference(before: str, after: str) -> Pieces:
    """Return the pieces of the two texts in order: what both have, what only the first has, what only the second."""
    pieces: Pieces = []
    for mark, old, new in _compared(_lines(before), _lines(after)):
        if mark == SAME:
            pieces.append((SAME, old))
        else:
            pieces += [
                piece
                for one, gone, added in _compared(_words(old), _words(new))
                for piece in ([(SAME, gone)] if one == SAME else [(GONE, gone), (NEW, added)])
            ]
    return _shortened(_joined(pieces))


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each stretch of the two, and whether they have it in common."""
    if len(old) * len(new) > MOST_PAIRS:
        yield NEW, "".join(old), "".join(new)
        return
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield SAME if tag == "equal" else NEW, "".join(old[first:last]), "".join(new[start:end])


def _joined(pieces: Pieces) -> Pieces:
    """Return the pieces without empty ones, those of a kind that follow on each other as one."""
    joined: Pieces = []
    for mark, text in pieces:
        if joined and joined[-1][0] == mark:
            joined[-1] = (mark, joined[-1][1] + text)
        elif text:
            joined.append((mark, text))
    return joined


def _shortened(pieces: Pieces) -> Pieces:
    """Return the pieces with long stretches of what is the same left out, but for what stands beside a change."""
    last = len(pieces) - 1
    return [
        (mark, _without_middle(text, number > 0, number < last) if mark == SAME else text)
        for number, (mark, text) in enumerate(pieces)
    ]


def _without_middle(text: str, after_change: bool, before_change: bool) -> str:
    if len(text) <= 3 * AROUND:
        return text
    start = f"{_beginning(text)} " if after_change else ""
    end = f" {_ending(text)}" if before_change else ""
    return f"{start}…{end}"


def _beginning(text: str) -> str:
    return text[:AROUND].rpartition(" ")[0] or text[:AROUND]


def _ending(text: str) -> str:
    return text[-AROUND:].partition(" ")[2] or text[-AROUND:]
