"""Change bytes of valid files, and words of texts: whatever comes of it is read or refused, and soon."""

import random
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes.importing import limited
from minutes.importing.limited import BROKE, NO_READER, Limits, read_limited
from minutes.importing.lines import UnreadableDocument
from minutes.importing.parser import parse
from minutes.importing.parser.evidence import lost_words
from minutes.importing.readers import read

from .hostile import hostile_words, odd, packages
from .hostile.printed import pdf_of_page
from .test_parse_anything import PIECES
from .written import as_html, as_odt, as_pdf, as_rtf

TEXT = """Omsorgsrådet
Minnesanteckningar 8 mars 2022
Närvarande: Anna Berg, Flens kommun
1. Budget
Bo Ek föredrar budgeten.
Beslut: Rådet godkänner budgeten.
| Namn | Ort |
| Eva Ek | Lund |
"""
SAVED = packages.word(
    "".join(map(packages.text, TEXT.splitlines())) + hostile_words.in_table(f"<w:tc>{packages.text('a')}</w:tc>")
)
# Plain parts inside a package that is whole, so that what is changed is what the reader sees.
INSIDE = {
    "docx": (packages.word(packages.text("Protokoll")), packages.MAIN),
    "odt": (
        packages.odt("<text:list><text:list-item><text:p>Protokoll</text:p></text:list-item></text:list>"),
        "content.xml",
    ),
}
WHOLE = {
    "docx": SAVED,
    "odt": as_odt(TEXT),
    "pdf": as_pdf(TEXT),
    "rtf": as_rtf(TEXT),
    "html": as_html(TEXT),
    "md": TEXT.encode(),
    "txt": TEXT.encode("cp1252"),
}
SMALL_PDF = pdf_of_page(odd.SHOWN)
LIMITS = Limits(processor_seconds=10, seconds=15)
HANGS_AFTER = 20  # seconds
FEW, MANY, MANY_TEXTS = 14, 500, 700  # of each format and of each rule on texts; together more than 5,000
BYTES = bytes(range(256))
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)
)
BINARY = st.binary(max_size=400)
COMMON = {"derandomize": True, "deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}


@pytest.fixture(autouse=True, scope="module")
def _no_process_is_left() -> Iterator[None]:
    """End the reading process with these tests."""
    yield
    limited._reader.stop()


def mutated(data: bytes, choice: random.Random) -> bytes:
    """Give bytes with a few of them changed, moved, doubled, taken away or put in."""
    changed = bytearray(data)
    for _ in range(choice.choice((1, 1, 2, 5, 20))):
        place = choice.randrange(len(changed) + 1)
        length = choice.choice((1, 1, 4, 30, 300))
        kind = choice.randrange(6)
        if kind == 0 and place < len(changed):
            changed[place] ^= 1 << choice.randrange(8)
        elif kind == 1:
            changed[place : place + length] = bytes(choice.choice(BYTES) for _ in range(length))
        elif kind == 2:
            del changed[place : place + length]
        elif kind == 3:
            changed[place:place] = changed[place : place + length] * choice.choice((1, 2, 50))
        elif kind == 4:
            other = choice.randrange(len(changed) + 1)
            changed[place : place + length] = changed[other : other + length]
        else:
            changed[place:place] = choice.choice(
                (b"\x00", b"<", b">", b"{", b"}", b"\\", b"(", b"&#0;", b"99999999999", b"-1")
            )
    return bytes(changed)


def mutations(ending: str, number: int) -> Iterator[bytes]:
    """Give so many files that are nearly whole, the same every time."""
    choice = random.Random(ending)  # the same mutations every time
    for one in range(number):
        if ending in INSIDE and one % 2:
            package, member = INSIDE[ending]
            with packages.opened(package) as file:
                content = file.read(member)
            yield packages.changed(package, [(member, mutated(content, choice))], drop=member)
        elif ending == "pdf" and one % 2:
            yield pdf_of_page(mutated(odd.SHOWN, choice)) if one % 4 == 1 else mutated(SMALL_PDF, choice)
        else:
            yield mutated(WHOLE[ending], choice)


def assert_answered(ending: str, number: int) -> None:
    """Check that every mutation is read and understood, or refused by the reader itself, and none hangs."""
    for one, data in enumerate(mutations(ending, number)):
        began = time.monotonic()
        refused = ""
        try:
            read_limited(f"a.{ending}", data, LIMITS)
        except UnreadableDocument as refusal:
            refused = str(refusal)
        assert refused not in (BROKE, NO_READER), f"mutation {one} of {ending} ended its process"
        assert time.monotonic() - began < HANGS_AFTER, f"mutation {one} of {ending} hangs"


def understands(text: str) -> None:
    """Check that a text is understood without losing a word."""
    with suppress(UnreadableDocument):
        document = read("a.md", text.encode("utf-8", "replace"))
        assert lost_words(document, parse(document)) == {}


def reads(ending: str, data: bytes) -> None:
    """Check that bytes are read or refused."""
    with suppress(UnreadableDocument):
        parse(read(f"a.{ending}", data))


@pytest.mark.parametrize("ending", WHOLE)
def test_changed_file_is_read_or_refused(ending: str) -> None:
    assert_answered(ending, FEW)


@pytest.mark.slow
@pytest.mark.parametrize("ending", WHOLE)
def test_many_changed_files_are_read_or_refused(ending: str) -> None:
    assert_answered(ending, MANY)


@settings(max_examples=60, **COMMON)
@given(TEXTS)
def test_any_text_is_understood(text: str) -> None:
    understands(text)


@pytest.mark.slow
@settings(max_examples=MANY_TEXTS, **COMMON)
@given(TEXTS)
def test_many_texts_are_understood(text: str) -> None:
    understands(text)


@settings(max_examples=60, **COMMON)
@given(st.sampled_from(("txt", "md", "html", "rtf")), BINARY)
def test_any_bytes_are_read_or_refused_as_text(ending: str, data: bytes) -> None:
    reads(ending, data)


@pytest.mark.slow
@settings(max_examples=MANY_TEXTS, **COMMON)
@given(st.sampled_from(("<p>", "<table><tr><td>", "{\\rtf1 ", "# ")), TEXTS)
def test_many_texts_behind_a_mark_are_read_or_refused(mark: str, text: str) -> None:
    ending = {"{": "rtf", "#": "md"}.get(mark[0], "html")
    reads(ending, (mark + text).encode("utf-8", "replace"))


@pytest.mark.slow
@settings(max_examples=MANY_TEXTS, **COMMON)
@given(st.sampled_from(("txt", "md", "html", "rtf")), BINARY)
def test_many_bytes_are_read_or_refused_as_text(ending: str, data: bytes) -> None:
    reads(ending, (b"{\\rtf1 " if ending == "rtf" else b"") + data)
