"""Files of attachments: only of published meetings, and only where nobody's name is hidden."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from minutes.models import Attachment, Meeting
from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    AttachmentFactory,
    AttendeeFactory,
    MeetingFactory,
    PersonFactory,
    PresenterFactory,
    ResponsibleFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path: Path) -> Path:
    """Keep files in a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def with_file(meeting: Meeting, name: str = "Bildspel.pdf", **fields: str) -> Attachment:
    """Return an attachment of the meeting that has a file."""
    return AttachmentFactory(meeting=meeting, position=1, file=ContentFile(b"innehall", name=name), **fields)


def address(attachment: Attachment) -> str:
    """Return where the file is fetched."""
    return reverse("minutes:attachment_file", args=[attachment.meeting.slug, attachment.position])


def is_fetched(client: Client, attachment: Attachment) -> bool:
    """Tell whether the public gets the file, by its address and by a link on the page, which must agree."""
    url = address(attachment)
    response = client.get(url)
    linked = f'href="{url}"' in client.get(attachment.meeting.get_absolute_url()).content.decode()
    assert linked == (response.status_code == 200)
    response.close()
    return linked


def test_the_file_of_a_published_meeting_is_sent_as_a_file(client: Client) -> None:
    attachment = with_file(MeetingFactory(published=True))

    response = client.get(address(attachment))

    assert b"".join(response.streaming_content) == b"innehall"
    name = f"{attachment.meeting.slug}-bilaga-1.pdf"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert is_fetched(client, attachment)


def test_the_file_is_not_sent_under_the_name_it_was_handed_in_with(client: Client) -> None:
    attachment = with_file(MeetingFactory(published=True), name="Brev från Stina Privat.pdf")

    response = client.get(address(attachment))

    assert "Privat" not in str(response.headers)
    response.close()


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_the_file_of_a_meeting_that_is_not_public_is_not_there(client: Client, state: str) -> None:
    meeting = MeetingFactory(withdrawn=True) if state == "withdrawn" else MeetingFactory(slug="2021-01-01-utkast")

    assert client.get(address(with_file(meeting))).status_code == 404


def test_an_attachment_without_a_file_is_not_there(client: Client) -> None:
    attachment = AttachmentFactory(position=1)

    assert client.get(address(attachment)).status_code == 404
    assert "Saknas" in client.get(attachment.meeting.get_absolute_url()).content.decode()


def test_a_file_that_has_gone_from_the_disk_is_not_there(client: Client, media: Path) -> None:
    attachment = with_file(MeetingFactory(published=True))
    Path(attachment.file.path).unlink()

    assert client.get(address(attachment)).status_code == 404


@pytest.mark.parametrize("position", ["0", "2", "99999999999999999999999999"])
def test_no_other_position_has_a_file(client: Client, position: str) -> None:
    attachment = with_file(MeetingFactory(published=True))

    assert client.get(address(attachment).replace("/1/", f"/{position}/")).status_code == 404


def test_the_file_of_a_meeting_with_only_shown_names_is_sent(client: Client) -> None:
    meeting = MeetingFactory(published=True)
    AttendeeFactory(meeting=meeting)
    PresenterFactory(item=AgendaItemFactory(meeting=meeting), person=PersonFactory())
    AttendeeFactory(is_public=False)

    assert is_fetched(client, with_file(meeting))


@pytest.mark.parametrize("how", ["here", "everywhere", "as presenter", "as responsible"])
def test_the_file_is_kept_back_where_a_name_is_hidden(client: Client, how: str) -> None:
    meeting = MeetingFactory(published=True)
    item = AgendaItemFactory(meeting=meeting)
    attachment = with_file(meeting)
    hidden = PersonFactory(is_public=False)
    if how == "here":
        AttendeeFactory(meeting=meeting, is_public=False)
    elif how == "everywhere":
        AttendeeFactory(meeting=meeting, person=hidden)
    elif how == "as presenter":
        PresenterFactory(item=item, person=hidden)
    else:
        ResponsibleFactory(action=ActionItemFactory(item=item), person=hidden)

    assert not is_fetched(client, attachment)


def test_the_file_is_kept_back_where_its_text_names_somebody_hidden(client: Client) -> None:
    PersonFactory(name="Stina Privat", is_public=False)
    attachment = with_file(MeetingFactory(published=True), text="Rapport av Stina Privat")

    assert not is_fetched(client, attachment)


def test_the_file_is_kept_back_where_its_text_has_a_personal_number(client: Client) -> None:
    attachment = with_file(MeetingFactory(published=True), text="Gäller 850709-9805")

    assert not is_fetched(client, attachment)
