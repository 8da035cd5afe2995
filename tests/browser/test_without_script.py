"""Everything public works where scripts are not allowed to run."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Open a page on a telephone that runs no scripts."""
    with browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 844}
    ) as context:
        yield context.new_page()


def test_meetings_are_filtered_and_read(page):
    page.goto("/")
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Möten").click()
    page.locator("summary", has_text="Filter").click()
    page.get_by_role("checkbox", name="Skåne").check()
    page.get_by_label("Från och med").fill("2021-01-01")
    page.get_by_label("Till och med").fill("2021-12-31")
    page.get_by_role("button", name="Filtrera").click()
    assert page.get_by_role("status").inner_text() == "1 möte i urvalet"

    page.get_by_role("link", name="Delregional tjänstemannaberedning Nordväst").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Delregional tjänstemannaberedning Nordväst"
    page.locator("summary", has_text="Innehåll").click()
    page.locator(".toc").get_by_role("link", name="Ledarprogrammet").click()
    expect(page.locator(":target").get_by_role("heading", name="Ledarprogrammet")).to_be_visible()


def test_decisions_are_filtered_by_topic(page):
    page.goto("/beslut/")
    page.locator("summary", has_text="Filter").click()
    page.get_by_role("checkbox", name=re.compile(r"^Avtal \d+ träffar$")).check()
    page.get_by_role("button", name="Filtrera").click()
    expect(page.get_by_role("link", name="Ta bort filtret Avtal")).to_be_visible()
    assert 0 < page.locator(".row").count() < 25
    page.locator(".chip").click()
    expect(page.locator(".chip")).to_have_count(0)


def test_refused_filter_keeps_what_was_written(page):
    page.goto("/beslut/?fran=2022-01-01&till=2021-01-01&text=vård&region=skane&region=mars")
    assert page.get_by_role("alert").bounding_box()["y"] < page.locator("form.filters").bounding_box()["y"]
    assert page.get_by_role("checkbox", name="Skåne").is_checked()
    assert page.get_by_label("Från och med").input_value() == "2022-01-01"
    assert page.get_by_label("Sök bland besluten").input_value() == "vård"
    assert page.locator(".row").count() == 0
