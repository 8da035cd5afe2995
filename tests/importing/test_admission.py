"""Turn away what cannot or must not be read: every file with one sentence that says what to do instead."""

import re
from collections.abc import Callable
from contextlib import suppress

import pytest

from minutes.importing.lines import UnreadableDocument
from minutes.importing.readers import READERS, admission, read

from .hostile.hostile_words import KINDS
from .hostile.packages import MAIN, ODT, SPACE, WORD, changed, link, locked_member, lying, word_with
from .written import as_docx, as_odt, as_pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITIES = '<!DOCTYPE a [<!ENTITY a "hahaha">' + "".join(
    f'<!ENTITY {chr(98 + one)} "{f"&{chr(97 + one)};" * 50}">' for one in range(8)
)
BOMB = f"{ENTITIES}]><w:document {SPACE}><w:body><w:p><w:r><w:t>&h;</w:t></w:r></w:p></w:body></w:document>"
DEEP = "<w:tbl><w:tr><w:tc>" * 3000
MANIFEST = "META-INF/manifest.xml"

REFUSED: dict[str, tuple[str, bytes, str]] = {
    "old Word": ("a.doc", OLE + b"\x00" * 600, "gamla format"),
    "old Word called docx": ("a.docx", OLE + b"\x00" * 600, "gamla format"),
    "locked Word": ("a.docx", OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "lösenord"),
    "rtf called doc": ("a.doc", b"{\\rtf1 a}", "en .rtf-fil"),
    "text called doc": ("a.doc", b"Protokoll", "något annat"),
    "macro ending": ("a.docm", WORD, "makron"),
    "macro template": ("a.dotm", WORD, "makron"),
    "template": ("a.dotx", WORD, "mall"),
    "macros": ("a.docx", changed(WORD, [("word/vbaProject.bin", b"x")]), "makron"),
    "macro type": (
        "a.docx",
        changed(WORD, [("[Content_Types].xml", b"<Types>macroEnabled</Types>")], drop="[Content_Types].xml"),
        "makron",
    ),
    "odt macros": ("a.odt", changed(ODT, [("Basic/Standard/Module1.xml", b"<a/>")]), "makron"),
    "locked odt": (
        "a.odt",
        changed(ODT, [(MANIFEST, b"<manifest:encryption-data/>")], drop=MANIFEST),
        "lösenord",
    ),
    "locked member": ("a.docx", locked_member(WORD), "lösenord"),
    "program called pdf": ("a.pdf", b"MZ\x90\x00", "ett program"),
    "program called txt": ("a.txt", b"MZ\x90\x00", "ett program"),
    "program called docx": ("a.docx", b"\x7fELF\x02", "ett program"),
    "picture called docx": ("a.docx", b"\x89PNG\r\n", "en bild"),
    "picture called html": ("a.html", b"\xff\xd8\xff\xe0", "en bild"),
    "page called docx": ("a.docx", b"<html>", "något annat"),
    "pdf called docx": ("a.docx", as_pdf("Protokoll"), "en .pdf-fil"),
    "pdf called txt": ("a.txt", as_pdf("Protokoll"), "en .pdf-fil"),
    "docx called odt": ("a.odt", WORD, "packat arkiv"),
    "odt called docx": ("a.docx", ODT, "packat arkiv"),
    "docx called pdf": ("a.pdf", WORD, "packat arkiv"),
    "zip": ("a.zip", WORD, "Filtypen"),
    "zip called docx": ("a.docx", changed(WORD, drop=MAIN), "packat arkiv"),
    "half a docx": ("a.docx", WORD[: len(WORD) // 2], "skadad"),
    "half a pdf": ("a.pdf", b"%PDF-1.7\n" + b"\x00" * 50, "skadad"),
    "empty": ("a.docx", b"", "tom"),
    "no text": ("a.docx", as_docx(""), "tom"),
    "too big": ("a.txt", b"a" * 20_000_001, "20 MB"),
    "too long": ("a.txt", b"a b\n" * 600_000, "två miljoner"),
    "many members": ("a.docx", changed(WORD, [(f"word/{one}.xml", b"") for one in range(2_000)]), "uppackad"),
    "big part": ("a.docx", changed(WORD, [("word/a.xml", b" " * 20_000_001)]), "uppackad"),
    "big in all": ("a.docx", changed(WORD, [("word/a.bin", b" " * 100_000_001)]), "uppackad"),
    "path upwards": ("a.docx", changed(WORD, [("../a.xml", b"")]), "skadad"),
    "path from the root": ("a.docx", changed(WORD, [("/etc/a.xml", b"")]), "skadad"),
    "symbolic link": ("a.docx", changed(WORD, [(link(), b"/etc/passwd")]), "skadad"),
    "archive inside": ("a.docx", changed(WORD, [("word/embeddings/a.zip", b"")]), "andra arkiv"),
    "program inside": ("a.docx", changed(WORD, [("word/embeddings/a.exe", b"")]), "andra arkiv"),
    "lying of its size": ("a.docx", lying(WORD, 5), "skadad"),
    "broken XML": ("a.docx", word_with("<w:document"), "skadad"),
    "deep tables": ("a.docx", word_with(f"<w:document {SPACE}><w:body>{DEEP}"), "skadad"),
    "deep RTF": ("a.rtf", b"{\\rtf1 " + b"{" * 200_000, "tom"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_file_is_refused_with_one_sentence(case: str) -> None:
    name, data, words = REFUSED[case]
    with pytest.raises(UnreadableDocument, match=words) as refusal:
        read(name, data)
    sentence = str(refusal.value)
    assert len(re.findall(r"\.(?!\w)", sentence)) == 1
    assert sentence[0].isupper()
    assert re.search(r"[;,]", sentence), "the sentence says what to do"


def test_entities_are_not_expanded() -> None:
    try:
        document = read("a.docx", word_with(BOMB))
    except UnreadableDocument:
        return
    assert sum(len(line.text) for line in document.lines) < 100


def test_embedded_spreadsheet_is_left_alone() -> None:
    assert read("a.docx", changed(WORD, [("word/embeddings/Tabell.xlsx", b"PK")])).lines[0].text == "Protokoll"


def test_text_that_begins_as_a_program_does_is_text() -> None:
    assert read("a.txt", b"MZ-gruppen").lines[0].text == "MZ-gruppen"


@pytest.mark.parametrize("ending", READERS)
def test_any_bytes_are_read_or_refused(ending: str) -> None:
    makers: dict[str, Callable[[str], bytes]] = {"docx": as_docx, "odt": as_odt, "pdf": as_pdf}
    whole = makers.get(ending, str.encode)("{\\rtf1 Protokoll}" if ending == "rtf" else "<p>Protokoll")
    for place in range(0, len(whole), max(len(whole) // 60, 1)):
        broken = whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]
        with suppress(UnreadableDocument):
            read(f"a.{ending}", broken)


def test_limits_are_those_that_are_told() -> None:
    assert (admission.MOST_BYTES, admission.MOST_MEMBERS, admission.MOST_UNPACKED) == (20_000_000, 2_000, 100_000_000)


@pytest.mark.parametrize("why", [why for why in KINDS if why.startswith("macros")])
def test_macros_are_found_however_they_are_told_of(why: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"makron|skadad"):
        read("a.docx", KINDS[why]())
