"""Make PDF files object by object."""

import zlib
from collections.abc import Sequence

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def stream(data: bytes, times: int = 1) -> bytes:
    """Give a stream packed so many times."""
    for _ in range(times):
        data = zlib.compress(data)
    filters = b"/FlateDecode" if times == 1 else b"[" + b"/FlateDecode" * times + b"]"
    return b"<</Length %d/Filter %s>>stream\n%s\nendstream" % (len(data), filters, data)


def pdf(objects: Sequence[bytes], trailer: bytes = b"", start: int | None = None) -> bytes:
    """Give a PDF of objects, numbered from 1; the first is its catalogue."""
    pieces, rows, length = [b"%PDF-1.7\n"], [], 9
    for number, one in enumerate(objects, start=1):
        rows.append(b"%010d 00000 n \n" % length)
        pieces.append(b"%d 0 obj\n%s\nendobj\n" % (number, one))
        length += len(pieces[-1])
    pieces.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, b"".join(rows)))
    pieces.append(b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer))
    pieces.append(b"startxref\n%d\n%%%%EOF\n" % (length if start is None else start))
    return b"".join(pieces)


def pdf_of_page(content: bytes, font: bytes = FONT) -> bytes:
    """Give a PDF with one page of the content, which sets its letters in /F1."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, page, stream(content), font])
