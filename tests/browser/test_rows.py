"""Rows of the desk are moved by hand and by keyboard, and added without the mouse."""

import pytest
from playwright.sync_api import Page

from tests.browser.pages import log_in
from tests.browser.test_admin import MEETING

NUMBERS = """(group) => [...group.querySelectorAll(".desk-row:not(.empty-form)")].map((row) => [
    row.querySelector("textarea").value, row.querySelector("input.order").value])"""


def numbers(page: Page, group: str = "items") -> list[list[str]]:
    """Return the first text and the number of each row, from the top."""
    return page.locator(f"#{group}-group").evaluate(NUMBERS)


def opened(page: Page) -> list[list[str]]:
    """Open the desk of a meeting, folded as it comes."""
    if not any("sessionid" in cookie["name"] for cookie in page.context.cookies()):
        log_in(page)
    address, link = MEETING
    page.goto(address)
    page.get_by_role("link", name=link).first.click()
    page.locator("#items-0 .drag").scroll_into_view_if_needed()
    return numbers(page)


def test_a_row_is_moved_with_the_arrow_keys(page):
    before = opened(page)
    page.locator("#items-0 .drag").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    after = numbers(page)
    assert [text for text, _ in after[:3]] == [before[1][0], before[2][0], before[0][0]]
    assert [number for _, number in after[:3]] == ["1", "2", "3"]
    assert [row for row in after if not row[0]] == [row for row in before if not row[0]]  # empty rows have no number
    assert page.evaluate("document.activeElement.className") == "drag"


@pytest.mark.slow
def test_a_row_is_dragged_to_its_place(page):
    before = opened(page)
    page.locator("#items-1").evaluate("row => row.scrollIntoView({block: 'center'})")
    handle, target = page.locator("#items-2 .drag").bounding_box(), page.locator("#items-0").bounding_box()
    page.mouse.move(handle["x"] + 5, handle["y"] + 5)
    page.mouse.down()
    page.mouse.move(handle["x"] + 5, target["y"] + 2, steps=12)
    page.mouse.up()
    after = numbers(page)
    assert [text for text, _ in after[:3]] == [before[2][0], before[0][0], before[1][0]]
    assert [number for _, number in after[:3]] == ["1", "2", "3"]


@pytest.mark.slow
def test_a_row_is_added_by_keyboard_where_no_empty_one_is_left_and_one_goes_on_writing_there(page):
    before = opened(page)
    empty = [place for place, (text, _) in enumerate(before) if not text]
    for place in [*empty, len(before)]:
        page.locator("#items-0 textarea").first.focus()
        page.keyboard.press("Control+Enter")
        page.wait_for_function(f"document.activeElement.closest('.desk-row')?.id === 'items-{place}'")
        page.keyboard.type("Ny punkt")
    assert len(numbers(page)) == len(before) + 1


@pytest.mark.slow
def test_what_is_typed_first_on_a_new_meeting_is_looked_for_among_the_bodies(page):
    opened(page)
    page.goto("/admin/minutes/meeting/add/")
    page.wait_for_function("document.activeElement.getAttribute('role') === 'combobox'")
    page.keyboard.type("Avtalsuts")
    page.locator(".select2-results__option--highlighted", has_text="Avtalsutskottet").wait_for()
    page.keyboard.press("Enter")
    assert page.locator("#id_body").evaluate("select => select.selectedOptions[0].text").startswith("Avtalsutskottet")
