"""No page breaks a rule of axe: in light and dark, on a telephone and a wide screen, with all folds open."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.pages import PUBLIC, log_in, visit

# All rules that axe runs by itself, and the one of WCAG 2.2 AA that it does not.
RUN_AXE = """() => axe.run({rules: {"target-size": {enabled: true}}, resultTypes: ["violations"]})
    .then((answer) => answer.violations)"""


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Open a page that lets axe in, past the content security policy."""
    with browser.new_context(base_url=live_server.url, reduced_motion="reduce", bypass_csp=True) as context:
        yield context.new_page()


def faults(page: Page) -> list[str]:
    """Return what axe finds in each scheme and width."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [
                f"{scheme} {width} {rule['id']}: {node['html']}\n{node['failureSummary']}"
                for rule in page.evaluate(RUN_AXE)
                for node in rule["nodes"]
            ]
    return found


@pytest.mark.parametrize("name", PUBLIC)
def test_page_breaks_no_rule(page, name):
    visit(page, name)
    assert faults(page) == []


def test_login_that_failed_breaks_no_rule(page):
    log_in(page, password="fel")
    assert page.get_by_role("alert").count() == 1
    assert faults(page) == []
