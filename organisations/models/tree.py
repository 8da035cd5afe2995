from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from .register import RegisterEntry

Entry = TypeVar("Entry", bound=RegisterEntry)
Key = TypeVar("Key")


def rows_by(pairs: Iterable[tuple[int, Key]]) -> dict[Key, set[int]]:
    """Return the rows of each entry or other value, from pairs of a row and what it belongs to."""
    rows: dict[Key, set[int]] = defaultdict(set)
    for row, value in pairs:
        rows[value].add(row)
    return dict(rows)


def is_ring(entry: RegisterEntry, parent: RegisterEntry | None, parent_field: str) -> bool:
    """Tell whether the entry would lie within itself if it lay right under the parent."""
    seen: set[int] = set()
    while parent is not None and parent.pk not in seen:
        if parent.pk == entry.pk:
            return True
        seen.add(parent.pk)
        parent = getattr(parent, parent_field)
    return False


class Tree(Generic[Entry]):
    """The entries of a small register with parents, in alphabetical order at every level."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take all entries of the register, in order."""
        self.entries = {entry.pk: entry for entry in entries}
        self._children: dict[int | None, list[int]] = {}
        for entry in self.entries.values():
            self._children.setdefault(entry.parent_id, []).append(entry.pk)  # type: ignore[attr-defined]

    def in_order(self, parent: int | None = None, depth: int = 0) -> Iterator[tuple[Entry, int]]:
        """Yield every entry and how deep it lies, each before those within it."""
        for key in self._children.get(parent, []):
            yield self.entries[key], depth
            yield from self.in_order(key, depth + 1)

    def children(self, key: int | None) -> list[Entry]:
        """Return the entries right under the one with the key, or at the top."""
        return [self.entries[child] for child in self._children.get(key, [])]

    def within(self, keys: Iterable[int]) -> set[int]:
        """Return the keys and those of everything within them."""
        found: set[int] = set()
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += self._children.get(key, [])
        return found

    def path(self, entry: Entry) -> str:
        """Return the entry's name with the names of what it lies in: “Nordväst, Skåne”."""
        above = self.entries.get(entry.parent_id)  # type: ignore[attr-defined]
        return f"{entry.name}, {self.path(above)}" if above else entry.name

    def top(self, entry: Entry) -> Entry:
        """Return what the entry lies in at the top, or the entry itself."""
        above = self.entries.get(entry.parent_id)  # type: ignore[attr-defined]
        return self.top(above) if above else entry

    def with_parents(self, rows: dict[int, set[int]]) -> dict[int, set[int]]:
        """Return the rows of each entry together with those of everything within it."""
        return {key: set().union(*(rows.get(inner, ()) for inner in self.within([key]))) for key in self.entries}
