"""Who guesses at passwords is stopped, and nobody else; and passwords are hard to guess."""

import re
import time

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from minutes.client_address import client_address
from tests.factories import BodyFactory, MeetingFactory, OrganisationFactory, SourceDocumentFactory, UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "grönt-regn-över-sju-broar"
HOME, ELSEWHERE = "192.0.2.1", "198.51.100.7"


def log_in(name: str, password: str, address: str = HOME):
    """Send the login form from an address."""
    return Client(REMOTE_ADDR=address).post("/admin/login/?next=/admin/", {"username": name, "password": password})


@pytest.fixture
def anna():
    user = UserFactory(username="anna", group="Sekreterare")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.mark.parametrize("name", ["anna", "ingen"])
def test_guesses_are_stopped_after_ten_whether_the_name_is_known_or_not(anna, name) -> None:
    answers = [log_in(name, f"gissning {number}") for number in range(11)]
    assert {answer.status_code for answer in answers[:9]} == {200}
    assert answers[10].status_code == 429
    assert "Vänta 15 minuter" in answers[10].content.decode()
    assert answers[10].headers["Retry-After"] == "900"
    assert "no-store" in answers[10].headers["Cache-Control"]
    assert log_in(name, PASSWORD).status_code == 429


def test_the_owner_of_a_name_gets_in_from_another_address(anna) -> None:
    for number in range(12):
        log_in("anna", f"gissning {number}")
    assert log_in("anna", PASSWORD, ELSEWHERE).status_code == 302


def test_others_at_the_same_address_get_in(anna) -> None:
    for number in range(12):
        log_in("bo", f"gissning {number}")
    assert log_in("anna", PASSWORD).status_code == 302


def test_whoever_makes_up_addresses_behind_a_proxy_is_stopped_all_the_same(anna, settings) -> None:
    settings.BEHIND_PROXY = True

    def answer(number: int, address: str) -> int:
        client = Client(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, {address}")
        return client.post("/admin/login/", {"username": "anna", "password": "gissning"}).status_code

    answers = [answer(number, HOME) for number in range(11)]
    assert answers[10] == 429
    assert answer(1, ELSEWHERE) == 200


def test_a_forwarded_address_is_not_believed_where_there_is_no_proxy(rf) -> None:
    request = rf.get("/", REMOTE_ADDR=HOME, HTTP_X_FORWARDED_FOR=ELSEWHERE)
    assert client_address(request) == HOME


def test_a_right_password_forgives_the_wrong_ones_before_it(anna) -> None:
    for _ in range(2):
        for number in range(8):
            log_in("anna", f"gissning {number}")
        assert log_in("anna", PASSWORD).status_code == 302


# --- nothing tells which names there are


@pytest.fixture
def accounts(anna) -> list[str]:
    """Return the names of an account, of two that may not log in, and of none; all have the same password."""
    for name, changes in {"slutat": {"is_active": False}, "utanför": {"is_staff": False}}.items():
        user = UserFactory(username=name, **changes)
        user.set_password(PASSWORD)
        user.save()
    return ["anna", "slutat", "utanför", "okänd"]


def told(answer, name: str) -> tuple:
    """Return all that an answer says, but for what is new each time."""
    text = re.sub(r'(csrfmiddlewaretoken" value=)"\w+"', r"\1", answer.content.decode()).replace(name, "")
    headers = {key: value for key, value in answer.headers.items() if key not in ("Expires", "Content-Length")}
    return answer.status_code, text, headers, set(answer.cookies)


def test_known_and_unknown_names_get_the_same_answer(accounts) -> None:
    first, *others = (told(log_in(name, "fel lösenord"), name) for name in accounts)
    assert first[0] == 200
    assert others == [first] * 3


def test_right_password_of_an_account_that_may_not_log_in_is_like_a_wrong_one(accounts) -> None:
    for name in ("slutat", "utanför"):
        answers = [told(log_in(name, PASSWORD), name) for _ in range(10)]
        assert answers == [told(log_in("okänd", "fel"), "okänd") for _ in range(10)]
        assert answers[-1][0] == 429
        AccessAttempt.objects.all().delete()


def test_answer_takes_as_long_whether_there_is_such_a_name_or_not(accounts, monkeypatch, django_assert_num_queries):
    log_in("först", "fel")  # what is read once per process
    hashed = []
    encode = MD5PasswordHasher.encode

    def count(hasher, password, salt):
        hashed.append(password)
        return encode(hasher, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", count)
    with CaptureQueriesContext(connection) as queries:
        log_in("anna", "fel")
    for number, name in enumerate(accounts[1:], start=2):
        with django_assert_num_queries(len(queries)):
            log_in(name, "fel")
        assert hashed == ["fel"] * number


# --- what is behind the login


@pytest.fixture
def browser(anna) -> Client:
    """Return the browser of one who has logged in."""
    client = Client()
    assert client.post("/admin/login/", {"username": "anna", "password": PASSWORD}).status_code == 302
    return client


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/admin/", 200),
        ("/admin/minutes/meeting/", 200),
        ("/admin/minutes/meeting/add/", 200),
        ("/admin/minutes/meeting/add", 301),
        ("/admin/minutes/meeting/7/change/", 404),
        ("/admin/finns-inte/", 404),
        ("/admin/auth/user/", 403),
        ("/admin/login/", 302),
        ("/admin/password_change/", 200),
        ("/admin/jsi18n/", 200),
        ("/admin/autocomplete/?app_label=minutes&model_name=attendee&field_name=person&term=a", 200),
        ("/admin/minutes/sourcedocument/{}/file/", 200),
    ],
)
def test_what_is_behind_the_login_is_stored_by_no_browser(anna, browser, settings, tmp_path, address, status) -> None:
    settings.MEDIA_ROOT = tmp_path
    source = SourceDocumentFactory(meeting=MeetingFactory())
    source.file.save("a.txt", ContentFile(b"utkast"))
    source.meeting.body.secretaries.add(anna)
    answer = browser.get(address.format(source.pk))
    assert answer.status_code == status
    assert "no-store" in answer.headers["Cache-Control"]
    answer.close()


def test_login_and_what_leads_to_it_are_stored_by_no_browser(client) -> None:
    strict = Client(enforce_csrf_checks=True)
    answers = [client.get("/admin/login/"), client.get("/admin/minutes/meeting/"), strict.post("/admin/login/")]
    assert [answer.status_code for answer in answers] == [200, 302, 403]
    assert all("no-store" in answer.headers["Cache-Control"] for answer in answers)


# --- how long one stays logged in


def pass_hours(monkeypatch, hours: float) -> None:
    """Let the clock of the sessions go forward."""
    now = time.time() + hours * 60 * 60
    monkeypatch.setattr("minutes.views.sessions.time.time", lambda: now)


def is_in(browser: Client) -> bool:
    return browser.get("/admin/").status_code == 200


def test_session_ends_eight_hours_after_the_last_work(browser) -> None:
    cookie = browser.cookies["sessionid"]
    assert cookie["max-age"] == 8 * 60 * 60
    Session.objects.update(expire_date=timezone.now())
    assert not is_in(browser)


def test_work_makes_the_session_last(browser, monkeypatch) -> None:
    before = Session.objects.get().expire_date
    assert is_in(browser)
    assert Session.objects.get().expire_date == before  # no write for every page
    pass_hours(monkeypatch, 1)
    assert is_in(browser)
    assert Session.objects.get().expire_date > before


def test_session_ends_after_twelve_hours_whatever_one_does(browser, monkeypatch) -> None:
    for hours, still_in in ((7, True), (4.9, True), (0.2, False)):
        pass_hours(monkeypatch, hours)
        assert is_in(browser) == still_in
    assert not Session.objects.exists()


def test_text_sent_after_twelve_hours_is_kept(browser, monkeypatch) -> None:
    pass_hours(monkeypatch, 12.1)
    assert b'name="kept"' in browser.post("/admin/minutes/meeting/add/", {"title": "Sent"}).content


@pytest.mark.parametrize("changes", [{"is_active": False}, {"is_staff": False}])
def test_account_that_is_closed_is_out_at_its_next_request(anna, browser, changes) -> None:
    assert is_in(browser)
    User.objects.filter(pk=anna.pk).update(**changes)
    assert not is_in(browser)


# --- passwords


def change_password(browser: Client, new: str):
    fields = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    return browser.post("/admin/password_change/", fields, follow=True)


def test_password_is_changed_and_every_other_session_ends(anna, browser) -> None:
    other = Client()
    other.force_login(anna)
    new = "  Åtta små grisar gick över en bro  " * 8
    assert "Ditt lösenord har ändrats" in change_password(browser, new).content.decode()
    assert is_in(browser)
    assert not is_in(other)
    assert log_in("anna", new).status_code == 302


def test_page_for_a_new_password_says_what_is_asked(browser) -> None:
    page = browser.get("/admin/password_change/").content.decode()
    assert "minst 12 tecken, helst 15 eller fler" in page
    assert "onpaste" not in page
    assert "maxlength" not in page
    assert "minst 12 tecken" in change_password(browser, "kort").content.decode()


@pytest.mark.parametrize("password", ["bara små bokstäver", "BARASTORABOKSTÄVER", "å" * 300])
def test_password_needs_no_mixture_of_signs(password) -> None:
    validate_password(password)


@pytest.mark.parametrize(
    "password", ["kort-1", "Landskrona2024!", "samverkansarkivet", "Beredningen-Nordväst", "123456789012"]
)
def test_password_that_is_easy_to_guess_is_refused(password) -> None:
    OrganisationFactory(name="Landskrona kommun")
    BodyFactory(name="Beredningen Nordväst")
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize("password", [PASSWORD, "Landskrona är fint i maj månad"])
def test_password_of_other_words_is_taken(password) -> None:
    OrganisationFactory(name="Landskrona kommun")
    validate_password(password)
