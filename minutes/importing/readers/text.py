"""Read plain text and Markdown."""

from minutes.importing.lines import Document, UnreadableDocument, lines_of
from minutes.importing.readers.admission import MOST_LETTERS, TOO_LONG

BINARY = "Filen innehåller inte text; spara den som ren text (.txt) i det program den kommer från och försök igen."


def decode(data: bytes) -> tuple[str, str, bool]:
    """Take bytes; give the text, its encoding, and whether that was a guess."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "utf-16", False
        except UnicodeDecodeError:
            raise UnreadableDocument(BINARY) from None
    if b"\x00" in data:
        raise UnreadableDocument(BINARY)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text, "utf-8" if encoding == "utf-8-sig" else encoding, encoding == "cp1252"
    raise UnreadableDocument(BINARY)


def read_text(name: str, data: bytes, ending: str) -> Document:
    """Take a file's name, bytes and ending; give its lines, or raise UnreadableDocument."""
    text, encoding, guessed = decode(data)
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\v\f\r")
    if "\x00" in text or controls > max(8, len(text) // 50):
        raise UnreadableDocument(BINARY)
    if len(text) > MOST_LETTERS:
        raise UnreadableDocument(TOO_LONG)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    lines, removals = lines_of(text.split("\n"))
    return Document(name, ending, encoding, guessed, lines, removals)
