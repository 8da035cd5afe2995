"""The admin in a browser: no rule of axe broken, nothing cut off on a telephone, nothing that the policy refuses."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.archive import ADMINISTRATOR
from tests.browser.axe import faults
from tests.browser.pages import OPEN_ALL_FOLDS, log_in

MEETINGS = "/admin/minutes/meeting/"
NEW_MEETING = "/admin/minutes/meeting/add/"
PEOPLE = "/admin/organisations/person/"
NEW_PERSON = "/admin/organisations/person/add/"
MEETING = (MEETINGS, "15 oktober 2021")
# The pages of a secretary's day: where one begins, and the links one follows from there.
PAGES = {
    "skrivbordet": ("/admin/",),
    "möten": (MEETINGS,),
    "beslut": ("/admin/minutes/decision/",),
    "åtgärder": ("/admin/minutes/actionitem/",),
    "ämnesförslag": ("/admin/minutes/topicsuggestion/",),
    "en punkt med förslag": ("/admin/minutes/topicsuggestion/", "Uppföljning av avtalet"),
    "nytt möte": (NEW_MEETING,),
    "ett möte": MEETING,
    "en punkt": (*MEETING, "Öppna punkten"),
    "ett mötes historik": (MEETINGS, "6 maj 2019", "Historik", "Visa äldre"),
    "nästa möte": (*MEETING, "Ny från föregående"),
    "klistra in namn": (*MEETING, "Klistra in namn"),
    "ett organ": ("/admin/organisations/body/", "Avtalsutskottet"),
    "personer": (PEOPLE,),
    "en person": (PEOPLE, "Agneta Cuypers"),
    "ny person": (NEW_PERSON,),
}
PERSON_OF_FIRST_ROW = "#id_attendees-0-person + .select2 [role=combobox]"


def visit(page: Page, address: str, *links: str) -> None:
    """Go to the address, follow the links, and open all that is folded."""
    page.goto(address)
    for link in links:
        page.get_by_role("link", name=link).first.click()
    page.wait_for_load_state("networkidle")
    page.evaluate(OPEN_ALL_FOLDS)


LARGE = pytest.mark.slow  # axe takes long over a form of many rows
QUICK = ("skrivbordet", "en person")  # the others are walked with the slow tests
EACH_PAGE = [pytest.param(name, marks=() if name in QUICK else LARGE) for name in PAGES]


@pytest.mark.parametrize("name", EACH_PAGE)
def test_page_of_the_admin_breaks_no_rule_and_fits_a_telephone(axe_page, name):
    log_in(axe_page)
    visit(axe_page, *PAGES[name])
    assert faults(axe_page) == []
    axe_page.set_viewport_size({"width": 320, "height": 900})
    assert axe_page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.slow
def test_splitting_a_topic_breaks_no_rule_and_fits_a_telephone(axe_page):
    log_in(axe_page, name=ADMINISTRATOR)
    visit(axe_page, "/admin/minutes/topic/?q=avtal", "Avtal", "Dela i två")
    assert faults(axe_page) == []
    axe_page.set_viewport_size({"width": 320, "height": 900})
    assert axe_page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("address", [pytest.param(NEW_MEETING, marks=LARGE), NEW_PERSON])
def test_form_with_errors_breaks_no_rule(axe_page, address):
    log_in(axe_page)
    visit(axe_page, address)
    if address == NEW_MEETING:
        axe_page.locator("#id_date").fill("i går")
    axe_page.locator("[name=_save]").first.click()
    axe_page.locator(".errornote").wait_for()
    axe_page.wait_for_load_state("networkidle")
    axe_page.evaluate(OPEN_ALL_FOLDS)
    assert faults(axe_page) == []


@LARGE
def test_pasted_names_break_no_rule_with_suggestions_and_errors_and_fit_a_telephone(axe_page):
    log_in(axe_page)
    visit(axe_page, *PAGES["klistra in namn"])
    # One who is like another, one on the list, one in another's place, and a line that names nobody.
    pasted = "Anette Haff (S), Haninge\nKarin Ekelund\nNils Nyman (ers Karin)\nLokalen är bokad till klockan fem."
    axe_page.get_by_label("Namn").fill(pasted)
    axe_page.get_by_role("button", name="Läs namnen").click()
    axe_page.get_by_label("Namn som skrivet").first.fill("")
    axe_page.get_by_role("button", name="Lägg till på mötets lista").click()
    axe_page.locator(".errornote").wait_for()
    axe_page.evaluate(OPEN_ALL_FOLDS)
    assert faults(axe_page) == []
    axe_page.set_viewport_size({"width": 320, "height": 900})
    assert axe_page.evaluate("document.documentElement.scrollWidth") == 320


@LARGE
def test_next_meeting_with_errors_breaks_no_rule(axe_page):
    log_in(axe_page)
    visit(axe_page, *PAGES["nästa möte"])
    axe_page.get_by_label("Datum").fill("2021-10-15")
    axe_page.get_by_role("button", name="Börja på mötet").click()
    axe_page.get_by_text("Organet har redan ett möte den dagen").wait_for()
    assert faults(axe_page) == []


@pytest.mark.slow
def test_withdrawing_without_a_reason_says_so_and_breaks_no_rule(axe_page):
    log_in(axe_page)
    visit(axe_page, MEETINGS)
    axe_page.locator(".action-select").first.check()
    axe_page.locator("[name=action]").select_option("withdraw_meetings")
    axe_page.get_by_role("button", name="Utför").click()
    axe_page.get_by_role("button", name="Dra tillbaka").click()
    axe_page.get_by_text("Skriv varför mötet dras tillbaka.").wait_for()
    assert faults(axe_page) == []


def test_list_of_suggestions_leaves_the_console_empty(page, complaints):
    log_in(page)
    visit(page, *PAGES["ämnesförslag"])
    assert complaints == []


@LARGE
def test_rows_added_by_the_script_have_named_fields(axe_page):
    log_in(axe_page)
    visit(axe_page, *MEETING)
    for group in ("attendees", "items", "attachments", "announced_meetings"):
        axe_page.locator(f"#{group}-group .add-row a").click()
    axe_page.evaluate(OPEN_ALL_FOLDS)
    assert faults(axe_page) == []


@pytest.mark.slow
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


@LARGE
def test_focus_is_not_hidden_under_the_row_of_buttons(page):
    page.set_viewport_size({"width": 1280, "height": 800})
    log_in(page)
    visit(page, *MEETING)
    hidden = """() => {
        const field = document.activeElement.getBoundingClientRect()
        const row = document.querySelector(".submit-row").getBoundingClientRect()
        return !document.activeElement.closest(".submit-row") && field.top >= row.top && field.bottom <= row.bottom + 1
    }"""
    for _ in range(60):
        page.keyboard.press("Tab")
        assert not page.evaluate(hidden), page.evaluate("document.activeElement.outerHTML")
