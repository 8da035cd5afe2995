"""Read web pages: what stands on them, and what is no text."""

import pytest

from minutes.importing.lines import Document, Line, UnreadableDocument
from minutes.importing.readers import read


def read_page(body: str) -> Document:
    """Give the lines of a page with the body."""
    return read("protokoll.html", f"<!doctype html><html><head></head><body>{body}</body></html>".encode())


def filled(body: str) -> list[Line]:
    """Give the lines that hold text."""
    return [line for line in read_page(body).lines if line.text]


def test_paragraphs_and_line_breaks_are_lines() -> None:
    body = "<p>Tid:\n  9.00<br>Plats: <span>Lund</span></p><div>Ordförande<p>Eva Ek</p>Sekreterare</div>"
    assert [line.text for line in filled(body)] == ["Tid: 9.00", "Plats: Lund", "Ordförande", "Eva Ek", "Sekreterare"]


@pytest.mark.parametrize("empty", ["<p></p>", "<p>&nbsp;</p>", "<p><span><br><br></span></p>"])
def test_empty_paragraph_is_an_empty_line(empty: str) -> None:
    assert [line.text.strip() for line in read_page(f"<p>A</p>{empty}<p>B</p>").lines] == ["A", "", "B"]


def test_tabs_inside_a_line_are_kept_but_not_those_of_the_source() -> None:
    assert [line.text for line in filled("<p>\n\tEva Ek\t\tLund\n\toch mera</p>")] == ["Eva Ek\t\tLund och mera"]


def test_headings_bold_and_italic_are_known() -> None:
    lines = filled(
        "<h2>Budget <i>2024</i></h2><p><b>Beslut:</b></p><p>Delvis <b>fet</b></p><p style='font-style:italic'>Ja</p>"
    )
    assert [(line.text, line.heading_level, line.bold, line.italic) for line in lines] == [
        ("Budget 2024", 2, False, False),
        ("Beslut:", 0, True, False),
        ("Delvis fet", 0, False, False),
        ("Ja", 0, False, True),
    ]


def test_lists_have_bullets_and_numbers() -> None:
    lines = filled("<ul><li>yttre<ul><li><p>inre</p><p>mera</p></li></ul></li></ul><ol start=3><li>tre<li>fyra</ol>")
    assert [(line.text, line.list_level) for line in lines] == [
        ("yttre", 1),
        ("inre", 2),
        ("mera", 0),
        ("3. tre", 0),
        ("4. fyra", 0),
    ]


def test_table_cells_have_row_and_column_and_merged_ones_stand_once() -> None:
    lines = filled(
        "<table><tr><th colspan=2>Närvarande<th>Kommun</tr>"
        "<tr><td rowspan=2>Region<td>Eva Ek<td>Lund</tr><tr><td>Bo Al<td>Eslöv</tr></table>"
    )
    assert [(line.cell, line.text) for line in lines] == [
        ((0, 0), "Närvarande"),
        ((0, 2), "Kommun"),
        ((1, 0), "Region"),
        ((1, 1), "Eva Ek"),
        ((1, 2), "Lund"),
        ((2, 1), "Bo Al"),
        ((2, 2), "Eslöv"),
    ]
    assert lines[0].bold


def test_preformatted_text_keeps_its_tabs_and_lines() -> None:
    assert [line.text for line in filled("<pre>Eva Ek\tLund\nBo Al\tEslöv</pre>")] == ["Eva Ek\tLund", "Bo Al\tEslöv"]


def test_what_is_no_text_is_removed_and_listed() -> None:
    document = read_page(
        "<nav>Start Kontakt</nav><script>let a = 1</script><style>p {}</style><p>Protokoll"
        "<span style='display: none'>gömt</span><img alt='Logotyp'></p><!-- tyst -->"
    )
    assert [line.text for line in document.lines if line.text] == ["Protokoll"]
    assert [(one.text, one.why) for one in document.removals] == [
        ("Start Kontakt", "sidans meny"),
        ("let a = 1", "skript"),
        ("p {}", "stilmall"),
        ("gömt", "dold text"),
        ("Logotyp", "bildens beskrivning"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_page_is_read_in_its_encoding(encoding: str) -> None:
    page = f"<?xml version='1.0' encoding='{encoding}'?><html><body><p>Möte i Åhus</p></body></html>"
    document = read("a.htm", page.encode(encoding))
    assert document.lines[0].text == "Möte i Åhus"
    assert document.encoding_guessed is (encoding == "cp1252")


@pytest.mark.parametrize(("page", "words"), [("", "tom"), ("<p></p>", "tom"), ("<div>" * 5000 + "a", "inuti varandra")])
def test_page_that_cannot_be_read_is_refused(page: str, words: str) -> None:
    with pytest.raises(UnreadableDocument, match=words):
        read("a.html", page.encode())
