"""Who guesses at passwords is stopped, and nobody else; and passwords are hard to guess."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from minutes.client_address import client_address
from tests.factories import BodyFactory, OrganisationFactory, UserFactory

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


def test_known_and_unknown_names_get_the_same_answer(anna) -> None:
    wrong, unknown = (log_in(name, "fel").context["form"].non_field_errors() for name in ("anna", "ingen"))
    assert wrong == unknown


def test_what_is_behind_the_login_is_stored_by_no_browser(anna) -> None:
    client = Client()
    client.force_login(anna)
    for address in ("/admin/", "/admin/minutes/meeting/", "/admin/minutes/meeting/add/"):
        assert "no-store" in client.get(address).headers["Cache-Control"]


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
