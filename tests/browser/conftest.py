"""A browser, and the archive served to it. Both are made once for all tests of the folder, which only read."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser import archive

CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="package")
def transactional_db(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Fill the archive before the first test of the folder and empty it after the last.

    It stands in for pytest-django's fixture of the name, on which live_server leans and which empties after each.
    """
    if CHROMIUM is None:
        pytest.skip("Chromium finns inte här; i Debian: apt install chromium")
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        archive.fill()
        # Playwright runs an event loop in this thread, where Django otherwise refuses to ask the database.
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield
        archive.empty()


@pytest.fixture(scope="package")
def browser(transactional_db: None) -> Iterator[Browser]:
    """Start Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def context(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """Open a window for the tests of a module, which thus fetch fonts and styles once."""
    with browser.new_context(base_url=live_server.url, locale="sv-SE", reduced_motion="reduce") as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Open an empty page."""
    with context.new_page() as page:
        yield page


@pytest.fixture
def axe_page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Open an empty page that lets axe in, past the content security policy."""
    with browser.new_context(base_url=live_server.url, reduced_motion="reduce", bypass_csp=True) as context:
        yield context.new_page()


@pytest.fixture
def complaints(page: Page, live_server: LiveServer) -> list[str]:
    """Return what the browser complains of on the page from now on, and what it asks of others."""
    found: list[str] = []

    def note_foreign(request: Request) -> None:
        if not request.url.startswith(live_server.url):
            found.append(f"asked for {request.url}")

    def note_failed(request: Request) -> None:
        # What is still on its way when the test goes on to another page is given up, and that is no fault.
        if request.failure != "net::ERR_ABORTED":
            found.append(f"failed: {request.url} ({request.failure})")

    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", note_failed)
    page.on("request", note_foreign)
    return found
