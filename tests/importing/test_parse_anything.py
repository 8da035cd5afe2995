"""Parse any text without failing, and in time that grows with its length."""

import random
import time

import pytest

from minutes.importing.parsed import ParsedMinutes
from minutes.importing.parser import parse
from minutes.importing.parser.evidence import lost_words
from minutes.importing.prediction import prediction
from minutes.importing.readers import read

PIECES = (
    "§ ", "1. ", "Beslut:", "\n", "\n\n", "\t", "Närvarande: ", "Anna Ek", ", ", "(S)", "| ", "- ", "**",
    "Förslag till beslut", "att ", "2024-04-05", "kl 9-12", "Ordförande", "Nästa möte", "§", ":", ";", "ers ", "Plats",
    "Dagordning", "## ", "99999999999999999999", "31/12", "å\u0308", "\u200f", "[", "](#)", "<i>", "Bilaga 1", "0/0",
    "24:61", "för ", "Sida 1 (2)",
)  # fmt: skip


def minutes_of(text: str) -> ParsedMinutes:
    """Give the minutes of a text that is not empty."""
    return parse(read("a.md", f"x{text}".encode()))


@pytest.mark.parametrize("seed", range(300))
def test_parse_of_jumbled_pieces_loses_no_word(seed: int) -> None:
    choice = random.Random(seed)  # the same jumble every time
    text = "".join(choice.choice(PIECES) for _ in range(choice.randint(1, 120)))
    document = read("a.md", f"x{text}".encode())
    parsed = parse(document)
    assert lost_words(document, parsed) == {}
    assert prediction(parsed)["items"] is not None


@pytest.mark.parametrize(
    "text",
    [
        "| Nr | Ärende | Utfall |\n|:--|:--|:\n| 1 | - | Klart |\n",
        "\nTid: kl. tolv till tolv\n",
        "Nr\tPunkt\tAnteckning\n5\tPlan\tBo visar den\nKlockan:        17.30 – 20.05\n",
        "Deltagare\t\tNärvarande\tFrånvarande\nAnna Ek\tProcessledare, Lunds kommun\tx\t;\n",
    ],
)
def test_parse_of_what_stands_where_something_else_should(text: str) -> None:
    document = read("a.md", text.encode())
    assert lost_words(document, parse(document)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Närvarande:\n" + "Anna Ek, chef, Lund\n" * 3000,
        "\n".join(f"{number}. Rubrik {number}" for number in range(3000)),
        "|a" * 10_000,
        "2024-01-01 " * 5000,
        "en rad som går vidare utan punkt och som är lång nog\n" * 2000,
        "ord " * 50_000,
        "(" * 20_000,
    ],
    ids=["people", "headings", "cells", "dates", "lines", "words", "parentheses"],
)
def test_parse_of_long_input_ends_soon(text: str) -> None:
    start = time.process_time()
    minutes_of(text)
    assert time.process_time() - start < 8
