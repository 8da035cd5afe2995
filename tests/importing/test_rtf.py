"""Read Rich Text Format: its text, its tables, and what stands beside the text."""

from minutes.importing.lines import Document, Line
from minutes.importing.readers import read

FONTS = r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset2 Symbol;}}"


def read_rich(body: str) -> Document:
    """Give the lines of a document with the body."""
    return read("protokoll.rtf", rf"{{\rtf1\ansi\ansicpg1252\deff0{FONTS}\pard {body}\par}}".encode("cp1252"))


def filled(body: str) -> list[Line]:
    """Give the lines that hold text."""
    return [line for line in read_rich(body).lines if line.text]


def test_paragraphs_line_breaks_and_tabs_are_layout() -> None:
    lines = filled(r"Tid\tab 9.00\line Plats\par Ordf\'f6rande \u197?sa {\b \'d6st}")
    assert [line.text for line in lines] == ["Tid\t9.00", "Plats", "Ordförande Åsa Öst"]


def test_letter_in_two_halves_is_whole() -> None:
    assert filled(r"Bra \u-10179?\u-8704?")[0].text == "Bra 😀"


def test_empty_paragraph_is_an_empty_line() -> None:
    assert [line.text for line in read_rich(r"A\par\par B").lines][:3] == ["A", "", "B"]


def test_table_cells_have_row_and_column() -> None:
    row = r"\trowd\cellx2000\cellx4000\pard\intbl {} \cell {} \cell\row "
    before, after = r"N\'e4rvarande\par ", r"\pard Ett | tecken"
    lines = filled(before + row.format("Eva Ek", "Lund") + row.format("Bo Al", "") + after)
    assert [(line.cell, line.text.strip()) for line in lines] == [
        (None, "Närvarande"),
        ((0, 0), "Eva Ek"),
        ((0, 1), "Lund"),
        ((1, 0), "Bo Al"),
        (None, "Ett | tecken"),
    ]


def test_numbers_and_bullets_that_the_program_set_are_known() -> None:
    lines = filled(r"{\listtext\pard 1.\tab}Budget\par {\pntext\f1\'b7\tab}en punkt\par {\listtext a)\tab}Val")
    assert [(line.text, line.list_level) for line in lines] == [("1. Budget", 0), ("en punkt", 1), ("a) Val", 0)]


def test_header_and_footer_stand_apart() -> None:
    lines = filled(r"{\header \pard Region Sk\'e5ne\par}{\footerf Sida 1 av 2\par}Protokoll")
    assert [(line.page_part, line.text) for line in lines] == [
        ("header", "Region Skåne"),
        ("footer", "Sida 1 av 2"),
        ("", "Protokoll"),
    ]


def test_footnote_follows_the_paragraph_that_names_it() -> None:
    lines = filled(r"Utskrivning{\footnote \pard Lag (2017:810)} sker.\par Sist")
    assert [line.text for line in lines] == ["Utskrivning[1] sker.", "[1] Lag (2017:810)", "Sist"]


def test_text_box_follows_its_paragraph() -> None:
    box = r"{\shp{\*\shpinst\shpleft0{\shptxt \pard Sekreterare\par Eva Ek}}{\shprslt \pard Sekreterare}}"
    assert [line.text for line in filled(rf"Protokoll{box}\par Sist")] == [
        "Protokoll",
        "Sekreterare",
        "Eva Ek",
        "Sist",
    ]


def test_deleted_text_and_comments_are_removed_and_listed() -> None:
    document = read_rich(r"Att godk\'e4nna{\deleted  inte} avtalet{\*\annotation \pard Kolla}.")
    assert document.lines[0].text == "Att godkänna avtalet."
    assert [(one.text, one.why) for one in document.removals] == [
        ("inte", "struken text"),
        ("Kolla", "kommentar i marginalen"),
    ]


def test_address_behind_a_link_is_no_text() -> None:
    link = r'{\field{\*\fldinst{HYPERLINK "https://example.se/"}}{\fldrslt{ avtalet}}}'
    assert [line.text for line in filled(rf"Se{link} nu")] == ["Se avtalet nu"]
