"""Every page that a task of the desk leads through: no rule of axe broken, and none scrolls sideways.

Errors are shown and what folds or opens is open.
"""

import datetime
from collections.abc import Iterator

import pytest
from django.db import connection
from playwright.sync_api import Page

from minutes.models import Attendee, Meeting
from minutes.questions import ask
from tests.browser.archive import ADMINISTRATOR
from tests.browser.axe import faults, too_wide
from tests.browser.pages import OPEN_ALL_FOLDS, log_in
from tests.factories import AgendaItemFactory, AttachmentFactory, AttendeeFactory, MeetingFactory

NEW_MEETING = "/admin/minutes/meeting/add/"
PEOPLE = "/admin/organisations/person/"

pytestmark = pytest.mark.slow


@pytest.fixture
def draft(transactional_db: None) -> Iterator[Meeting]:
    """Return a draft with something to ask about, and take it away after the test."""
    body = Meeting.objects.get(slug="2020-03-06-avtalsutskottet").body
    meeting = MeetingFactory(body=body, date=datetime.date(2021, 2, 3), title="Före")
    AttendeeFactory(meeting=meeting, person=None, name="Karin Ek", position=1)
    AgendaItemFactory(meeting=meeting, title="Information", text="Anna Bergström informerar.")
    for number in range(2):
        AttachmentFactory(meeting=meeting, title=f"Bilden {number}")
    ask(meeting)
    yield meeting
    meeting.delete()
    connection.close()  # a test that Playwright runs has a connection of its own


@pytest.fixture
def published() -> Meeting:
    return Meeting.objects.get(slug="2021-10-15-delregional-tjanstemannaberedning-nordvast")


def assert_sound(page: Page) -> None:
    """Open all that is folded, and check the page."""
    page.wait_for_load_state("networkidle")
    page.evaluate(OPEN_ALL_FOLDS)
    assert faults(page) == []
    assert too_wide(page) == []


def go_to(page: Page, meeting: Meeting, part: str = "change") -> None:
    page.goto(f"/admin/minutes/meeting/{meeting.pk}/{part}/")


def test_publishing_with_questions_left_is_sound(axe_page, draft):
    log_in(axe_page)
    go_to(axe_page, draft, "publicera")
    axe_page.get_by_role("button", name="Publicera").click()
    axe_page.get_by_text("Några frågor är obesvarade").wait_for()
    assert_sound(axe_page)


@pytest.mark.parametrize(
    ("part", "button", "said"),
    [
        ("justera", "Anteckna justering", "Ange vem som har justerat"),
        pytest.param("dra-tillbaka", "Dra tillbaka", "Skriv varför mötet dras tillbaka"),
    ],
)
def test_step_that_is_refused_is_sound(axe_page, published, part, button, said):
    log_in(axe_page)
    go_to(axe_page, published, part)
    axe_page.get_by_role("button", name=button).click()
    axe_page.get_by_text(said).wait_for()
    assert_sound(axe_page)


def test_preview_is_sound(axe_page, draft):
    log_in(axe_page)
    go_to(axe_page, draft, "forhandsgranska")
    assert_sound(axe_page)


def test_second_of_two_who_save_sees_a_sound_page(axe_page, draft):
    log_in(axe_page)
    go_to(axe_page, draft)
    Meeting.objects.get(pk=draft.pk).attendees.get().delete()
    other = Meeting.objects.get(pk=draft.pk)
    other.title = "Den andras"
    other.save()
    axe_page.locator("#id_title").fill("Min")
    axe_page.locator("#id_attendees-0-name").fill("Karin Ek-Öberg")
    axe_page.locator("[name=_save]").first.click()
    axe_page.get_by_text("Den andras").wait_for()
    assert_sound(axe_page)


def test_choosing_whom_to_merge_and_which_to_keep_is_sound(axe_page):
    log_in(axe_page, name=ADMINISTRATOR)
    axe_page.goto(f"{PEOPLE}?q=Agneta+Cuypers")
    axe_page.get_by_role("link", name="Agneta Cuypers").click()
    axe_page.get_by_role("link", name="Slå ihop med en annan").click()
    axe_page.get_by_label("Sök bland").fill("ann")
    axe_page.get_by_role("button", name="Sök").click()
    assert_sound(axe_page)
    axe_page.locator(".proposed a").first.click()
    axe_page.get_by_role("button", name="Slå ihop").click()
    axe_page.get_by_text("Välj vilken som ska vara kvar.").wait_for()
    assert_sound(axe_page)


def test_refusal_to_delete_is_sound(axe_page):
    log_in(axe_page, name=ADMINISTRATOR)
    axe_page.goto(f"{PEOPLE}{Attendee.objects.exclude(person=None).first().person_id}/delete/")
    axe_page.get_by_role("heading", name="Gör så här i stället").wait_for()
    assert_sound(axe_page)


@pytest.mark.parametrize("action", ["publish_meetings", "withdraw_meetings", "delete_selected"])
def test_what_is_asked_of_several_at_once_is_sound(axe_page, draft, action):
    log_in(axe_page)
    axe_page.goto("/admin/minutes/meeting/?q=Före")
    axe_page.locator(".action-select").first.check()
    axe_page.locator("[name=action]").select_option(action)
    axe_page.get_by_role("button", name="Utför").click()
    assert_sound(axe_page)


@pytest.mark.parametrize("address", ["auth/group/1/change/", "auth/user/", "auth/user/add/", "password_change/"])
def test_page_of_accounts_is_sound(axe_page, address):
    log_in(axe_page, name=ADMINISTRATOR)
    axe_page.goto(f"/admin/{address}")
    assert_sound(axe_page)


# --- what opens over the page


def test_open_list_of_choices_is_sound(axe_page):
    log_in(axe_page)
    axe_page.goto(NEW_MEETING)
    axe_page.locator("#id_body + .select2 [role=combobox]").click()
    axe_page.keyboard.type("tj")
    axe_page.get_by_role("option", name="Centrala").wait_for()
    assert_sound(axe_page)


def test_calendar_is_sound_and_takes_and_gives_back_focus(axe_page):
    log_in(axe_page)
    axe_page.goto(NEW_MEETING)
    axe_page.locator("#id_date").fill("2021-10-15")
    axe_page.locator("#calendarlink0").press("Enter")
    calendar = axe_page.get_by_role("dialog", name="Välj ett datum")
    assert calendar.get_by_role("link", name="15").evaluate("day => day === document.activeElement")
    assert faults(axe_page) == []
    axe_page.keyboard.press("Escape")
    assert not calendar.is_visible()
    assert axe_page.evaluate("document.activeElement.id") == "calendarlink0"
