"""Clean lines and know what their marks say."""

import re

import pytest

from minutes.importing.lines import UnreadableDocument, lines_of
from minutes.importing.readers import read


@pytest.mark.parametrize(
    ("raw", "text", "removed"),
    [
        ("[image: ]Hej", "Hej", ["[image: ]"]),
        ("<i>Datum</i>\t2020", "Datum\t2020", ["<i>", "</i>"]),
        ("se [avtalet](#) här", "se avtalet här", ["[…](#)"]),
        ("Det *gäller* alla", "Det gäller alla", ["*…*"]),
        ("sam\u00adverkan", "samverkan", ["\u00ad"]),
        ("Namn ______ Anna", "Namn  Anna", ["______"]),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("maria_lund@x.se", "maria_lund@x.se", []),
    ],
)
def test_clean_text_lists_what_it_removes(raw: str, text: str, removed: list[str]) -> None:
    lines, removals = lines_of([raw])
    assert lines[0].text == text
    assert [one.text for one in removals] == removed


def test_make_line_knows_heading_bullet_bold_and_cells() -> None:
    lines, _ = lines_of(["## Budget", "- en punkt", "  • inre", "**Övrigt**", "| A | B |"])
    assert [line.text for line in lines] == ["Budget", "en punkt", "inre", "Övrigt", "A", "B"]
    assert [line.heading_level for line in lines] == [2, 0, 0, 0, 0, 0]
    assert [line.list_level for line in lines] == [0, 1, 2, 0, 0, 0]
    assert lines[3].bold
    assert [line.cell for line in lines[4:]] == [(0, 0), (0, 1)]


def test_glued_bold_title_is_a_line_of_its_own() -> None:
    lines, _ = lines_of(["Gustafsson**Protokoll Chefsgrupp**"])
    assert [(line.number, line.text) for line in lines] == [(1, "Gustafsson"), (1, "Protokoll Chefsgrupp")]


def test_letters_in_two_parts_are_composed() -> None:
    assert lines_of(["A\u030a"])[0][0].text == "Å"


@pytest.mark.parametrize(
    ("data", "encoding", "guessed"),
    [
        ("Möte".encode(), "utf-8", False),
        ("\ufeffMöte".encode(), "utf-8", False),
        ("Möte".encode("cp1252"), "cp1252", True),
        ("Möte".encode("utf-16"), "utf-16", False),
    ],
)
def test_read_finds_the_encoding(data: bytes, encoding: str, guessed: bool) -> None:
    document = read("a.txt", data)
    assert document.lines[0].text == "Möte"
    assert (document.encoding, document.encoding_guessed) == (encoding, guessed)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.exe", b"hej", "Filtypen"),
        ("utan", b"hej", "Filtypen"),
        ("a.txt", b"", "tom"),
        ("a.md", b" \n\t\n", "tom"),
        ("a.txt", b"M\x00\x01", "inte text"),
        ("a.txt", bytes(range(1, 32)) * 9, "inte text"),
    ],
)
def test_read_refuses_with_one_sentence(name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read(name, data)
    assert words in str(refusal.value)
    assert len(re.findall(r"\.(?!\w)", str(refusal.value))) == 1
