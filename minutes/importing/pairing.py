"""Pair what stands with what is read anew: by what it says, then alike and in order, then by its line. No Django."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from rapidfuzz import fuzz

NEVER = 101  # more than anything is alike


@dataclass(frozen=True)
class Said:
    """What tells a row from others."""

    keys: tuple[Hashable, ...]  # what it says, whole at first and then less; an empty key tells nothing
    text: str  # as it is compared when nothing says the very same
    line: int = 0  # where it was read; 0 where that is not known
    who: int | None = None  # two who are not the same are never alike
    is_gone: bool = False  # gives way to what stands, where both say the same


Pairs = list[tuple[int, int]]


def pairs(old: Sequence[Sequence[Said]], new: Sequence[Said], alike: int, *, same_lines: bool) -> Pairs:
    """Return the places of what is the same in both, each once.

    Of each old row come all its wordings, the one to trust most first. `alike` is how much, of 100, two texts must be
    so, and `same_lines` tells that the lines of both are of one file.
    """
    found: Pairs = []

    def rest() -> tuple[list[int], list[int]]:
        taken, given = {place for place, _ in found}, {place for _, place in found}
        return (
            [place for place in range(len(old)) if place not in taken],
            [place for place in range(len(new)) if place not in given],
        )

    ways: list[Callable[[Said], Hashable]] = [
        partial(_key, depth=depth) for depth in range(len(new[0].keys) if new else 0)
    ]
    if same_lines and ways:
        ways.insert(0, _key_and_line)
    for way in ways:
        for wording in range(max((len(wordings) for wordings in old), default=0)):
            found += _with_same_key(old, new, *rest(), way, wording)
    if alike < NEVER:
        found += _alike_in_order(old, new, *rest(), alike)
    if same_lines:
        found += _on_the_same_line(old, new, *rest())
    return found


def _key(said: Said, depth: int) -> Hashable:
    return said.keys[depth]


def _key_and_line(said: Said) -> Hashable:
    """Return what tells one of several that say the same from the others."""
    return (said.keys[-1], said.line) if said.keys[-1] and said.line else None


def _with_same_key(
    old: Sequence[Sequence[Said]],
    new: Sequence[Said],
    left: list[int],
    right: list[int],
    way: Callable[[Said], Hashable],
    wording: int,
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that say the same; where several do, in their order."""
    saying: dict[Hashable, list[int]] = {}
    for place in left:
        if wording < len(old[place]):
            saying.setdefault(way(old[place][wording]), []).append(place)
    wanted: dict[Hashable, list[int]] = {}
    for place in right:
        if key := way(new[place]):
            wanted.setdefault(key, []).append(place)
    for key, places in wanted.items():
        same = saying.get(key, [])
        spare = len(same) - len(places)
        gone = [place for place in same if old[place][0].is_gone]
        given_up = gone[-spare:] if spare > 0 else []
        yield from zip([place for place in same if place not in given_up], places, strict=False)


def _alike_in_order(
    old: Sequence[Sequence[Said]], new: Sequence[Said], left: list[int], right: list[int], alike: int
) -> Pairs:
    """Return the pairs that are alike, those that are the most so together without any two crossing."""
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    score = [[max(_likeness(said, new[there], alike) for said in old[here]) for there in right] for here in left]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            paired = score[i][j] + best[i + 1][j + 1] if score[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found: Pairs = []
    i = j = 0
    while i < len(left) and j < len(right):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((left[i], right[j]))
            i, j = i + 1, j + 1
    return found


def _likeness(one: Said, other: Said, alike: int) -> float:
    """Return how much alike two are, of 100; 0 where that is too little."""
    if not one.text or not other.text or (one.who and other.who and one.who != other.who):
        return 0.0
    score = fuzz.token_sort_ratio(one.text, other.text, score_cutoff=alike)
    return score / 2 if one.is_gone else score


def _on_the_same_line(old: Sequence[Sequence[Said]], new: Sequence[Said], left: list[int], right: list[int]) -> Pairs:
    """Return the pairs that are alone on a line of both."""
    lines = [old[place][0].line for place in left], [new[place].line for place in right]
    return [
        (left[lines[0].index(line)], right[lines[1].index(line)])
        for line in dict.fromkeys(lines[0])
        if line and lines[0].count(line) == lines[1].count(line) == 1
    ]
