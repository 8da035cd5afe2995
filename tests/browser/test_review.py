"""A document handed in and reviewed in a browser: by drop, by keyboard, and where no script runs."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, override_settings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from minutes.models import Meeting
from tests.browser.archive import SECRETARY
from tests.browser.axe import faults, too_wide
from tests.browser.pages import OPEN_ALL_FOLDS, log_in

NAME = "protokoll.txt"
TEXT = """Protokoll Avtalsutskottet 2023-03-08 kl. 13.00-15.00

Närvarande:
Annika Andersson, ordförande
Bo Berg, Haninge komun

§ 1 Öppnande
Anna hälsar välkommen.

§ 2 Ekonomi
Budgeten gås igenom.
Underlaget till kommunerna.
Pengarna räcker till mars.

"""
MORE = "".join(f"§ {number} Ärende {number}\nText om ärende {number}.\n\n" for number in range(3, 30))
WELCOME, ECONOMY, BUDGET, BASIS, MONEY = 8, 10, 11, 12, 13
DROP = """(text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], "protokoll.txt", {type: "text/plain"}))
    const input = document.querySelector(".drop-zone input[type=file]")
    input.files = data.files
}"""


@pytest.fixture(autouse=True)
def put_back(transactional_db: None, tmp_path) -> Iterator[None]:
    """Take away what the secretary hands in."""
    known = set(Meeting.objects.values_list("pk", flat=True))
    with override_settings(MEDIA_ROOT=tmp_path):
        yield
    Meeting.objects.exclude(pk__in=known).delete()
    connection.close()  # a test that Playwright runs has a connection of its own


def hand_in(text: str = TEXT + MORE) -> Meeting:
    """Let the secretary hand in a document; return its draft."""
    client = Client()
    client.force_login(User.objects.get(username=SECRETARY))
    answer = client.post("/admin/minutes/meeting/las-in/", {"file": SimpleUploadedFile(NAME, text.encode())})
    assert answer.status_code == 302
    return Meeting.objects.latest("pk")


def review(page: Page) -> Page:
    """Open the review of a draft that the secretary has handed in."""
    meeting = hand_in()
    page.context.clear_cookies()
    log_in(page)
    page.goto(f"/admin/minutes/meeting/{meeting.pk}/granska/")
    return page


def box(page: Page, line: int):
    return page.locator(f"#rad-{line} input")


def became(page: Page, line: int):
    return page.locator(f"#rad-{line} .became")


def test_dropped_file_leads_to_its_review(page, complaints):
    page.context.clear_cookies()
    log_in(page)
    page.evaluate(DROP, TEXT)
    page.get_by_role("button", name="Läs in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Granska mot dokumentet")
    expect(became(page, ECONOMY)).to_contain_text("punkt")
    assert complaints == []


@pytest.mark.slow
def test_lines_are_said_to_be_something_else_by_keyboard_and_the_draft_follows(page, complaints):
    review(page)
    page.evaluate("window.same = true")
    box(page, WELCOME).focus()
    for _ in range(2):  # past the blank line and the heading
        page.keyboard.press("ArrowDown")
    expect(box(page, BUDGET)).to_be_focused()
    page.keyboard.press("p")
    expect(page.locator(".review-draft h4", has_text="Budgeten gås igenom.")).to_be_visible()
    expect(became(page, BUDGET)).to_contain_text("punkt rättad")
    expect(box(page, BUDGET)).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("Budgeten gås igenom.")
    expect(page.get_by_role("status")).to_be_in_viewport()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(box(page, BASIS)).to_be_checked()
    expect(box(page, MONEY)).to_be_checked()
    page.keyboard.press("b")
    expect(became(page, MONEY)).to_contain_text("beslut rättad")
    expect(page.locator(".review-draft .decision")).to_have_count(2)
    expect(box(page, MONEY)).not_to_be_checked()

    page.keyboard.press("l")
    expect(became(page, MONEY)).not_to_contain_text("rättad")
    expect(became(page, BASIS)).to_contain_text("rättad")
    assert page.evaluate("window.same")  # no page was loaded
    assert complaints == []


@pytest.mark.slow
def test_letters_pressed_in_haste_are_each_of_their_own_line(page):
    review(page)
    box(page, BUDGET).focus()
    for key in ("p", "ArrowDown", "t", "ArrowDown", "b"):
        page.keyboard.press(key)
    expect(became(page, MONEY)).to_contain_text("beslut rättad")
    expect(became(page, BUDGET)).to_contain_text("punkt rättad")
    expect(became(page, BASIS)).to_contain_text("text rättad")
    expect(box(page, MONEY)).to_be_focused()


@pytest.mark.slow
def test_several_lines_are_marked_with_the_mouse_and_moved(page):
    review(page)
    box(page, BUDGET).click()
    box(page, MONEY).click(modifiers=["Shift"])
    expect(box(page, BASIS)).to_be_checked()
    page.get_by_label("Flytta efter rad").fill(str(WELCOME))
    page.get_by_role("button", name="Flytta").click()
    expect(became(page, MONEY)).to_contain_text("flyttad")
    expect(page.locator(f"#rad-{WELCOME} + li")).to_have_id(f"rad-{BUDGET}")


@pytest.mark.slow
def test_line_with_focus_is_never_under_the_buttons(page):
    review(page)
    page.set_viewport_size({"width": 1280, "height": 600})
    hidden = """() => {
        const box = document.activeElement.getBoundingClientRect()
        const tools = document.querySelector(".review-tools").getBoundingClientRect()
        const row = document.querySelector(".submit-row").getBoundingClientRect()
        return box.top < tools.bottom || box.bottom > Math.min(row.top, innerHeight)
    }"""
    box(page, BUDGET).focus()
    for key in ["ArrowDown"] * 30 + ["ArrowUp"] * 30:
        page.keyboard.press(key)
        assert not page.evaluate(hidden), page.evaluate("document.activeElement.value")


@pytest.mark.slow
def test_draft_shows_what_the_line_with_focus_is_a_part_of(page):
    review(page)
    page.set_viewport_size({"width": 1280, "height": 600})
    page.locator(".line", has_text="§ 20 ").locator("input").focus()
    expect(page.locator(".review-draft h4", has_text="Ärende 20")).to_be_in_viewport()
    expect(page.locator(".review-draft h4", has_text="Öppnande")).not_to_be_in_viewport()


def test_sentences_of_what_changed_are_in_sight_and_on_a_telephone_on_demand(page):
    review(page)
    box(page, MONEY).focus()
    page.keyboard.press("b")
    told = page.get_by_role("status")
    expect(told.locator("li")).to_have_count(2)
    is_whole = "() => (({scrollHeight, clientHeight}) => scrollHeight <= clientHeight)(document.activeElement)"
    told.focus()
    assert page.evaluate(is_whole)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate(is_whole)
    page.set_viewport_size({"width": 1280, "height": 720})


def test_part_of_a_line_stands_after_it_and_shows_the_same_of_the_draft(page):
    review(page)
    page.set_viewport_size({"width": 1280, "height": 600})
    box(page, WELCOME).check()
    page.get_by_label("Dela raden före").fill("välkommen")
    page.get_by_role("button", name="Dela", exact=True).click()
    part = page.locator(f"#rad-{WELCOME} + li")
    expect(part.locator(".no")).to_have_text(f"Rad {WELCOME}b")
    page.locator(".line", has_text="§ 20 ").locator("input").focus()
    part.locator("input").focus()
    expect(page.locator(".review-draft h4", has_text="Öppnande")).to_be_in_viewport()


def test_session_that_is_gone_loses_nothing(page):
    review(page)
    page.context.clear_cookies(name="sessionid")
    box(page, BUDGET).focus()
    page.keyboard.press("p")
    expect(page.get_by_label("Lösenord")).to_be_visible()


def test_review_works_where_no_script_runs(browser: Browser, live_server: LiveServer):
    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        page = review(context.new_page())
        box(page, BUDGET).check()
        page.get_by_role("button", name="Punkt").click()
        expect(page.locator(".review-draft h4", has_text="Budgeten gås igenom.")).to_be_visible()
        assert page.url.endswith(f"#rad-{BUDGET}")


@pytest.mark.slow
@pytest.mark.parametrize("address", ["granska", "ny-version"])
def test_pages_break_no_rule_and_fit_a_telephone(axe_page, address):
    meeting = hand_in()
    log_in(axe_page)
    axe_page.goto(f"/admin/minutes/meeting/{meeting.pk}/{address}/")
    axe_page.evaluate(OPEN_ALL_FOLDS)
    # A box that is half under the row of buttons comes out when one scrolls, which axe does not.
    axe_page.add_style_tag(content=".submit-row { position: static !important }")
    assert faults(axe_page) == []
    assert too_wide(axe_page) == []


@pytest.mark.slow
def test_form_with_errors_breaks_no_rule_and_fits_a_telephone(axe_page):
    log_in(axe_page)
    axe_page.goto("/admin/minutes/meeting/las-in/")
    axe_page.get_by_role("button", name="Läs in").click()
    axe_page.get_by_text("det ena och inte båda").wait_for()
    axe_page.evaluate(OPEN_ALL_FOLDS)
    assert faults(axe_page) == []
    assert too_wide(axe_page) == []
