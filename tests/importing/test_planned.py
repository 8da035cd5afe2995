"""Tell the coming meetings of other bodies from past ones and from the document's own."""

import datetime

import pytest

from minutes.importing.parser.planned import meetings_of_others

HELD = datetime.date(2024, 4, 5)


def announced(text: str) -> list[tuple[str, str]]:
    """Give body and day of the meetings that a text announces."""
    found = meetings_of_others(text, HELD, "Chefsgruppen för vård till Regionala samverkansrådet", ())
    return [(one.body_name, one.date.isoformat()) for one in found]


@pytest.mark.parametrize(
    ("text", "body", "date"),
    [
        ("Frågan tas upp i regionstyrelsen den 3 maj.", "regionstyrelsen", "2024-05-03"),
        ("Regionala samverkansrådet sammanträder 14-15 maj.", "Regionala samverkansrådet", "2024-05-14"),
        ("Hälso- och sjukvårdsnämndens möte 4/6 blir digitalt.", "Hälso- och sjukvårdsnämnden", "2024-06-04"),
        ("Rapporten redovisas vid mötet i Lokala rådet den 7 juni.", "Lokala rådet", "2024-06-07"),
        ("Lokala rådet får den på sitt möte 7 juni.", "Lokala rådet", "2024-06-07"),
        ("Det lokala rådet träffas 10 januari 2025.", "lokala rådet", "2025-01-10"),
    ],
)
def test_announced_meeting_of_another_body(text: str, body: str, date: str) -> None:
    assert announced(text) == [(body, date)]


@pytest.mark.parametrize(
    "text",
    [
        "Frågan behandlades i regionstyrelsen den 3 mars.",
        "Regionstyrelsen har vid mötet den 3 maj beslutat om medel.",
        "Se anteckningarna från mötet i Lokala rådet 16 mars.",
        "Chefsgruppens möte 4 juni flyttas.",
        "Mötet den 5 maj ställs in.",
        "Lokala rådet önskar svar senast 7 juni.",
    ],
)
def test_meeting_that_is_past_or_own_or_no_meeting_is_not_announced(text: str) -> None:
    assert announced(text) == []
