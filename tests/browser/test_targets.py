"""An address with a place in it leads to that place, also on the first visit, when fonts are still to come."""

import pytest

from tests.browser.pages import MEETINGS


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
def test_a_link_to_a_decision_shows_it_on_the_first_visit(browser, live_server, width):
    size = {"width": width, "height": 800}
    with browser.new_context(base_url=live_server.url) as context:
        page = context.new_page()
        page.goto(MEETINGS["möte i Nordväst"])
        keys = page.locator(".decided li").evaluate_all("rows => rows.map((row) => row.id)")
    for key in (keys[3], keys[-1]):
        with browser.new_context(base_url=live_server.url, viewport=size) as context:
            page = context.new_page()
            page.goto(f"{MEETINGS['möte i Nordväst']}#{key}")
            page.evaluate("document.fonts.ready")
            page.wait_for_timeout(300)
            top = page.evaluate("key => document.getElementById(key).getBoundingClientRect().top", key)
            assert -5 <= top < 700


def test_focus_is_not_hidden_under_the_year(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/beslut/")
    page.locator("footer a").last.focus()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        above = (
            "a => {const r = a.getBoundingClientRect(); return document.elementFromPoint(r.x + r.width / 2, r.y + 2)}"
        )
        hit = page.evaluate(f"(({above})(document.activeElement))?.closest('.year') === null")
        assert hit, page.evaluate("document.activeElement.outerHTML")
