"""Read Word documents: what Word knows of a text, and what it sets by itself."""

import pytest

from minutes.importing.lines import Document, Line
from minutes.importing.parser import parse
from minutes.importing.readers import read
from minutes.importing.readers.counting import in_letters, roman

from .word_document import cell, level, numbered, paragraph, run, style, table, word_document

SECTIONS = (
    f'<w:abstractNum w:abstractNumId="1">{level(0, "§ %1")}{level(1, "%2)", "lowerLetter")}'
    f"{level(2, '%1.%2.%3', more='<w:isLgl/>')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="2">{level(0, "", "bullet")}{level(1, "o", "bullet")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="40"/></w:lvlOverride></w:num>'
)


def read_word(*body: str, **parts: str) -> Document:
    """Give the lines of a Word document with the XML."""
    return read("protokoll.docx", word_document(*body, **parts))


def filled(document: Document) -> list[Line]:
    """Give the lines that hold text."""
    return [line for line in document.lines if line.text]


def texts(*body: str, **parts: str) -> list[str]:
    """Give the texts of the lines of a Word document with the XML."""
    return [line.text for line in filled(read_word(*body, **parts))]


def removed(*body: str, **parts: str) -> list[tuple[str, str]]:
    """Give what was removed from a Word document with the XML."""
    return [(one.text, one.why) for one in read_word(*body, **parts).removals if one.number]


def test_numbers_that_word_sets_stand_in_the_text() -> None:
    found = texts(
        paragraph("Öppnande", numbered(1)),
        paragraph("Val", numbered(1)),
        paragraph("Justerare", numbered(1, 1)),
        paragraph("Sekreterare", numbered(1, 1)),
        paragraph("Djupare", numbered(1, 2)),
        paragraph("Budget", numbered(1)),
        paragraph("Ny räkning", numbered(1, 1)),
        lists=SECTIONS,
    )
    assert found == [
        "§ 1 Öppnande",
        "§ 2 Val",
        "a) Justerare",
        "b) Sekreterare",
        "2.2.1 Djupare",
        "§ 3 Budget",
        "a) Ny räkning",
    ]


def test_list_that_starts_anew_goes_on_from_its_own_number() -> None:
    body = [paragraph("Ett", numbered(1)), paragraph("Fyrtio", numbered(3)), paragraph("Nästa", numbered(3))]
    assert texts(*body, lists=SECTIONS) == ["§ 1 Ett", "§ 40 Fyrtio", "§ 41 Nästa"]


def test_lists_of_one_definition_count_together() -> None:
    same = f'{SECTIONS}<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>'
    assert texts(paragraph("Ett", numbered(1)), paragraph("Två", numbered(4)), lists=same) == ["§ 1 Ett", "§ 2 Två"]


def test_bullets_give_a_level_and_no_text() -> None:
    document = read_word(paragraph("yttre", numbered(2)), paragraph("inre", numbered(2, 1)), lists=SECTIONS)
    assert [(line.text, line.list_level) for line in filled(document)] == [("yttre", 1), ("inre", 2)]


def test_number_of_a_style_is_counted() -> None:
    body = [paragraph("Första", style("ListNumber")), paragraph("Andra", style("ListNumber"))]
    assert texts(*body) == ["1. Första", "2. Andra"]


@pytest.mark.parametrize(("number", "text"), [(1, "a"), (26, "z"), (27, "aa"), (53, "aaa")])
def test_letters_count_as_word_does(number: int, text: str) -> None:
    assert in_letters(number) == text


@pytest.mark.parametrize(("number", "text"), [(4, "iv"), (9, "ix"), (14, "xiv"), (1999, "mcmxcix")])
def test_roman_numbers(number: int, text: str) -> None:
    assert roman(number) == text


def test_headings_have_levels_under_the_title() -> None:
    document = read_word(
        paragraph("Minnesanteckningar", style("Title")),
        paragraph("Budget", style("Heading1")),
        paragraph("Underrubrik", style("Heading2")),
        paragraph("Text", ""),
        paragraph("Egen nivå", '<w:outlineLvl w:val="0"/>'),
    )
    assert [(line.text, line.heading_level) for line in filled(document)] == [
        ("Minnesanteckningar", 1),
        ("Budget", 2),
        ("Underrubrik", 3),
        ("Text", 0),
        ("Egen nivå", 2),
    ]


def test_bold_and_italic_are_of_the_whole_line() -> None:
    document = read_word(
        paragraph(run("Beslut", "<w:b/>") + run(":", "<w:b/>")),
        paragraph(run("Delvis ", "<w:b/>") + run("fet")),
        paragraph(run("Lutad", "<w:i/>")),
        paragraph(run("Av fet", '<w:b w:val="0"/>'), style("Heading1")),
    )
    assert [(line.bold, line.italic) for line in filled(document)] == [
        (True, False),
        (False, False),
        (False, True),
        (False, False),
    ]


def test_tabs_and_line_breaks_are_layout() -> None:
    document = read_word(paragraph("Tid|9.00/Plats|Lund", '<w:tabs><w:tab w:val="left" w:pos="2000"/></w:tabs>'))
    assert [(line.number, line.text) for line in document.lines[:2]] == [(1, "Tid\t9.00"), (2, "Plats\tLund")]
    assert document.lines[0].tab_stops == (100.0,)


def test_soft_hyphens_are_removed_and_hard_ones_kept() -> None:
    body = paragraph("<w:r><w:t>sam</w:t><w:softHyphen/><w:t>verkan E</w:t><w:noBreakHyphen/><w:t>tjänst</w:t></w:r>")
    assert texts(body) == ["samverkan E-tjänst"]
    assert removed(body) == [("\u00ad", "osynligt tecken")]


def test_table_cells_have_row_and_column() -> None:
    document = read_word(table(cell("Namn") + cell("Kommun"), cell("Eva Ek") + cell("Lund")))
    assert [(line.number, line.cell, line.text) for line in filled(document)] == [
        (1, (0, 0), "Namn"),
        (1, (0, 1), "Kommun"),
        (2, (1, 0), "Eva Ek"),
        (2, (1, 1), "Lund"),
    ]


def test_merged_cells_stand_once() -> None:
    across = '<w:gridSpan w:val="2"/>'
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read_word(
        table(
            cell("Närvarande", properties=across) + cell("Kommun"),
            cell("Region", properties=down) + cell("Eva Ek") + cell("Lund"),
            cell("Region", properties=on) + cell("Bo Al") + cell("Eslöv"),
        )
    )
    assert [(line.cell, line.text) for line in filled(document)] == [
        ((0, 0), "Närvarande"),
        ((0, 2), "Kommun"),
        ((1, 0), "Region"),
        ((1, 1), "Eva Ek"),
        ((1, 2), "Lund"),
        ((2, 1), "Bo Al"),
        ((2, 2), "Eslöv"),
    ]
    assert [(one.text, one.why) for one in document.removals if one.number] == [("Region", "dold text")]


def test_lists_side_by_side_in_one_row_stand_abreast() -> None:
    document = read_word(table(cell("Eva Ek", "Bo Al") + cell("Ann By, Lund", "Per Ås, Eslöv", "Liv Ö, Lomma")))
    assert [(line.number, line.cell and line.cell[1], line.text) for line in filled(document)] == [
        (1, 0, "Eva Ek"),
        (1, 1, "Ann By, Lund"),
        (2, 0, "Bo Al"),
        (2, 1, "Per Ås, Eslöv"),
        (3, 1, "Liv Ö, Lomma"),
    ]


def test_cell_of_several_paragraphs_in_a_register_is_one_line() -> None:
    rows = [cell("1") + cell("Budget") + cell("Första stycket.", "Andra stycket."), cell("2") + cell("Val") + cell("A")]
    assert "Första stycket. Andra stycket." in texts(table(*rows))


def test_frame_round_the_text_is_no_table() -> None:
    document = read_word(table(cell("Första stycket.", "Andra stycket.")))
    assert [(line.cell, line.text) for line in filled(document)] == [
        (None, "Första stycket."),
        (None, "Andra stycket."),
    ]


def test_nested_table_is_a_table_of_its_own() -> None:
    inner = table(cell("Eva Ek") + cell("Lund"))
    outer = f"<w:tbl><w:tblPr/><w:tr><w:tc>{paragraph('Närvarande')}{inner}<w:p/></w:tc></w:tr></w:tbl>"
    document = read_word(outer)
    assert [(line.cell, line.text) for line in filled(document)] == [
        (None, "Närvarande"),
        ((0, 0), "Eva Ek"),
        ((0, 1), "Lund"),
    ]


def test_text_box_stands_once() -> None:
    box = f"<w:txbxContent>{paragraph('Sekreterare')}{paragraph('Eva Ek')}</w:txbxContent>"
    drawn = f"<w:drawing><a:graphic><wps:txbx>{box}</wps:txbx></a:graphic></w:drawing>"
    old = f"<w:pict><v:textbox>{box}</v:textbox></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{drawn}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    assert texts(paragraph(f"<w:r>{both}</w:r>{run('Protokoll')}")) == ["Protokoll", "Sekreterare", "Eva Ek"]
    assert texts(paragraph(f"<w:r>{old}</w:r>")) == ["Sekreterare", "Eva Ek"]


def test_footnote_follows_the_paragraph_that_names_it() -> None:
    note = f'<w:footnote w:id="2">{paragraph("Lag (2017:810)")}</w:footnote>'
    named = run("Utskrivning") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" sker.")
    assert texts(paragraph(named), paragraph("Sist"), notes=note) == [
        "Utskrivning[1] sker.",
        "[1] Lag (2017:810)",
        "Sist",
    ]


def test_tracked_changes_are_accepted() -> None:
    changed = (
        run("Beslut ")
        + f"<w:ins>{run('att godkänna')}</w:ins>"
        + "<w:del><w:r><w:delText>att avslå</w:delText></w:r></w:del>"
    )
    assert texts(paragraph(changed)) == ["Beslut att godkänna"]
    assert removed(paragraph(changed)) == [("att avslå", "struken text")]


def test_paragraphs_whose_break_was_deleted_are_one() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    assert texts(paragraph("Mötet ", gone), paragraph("öppnades")) == ["Mötet öppnades"]


def test_hidden_text_is_removed() -> None:
    assert removed(paragraph(run("Syns") + run("Syns inte", "<w:vanish/>"))) == [("Syns inte", "dold text")]


def test_content_controls_are_read_and_unfilled_ones_removed() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Möte 3')}</w:sdtContent></w:sdt>"
    inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('2024-05-01')}</w:sdtContent></w:sdt>"
    empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Ange plats')}</w:sdtContent></w:sdt>"
    assert texts(control, paragraph(run("Datum ") + inside + empty)) == ["Möte 3", "Datum 2024-05-01"]
    assert removed(paragraph(run("Plats ") + empty)) == [("Ange plats", "platshållare som ingen har fyllt i")]


def test_header_and_footer_stand_apart() -> None:
    document = read_word(paragraph("Protokoll"), header="Region Skåne", footer="Sida 1 av 3")
    assert [(line.page_part, line.text) for line in filled(document)] == [
        ("header", "Region Skåne"),
        ("footer", "Sida 1 av 3"),
        ("", "Protokoll"),
    ]


def test_wide_gap_between_paragraphs_is_an_empty_line() -> None:
    tight = '<w:spacing w:before="0" w:after="0"/>'
    wide = '<w:spacing w:before="240" w:after="0"/>'
    body = [paragraph("Eva Ek", tight), paragraph("Bo Al", tight), paragraph("Mötet öppnas", wide)]
    assert [line.text for line in read_word(*body).lines][:4] == ["Eva Ek", "Bo Al", "", "Mötet öppnas"]


def test_minutes_with_styles_and_automatic_numbers_become_a_draft() -> None:
    sections = SECTIONS.replace('w:val="§ %1"', 'w:val="%1."')
    heading = style("Heading1") + numbered(1)
    document = read_word(
        paragraph("Minnesanteckningar Delregional samverkan Mellersta 2024-04-05", style("Title")),
        paragraph("Tid|9.00-11.30"),
        paragraph("Plats|Stadshuset, Lund"),
        paragraph("Närvarande", style("Heading2")),
        table(
            cell("Eva Ekström") + cell("Socialchef") + cell("Lund"),
            cell("Bo Almgren") + cell("Verksamhetschef") + cell("Region Skåne"),
        ),
        paragraph("Mötets öppnande", heading),
        paragraph("Eva Ekström hälsar alla välkomna."),
        paragraph("Avtal om läkarstöd", heading),
        paragraph("Bo Almgren föredrar ärendet."),
        paragraph(run("Beslut:", "<w:b/>")),
        paragraph("Att godkänna avtalet.", numbered(2)),
        paragraph("Nästa möte", heading),
        paragraph("Nästa möte är 2024-05-17."),
        lists=sections,
        header="Samverkan Mellersta",
        footer="Sida 1 av 2",
    )
    minutes = parse(document)
    assert str(minutes.date) == "2024-04-05"
    assert (str(minutes.start), minutes.place) == ("09:00:00", "Stadshuset, Lund")
    assert [one.name for one in minutes.attendees] == ["Eva Ekström", "Bo Almgren"]
    assert [(one.number, one.title) for one in minutes.items] == [
        ("1", "Mötets öppnande"),
        ("2", "Avtal om läkarstöd"),
        ("3", "Nästa möte"),
    ]
    assert [one.text for one in minutes.items[1].decisions] == ["Att godkänna avtalet."]
    assert str(minutes.next_meeting) == "2024-05-17"
