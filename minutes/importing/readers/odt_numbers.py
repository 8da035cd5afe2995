"""Count the numbers that LibreOffice sets before paragraphs by itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from odfdo import Element

from minutes.importing.readers.counting import in_letters, roman, whole

FORMATS: dict[str, Callable[[int], str]] = {
    "a": in_letters,
    "A": lambda number: in_letters(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}
LEVELS = "text:list-level-style-number | text:list-level-style-bullet | text:list-level-style-image"


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered."""

    is_bullet: bool = False
    kind: str = ""  # "1", "a", "A", "i", "I"; empty: no number
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1  # how many levels its number has


def _level(element: Element) -> Level:
    """Read a level from its element."""
    return Level(
        is_bullet=element.tag in ("text:list-level-style-bullet", "text:list-level-style-image"),
        kind=element.get_attribute_string("style:num-format") or "",
        before=element.get_attribute_string("style:num-prefix") or "",
        after=element.get_attribute_string("style:num-suffix") or "",
        start=whole(element.get_attribute_string("text:start-value"), 1),
        shown=max(whole(element.get_attribute_string("text:display-levels"), 1), 1),
    )


def _levels(elements: Iterable[Element]) -> dict[int, Level]:
    """Read the levels of a list style."""
    return {whole(one.get_attribute_string("text:level"), 1): _level(one) for one in elements}


class Numbers:
    """Count the numbered paragraphs of a document, in its order."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """Take the roots that hold the list styles."""
        self.styles: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        for root in roots:
            for style in root.get_elements("*/text:list-style"):
                name = style.get_attribute_string("style:name") or ""
                self.styles[name] = _levels(style.get_elements(LEVELS))
            for style in root.get_elements("*/text:outline-style"):
                self.outline = _levels(style.get_elements("text:outline-level-style"))
        self.headings: dict[int, int] = {}
        self.counts: dict[int, int] = {}  # of the list at hand, by level
        self.of_style: dict[str, dict[int, int]] = {}
        self.of_list: dict[str, dict[int, int]] = {}

    def begin(self, style: str, identity: str, goes_on: bool, after: str) -> None:
        """Begin a list: anew, or where the last of its style or the list that it names left off."""
        if after and after in self.of_list:
            self.counts = self.of_list[after]
        elif goes_on and style in self.of_style:
            self.counts = self.of_style[style]
        else:
            self.counts = {}
        self.of_style[style] = self.of_list[identity] = self.counts

    def next(self, style: str, place: int, start: int | None) -> tuple[str, bool]:
        """Take an item's style, level and own start; give its number as printed, and whether that is a bullet."""
        levels = self.styles.get(style, {})
        level = levels.get(place, Level(is_bullet=style not in self.styles))
        return _count(levels, self.counts, place, start), level.is_bullet

    def next_heading(self, place: int) -> str:
        """Give the number that a heading of the level has by its level alone."""
        return _count(self.outline, self.headings, place, None)


def _count(levels: dict[int, Level], counts: dict[int, int], place: int, start: int | None) -> str:
    """Count one further at a level; give the number as printed."""
    level = levels.get(place, Level())
    counts[place] = start if start is not None else counts.get(place, level.start - 1) + 1
    for deep in [one for one in counts if one > place]:
        del counts[deep]
    if level.is_bullet or not level.kind:
        return ""
    shown = []
    for one in range(max(place - level.shown + 1, 1), place + 1):
        own = levels.get(one, Level())
        if own.kind and not own.is_bullet:
            shown.append(FORMATS.get(own.kind, str)(counts.get(one, own.start)))
    return f"{level.before}{'.'.join(shown)}{level.after}".strip()
