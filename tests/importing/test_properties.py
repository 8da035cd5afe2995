"""What files say of themselves beside their text, which the public sees in an original."""

import io

import docx
import pytest
from fpdf import FPDF
from odfdo import Document as OdfDocument
from odfdo import Paragraph

from minutes.importing.readers import read
from minutes.importing.readers.properties import WHY

WRITER = "Karin Åkesson"


def as_docx() -> bytes:
    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph("Minnesanteckningar")
    document.core_properties.author = WRITER
    document.save(file)
    return file.getvalue()


def as_odt() -> bytes:
    document, file = OdfDocument("text"), io.BytesIO()
    document.body.append(Paragraph("Minnesanteckningar"))
    document.meta.set_creator(WRITER)
    document.save(file)
    return file.getvalue()


def as_pdf() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica")
    pdf.cell(text="Minnesanteckningar från mötet i mars")
    pdf.set_author(WRITER)
    return bytes(pdf.output())


def as_rtf() -> bytes:
    return rb"{\rtf1\ansi\ansicpg1252{\info{\author Karin \'c5kesson}}Minnesanteckningar\par}"


def as_html() -> bytes:
    return f'<html><head><meta name="author" content="{WRITER}"></head><body><p>Anteckningar</p></body></html>'.encode()


@pytest.mark.parametrize("make", [as_docx, as_odt, as_pdf, as_rtf, as_html], ids=lambda make: make.__name__[3:])
def test_writer_in_the_properties_of_a_file_is_listed_as_removed(make):
    document = read(f"protokoll.{make.__name__[3:]}", make())
    assert (WRITER, WHY) in {(one.text, one.why) for one in document.removals}
    assert not any(WRITER in line.text for line in document.lines)


def test_text_file_says_nothing_of_itself():
    assert read("protokoll.txt", b"Minnesanteckningar").removals == ()
