"""Everything that can be done with a mouse can be done with the keyboard, and one sees where one is."""

import pytest
from playwright.sync_api import Page

from tests.browser.pages import OPEN_ALL_FOLDS, PUBLIC, visit

# What Tab should stop at, in the order of the page; fields of a date have a stop for each part.
STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
    .filter((element) => element.type !== "hidden" && element.checkVisibility())"""
MARK = f"({STOPS})().forEach((element, number) => {{ element.dataset.stop = number }})"
COUNT = f"({STOPS})().length"
START_AT_TOP = """() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute("tabindex")
}"""
FOCUSED = """() => {
    const element = document.activeElement
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    return {
        stop: Number(element.dataset.stop ?? -1),
        text: element.textContent.trim().slice(0, 60) || element.name,
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    }
}"""


@pytest.mark.parametrize(
    ("name", "width"),
    [
        ("start", 390),
        ("möten i urval", 390),
        ("möten i urval", 1280),
        ("beslut med fel", 390),
        ("möte i Mellersta", 390),
        ("möte i Mellersta", 1280),
        ("ett organ", 1280),
        ("kalender", 1280),
        ("inloggning", 1280),
    ],
)
def test_tab_stops_at_everything_in_reading_order(page, name, width):
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, name)
    page.evaluate(MARK)
    page.evaluate(START_AT_TOP)
    stops: list[int] = []
    while True:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["stop"] == -1:
            break
        assert focused["outline"] >= 2, f"{focused['text']} does not show that it has focus"
        assert focused["inView"], f"{focused['text']} has focus out of sight"
        stops.append(focused["stop"])
    assert list(dict.fromkeys(stops)) == list(range(page.evaluate(COUNT)))


def test_skip_link_leads_past_the_menu(page):
    page.goto("/moten/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Hoppa till innehållet")
    assert skip.evaluate("element => element === document.activeElement")
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_fold_opens_and_closes_by_key(page, key):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(PUBLIC["möte i Nordväst"])
    page.locator(".attendance > summary").focus()
    page.keyboard.press(key)
    assert page.locator(".people li").first.is_visible()
    page.keyboard.press(key)
    assert not page.locator(".people li").first.is_visible()


@pytest.mark.slow
def test_filters_are_chosen_and_removed_by_key(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/moten/")
    page.get_by_text("inga valda").focus()
    page.locator("summary", has_text="Filter").focus()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Skåne").focus()
    page.keyboard.press("Space")
    press_until_focused(page, "Filtrera")
    page.keyboard.press("Enter")
    page.wait_for_url("**/moten/?*region=skane*")
    assert page.locator(".row").count() == 15

    page.get_by_role("link", name="Ta bort filtret Skåne").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "region" not in url)
    assert page.locator(".row").count() > 3


def press_until_focused(page: Page, text: str) -> None:
    """Press Tab until what has focus says the text."""
    page.evaluate(OPEN_ALL_FOLDS)
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == text:
            return
    pytest.fail(f"Tab never came to {text}")


def test_next_page_is_reached_by_key(page):
    page.goto("/beslut/")
    page.get_by_role("link", name="Nästa sida").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/beslut/?sida=2")
    assert page.get_by_text("Sida 2 av").is_visible()


def test_decision_with_an_address_is_in_sight_and_marked(page):
    page.goto("/beslut/?amne=avtal")
    page.locator(".row .what a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/moten/" in url and "#" in url)
    target = page.locator(":target")
    assert target.bounding_box()["y"] < 900
    assert "underline" in target.locator(".text").evaluate("element => getComputedStyle(element).textDecorationLine")
