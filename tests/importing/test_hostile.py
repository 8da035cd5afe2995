"""Read hostile files without harm, and odd files without loss."""

import ctypes
import datetime
import gc
import os
import re
import select
import socket
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from math import isfinite
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from minutes.importing import limited
from minutes.importing.limited import Limits, read_limited
from minutes.importing.lines import Document, UnreadableDocument
from minutes.importing.parser import parse
from minutes.importing.parser.evidence import lost_words, words
from minutes.importing.readers import READERS
from minutes.importing.stored import document_of
from minutes.models import Meeting, SourceDocument
from minutes.publishing import publish
from tests.admin.conftest import secretary
from tests.english import english_in_text
from tests.factories import BodyFactory

from .hostile import hostile_others, hostile_words
from .hostile.names import GOOD, NAMES
from .hostile.odd import ODD
from .hostile.packages import PORT, SECRET

__all__ = ["secretary"]

HOSTILE = hostile_words.HOSTILE | hostile_others.HOSTILE
ANSWERED_WITHIN, GROWS_AT_MOST = 30, 50_000_000  # seconds, bytes
SOON = Limits(processor_seconds=1, seconds=6)  # enough for all but those that are made to take long
NEXT_STEP = re.compile(r"försök igen|välj|säg till")
IN_OPEN = 0x20  # of inotify
# What is read for seconds before it is refused, or is read to much.
TAKE_LONG = [
    "docx: three million paragraphs",
    "docx: three million runs",
    "docx: a million line breaks",
    "docx: a million tabs",
    "docx: note named a hundred thousand times",
    "docx: list with a number of a million letters",
    "docx: a thousand tab stops on every line",
    "docx: long style on every line",
    "docx: row of a hundred thousand cells",
    "docx: table of a hundred thousand rows",
    "docx: a hundred thousand tables",
    "docx: a hundred thousand lists",
    "docx: lines beyond the bound",
    "pdf: half a million pieces of text",
    "pdf: lines drawn without end",
    "pdf: fifty thousand pages of their own",
    "pdf: mark a million times",
    "pdf: text of ten thousand streams",
    "rtf: boxes in boxes",
    "rtf: a million cells",
    "rtf: a hundred thousand rows",
    "rtf: notes in notes",
    "rtf: picture of nineteen million figures",
    "rtf: number of control without an end",
    "html: a million parts",
    "html: a million line breaks",
    "html: a hundred thousand rows",
    "html: list of thirty thousand",
    "html: part with a hundred thousand attributes",
    "html: cells over a thousand rows and columns each",
    "txt: one line of nearly two million letters",
    "txt: one word of nearly two million letters",
    "txt: every kind of line end",
    "md: a hundred thousand pictures",
    "md: a hundred thousand links",
    "md: a hundred thousand bars",
]
IN_FULL = TAKE_LONG[1::12]  # are given all the time that a file may have
SOON_ANSWERED = [why for why in HOSTILE if why not in TAKE_LONG]
# Every so many of each kind go all the way through the page and the command.
THROUGH_THE_PAGE = [
    why for ending in READERS for why in [one for one in SOON_ANSWERED if one.startswith(f"{ending}:")][::5]
]


SAMPLED = 10  # one in so many is tried in the default run, and all with the slow


def most_slowly(names: Iterable[str]) -> list:
    """Return the names as parameters, all but a sample of them marked as slow."""
    return [
        pytest.param(name, marks=[pytest.mark.slow] if place % SAMPLED != SAMPLED // 2 else [])
        for place, name in enumerate(names)
    ]


@pytest.fixture(autouse=True, scope="module")
def _no_process_is_left() -> Iterator[None]:
    """End the reading process with these tests."""
    yield
    limited._reader.stop()


@pytest.fixture
def media(settings, tmp_path: Path) -> Path:
    """Give the folder where this test's files are stored."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def ending_of(why: str) -> str:
    """Give the ending of the file of a case."""
    return why.partition(":")[0]


def answer(name: str, data: bytes, limits: Limits | None = None) -> Document | str:
    """Give the document that a file is read to, or the sentence with which it is refused."""
    try:
        document, _ = read_limited(name, data, limits)
    except UnreadableDocument as refusal:
        return str(refusal)
    return document


def assert_one_sentence(told: str) -> None:
    """Check that a refusal is one Swedish sentence that says what to do."""
    assert re.fullmatch(r"[A-ZÅÄÖ].*\.", told)
    assert len(re.findall(r"\.(?!\w)", told)) == 1, told
    assert NEXT_STEP.search(told), told
    assert english_in_text(told.replace("Words", "Word")) == []


def assert_harmless(document: Document) -> None:
    """Check that a document has nothing of the machine's, and is understood without losing a word."""
    told = "\n".join([line.text for line in document.lines] + [one.text for one in document.removals])
    assert SECRET.read_text().strip() not in told
    assert len(told) < 2_100_000
    assert all(isfinite(stop) for line in document.lines for stop in line.tab_stops)
    assert not re.search("[\x00\ud800-\udfff]", told), "no database takes NUL, or half a letter"


def files_in(folder: Path) -> list[Path]:
    """Give the files of a folder, and of its folders."""
    return [path for path in folder.rglob("*") if path.is_file()]


def memory() -> int:
    """Give how many bytes of memory this process holds."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_corpus_is_as_large_as_is_promised() -> None:
    assert len(HOSTILE) >= 200
    assert len(ODD) >= 100
    assert len(NAMES) >= 40
    assert len(THROUGH_THE_PAGE) >= 40
    assert {ending_of(why) for why in THROUGH_THE_PAGE} == set(READERS) - {"htm"}


@pytest.mark.parametrize("why", most_slowly(SOON_ANSWERED))
def test_hostile_file_is_refused_in_a_sentence_or_read_as_a_harmless_document(why: str) -> None:
    told = answer(f"a.{ending_of(why)}", HOSTILE[why](), SOON)
    if isinstance(told, str):
        assert_one_sentence(told)
    else:
        assert_harmless(told)
    assert read_limited("a.txt", GOOD)[0].lines[0].text == GOOD.decode()


@pytest.mark.slow
@pytest.mark.parametrize("why", IN_FULL)
def test_file_that_is_made_to_take_long_is_answered_in_time(why: str) -> None:
    data = HOSTILE[why]()
    began = time.monotonic()
    told = answer(f"a.{ending_of(why)}", data)
    if isinstance(told, Document):
        parse(told)
    assert time.monotonic() - began < ANSWERED_WITHIN
    if isinstance(told, str):
        assert_one_sentence(told)
    else:
        assert_harmless(told)


@pytest.mark.slow
def test_memory_of_this_process_does_not_grow_with_hostile_files() -> None:
    read_limited("a.txt", GOOD)
    before = memory()
    for why, make in HOSTILE.items():
        told = answer(f"a.{ending_of(why)}", make(), SOON)
        if isinstance(told, str):
            assert_one_sentence(told)
        else:
            assert_harmless(told)
        del told
    assert memory() - before < GROWS_AT_MOST


def test_no_file_and_no_machine_that_a_document_names_is_asked() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    watch = libc.inotify_init1(os.O_NONBLOCK)
    assert libc.inotify_add_watch(watch, os.fsencode(SECRET), IN_OPEN) >= 0
    asks = [why for why in HOSTILE if re.search("machine|of a file|brings in|another file|Word|updates itself", why)]
    assert len(asks) > 30
    with socket.create_server(("127.0.0.1", PORT)) as server:
        server.setblocking(False)
        for why in asks:
            told = answer(f"a.{ending_of(why)}", HOSTILE[why](), SOON)
            assert SECRET.read_bytes().decode().strip() not in str(told)
            while os.read(watch, 4096) if _is_ready(watch) else b"":  # our own look at it
                pass
            answer(f"a.{ending_of(why)}", HOSTILE[why](), SOON)
            assert not _is_ready(watch), why
        with pytest.raises(BlockingIOError):
            server.accept()
    os.close(watch)


def _is_ready(descriptor: int) -> bool:
    """Tell whether there is anything to read."""
    return bool(select.select([descriptor], [], [], 0)[0])


@pytest.mark.django_db
@pytest.mark.parametrize("why", most_slowly(THROUGH_THE_PAGE))
def test_hostile_file_leaves_nothing_when_it_is_handed_in(
    why: str, secretary: Client, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limited, "Limits", lambda: SOON)
    name, data = f"a.{ending_of(why)}", HOSTILE[why]()
    response = secretary.post(reverse("admin:minutes_meeting_upload"), {"file": SimpleUploadedFile(name, data)})
    if response.status_code == 200:
        [told] = response.context["form"].errors["file"]
        if "Dela den eller" not in told:  # the form's own, in two sentences
            assert_one_sentence(told)
        assert (Meeting.objects.count(), SourceDocument.objects.count(), files_in(media)) == (0, 0, [])
    else:
        assert response.status_code == 302
        assert (Meeting.objects.count(), len(files_in(media))) == (1, 1)


@pytest.mark.slow
@pytest.mark.django_db
def test_hostile_files_leave_nothing_when_a_command_reads_them(
    media: Path, tmp_path: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limited, "Limits", lambda: SOON)
    folder = tmp_path / "files"
    folder.mkdir()
    refused: list[str] = []
    for number, why in enumerate(THROUGH_THE_PAGE):
        data = HOSTILE[why]()
        name = f"{number}.{ending_of(why)}"
        if isinstance(told := answer(name, data), str):
            refused.append(f"{name}: {told}")
            (folder / name).write_bytes(data)
    with pytest.raises(SystemExit):
        call_command("import_minutes", str(folder))
    said = capsys.readouterr().err
    assert [one for one in refused if one not in said and "20 MB" not in one] == []
    assert "fel i programmet" not in said
    assert len(refused) >= 40
    assert (Meeting.objects.count(), SourceDocument.objects.count(), files_in(media)) == (0, 0, [])


@pytest.mark.parametrize("why", most_slowly(NAMES))
def test_hostile_name_is_kept_as_a_name_or_refused(why: str) -> None:
    told = answer(NAMES[why], GOOD)
    if isinstance(told, str):
        assert_one_sentence(told)
    else:
        assert (told.name, told.format) == (NAMES[why], "txt")


@pytest.mark.django_db
@pytest.mark.parametrize("why", most_slowly(NAMES))
def test_hostile_name_has_no_effect_when_it_is_handed_in(why: str, secretary: Client, media: Path) -> None:
    file = SimpleUploadedFile("a.txt", GOOD)
    file._name = NAMES[why].encode("utf-8", "replace").decode()  # past what Django makes of a name
    response = secretary.post(reverse("admin:minutes_meeting_upload"), {"file": file})
    assert response.status_code in ((200, 302) if len(NAMES[why]) < 1_000 else (200, 302, 400))
    stored = files_in(media)
    assert [path.parent for path in stored] == [media / "kallor"] * len(stored)
    assert all(re.fullmatch(r"[0-9a-f]{64}\.txt", path.name) for path in stored)
    assert len(stored) == Meeting.objects.count() == SourceDocument.objects.count()
    for source in SourceDocument.objects.all():
        meeting = source.meeting
        meeting.body, meeting.date = BodyFactory(), datetime.date(2024, 4, 5)
        meeting.save()
        publish(meeting, by=None)
        download = secretary.get(reverse("minutes:source_file", args=[meeting.slug]))
        assert download.status_code == 200
        assert download.headers["Content-Disposition"].isprintable()
        assert "Set-Cookie" not in download.headers
        assert b"".join(download.streaming_content) == GOOD


@pytest.mark.django_db
@pytest.mark.parametrize("why", most_slowly(ODD))
def test_odd_file_becomes_a_draft_with_all_of_its_words(why: str, secretary: Client, media: Path) -> None:
    odd = ODD[why]
    data = odd.make()
    file = SimpleUploadedFile(odd.name, data)
    response = secretary.post(reverse("admin:minutes_meeting_upload"), {"file": file})
    assert response.status_code == 302
    source = SourceDocument.objects.get()
    assert source.meeting.status == Meeting.Status.DRAFT
    document = document_of(source)
    told = [line.text for line in document.lines] + [one.text for one in document.removals]
    assert words(odd.words) - words(" ".join(told)) == Counter()
    assert lost_words(document, parse(document)) == {}
    assert [path.read_bytes() for path in files_in(media)] == [data]


@pytest.mark.slow
@pytest.mark.django_db
def test_pasted_text_is_as_long_as_the_form_says(secretary: Client, media: Path) -> None:
    text = "Åsa beslutade.\n" + "åäö " * 450_000
    response = secretary.post(reverse("admin:minutes_meeting_upload"), {"text": text})
    assert response.status_code == 302
