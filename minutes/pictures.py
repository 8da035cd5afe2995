"""Counts over years as pictures: columns in rows, drawn by a template, with the same figures in a table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

Number = int | float
Cells = Mapping[tuple[int, int], Number]  # the number of each row and year

MOST_YEARS = 12  # drawn: fewer than fit on a phone would be lost, more would be too thin to tell
MOST_ROWS = 6
LEAST = 6  # in all; fewer are read quicker in the lists
# A row in sixteenths of a letter's height, so that it grows with the letters: its name, a figure, the tallest column.
NAME, FIGURE, COLUMN, BELOW = 18, 16, 34, 14
YEARS = 22  # the line of years under the last row
LONGEST = 46  # letters of a name that fit on a phone


@dataclass(frozen=True)
class Column:
    """A year of a row as it is drawn: its middle as a share of the width, and how tall it is on its foot."""

    figure: str
    x: str
    foot: int
    tall: int

    @property
    def bottom(self) -> str:
        """Return where it stands."""
        return rem(self.foot)

    @property
    def top(self) -> str:
        """Return how far it reaches."""
        return rem(self.foot - self.tall)

    @property
    def above(self) -> str:
        """Return where its figure stands."""
        return rem(self.foot - self.tall - 4)


@dataclass(frozen=True)
class Row:
    """A name, and a number for each year."""

    name: str
    numbers: tuple[Number, ...]
    address: str = ""

    @property
    def short_name(self) -> str:
        """Return the name as it fits above the columns."""
        return self.name if len(self.name) <= LONGEST else f"{self.name[: LONGEST - 1].rpartition(' ')[0]} …"

    @property
    def figures(self) -> list[str]:
        """Return the numbers as they are written."""
        return [written(number) for number in self.numbers]


@dataclass(frozen=True)
class Picture:
    """Rows of columns on one scale, a column for each year."""

    key: str  # of its own on the page
    title: str
    unit: str  # what is counted: beslut, möten
    years: tuple[int, ...]
    rows: tuple[Row, ...]
    tone: str = "meetings"  # decisions, meetings or people

    @property
    def height(self) -> str:
        """Return the height of the drawing."""
        return rem(self._height)

    @property
    def _height(self) -> int:
        return len(self.rows) * self._row_height + YEARS

    @property
    def _row_height(self) -> int:
        return (NAME if self.has_names else 0) + FIGURE + COLUMN + BELOW

    @property
    def has_names(self) -> bool:
        """Tell whether the rows are named in the drawing; of one alone its heading tells."""
        return len(self.rows) > 1

    @property
    def year_line(self) -> str:
        """Return where the years stand."""
        return rem(self._height - 6)

    @cached_property
    def drawn_years(self) -> tuple[int, ...]:
        """Return the latest years, which are those that are drawn."""
        return self.years[-MOST_YEARS:]

    @cached_property
    def labels(self) -> list[tuple[str, str]]:
        """Return where each year stands, and how it is written: short where they are many."""
        many = len(self.drawn_years) > MOST_YEARS // 2
        written_years = [f"’{year % 100:02}" if many else str(year) for year in self.drawn_years]
        return [(self._middle(place), year) for place, year in enumerate(written_years)]

    def _middle(self, place: int) -> str:
        return f"{(place + 0.5) * 100 / len(self.drawn_years):.2f}%"

    @cached_property
    def drawn(self) -> list[tuple[Row, str, str, list[Column]]]:
        """Return the rows with where their names and feet are, and their columns."""
        cut = len(self.years) - len(self.drawn_years)
        most = max((number for row in self.rows for number in row.numbers[cut:]), default=0) or 1
        found = []
        for place, row in enumerate(self.rows):
            foot = (place + 1) * self._row_height - BELOW
            columns = [
                Column(written(number), self._middle(year), foot, max(2, round(COLUMN * number / most)))
                for year, number in enumerate(row.numbers[cut:])
                if number
            ]
            found.append((row, rem(foot - FIGURE - COLUMN - 4), rem(foot), columns))
        return found

    @property
    def described(self) -> str:
        """Return in a sentence what one sees."""
        numbers = [
            (number, row.name, year) for row in self.rows for year, number in zip(self.years, row.numbers, strict=True)
        ]
        most, name, year = max(numbers, key=lambda one: one[0])
        return f"{self.years[0]}–{self.years[-1]}, {self.unit}. Mest: {name} {year}, {written(most)}."


def rem(sixteenths: int) -> str:
    """Return the length as a drawing has it."""
    return f"{sixteenths / 16:g}rem"


def written(number: Number) -> str:
    """Return the number in Swedish: 12, or 8,5."""
    return str(number) if isinstance(number, int) else f"{number:.1f}".replace(".", ",")


def picture(
    key: str,
    title: str,
    unit: str,
    names: Iterable[tuple[int, str, str]],
    cells: Cells,
    tone: str = "meetings",
    most: int = MOST_ROWS,
    with_empty: bool = False,
) -> Picture | None:
    """Return the picture of the numbers, or None where they are too few to look at.

    `names` are the keys of the rows with name and address, `cells` a number for each row and year. The rows with most
    are shown, in the order given; those with nothing only where that tells something too.
    """
    named = list(names)
    sums: dict[int, Number] = dict.fromkeys((row for row, _, _ in named), 0)
    for (row, _), number in cells.items():
        if row in sums:
            sums[row] += number
    kept = sorted((row for row in sums if sums[row] or with_empty), key=lambda row: -sums[row])[:most]
    years = _years(year for (row, year), number in cells.items() if row in kept and number)
    if len(years) < 2 or sum(sums[row] for row in kept) < LEAST:
        return None
    rows = tuple(
        Row(name, tuple(cells.get((row, year), 0) for year in years), address)
        for row, name, address in named
        if row in kept
    )
    return Picture(key, title, unit, years, rows, tone)


def _years(years: Iterable[int]) -> tuple[int, ...]:
    """Return all years from the first to the last, with those in which nothing was."""
    known = set(years)
    return tuple(range(min(known), max(known) + 1)) if known else ()
