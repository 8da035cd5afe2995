"""Tell the head and the signature of an e-mail from the minutes in it."""

import datetime

import pytest

from minutes.importing.parsed import ParsedMinutes
from minutes.importing.parser import parse
from minutes.importing.readers import read

HEAD = "Från: Karin Ek <karin.ek@exempel.se>\nSkickat: den 12 mars 2024 09:14\nTill: Bo Berg\nÄmne: SV: Vårdrådet\n"
MINUTES = "Datum: 8 mars 2024\nNärvarande: Bo Berg, Lunds kommun\n\n1. Läget\nBo berättar.\n\n2. Övrigt\nInget.\n"
SIGNATURE = "Karin Ek\nUtvecklingsledare\nTelefon: 040-12 34 56\n"


def mailed(end: str) -> ParsedMinutes:
    """Return the minutes of a mail that ends so."""
    return parse(read("a.txt", f"{HEAD}\nHej alla!\n\n{MINUTES}\n{end}".encode()))


def test_head_of_a_mail_is_listed_as_removed_and_its_subject_is_the_title():
    minutes = mailed("")
    assert minutes.title == "Vårdrådet"
    assert minutes.date == datetime.date(2024, 3, 8)
    assert minutes.preamble == "Hej alla!"
    assert [one.line for one in minutes.removals if one.why == "mejlets huvud"] == [1, 2, 3]


@pytest.mark.parametrize("greeting", ["Med vänlig hälsning", "Vänliga hälsningar,", "Mvh", "--"])
def test_signature_of_a_mail_is_listed_as_removed(greeting):
    minutes = mailed(f"{greeting}\n{SIGNATURE}")
    assert minutes.items[-1].text == "Inget."
    signed = [one.text for one in minutes.removals if one.why == "avsändarens signatur"]
    assert "\n".join(signed) == f"{greeting}\n{SIGNATURE}".strip()


@pytest.mark.parametrize("end", ["Med vänlig hälsning\nKarin Ek", "Mvh\nKarin Ek, sekreterare\n040-12 34 56"])
def test_greeting_that_tells_nothing_or_who_wrote_the_minutes_stays(end):
    assert "avsändarens signatur" not in {one.why for one in mailed(end).removals}
