"""No page complains, breaks the content security policy or asks another host for anything."""

import pytest
from playwright.sync_api import Page, Request
from pytest_django.live_server_helper import LiveServer

from tests.browser.pages import OPEN_ALL_FOLDS, PUBLIC, log_in, visit

# A page that is not there says so, and a field for days does not hold what is no day.
EXPECTED = {
    "sidan finns inte": "status of 404",
    "tillbakadraget möte": "status of 410",
    "beslut med fel": "does not conform to the required format",
    "kalender med fel": "does not conform to the required format",
}


@pytest.fixture
def complaints(page: Page, live_server: LiveServer) -> list[str]:
    """Return what the browser complains of on the page from now on, and what it asks of others."""
    found: list[str] = []

    def note_foreign(request: Request) -> None:
        if not request.url.startswith(live_server.url):
            found.append(f"asked for {request.url}")

    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url}"))
    page.on("request", note_foreign)
    return found


@pytest.mark.parametrize("name", PUBLIC)
def test_public_page_is_quiet(page, complaints, name):
    visit(page, name)
    page.wait_for_load_state("networkidle")
    assert [complaint for complaint in complaints if EXPECTED.get(name, "nothing") not in complaint] == []


def test_policy_is_kept_by_the_browser(page, complaints):
    page.goto("/")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'alert(1)'}))")
    assert "Content Security Policy" in complaints[0]


def test_desk_is_quiet(page, complaints):
    log_in(page)
    assert page.url.endswith("/admin/")
    lists = addresses(page, "#content a[href^='/admin/']:not([href$='/add/'], [href$='/change/'])")
    assert len(lists) > 10
    for address in lists:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        for form in addresses(page, "a.addlink")[:1] + addresses(page, "#result_list th a")[:1]:
            page.goto(form)
            page.evaluate(OPEN_ALL_FOLDS)
            page.wait_for_load_state("networkidle")
    assert complaints == []


def addresses(page: Page, selector: str) -> list[str]:
    """Return the addresses that the links lead to, each once."""
    links = page.locator(selector).evaluate_all("links => links.map((link) => link.href)")
    return list(dict.fromkeys(links))
