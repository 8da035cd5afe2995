"""What files say of themselves beside their text, which the public sees in an original."""

import base64
import io
import zipfile

import docx
import pytest
from fpdf import FPDF
from odfdo import Document as OdfDocument
from odfdo import Paragraph

from minutes.importing.readers import read
from minutes.importing.readers.properties import WHY, has_pictures

WRITER = "Karin Åkesson"
PICTURE = base64.b64decode(  # a dot
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


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


def docx_with_picture() -> bytes:
    document, file = docx.Document(io.BytesIO(as_docx())), io.BytesIO()
    document.add_picture(io.BytesIO(PICTURE))
    document.save(file)
    return file.getvalue()


def docx_with_embedded_file() -> bytes:
    file = io.BytesIO(as_docx())
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/embeddings/Microsoft_Excel_Sheet1.xlsx", b"PK")
    return file.getvalue()


def odt_with_picture() -> bytes:
    file = io.BytesIO(as_odt())
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("Pictures/1.svg", b"<svg/>")
    return file.getvalue()


def pdf_with_picture() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.image(io.BytesIO(PICTURE), x=1, y=1)
    return bytes(pdf.output())


def pdf_with_inline_picture() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf._out("BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI")
    return bytes(pdf.output())


def pdf_with_embedded_file() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.embed_file(bytes=b"Karin", basename="lista.txt")
    return bytes(pdf.output())


def rtf_with_picture() -> bytes:
    return rb"{\rtf1\ansi Minnesanteckningar{\pict\pngblip 89504e47}\par}"


def html_with_picture() -> bytes:
    return b'<p>Anteckningar <img alt="" src="data:image/png;base64,iVBORw0KGgo="></p>'


def md_with_picture() -> bytes:
    return b"Anteckningar ![](data:image/png;base64,iVBORw0KGgo=)"


def txt() -> bytes:
    return b"Minnesanteckningar med bild: se bilaga"


WITH_PICTURES = [
    docx_with_picture, docx_with_embedded_file, odt_with_picture, pdf_with_picture, pdf_with_inline_picture,
    pdf_with_embedded_file, rtf_with_picture, html_with_picture, md_with_picture,
]  # fmt: skip


@pytest.mark.parametrize("make", WITH_PICTURES, ids=lambda make: make.__name__)
def test_file_with_pictures_or_files_in_it_is_known(make):
    assert has_pictures(make(), make.__name__.partition("_")[0])


@pytest.mark.parametrize("make", [as_docx, as_odt, as_pdf, as_rtf, as_html, txt], ids=lambda make: make.__name__)
def test_file_without_pictures_is_known(make):
    assert not has_pictures(make(), make.__name__.removeprefix("as_"))
