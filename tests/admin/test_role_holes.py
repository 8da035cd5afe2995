"""Ways around the pages: forged forms, lists asked for by what they do not show, rows of others named in one's own."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth import get_user
from django.db.models import Model
from django.forms.models import model_to_dict
from django.test import Client
from django.urls import reverse

from minutes.models import Attendee, Meeting, PlannedMeeting
from organisations.models import Body
from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    AttachmentFactory,
    AttendeeFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
    PlannedMeetingFactory,
    TopicFactory,
    UserFactory,
)

from .conftest import client_of
from .page import fields_of, send
from .test_access import rows_of

SECRET = "dunkelsak"


@pytest.fixture
def draft(db: None) -> Meeting:
    """Return a draft of another body."""
    return MeetingFactory(body__name="Andra rådet", place=SECRET, preamble=SECRET, title=SECRET)


@pytest.fixture
def own(body: Body, own_secretary: Client) -> Meeting:
    return MeetingFactory(body=body)


def page_of(row: Model, page: str = "change") -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])


def state_of(*rows: Model) -> list[dict[str, Any]]:
    """Return what is stored of the rows."""
    return [model_to_dict(type(row)._base_manager.get(pk=row.pk)) for row in rows]


# --- lists


@pytest.mark.parametrize(
    ("model", "lookup"),
    [
        ("minutes_attendee", "meeting__preamble__startswith"),
        ("minutes_agendaitem", "meeting__preamble__contains"),
        ("minutes_agendaitem", "decisions__text__contains"),
        ("minutes_agendaitem", "parent__text__contains"),
        ("minutes_decision", "item__text__contains"),
        ("minutes_plannedmeeting", "announced_by__preamble__contains"),
        ("minutes_meeting", "body__secretaries__password__startswith"),
        ("minutes_meeting", "created_by__password__startswith"),
        ("organisations_body", "secretaries__password__startswith"),
        ("organisations_body", "meetings"),
        ("organisations_body", "meetings__isnull"),
        ("organisations_body", "meetings__preamble__contains"),
        ("organisations_body", "joint_meetings__isnull"),
        ("organisations_body", "planned_meetings"),
        ("organisations_body", "referred_decisions"),
        ("organisations_region", "secretaries__password__startswith"),
        ("organisations_region", "items"),
        ("organisations_person", "attendances"),
        ("organisations_person", "attendances__isnull"),
        ("organisations_person", "attendances__name__contains"),
        ("organisations_organisation", "attendances"),
        ("minutes_topic", "items"),
        ("minutes_topic", "decisions__isnull"),
    ],
)
def test_list_is_not_asked_for_by_what_it_does_not_show(own_secretary, coordinator, model, lookup):
    for client in (own_secretary, coordinator):
        answer = client.get(reverse(f"admin:{model}_changelist"), {lookup: "1"})
        assert answer.status_code == 400 or answer.url.endswith("?e=1")


def test_register_is_asked_for_by_its_filters_and_what_it_points_at(own_secretary):
    for model, lookup in [
        ("organisations_person", "memberships__body__id__exact"),
        ("organisations_body", "region__id__exact"),
        ("organisations_body", "prepares_for__id__exact"),
        ("minutes_agendaitem", "presenters__person__id__exact"),
    ]:
        assert own_secretary.get(reverse(f"admin:{model}_changelist"), {lookup: "1"}).status_code == 200


@pytest.mark.parametrize("query", ["o=1.-2", "o=9", "all=", "_popup=1", "_to_field=id", "q=hemlig", "_facets=True"])
def test_list_shows_nothing_of_others_drafts_however_it_is_asked_for(own_secretary, own, coordinator, draft, query):
    for row in rows_of(draft):
        address = reverse(f"admin:minutes_{row._meta.model_name}_changelist")
        for client in (own_secretary, coordinator):
            page = client.get(f"{address}?{query}", follow=True)
            assert SECRET not in page.content.decode()
            assert "Hemlig" not in page.content.decode()


@pytest.mark.slow
@pytest.mark.parametrize("across", ["0", "1"])
@pytest.mark.parametrize("action", ["publish_meetings", "withdraw_meetings", "delete_selected"])
def test_list_action_leaves_rows_of_others(own_secretary, own, coordinator, draft, action, across):
    published = MeetingFactory(published=True)
    both = client_of("Sekreterare")
    get_user(both).groups.add(*get_user(coordinator).groups.all())
    rows = [*rows_of(draft), *rows_of(published), PlannedMeetingFactory()]
    before = state_of(*rows)
    for row in rows:
        sent = {"action": action, ACTION_CHECKBOX_NAME: [row.pk], "select_across": across}
        sent |= {"post": "yes", "confirmed": "1", "reason": "Fel."}
        for client in (own_secretary, coordinator, both, client_of("")):
            client.post(reverse(f"admin:minutes_{row._meta.model_name}_changelist"), sent)
    assert state_of(*rows) == before


# --- forged rows of one's own page


def test_rows_of_others_are_not_taken_over_by_a_forged_key(own_secretary, own, draft):
    AttendeeFactory(meeting=own, person=None)
    theirs = AttendeeFactory(meeting=draft, name=SECRET, note=SECRET)
    before = state_of(theirs)
    answer = send(own_secretary, page_of(own), attendees__0__id=theirs.pk, attendees__0__name="Min", meeting=draft.pk)
    assert SECRET not in answer.content.decode()
    send(own_secretary, page_of(own), attendees__0__meeting=draft.pk, attendees__0__name="Min")
    assert state_of(theirs) == before
    assert draft.attendees.count() == 1


@pytest.mark.parametrize("row", ["attendee", "attachment", "item", "presenter"])
def test_row_of_others_cannot_be_chosen(own_secretary, own, draft, row):
    attendee, item = AttendeeFactory(meeting=draft, name=SECRET), AgendaItemFactory(meeting=draft, title=SECRET)
    mine = AgendaItemFactory(meeting=own)
    theirs, page, field = {
        "attendee": (attendee, AttendeeFactory(meeting=own), "substitutes_for"),
        "attachment": (item, AttachmentFactory(meeting=own), "item"),
        "item": (item, mine, "parent"),
        "presenter": (attendee, mine, "presenters-0-attendee"),
    }[row]
    answer = send(own_secretary, page_of(page), **{field.replace("-", "__"): theirs.pk})
    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()
    assert not getattr(page, "presenters", Attendee.objects.none()).exists()


@pytest.mark.parametrize("is_public", [False, True])
def test_meeting_is_not_announced_at_one_of_others(own_secretary, own, draft, body, is_public):
    theirs = MeetingFactory(published=True) if is_public else draft
    sent = {"body": body.pk, "date": "2031-01-01", "announced_by": theirs.pk}
    answer = send(own_secretary, reverse("admin:minutes_plannedmeeting_add"), **sent)
    assert answer.status_code == 200
    assert "Andra rådet" not in answer.content.decode()
    planned = PlannedMeetingFactory(body=body, announced_by=own)
    assert send(own_secretary, page_of(planned), announced_by=theirs.pk).status_code == 200
    assert not theirs.announced_meetings.exists()


def test_meeting_that_others_announced_is_still_corrected_by_the_body(own_secretary, own, body):
    planned = PlannedMeetingFactory(body=body, announced_by=MeetingFactory(published=True))
    assert send(own_secretary, page_of(planned), place="Lund").status_code == 302
    planned.refresh_from_db()
    assert planned.place == "Lund"


def test_meeting_of_others_is_not_let_stand_by_itself(own_secretary, own, draft):
    planned = PlannedMeetingFactory(body=draft.body, announced_by=own)
    assert send(own_secretary, page_of(planned), announced_by="").status_code == 200
    assert PlannedMeeting.objects.get(pk=planned.pk).announced_by == own
    assert send(own_secretary, page_of(planned), place="Lund").status_code == 302


def test_meeting_that_a_draft_of_others_announces_is_seen_when_that_is_public(own_secretary, own, draft, body):
    planned = PlannedMeetingFactory(body=body, announced_by=draft, place=SECRET)
    assert own_secretary.get(page_of(planned)).status_code == 404
    assert SECRET not in own_secretary.get(page_of(own, "next_meeting")).content.decode()
    planned.announced_by, planned.place = MeetingFactory(published=True), ""
    planned.save()
    assert own_secretary.get(page_of(planned)).status_code == 200
    assert SECRET not in own_secretary.get(page_of(planned, "history")).content.decode()


def test_pasted_name_is_not_told_apart_by_a_draft_of_others(own_secretary, own, draft):
    person = PersonFactory(name="Anna Ek")
    AttendeeFactory(meeting=draft, person=person)
    data = {"text": "Anna Ek", "_read": "1"}
    said = own_secretary.post(page_of(own, "paste_names"), data).content.decode()
    assert "Anna Ek" in said
    assert "Andra rådet" not in said


# --- coordinators


def test_coordinator_changes_no_word_by_a_forged_form(coordinator, secretary):
    item = AgendaItemFactory(title="Ord")
    decision, action = DecisionFactory(item=item, text="Ord"), ActionItemFactory(item=item, text="Ord")
    topic = TopicFactory()
    for row, allowed in ((item, "topics"), (decision, "topics"), (action, "status")):
        forged = fields_of(secretary.get(page_of(row)))
        forged = {name: ["Annat"] if values == ["Ord"] else values for name, values in forged.items()}
        assert ["Annat"] in forged.values()
        forged |= {"topics": [topic.pk], "status": "done", "decisions-0-DELETE": "on", "meeting": MeetingFactory().pk}
        forged |= {"decisions-TOTAL_FORMS": "3", "decisions-2-text": "Nytt", "decisions-2-kind": "decision"}
        before = state_of(row)[0]
        assert coordinator.post(page_of(row), forged).status_code == 302
        after = state_of(row)[0]
        changed = {name for name in after if name != "version" and after[name] != before[name]}
        assert changed == {allowed}
    assert [one.text for one in item.decisions.all()] == ["Ord"]
    assert action.responsibles.count() == 0


# --- other addresses


@pytest.mark.parametrize("group", ["Sekreterare", "Samordnare", ""])
def test_no_address_leads_on_from_a_row_that_one_may_not_see(own, draft, group):
    client = client_of(group)
    hidden = PersonFactory(is_public=False)
    types = apps.get_model("contenttypes", "ContentType").objects
    for row in (draft, hidden):
        key = types.get_for_model(row).pk
        assert client.get(f"/admin/r/{key}/{row.pk}/").status_code == 404
    assert client.get(f"/admin/minutes/meeting/{draft.pk}/").status_code == 404


@pytest.mark.parametrize("group", ["Sekreterare", "Samordnare", ""])
@pytest.mark.parametrize("query", ["", "?_to_field=id", "?_to_field=title&_popup=1", "?_changelist_filters=q%3Dx"])
def test_parameters_open_no_page_of_others(draft, group, query):
    client = client_of(group)
    for row in rows_of(draft):
        for page in ("change", "history", "delete"):
            assert client.get(page_of(row, page) + query).status_code in (404, 400 if "title" in query else 404)


@pytest.mark.parametrize("group", ["Sekreterare", "Samordnare", ""])
def test_no_autocomplete_offers_drafts_of_others(draft, group):
    client = client_of(group)
    rows_of(draft)
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if not field.is_relation:
                continue
            query = {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field.name}
            answer = client.get(reverse("admin:autocomplete"), query)
            assert answer.status_code in (200, 403), (model, field)
            said = answer.content.decode()
            assert SECRET not in said
            assert "Hemlig" not in said
            assert "Andra rådet, " not in said


def test_what_was_written_to_a_page_of_others_is_not_sent_on_there(draft):
    client, account = Client(), UserFactory(group="Sekreterare")
    account.set_password("ett-gott-losenord")
    account.save()
    page = client.post(page_of(draft), {"place": "Skrivet"})
    kept = fields_of(page) or {}
    sent = {"username": account.username, "password": "ett-gott-losenord", "next": page_of(draft)}
    sent |= {"kept": page.context["kept"].sealed}
    on = client.post(reverse("admin:login"), sent | {name: kept[name] for name in kept if name == "kept"})
    assert SECRET not in on.content.decode()
    assert client.post(page_of(draft), {"place": "Skrivet"}).status_code == 404
    draft.refresh_from_db()
    assert draft.place == SECRET


def test_administrator_does_not_take_over_an_account_that_may_do_more(administrator):
    boss = UserFactory(is_superuser=True)
    for page in ("change", "password_change"):
        answer = administrator.post(page_of(boss, page), {"password1": "x", "password2": "x", "is_superuser": ""})
        assert answer.status_code == 403
    mine = get_user(administrator)
    assert send(administrator, page_of(mine), is_superuser="on").status_code == 302
    mine.refresh_from_db()
    assert not mine.is_superuser
