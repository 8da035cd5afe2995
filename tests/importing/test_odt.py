"""Read OpenDocument texts: what LibreOffice knows of a text, and what it sets by itself."""

from io import BytesIO

import odfdo
from odfdo import Element

from minutes.importing.lines import Document, Line
from minutes.importing.readers import read

NUMBERS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-prefix="§ " style:num-format="1"/>'
    '<text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/>'
    '<text:list-level-style-number text:level="3" style:num-suffix="." style:num-format="1" text:display-levels="3"/>'
    "</text:list-style>"
)
BULLETS = '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
BULLETS += '<text:list-level-style-bullet text:level="2" text:bullet-char="o"/></text:list-style>'
BOLD = '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
HIDDEN = '<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>'


def read_text_document(*body: str, header: str = "", footer: str = "") -> Document:
    """Give the lines of an OpenDocument text with the XML."""
    document = odfdo.Document("text")
    document.body.clear()
    for xml in body:
        document.body.append(Element.from_tag(xml))
    automatic = document.content.root.get_element("office:automatic-styles")
    for xml in (NUMBERS, BULLETS, BOLD, HIDDEN):
        automatic.append(Element.from_tag(xml))
    master = document.styles.root.get_element("descendant::style:master-page")
    for part, text in (("header", header), ("footer", footer)):
        for old in master.get_elements(f"style:{part}"):
            old.delete()
        if text:
            master.append(Element.from_tag(f"<style:{part}><text:p>{text}</text:p></style:{part}>"))
    file = BytesIO()
    document.save(file)
    return read("protokoll.odt", file.getvalue())


def filled(*body: str, **parts: str) -> list[Line]:
    """Give the lines that hold text."""
    return [line for line in read_text_document(*body, **parts).lines if line.text]


def paragraph(text: str) -> str:
    """Give the XML of a paragraph."""
    return f"<text:p>{text}</text:p>"


def listed(*items: str, more: str = "") -> str:
    """Give the XML of a list, with attributes."""
    return f"<text:list {more}>{''.join(f'<text:list-item>{one}</text:list-item>' for one in items)}</text:list>"


def test_numbers_that_the_program_sets_stand_in_the_text() -> None:
    style = 'text:style-name="L1"'
    inner = listed(paragraph("Justerare"), paragraph("Sekreterare"))
    lines = filled(
        listed(paragraph("Öppnande"), paragraph("Val") + inner, more=f'{style} xml:id="a"'),
        paragraph("Text"),
        listed(paragraph("Budget"), more=f'{style} text:continue-list="a"'),
        listed(paragraph("Från början"), more=style),
        listed(paragraph("Vidare"), more=f'{style} text:continue-numbering="true"'),
    )
    assert [line.text for line in lines] == [
        "§ 1 Öppnande",
        "§ 2 Val",
        "a) Justerare",
        "b) Sekreterare",
        "Text",
        "§ 3 Budget",
        "§ 1 Från början",
        "§ 2 Vidare",
    ]


def test_number_of_several_levels_and_own_start() -> None:
    deep = listed(listed(paragraph("Djup")))
    xml = listed(paragraph("Sju"), deep, more='text:style-name="L1"')
    xml = xml.replace("<text:list-item>", '<text:list-item text:start-value="7">', 1)
    assert [line.text for line in filled(xml)] == ["§ 7 Sju", "7.a.1. Djup"]


def test_bullets_give_a_level_and_no_text() -> None:
    inner = listed(paragraph("inre"))
    lines = filled(listed(paragraph("yttre") + paragraph("mera") + inner, more='text:style-name="L2"'))
    assert [(line.text, line.list_level) for line in lines] == [("yttre", 1), ("mera", 0), ("inre", 2)]


def test_headings_and_bold_are_known() -> None:
    lines = filled(
        '<text:h text:outline-level="1">Ekonomi</text:h>',
        '<text:h text:outline-level="2">Budget</text:h>',
        paragraph('<text:span text:style-name="T1">Beslut:</text:span>'),
        paragraph('Delvis <text:span text:style-name="T1">fet</text:span>'),
    )
    assert [(line.text, line.heading_level, line.bold) for line in lines] == [
        ("1. Ekonomi", 1, False),  # the outline of the template is numbered
        ("1.1. Budget", 2, False),
        ("Beslut:", 0, True),
        ("Delvis fet", 0, False),
    ]


def test_blanks_tabs_and_line_breaks_are_layout() -> None:
    lines = filled(paragraph('Tid<text:tab/>9.00<text:line-break/>Plats<text:s text:c="6"/>Lund\n   nu'))
    assert [line.text for line in lines] == ["Tid\t9.00", "Plats      Lund nu"]


def test_table_cells_have_row_and_column_and_merged_ones_stand_once() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{paragraph(text)}</table:table-cell>"

    covered = "<table:covered-table-cell/>"
    lines = filled(
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("Närvarande", 'table:number-columns-spanned="2"')
        + covered
        + cell("Kommun")
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell("Region")
        + cell("Eva Ek")
        + cell("Lund")
        + "</table:table-row></table:table>"
    )
    assert [(line.cell, line.text) for line in lines] == [
        ((0, 0), "Närvarande"),
        ((0, 2), "Kommun"),
        ((1, 0), "Region"),
        ((1, 1), "Eva Ek"),
        ((1, 2), "Lund"),
    ]


def test_text_box_follows_its_paragraph() -> None:
    box = f"<draw:frame><draw:text-box>{paragraph('Sekreterare')}{paragraph('Eva Ek')}</draw:text-box></draw:frame>"
    assert [line.text for line in filled(paragraph(f"{box}Protokoll"))] == ["Protokoll", "Sekreterare", "Eva Ek"]


def test_footnote_follows_the_paragraph_that_names_it() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation>"
    note += f"<text:note-body>{paragraph('Lag (2017:810)')}</text:note-body></text:note>"
    assert [line.text for line in filled(paragraph(f"Utskrivning{note} sker."), paragraph("Sist"))] == [
        "Utskrivning[1] sker.",
        "[1] Lag (2017:810)",
        "Sist",
    ]


def test_deleted_and_hidden_text_and_comments_are_removed_and_listed() -> None:
    changes = f'<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>{paragraph("inte")}'
    changes += "</text:deletion></text:changed-region></text:tracked-changes>"
    comment = f"<office:annotation>{paragraph('Kolla')}</office:annotation>"
    hidden = '<text:span text:style-name="T2">dolt</text:span>'
    text = paragraph(f'Att godkänna<text:change text:change-id="c1"/> avtalet{hidden}.{comment}')
    document = read_text_document(changes, text)
    assert [line.text for line in document.lines if line.text] == ["Att godkänna avtalet."]
    assert [(one.text, one.why) for one in document.removals if one.number] == [
        ("inte", "struken text"),
        ("dolt", "dold text"),
        ("Kolla", "kommentar i marginalen"),
    ]


def test_header_and_footer_stand_apart() -> None:
    lines = filled(paragraph("Protokoll"), header="Region Skåne", footer="Sida 1 av 3")
    assert [(line.page_part, line.text) for line in lines] == [
        ("header", "Region Skåne"),
        ("footer", "Sida 1 av 3"),
        ("", "Protokoll"),
    ]
