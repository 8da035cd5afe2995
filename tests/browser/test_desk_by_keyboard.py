"""Every task of the desk, done with the keyboard alone by whoever sees where the focus is."""

import re

import pytest
from django.db import connection
from playwright.sync_api import Page

from minutes.models import Meeting
from organisations.models import Person
from tests.browser.archive import ADMINISTRATOR
from tests.browser.pages import log_in
from tests.factories import PersonFactory

pytestmark = pytest.mark.slow
FOCUSED = """() => {
    const element = document.activeElement
    if (element === document.body) return null
    const style = getComputedStyle(element.closest(".select2-container--focus .select2-selection") ?? element)
    const box = element.getBoundingClientRect()
    const names = (element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id))
    return {
        name: [...names.map((part) => part?.textContent), element.labels?.[0]?.textContent, element.textContent,
            element.type === "submit" ? element.value : ""].filter(Boolean).join(" ").replace(/\\s+/g, " ").trim(),
        id: element.id,
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
        inView: box.bottom > 0 && box.top < innerHeight,
    }
}"""


@pytest.fixture
def desk(page: Page) -> Page:
    """Return the page of a secretary who is logged in, and take away what they make."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.context.clear_cookies()
    log_in(page)
    known = set(Meeting.objects.values_list("pk", flat=True))
    yield page
    Meeting.objects.exclude(pk__in=known).delete()
    connection.close()  # a test that Playwright runs has a connection of its own


def reach(page: Page, wanted: str, key: str = "Tab") -> None:
    """Press Tab until what has focus is called so, or has that id; see it all the way."""
    for _ in range(400):
        page.keyboard.press(key)
        focused = page.evaluate(FOCUSED)
        if focused is None:  # past the last, on the way round to the first
            continue
        assert focused["outlined"], f"{focused} does not show that it has focus"
        assert focused["inView"], f"{focused} has focus out of sight"
        if focused["id"] == wanted or re.search(wanted, focused["name"]):
            return
    pytest.fail(f"{key} never came to {wanted}")


def press(page: Page, wanted: str, key: str = "Tab") -> None:
    """Go to a link or a button by keyboard, and use it on the page where it stands."""
    reach(page, wanted, key)
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)  # for what a script does next


def follow(page: Page, wanted: str) -> None:
    """Go to a link or a button by keyboard, and on to the page that it leads to."""
    reach(page, wanted)
    with page.expect_navigation(wait_until="networkidle"):
        page.keyboard.press("Enter")


def choose(page: Page, wanted: str, typed: str, option: str) -> None:
    """Choose by typing in a field that looks up as one types."""
    reach(page, wanted)
    page.keyboard.press("Enter")
    page.locator(".select2-search input:focus").wait_for()
    page.keyboard.type(typed)
    page.get_by_role("option", name=option).first.wait_for()
    page.keyboard.press("Enter")
    assert option in page.evaluate(FOCUSED)["name"]  # and the focus stays on the field


def test_meeting_is_made_filled_and_published(desk):
    follow(desk, "^Skriv in ett möte$")
    choose(desk, "^Organ:", "avtals", "Avtalsutskottet")
    reach(desk, "id_date")
    desk.keyboard.type("2022-02-03")
    press(desk, "^Lägg till ytterligare Deltagare$")
    last = desk.locator(".desk-row.dynamic-attendees [name$=-name]").last
    assert last.evaluate("field => field === document.activeElement")
    desk.keyboard.type("Karin Ek")
    choose(desk, "^Person:", "annika and", "Annika Andersson")
    reach(desk, "id_items-0-title")
    desk.keyboard.type("Information")
    follow(desk, "^Spara$")
    desk.get_by_text("ändra det igen nedan").or_(desk.locator(".messagelist .success")).first.wait_for()
    meeting = Meeting.objects.latest("pk")
    assert (str(meeting.date), meeting.attendees.get().name, meeting.items.get().title) == (
        "2022-02-03",
        "Karin Ek",
        "Information",
    )
    follow(desk, "^Öppna punkten$")
    reach(desk, "id_decisions-0-text")
    desk.keyboard.type("Planen antas.")
    follow(desk, "^Spara$")
    assert meeting.items.get().decisions.get().text == "Planen antas."

    desk.goto(f"/admin/minutes/meeting/{meeting.pk}/change/")
    follow(desk, "^Publicera$")
    follow(desk, "^Publicera$")
    desk.locator(".messagelist .success").wait_for()
    assert Meeting.objects.get(pk=meeting.pk).is_published


def test_names_are_pasted(desk):
    meeting = Meeting.objects.get(slug="2020-03-06-avtalsutskottet")
    before = set(meeting.attendees.values_list("pk", flat=True))
    desk.goto(f"/admin/minutes/meeting/{meeting.pk}/klistra-in/")
    reach(desk, "^Namn:")
    desk.keyboard.insert_text("Sigrid Ny, Haninge kommun\n")
    follow(desk, "^Läs namnen$")
    follow(desk, "^Lägg till på mötets lista$")
    desk.locator(".messagelist .success").wait_for()
    added = meeting.attendees.exclude(pk__in=before)
    assert added.get().name == "Sigrid Ny"
    added.delete()


def test_row_that_is_taken_away_leaves_focus_where_one_adds_another(desk):
    desk.goto("/admin/minutes/meeting/add/")
    press(desk, "^Lägg till ytterligare Deltagare$")
    press(desk, "^Ta bort$", "Shift+Tab")
    assert desk.evaluate("document.activeElement.textContent") == "Lägg till ytterligare Deltagare"


def test_skip_link_leads_past_the_menu_of_the_desk(desk):
    desk.goto("/admin/minutes/meeting/")
    reach(desk, "^Hoppa till")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.closest('main') !== null")


def test_people_are_merged_and_parted_again(page, transactional_db):
    page.context.clear_cookies()
    log_in(page, name=ADMINISTRATOR)
    kept, other = PersonFactory(name="Sigrid Nyberg"), PersonFactory(name="Sigrid Nybergh")
    page.goto(f"/admin/organisations/person/{kept.pk}/change/")
    follow(page, "^Slå ihop med en annan$")
    follow(page, "^Sigrid Nybergh")
    reach(page, "Behåll Sigrid Nyberg ")
    page.keyboard.press("Space")
    follow(page, "^Slå ihop$")
    page.locator(".messagelist .success").wait_for()
    assert not Person.objects.filter(pk=other.pk).exists()
    follow(page, "^Ångra sammanslagningen")
    follow(page, "^Ångra sammanslagningen$")
    page.get_by_text("är åter en egen post").wait_for()
    Person.objects.filter(name__startswith="Sigrid Nyberg").delete()
    connection.close()
