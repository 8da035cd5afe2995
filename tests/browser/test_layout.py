"""Every page fits a narrow screen, large letters and long words, without a word in the browser's console.

Nothing in the console also means that nothing broke the content security policy; nothing is asked of other hosts.
"""

import pytest
from playwright.sync_api import Page

from tests.browser.pages import EACH_PUBLIC, EXPECTED_COMPLAINTS, MEETINGS, visit

WIDER_THAN_SCREEN = """() => [...document.querySelectorAll("body *")]
    .filter((element) => !element.closest(".vh, .table-wrap, .skip"))
    .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((element) => `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 60)}`)"""

# Words that are neither long nor divided by what is in them, and yet stand on two lines.
BROKEN_WORDS = """() => {
    const broken = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
        const text = texts.currentNode
        if (!text.parentElement.checkVisibility() || text.parentElement.closest(".vh")) continue
        for (const word of text.data.matchAll(/(?<![a-zåäö\\u00ad])[a-zåäö]{2,12}(?![a-zåäö\\u00ad])/gi)) {
            const range = document.createRange()
            range.setStart(text, word.index)
            range.setEnd(text, word.index + word[0].length)
            const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)))
            if (lines.size > 1) broken.push(word[0])
        }
    }
    return broken
}"""


def assert_fits(page: Page) -> None:
    """Check that the page is no wider than the screen, and that nothing in it is cut off there."""
    assert page.evaluate(WIDER_THAN_SCREEN) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("name", EACH_PUBLIC)
def test_page_is_quiet_and_fits_a_narrow_screen_and_large_letters(page, complaints, name):
    page.set_viewport_size({"width": 320, "height": 640})
    visit(page, name)
    assert_fits(page)
    assert page.evaluate(BROKEN_WORDS) == []
    page.set_viewport_size({"width": 640, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert_fits(page)
    assert [complaint for complaint in complaints if EXPECTED_COMPLAINTS.get(name, "none") not in complaint] == []


def test_meeting_is_open_on_a_wide_screen_without_being_unfolded(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(MEETINGS["möte i Nordväst"])
    assert page.locator(".people li").first.is_visible()
    assert page.locator(".toc li").first.is_visible()


def test_meeting_is_folded_on_a_telephone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(MEETINGS["möte i Nordväst"])
    assert not page.locator(".people li").first.is_visible()
    page.locator("summary", has_text="Deltagare").click()
    assert page.locator(".people li").first.is_visible()
