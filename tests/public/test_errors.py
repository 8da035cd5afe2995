"""What is answered where something is wrong: in Swedish, with the site's head and foot, and the safe headers."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from minutes.views import pages
from tests.factories import MeetingFactory, PersonFactory, UserFactory
from tests.public.test_walk import EXAMPLES, public_routes

pytestmark = pytest.mark.django_db


def assert_swedish(response: HttpResponse, status: int, said: str) -> None:
    """Assert that the page is one of ours."""
    html = response.content.decode()
    assert response.status_code == status
    assert said in html
    assert '<html lang="sv">' in html
    assert "Samverkansarkivet" in html
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_an_address_that_is_not_there_is_not_found(client: Client) -> None:
    assert_swedish(client.get("/finns/inte/"), 404, "Sidan finns inte")


def test_a_host_that_is_not_ours_is_a_bad_request(client: Client) -> None:
    assert_swedish(client.get("/", headers={"host": "evil.example"}), 400, "Begäran gick inte att förstå")


def test_a_form_from_elsewhere_is_forbidden() -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"})

    assert_swedish(response, 403, "Formuläret kunde inte tas emot")


def test_a_fault_of_ours_is_told_and_nothing_of_it_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*arguments: object) -> None:
        raise RuntimeError("hemligt fel")

    monkeypatch.setattr(pages, "Registers", fault)

    response = Client(raise_request_exception=False).get("/")

    assert_swedish(response, 500, "Något gick fel hos oss")
    assert "hemligt" not in response.content.decode()


def test_a_withdrawn_meeting_is_gone_and_says_when_and_why(client: Client) -> None:
    meeting = MeetingFactory(withdrawn=True, withdrawal_reason="Fel fil. Fråga Stina Privat, 070-123 45 67.")
    PersonFactory(name="Stina Privat", is_public=False)

    response = client.get(meeting.get_absolute_url())

    assert_swedish(response, 410, meeting.body.name)
    assert response.headers["Cache-Control"] == "no-cache"  # or a browser would show it when it is public again
    assert "Fel fil. Fråga [namnet visas inte], [telefonnumret visas inte]." in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/", "/moten/", "/beslut/", "/kalender/", "/organ/", "/sitemap.xml", "/robots.txt"]
)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_public_pages_can_only_be_read(client: Client, address: str, method: str) -> None:
    response = getattr(client, method)(address)

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
    assert response.content == b""


@pytest.mark.parametrize("address", ["/", "/sok/?q=a", "/organ/", "/sitemap.xml", "/api/meetings"])
def test_what_is_sent_to_a_page_without_a_token_is_refused_for_what_it_is(address: str) -> None:
    response = Client(enforce_csrf_checks=True).post(address, {"a": "b"})

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


PAGES = [route for route in public_routes() if not route.startswith("api:")]


@pytest.mark.parametrize("route", PAGES)
def test_every_public_page_can_only_be_read(route: str) -> None:
    names = EXAMPLES[route][0][0]
    address = reverse(route, kwargs={name: 1 if name == "position" else "x" for name in names})

    assert Client(enforce_csrf_checks=True).post(address).status_code == 405


def test_what_an_account_may_not_see_is_forbidden(client: Client) -> None:
    client.force_login(UserFactory(group="Samordnare"))

    assert_swedish(client.get("/admin/auth/user/"), 403, "Du har inte behörighet")
