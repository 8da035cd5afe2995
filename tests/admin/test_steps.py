"""The steps of a meeting to the public and back, each a page of its own."""

import datetime

import pytest
from django.contrib.auth import get_user
from django.urls import reverse

from minutes.models import AgendaItem, Meeting, Question
from minutes.publishing import publish
from minutes.questions import ask
from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    AttachmentFactory,
    AttendeeFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
    SourceDocumentFactory,
)
from tests.public.reading import plain

from .conftest import client_of
from .page import fields_of, messages_of, send

DAY = datetime.date(2021, 10, 15)


def step(name: str, meeting: Meeting) -> str:
    return reverse(f"admin:minutes_meeting_{name}", args=[meeting.pk])


def answers(asked: Meeting | Question, reply: str, note: str = "") -> dict[str, list[str]]:
    """Return the fields that answer one question, or all of a meeting."""
    questions = [asked] if isinstance(asked, Question) else asked.questions.all()
    given = {f"fraga-{question.pk}-reply": [reply] for question in questions}
    return given | ({f"fraga-{question.pk}-note": [note] for question in questions} if note else {})


@pytest.fixture
def meeting(body) -> Meeting:
    return MeetingFactory(body=body, date=DAY)


@pytest.fixture
def asked(meeting) -> Meeting:
    """A draft that gives rise to a question of every kind."""
    AttendeeFactory(meeting=meeting, name="Lars Almroth", person=None)
    text = "Anna Bergström informerar. Kontakta anna.bergstrom@kommun.se eller 070-765 43 21. Lars Almroth tackar."
    item = AgendaItemFactory(meeting=meeting, title="Information", text=text)
    DecisionFactory(item=item, text="Beslut:")
    AttachmentFactory(meeting=meeting, title="Bildspel", location="projify")
    ask(meeting)
    return meeting


def test_preview_is_the_public_page_of_a_draft_for_those_who_may_edit_it(own_secretary, coordinator, client, meeting):
    AgendaItemFactory(meeting=meeting, title="God och nära vård")
    page = own_secretary.get(step("preview", meeting))
    assert "God och nära vård" in plain(page.content.decode())
    assert "Det är inte publicerat" in plain(page.content.decode())
    assert "no-store" in page.headers["Cache-Control"]
    assert coordinator.get(step("preview", meeting)).status_code == 404
    assert client.get(step("preview", meeting)).status_code == 302


def test_preview_hides_what_the_public_does_not_see(own_secretary, meeting):
    AttendeeFactory(meeting=meeting, name="Karin Ek", person=PersonFactory(name="Karin Ek", is_public=False))
    assert "Karin Ek" not in own_secretary.get(step("preview", meeting)).content.decode()


def test_preview_of_a_meeting_with_nothing_in_it_is_shown(own_secretary):
    bare = Meeting.objects.create(created_by=get_user(own_secretary))
    assert own_secretary.get(step("preview", bare)).status_code == 200


@pytest.mark.parametrize("name", ["preview", "publish", "approve", "withdraw"])
def test_steps_of_another_bodys_meeting_are_not_there(own_secretary, name):
    for other in (MeetingFactory(), MeetingFactory(published=True)):
        assert own_secretary.get(step(name, other)).status_code == 404
        assert own_secretary.post(step(name, other), {"reason": "x", "publish": "1"}).status_code == 404


@pytest.mark.parametrize("name", ["publish", "approve", "withdraw"])
def test_a_step_needs_its_permission(own_secretary, meeting, name):
    group = get_user(own_secretary).groups.get()
    group.permissions.remove(group.permissions.get(codename=f"{name}_meeting"))
    assert own_secretary.get(step(name, meeting)).status_code == 403


# --- publishing


def test_what_stops_a_meeting_is_listed_and_there_is_no_button(own_secretary, body):
    meeting = MeetingFactory(body=body, date=None, preamble="Gäller 19121212-1212.")
    page = plain(own_secretary.get(step("publish", meeting)).content.decode())
    assert "Datum saknas." in page
    assert "Ett personnummer står i inledningen" in page
    assert 'value="Publicera"' not in own_secretary.get(step("publish", meeting)).content.decode()
    own_secretary.post(step("publish", meeting), {"publish": "1"})
    assert not Meeting.objects.get().is_published


def test_everything_there_is_to_ask_is_asked_once(asked):
    ask(asked)
    found = sorted(asked.questions.values_list("kind", "matter"))
    assert found == [
        ("attachment", "Bildspel"),
        ("decision", "Beslut under Information"),
        ("email", "anna.bergstrom@kommun.se"),
        ("name", "Anna Bergström"),
        ("phone", "070-765 43 21"),
    ]


@pytest.mark.parametrize(
    "write",
    [
        lambda item: AgendaItem.objects.update(text="Ingenting."),
        lambda item: DecisionFactory(item=item),
        lambda item: ActionItemFactory(item=item),
        lambda item: AttachmentFactory(meeting=item.meeting),
        lambda item: SourceDocumentFactory(meeting=item.meeting),
        lambda item: Meeting.objects.update(preamble="Mötet ställdes in."),
        lambda item: item.delete(),
    ],
)
def test_meeting_that_has_items_alone_is_asked_about(meeting, write):
    item = AgendaItemFactory(meeting=meeting, text="")
    ask(meeting)
    assert [question.kind for question in meeting.questions.all()] == ["empty"]
    write(item)
    ask(meeting)
    assert not meeting.questions.filter(kind="empty").exists()


def test_a_question_that_is_no_more_goes_unless_it_was_settled_or_noted(asked):
    answered = Question.objects.filter(meeting=asked)
    answered.filter(kind="email").update(reply="as_it_is", answered_at="2021-10-16T09:00Z")
    answered.filter(kind="name").update(reply="later", answered_at="2021-10-16T09:00Z")
    answered.filter(kind="phone").update(note="Numret är växelns.")
    asked.items.update(text="Ingenting.")
    ask(asked)
    assert set(asked.questions.values_list("kind", flat=True)) == {"attachment", "decision", "email", "phone"}


def test_a_question_goes_with_the_row_that_it_was_asked_about(own_secretary, asked):
    for row, name in ((asked.items.get(), "agendaitem"), (asked.attachments.get(), "attachment")):
        own_secretary.post(reverse(f"admin:minutes_{name}_delete", args=[row.pk]), {"post": "yes"})
    assert not asked.questions.exists()


def test_whoever_loses_an_attendee_is_asked_about_the_name(own_secretary, meeting):
    attendee = AttendeeFactory(meeting=meeting, name="Anna Bergström", person=None)
    AgendaItemFactory(meeting=meeting, text="Anna Bergström informerar.")
    chosen = {"action": "delete_selected", "_selected_action": [attendee.pk], "post": "yes"}
    own_secretary.post(reverse("admin:minutes_attendee_changelist"), chosen)
    assert meeting.questions.get().matter == "Anna Bergström"


def test_publishing_asks_for_every_answer_and_keeps_them(own_secretary, asked):
    response = send(own_secretary, step("publish", asked), publish="1")
    assert "Svara på frågan" in plain(response.content.decode())
    assert not Meeting.objects.get().is_published
    missing = asked.questions.get(kind="attachment")
    given = answers(asked, "as_it_is") | answers(missing, "later", note="Kommer i veckan")
    response = send(own_secretary, step("publish", asked), publish="1", **given)
    assert "är publicerat." in messages_of(response)
    asked.refresh_from_db()
    assert asked.is_published
    assert asked.published_by == get_user(own_secretary)
    assert asked.questions.get(reply="later").note == "Kommer i veckan"
    assert asked.questions.filter(reply="as_it_is", answered_by=get_user(own_secretary)).count() == 4
    assert list(asked.questions.still_open()) == [asked.questions.get(kind="attachment")]
    assert "1 fråga" in plain(
        own_secretary.get(reverse("admin:minutes_meeting_change", args=[asked.pk])).content.decode()
    )


def test_the_rest_of_a_kind_is_answered_at_once(own_secretary, meeting):
    for number in range(3):
        AttachmentFactory(meeting=meeting, title=f"Bilaga {number}")
    ask(meeting)
    data = fields_of(own_secretary.get(step("publish", meeting)))
    data |= answers(meeting.questions.first(), "as_it_is") | {"fragor-attachment": ["later"], "publish": ["1"]}
    own_secretary.post(step("publish", meeting), data)
    assert list(meeting.questions.values_list("reply", flat=True)) == ["as_it_is", "later", "later"]
    assert Meeting.objects.get().is_published


def test_answers_are_saved_without_publishing(own_secretary, asked):
    given = answers(asked.questions.first(), "as_it_is")
    response = send(own_secretary, step("publish", asked), answer="1", **given)
    assert "Svaren är sparade." in messages_of(response)
    assert asked.questions.filter(reply="as_it_is").count() == 1
    assert not Meeting.objects.get().is_published


def test_nothing_answered_is_said_and_nothing_is_kept(own_secretary, asked):
    response = send(own_secretary, step("publish", asked), answer="1")
    assert "Inget nytt svar gavs" in messages_of(response)
    assert asked.questions.exclude(reply="").count() == 0


def test_a_question_that_went_meanwhile_takes_no_comment_with_it_in_silence(own_secretary, asked):
    page = fields_of(own_secretary.get(step("publish", asked)))
    email = asked.questions.get(kind="email")
    page |= answers(asked, "as_it_is") | answers(email, "as_it_is", note="Hör av mig till henne.")
    asked.items.update(text="Ingenting.")
    ask(asked)
    response = own_secretary.post(step("publish", asked), page | {"publish": ["1"]})
    assert "kommentaren till den sparades inte: Hör av mig till henne." in messages_of(response)
    assert Meeting.objects.get().is_published


def test_a_question_that_came_meanwhile_is_asked_before_publishing(own_secretary, asked):
    page = fields_of(own_secretary.get(step("publish", asked))) | answers(asked, "as_it_is")
    AttachmentFactory(meeting=asked, title="Kallelse")
    ask(asked)
    response = own_secretary.post(step("publish", asked), page | {"publish": ["1"]})
    assert "Kallelse" in plain(response.content.decode())
    assert not Meeting.objects.get().is_published


def test_what_another_has_answered_meanwhile_stands(own_secretary, administrator, asked):
    page = fields_of(own_secretary.get(step("publish", asked)))
    first, second = asked.questions.all()[:2]
    send(administrator, step("publish", asked), answer="1", **answers(first, "as_it_is", note="Frågade henne."))
    own_secretary.post(step("publish", asked), page | answers(second, "later") | {"answer": ["1"]})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.reply, first.note, first.answered_by) == ("as_it_is", "Frågade henne.", get_user(administrator))
    assert (second.reply, second.answered_by) == ("later", get_user(own_secretary))


def test_publishing_by_command_leaves_the_questions_open(asked):
    publish(asked, by=None)
    assert asked.questions.still_open().count() == 5


def test_the_questions_of_a_public_meeting_are_still_answered(own_secretary, asked):
    publish(asked, by=None)
    page = own_secretary.get(step("publish", asked)).content.decode()
    assert "Frågor om mötet" in page
    assert 'value="Publicera"' not in page


def test_a_withdrawn_meeting_is_published_again(own_secretary, body):
    meeting = MeetingFactory(body=body, withdrawn=True)
    send(own_secretary, step("publish", meeting), publish="1")
    assert Meeting.objects.get().is_published


# --- approving


def test_approval_notes_who_and_when_and_leaves_history(own_secretary, meeting):
    first, second = (AttendeeFactory(meeting=meeting) for _ in range(2))
    response = send(own_secretary, step("approve", meeting), approved_on="2021-10-20", approvers=[str(second.pk)])
    assert "antecknat som justerat" in messages_of(response)
    meeting.refresh_from_db()
    assert meeting.approved_on == datetime.date(2021, 10, 20)
    assert list(meeting.attendees.filter(is_approver=True)) == [second]
    assert meeting.history.latest().history_change_reason == "Justering"
    assert meeting.history.latest().history_user == get_user(own_secretary)
    assert not first.history.filter(history_type="~").exists()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"approved_on": "2021-10-14"}, "Justeringen kan inte vara före mötet"),
        ({"approved_on": "igår"}, "Skriv dagen så här"),
        ({"approved_on": ""}, "Skriv vilken dag"),
        ({"approvers": []}, "Ange vem som har justerat"),
    ],
)
def test_approval_that_cannot_be_is_refused_with_what_to_do(own_secretary, meeting, changes, error):
    attendee = AttendeeFactory(meeting=meeting)
    given = {"approved_on": "2021-10-20", "approvers": [str(attendee.pk)]} | changes
    assert error in plain(send(own_secretary, step("approve", meeting), **given).content.decode())
    assert Meeting.objects.get().approved_on is None


def test_approval_is_taken_away(own_secretary, body):
    meeting = MeetingFactory(body=body, date=DAY, approved_on=DAY)
    AttendeeFactory(meeting=meeting, is_approver=True)
    send(own_secretary, step("approve", meeting), remove="1")
    meeting.refresh_from_db()
    assert meeting.approved_on is None
    assert not meeting.attendees.filter(is_approver=True).exists()


# --- withdrawing


def test_withdrawing_one_meeting_asks_why(own_secretary, body):
    meeting = MeetingFactory(body=body, published=True)
    assert "Skriv varför" in send(own_secretary, step("withdraw", meeting), reason=" ").content.decode()
    send(own_secretary, step("withdraw", meeting), reason="Fel fil.")
    meeting.refresh_from_db()
    assert (meeting.status, meeting.withdrawal_reason) == ("withdrawn", "Fel fil.")
    assert meeting.history.latest().history_user == get_user(own_secretary)


def test_a_user_with_both_roles_takes_no_steps_with_others_meetings(body):
    both = client_of("Samordnare")
    user = get_user(both)
    user.groups.add(get_user(client_of("Sekreterare")).groups.get())
    body.secretaries.add(user)
    other = MeetingFactory(published=True)
    assert both.get(reverse("admin:minutes_meeting_change", args=[other.pk])).status_code == 200
    assert both.post(step("withdraw", other), {"reason": "x"}).status_code == 403
    address = reverse("admin:minutes_meeting_changelist")
    chosen = {"action": "withdraw_meetings", "_selected_action": [other.pk], "confirmed": "1", "reason": "x"}
    both.post(address, chosen)
    assert Meeting.objects.get(pk=other.pk).is_published


def test_an_attendee_who_is_called_as_somebody_in_the_register_is_asked_about(meeting):
    person = PersonFactory(name="Karin Ek")
    attendee = AttendeeFactory(meeting=meeting, name="Karin Ek", person=None)
    ask(meeting)
    assert meeting.questions.get().kind == "person"
    attendee.person = person
    attendee.save()
    ask(meeting)
    assert not meeting.questions.exists()
