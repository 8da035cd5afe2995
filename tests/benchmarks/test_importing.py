"""How many files a second are parsed and taken in, beside the bare library that reads the same files."""

import io
import os
import resource
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path

import docx
import pypdf
import pytest
from odfdo import Document as OdfDocument
from striprtf.striprtf import rtf_to_text

from minutes.importing.batch import readable_files, take_files
from minutes.importing.limited import read_limited
from minutes.importing.matching import load_registers
from minutes.importing.parser import parse
from minutes.importing.readers import read
from minutes.models import Meeting
from tests.importing import written

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]

SIZE = int(os.environ.get("BENCHMARK_FILES", "20"))  # files of each format
INVENTED = Path(__file__).parents[1] / "importing" / "invented"


def _docx(data: bytes) -> object:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [one.text for one in document.paragraphs] + cells


def _pdf(data: bytes) -> object:
    return [page.extract_text(extraction_mode="layout") for page in pypdf.PdfReader(io.BytesIO(data)).pages]


# How each format is made, and how its library alone reads it.
FORMATS: dict[str, tuple[Callable[[str], bytes], Callable[[bytes], object]]] = {
    "txt": (str.encode, bytes.decode),
    "md": (str.encode, bytes.decode),
    "docx": (written.as_docx, _docx),
    "odt": (written.as_odt, lambda data: OdfDocument(io.BytesIO(data)).get_formatted_text()),
    "pdf": (written.as_pdf, _pdf),
    "rtf": (written.as_rtf, lambda data: rtf_to_text(data.decode("cp1252", "replace"))),
    "html": (written.as_html, bytes.decode),
}


def _texts() -> list[str]:
    """Return minutes of some length, no two the same."""
    paths = sorted(INVENTED.glob("[0-9]*.txt"))
    texts = [path.read_text(encoding="utf-8").replace("\f", "\n") for path in paths]  # a page break is no text in XML
    fitting = [text for text in texts if 40 <= text.count("\n") <= 260]
    return [f"{fitting[number % len(fitting)]}\n\nExemplar {number}." for number in range(SIZE)]


def _seconds(calls: list[Callable[[], object]]) -> float:
    began = time.perf_counter()
    for call in calls:
        call()
    return time.perf_counter() - began


def test_files_a_second_by_format_beside_the_library(capsys, settings, tmp_path):
    """Print files a second for the library, for parsing alone and for the whole import."""
    settings.MEDIA_ROOT = tmp_path
    registers, texts = load_registers(), _texts()
    read_limited("först.txt", b"Anteckningar")  # the process that reads is started once
    lines = ["format  library/s  parse/s  import/s  import : library"]
    for ending, (make, library) in FORMATS.items():
        # Each format gets texts of its own: the same day of the same body is one meeting.
        files = [make(f"{text} {ending}") for text in texts]
        documents = [read(f"a.{ending}", data) for data in files]
        bare = _seconds([partial(library, data) for data in files])
        parsing = _seconds([partial(parse, one) for one in documents])
        folder = tmp_path / ending
        folder.mkdir()
        for number, data in enumerate(files):
            (folder / f"{number:05}.{ending}").write_bytes(data)
        paths = readable_files(folder, recursive=False)
        whole = _seconds([lambda paths=paths: deque(take_files(paths, registers, None), maxlen=0)])
        lines.append(f"{ending:6} {SIZE / bare:10.0f} {SIZE / parsing:8.0f} {SIZE / whole:9.1f} {whole / bare:12.1f}")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with capsys.disabled():
        print("", *lines, f"peak memory of this process {own:.0f} MB", sep="\n")
    assert Meeting.objects.count() == SIZE * len(FORMATS)
