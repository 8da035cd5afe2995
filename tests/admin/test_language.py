"""Every page of the desk, taken from the URLconf, with and without faults in its forms: no English word on any."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.db import transaction
from django.db.models import Model
from django.test import Client, override_settings
from django.urls import reverse

from organisations.models import Merger
from tests.english import english_in

from . import small_archive
from .conftest import client_of
from .page import fields_of

pytestmark = pytest.mark.django_db
ROLES = [pytest.param("Administratörer", marks=pytest.mark.slow), "Sekreterare", "Samordnare"]
RUBBISH = {
    "words": "igår",
    "signs": "<\0å>",
    "nothing": "",
    "long words": "ö" * 5000,
    "numbers": "-1",
    "large numbers": "9" * 30,
    "what is chosen nowhere": "99999",
}
EACH_RUBBISH = [
    pytest.param(text, id=name, marks=() if name == "words" else pytest.mark.slow) for name, text in RUBBISH.items()
]
KEPT_AS_IT_IS = re.compile(r"csrfmiddlewaretoken|.*(_FORMS|-id|-meeting|-item|-action|version)$")


@pytest.fixture(scope="module", autouse=True)
def archive(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make the archive once for all tests, and take it away after them."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media, AXES_ENABLED=False), transaction.atomic():
        small_archive.build()
        yield
        transaction.set_rollback(True)


def addresses() -> Iterator[str]:
    """Yield the address of every page of the desk, for every row that it may be of."""
    for name in ("index", "login", "password_change", "password_change_done"):
        yield reverse(f"admin:{name}")
    for label in dict.fromkeys(model._meta.app_label for model in admin.site._registry):
        yield reverse("admin:app_list", args=[label])
    for model, model_admin in admin.site._registry.items():
        for route in model_admin.urls:
            # Others are files, and addresses without their last part, which lead on to the page of the row.
            if route.name and not route.name.endswith("_file"):
                for keys in keys_of(model, list(route.pattern.converters)):
                    yield reverse(f"admin:{route.name}", args=keys)


def keys_of(model: type[Model], parts: list[str]) -> Iterator[list[int]]:
    """Yield the numbers of rows that an address with such parts may hold."""
    if not parts:
        yield []
        return
    for row in model._default_manager.all():
        if "merger" in parts:
            yield from ([row.pk, merger.pk] for merger in Merger.objects.into(row))
        else:
            yield [row.pk]


def english_on(client: Client, pages: Iterable[str], data: dict | None = None) -> dict[str, list[str]]:
    """Return the English words of each page that has any, when it is opened or sent the data."""
    found = {}
    for address in pages:
        with transaction.atomic():
            answer = client.get(address, follow=True) if data is None else client.post(address, data, follow=True)
            found[address] = english_in(answer)
            transaction.set_rollback(True)
    return {address: words for address, words in found.items() if words}


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_no_page_has_an_english_word(role):
    client = client_of(role)
    assert english_on(client, addresses()) == {}
    assert client.get("/admin/").status_code == 200


@pytest.mark.slow
def test_no_page_of_whoever_may_do_everything_has_an_english_word(admin_client):
    assert english_on(admin_client, addresses()) == {}


# --- forms


def spoiled(page: Any, rubbish: str) -> dict[str, list[str]]:
    """Return the fields of the page's form with rubbish in each that a person fills in."""
    sent = fields_of(page)
    return {name: values if KEPT_AS_IT_IS.fullmatch(name) else [rubbish] for name, values in sent.items()}


@pytest.mark.slow
@pytest.mark.parametrize("rubbish", EACH_RUBBISH)
def test_no_fault_in_a_form_is_told_in_english(admin_client, rubbish):
    found = {}
    for address in addresses():
        page = admin_client.get(address)
        if b'method="post"' in page.getvalue().partition(b'id="content-main"')[2]:
            found |= english_on(admin_client, [address], spoiled(page, rubbish))
    assert found == {}


@pytest.mark.slow
@pytest.mark.parametrize("data", [{}, {"action": "finns inte"}, {"_save": "1", "version": "rubbad"}], ids=str)
def test_no_form_without_its_fields_is_answered_in_english(admin_client, data):
    assert english_on(admin_client, addresses(), data) == {}


# --- lists


def lists() -> Iterator[str]:
    """Yield the address of every list."""
    for model in admin.site._registry:
        yield reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


ASKED = ["q=finnsinte", f"q={'ord+' * 30}", "e=1", "o=1.-2", "p=99", "all=", "date__year=1800", "_popup=1", "fel=1"]


@pytest.mark.slow
@pytest.mark.parametrize("asked", ASKED)
def test_no_list_answers_in_english(admin_client, asked):
    assert english_on(admin_client, [f"{address}?{asked}" for address in lists()]) == {}


@pytest.mark.slow
def test_no_filter_answers_in_english(admin_client):
    for address in lists():
        page = admin_client.get(address).content.decode()
        links = re.findall(r'href="(\?[^"]+)"', page.partition('id="changelist-filter"')[2])
        assert english_on(admin_client, [address + link.replace("&amp;", "&") for link in links]) == {}


@pytest.mark.slow
def test_no_step_of_an_action_is_in_english(admin_client):
    found = {}
    for model in admin.site._registry:
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        rows = [str(key) for key in model._default_manager.values_list("pk", flat=True)]
        for name in re.findall(r'<option value="(\w+)">', str(admin_client.get(address).content)) or [""]:
            for chosen in ([], rows):
                data = {"action": name, "_selected_action": chosen, "index": "0"}
                found |= english_on(admin_client, [address], data)
                found |= english_on(admin_client, [address], data | {"confirmed": "1", "reason": "", "post": "yes"})
                found |= english_on(admin_client, [address], data | {"confirmed": "1", "reason": "Fel fil."})
    assert found == {}


def test_no_new_row_in_a_window_of_its_own_is_in_english(admin_client):
    pages = [f"{address}add/?_popup=1" for address in lists()]
    assert english_on(admin_client, pages) == {}
    assert english_on(admin_client, pages, {"_popup": "1"}) == {}


# --- what every page has


@pytest.mark.slow
def test_pages_carry_the_name_of_the_archive_and_no_inline_script_or_style(client):
    secretary = client_of("Sekreterare")
    for browser, address in ((client, "/admin/login/"), *((secretary, address) for address in addresses())):
        html = browser.get(address, follow=True).content.decode()
        assert "Samverkansarkivet" in html
        assert '<html lang="sv"' in html
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)[^>]*>[^<]", html), address
