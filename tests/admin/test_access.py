import datetime

import pytest
from django.contrib import admin
from django.core.files.base import ContentFile
from django.urls import reverse

from minutes.models import Attendee, PlannedMeeting, TopicSuggestion
from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    AttachmentFactory,
    AttendeeFactory,
    DecisionFactory,
    MeetingFactory,
    OrganisationFactory,
    PersonFactory,
    PlannedMeetingFactory,
    SourceDocumentFactory,
)

from .conftest import client_of
from .page import offered


def rows_of(meeting) -> list:
    """Return a row of every kind that hangs on the meeting, and the meeting."""
    item = AgendaItemFactory(meeting=meeting, title="Hemlig punkt")
    return [
        meeting,
        item,
        AttendeeFactory(meeting=meeting, name="Hemlig Deltagare"),
        AttachmentFactory(meeting=meeting, title="Hemlig bilaga"),
        DecisionFactory(item=item, text="Hemligt beslut"),
        ActionItemFactory(item=item, text="Hemlig åtgärd"),
        PlannedMeetingFactory(announced_by=meeting, place="Hemlig plats"),
    ]


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_coordinator_sees_nothing_of_what_is_not_public(coordinator, secretary, state):
    meeting = MeetingFactory(place="Hemlig plats", **({} if state == "draft" else {state: True}))
    for row in rows_of(meeting):
        name = f"admin:minutes_{row._meta.model_name}"
        change = reverse(f"{name}_change", args=[row.pk])
        for query in ({}, {"q": "hemlig"}):
            page = coordinator.get(reverse(f"{name}_changelist"), query)
            assert list(page.context["cl"].result_list) == []
        for address in (change, reverse(f"{name}_history", args=[row.pk])):
            assert coordinator.get(address).status_code == 404
        assert secretary.get(change).status_code == 200


def test_coordinator_reads_what_is_public(coordinator):
    for row in rows_of(MeetingFactory(published=True)):
        name = f"admin:minutes_{row._meta.model_name}"
        assert list(coordinator.get(reverse(f"{name}_changelist")).context["cl"].result_list) == [row]
        assert coordinator.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200


def test_coordinator_changes_no_meeting(coordinator):
    meeting = MeetingFactory(published=True)
    address = reverse("admin:minutes_meeting_change", args=[meeting.pk])
    assert coordinator.post(address, {"place": "Lund"}).status_code == 403
    assert coordinator.get(reverse("admin:minutes_meeting_add")).status_code == 403
    assert 'name="_save"' not in coordinator.get(address).content.decode()


def test_autocomplete_offers_drafts_to_secretaries_only(coordinator, secretary):
    MeetingFactory(date=datetime.date(2021, 1, 1), body__name="Öppen")
    MeetingFactory(date=datetime.date(2021, 2, 1), body__name="Öppen två", published=True)
    assert len(offered(secretary, PlannedMeeting, "announced_by", "öppen")) == 2
    assert offered(coordinator, PlannedMeeting, "announced_by", "öppen") == ["Öppen två, 1 februari 2021"]


def test_autocomplete_takes_any_term(secretary):
    PersonFactory(name="Åke Öberg")
    assert offered(secretary, Attendee, "person", "ÅKE öber") == ["Åke Öberg"]
    assert offered(secretary, Attendee, "person", "\x00Åke\x00") == ["Åke Öberg"]
    assert offered(secretary, Attendee, "person", "%_'\\") == []


@pytest.mark.parametrize("make", [AttachmentFactory, SourceDocumentFactory])
def test_files_go_to_those_who_may_see_their_meeting(client, coordinator, secretary, make, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    row = make(meeting=MeetingFactory())
    row.file.save("Å svår.txt", ContentFile(b"hemligt"))
    address = reverse(f"admin:minutes_{row._meta.model_name}_file", args=[row.pk])
    answer = secretary.get(address)
    assert b"".join(answer.streaming_content) == b"hemligt"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert coordinator.get(address).status_code in (403, 404)
    assert client.get(address).status_code == 302
    row.file.storage.delete(row.file.name)
    assert secretary.get(address).status_code == 404


def test_source_is_read_and_not_changed(secretary, coordinator):
    source = SourceDocumentFactory(meeting=MeetingFactory(published=True), lines=[{"number": 1, "text": "Rad <ett>"}])
    address = reverse("admin:minutes_sourcedocument_change", args=[source.pk])
    page = secretary.get(address).content.decode()
    assert '<li value="1">Rad &lt;ett&gt;</li>' in page
    assert secretary.post(address, {"name": "Annat"}).status_code == 403
    assert coordinator.get(address).status_code == 404


@pytest.mark.slow
@pytest.mark.parametrize("group", ["Sekreterare", "Samordnare"])
def test_every_list_and_search_answers(db, group):
    client = client_of(group)
    rows_of(MeetingFactory(published=True))
    for model, model_admin in admin.site._registry.items():
        if model is TopicSuggestion:
            continue  # answered by those who may set topics, without a permission of its own
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        allowed = (
            client.get("/admin/").context["user"].has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
        )
        for query in ("", "?q=%C3%84ngelholm+x", "?q=%00"):
            assert client.get(address + query, follow=True).status_code == (200 if allowed else 403)
        if allowed:
            assert model_admin.search_fields


def test_autocomplete_offers_the_nearest_name_first(secretary):
    for name in ("Mellersta Skåne", "Skånes universitetssjukhus", "Skåne"):
        OrganisationFactory(name=name)
    query = {"app_label": "minutes", "model_name": "attendee", "field_name": "organisation", "term": "skåne"}
    answer = secretary.get(reverse("admin:autocomplete"), query)
    assert [row["text"] for row in answer.json()["results"]] == [
        "Skåne",
        "Skånes universitetssjukhus",
        "Mellersta Skåne",
    ]
