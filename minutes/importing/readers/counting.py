"""Write numbers as lists are numbered."""

from typing import TypeGuard

ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"}
ROMAN |= {10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}
MOST_FIGURES = 18
MOST_COLUMNS = 100  # of a table, which a cell may span
MOST = 10_000  # no list is longer; a forged start must not make a text of a million letters


def roman(number: int) -> str:
    """Give a number in lower-case Roman letters."""
    text = ""
    for value, letters in ROMAN.items():
        text += letters * (number // value)
        number %= value
    return text


def in_letters(number: int) -> str:
    """Give a number in letters: a to z, then aa, bb."""
    return chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26) if number > 0 else ""


def whole(value: str | None, default: int) -> int:
    """Give the whole number that a text holds, within bounds, or the default."""
    return max(min(int(value), MOST), -MOST) if is_whole(value) else default


def span(value: str | None, default: int = 1) -> int:
    """Give how many rows or columns a text says that a cell takes, or the default."""
    return min(max(whole(value, default), 0), MOST_COLUMNS)


def is_whole(value: str | None) -> TypeGuard[str]:
    """Tell whether a text is a whole number of a length that may be read."""
    return value is not None and len(value) <= MOST_FIGURES and value.removeprefix("-").isdecimal()
