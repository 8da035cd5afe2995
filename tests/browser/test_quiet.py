"""The browser keeps the content security policy, and the desk lives with it."""

import pytest
from playwright.sync_api import Page

from tests.browser.pages import OPEN_ALL_FOLDS, log_in


@pytest.mark.slow
def test_policy_is_kept_by_the_browser(page, complaints):
    page.goto("/")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'alert(1)'}))")
    assert "Content Security Policy" in complaints[0]


@pytest.mark.slow
def test_desk_is_quiet(page, complaints):
    log_in(page)
    assert page.url.endswith("/admin/")
    lists = addresses(page, "#content a[href^='/admin/']:not([href$='/add/'], [href$='/change/'])")
    assert len(lists) > 10
    for address in lists:
        page.goto(address)
        for form in addresses(page, "a.addlink")[:1] + addresses(page, "#result_list th a")[:1]:
            page.goto(form)
            page.evaluate(OPEN_ALL_FOLDS)
    assert complaints == []


def addresses(page: Page, selector: str) -> list[str]:
    """Return the addresses that the links lead to, each once."""
    links = page.locator(selector).evaluate_all("links => links.map((link) => link.href)")
    return list(dict.fromkeys(links))
