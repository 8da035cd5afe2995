"""Write numbers as lists are numbered."""

ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"}
ROMAN |= {10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}
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
    return min(int(value), MOST) if value and value.removeprefix("-").isdecimal() else default
