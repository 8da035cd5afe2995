"""Read PDF files: lines as they stand on the pages, put together again."""

import pytest
from fpdf import FPDF

from minutes.importing.lines import Document, Line, UnreadableDocument
from minutes.importing.readers import read
from minutes.importing.readers.counting import in_letters
from minutes.importing.readers.pdf_lines import PrintedLine
from minutes.importing.readers.pdf_pages import put_together

from .written import as_pdf

LONG = "Tjänstemannaberedningen diskuterade frågan om läkarstöd i ordinärt boende och såg behov av en gemensam"


def read_pages(data: bytes) -> Document:
    """Give the lines of a PDF."""
    return read("protokoll.pdf", data)


def filled(document: Document) -> list[Line]:
    """Give the lines that hold text."""
    return [line for line in document.lines if line.text]


def printed(*lines: tuple[str, int | None]) -> list[str]:
    """Give the texts that printed lines on one or more pages make, each with its distance from the line above."""
    pages: list[list[PrintedLine]] = []
    for text, pitch in lines:
        if pitch is None:
            pages.append([])
        pages[-1].append(PrintedLine(len(pages), text, pitch))
    return [line.text for line in put_together(pages)[0]]


def test_broken_lines_are_whole_and_paragraphs_apart() -> None:
    text = f"{LONG} rutin för detta. {LONG} plan.\nBeslut:\nAtt godkänna förslaget.\n\n2. Val"
    lines = read_pages(as_pdf(text)).lines
    assert [line.text for line in lines] == [
        f"{LONG} rutin för detta. {LONG} plan.",
        "Beslut:",
        "Att godkänna förslaget.",
        "",
        "2. Val",
    ]
    assert {line.page for line in lines} == {1}


def test_two_columns_keep_their_gap() -> None:
    lines = filled(read_pages(as_pdf("För Region Skåne\tFör kommunerna\nEva Ek\tBo Al, Lund\nAnn By\tPer Ås, Eslöv")))
    assert [line.text.split("    ")[0] for line in lines] == ["För Region Skåne", "Eva Ek", "Ann By"]
    assert len({line.text.index(cell) for line, cell in zip(lines, ["För k", "Bo", "Per"], strict=True)}) == 1


def test_cell_that_is_broken_is_whole() -> None:
    title = "Förvaltningschef, Arbetsmarknadsförvaltningen och socialförvaltningen"
    lines = filled(read_pages(as_pdf(f"Eva Ek\t{title}\tLund\nBo Al\tChef\tEslöv")))
    assert [" ".join(line.text.split()) for line in lines] == [f"Eva Ek {title} Lund", "Bo Al Chef Eslöv"]


def test_table_of_three_columns_has_cells() -> None:
    long = "Samma innehåll överallt från den 1 september 2024 och framåt"
    text = f"Fråga\tBeslut\tAnsvarig\nLäkemedelslådan\t{long}\tYlva\nBrytpunktssamtal\tMallen\tHenrik"
    assert [(line.cell, line.text) for line in filled(read_pages(as_pdf(text)))[-6:]] == [
        ((1, 0), "Läkemedelslådan"),
        ((1, 1), long),
        ((1, 2), "Ylva"),
        ((2, 0), "Brytpunktssamtal"),
        ((2, 1), "Mallen"),
        ((2, 2), "Henrik"),
    ]


def test_bold_lines_are_known() -> None:
    lines = filled(read_pages(as_pdf("**Avtal om läkarstöd**\nBo Almgren föredrar ärendet, som är långt.")))
    assert [(line.text, line.bold) for line in lines] == [
        ("Avtal om läkarstöd", True),
        ("Bo Almgren föredrar ärendet, som är långt.", False),
    ]


def test_what_pages_repeat_stands_apart() -> None:
    text = "\n".join(f"{number}. Punkt om {in_letters(number) * 3} med sin text" for number in range(1, 90))
    lines = filled(read_pages(as_pdf(text, header="Region Skåne", footer="Box 1, Lund")))
    beside = {(line.page_part, line.text.split("    ")[0]) for line in lines if line.page_part}
    assert beside == {("header", "Region Skåne"), ("footer", "Box 1, Lund")}
    assert len([line for line in lines if not line.page_part]) == 89
    assert [line.page_part for line in lines[:3]] == ["header", "footer", ""]


def test_word_that_two_pages_share_is_whole() -> None:
    assert printed((f"{LONG} kunskaps-", None), ("styrning för länet.", None)) == [
        f"{LONG} kunskapsstyrning för länet."
    ]
    assert printed((f"{LONG} vård-", None), ("och omsorg i länet.", 12)) == [f"{LONG} vård- och omsorg i länet."]


def test_halves_of_a_word_are_listed() -> None:
    pages = [[PrintedLine(1, f"{LONG} kunskaps-")], [PrintedLine(2, "styrning för länet.")]]
    assert [(one.text, one.why) for one in put_together(pages)[1]] == [
        ("kunskaps-", "ord som delats över rader"),
        ("styrning", "ord som delats över rader"),
    ]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("mellan åren 2020-", "2024 gäller", "2020-2024"),
        ("till anna.ek-", "berg@lund.se i dag", "anna.ek-berg@lund.se"),
        ("av Anna Ek-", "Berg i dag", "Ek-Berg"),
    ],
)
def test_hyphen_that_belongs_to_the_text_stays(above: str, below: str, whole: str) -> None:
    assert whole in printed((f"{LONG} {above}", None), (below, 12), ("Nästa punkt", 24))[0]


def test_list_that_stands_close_is_not_joined() -> None:
    assert printed((f"{LONG} rutin", None), ("- första", 12), ("- andra", 12), ("1. Punkt", 12)) == [
        f"{LONG} rutin",
        "första",
        "andra",
        "1. Punkt",
    ]


def test_second_list_without_partner_stays_a_row() -> None:
    over, alone = "Birgitta Ender" + " " * 50 + "Catharina Byström, Vellinge", " " * 64 + "Agneta Hugander, Klippan"
    assert printed((f"{LONG} rutin för detta", None), (over, 12), (alone, 12))[1:] == [over, alone]


def test_text_across_the_page_is_removed_and_listed() -> None:
    pages = FPDF()
    pages.set_font("Helvetica", size=11)
    pages.add_page()
    pages.cell(text="Protokoll från samverkansmötet i Lund")
    with pages.rotation(90, 10, 100):
        pages.text(10, 100, "Justerandes sign")
    document = read_pages(bytes(pages.output()))
    assert [line.text for line in filled(document)] == ["Protokoll från samverkansmötet i Lund"]
    assert [one.text for one in document.removals] == ["Justerandes sign"]


def test_pages_without_text_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="bilder av text"):
        read_pages(as_pdf(""))


def test_locked_file_is_refused() -> None:
    pages = FPDF()
    pages.set_encryption(owner_password="a", user_password="b")
    pages.add_page()
    with pytest.raises(UnreadableDocument, match="lösenord"):
        read_pages(bytes(pages.output()))


def test_file_of_too_many_pages_is_refused() -> None:
    pages = FPDF()
    for _ in range(501):
        pages.add_page()
    with pytest.raises(UnreadableDocument, match="500 sidor"):
        read_pages(bytes(pages.output()))
