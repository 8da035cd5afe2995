"""The document of a published meeting, and the original: public as long as nothing in them is hidden."""

import io
from functools import partial
from pathlib import Path

import docx
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from minutes.importing.intake import take_in, take_in_version
from minutes.importing.matching import load_registers
from minutes.models import Meeting
from minutes.publishing import publish, withdraw
from tests.factories import AttendeeFactory, BodyFactory, PersonFactory, UserFactory
from tests.importing.test_properties import docx_with_picture
from tests.importing.written import as_docx

pytestmark = pytest.mark.django_db
TEXT = (
    "Protokoll Rådet 2022-03-08\r\n\r\nNärvarande:\r\nAnna Ek\r\n\r\n§ 1 Öppnande\r\nÅke\u00ad och **fler** är här.\r\n"
)
NAME = "Rådets protokoll, 8 mars (å).txt"


@pytest.fixture(autouse=True)
def files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def take(text: str = TEXT, name: str = NAME, encoding: str = "utf-8") -> Meeting:
    BodyFactory(name="Rådet")
    return take_in(name, text.encode(encoding), load_registers(), None, None).meeting


def published(text: str = TEXT, name: str = NAME, encoding: str = "utf-8") -> Meeting:
    meeting = take(text, name, encoding)
    publish(meeting, None)
    return meeting


def source_of(meeting: Meeting) -> str:
    return reverse("minutes:meeting_source", args=[meeting.slug])


def original_of(meeting: Meeting) -> str:
    return reverse("minutes:source_file", args=[meeting.slug])


def get(address: str) -> tuple[int, bytes]:
    """Return the status of the answer, and its content read to the end."""
    answer = Client().get(address)
    return answer.status_code, answer.getvalue()


def is_open(meeting: Meeting) -> bool:
    """Tell whether the document, the original and the links to them are there; all of them or none."""
    found = {get(address)[0] for address in (source_of(meeting), original_of(meeting))}
    page = get(meeting.get_absolute_url())[1].decode()
    found.add(200 if source_of(meeting) in page else 404)
    found.add(200 if original_of(meeting) in get(source_of(meeting))[1].decode() else 404)
    assert len(found) == 1
    return found == {200}


def test_document_of_a_published_meeting_is_open_line_by_line():
    meeting = published()
    assert is_open(meeting)
    answer = Client().get(source_of(meeting))
    page = answer.content.decode()
    assert 'id="rad-6"' in page
    assert "Öppnande" in page
    assert "deltagare" in page
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_document_whose_lines_have_no_labels_promises_none():
    meeting = published()
    assert "vad den blev" in get(source_of(meeting))[1].decode()
    meeting.sources.update(became={})
    assert "vad den blev" not in get(source_of(meeting))[1].decode()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_original_has_its_own_name_and_no_byte_is_changed(encoding):
    answer = Client().get(original_of(published(encoding=encoding)))
    assert b"".join(answer.streaming_content) == TEXT.encode(encoding)
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert "R%C3%A5dets%20protokoll%2C%208%20mars%20%28%C3%A5%29.txt" in disposition
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "told",
    [
        "anna.ek@exempel.se",
        "070-765 43 21",
        "[Anna](mailto:anna.ek@exempel.se)",
        '<a href="mailto:anna.ek@exempel.se">Anna</a>',
        "Karin Hemlig",
        "K. Hemlig",
        "Karin\u00ad Hem\u00adlig",
        "**Karin** _Hemlig_",
        "[bild: Karin Hemlig]",
    ],
)
def test_document_with_what_the_public_may_not_read_is_not_open(told):
    PersonFactory(name="Karin Hemlig", is_public=False)
    meeting = take(f"{TEXT}{told}\r\n")
    # The public text was put right by hand, so that the meeting may be published.
    meeting.items.update(text="")
    Meeting.objects.filter(pk=meeting.pk).update(preamble="", place="", title="")
    meeting.refresh_from_db()
    publish(meeting, None)
    assert not is_open(meeting)


def test_document_whose_name_names_somebody_hidden_is_not_open():
    PersonFactory(name="Karin Hemlig", is_public=False)
    assert not is_open(published(name="Anteckningar Karin Hemlig.txt"))


def test_document_closes_when_somebody_in_it_is_hidden_later():
    meeting = published()
    assert is_open(meeting)
    person = PersonFactory(name="Anna Ek", is_public=False)
    assert not is_open(meeting)
    person.is_public = True
    person.save()
    assert is_open(meeting)
    meeting.attendees.update(is_public=False)
    assert not is_open(meeting)


def test_document_is_closed_where_the_record_hides_anybody_at_all():
    meeting = published()
    AttendeeFactory(meeting=meeting, position=9, name="Någon annan", is_public=False)
    assert not is_open(meeting)


def test_document_of_a_draft_and_of_a_withdrawn_meeting_is_not_there():
    meeting = published()
    withdraw(meeting, None, "Fel bilaga.")
    assert [get(address)[0] for address in (source_of(meeting), original_of(meeting))] == [404, 404]
    Meeting.objects.filter(pk=meeting.pk).update(
        status="draft", published_at=None, withdrawn_at=None, withdrawn_by=None, withdrawal_reason=""
    )
    assert [get(address)[0] for address in (source_of(meeting), original_of(meeting))] == [404, 404]


def test_newest_version_decides_and_older_ones_are_not_shown():
    PersonFactory(name="Karin Hemlig", is_public=False)
    meeting = published()
    staff = UserFactory(is_superuser=True)
    hidden = f"{TEXT}Karin Hemlig var med.\r\n".encode()
    take_in_version(meeting, "v2.txt", hidden, load_registers(), staff, True)
    assert not is_open(meeting)
    rewritten = f"{TEXT}En till var med.\r\n".encode()
    take_in_version(meeting, "v3.txt", rewritten, load_registers(), staff, True)
    assert is_open(meeting)
    assert get(original_of(meeting))[1] == rewritten
    assert b"Hemlig" not in get(source_of(meeting))[1]


def test_original_that_is_gone_from_the_disk_is_not_found():
    meeting = published()
    source = meeting.sources.get()
    source.file.storage.delete(source.file.name)
    assert get(original_of(meeting))[0] == 404


def test_meeting_entered_by_hand_has_no_document():
    meeting = published()
    meeting.sources.all().delete()
    assert not is_open(meeting)


def test_original_with_a_comment_or_a_hidden_writer_stays_closed():
    meeting = published()
    source = meeting.sources.get()
    assert get(original_of(meeting))[0] == 200
    source.removals = [{"line": 1, "text": "Ring henne.", "why": "kommentar i marginalen"}]
    source.save()
    assert (get(source_of(meeting))[0], get(original_of(meeting))[0]) == (200, 404)


@pytest.mark.parametrize(("has_picture", "hides"), [(True, True), (True, False), (False, True)])
def test_original_with_pictures_stays_closed_where_a_name_is_hidden_that_they_may_hold(has_picture, hides):
    meeting = published()
    source = meeting.sources.get()
    make = docx_with_picture if has_picture else partial(as_docx, "Minnesanteckningar")
    source.file.save("x.docx", ContentFile(make()), save=True)
    PersonFactory(name="Siv Holm", is_public=not hides)  # who is not said to have been there
    is_closed = has_picture and hides
    assert get(source_of(meeting))[0] == 200
    assert get(original_of(meeting))[0] == (404 if is_closed else 200)

    client = Client()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    told = "inte hämta originalet: det har bilder" if is_closed else "rad för rad och hämta originalet."
    assert told in client.get(reverse("admin:minutes_meeting_review", args=[meeting.pk])).content.decode()
    withdraw(meeting, None, "Fel.")
    assert told in client.get(reverse("admin:minutes_meeting_publish", args=[meeting.pk])).content.decode()


def test_secretary_is_told_why_nobody_else_may_read_the_document():
    meeting = published()
    client = Client()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    address = reverse("admin:minutes_meeting_review", args=[meeting.pk])
    source = meeting.sources.get()
    source.removals = [{"line": 1, "text": "Ring henne.", "why": "kommentar i marginalen"}]
    source.save()
    assert "det har kommentarer" in client.get(address).content.decode()
    source.removals = []
    source.file.storage.delete(source.file.name)
    source.save()
    assert "filen saknas" in client.get(address).content.decode()
    person = PersonFactory(name="Anna Ek", is_public=False)
    assert "där står sådant som inte visas" in client.get(address).content.decode()
    meeting.attendees.update(person=person)
    assert "någon i mötet är dold" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("unseen", "is_open"), [("Eva Ek", True), ("Karin Åkesson", False), ("811228-9874", False), ("eva@ek.se", False)]
)
def test_original_whose_unseen_parts_hold_what_is_hidden_stays_closed(unseen, is_open):
    PersonFactory(name="Karin Åkesson", is_public=False)
    meeting = published()
    source, file = meeting.sources.get(), io.BytesIO()
    document = docx.Document(io.BytesIO(as_docx("Minnesanteckningar")))
    document.core_properties.last_modified_by = unseen
    document.save(file)
    source.file.save("x.docx", ContentFile(file.getvalue()), save=True)
    assert get(source_of(meeting))[0] == 200
    assert get(original_of(meeting))[0] == (200 if is_open else 404)
