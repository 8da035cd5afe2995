"""Two people on one meeting: nobody's work is lost, and none is overwritten unseen."""

import random
from typing import Any

import pytest
from django.contrib.auth import get_user
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from minutes.models import AgendaItem, Attendee, Decision, Meeting
from minutes.publishing import publish
from tests.factories import (
    AgendaItemFactory,
    AttendeeFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
    TopicFactory,
)
from tests.public.reading import plain

from .conftest import client_of
from .page import errors_of, fields_of, send


@pytest.fixture
def anna(body) -> Client:
    client = client_of("Sekreterare")
    body.secretaries.add(get_user(client))
    return client


@pytest.fixture
def bertil(body) -> Client:
    client = client_of("Sekreterare")
    body.secretaries.add(get_user(client))
    return client


@pytest.fixture
def meeting(body) -> Meeting:
    meeting = MeetingFactory(body=body, place="Lund")
    for number in range(1, 4):
        AttendeeFactory(meeting=meeting, position=number, name=f"Deltagare {number}", person=None)
        AgendaItemFactory(meeting=meeting, position=number, title=f"Punkt {number}", text=f"Text {number}\nmer")
    return meeting


def page_of(row: Any) -> str:
    return reverse(f"admin:minutes_{row._meta.model_name}_change", args=[row.pk])


class Page:
    """A page that somebody has open, with what they have typed into it."""

    def __init__(self, client: Client, row: Any) -> None:
        self.client, self.address = client, page_of(row)
        self.data = fields_of(client.get(self.address))

    def type(self, **changes: Any) -> "Page":
        self.data |= {
            name.replace("__", "-"): value if isinstance(value, list) else [value] for name, value in changes.items()
        }
        return self

    def save(self) -> HttpResponse:
        """Send the page; where it is refused, go on with what it then shows."""
        response = self.client.post(self.address, self.data)
        if response.status_code == 200:
            self.data = fields_of(response)
        return response


def test_the_second_save_is_refused_with_both_versions_on_screen(anna, bertil, meeting):
    page = Page(bertil, meeting).type(place="Ystad", title="Bertils rubrik")
    assert errors_of(send(anna, page_of(meeting), place="Malmö")) == ""
    response = page.save()
    text = plain(response.content.decode())
    assert "Någon annan har sparat medan du skrev" in text
    assert "Plats Nu i arkivet: Malmö Du skrev: Ystad" in text
    assert get_user(anna).username in text
    assert page.data["place"] == ["Ystad"]
    assert page.data["title"] == ["Bertils rubrik"]
    meeting.refresh_from_db()
    assert (meeting.place, meeting.title) == ("Malmö", "")
    assert errors_of(page.save()) == ""  # now knowingly
    meeting.refresh_from_db()
    assert (meeting.place, meeting.title) == ("Ystad", "Bertils rubrik")


def test_what_only_the_other_changed_is_taken_over(anna, bertil, meeting):
    page = Page(bertil, meeting).type(place="Ystad")
    send(anna, page_of(meeting), title="Annas rubrik", starts_at="09:00", form="online", same_day_number="2")
    text = plain(page.save().content.decode())
    assert "Annas rubrik Taget in i formuläret här" in text
    assert errors_of(page.save()) == ""
    meeting.refresh_from_db()
    assert (meeting.place, meeting.title, meeting.form, meeting.same_day_number) == (
        "Ystad",
        "Annas rubrik",
        "online",
        2,
    )
    assert f"{meeting.starts_at:%H:%M}" == "09:00"


def test_the_second_save_is_refused_when_only_a_row_was_changed(anna, bertil, meeting):
    page = Page(bertil, meeting).type(place="Ystad")
    send(anna, page_of(meeting), attendees__1__note="Kom senare", attendees__1__presence="partly")
    text = plain(page.save().content.decode())
    assert "Kom senare" in text
    assert page.data["place"] == ["Ystad"]
    assert page.data["attendees-1-note"] == ["Kom senare"]
    assert Meeting.objects.get().place == "Lund"
    assert errors_of(page.save()) == ""
    assert Meeting.objects.get().place == "Ystad"
    assert Attendee.objects.get(position=2).presence == "partly"


def test_two_who_work_on_items_of_their_own_do_not_meet(anna, bertil, meeting):
    first, second, _ = meeting.items.order_by("position")
    page = Page(bertil, second).type(text="Bertils text")
    assert errors_of(send(anna, page_of(first), text="Annas text")) == ""
    assert errors_of(page.save()) == ""
    assert list(meeting.items.values_list("text", flat=True)[:2]) == ["Annas text", "Bertils text"]


def test_whoever_changes_nothing_that_the_desk_shows_does_not_stop_it(anna, bertil, meeting):
    page = Page(bertil, meeting).type(place="Ystad")
    topic = TopicFactory()
    send(anna, page_of(meeting.items.first()), topics=[str(topic.pk)])
    assert errors_of(page.save()) == ""
    assert meeting.items.first().topics.get() == topic


@pytest.mark.slow
def test_the_title_of_an_item_is_the_same_on_the_desk_and_on_its_page(anna, bertil, meeting):
    page = Page(bertil, meeting).type(items__0__title="Bertils punkt")
    send(anna, page_of(meeting.items.first()), title="Annas punkt")
    assert "Annas punkt" in page.save().content.decode()
    assert meeting.items.first().title == "Annas punkt"


@pytest.mark.slow
def test_a_row_that_the_other_deleted_keeps_what_was_typed_and_can_be_added_again(anna, bertil, meeting):
    page = Page(bertil, meeting).type(attendees__1__note="Viktigt")
    assert errors_of(send(anna, page_of(meeting), attendees__1__DELETE="on")) == ""
    text = plain(page.save().content.decode())
    assert "Raden togs bort av någon annan" in text
    assert page.data["attendees-1-note"] == ["Viktigt"]
    assert meeting.attendees.count() == 2
    assert errors_of(page.save()) == ""
    assert meeting.attendees.get(name="Deltagare 2").note == "Viktigt"
    assert sorted(meeting.attendees.values_list("position", flat=True)) == [1, 2, 3]


def test_a_row_that_the_other_changed_is_not_deleted_unseen(anna, bertil, meeting):
    page = Page(bertil, meeting).type(attendees__1__DELETE="on")
    send(anna, page_of(meeting), attendees__1__note="Viktigt")
    assert "Viktigt" in page.save().content.decode()
    assert meeting.attendees.count() == 3
    assert errors_of(page.save()) == ""
    assert meeting.attendees.count() == 2


def test_a_row_that_the_other_added_stays(anna, bertil, meeting):
    page = Page(bertil, meeting).type(place="Ystad", attendees__3__name="Bertils deltagare")
    send(anna, page_of(meeting), attendees__3__name="Annas deltagare", attendees__3__order="1")
    assert errors_of(page.save()) == ""
    names = list(meeting.attendees.order_by("position").values_list("name", flat=True))
    assert names == ["Annas deltagare", "Deltagare 1", "Deltagare 2", "Deltagare 3", "Bertils deltagare"]


@pytest.mark.slow
def test_whoever_thinks_that_a_meeting_is_a_draft_is_told_that_it_is_public(anna, bertil, meeting):
    page = Page(bertil, meeting).type(place="Ystad")
    publish(Meeting.objects.get(), get_user(anna))
    assert "Läge Nu i arkivet: Publicerat" in plain(page.save().content.decode())
    assert Meeting.objects.get().place == "Lund"


def test_topics_that_both_changed_are_shown_by_name(anna, bertil, meeting):
    item, topics = meeting.items.first(), [TopicFactory(name="SIP"), TopicFactory(name="Avtal")]
    page = Page(bertil, item).type(topics=[str(topics[0].pk)])
    send(anna, page_of(item), topics=[str(topics[1].pk)])
    assert "Ämnen Nu i arkivet: Avtal Du skrev: SIP" in plain(page.save().content.decode())
    assert list(item.topics.all()) == [topics[1]]


def test_a_decision_that_both_changed_is_shown_in_both_versions(anna, bertil, meeting):
    decision = DecisionFactory(item=meeting.items.first(), text="Avtalet sägs upp.")
    page = Page(bertil, decision.item).type(decisions__0__text="Avtalet sägs inte upp.")
    send(anna, page_of(decision.item), decisions__0__text="Avtalet förlängs.", decisions__0__outcome="postponed")
    text = plain(page.save().content.decode())
    assert "Text Nu i arkivet: Avtalet förlängs. Du skrev: Avtalet sägs inte upp." in text
    assert "Utfall Nu i arkivet: Bordlagt Taget in" in text
    assert Decision.objects.get().text == "Avtalet förlängs."


def test_an_entry_of_a_register_is_not_overwritten_unseen(administrator, secretary):
    person = PersonFactory(name="Karin Ek")
    address = reverse("admin:organisations_person_change", args=[person.pk])
    data = fields_of(secretary.get(address)) | {"other_names": ["K Ek"]}
    send(administrator, address, other_names="Karin Ekh")
    assert "Karin Ekh" in plain(secretary.post(address, data).content.decode())
    person.refresh_from_db()
    assert person.other_names == "Karin Ekh"


@pytest.mark.slow
def test_a_version_that_somebody_made_up_is_refused(anna, meeting):
    data = fields_of(anna.get(page_of(meeting))) | {"version": ["1:hemmagjord"]}
    assert anna.post(page_of(meeting), data).status_code == 400


# --- at random


def snapshot(meeting: Meeting) -> dict[tuple, Any]:
    """Return every text that the pages of the meeting change, by its row and field."""
    found: dict[tuple, Any] = {("meeting", name): getattr(Meeting.objects.get(pk=meeting.pk), name) for name in HEAD}
    for model, names in ((Attendee, ("name", "note", "title")), (AgendaItem, ("title", "text"))):
        for row in model.objects.filter(meeting=meeting):
            found |= {(model.__name__, row.pk, name): getattr(row, name) for name in names}
    return found


HEAD = ("place", "title", "preamble")
ROUNDS = {"sqlite": 200, "postgresql": 60}  # on both it goes the same way, of which a part tells


def typed(random: random.Random, page: Page, token: str) -> None:
    """Type the token somewhere on the page, or delete or move a row."""
    texts = [name for name in page.data if name.rpartition("-")[2] in (*HEAD, "note", "name", "text", "title")]
    rows = [name.removesuffix("id") for name in page.data if name.endswith("-id") and page.data[name] != [""]]
    for name in random.sample(texts, min(2, len(texts))):
        page.data[name] = [token]
    if rows and random.random() < 0.15:
        page.data[random.choice(rows) + "DELETE"] = ["on"]
    orders = [name for name in page.data if name.endswith("-order") and page.data[name] != [""]]
    if orders and random.random() < 0.3:
        page.data[random.choice(orders)] = ["1"]


@pytest.mark.slow
def test_no_interleaving_of_two_sessions_overwrites_anything_unseen(anna, bertil, body):
    refused, rounds = 0, ROUNDS[connection.vendor]
    for round_ in range(rounds):
        chance = random.Random(round_)
        meeting = MeetingFactory(body=body, place="Lund", same_day_number=1, date=f"2021-{round_ % 12 + 1:02}-01")
        attendees = [AttendeeFactory(meeting=meeting, position=place, person=None) for place in (1, 2, 3)]
        items = [AgendaItemFactory(meeting=meeting, position=place) for place in (1, 2)]
        pages, seen = [], []
        for client in (anna, bertil):
            row = chance.choice([meeting, meeting, *items, attendees[0]])
            seen.append(snapshot(meeting))
            pages.append(Page(client, row))
        for step in range(3):
            which = chance.randrange(2)
            page, token = pages[which], f"token{round_}x{step}"
            before = snapshot(meeting)
            typed(chance, page, token)
            response = page.client.post(page.address, page.data)
            after = snapshot(meeting)
            if response.status_code == 200:
                refused += 1
                assert after == before
                assert token in response.content.decode()
                page.data = fields_of(response)
            elif response.status_code == 302:
                others = {key for key in before if before[key] != seen[which].get(key)}
                lost = {key for key in others if after.get(key) != before[key]}
                assert not lost, (round_, step, lost)
                pages[which] = page = Page(page.client, meeting)
            else:
                assert response.status_code == 404  # the row of the page is gone
                pages[which] = page = Page(page.client, meeting)
            seen[which] = snapshot(meeting)
        Meeting.objects.filter(pk=meeting.pk).delete()
    assert refused > rounds / 4  # or they never met
