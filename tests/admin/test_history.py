import datetime
import html
import re
from io import StringIO

import pytest
from django.contrib.auth import get_user
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from minutes.admin.ordering import put_in_order
from minutes.models import AgendaItem, Attendee, Decision, Meeting
from minutes.models.dates import long_date
from minutes.publishing import publish, withdraw
from organisations.models.tracked import Occasion, write_history
from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    AttachmentFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
    PlannedMeetingFactory,
    PresenterFactory,
    RegionFactory,
    ResponsibleFactory,
    TopicFactory,
    UserFactory,
)
from tests.passing_time import pass_time

from .page import errors_of, send

pytestmark = pytest.mark.django_db


def address(row, page: str = "history") -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])


def savings(client, row, **query) -> list[str]:
    """Return what the history says of each saving, in words, the newest first."""
    page = client.get(address(row), query)
    assert page.status_code == 200
    sections = re.findall(r'<section class="saving">(.*?)</section>', page.content.decode(), re.DOTALL)
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", section)).split()) for section in sections]


@pytest.fixture
def meeting(body):
    meeting = MeetingFactory(body=body, date=datetime.date(2021, 10, 15))
    item = AgendaItemFactory(meeting=meeting, number="§ 4", title="God och nära vård", text="Rapport.", position=1)
    AttendeeFactory(meeting=meeting, name="Anna Ek", person=None, position=1)
    DecisionFactory(item=item, text="Avtalet godkänns.")
    pass_time()
    return meeting


# --- what is told


def test_a_saving_tells_who_when_and_each_field_before_and_after(secretary, meeting):
    user = get_user(secretary)
    user.first_name, user.last_name = "Siv", "Sekreterare"
    user.save()
    changes = {"date": "2021-10-16", "starts_at": "09:00", "form": "online"}
    assert errors_of(send(secretary, address(meeting, "change"), **changes)) == ""

    newest = savings(secretary, meeting)[0]
    assert newest.startswith(long_date(timezone.localdate()))
    assert "Siv Sekreterare" in newest
    assert "Mötet ändrades" in newest
    assert "Datum Före: 15 oktober 2021 → Efter: 16 oktober 2021" in newest
    assert "Börjar Före: – → Efter: 09.00" in newest
    assert "Mötesform Före: – → Efter: Digitalt" in newest


def test_rows_that_hang_on_the_meeting_are_told_with_it(secretary, meeting):
    attendee, item = meeting.attendees.get(), meeting.items.get()
    attendee.presence, attendee.is_approver = Attendee.Presence.APOLOGIES, True
    attendee.save()
    decision = item.decisions.get()
    decision.outcome = Decision.Outcome.REFERRED
    decision.referred_to = BodyFactory(name="Nämnden")
    decision.save()
    decision.topics.set([TopicFactory(name="Avtal")])

    newest = savings(secretary, meeting)[0]
    assert "Deltagare Anna Ek ändrades Justerare Före: nej → Efter: ja Närvaro Före: Närvarande → Efter: Förhinder" in (
        newest
    )
    assert "Beslut under § 4 God och nära vård ändrades Utfall Före: – → Efter: Hänskjutet" in newest
    assert "Hänskjutet till Före: – → Efter: Nämnden" in newest
    assert "Ämnen tillagt: Avtal" in newest


def test_a_long_text_has_what_is_new_and_what_is_gone_marked(secretary, meeting):
    item = meeting.items.get()
    item.text = "Regionen föredrog planen. " * 20 + "Frågan återkommer på nästa möte."
    item.save()
    pass_time()
    item.text = item.text.replace("nästa möte", "mötet i <mars>")
    item.save()

    page = secretary.get(address(item)).content.decode()
    assert re.search(r"<del>.*?nästa möte\..*?</del>", page)
    assert re.search(r"<ins>.*?mötet i &lt;mars&gt;\..*?</ins>", page)
    newest = savings(secretary, item)[0]
    assert "Borttaget: nästa möte. Slut på borttaget." in newest
    assert newest.count("Regionen föredrog planen.") < 6


def test_a_deleted_row_is_told_with_what_it_held(secretary, meeting):
    meeting.items.get().delete()

    newest = savings(secretary, meeting)[0]
    assert "Punkt § 4 God och nära vård togs bort" in newest
    assert "Beslut under § 4 God och nära vård togs bort" in newest
    assert "Avtalet godkänns." in newest


def test_a_saving_that_changed_nothing_is_left_out(secretary, meeting):
    before = savings(secretary, meeting)
    meeting.save()
    item = meeting.items.get()
    topic = TopicFactory()
    item.topics.add(topic)
    item.topics.remove(topic)

    assert savings(secretary, meeting) == before


def test_new_order_is_one_line(secretary, meeting):
    rows = [*meeting.items.all(), *(AgendaItemFactory(meeting=meeting, position=place) for place in range(2, 6))]
    pass_time()
    put_in_order(meeting.items.all(), {rows[4].pk: 1})

    newest = savings(secretary, meeting)[0]
    assert newest.endswith("Ordningen bland punkterna ändrades")
    assert newest.count("ändrades") == 1


def test_rows_that_close_up_after_one_that_is_gone_keep_their_order(secretary, meeting):
    rows = [*meeting.items.all(), *(AgendaItemFactory(meeting=meeting, position=place) for place in range(2, 6))]
    pass_time()
    rows[1].delete()
    put_in_order(meeting.items.all(), {})

    assert "Ordningen" not in savings(secretary, meeting)[0]


def test_a_moved_row_is_told_when_it_is_saved_in_the_form(secretary, meeting):
    AgendaItemFactory(meeting=meeting, position=2, title="Sist")
    pass_time()
    assert errors_of(send(secretary, address(meeting, "change"), items__1__order="1")) == ""

    assert "Ordningen bland punkterna ändrades" in savings(secretary, meeting)[0]


def test_many_new_rows_of_a_kind_are_counted(secretary, meeting):
    for place in range(2, 22):
        AttendeeFactory(meeting=meeting, position=place)

    newest = savings(secretary, meeting)[0]
    assert "20 deltagare lades till" in newest
    assert "Deltagare Person" not in newest


def test_what_is_counted_is_told_first(secretary, meeting):
    AgendaItemFactory(meeting=meeting, position=2, title="Sist")
    for place in range(2, 22):
        AttendeeFactory(meeting=meeting, position=place)

    newest = savings(secretary, meeting)[0]
    assert newest.index("20 deltagare lades till") < newest.index("Sist lades till")


def test_publishing_and_withdrawing_are_told(secretary, meeting):
    user = get_user(secretary)
    publish(meeting, user)
    withdraw(meeting, user, "Fel fil.")
    publish(meeting, user)

    told = savings(secretary, meeting)
    assert ["Mötet publicerades" in told[0], "Mötet drogs tillbaka" in told[1], "Mötet publicerades" in told[2]] == [
        True
    ] * 3
    assert "Skäl till att det drogs tillbaka Före: – → Efter: Fel fil." in told[1]
    assert "Publicering" not in told[0]


def test_who_is_told_when_there_is_no_user(secretary, meeting):
    gone = UserFactory()
    meeting._history_user = gone
    meeting.place = "Lund"
    meeting.save()
    gone.delete()

    assert "någon vars konto är borttaget" in savings(secretary, meeting)[0]


def test_an_import_is_one_saving(secretary, body, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    file = tmp_path / "anteckningar.txt"
    file.write_text(
        "Minnesanteckningar Rådet\n\nDatum: 2021-10-15\n\nNärvarande\nAnna Ek, Kommunen\nBo Al, Regionen\n\n"
        "1. God och nära vård\nRapporten gicks igenom.\nBeslut: Avtalet godkänns.\n"
    )
    call_command("import_minutes", "--publish", f"--body={body.slug}", str(file), stdout=StringIO())

    published, imported = savings(secretary, Meeting.objects.get())
    assert "inläsningen Inläst ur ett dokument Mötet lades till" in imported
    assert "Deltagare Anna Ek" in imported
    assert "inläsningen Publicering vid inläsningen Mötet publicerades" in published


def test_loaded_rows_are_told_as_the_archives(secretary):
    meeting = MeetingFactory()
    Meeting.history.all().delete()
    write_history([meeting], created=True, reason=Occasion.LOADED)

    assert "arkivet Inlagt från början Mötet lades till" in savings(secretary, meeting)[0]


def test_a_row_without_a_first_state_says_that_it_is_not_known(secretary, meeting):
    Meeting.history.all().delete()
    meeting.place = "Lund"
    meeting.save()

    assert "Mötet ändrades; vad som stod före är inte känt" in savings(secretary, meeting)[0]


def test_a_row_that_never_was_saved_has_no_history(secretary, meeting):
    for model in (Meeting, AgendaItem, Attendee, Decision):
        model.history.all().delete()

    assert "Här finns inga ändringar antecknade." in secretary.get(address(meeting)).content.decode()


def test_older_savings_are_on_the_next_page(secretary, meeting):
    for number in range(55):
        meeting.place = f"Sal {number}"
        meeting.save()
        pass_time()

    first, second = savings(secretary, meeting), savings(secretary, meeting, sida="2")
    assert (len(first), len(second)) == (50, 6)
    assert "Sal 54" in first[0]
    assert "Visa äldre" in secretary.get(address(meeting)).content.decode()
    assert savings(secretary, meeting, sida="x") == first


# --- of whom


def test_an_item_tells_its_own_and_what_hangs_on_it(secretary, meeting):
    item = meeting.items.get()
    other = AgendaItemFactory(meeting=meeting, title="Annat")
    PresenterFactory(item=item, name="Bo Al")
    ResponsibleFactory(action=ActionItemFactory(item=item), name="Vårdcentralen")
    told = " ".join(savings(secretary, item))

    assert "Föredragande Bo Al under § 4 God och nära vård lades till" in told
    assert "Ansvarig Vårdcentralen under § 4 God och nära vård lades till" in told
    assert other.title not in told
    assert "Anna Ek" not in told


def test_a_person_tells_of_the_memberships(secretary, administrator):
    person = PersonFactory(name="Anna Ek")
    pass_time()
    membership = MembershipFactory(person=person, body__name="Rådet")
    person.is_public = False
    person.save()

    for row in (person, membership.body, membership):
        assert "Uppdrag för Anna Ek i Rådet lades till" in " ".join(savings(administrator, row))
    assert "Namnet visas Före: ja → Efter: nej" in savings(administrator, person)[0]


def test_the_secretaries_of_a_body_are_told_by_name(administrator):
    body, user = BodyFactory(), UserFactory(first_name="Siv", last_name="Ek")
    pass_time()
    body.secretaries.add(user)
    pass_time()
    body.secretaries.remove(user)

    told = savings(administrator, body)
    assert "Sekreterare borttaget: Siv Ek" in told[0]
    assert "Sekreterare tillagt: Siv Ek" in told[1]


def test_every_model_shows_its_history(administrator, secretary, meeting):
    item = meeting.items.get()
    rows = [
        AttachmentFactory(meeting=meeting, label="Bilaga 2"),
        ActionItemFactory(item=item),
        PlannedMeetingFactory(announced_by=meeting),
        TopicFactory(),
        RegionFactory(),
    ]
    for row in (meeting, *meeting.attendees.all(), *item.decisions.all(), *rows):
        assert "lades till" in savings(secretary if row._meta.app_label == "minutes" else administrator, row)[-1]


def test_accounts_keep_the_log_of_the_desk(administrator):
    page = administrator.get(address(get_user(administrator)))
    assert page.status_code == 200
    assert "entries" not in page.context


# --- to whom


def test_another_bodys_draft_has_no_history_for_others(own_secretary, coordinator):
    meeting = MeetingFactory()
    for client in (own_secretary, coordinator):
        assert client.get(address(meeting)).status_code == 404


def test_a_coordinator_sees_the_history_from_the_publishing_on(coordinator, secretary, meeting):
    meeting.place = "Hemliga salen"
    meeting.save()
    pass_time()
    user = get_user(secretary)
    item = meeting.items.get()
    item.title = "Utkastets rubrik"
    item.save()
    item.title = "God och nära vård"
    item.save()
    meeting.place = "Lund"
    meeting.save()
    publish(meeting, user)
    pass_time()
    withdraw(meeting, user, "Fel fil.")
    pass_time()
    publish(meeting, user)
    pass_time()
    item.text = "Rapporten lades till handlingarna."
    item.save()

    for row in (meeting, item):
        told = " ".join(savings(coordinator, row))
        assert "Rapporten lades till handlingarna." in told
        assert "Hemliga salen" not in told
        assert "Utkastets rubrik" not in told
        assert "lades till" not in told.replace("Rapporten lades till handlingarna.", "")
    assert len(savings(coordinator, meeting)) == 4
    assert "Hemliga salen" in " ".join(savings(secretary, meeting))


def test_another_meeting_is_not_named(secretary, meeting):
    planned = PlannedMeetingFactory(announced_by=meeting)
    pass_time()
    planned.announced_by = None
    planned.save()

    newest = savings(secretary, planned)[0]
    assert "Utlyst vid Före: ett möte → Efter: –" in newest
    assert "15 oktober 2021" not in newest


# --- how much it costs


def changed_meeting(rows: int) -> Meeting:
    meeting = MeetingFactory()
    for _ in range(rows):
        item = AgendaItemFactory(meeting=meeting, topics=[TopicFactory()])
        attendee = AttendeeFactory(meeting=meeting)
        PresenterFactory(item=item, person=attendee.person)
        DecisionFactory(item=item, topics=[TopicFactory()], referred_to=BodyFactory())
        ResponsibleFactory(action=ActionItemFactory(item=item), attendee=attendee)
        AttachmentFactory(meeting=meeting, item=item)
        PlannedMeetingFactory(announced_by=meeting)
        pass_time()
        meeting.place = f"Sal {item.pk}"
        meeting.save()
        meeting.joint_bodies.add(BodyFactory())
        pass_time()
    return meeting


@pytest.mark.slow
def test_history_costs_the_same_however_many_rows(secretary):
    costs = []
    for meeting in (changed_meeting(3), changed_meeting(40)):
        secretary.get(address(meeting))  # what is read once per process
        with CaptureQueriesContext(connection) as queries:
            assert secretary.get(address(meeting)).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert costs[0] <= 30
