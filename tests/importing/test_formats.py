"""Read the five real documents in every format, where they are at hand: each gives near what the text gives."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest

from minutes.importing.parser import parse
from minutes.importing.parser.evidence import words
from minutes.importing.prediction import prediction
from minutes.importing.readers import read
from tests.importing.test_five_documents import FIELDS, MINUTES, NAMES, score

from .written import as_docx, as_html, as_odt, as_pdf, as_rtf

PARTS = ("attendees", "items", "decisions")
NEAR = 0.02
WRITERS: dict[str, Callable[[str], bytes]] = {
    "docx": as_docx,
    "odt": as_odt,
    "rtf": as_rtf,
    "html": as_html,
    "pdf": as_pdf,
    "md": str.encode,
}
OFFICE = shutil.which("soffice")

pytestmark = pytest.mark.skipif(not NAMES, reason="the five documents are not beside this checkout")
each_document = pytest.mark.parametrize("name", NAMES or [pytest.param("none", marks=pytest.mark.skip)])


def text_of(name: str) -> str:
    """Give the text of a document."""
    return (MINUTES / f"{name}.txt").read_text(encoding="utf-8")


def scored(name: str, ending: str, data: bytes) -> dict:
    """Give the score of a document in a format; its file's name, which holds the date, is kept from the parser."""
    gold = json.loads((MINUTES / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    found = prediction(parse(read(f"protokoll.{ending}", data)))
    return score().score(json.loads(json.dumps(found)), gold)


@cache
def scored_text(name: str) -> dict:
    """Give the score of a document as text."""
    return scored(name, "txt", text_of(name).encode())


def assert_near(name: str, result: dict) -> None:
    """Check that a score is near that of the text."""
    as_text = scored_text(name)
    assert {field: result["fields"][field] for field in FIELDS} == {field: as_text["fields"][field] for field in FIELDS}
    for part in PARTS:
        if as_text[part] is not None:
            assert result[part]["f1"] == pytest.approx(as_text[part]["f1"], abs=NEAR), part


@each_document
@pytest.mark.parametrize("ending", WRITERS)
def test_each_format_gives_near_the_same_minutes(name: str, ending: str) -> None:
    assert_near(name, scored(name, ending, WRITERS[ending](text_of(name))))


@each_document
@pytest.mark.parametrize("ending", WRITERS)
def test_no_word_is_lost_in_any_format(name: str, ending: str) -> None:
    document = read(f"protokoll.{ending}", WRITERS[ending](text_of(name)))
    found = words(" ".join(line.text for line in document.lines)) + words(
        " ".join(one.text for one in document.removals)
    )
    assert words(text_of(name).replace("\u00ad", "")) - found == Counter()


@each_document
def test_text_pasted_into_word_gives_near_the_same_minutes(name: str) -> None:
    """Tables that are written with pipes stay so there, a paragraph a row."""
    pasted, data = docx.Document(), BytesIO()
    for line in text_of(name).splitlines():
        pasted.add_paragraph(line.replace("\f", ""))
    pasted.save(data)
    assert_near(name, scored(name, "docx", data.getvalue()))


@each_document
def test_pages_with_header_and_footer_give_near_the_same_minutes(name: str) -> None:
    data = as_pdf(text_of(name), header="Dokumentnamn", footer="Exempelvägen 1, 222 22 Exempelstad")
    assert_near(name, scored(name, "pdf", data))


@pytest.mark.slow
@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not on this machine")
@each_document
@pytest.mark.parametrize("ending", ["odt", "rtf", "pdf", "html"])
def test_each_format_of_libreoffice_gives_near_the_same_minutes(name: str, ending: str, tmp_path: Path) -> None:
    (tmp_path / "protokoll.docx").write_bytes(as_docx(text_of(name)))
    subprocess.run(
        [
            OFFICE,
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            *("--convert-to", ending),
            *("--outdir", tmp_path),
            tmp_path / "protokoll.docx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert_near(name, scored(name, ending, (tmp_path / f"protokoll.{ending}").read_bytes()))
