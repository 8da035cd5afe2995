import re

import pytest
from django.urls import reverse

from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    MembershipFactory,
    PlannedMeetingFactory,
    TopicFactory,
)

ENGLISH = re.compile(
    r"\b(add|all|and|any|are|body|change|delete|field|for|history|home|in order|is|item|log out|meeting|no|of|"
    r"please|remove|required|save|search|select|the|this|to|view|welcome|with|yes|you|your)\b",
    re.IGNORECASE,
)


def words_of(html: str) -> str:
    """Return what a person sees or hears of the page."""
    html = re.sub(r"<(script|style).*?</\1>", " ", html, flags=re.DOTALL)
    heard = " ".join(re.findall(r'(?:title|alt|aria-label|placeholder)="([^"]*)"', html))
    return re.sub(r"<[^>]+>", " ", html) + heard


@pytest.fixture
def addresses(db) -> list[str]:
    item = AgendaItemFactory(title="Rubrik", meeting=MeetingFactory(body__name="Organet"))
    rows = [
        item.meeting,
        item,
        AttendeeFactory(meeting=item.meeting, person=None, name="Karin"),
        DecisionFactory(item=item, text="Beslutet"),
        ActionItemFactory(item=item, text="Uppgiften"),
        PlannedMeetingFactory(body=item.meeting.body),
        MembershipFactory(body=BodyFactory()),
        TopicFactory(),
    ]
    found = ["/admin/", "/admin/minutes/", "/admin/organisations/", "/admin/password_change/"]
    for row in rows:
        name = f"admin:{row._meta.app_label}_{row._meta.model_name}"
        found.append(reverse(f"{name}_changelist"))
        found += [reverse(f"{name}_{page}", args=[row.pk]) for page in ("change", "history", "delete")]
    return [*found, "/admin/minutes/meeting/add/", "/admin/auth/user/add/", "/admin/auth/user/1/change/"]


def test_no_page_has_an_english_word(administrator, addresses):
    for address in addresses:
        page = administrator.get(address, follow=True)
        assert '<html lang="sv"' in page.content.decode()
        assert not ENGLISH.findall(words_of(page.content.decode())), address


def test_no_form_error_has_an_english_word(administrator, addresses):
    for address in addresses:
        if address.endswith("/change/") and "/user/" not in address:
            page = administrator.post(address, {}, follow=True)
            assert not ENGLISH.findall(words_of(page.content.decode())), address


def test_pages_carry_the_name_of_the_archive_and_no_inline_script_or_style(client, secretary, addresses):
    for browser, address in ((client, "/admin/login/"), *((secretary, address) for address in addresses)):
        html = browser.get(address, follow=True).content.decode()
        assert "Samverkansarkivet" in html
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)[^>]*>[^<]", html), address
