"""Read files in a process with limits: the same lines, and no harm from a file that breaks them."""

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from minutes.importing import limited
from minutes.importing.limited import FaultWhileReading, Limits, Sitting, parse_limited, read_limited
from minutes.importing.lines import Document, Line, Removal, UnreadableDocument
from minutes.importing.packing import NotPacked, pack, unpack, unpacked
from minutes.importing.parsed import ParsedMinutes
from minutes.importing.parser import parse
from minutes.importing.readers import read

from .hostile.packages import SPACE, word_with
from .written import as_docx, as_pdf

TEXT = "Minnesanteckningar 2024-04-05\n\n**Beslut:**\n- att godkänna\n| Eva Ek | Lund |"
START = "import os, signal\nfrom minutes.importing import limited\nfrom minutes.importing.limited import read_limited\n"
ROOT = Path(__file__).resolve().parents[2]
BREAKS = word_with(f"<w:document {SPACE}><w:body><w:p><w:r>{'<w:br/>' * 1_500_000}</w:r></w:p></w:body></w:document>")


@pytest.fixture(autouse=True, scope="module")
def _no_process_is_left() -> Iterator[None]:
    """End the reading process with these tests."""
    yield
    limited._reader.stop()


def own_process() -> int:
    """Give the reading process, begun."""
    read_limited("a.txt", b"Protokoll")
    assert limited._reader.pid is not None
    return limited._reader.pid


def runs(pid: int) -> bool:
    """Tell whether a process runs."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False


def has_ended(pid: int) -> bool:
    """Wait for a process to end."""
    end = time.monotonic() + 10
    while runs(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not runs(pid)


def script(body: str) -> str:
    """Run a program of its own and give what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", START + textwrap.dedent(body)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert "Traceback" not in done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", TEXT.encode()), ("a.txt", "Möte".encode("cp1252")), ("a.docx", as_docx(TEXT)), ("a.pdf", as_pdf(TEXT))],
)
def test_limited_reading_gives_the_same_document_and_minutes(name: str, data: bytes) -> None:
    assert read_limited(name, data) == (read(name, data), parse(read(name, data)))


def test_packed_document_is_whole() -> None:
    line = Line(
        3,
        "😀 å\u0301",
        bold=True,
        italic=True,
        heading_level=2,
        list_level=1,
        quoted=True,
        lead="😀",
        cell=(0, 4),
        page=7,
        page_part="header",
        style="Rubrik 1",
        tab_stops=(36.0, 72.5),
    )
    document = Document("a.docx", "docx", "utf-8", True, (line, Line(4, "")), (Removal(3, "\u00ad", "osynligt"),))
    assert unpack(Document, pack(document)) == document


@pytest.mark.parametrize(
    "change",
    [
        {"lines": [{"number": 1, "text": {}}]},
        {"lines": [{"number": True, "text": ""}]},
        {"lines": [{"number": 1, "text": "", "cell": [1]}]},
        {"lines": [{"number": 1, "text": "", "other": 1}]},
        {"lines": [{"text": ""}]},
        {"lines": {}},
        {"removals": [[1, "a", "b"]]},
        {"name": None},
    ],
)
def test_what_is_no_document_is_not_unpacked(change: dict) -> None:
    whole = {"name": "a", "format": "txt", "encoding": "utf-8", "encoding_guessed": False, "lines": [], "removals": []}
    assert unpacked(Document, whole).lines == ()
    with pytest.raises(NotPacked):
        unpacked(Document, whole | change)


@pytest.mark.parametrize(
    "change",
    [{"date": "2024"}, {"date": 5}, {"start": "25:00"}, {"items": [{}]}, {"field_lines": {"date": ["1"]}}, {"x": 1}],
)
def test_what_is_no_minutes_is_not_unpacked(change: dict) -> None:
    with pytest.raises(NotPacked):
        unpacked(ParsedMinutes, change)


def test_document_that_was_read_is_parsed_the_same_within_limits() -> None:
    document = read("a.txt", TEXT.encode())
    assert parse_limited(document) == parse(document)


def test_document_that_takes_too_long_to_parse_is_refused() -> None:
    document = read("a.txt", "\n".join(f"§ {number} Ärende" for number in range(1, 30_000)).encode())
    with pytest.raises(UnreadableDocument, match="för lång tid"):
        parse_limited(document, Limits(processor_seconds=1))


def test_fault_of_the_program_surfaces(monkeypatch: pytest.MonkeyPatch) -> None:
    told = json.dumps({"fault": "File x\nKeyError: 'ord'\n"}).encode()
    monkeypatch.setattr(Sitting, "_listen", lambda *_: (told, 0.0))
    with pytest.raises(FaultWhileReading, match=r"^KeyError: 'ord'") as raised:
        read_limited("a.txt", b"Protokoll")
    assert raised.value.__notes__ == ["File x\nKeyError: 'ord'\n"]


def test_refusal_is_the_same_sentence() -> None:
    with pytest.raises(UnreadableDocument, match="Filtypen kan inte läsas"):
        read_limited("a.exe", b"MZ")


def test_one_process_serves_file_after_file() -> None:
    assert own_process() == own_process()


def test_process_has_none_of_our_environment_and_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hemligt")
    limited._reader.stop()
    pid = own_process()
    assert Path(f"/proc/{pid}/environ").read_bytes() == b""
    assert {path.name for path in Path(f"/proc/{pid}/fd").iterdir()} == {"0", "1", "2"}
    assert Path(f"/proc/{pid}/cwd").resolve() == Path("/")


def test_file_that_takes_too_long_is_refused_and_the_next_is_read() -> None:
    for limits in (Limits(processor_seconds=1), Limits(seconds=1)):
        began = time.monotonic()
        with pytest.raises(UnreadableDocument, match="för lång tid"):
            read_limited("a.docx", BREAKS, limits)
        assert time.monotonic() - began < 15
    assert read_limited("a.txt", b"Protokoll")[0].lines[0].text == "Protokoll"


def test_file_that_takes_too_much_memory_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="minne"):
        read_limited("a.docx", BREAKS, replace(Limits(), memory=350_000_000))
    assert read_limited("a.txt", b"Protokoll")[0].lines[0].text == "Protokoll"


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Tell of every child that begins."""
    begun: list[None] = []
    connect = limited._Reader.connect

    def counted(reader: limited._Reader) -> socket.socket:
        begun.append(None)
        return connect(reader)

    monkeypatch.setattr(limited._Reader, "connect", counted)
    return begun


def test_sitting_reads_file_after_file_in_one_child(children: list[None]) -> None:
    with Sitting() as sitting:
        for name, data in (("a.txt", TEXT.encode()), ("a.docx", as_docx(TEXT)), ("b.txt", b"Protokoll")):
            assert sitting.read(name, data) == (read(name, data), parse(read(name, data)))
        with pytest.raises(UnreadableDocument, match="Filtypen kan inte läsas"):
            sitting.read("a.exe", b"MZ")
        assert sitting.parse(read("a.txt", TEXT.encode())) == parse(read("a.txt", TEXT.encode()))
    assert len(children) == 1


def test_sitting_goes_on_with_another_child_after_so_many_files(children: list[None]) -> None:
    with Sitting(files=2) as sitting:
        texts = [sitting.read("a.txt", b"Protokoll %d" % number)[0].lines[0].text for number in range(5)]
    assert texts == [f"Protokoll {number}" for number in range(5)]
    assert len(children) == 3


def test_sitting_goes_on_after_a_file_that_breaks_its_child(children: list[None]) -> None:
    for limits in (Limits(processor_seconds=1), Limits(seconds=1), Limits(memory=350_000_000)):
        with Sitting(limits) as sitting:
            assert sitting.read("a.txt", b"Protokoll")[0].lines[0].text == "Protokoll"
            with pytest.raises(UnreadableDocument, match=r"för lång tid|minne"):
                sitting.read("a.docx", BREAKS)
            assert sitting.read("a.txt", b"Protokoll")[0].lines[0].text == "Protokoll"
    assert len(children) == 6  # none goes on whose memory a file has filled


def test_limits_of_a_sitting_are_of_each_file(children: list[None]) -> None:
    slow = "\n".join(f"§ {number} Ärende" for number in range(1, 1_500)).encode()
    with Sitting(Limits(processor_seconds=2, seconds=3)) as sitting:
        began, files = time.monotonic(), 0
        while time.monotonic() - began < 5:
            sitting.read("a.txt", slow)
            files += 1
    assert len(children) == 1 + files // 51


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """Sit in place of the child, at its end of the connection, where nobody is patient."""
    own_process()  # so that it is not the process that is said to be missing
    ours, theirs = socket.socketpair()
    monkeypatch.setattr(limited._Reader, "connect", lambda reader: ours)
    monkeypatch.setattr(limited, "GRACE", 0.2)
    with ours, theirs:
        yield theirs


def test_child_that_answers_a_little_at_a_time_has_no_more_time_than_others(child: socket.socket) -> None:
    def drip() -> None:
        with suppress(OSError):
            child.sendall(b"1000 5\n")
            for _ in range(100):
                child.sendall(b" ")
                time.sleep(0.05)

    began = time.monotonic()
    with ThreadPoolExecutor() as pool, Sitting(Limits(seconds=0.5)) as sitting:
        pool.submit(drip)
        with pytest.raises(UnreadableDocument, match="för lång tid"):
            sitting.read("a.txt", b"Protokoll")
        assert time.monotonic() - began < 2


def test_file_that_breaks_its_child_is_not_said_to_be_slow_because_nobody_asked_for_long(child: socket.socket) -> None:
    with Sitting(Limits(seconds=0.1)) as sitting:
        sitting.begin("a.txt", b"Protokoll")
        child.close()
        time.sleep(0.5)
        with pytest.raises(UnreadableDocument, match="avbröts"):
            sitting.finish()


def test_file_that_was_read_in_time_is_had_however_late_it_is_asked_for(child: socket.socket) -> None:
    told = json.dumps({"refused": "Nej. " * 200_000}).encode()  # more than a connection holds
    with ThreadPoolExecutor() as pool, Sitting(Limits(seconds=0.5)) as sitting:
        sitting.begin("a.txt", b"Protokoll")
        pool.submit(child.sendall, b"%d 5\n" % len(told) + told)
        time.sleep(1)
        with pytest.raises(UnreadableDocument, match="Nej"):
            sitting.finish()


def test_sitting_that_is_left_in_the_middle_of_a_file_waits_for_nothing() -> None:
    began = time.monotonic()
    with Sitting() as sitting:
        sitting.begin("a.docx", BREAKS)
    assert time.monotonic() - began < 5


def test_child_that_says_it_answers_less_than_nothing_is_not_read_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = socket.socketpair()
    monkeypatch.setattr(limited._Reader, "connect", lambda reader: ours)
    began = time.monotonic()
    with theirs, Sitting() as sitting:
        theirs.sendall(b"-1 5\nand more")
        with pytest.raises(UnreadableDocument):
            sitting.read("a.txt", b"Protokoll")
    assert time.monotonic() - began < 5


def test_limits_are_not_ours() -> None:
    own = [resource.getrlimit(one) for one in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)]
    read_limited("a.txt", b"Protokoll")
    assert own == [resource.getrlimit(one) for one in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)]


def test_process_that_was_killed_is_begun_again() -> None:
    pid = own_process()
    os.kill(pid, signal.SIGKILL)
    assert has_ended(pid)
    assert own_process() != pid


def test_threads_read_side_by_side() -> None:
    def one(number: int) -> str:
        return read_limited("a.docx", as_docx(f"Protokoll {number}"))[0].lines[0].text

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(one, range(24))) == [f"Protokoll {number}" for number in range(24)]


def test_forked_process_has_a_reader_of_its_own() -> None:
    printed = script(
        """
        read_limited("a.txt", b"hej")
        first = limited._reader.pid
        if os.fork() == 0:
            text = read_limited("a.txt", b"barn")[0].lines[0].text
            print(text, limited._reader.pid != first, flush=True)
            limited._reader.stop()
            os._exit(0)
        os.wait()
        print(read_limited("a.txt", b"hej")[0].lines[0].text, limited._reader.pid == first)
        """
    )
    assert printed.split("\n") == ["barn True", "hej True"]


@pytest.mark.parametrize("end", ["", "os._exit(1)", "os.kill(os.getpid(), signal.SIGKILL)"])
def test_process_ends_with_the_one_that_began_it(end: str) -> None:
    pid = int(
        script(
            f"""
            read_limited("a.txt", b"hej")
            print(limited._reader.pid, flush=True)
            {end}
            """
        )
    )
    assert has_ended(pid)
