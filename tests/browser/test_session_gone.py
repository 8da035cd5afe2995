"""Whoever writes for so long that the session ends loses nothing, with and without scripts."""

import pytest
from django.db import connection

from minutes.models import Meeting
from tests.browser.archive import PASSWORD, SECRETARY
from tests.browser.axe import faults
from tests.browser.pages import log_in
from tests.factories import AttendeeFactory, MeetingFactory

pytestmark = pytest.mark.slow
TEXT = "Vi var ense.\n\n  ”Å” & <b>:\n- ett\n- två"


@pytest.fixture
def draft(transactional_db) -> Meeting:
    """Return a draft of a body that is given to the secretary, and take it away after the test."""
    meeting = MeetingFactory(body=Meeting.objects.get(slug="2020-03-06-avtalsutskottet").body, title="Före")
    AttendeeFactory(meeting=meeting, person=None, name="Karin Ek", position=1)
    yield meeting
    meeting.delete()
    connection.close()  # a test that Playwright runs has a connection of its own


def write(page, draft: Meeting) -> None:
    """Log in and write on the desk of the draft, with what is folded open."""
    log_in(page)
    page.goto(f"/admin/minutes/meeting/{draft.pk}/change/")
    page.locator("#id_title").fill("Efter")
    page.locator("summary", has_text="Fler uppgifter").click()
    page.locator("#id_preamble").fill(TEXT)
    page.locator("#id_attendees-0-name").fill("Karin Ek-Öberg")


def log_in_again(page) -> None:
    page.get_by_label("Användarnamn").fill(SECRETARY)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()


@pytest.mark.parametrize("scripts", [True, False])
def test_what_was_written_is_saved_after_the_login(browser, live_server, draft, scripts):
    with browser.new_context(base_url=live_server.url, java_script_enabled=scripts) as context:
        page = context.new_page()
        write(page, draft)
        context.clear_cookies(name="sessionid")
        page.locator("[name=_save]").first.click()
        page.get_by_text("Det du skrev är kvar.").wait_for()
        log_in_again(page)
        page.get_by_text("Visa det jag skrev").click()
        page.get_by_text("Karin Ek-Öberg").wait_for()
        assert Meeting.objects.get(pk=draft.pk).title == "Före"
        page.get_by_role("button", name="Spara det du skrev").click()
        page.locator(".messagelist .success").wait_for()
    saved = Meeting.objects.get(pk=draft.pk)
    assert (saved.title, saved.preamble.replace("\r\n", "\n")) == ("Efter", TEXT)
    assert saved.attendees.get().name == "Karin Ek-Öberg"


def test_what_was_written_before_a_new_login_in_another_tab_can_be_copied(browser, live_server, draft):
    with browser.new_context(base_url=live_server.url) as context:
        page, tab = context.new_page(), context.new_page()
        write(page, draft)
        context.clear_cookies(name="sessionid")
        log_in(tab)
        page.locator("[name=_save]").first.click()
        page.get_by_role("heading", name="Formuläret kunde inte tas emot").wait_for()
        assert TEXT.splitlines() == page.locator(".written li", has_text="Vi var ense").text_content().splitlines()
    assert Meeting.objects.get(pk=draft.pk).title == "Före"


def test_pages_on_the_way_break_no_rule_and_fit_a_telephone(axe_page, draft):
    def check() -> None:
        axe_page.wait_for_load_state("networkidle")
        assert faults(axe_page) == []
        axe_page.set_viewport_size({"width": 320, "height": 900})
        assert axe_page.evaluate("document.documentElement.scrollWidth") == 320

    write(axe_page, draft)
    axe_page.context.clear_cookies(name="sessionid")
    axe_page.locator("[name=_save]").first.click()
    check()
    log_in_again(axe_page)
    axe_page.get_by_text("Visa det jag skrev").click()
    check()
