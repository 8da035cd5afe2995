"""Every public address, in an archive with secrets in every place: none of them comes out."""

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlencode

import pytest
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from minutes import models
from minutes.models import Meeting
from minutes.search.suggesting import suggestions
from tests.public import secrets_archive
from tests.public.secrets_archive import NOWHERE, SECRETS
from tests.search.asking import find


@pytest.fixture(scope="module")
def archive(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict]:
    """Make the archive once for all the addresses, and take it away after them."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        yield secrets_archive.build()
        transaction.set_rollback(True)


def public_routes(patterns: list | None = None, namespace: str = "") -> Iterator[str]:
    """Yield the name of every route in the URLconf but the admin's."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin":
                inside = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
                yield from public_routes(pattern.url_patterns, inside)
        elif isinstance(pattern, URLPattern):
            yield namespace + (pattern.name or str(pattern.pattern))


pytestmark = pytest.mark.django_db

LISTS = ["minutes:meeting_list", "minutes:decision_list"]
# The values of a route's parts, each as a path into the archive, with the status that is expected.
EXAMPLES: dict[str, list[tuple[dict[str, Any], int]]] = {
    "minutes:start": [({}, 200)],
    "minutes:meeting_list": [({}, 200)],
    "minutes:meeting_detail": [
        ({"slug": "public.slug"}, 200),
        ({"slug": "opened.slug"}, 200),
        ({"slug": "elsewhere.slug"}, 200),
        ({"slug": "rewritten.slug"}, 200),
        ({"slug": "withdrawn.slug"}, 410),
        ({"slug": "=2019-09-09-alvberedningen"}, 404),
    ],
    "minutes:meeting_changes": [
        ({"slug": "public.slug"}, 200),
        ({"slug": "opened.slug"}, 200),
        ({"slug": "elsewhere.slug"}, 200),
        ({"slug": "rewritten.slug"}, 200),
        ({"slug": "withdrawn.slug"}, 404),
        ({"slug": "=2019-09-09-alvberedningen"}, 404),
    ],
    "minutes:meeting_source": [
        ({"slug": "public.slug"}, 200),
        ({"slug": "opened.slug"}, 404),
        ({"slug": "elsewhere.slug"}, 404),
        ({"slug": "rewritten.slug"}, 404),
        ({"slug": "withdrawn.slug"}, 404),
        ({"slug": "=2019-09-09-alvberedningen"}, 404),
    ],
    "minutes:source_file": [
        ({"slug": "public.slug"}, 200),
        ({"slug": "opened.slug"}, 404),
        ({"slug": "elsewhere.slug"}, 404),
        ({"slug": "rewritten.slug"}, 404),
        ({"slug": "withdrawn.slug"}, 404),
        ({"slug": "=2019-09-09-alvberedningen"}, 404),
    ],
    "minutes:attachment_file": [
        ({"slug": "public.slug", "position": 1}, 200),
        ({"slug": "public.slug", "position": 2}, 404),
        ({"slug": "opened.slug", "position": 1}, 404),
        ({"slug": "withdrawn.slug", "position": 1}, 404),
        ({"slug": "=2019-09-09-alvberedningen", "position": 1}, 404),
    ],
    "minutes:decision_list": [({}, 200)],
    "minutes:comparison": [({}, 200)],
    "minutes:topic_list": [({}, 200)],
    "minutes:topic_detail": [({"slug": "topic.slug"}, 200), ({"slug": "=okant"}, 404)],
    "minutes:calendar": [({}, 200)],
    "minutes:search": [({}, 200)],
    "minutes:search_help": [({}, 200)],
    "minutes:search_suggestions": [({}, 200)],
    "minutes:glossary": [({}, 200)],
    "minutes:about": [({}, 200)],
    "minutes:accessibility": [({}, 200)],
    "minutes:personal_data": [({}, 200)],
    "minutes:sitemap": [({}, 200)],
    "minutes:robots": [({}, 200)],
    "api:openapi": [({}, 200)],
    "api:api-root": [({}, 404)],
    "api:nothing": [({"address": "=x"}, 404)],
    "api:search": [({}, 422)],
    "api:meetings": [({}, 200)],
    "api:decisions": [({}, 200)],
    "organisations:body_list": [({}, 200)],
    "organisations:organisation_list": [({}, 200)],
    "organisations:body_detail": [({"slug": "body.slug"}, 200), ({"slug": "=okant"}, 404)],
    "organisations:person_detail": [
        ({"slug": "person.slug"}, 200),
        ({"slug": "=tyrgunn-kvastfjall"}, 404),
        ({"slug": "=ebbalotta-myrskar-udd"}, 404),
        ({"slug": "=dunkelsak"}, 404),
        ({"slug": "=skymningsak"}, 404),
        ({"slug": "=gammal-adress"}, 404),
        ({"slug": "=utkastets-person"}, 404),
    ],
    "organisations:organisation_detail": [({"slug": "organisation.slug"}, 200), ({"slug": "=okant"}, 404)],
}
QUERIES: dict[str, list[dict[str, str]]] = {
    "minutes:comparison": [
        {"amne": "alvvard", "region": "norrland", "organ": "alvberedningen"},
        {"amne": "alvvard", "region": "norrland", "fran": "2018-01-01", "till": "2019-12-31"},
        {"amne": "alvvard"},
        {"amne": "okant"},
    ],
    "minutes:calendar": [
        {"manad": month} for month in ("2021-10", "2021-11", "2019-09", "2018-08", "1931-03", "2041-05", "x")
    ],
    "minutes:search": [
        {"q": "öppet"},
        {"q": "älv"},
        {"q": "-öppet"},
        {"q": "ö* eller t*", "sida": "2"},
        {"q": "organ:älvberedningen", "ordning": "nyast"},
        {"q": "efter:1900", "ordning": "aldst"},
        {"region": "norrland", "slag": "attachment"},
        {"organ": "alvberedningen", "ar": "2018"},
        {"amne": "alvvard", "utfall": "decided"},
    ],
    "minutes:search_suggestions": [{"q": letters} for letters in ("öp", "äl", "ty", "od", "kv")],
    "minutes:meeting_list": [
        {"region": "norrland"},
        {"organ": "alvberedningen"},
        {"amne": "alvvard"},
        {"fran": "2018-01-01", "till": "2019-12-31"},
        {"fran": "2021-11-01"},
        {"beslut": "on"},
        {"person": "oppna-ledamoten"},
        {"person": "oppna-personen"},
        {"text": "öppet"},
        {"sida": "2"},
    ],
    "minutes:decision_list": [
        {"region": "norrland"},
        {"organ": "alvberedningen"},
        {"amne": "alvvard"},
        {"fran": "2018-01-01", "till": "2019-12-31"},
        {"utfall": "decided"},
        {"slag": "proposal"},
        {"slag": "decision", "grupp": "amne"},
        {"lage": "open", "atgarder": "open", "grupp": "organ", "ordning": "aldst"},
        {"organslag": "officials", "amnen": "alla"},
        {"vidare": "alvberedningen"},
        {"text": "öppet"},
        {"sida": "2"},
    ],
}


# An answer has no pages to turn to.
QUERIES["api:search"] = [
    {name: value for name, value in query.items() if name != "sida"} for query in QUERIES["minutes:search"]
]


def addresses(archive: dict[str, Any], route: str) -> Iterator[tuple[str, int]]:
    """Yield the addresses of the route's examples, with and without query, and their status."""
    for parts, status in EXAMPLES[route]:
        found = {}
        for name, value in parts.items():
            thing, _, attribute = str(value).partition(".")
            found[name] = value
            if str(value).startswith("="):
                found[name] = value[1:]
            elif attribute:
                found[name] = getattr(archive[thing], attribute)
        yield reverse(route, kwargs=found), status
    for query in QUERIES.get(route, []):
        yield f"{reverse(route)}?{urlencode(query)}", 200


def told(response: HttpResponseBase) -> str:
    """Return all that an answer says: headers, cookies and body, without its marks and in small letters.

    The mark of the archive's version is left out, which says nothing and not everyone is given.
    """
    content = b"".join(response.streaming_content) if response.streaming else response.content
    head = "\n".join(f"{name}: {value}" for name, value in response.items() if name != "ETag")
    text = html.unescape(content.decode())
    # The name must not stand in pieces either, between tags.
    everything = "\n".join([head, str(response.cookies), text, re.sub(r"<[^>]*>", "", text), unquote(head)])
    return unicodedata.normalize("NFC", everything).lower()


def test_every_route_has_an_example() -> None:
    assert set(public_routes()) == set(EXAMPLES)


@pytest.mark.parametrize("route", EXAMPLES)
def test_no_address_tells_what_is_hidden(archive: dict[str, Any], route: str) -> None:
    client = Client()
    for address, status in addresses(archive, route):
        response = client.get(address)

        assert response.status_code == status, address
        assert response.headers.get("Location") is None
        assert [secret for secret in SECRETS if secret in told(response)] == [], address


@pytest.mark.parametrize("route", EXAMPLES)
def test_a_head_request_tells_no_more(archive: dict[str, Any], route: str) -> None:
    client = Client()
    for address, status in addresses(archive, route):
        response = client.head(address)

        assert response.status_code == status, address
        assert [secret for secret in SECRETS if secret in told(response)] == [], address


@pytest.mark.parametrize("route", EXAMPLES)
def test_a_secretary_sees_the_same_pages_as_everyone(archive: dict[str, Any], route: str) -> None:
    anonymous, secretary = Client(), Client()
    staff: AbstractBaseUser = archive["staff"]
    secretary.force_login(staff)
    for address, status in addresses(archive, route):
        seen = secretary.get(address)

        assert seen.status_code == status, address
        assert told(seen) == told(anonymous.get(address)), address


def test_drafts_and_withdrawn_meetings_change_nothing_anywhere(archive: dict[str, Any]) -> None:
    """No count, no order, no link: all pages are the same when they are taken out of the archive."""
    client = Client()
    gone = archive["withdrawn"].get_absolute_url()
    known = [address for route in EXAMPLES for address, _ in addresses(archive, route) if not address.startswith(gone)]
    with_them = {address: told(client.get(address)) for address in known}

    with transaction.atomic():
        for meeting in (archive["draft"], archive["withdrawn"]):
            Meeting.objects.get(pk=meeting.pk).delete()
        without_them = {address: told(client.get(address)) for address in known}
        transaction.set_rollback(True)

    for address in known:
        assert with_them[address] == without_them[address], address


def test_what_was_taken_out_of_a_public_text_is_told_without_it(archive: dict[str, Any]) -> None:
    said = told(Client().get(reverse("minutes:meeting_changes", args=[archive["rewritten"].slug])))

    assert "mötet ändrades" in said
    assert "ändrad text: " in said
    assert "deltagare togs bort" in said
    assert "planerat möte 5 april 2041 ändrades" in said


def test_a_functional_mailbox_is_shown_among_what_is_hidden(archive: dict[str, Any]) -> None:
    assert secrets_archive.FUNCTIONAL in told(Client().get(archive["opened"].get_absolute_url()))


HIDDEN_WORDS = [
    "karin.privat",
    "kommun.example;",
    "070-765",
    "850709",
    "Tyrgunn",
    "kvastfjäll",
    "KVASTFJÄLL",
    "Kvastfjälls",
    "vastf",
    "Tyrgunn Kvastfjäll",
    "Kvastfjäll Tyrgunn",
    "T. Kvastfjäll",
    "(Tyrgunn",
    "**Tyrgunn**",
    "_Kvastfjäll_",
    "Qvastfjell",
    "Ebbalotta",
    "Myrskär-Udd",
    "Odalfrid von",
    "Stenhuva",
    "dunkelsak",
    "skymningsak",
    "nattredaktör",
    "yrgun; Ebba",
]


@pytest.mark.parametrize("route", LISTS)
@pytest.mark.parametrize("others", [{}, {"region": "norrland", "amne": "alvvard", "fran": "2018-01-01"}])
def test_searching_for_what_is_hidden_is_like_searching_for_nothing(
    archive: dict[str, Any], route: str, others: dict[str, str]
) -> None:
    client = Client()
    nothing = client.get(reverse(route), {"text": NOWHERE, **others}).content.decode()
    # The search reads signs as what parts words, and finds the words where they stand apart.
    hidden = [word for word in HIDDEN_WORDS if route == "minutes:meeting_list" or not set(word) & set(".;")]
    for word in hidden:
        found = client.get(reverse(route), {"text": word, **others}).content.decode()

        assert without(found, word) == without(nothing, NOWHERE), word


@pytest.mark.parametrize("field", ["{}", '"{}"', "{}*", "person:{}", "beslut:{}", "{} öppet", "-öppet {}"])
def test_the_search_answers_with_nothing_hidden_and_suggests_none(archive: dict[str, Any], field: str) -> None:
    for word in HIDDEN_WORDS:
        said = "\n".join(f"{hit.title} {hit.text} {hit.item_title}" for hit in find(field.format(word), 100)).lower()

        assert [secret for secret in SECRETS if secret in said] == [], word
        assert not [one for one in suggestions(word) if word.lower() in one["name"].lower()]


def without(page: str, word: str) -> str:
    """Return the page but for its echo of the word that was searched for."""
    return page.replace(html.escape(word), "").replace(urlencode({"text": word}), "text=")


@pytest.mark.parametrize("route", LISTS)
def test_searching_for_the_rest_of_a_title_with_a_hidden_name_finds_it(archive: dict[str, Any], route: str) -> None:
    """Also by a part of the rest that happens to stand in the name, or its absence would tell."""
    for word in ("text", "om", "t", "e") if route == "minutes:meeting_list" else ("text",):
        assert archive["opened"].get_absolute_url() in Client().get(reverse(route), {"text": word}).content.decode()


@pytest.mark.parametrize(
    "slug", ["tyrgunn-kvastfjall", "ebbalotta-myrskar-udd", "dunkelsak", "skymningsak", "finns-inte", "gammal-adress"]
)
def test_filtering_by_a_hidden_person_says_that_there_is_none(archive: dict[str, Any], slug: str) -> None:
    pages = [
        Client().get(reverse("minutes:meeting_list"), {"person": one}).content.decode().replace(one, "")
        for one in (slug, NOWHERE)
    ]

    assert "Det finns ingen person med den adressen i arkivet." in pages[0]
    assert "row" not in re.findall(r'class="row[ "]', pages[0])
    assert pages[0] == pages[1]


def test_a_withdrawn_meeting_says_whose_when_and_why_and_nothing_more(archive: dict[str, Any]) -> None:
    response = Client().get(archive["withdrawn"].get_absolute_url())

    page = response.content.decode()
    assert response.status_code == 410
    for said in ("Älvberedningen", "8 augusti 2018", "2 februari 2022", secrets_archive.REASON):
        assert said in page
    assert "Älvvård" not in page
    assert "Älvkommunen" not in page


@pytest.mark.parametrize("route", [route for route in EXAMPLES if route != "minutes:meeting_detail"])
def test_a_withdrawn_meeting_leaves_no_trace_on_other_pages(archive: dict[str, Any], route: str) -> None:
    for address, _ in addresses(archive, route):
        said = told(Client().get(address))

        assert "2018-08-08" not in said.replace(address, ""), address
        assert "8 augusti 2018" not in said
        assert secrets_archive.REASON.lower() not in said


def test_the_archive_has_a_secret_in_every_text_that_a_meeting_can_have() -> None:
    """A new field is filled by itself; this fails when a new model of the meeting's is not."""
    filled = {"Meeting", "Attendee", "AgendaItem", "Presenter", "Decision", "ActionItem", "Responsible"}
    filled |= {"Question", "Attachment", "SourceDocument", "PlannedMeeting", "TopicSuggestion"}
    filled |= {"Passage", "PassageText", "SearchLabel", "SearchState", "SearchWord"}  # made from the others
    assert set(models.__all__) - filled == {"Abbreviation", "Topic"}
    assert settings.SITE_ID == 1
