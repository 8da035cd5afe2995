"""The admin in a browser: no rule of axe broken, nothing cut off on a telephone, nothing that the policy refuses."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.pages import OPEN_ALL_FOLDS, log_in
from tests.browser.test_accessibility import faults, page  # noqa: F401 - the page that lets axe in

MEETINGS = "/admin/minutes/meeting/"
NEW_MEETING = "/admin/minutes/meeting/add/"
NEW_PERSON = "/admin/organisations/person/add/"
MEETING = (MEETINGS, "15 oktober 2021")
# The pages of a secretary's day: where one begins, and the links one follows from there.
PAGES = {
    "skrivbordet": ("/admin/",),
    "möten": (MEETINGS,),
    "beslut": ("/admin/minutes/decision/",),
    "åtgärder": ("/admin/minutes/actionitem/",),
    "nytt möte": (NEW_MEETING,),
    "ett möte": MEETING,
    "en punkt": (*MEETING, "Öppna punkten"),
    "ett mötes historik": (*MEETING, "Historik"),
    "ett organ": ("/admin/organisations/body/", "Avtalsutskottet"),
    "ny person": (NEW_PERSON,),
}
PERSON_OF_FIRST_ROW = "#id_attendees-0-person + .select2 [role=combobox]"


def visit(page: Page, address: str, *links: str) -> None:  # noqa: F811
    """Go to the address, follow the links, and open all that is folded."""
    page.goto(address)
    for link in links:
        page.get_by_role("link", name=link).first.click()
    page.wait_for_load_state("networkidle")
    page.evaluate(OPEN_ALL_FOLDS)


@pytest.mark.parametrize("name", PAGES)
def test_page_of_the_admin_breaks_no_rule_and_fits_a_telephone(page, name):  # noqa: F811
    log_in(page)
    visit(page, *PAGES[name])
    assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("address", [NEW_MEETING, NEW_PERSON])
def test_form_with_errors_breaks_no_rule(page, address):  # noqa: F811
    log_in(page)
    visit(page, address)
    if address == NEW_MEETING:
        page.locator("#id_date").fill("i går")
    page.locator("[name=_save]").first.click()
    page.locator(".errornote").wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate(OPEN_ALL_FOLDS)
    assert faults(page) == []


def test_withdrawing_without_a_reason_says_so_and_breaks_no_rule(page):  # noqa: F811
    log_in(page)
    visit(page, MEETINGS)
    page.locator(".action-select").first.check()
    page.locator("[name=action]").select_option("withdraw_meetings")
    page.get_by_role("button", name="Utför").click()
    page.get_by_role("button", name="Dra tillbaka").click()
    assert "Skriv varför mötet dras tillbaka." in page.content()
    assert faults(page) == []


def test_rows_added_by_the_script_have_named_fields(page):  # noqa: F811
    log_in(page)
    visit(page, *MEETING)
    for group in ("attendees", "items", "attachments", "announced_meetings"):
        page.locator(f"#{group}-group .add-row a").click()
    page.evaluate(OPEN_ALL_FOLDS)
    assert faults(page) == []


def test_person_is_chosen_by_keyboard_and_the_policy_refuses_nothing(browser, live_server):
    refused = []
    with browser.new_context(base_url=live_server.url, locale="sv-SE") as context:
        page = context.new_page()
        page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
        log_in(page)
        visit(page, NEW_MEETING)
        page.locator(PERSON_OF_FIRST_ROW).focus()
        page.keyboard.press("Enter")
        page.keyboard.type("annika and")
        page.get_by_role("option", name="Annika Andersson").wait_for()
        page.keyboard.press("Enter")
        named = re.compile("Person:.*Annika Andersson", re.DOTALL)
        assert page.get_by_role("combobox", name=named).count() == 1
    assert refused == []
