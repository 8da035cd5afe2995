"""Handing in a document: a file or pasted text becomes a draft, or the form says why not."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from minutes.models import Meeting, SourceDocument
from minutes.publishing import publish
from tests.factories import BodyFactory, MeetingFactory, UserFactory

from .page import messages_of

UPLOAD = "/admin/minutes/meeting/las-in/"
TEXT = """Protokoll Rådet 2022-03-08 kl. 13.00-15.00

Närvarande:
Anna Ek, ordförande

§ 1 Öppnande
Anna hälsar välkommen.

§ 2 Ekonomi
Beslut: Rådet godkänner budgeten för nästa år.
"""


@pytest.fixture(autouse=True)
def files(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def file(text: str | bytes = TEXT, name: str = "protokoll.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def hand_in(client, **data):
    return client.post(UPLOAD, data)


def review_of(meeting: Meeting) -> str:
    return reverse("admin:minutes_meeting_review", args=[meeting.pk])


def version_of(meeting: Meeting) -> str:
    return reverse("admin:minutes_meeting_new_version", args=[meeting.pk])


def errors(response) -> dict[str, list[str]]:
    assert response.status_code == 200
    return response.context["form"].errors


def test_file_becomes_a_draft_to_review(own_secretary, body):
    answer = hand_in(own_secretary, file=file())
    meeting = Meeting.objects.get()
    assert answer.url == review_of(meeting)
    assert (meeting.body, meeting.status, meeting.created_by) == (body, "draft", get_user(own_secretary))
    assert "inläst som utkast" in messages_of(answer)
    source = SourceDocument.objects.get()
    assert source.name == "protokoll.txt"
    with source.file.open() as kept:
        assert kept.read() == TEXT.encode()


def test_pasted_text_becomes_a_draft_to_review(own_secretary, body):
    answer = hand_in(own_secretary, text=TEXT.replace("\n", "\r\n"))
    meeting = Meeting.objects.get()
    assert answer.url == review_of(meeting)
    assert [item.title for item in meeting.items.all()] == ["Öppnande", "Ekonomi"]


@pytest.mark.parametrize("given", [{}, {"text": "  \n "}, {"text": TEXT, "file": TEXT}])
def test_both_or_neither_is_refused(own_secretary, given):
    data = given | ({"file": file()} if "file" in given else {})
    assert errors(hand_in(own_secretary, **data))["file"] == [
        "Välj en fil, eller klistra in text: det ena och inte båda."
    ]
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (file(b""), "Filen är tom"),
        (file(b"\x00\x01\x02"), "Filen innehåller inte text"),
        (file(TEXT, "protokoll.exe"), "Filtypen kan inte läsas"),
        (file(TEXT, "protokoll"), "Filtypen kan inte läsas"),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_the_reason(own_secretary, given, told):
    given.seek(0)
    assert told in errors(hand_in(own_secretary, file=given))["file"][0]
    assert not Meeting.objects.exists()


def test_too_large_a_file_is_refused(own_secretary, monkeypatch):
    monkeypatch.setattr("minutes.admin.upload.MOST_BYTES", 10)
    assert "större än 20 MB" in errors(hand_in(own_secretary, file=file()))["file"][0]


def test_what_is_wrong_with_pasted_text_is_said_at_the_text(own_secretary, body):
    MeetingFactory(body=body, date="2022-03-08")
    assert list(errors(hand_in(own_secretary, text=TEXT))) == ["text"]


def test_same_file_again_leads_to_its_draft_and_changes_nothing(own_secretary, body):
    hand_in(own_secretary, file=file())
    meeting = Meeting.objects.get()
    answer = hand_in(own_secretary, file=file(name="annat namn.txt"))
    assert answer.url == review_of(meeting)
    assert "redan inläst" in messages_of(answer)
    assert SourceDocument.objects.get().name == "protokoll.txt"


def test_same_file_as_anothers_draft_tells_nothing_of_it(own_secretary, secretary):
    text = TEXT.replace("Rådet", "Nämnden")
    BodyFactory(name="Nämnden")
    hand_in(secretary, file=file(text))
    theirs = Meeting.objects.get()
    answer = hand_in(own_secretary, file=file(text))
    assert errors(answer)["file"] == ["Dokumentet är redan inläst av någon annan. Be en administratör om hjälp."]
    page = answer.content.decode()
    for told in ("Nämnden", "8 mars", review_of(theirs), theirs.created_by.username):
        assert told not in page


def test_same_body_and_day_offers_a_new_version(own_secretary, body):
    hand_in(own_secretary, file=file())
    meeting = Meeting.objects.get()
    answer = hand_in(own_secretary, file=file(f"{TEXT}\n§ 3 Övrigt\nInget.\n"))
    assert f'<a href="{version_of(meeting)}">' in answer.content.decode()
    assert Meeting.objects.count() == 1


def test_body_of_another_secretary_is_left_out_with_a_warning(own_secretary, body):
    other = BodyFactory(name="Nämnden")
    MeetingFactory(body=other, date="2022-03-08", title="Hemligt")  # whose being there is nobody else's business
    answer = hand_in(own_secretary, file=file(TEXT.replace("Rådet", "Nämnden")))
    meeting = Meeting.objects.get(created_by=get_user(own_secretary))
    assert answer.url == review_of(meeting)
    assert meeting.body is None
    assert any("som du inte arbetar med" in one["text"] for one in meeting.import_warnings)


def test_body_of_another_secretary_stays_left_out_when_the_draft_is_read_again(own_secretary, body):
    other = BodyFactory(name="Nämnden")
    MeetingFactory(body=other, date="2022-03-08", title="Hemligt")
    hand_in(own_secretary, file=file(TEXT.replace("Rådet", "Nämnden")))
    meeting = Meeting.objects.get(created_by=get_user(own_secretary))
    answer = own_secretary.post(review_of(meeting), {"rad": "7", "ar": "decision"})
    assert "redan har" not in messages_of(answer)
    meeting.refresh_from_db()
    assert meeting.body is None
    assert meeting.items.first().decisions.count() == 1
    assert any("som du inte arbetar med" in one["text"] for one in meeting.import_warnings)


def test_body_that_is_told_is_one_of_ones_own(own_secretary, body):
    other = BodyFactory(name="Nämnden")
    text = TEXT.replace("Rådet", "")
    assert "body" in errors(hand_in(own_secretary, file=file(text), body=other.pk))
    hand_in(own_secretary, file=file(text), body=body.pk)
    assert Meeting.objects.get().body == body


def test_only_those_who_may_add_meetings_hand_in(coordinator):
    assert coordinator.get(UPLOAD).status_code == 403
    assert hand_in(coordinator, file=file()).status_code == 403
    assert UPLOAD not in coordinator.get("/admin/").content.decode()


def test_drop_zone_leads_to_the_same_form(own_secretary):
    assert f'action="{UPLOAD}"' in own_secretary.get("/admin/").content.decode()


def test_nobody_without_a_body_is_offered_the_drop_zone(client, db):
    client.force_login(UserFactory(group="Sekreterare"))
    assert "drop-zone" not in client.get("/admin/").content.decode()


# --- a newer version


def draft_of(client) -> Meeting:
    hand_in(client, file=file())
    return Meeting.objects.latest("pk")


def test_newer_version_changes_the_draft_and_tells_what(own_secretary, body):
    meeting = draft_of(own_secretary)
    newer = file(TEXT.replace("nästa år", "2023"), "protokoll v2.txt")
    answer = own_secretary.post(version_of(meeting), {"file": newer})
    assert answer.url == review_of(meeting)
    assert "2023" in messages_of(answer)
    assert meeting.items.last().decisions.get().text.endswith("2023.")
    assert [source.name for source in meeting.sources.all()] == ["protokoll v2.txt", "protokoll.txt"]


def test_earlier_version_is_used_again_with_what_was_said_of_its_lines(own_secretary, body):
    meeting = draft_of(own_secretary)
    first = meeting.sources.get()
    own_secretary.post(review_of(meeting), {"rad": str(len(TEXT.splitlines())), "ar": "text"})
    assert not meeting.items.last().decisions.exists()
    assert "earlier" not in own_secretary.get(version_of(meeting)).context["form"].fields
    own_secretary.post(version_of(meeting), {"file": file(TEXT.replace("Ekonomi", "Fel fil"), "fel.txt")})
    assert meeting.items.last().title == "Fel fil"
    answer = own_secretary.post(version_of(meeting), {"earlier": str(first.pk)})
    assert answer.url == review_of(meeting)
    assert meeting.items.last().title == "Ekonomi"
    assert not meeting.items.last().decisions.exists()
    assert own_secretary.get(review_of(meeting)).context["source"] == first


def test_earlier_version_of_a_published_meeting_asks_first(own_secretary, body):
    meeting = draft_of(own_secretary)
    first = meeting.sources.get()
    own_secretary.post(version_of(meeting), {"file": file(TEXT.replace("Ekonomi", "Fel fil"), "fel.txt")})
    publish(meeting, None)
    answer = own_secretary.post(version_of(meeting), {"earlier": str(first.pk)})
    assert "publicerat" in errors(answer)["earlier"][0]
    own_secretary.post(version_of(meeting), {"earlier": str(first.pk), "even_published": "on"})
    assert meeting.items.last().title == "Ekonomi"


def test_earlier_version_is_of_the_meeting_itself_and_the_only_choice(own_secretary, body):
    meeting = draft_of(own_secretary)
    first = meeting.sources.get()
    own_secretary.post(version_of(meeting), {"file": file(TEXT.replace("Ekonomi", "Budget"), "ny.txt")})
    for chosen in (meeting.sources.first().pk, first.pk + 999):
        assert errors(own_secretary.post(version_of(meeting), {"earlier": str(chosen)}))["earlier"]
    both = {"earlier": str(first.pk), "file": file(TEXT.replace("Ekonomi", "Annat"))}
    assert "det ena" in errors(own_secretary.post(version_of(meeting), both))["earlier"][0]
    assert meeting.items.last().title == "Budget"


def test_newer_version_of_a_published_meeting_asks_first(own_secretary, body):
    meeting = draft_of(own_secretary)
    Meeting.objects.filter(pk=meeting.pk).update(status="published", published_at="2022-04-01T12:00+02:00", slug="ett")
    text = TEXT.replace("nästa år", "2023")
    assert "publicerat" in errors(own_secretary.post(version_of(meeting), {"file": file(text)}))["file"][0]
    assert meeting.items.last().decisions.get().text.endswith("nästa år.")
    own_secretary.post(version_of(meeting), {"file": file(text), "even_published": "on"})
    assert meeting.items.last().decisions.get().text.endswith("2023.")


def test_newer_version_with_another_day_moves_the_public_address(own_secretary, body, client):
    meeting = draft_of(own_secretary)
    publish(meeting, None)
    old = meeting.get_absolute_url()
    text = TEXT.replace("2022-03-08", "2022-03-09")
    knowingly = {"even_published": "on", "even_like_another": "on"}
    own_secretary.post(version_of(meeting), {"file": file(text)} | knowingly)
    meeting.refresh_from_db()
    assert meeting.get_absolute_url() == "/moten/2022-03-09-radet/"
    assert client.get(old).headers["Location"] == meeting.get_absolute_url()


@pytest.mark.parametrize(
    ("replaced", "told"),
    [
        (("2022-03-08", "2022-03-15"), "gälla den 15 mars 2022, inte den 8 mars 2022."),
        (("Protokoll Rådet", "Protokoll Nämnden"), "höra till ”Nämnden”, inte ”Rådet”."),
        (("Rådet 2022-03-08", "Nämnden 2022-03-15"), "höra till ”Nämnden”, inte ”Rådet” och gälla den 15 mars 2022,"),
    ],
)
def test_newer_version_that_looks_like_another_meeting_asks_first(own_secretary, body, replaced, told):
    BodyFactory(name="Nämnden")
    meeting = draft_of(own_secretary)
    assert "detta mötes dokument" not in own_secretary.get(version_of(meeting)).content.decode()
    text = TEXT.replace(*replaced).replace("nästa år", "2023")
    answer = own_secretary.post(version_of(meeting), {"file": file(text)})
    assert told in errors(answer)["even_like_another"][0]
    assert "detta mötes dokument" in answer.content.decode()
    assert "Välj filen en gång till" in answer.content.decode()
    assert meeting.sources.count() == 1
    assert meeting.items.last().decisions.get().text.endswith("nästa år.")
    own_secretary.post(version_of(meeting), {"file": file(text), "even_like_another": "on"})
    assert meeting.items.last().decisions.get().text.endswith("2023.")


def read_into_the_wrong_draft(client) -> tuple[Meeting, str]:
    """Return a draft that uses its own document again, and the text of another day that it followed by mistake."""
    meeting = draft_of(client)
    text = TEXT.replace("2022-03-08", "2022-03-15")
    client.post(version_of(meeting), {"file": file(text), "even_like_another": "on"})
    client.post(version_of(meeting), {"earlier": str(meeting.sources.last().pk)})
    return meeting, text


def test_file_that_was_read_into_the_wrong_draft_becomes_its_own(own_secretary, body, files):
    meeting, text = read_into_the_wrong_draft(own_secretary)
    stray = meeting.sources.last()
    number = str(1 + TEXT.splitlines().index("§ 2 Ekonomi"))
    SourceDocument.objects.filter(pk=stray.pk).update(corrections={"kinds": {number: "text"}})
    answer = hand_in(own_secretary, file=file(text, "femtonde.txt"))
    own = Meeting.objects.latest("pk")
    assert answer.url == review_of(own)
    assert f"Filen var förut en version av {meeting}" in messages_of(answer)
    assert (own.date.isoformat(), own.sources.get().pk, own.sources.get().name) == (
        "2022-03-15",
        stray.pk,
        "femtonde.txt",
    )
    assert own.items.count() == 1  # what a person said of the lines goes along
    assert (files / own.sources.get().file.name).read_text() == text
    meeting.refresh_from_db()
    assert (meeting.date.isoformat(), meeting.sources.get().name) == ("2022-03-08", "protokoll.txt")


def test_file_that_was_read_into_the_wrong_draft_becomes_a_version_of_the_right_one(own_secretary, body):
    meeting, text = read_into_the_wrong_draft(own_secretary)
    hand_in(own_secretary, file=file(text.replace("Ekonomi", "Budget")))
    right = Meeting.objects.latest("pk")
    assert right != meeting
    assert "ny version" in str(errors(hand_in(own_secretary, file=file(text)))["file"])
    assert own_secretary.post(version_of(right), {"file": file(text)}).url == review_of(right)
    assert right.items.last().title == "Ekonomi"
    assert (right.sources.count(), meeting.sources.count()) == (2, 1)


def test_version_in_use_and_an_earlier_one_of_the_same_day_stay_where_they_are(own_secretary, body):
    meeting = draft_of(own_secretary)
    newer = TEXT.replace("nästa år", "2023")
    own_secretary.post(version_of(meeting), {"file": file(newer)})
    for text in (TEXT, newer):
        assert "redan inläst" in messages_of(hand_in(own_secretary, file=file(text)))
    assert (Meeting.objects.count(), meeting.sources.count()) == (1, 2)


def test_file_that_fails_to_become_its_own_stays_where_it_was(own_secretary, body, files, monkeypatch):
    meeting, text = read_into_the_wrong_draft(own_secretary)
    monkeypatch.setattr("minutes.importing.writer._save_rows", lambda draft: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        hand_in(own_secretary, file=file(text))
    assert Meeting.objects.get() == meeting
    assert (files / meeting.sources.last().file.name).read_text() == text


def test_stray_version_of_a_meeting_that_is_anothers_stays_there(own_secretary, secretary, body):
    meeting, text = read_into_the_wrong_draft(secretary)
    Meeting.objects.filter(pk=meeting.pk).update(body=BodyFactory(name="Nämnden"))
    assert "någon annan" in errors(hand_in(own_secretary, file=file(text)))["file"][0]
    assert meeting.sources.count() == 2


def test_newer_version_that_is_anothers_draft_tells_nothing_of_it(own_secretary, secretary, body):
    BodyFactory(name="Nämnden")
    text = TEXT.replace("Rådet", "Nämnden")
    hand_in(secretary, file=file(text))
    meeting = draft_of(own_secretary)
    answer = own_secretary.post(version_of(meeting), {"file": file(text), "even_like_another": "on"})
    assert errors(answer)["file"] == ["Filen är redan inläst. Ingenting är ändrat."]
    assert "Nämnden" not in answer.content.decode()
