"""Ask for any address as any role, by any method, for any kind of row, and read the table of what each gets."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.template.backends.django import Template
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.admin import role_archive
from tests.admin.page import fields_of
from tests.admin.role_archive import SECRETS, own_word, row_for
from tests.admin.role_table import KINDS, LOGIN, ROLES, TABLE

READ_ONLY = ("/history/", "/forhandsgranska/")  # pages that look at no form
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
    "minutes:meeting_source": "meeting",
    "minutes:source_file": "meeting",
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
        if page.status_code == 200 and not page.streaming and (fields := fields_of(page)):
            return fields
    return NOT_EMPTY


def ask(archive: dict[str, Any], role: str, method: str, address: str) -> HttpResponseBase:
    """Return the answer, with what it says and what it wrote; that is put back."""
    data = form_on(archive, address, role) if method == "POST" else {}
    with transaction.atomic(), writes() as written:
        send = getattr(client_of(archive, role), method.lower())
        if method == "GET" or (method == "POST" and not address.endswith(READ_ONLY)):
            answer = send(address, data)
        else:  # what it says is what GET says, which takes its time to draw
            with patch.object(Template, "render", lambda *args, **kwargs: ""):
                answer = send(address, data) if data else send(address)
        answer.said, answer.written = told(answer), written
        transaction.set_rollback(True)
    if method == "GET":
        answer.context_data = None  # forms and querysets that nobody looks at again
        archive["pages"][address, role] = answer
    return answer


# What somebody sent themselves is shown to them when it could not be saved.
WRITTEN = re.compile(r'<details class="written".*?</details>', re.DOTALL)


def told(answer: HttpResponseBase) -> str:
    """Return all that the answer says, in small letters."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = WRITTEN.sub("", content.decode(errors="replace"))
    return f"{dict(answer.items())} {answer.cookies} {text}".lower()


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


def hidden_from(archive: dict[str, Any], role: str) -> list[str]:
    """Return the words in the texts of meetings that the role may not see."""
    if role == "administrator":
        return []
    return [*SECRETS.values(), *(own_word(other) for other in archive["accounts"] if other != role)]


def check(archive: dict[str, Any], route: str, methods: list[str]) -> None:
    """Ask for the route by the methods as every role, and compare what each gets with the table."""
    archive["pages"].clear()
    for kind, rows in EXPECTED[route].items():
        got: dict[str, list[str]] = {}
        for method in methods:
            for role in ROLES:
                answer = ask(archive, role, method, address_of(archive, route, kind, role))
                got.setdefault(method, []).append(outcome(answer))
                assert [word for word in hidden_from(archive, role) if word in answer.said] == [], (kind, method, role)
                if method != "POST" or outcome(answer) == LOGIN or answer.status_code >= 400:
                    assert answer.written == [], (kind, method, role)
        assert got == {method: rows[method] for method in methods}, kind
