"""The command that checks the archive's files against the rows that name them."""

import datetime
import os
import random
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from minutes.file_faults import FOUND, Fault, Kind, find_faults, repair
from minutes.models import Attachment, SourceDocument
from tests.factories import AttachmentFactory, MeetingFactory

pytestmark = pytest.mark.django_db
SEEDED = 50
WHOLE = 200  # files with which nothing is wrong; ten hundred where time allows
OLD = (timezone.now() - datetime.timedelta(days=2)).timestamp()


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    (settings.MEDIA_ROOT / "kallor").mkdir(parents=True)
    return settings.MEDIA_ROOT


def add_source(meeting, number: int) -> SourceDocument:
    """Return a row whose file is in the storage under its checksum, as an import leaves it."""
    import hashlib

    data = f"Anteckningar {number}".encode() * 20
    source = SourceDocument(meeting=meeting, sha256=hashlib.sha256(data).hexdigest(), name=f"{number}.txt")
    source.file.save(f"{source.sha256}.txt", ContentFile(data), save=True)
    return source


def check(capsys, **options) -> tuple[int, str]:
    """Run the command; return its exit code and what it says."""
    code = 0
    try:
        call_command("check_archive", **options)
    except SystemExit as stop:
        code = int(stop.code or 0)
    return code, capsys.readouterr().out


def add_orphan(media: Path, name: str, old: bool = True) -> None:
    (media / "kallor" / name).write_bytes(b"x")
    if old:
        os.utime(media / "kallor" / name, (OLD, OLD))


def test_archive_with_nothing_wrong_says_so(capsys):
    add_source(MeetingFactory(), 1)
    assert check(capsys) == (0, "Inga fel. Kontrollerade filer: 1.\n")


def faults_seeded(media: Path, sources: list[SourceDocument], luck: random.Random) -> set[tuple[Kind, str]]:
    """Damage files in every way; return what was done to which."""
    done: set[tuple[Kind, str]] = set()
    for number, source in enumerate(luck.sample(sources, SEEDED)):
        path = media / source.file.name
        kind = number % 5
        if kind == 0:
            path.unlink()
            done.add((Kind.MISSING, source.file.name))
        elif kind == 1:
            data = bytearray(path.read_bytes())
            data[luck.randrange(len(data))] ^= 1
            path.write_bytes(bytes(data))
            done.add((Kind.ALTERED, source.file.name))
        elif kind == 2:
            path.write_bytes(path.read_bytes()[:-3])
            done.add((Kind.ALTERED, source.file.name))
        elif kind == 3:
            path.unlink()
            path.mkdir()
            done.add((Kind.UNREADABLE, source.file.name))
        else:
            add_orphan(media, f"upphittad-{number}.txt")
            done.add((Kind.ORPHAN, f"kallor/upphittad-{number}.txt"))
    return done


def test_every_seeded_fault_is_found_and_nothing_else(media):
    meeting = MeetingFactory()
    sources = [add_source(meeting, number) for number in range(WHOLE)]
    assert list(find_faults()) == []
    done = faults_seeded(media, sources, random.Random(8))
    assert len(done) == SEEDED
    assert {(fault.kind, fault.name) for fault in find_faults()} == done


@pytest.mark.slow
def test_a_thousand_whole_files_raise_no_alarm(media):
    meeting = MeetingFactory()
    for number in range(1_000):
        add_source(meeting, number)
    assert list(find_faults(newer_too=True)) == []


def test_file_that_no_row_has_is_put_aside_when_repaired(capsys, media):
    add_orphan(media, "ensam.txt")
    code, said = check(capsys)
    assert code == 1
    assert "kallor/ensam.txt hör inte till något." in said
    code, said = check(capsys, repair=True)
    assert code == 0
    assert (media / FOUND / "kallor-ensam.txt").read_bytes() == b"x"
    assert check(capsys) == (0, "Inga fel. Kontrollerade filer: 0.\n")


def test_file_that_may_be_being_stored_is_left_unless_told(capsys, media):
    add_orphan(media, "ny.txt", old=False)
    assert check(capsys, repair=True)[0] == 0
    assert (media / "kallor" / "ny.txt").exists()
    check(capsys, repair=True, newer_too=True)
    assert not (media / "kallor" / "ny.txt").exists()


def test_row_whose_file_is_gone_says_so_when_repaired(capsys, media):
    source = add_source(MeetingFactory(), 1)
    (media / source.file.name).unlink()
    code, said = check(capsys, repair=True)
    assert (code, "Raden säger nu att filen saknas." in said) == (0, True)
    kept = SourceDocument.objects.get()
    assert (kept.file.name, kept.sha256, kept.name) == ("", source.sha256, "1.txt")
    assert check(capsys) == (0, "Inga fel. Kontrollerade filer: 0.\n")


def test_attachment_whose_file_is_gone_is_missing_again(media):
    attachment = AttachmentFactory()
    attachment.file.save("bild.pdf", ContentFile(b"%PDF"), save=True)
    (media / attachment.file.name).unlink()
    (fault,) = find_faults()
    assert repair(fault)
    assert Attachment.objects.get().file.name == ""
    assert Attachment.objects.get().history.first().history_change_reason == "Filen saknades"


def test_altered_file_is_told_of_and_left_to_a_person(capsys, media):
    source = add_source(MeetingFactory(), 1)
    (media / source.file.name).write_bytes(b"annat")
    code, said = check(capsys, repair=True)
    assert code == 1
    assert "har ändrats" in said
    assert "säkerhetskopian" in said
    assert (media / source.file.name).read_bytes() == b"annat"


def test_file_that_came_back_meanwhile_is_not_let_go(media):
    source = add_source(MeetingFactory(), 1)
    assert repair(Fault(Kind.MISSING, source.file.name, source)) == ""
    assert SourceDocument.objects.get().file.name == source.file.name


def test_file_that_came_back_after_a_repair_goes_to_its_document(capsys, media):
    source = add_source(MeetingFactory(), 1)
    data = (media / source.file.name).read_bytes()
    (media / source.file.name).unlink()
    check(capsys, repair=True)
    (media / "kallor" / "ur-kopian.txt").write_bytes(data)
    assert check(capsys, repair=True, newer_too=True)[0] == 0
    assert SourceDocument.objects.get().file.name == "kallor/ur-kopian.txt"
    assert list(find_faults()) == []


def test_nothing_is_repaired_where_most_files_are_missing(capsys, media):
    meeting = MeetingFactory()
    for number in range(8):
        (media / add_source(meeting, number).file.name).unlink()
    code, said = check(capsys, repair=True)
    assert (code, "rätt mapp är ansluten" in said) == (1, True)
    assert SourceDocument.objects.exclude(file="").count() == 8
