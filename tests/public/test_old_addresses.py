"""Old addresses lead to where the thing is now, for ever."""

import pytest
from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.test import Client

from organisations.addresses import keep_old_address, where_now
from tests.factories import AttendeeFactory, BodyFactory, MeetingFactory, PersonFactory

pytestmark = pytest.mark.django_db
A, B, C = "/organ/a/", "/organ/b/", "/organ/c/"


def test_a_chain_of_moves_leads_straight_to_the_last_address() -> None:
    keep_old_address(A, B)
    keep_old_address(B, C)

    assert (where_now(A), where_now(B), where_now(C)) == (C, C, "")


def test_a_thing_that_moves_back_has_its_first_address_again() -> None:
    keep_old_address(A, B)
    keep_old_address(B, C)
    keep_old_address(C, A)

    assert (where_now(A), where_now(B), where_now(C)) == ("", A, A)


def test_a_thing_that_moves_to_and_fro_has_one_redirect() -> None:
    for _ in range(3):
        keep_old_address(A, B)
        keep_old_address(B, A)

    assert list(Redirect.objects.values_list("old_path", "new_path")) == [(B, A)]


@pytest.mark.parametrize(("old", "new"), [("", A), (A, A)])
def test_what_has_not_moved_leaves_nothing(old: str, new: str) -> None:
    keep_old_address(old, new)

    assert not Redirect.objects.exists()


def test_two_things_that_swap_addresses_each_keep_their_page(client: Client) -> None:
    keep_old_address(A, C)
    keep_old_address(B, A)
    keep_old_address(C, B)

    assert (where_now(A), where_now(B), where_now(C)) == ("", "", B)


@pytest.mark.parametrize("method", ["get", "head"])
def test_an_old_address_redirects_permanently(client: Client, method: str) -> None:
    body = BodyFactory()
    keep_old_address("/organ/gammalt-namn/", body.get_absolute_url())

    response = getattr(client, method)("/organ/gammalt-namn/")

    assert response.status_code == 301
    assert response.headers["Location"] == body.get_absolute_url()


def test_an_old_address_keeps_what_the_link_asked_for(client: Client) -> None:
    body = BodyFactory()
    keep_old_address("/organ/gammalt-namn/", body.get_absolute_url())

    response = client.get("/organ/gammalt-namn/?utm_source=brev&x=å")

    assert response.status_code == 301
    assert response.headers["Location"].startswith(f"{body.get_absolute_url()}?utm_source=brev&x=")


def test_an_old_address_without_its_last_slash_gets_there_too(client: Client) -> None:
    body = BodyFactory()
    keep_old_address("/organ/gammalt-namn/", body.get_absolute_url())

    assert client.get("/organ/gammalt-namn", follow=True).status_code == 200


def test_a_page_that_is_there_is_shown_whatever_the_redirects_say(client: Client) -> None:
    body = BodyFactory()
    Redirect.objects.create(site_id=settings.SITE_ID, old_path=body.get_absolute_url(), new_path="/")

    assert client.get(body.get_absolute_url()).status_code == 200


def test_the_old_address_of_a_hidden_person_is_not_there(client: Client) -> None:
    person = PersonFactory(is_public=False)
    keep_old_address("/personer/gammalt-namn/", person.get_absolute_url())

    response = client.get("/personer/gammalt-namn/")

    assert response.status_code == 404
    assert person.slug not in str(response.headers)


def test_the_old_address_of_a_person_known_from_a_draft_is_not_there_until_it_is_published(client: Client) -> None:
    draft = MeetingFactory()
    person = AttendeeFactory(meeting=draft).person
    keep_old_address("/personer/gammalt-namn/", person.get_absolute_url())
    assert client.get("/personer/gammalt-namn/").status_code == 404

    AttendeeFactory(person=person)

    assert client.get("/personer/gammalt-namn/").status_code == 301


def test_the_old_address_of_a_withdrawn_meeting_leads_to_its_notice(client: Client) -> None:
    meeting = MeetingFactory(withdrawn=True)
    keep_old_address("/moten/gammal/", meeting.get_absolute_url())

    assert client.get("/moten/gammal/", follow=True).status_code == 410


def test_the_longest_slugs_fit_among_the_redirects() -> None:
    body = BodyFactory(name="x" * 200, slug="x" * 150)
    meeting = MeetingFactory(body=body, published=True, slug="y" * 180)
    for thing in (body, meeting):
        old = thing.get_absolute_url()
        keep_old_address(old, "/nytt/")
        assert where_now(old) == "/nytt/"
    keep_old_address(f"/organisationer/{'z' * 150}/", "/nytt/")
