"""What is written when the session has ended survives the login, and goes nowhere but where it was going."""

import html
import re
from types import SimpleNamespace

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from minutes.models import Attachment, Meeting
from tests.english import english_in, words_of
from tests.factories import AttendeeFactory, BodyFactory, MeetingFactory, UserFactory

from .page import fields_of

PASSWORD = "grönt-regn-över-sju-broar"
LOGIN, ADD = "/admin/login/", "/admin/minutes/meeting/add/"


def page_of(meeting: Meeting) -> str:
    return reverse("admin:minutes_meeting_change", args=[meeting.pk])


def with_password(client: Client) -> Client:
    """Give the client's user a password."""
    user = get_user(client)
    user.set_password(PASSWORD)
    user.save()
    client.force_login(user)
    return client


@pytest.fixture
def anna(secretary) -> Client:
    return with_password(secretary)


@pytest.fixture
def meeting(body) -> Meeting:
    meeting = MeetingFactory(body=body, title="Före")
    AttendeeFactory(meeting=meeting, person=None, name="Karin", position=1)
    return meeting


def kept_in(response) -> str:
    """Return what a login page carries along."""
    return re.search(r'name="kept" value="([^"]*)"', response.content.decode())[1]


def write_without_session(client: Client, address: str, **changes: object):
    """Open the page, lose the session, and save; return the name of the user and the answer."""
    data = fields_of(client.get(address)) | {"_save": ["Spara"]}
    data |= {name.replace("__", "-"): value for name, value in changes.items()}
    name = get_user(client).username
    del client.cookies["sessionid"]
    return name, client.post(address, data)


def log_in(client: Client, name: str, kept: str, password: str = PASSWORD):
    return client.post(LOGIN, {"username": name, "password": password, "next": "/admin/", "kept": kept})


def fields_kept(page) -> dict[str, list[str]]:
    """Return the fields of the form that sends what was written."""
    form = page.content.decode().partition('enctype="multipart/form-data">')[2].partition("</form>")[0]
    return fields_of(SimpleNamespace(content=f'id="content-main"{form}'.encode()))


def go_on(client: Client, page):
    """Press the button of the page after the login."""
    address = re.search(r'<form action="([^"]*)" method="post" enctype', page.content.decode())[1]
    return client.post(html.unescape(address), fields_kept(page))


# --- from the desk to the login and back


def test_text_written_without_a_session_is_saved_after_the_login(anna, meeting):
    text = "Första raden\n\n  ”Å” & <b>"
    name, answer = write_without_session(
        anna, page_of(meeting), title=["Efter"], preamble=[text], items__0__title=["A"]
    )
    assert answer.status_code == 403
    assert "Det du skrev är kvar" in answer.content.decode()
    page = log_in(anna, name, kept_in(answer))
    assert "Fortsätt där du var" in page.content.decode()
    assert "Spara det du skrev" in page.content.decode()
    assert Meeting.objects.get().title == "Före"
    assert go_on(anna, page).url == "/admin/minutes/meeting/"
    saved = Meeting.objects.get()
    assert (saved.title, saved.preamble, saved.items.get().title) == ("Efter", text, "A")


@pytest.mark.parametrize("how", ["logged out in another tab", "expired", "cookie gone"])
def test_text_is_kept_however_the_session_ended(anna, meeting, how):
    data = fields_of(anna.get(page_of(meeting))) | {"title": ["Efter"]}
    name, key = get_user(anna).username, anna.session.session_key
    if how == "logged out in another tab":
        anna.post("/admin/logout/")
    elif how == "expired":
        Session.objects.filter(pk=key).update(expire_date=timezone.now())
    else:
        del anna.cookies["sessionid"]
    go_on(anna, log_in(anna, name, kept_in(anna.post(page_of(meeting), data))))
    assert Meeting.objects.get().title == "Efter"


def test_form_that_goes_on_is_the_one_that_came(anna, meeting):
    data = fields_of(anna.get(page_of(meeting))) | {"joint_bodies": ["7", "8", "7"], "_continue": ["Spara"]}
    name = get_user(anna).username
    del anna.cookies["sessionid"]
    address = f"{page_of(meeting)}?_changelist_filters=q%3D%22%26a"
    page = log_in(anna, name, kept_in(anna.post(address, data | {"csrfmiddlewaretoken": "gammal"})))
    sent = fields_kept(page)
    assert sent.pop("csrfmiddlewaretoken") not in (["gammal"], [""])
    data.pop("csrfmiddlewaretoken", None)
    assert sent == data
    assert html.escape(address) in page.content.decode()


def test_text_survives_wrong_passwords_and_the_lock(anna, meeting):
    name, answer = write_without_session(anna, page_of(meeting), title=["Efter många fel"])
    for _ in range(9):
        answer = log_in(anna, name, kept_in(answer), "fel")
        assert answer.status_code == 200
    locked = log_in(anna, name, kept_in(answer), "fel")
    assert locked.status_code == 429
    assert "Efter många fel" in locked.content.decode()
    back = go_on(anna, locked)
    assert (back.status_code, "Logga in" in back.content.decode()) == (403, True)
    anna.defaults["REMOTE_ADDR"] = "198.51.100.7"
    assert go_on(anna, log_in(anna, name, kept_in(back))).status_code == 302
    assert Meeting.objects.get().title == "Efter många fel"


def test_session_that_ends_once_more_loses_nothing(anna, meeting):
    name, answer = write_without_session(anna, page_of(meeting), title=["Till slut"])
    page = log_in(anna, name, kept_in(answer))
    del anna.cookies["sessionid"]
    page = log_in(anna, name, kept_in(go_on(anna, page)))
    assert go_on(anna, page).status_code == 302
    assert Meeting.objects.get().title == "Till slut"


def test_another_person_who_logs_in_may_do_no_more_than_before(anna, meeting):
    _, answer = write_without_session(anna, page_of(meeting), title=["Nytt"])
    other = UserFactory(group="Sekreterare")
    other.set_password(PASSWORD)
    other.save()
    assert go_on(anna, log_in(anna, other.username, kept_in(answer))).status_code == 404
    assert Meeting.objects.get().title == "Före"


@pytest.mark.slow
def test_desk_of_the_largest_size_survives_whole(anna, meeting):
    for position in range(2, 151):
        AttendeeFactory(meeting=meeting, person=None, name=f"Person {position}", note="Å" * 300, position=position)
    name, answer = write_without_session(anna, page_of(meeting), attendees__149__note=["Sist"])
    assert go_on(anna, log_in(anna, name, kept_in(answer))).status_code == 302
    assert meeting.attendees.get(position=150).note == "Sist"


# --- what is not kept


def test_files_are_named_and_to_be_chosen_again(anna, meeting):
    data = fields_of(anna.get(page_of(meeting)))
    data |= {"attachments-0-title": "Bilagan", "attachments-0-file": SimpleUploadedFile("Avtal å.pdf", b"%PDF")}
    name = get_user(anna).username
    del anna.cookies["sessionid"]
    answer = anna.post(page_of(meeting), data)
    page = log_in(anna, name, kept_in(answer))
    for shown in (answer, page):
        assert re.search(r"Filer kan inte behållas\. .*Avtal å\.pdf", shown.content.decode())
    assert go_on(anna, page).status_code == 302
    assert (Attachment.objects.get().title, Attachment.objects.get().file.name) == ("Bilagan", "")


def test_passwords_of_accounts_are_not_kept(administrator):
    administrator = with_password(administrator)
    secret = {"password1": "hemligt-ord-ett", "password2": "hemligt-ord-ett"}
    name = get_user(administrator).username
    del administrator.cookies["sessionid"]
    answer = administrator.post("/admin/auth/user/add/", {"username": "ny", **secret})
    page = log_in(administrator, name, kept_in(answer))
    assert "Lösenord behålls inte" in page.content.decode()
    assert "hemligt" not in page.content.decode()
    assert fields_kept(page).keys() == {"csrfmiddlewaretoken", "username"}


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("/admin/password_change/", {"old_password": "a", "new_password1": "b", "new_password2": "b"}),
        ("/admin/minutes/meeting/1/delete/", {"post": "yes"}),
        ("/admin/minutes/meeting/", {"action": "publish_meetings", "_selected_action": ["1", "2"], "index": "0"}),
    ],
)
def test_what_is_no_work_is_asked_for_again(client, db, address, data):
    answer = client.post(address, data)
    assert answer.url == f"{LOGIN}?next={address}"


def test_logging_out_without_a_session_asks_for_nothing(client, db):
    assert client.post("/admin/logout/").url == "/admin/"


def test_reason_of_a_withdrawal_is_kept(client, db):
    data = {"action": "withdraw_meetings", "_selected_action": "1", "withdrawal_reason": "Fel fil."}
    anna = UserFactory(group="Sekreterare")
    anna.set_password(PASSWORD)
    anna.save()
    page = log_in(client, anna.username, kept_in(client.post("/admin/minutes/meeting/", data)))
    assert "Utför det du valde" in page.content.decode()
    assert "Fel fil." in page.content.decode()


def test_button_says_that_it_publishes(anna, meeting):
    name, answer = write_without_session(anna, page_of(meeting), _publish=["Publicera"])
    assert "Spara det du skrev och gå till publicering" in log_in(anna, name, kept_in(answer)).content.decode()


# --- attacks


@pytest.mark.parametrize("kept", ["x", "a:b:c", "eyJhZGRyZXNzIjoiaHR0cHM6Ly9ldmlsLmV4YW1wbGUvIn0:1tABCD:signatur"])
def test_login_form_with_what_was_not_written_here_is_refused(anna, kept):
    name = get_user(anna).username
    anna.logout()
    assert log_in(anna, name, kept).status_code == 400
    assert anna.get("/admin/").status_code == 302


@pytest.mark.parametrize("address", ["/", "/moten/", "/admin/../moten/", "/admin/x/%2e%2e/%2e%2e/moten/"])
def test_only_addresses_of_the_desk_keep_anything(client, db, address):
    assert b'name="kept"' not in client.post(address, {"text": "något"}).content


def test_form_from_elsewhere_is_not_kept_nor_shown(db, meeting):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(page_of(meeting), {"title": "Ring 08-123"})
    assert answer.status_code == 403
    assert b"kept" not in answer.content
    assert "Ring 08-123" not in answer.content.decode()


def test_what_is_carried_is_not_written_down_with_a_wrong_guess(anna, meeting):
    name, answer = write_without_session(anna, page_of(meeting))
    log_in(anna, name, kept_in(answer), "fel")
    assert kept_in(answer)[:20] not in AccessAttempt.objects.get().post_data


def test_markup_in_what_was_written_stays_text(anna, meeting):
    name, answer = write_without_session(anna, page_of(meeting), title=['"><script>alert(1)</script>'])
    page = log_in(anna, name, kept_in(answer)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


# --- a token that is too old


@pytest.fixture
def strict(anna) -> Client:
    """Return a client whose forms need a token, which it does not send."""
    anna.handler.enforce_csrf_checks = True
    return anna


def test_stale_form_shows_what_was_written_to_be_copied(strict, meeting):
    data = {"title": "Min rubrik", "attendees-0-name": "Karin", "attendees-0-presence": "present", "_save": "Spara"}
    answer = strict.post(page_of(meeting), data)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Min rubrik" in page
    assert "Karin" in page
    assert "csrfmiddlewaretoken" not in page
    assert 'method="post"' not in page
    assert english_in(answer) == []
    assert "present" not in words_of(page).split()
    assert "no-store" in answer.headers["Cache-Control"]


def test_stale_login_shows_what_it_carries_and_no_password(strict, meeting):
    strict.handler.enforce_csrf_checks = False
    name = get_user(strict).username
    _, answer = write_without_session(strict, page_of(meeting), title=["Min rubrik"])
    kept = kept_in(answer)
    log_in(strict, name, kept)
    strict.handler.enforce_csrf_checks = True
    page = log_in(strict, name, kept, "hemligt-lösenord").content.decode()
    assert "Min rubrik" in page
    assert "hemligt" not in page


@pytest.mark.parametrize("address", [LOGIN, "/admin/password_change/"])
def test_stale_form_shows_no_password(strict, address):
    answer = strict.post(address, {"password": "hemligt", "old_password": "hemligt"})
    assert answer.status_code == 403
    assert "hemligt" not in answer.content.decode()


# --- the pages


def test_pages_are_in_swedish(anna, meeting):
    changes = {"title": ["Rubrik"], "record_kind": ["minutes"], "attendees__0__presence": ["absent"]}
    name, answer = write_without_session(anna, page_of(meeting), **changes)
    page = log_in(anna, name, kept_in(answer))
    for shown in (answer, page):
        assert english_in(shown) == []
        assert "no-store" in shown.headers["Cache-Control"]
    texts = re.findall(r"<li>([^<]*)</li>", page.content.decode().partition("<details")[2])
    assert texts == [str(meeting.date), "Rubrik", "Karin"]
    assert "absent" not in page.content.decode().partition("<details")[2]


def test_new_meeting_is_kept_too(anna):
    body = BodyFactory()
    name, answer = write_without_session(anna, ADD, body=[str(body.pk)], date=["2021-10-15"], title=["Ny"])
    go_on(anna, log_in(anna, name, kept_in(answer)))
    assert Meeting.objects.get().title == "Ny"
