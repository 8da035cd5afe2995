"""Write every layout, and a list with every mark of role and presence, and let the models judge each row."""

from pathlib import Path

import pytest

from minutes.importing.matching import load_registers
from minutes.importing.parser import parse
from minutes.importing.readers import read
from minutes.importing.writer import write
from minutes.models import ActionItem, AgendaItem, Attachment, Attendee, Decision, Meeting, PlannedMeeting

pytestmark = pytest.mark.django_db

LAYOUTS = sorted(path for path in (Path(__file__).parent / "layouts").iterdir() if path.suffix in (".txt", ".md"))
EVERY_ROLE = """Protokoll omsorgsrådet 2024-03-12

Närvarande:
Anna Ek, ordförande
Bo Berg, vice ordförande
Cecilia Dahl, sekreterare
David Ed, processledare
Eva Falk, justerare
Folke Gran (justeringsperson)
Greta Holm, ersättare
Hans Is, adjungerad
Inga Jung, ledamot
Jonas Kron (förhinder)
Karin Lind, deltog t.o.m. punkt 2
Lars Malm, inbjuden

§ 1 Öppnande
Anna hälsar välkommen.

2 § Ekonomi
Rådet godkänner budgeten.

§ 4 a Övrigt
Inget.
"""


def written(name: str, data: bytes) -> Meeting:
    """Write a document and give its meeting."""
    document = read(name, data)
    return write(parse(document), document, data, load_registers()).meeting


@pytest.fixture(autouse=True)
def _files(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize(
    ("name", "data"),
    [("roller.txt", EVERY_ROLE.encode()), *((path.name, path.read_bytes()) for path in LAYOUTS)],
    ids=["every-role", *(path.stem for path in LAYOUTS)],
)
def test_every_written_row_is_one_that_the_form_would_take(name: str, data: bytes) -> None:
    meeting = written(name, data)
    of_items = {"item__meeting": meeting}
    of_meeting = {"meeting": meeting}
    for model, of in (
        (Attendee, of_meeting), (AgendaItem, of_meeting), (Attachment, of_meeting), (Decision, of_items),
        (ActionItem, of_items), (PlannedMeeting, {"announced_by": meeting}),
    ):  # fmt: skip
        for row in model.objects.filter(**of):
            row.full_clean()


def test_approvers_in_the_list_are_approvers_and_have_no_role() -> None:
    meeting = written("roller.txt", EVERY_ROLE.encode())
    rows = {row.name: row for row in meeting.attendees.all()}
    assert [name for name, row in rows.items() if row.is_approver] == ["Eva Falk", "Folke Gran"]
    assert {rows["Eva Falk"].role, rows["Folke Gran"].role} == {""}
    assert [row.role for row in rows.values() if row.role] == [
        "chair", "vice_chair", "secretary", "process_leader", "substitute", "co_opted", "member",
    ]  # fmt: skip


def test_numbers_keep_their_sign_as_printed() -> None:
    meeting = written("roller.txt", EVERY_ROLE.encode())
    assert [row.number for row in meeting.items.all()] == ["§ 1", "2 §", "§ 4 a"]
