"""Who signed, by what stands around the names."""

import pytest

from minutes.importing.parser import parse
from minutes.importing.readers import read

MINUTES = """Styrgruppen för nära vård
Protokoll 2025-05-14

Närvarande: Anna Ek, Bo Ek, Cecilia Lind

§ 1 Öppnande
Anna öppnar mötet.

§ 2 Budget
Styrgruppen godkänner budgeten.

{signatures}
"""


@pytest.mark.parametrize(
    ("signatures", "secretary", "approvers"),
    [
        ("Vid protokollet\n\nCecilia Lind\n\nJusterat den 20 maj 2025\n\nBo Ek", "Cecilia Lind", ("Bo Ek",)),
        ("Vid protokollet: Cecilia Lind\n\nJusteras: Anna Ek, Bo Ek", "Cecilia Lind", ("Anna Ek", "Bo Ek")),
        ("/Cecilia Lind", "Cecilia Lind", ()),
        ("Justeras\n\nAnna Ek Bo Ek", "", ("Anna Ek", "Bo Ek")),
    ],
)
def test_signatures_tell_who_wrote_and_who_approved(signatures: str, secretary: str, approvers: tuple) -> None:
    minutes = parse(read("protokoll.txt", MINUTES.format(signatures=signatures).encode()))
    assert (minutes.secretary, minutes.approvers) == (secretary, approvers)
    assert [one.name for one in minutes.attendees] == ["Anna Ek", "Bo Ek", "Cecilia Lind"]
    assert [item.title for item in minutes.items] == ["Öppnande", "Budget"]
