"""A meeting prints as minutes: all of the record, none of the site, black on white."""

import pytest
from playwright.sync_api import Page

from tests.browser.pages import MEETINGS

NOT_PRINTED = ".site-header, .site-footer, .crumbs, .toc, .prevnext, .side, .self, .elsewhere, summary, .skip"
COLOURS = """elements => [...new Set(elements.filter((element) => element.innerText.trim())
    .map((element) => getComputedStyle(element).color))]"""
# Lightness of the colour as the browser paints it, 0 to 255.
LIGHTNESS = """colour => {
    const pen = new OffscreenCanvas(1, 1).getContext("2d")
    pen.fillStyle = colour
    pen.fillRect(0, 0, 1, 1)
    return Math.max(...pen.getImageData(0, 0, 1, 1).data.slice(0, 3))
}"""


@pytest.fixture
def paper(page: Page) -> Page:
    """Return a page as it is printed."""
    page.set_viewport_size({"width": 640, "height": 900})
    page.emulate_media(media="print")
    return page


@pytest.mark.slow
@pytest.mark.parametrize("path", MEETINGS.values(), ids=MEETINGS)
def test_record_is_printed_whole_and_without_the_site(paper, path):
    paper.goto(path)
    assert [element.inner_text() for element in paper.locator(NOT_PRINTED).all() if element.is_visible()] == []
    for kind in (".people li", ".item", ".item .prose", ":is(.decided, .proposed, .todo) li", "#bilagor tbody tr"):
        rows = paper.locator(kind)
        assert all(row.is_visible() for row in rows.all()), kind
    assert paper.locator(".item").count() > 0
    assert paper.get_by_text("Samverkansarkivet", exact=True).locator("visible=true").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_record_is_printed_dark_on_white(paper, scheme):
    paper.emulate_media(media="print", color_scheme=scheme)
    paper.goto(MEETINGS["möte med allt ovanligt"])
    assert paper.evaluate(f"({LIGHTNESS})(getComputedStyle(document.body).backgroundColor)") == 255
    colours = paper.locator("main *").evaluate_all(COLOURS)
    assert colours
    assert [colour for colour in colours if paper.evaluate(LIGHTNESS, colour) > 90] == []


def test_long_meeting_is_printed_on_several_pages(page):
    page.goto(MEETINGS["möte i Nordväst"])
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") > 2
