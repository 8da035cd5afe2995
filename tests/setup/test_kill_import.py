"""The import is killed at any moment: every meeting is whole, and the files and the rows agree after a check."""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.setup.conftest import Installation
from tests.setup.test_kill import ENVIRONMENT, Database

ROUNDS = 50
DOCUMENTS = 1000  # more than all the rounds together get through
PEOPLE, ITEMS = 6, 5  # of each
BODY = """
from organisations.models import Body, Region
region = Region.objects.create(name="Provlän", slug="provlan")
Body.objects.create(name="Provrådet", slug="provradet", region=region, kind="officials")
"""
# What belongs to each meeting, and how many rows of it.
PARTS = {"attendee": PEOPLE, "agendaitem": ITEMS, "sourcedocument": 1}


def write_documents(folder: Path) -> None:
    """Write minutes of a day each."""
    folder.mkdir()
    for number in range(DOCUMENTS):
        year, month, day = 1990 + number // 84, number // 7 % 12 + 1, number % 7 + 1
        people = "\n".join(f"Anna Person{chr(65 + one)}, Provkommun" for one in range(PEOPLE))
        items = "\n\n".join(
            f"{one}. Ärende {one} av {number}\nNågot sades.\n\nBeslut: Rådet godkänner ärende {one}."
            for one in range(1, ITEMS + 1)
        )
        (folder / f"{number:04}.txt").write_text(
            f"Provrådet\nMinnesanteckningar {year}-{month:02}-{day:02}\n\nNärvarande:\n{people}\n\n{items}\n",
            encoding="utf-8",
        )


@pytest.fixture
def archive(installation_with_database: Installation) -> Installation:
    """Return an archive with a body, and documents to read in."""
    installation = installation_with_database
    (installation.path / "var").mkdir()
    installation.environment |= ENVIRONMENT
    for command in (["migrate"], ["shell", "--no-imports", "-c", BODY]):
        ended = installation.run("manage.py", *command)
        assert ended.returncode == 0, ended.stderr
    write_documents(installation.path / "dokument")
    return installation


def import_until_killed(archive: Installation, after: float) -> None:
    """Read the documents in, and kill the command so many seconds after it has read in one more."""
    process = subprocess.Popen(
        [sys.executable, "-u", "manage.py", "import_minutes", "dokument"],
        cwd=archive.path,
        env=archive.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    while not process.stdout.readline().startswith("Inläst"):  # what was read in before is told of first
        assert process.poll() is None
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def meetings_whole(database: Database) -> int:
    """Return how many meetings there are, having seen that each has all its rows and its history."""
    meetings = {key for (key,) in database.rows("SELECT id FROM minutes_meeting")}
    for table, count in PARTS.items():
        of_meeting = Counter(key for (key,) in database.rows(f"SELECT meeting_id FROM minutes_{table}"))
        assert set(of_meeting) == meetings
        assert set(of_meeting.values()) <= {count}
    (decisions,) = database.rows("SELECT count(*) FROM minutes_decision")[0]
    assert decisions == len(meetings) * ITEMS
    (states,) = database.rows("SELECT count(DISTINCT id) FROM minutes_historicaldecision")[0]
    assert states == decisions
    return len(meetings)


@pytest.mark.slow
def test_no_meeting_is_half_read_when_the_import_is_killed(archive: Installation):
    database, moments = Database(archive), random.Random(17)
    stored = archive.path / "var" / "media"
    counts, orphans = [], 0
    for _ in range(ROUNDS):
        import_until_killed(archive, after=moments.uniform(0, 0.25))
        database.wait_for_the_dead()
        counts.append(meetings_whole(database))
        named = {name for (name,) in database.rows("SELECT file FROM minutes_sourcedocument")}
        there = {f"kallor/{path.name}" for path in (stored / "kallor").iterdir()}
        assert named <= there, "A row's file is not there."
        orphans += len(there - named)
    checked = archive.run("manage.py", "check_archive", "--repair", "--newer-too")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    left = {f"kallor/{path.name}" for path in (stored / "kallor").iterdir()}
    assert left == {name for (name,) in database.rows("SELECT file FROM minutes_sourcedocument")}
    print(f"\n{counts[-1]} meetings after {ROUNDS} kills, {orphans} times a file without a row")
    assert len(set(counts)) > ROUNDS / 2, counts
