"""What a search engine is asked: terms and how they go together, before any engine's own way of writing it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A term that stands in the passage."""

    term: str


@dataclass(frozen=True)
class Phrase:
    """Terms that stand in the passage one right after the other."""

    terms: tuple[str, ...]


@dataclass(frozen=True)
class Prefix:
    """The beginning of a term."""

    prefix: str


@dataclass(frozen=True)
class All:
    """All of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Any:
    """At least one of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Without:
    """The one, and not the other."""

    kept: "Node"
    left_out: "Node"


Node = Term | Phrase | Prefix | All | Any | Without

EVERYTHING = Term("_")


def every(parts: Iterable[Node]) -> Node:
    """Return what asks for all of the parts, for everything where there are none."""
    kept = tuple(dict.fromkeys(part for part in parts if part != EVERYTHING))
    return (kept[0] if len(kept) == 1 else All(kept)) if kept else EVERYTHING


def either(parts: Iterable[Node]) -> Node:
    """Return what asks for any of the parts, of which there is at least one."""
    kept = tuple(dict.fromkeys(parts))
    return kept[0] if len(kept) == 1 else Any(kept)


def phrase(terms: Iterable[str]) -> Node:
    """Return what asks for the terms in a row, or for the one term."""
    found = tuple(terms)
    return Term(found[0]) if len(found) == 1 else Phrase(found)
