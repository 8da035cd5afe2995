"""Every role at every address, by every method, with every kind of row: the table says what each gets."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from minutes.models import Meeting
from tests.admin import role_archive
from tests.admin.page import fields_of
from tests.admin.role_archive import SECRETS, own_word, row_for
from tests.admin.role_table import KINDS, LOGIN, METHODS, ROLES, TABLE

NOT_EMPTY = {"post": "yes"}  # what the smallest form sends


@pytest.fixture(scope="module")
def archive(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict]:
    """Make the archive once for all the addresses, with a session of each role, and take it away after them."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    unobserved = patch("django.test.client.store_rendered_templates", lambda *args, **kwargs: None)  # costs half
    logging.disable()  # thousands of refusals
    with django_db_blocker.unblock(), media, unobserved, transaction.atomic():
        built = role_archive.build()
        yield built | {"cookies": dict(role_archive.cookies_of(built["accounts"])), "pages": {}}
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


pytestmark = pytest.mark.django_db


# --- addresses


def routes(patterns: list | None = None, before: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """Yield the name of every route, or its pattern where it has none, with its pattern."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inside = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern.url_patterns, path, inside)
        elif isinstance(pattern, URLPattern):
            yield (namespace + pattern.name if pattern.name else path), path


def model_of(route: str) -> str:
    """Return the name of the model whose page it is, as the archive has it; empty where it is of none."""
    app, _, rest = route.partition(":")[2].partition("_")
    if not route.startswith("admin:"):
        app, _, rest = route.removeprefix("admin/").partition("/")
        return rest.partition("/")[0]
    return rest.partition("_")[0] if app in ("auth", "minutes", "organisations", "redirects", "sites") else ""


PUBLIC = {
    "minutes:meeting_detail": "meeting",
    "minutes:meeting_changes": "meeting",
    "minutes:attachment_file": "meeting",
    "minutes:topic_detail": "topic",
    "organisations:body_detail": "body",
    "organisations:person_detail": "person",
    "organisations:organisation_detail": "organisation",
}


def public_address(archive: dict[str, Any], route: str, kind: str) -> str:
    """Return the public address, for a draft the one that it would have."""
    row = archive["rows"][PUBLIC[route]][kind]
    slug = row.slug or f"{row.date}-{row.body.slug}"
    return reverse(route, args=[slug, 1] if route == "minutes:attachment_file" else [slug])


def address_of(archive: dict[str, Any], route: str, kind: str, role: str) -> str:
    """Return the address of the route for the kind of row, or with what stands after the equals sign in it."""
    if kind.startswith("="):
        return kind[1:]
    if kind == "-":
        return reverse(route)
    if route in PUBLIC:
        return public_address(archive, route, kind)
    model = model_of(route)
    row = row_for(archive, model, kind, role)
    if not route.startswith("admin:"):
        return "/" + route.replace("<path:object_id>", str(row.pk))
    if route.endswith("_undo_merger"):
        return reverse(route, args=[row.pk, archive["rows"]["merger"][model].pk])
    return reverse(route, args=[row.pk])


# --- asking


@contextmanager
def writes() -> Iterator[list[str]]:
    """Collect what is written to the database, but for sessions."""
    seen: list[str] = []

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.split(None, 1)[0] in ("INSERT", "UPDATE", "DELETE") and "django_session" not in sql:
            seen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield seen


def client_of(archive: dict[str, Any], role: str) -> Client:
    """Return the browser of the role, with nothing but its session."""
    client = Client()
    for name, value in archive["cookies"][role].items():
        client.cookies[name] = value
    return client


def form_on(archive: dict[str, Any], address: str, role: str) -> dict[str, Any]:
    """Return what the page's form sends: as the role sees it, or else as an administrator does, forged."""
    for one in (role, "administrator"):
        if (address, one) not in archive["pages"]:
            ask(archive, one, "GET", address)
        page = archive["pages"][address, one]
        is_form = page.status_code == 200 and not page.streaming
        if is_form and (fields := fields_of(page)):
            return fields
    return NOT_EMPTY


def ask(archive: dict[str, Any], role: str, method: str, address: str) -> HttpResponseBase:
    """Return the answer; what it wrote is put back, and stands in it."""
    data = form_on(archive, address, role) if method == "POST" else {}
    with transaction.atomic(), writes() as written:
        send = getattr(client_of(archive, role), method.lower())
        if method in ("GET", "POST"):
            answer = send(address, data)
        else:  # what it says is what GET says, which takes its time to draw
            with patch.object(SimpleTemplateResponse, "rendered_content", ""):
                answer = send(address)
        answer.written = written
        transaction.set_rollback(True)
    if method == "GET":
        archive["pages"][address, role] = answer
    return answer


def told(answer: HttpResponseBase) -> str:
    """Return all that the answer says, in small letters."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return f"{dict(answer.items())} {answer.cookies} {content.decode(errors='replace')}".lower()


def outcome(answer: HttpResponseBase) -> str:
    """Return the status, or that the way leads to the login."""
    to_login = answer.status_code == 302 and answer.headers["Location"].startswith(reverse("admin:login"))
    return LOGIN if to_login else str(answer.status_code)


# --- the table


def stated() -> dict[str, dict[str, dict[str, list[str]]]]:
    """Return what each role gets, by route, kind of row and method."""
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for of_routes, of_kinds in TABLE:
        for route in of_routes.split():
            assert route not in found, f"{route} stands twice"
            found[route] = {}
            for kinds, of_methods in of_kinds.items():
                rows = {method: codes.split() for methods, codes in of_methods.items() for method in methods.split()}
                for kind in kinds.split():
                    assert kind not in found[route], f"{kind} of {route} stands twice"
                    found[route][KINDS.get(kind, kind)] = rows
    return found


EXPECTED = stated()
NOT_THEIRS = ["other-draft", "other-withdrawn", "bodiless-other", "own-at-other-draft"]


def test_every_address_has_its_rows_and_every_row_an_address() -> None:
    assert set(EXPECTED) == {route for route, _ in routes()}


@pytest.mark.parametrize("route", EXPECTED)
def test_every_cell_is_stated(archive: dict[str, Any], route: str) -> None:
    of_row = [kind for kind in EXPECTED[route] if kind != "-" and not kind.startswith("=")]
    if of_row:
        kinds = set(archive["rows"][PUBLIC.get(route) or model_of(route)])
        assert set(of_row) == {kind for kind in kinds if route not in PUBLIC or not kind.startswith("bodiless")}
    for rows in EXPECTED[route].values():
        assert set(rows) == set(METHODS)
        assert {len(codes) for codes in rows.values()} == {len(ROLES)}


def test_a_body_that_is_given_with_its_region_is_given() -> None:
    by_body, by_region = ROLES.index("secretary"), ROLES.index("by_region")
    for route, kinds in EXPECTED.items():
        for kind, rows in kinds.items():
            for codes in rows.values():
                assert codes[by_body] == codes[by_region], (route, kind)


def test_of_what_is_not_theirs_to_see_nobody_is_told_that_it_is_there() -> None:
    for route, kinds in EXPECTED.items():
        for kind in set(kinds) & set(NOT_THEIRS):
            if route in PUBLIC:  # a withdrawn meeting says so
                continue
            for method in ("GET", "HEAD", "POST"):
                codes = dict(zip(ROLES, kinds[kind][method], strict=True))
                seen = {codes[role] for role in ("secretary", "by_region", "coordinator", "groupless", "both")}
                assert seen == {"404"}, (route, kind, method)


@pytest.mark.parametrize("route", EXPECTED)
def test_each_role_gets_what_is_stated(archive: dict[str, Any], route: str) -> None:
    """And is told nothing that is not theirs to see; and what is refused, or only read, writes nothing."""
    archive["pages"].clear()
    for kind, rows in EXPECTED[route].items():
        got: dict[str, list[str]] = {}
        for method in METHODS:
            for role in ROLES:
                answer = ask(archive, role, method, address_of(archive, route, kind, role))
                got.setdefault(method, []).append(outcome(answer))
                assert [word for word in hidden_from(archive, role) if word in told(answer)] == [], (kind, method, role)
                if method != "POST" or outcome(answer) == LOGIN or answer.status_code >= 400:
                    assert answer.written == [], (kind, method, role)
        assert got == {method: rows[method] for method in METHODS}, kind


def hidden_from(archive: dict[str, Any], role: str) -> list[str]:
    """Return the words in the texts of meetings that the role may not see."""
    if role == "administrator":
        return []
    return [*SECRETS.values(), *(own_word(other) for other in archive["accounts"] if other != role)]


# --- what is listed, counted and proposed

QUERIES = ["", "?q=dunkel", "?_facets=True", "?anvands=ja", "?anvands=nej"]


def offering(archive: dict[str, Any]) -> Iterator[str]:
    """Yield the addresses that list, count or propose."""
    for route, kinds in EXPECTED.items():
        if route.endswith("_changelist"):
            yield from (reverse(route) + query for query in QUERIES)
        elif "-" in kinds and not route.endswith(("_add", "logout", "login", "autocomplete")):
            yield reverse(route)
    for model in ("person", "organisation", "region", "body", "topic"):
        for row in archive["rows"][model].values():
            yield reverse(f"admin:{row._meta.app_label}_{model}_change", args=[row.pk])
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete:
                found = {"app_label": model._meta.app_label, "model_name": model._meta.model_name}
                yield f"{reverse('admin:autocomplete')}?{urlencode(found | {'field_name': field.name})}"


@pytest.mark.parametrize("role", ["nobody", "secretary", "coordinator", "groupless"])
def test_what_is_not_theirs_to_see_changes_nothing_that_is_offered(archive: dict[str, Any], role: str) -> None:
    """No count, no choice, no proposal: all is the same when it is taken out of the archive."""
    known = list(dict.fromkeys(offering(archive)))
    with_them = {address: offered(archive, role, address) for address in known}
    hidden = [archive["rows"]["meeting"][kind].pk for kind in NOT_THEIRS[:2]]
    hidden += [row.pk for maker, row in archive["rows"]["meeting"]["bodiless-own"].items() if maker != role]

    with transaction.atomic():
        Meeting.objects.filter(pk__in=hidden).delete()
        without_them = {address: offered(archive, role, address) for address in known}
        transaction.set_rollback(True)

    assert {address for address in known if with_them[address] != without_them[address]} == set()


def offered(archive: dict[str, Any], role: str, address: str) -> str:
    """Return what the address says, but for what is new each time."""
    said = client_of(archive, role).get(address).content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", said)
