"""What a meeting becomes when its document is read anew: it follows, and what a person made of it stands."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from minutes.admin.ordering import put_in_order
from minutes.importing.batch import takes_version
from minutes.importing.draft import Draft
from minutes.importing.lines import Document
from minutes.importing.matching import load_registers
from minutes.importing.parsed import ParsedAttendee, ParsedDecision, ParsedItem, ParsedMinutes
from minutes.importing.parser import parse
from minutes.importing.readers import read
from minutes.importing.updating import NotUpdatable, Updated, add_version, update
from minutes.importing.writer import AlreadyThere, build, refuse_second, write
from minutes.models import (
    ActionItem,
    AgendaItem,
    Attachment,
    Attendee,
    Decision,
    Meeting,
    PlannedMeeting,
    Presenter,
    Responsible,
    SourceDocument,
)
from minutes.models.suggestion import TopicSuggestion
from minutes.publishing import publish, withdraw
from organisations.hanging import pointing_at
from organisations.models import Body
from organisations.models.tracked import Occasion, Tracked
from tests.factories import (
    AgendaItemFactory,
    AttachmentFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    PersonFactory,
    RegionFactory,
    ResponsibleFactory,
    TopicFactory,
    TopicSuggestionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

MODELS = (Attendee, AgendaItem, Presenter, Decision, ActionItem, Responsible, Attachment, PlannedMeeting)
MINUTES = Path(__file__).resolve().parents[2].parent / "shared" / "minutes"
NAMES = sorted(path.stem for path in MINUTES.glob("*.txt"))
REGISTERS = ("regions", "topics", "organisations", "bodies", "abbreviations", "people", "memberships")
TEXT = """Protokoll Omsorgsrådet 2022-03-08 kl. 13.00-15.00
Plats: Stadshuset

Närvarande:
Anna Ek, ordförande
Bo Berg, Flens kommun
Cecilia Dahl

§ 1 Öppnande
Anna hälsar välkommen.

§ 2 Ekonomi
Föredragande: Bo Berg
Budgeten gås igenom.
Beslut: Rådet godkänner budgeten för nästa år.
Åtgärd: Skicka budgeten till kommunerna. Ansvarig: Bo Berg

§ 3 Övrigt
Inget att ta upp.
Bilaga 1: Budget

Nästa möte: 2022-05-10
"""


@pytest.fixture(autouse=True)
def files(tmp_path) -> Iterator[Path]:
    with override_settings(MEDIA_ROOT=tmp_path):
        yield tmp_path / "kallor"


@pytest.fixture(autouse=True)
def body() -> Body:
    return BodyFactory(name="Omsorgsrådet")


def understood(text: str) -> tuple[ParsedMinutes, Document]:
    document = read("protokoll.txt", text.encode())
    return parse(document), document


def imported(text: str = TEXT) -> Meeting:
    parsed, document = understood(text)
    return write(parsed, document, text.encode(), load_registers()).meeting


def again(meeting: Meeting, text: str = TEXT, by=None, **options) -> Updated:
    """Let the meeting follow its own document, read as if it had this text."""
    parsed, _ = understood(text)
    return update(meeting, parsed, meeting.sources.first(), load_registers(), by, **options)


def newer(meeting: Meeting, text: str, by=None, **options) -> Updated:
    """Let the meeting follow a newer file."""
    parsed, document = understood(text)
    return add_version(meeting, parsed, document, text.encode(), load_registers(), by, **options)


def by_hand(row: Tracked, **values) -> Tracked:
    """Change a row as a person does."""
    row.refresh_from_db()
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


def everything() -> dict[str, list]:
    """Return all that the archive has of meetings and their history, but for files."""
    rows = {model.__name__: list(model.objects.order_by("pk").values()) for model in (Meeting, *MODELS)}
    kept = {model.__name__ + " kept": list(model.history.order_by("pk").values()) for model in (Meeting, *MODELS)}
    links = {
        str(links): list(links.objects.order_by("pk").values())
        for links in (AgendaItem.regions.through, AgendaItem.topics.through, Meeting.joint_bodies.through)
    }
    return rows | kept | links


def names(rows) -> list[str]:
    """Return what rows say, in order."""
    return [getattr(row, "name", "") or getattr(row, "title", "") or row.text for row in rows.order_by("position")]


def versions() -> dict[tuple, int]:
    """Return the version of every row."""
    return {(model, row.pk): row.version for model in (Meeting, *MODELS) for row in model.objects.all()}


# --- nothing new


def test_unchanged_document_changes_nothing():
    meeting = imported()
    before = everything()
    assert again(meeting).sentences == []
    assert everything() == before


def test_unchanged_document_changes_nothing_of_what_a_person_corrected():
    meeting = imported()
    by_hand(meeting, place="Folkets hus")
    by_hand(meeting.items.get(position=1), title="Välkomna")
    meeting.attendees.get(name="Cecilia Dahl").delete()
    AgendaItemFactory(meeting=meeting, position=9)
    before = everything()
    assert again(meeting).sentences == ["Deltagare Cecilia Dahl: raden är borttagen för hand och läggs inte in igen."]
    assert everything() == before


def test_text_that_has_other_breaks_only_is_told_so():
    text = TEXT.replace("gås igenom.", f"gås igenom.\n\n{'Alla ord står kvar som de var. ' * 9}")
    updated = again(imported(text), text.replace("igenom.\n\n", "igenom.\n"))
    assert updated.sentences == ["Punkt § 2 Ekonomi ändrades: text har fått andra radbrytningar."]


def test_lines_that_moved_are_no_change_for_a_person():
    meeting = imported()
    before, old = versions(), AgendaItem.history.count()
    assert newer(meeting, TEXT.replace("\n\n", "\n\n\n")).sentences == []
    assert (versions(), AgendaItem.history.count()) == (before, old)
    assert meeting.items.get(position=1).source_lines == [11, 12]


# --- each kind of row, added, changed and removed


ADDED = [
    (Attendee, "Cecilia Dahl\n", "Cecilia Dahl\nDavid Frisk\n", "Deltagare David Frisk lades till."),
    (AgendaItem, "§ 3 Övrigt", "§ 3 Avtal\nLäget.\n\n§ 4 Övrigt", "Punkt § 3 Avtal lades till."),
    (Presenter, "Föredragande: Bo Berg", "Föredragande: Bo Berg, Cecilia Dahl", "Föredragande Cecilia Dahl under § 2"),
    (
        Decision,
        "Åtgärd:",
        "Beslut: Rådet tackar alla som har deltagit.\nÅtgärd:",
        "Beslut under § 2 Ekonomi lades till.",
    ),
    (ActionItem, "Bo Berg\n\n§ 3", "Bo Berg\nÅtgärd: Boka lokal\n\n§ 3", "Åtgärd under § 2 Ekonomi lades till."),
    (
        Responsible,
        "Ansvarig: Bo Berg",
        "Ansvarig: Bo Berg, Cecilia Dahl",
        "Ansvarig Cecilia Dahl under § 2 Ekonomi lades till.",
    ),
    (Attachment, "Bilaga 1: Budget\n", "Bilaga 1: Budget\nBilaga 2: Tidplan\n", "Bilaga 2 lades till."),
    (PlannedMeeting, "2022-05-10", "2022-05-10, 2022-06-14", "Planerat möte 14 juni 2022 lades till."),
]


@pytest.mark.parametrize(("model", "old", "new", "told"), ADDED, ids=[row[0].__name__ for row in ADDED])
def test_row_that_is_new_in_the_document_is_added(model, old, new, told):
    meeting = imported()
    before = set(model.objects.values_list("pk", flat=True))
    user = UserFactory()
    updated = newer(meeting, TEXT.replace(old, new), by=user)
    (row,) = model.objects.exclude(pk__in=before)
    assert before < set(model.objects.values_list("pk", flat=True))
    assert any(sentence.startswith(told) for sentence in updated.sentences), updated.sentences
    state = row.history.get()
    assert (state.history_type, state.history_change_reason, state.history_user) == ("+", Occasion.REREAD, user)


@pytest.mark.parametrize(("model", "old", "new", "told"), ADDED, ids=[row[0].__name__ for row in ADDED])
def test_row_that_is_gone_from_the_document_leaves(model, old, new, told):
    meeting = imported(TEXT.replace(old, new))
    before = {row.pk for row in model.objects.all()}
    user = UserFactory()
    updated = newer(meeting, TEXT, by=user)
    (gone,) = before - {row.pk for row in model.objects.all()}
    told = told.replace("lades till", "togs bort")
    assert any(sentence.startswith(told) for sentence in updated.sentences), updated.sentences
    state = model.history.filter(id=gone).first()
    assert (state.history_type, state.history_change_reason, state.history_user) == ("-", Occasion.REREAD, user)


@pytest.mark.parametrize(("model", "old", "new", "told"), ADDED, ids=[row[0].__name__ for row in ADDED])
def test_row_that_a_person_deleted_stays_away(model, old, new, told):
    text = TEXT.replace(old, new)
    kept = {(type(row), str(row)) for row in model.objects.all()}
    meeting = imported(text)
    before = imported_keys(TEXT, model)
    (extra,) = [row for row in model.objects.filter(**of(model, meeting)) if key_of(row) not in before]
    extra.delete()
    kept = set(model.objects.values_list("pk", flat=True))
    updated = again(meeting, text)
    assert set(model.objects.values_list("pk", flat=True)) == kept
    assert any("borttagen för hand och läggs inte in igen" in sentence for sentence in updated.kept)


def of(model: type[Tracked], meeting: Meeting) -> dict[str, Meeting]:
    """Return the condition that rows of a kind are the meeting's."""
    links = {Presenter: "item__meeting", Decision: "item__meeting", ActionItem: "item__meeting"}
    links |= {Responsible: "action__item__meeting", PlannedMeeting: "announced_by"}
    return {links.get(model, "meeting"): meeting}


def key_of(row) -> tuple:
    """Return what a row of the text says."""
    return tuple(str(getattr(row, name, "")) for name in ("name", "title", "text", "date"))


def imported_keys(text: str, model: type[Tracked]) -> set[tuple]:
    """Return what the rows of a kind say by the text."""
    parsed, _ = understood(text)
    return {key_of(row) for row in build(parsed, load_registers()).rows()[model]}


CHANGED = [
    (
        Meeting,
        "place",
        "Plats: Stadshuset",
        "Plats: Folkets hus",
        "Mötet ändrades: plats är nu ”Folkets hus” (var ”Stadshuset”).",
    ),
    (
        Attendee,
        "organisation_as_written",
        "Flens kommun",
        "Trosa kommun",
        "Deltagare Bo Berg ändrades: organisation som skriven är nu ”Trosa kommun” (var ”Flens kommun”).",
    ),
    (AgendaItem, "title", "§ 2 Ekonomi", "§ 2 Ekonomin", "Punkt § 2 Ekonomin ändrades: rubrik är nu ”Ekonomin”"),
    (AgendaItem, "number", "§ 2 Ekonomi", "§ 2 a Ekonomi", "Punkt § 2 a Ekonomi ändrades: nummer som tryckt är nu"),
    (AgendaItem, "text", "gås igenom.", "gås igenom noga.", "Punkt § 2 Ekonomi ändrades: text är nu"),
    (Presenter, "name", "Föredragande: Bo Berg", "Föredragande: Bo Bergh", "Föredragande Bo Bergh under § 2 Ekonomi"),
    (Decision, "text", "för nästa år.", "för nästa år med tillägg.", "Beslut under § 2 Ekonomi ändrades: text"),
    (ActionItem, "text", "till kommunerna.", "till alla kommuner.", "Åtgärd under § 2 Ekonomi ändrades: text"),
    (Responsible, "name", "Ansvarig: Bo Berg", "Ansvarig: Bo Bergh", "Ansvarig Bo Bergh under § 2 Ekonomi ändrades"),
    (PlannedMeeting, "starts_at", "2022-05-10", "2022-05-10 kl. 09.00", "Planerat möte 10 maj 2022 ändrades: börjar"),
]
each_change = pytest.mark.parametrize(
    ("model", "field", "old", "new", "told"), CHANGED, ids=[f"{row[0].__name__}-{row[1]}" for row in CHANGED]
)
HAND = {"starts_at": datetime.time(7, 30)}


def row_with(model: type[Tracked], field: str, text: str = TEXT):
    """Return the row that the changed text is about."""
    rows = {Attendee: {"name": "Bo Berg"}, AgendaItem: {"position": 2}, Presenter: {"name": "Bo Berg"}}
    return model.objects.get(**rows.get(model, {}))


@each_change
def test_field_that_is_new_in_the_document_follows(model, field, old, new, told):
    meeting = imported()
    row, before = row_with(model, field), versions()
    updated = again(meeting, TEXT.replace(old, new))
    was = getattr(row, field)
    row.refresh_from_db()
    assert getattr(row, field) != was
    assert any(sentence.startswith(told) for sentence in updated.sentences), updated.sentences
    assert updated.kept == []
    changed = {key for key, version in versions().items() if before[key] != version}
    assert (model, row.pk) in changed
    assert before[model, row.pk] + 1 == row.version
    kept = row.history.first()
    assert (kept.history_type, kept.history_change_reason) == ("~", Occasion.REREAD)
    assert (getattr(kept, field), kept.version) == (getattr(row, field), row.version)


@each_change
def test_field_that_a_person_changed_stands_and_is_told(model, field, old, new, told):
    meeting = imported()
    row = by_hand(row_with(model, field), **{field: HAND.get(field, "Rättat")})
    for text in (TEXT.replace(old, new), TEXT, TEXT.replace(old, new)):
        updated = again(meeting, text)
        row.refresh_from_db()
        assert getattr(row, field) == HAND.get(field, "Rättat")
        told = [sentence for sentence in updated.kept if "rättat för hand och står kvar; dokumentet säger" in sentence]
        assert len(told) == (text != TEXT)


def test_conflict_says_row_field_and_what_the_document_has():
    meeting = imported()
    by_hand(meeting.items.get(position=2), title="Budget")
    assert again(meeting, TEXT.replace("§ 2 Ekonomi", "§ 2 Ekonomin")).kept == [
        "Punkt § 2 Budget: fältet rubrik är rättat för hand och står kvar; dokumentet säger nu ”Ekonomin”."
    ]


def test_other_fields_of_a_corrected_row_follow():
    meeting = imported()
    item = by_hand(meeting.items.get(position=2), title="Budget")
    updated = again(meeting, TEXT.replace("gås igenom.", "gås igenom noga."))
    item.refresh_from_db()
    assert (item.title, item.text) == ("Budget", "Budgeten gås igenom noga.")
    assert updated.kept == []


def test_field_that_a_person_put_back_follows_again():
    meeting = imported()
    item = meeting.items.get(position=2)
    by_hand(item, title="Budget")
    by_hand(item, title="Ekonomi")
    again(meeting, TEXT.replace("§ 2 Ekonomi", "§ 2 Ekonomin"))
    item.refresh_from_db()
    assert item.title == "Ekonomin"


def test_change_that_the_history_does_not_know_is_a_person_s_still_after_two_readings():
    meeting = imported()
    AgendaItem.objects.filter(position=2).update(title="Budget")
    again(meeting, TEXT.replace("gås igenom.", "gås igenom noga."))
    again(meeting, TEXT.replace("§ 2 Ekonomi", "§ 2 Ekonomin"))
    assert meeting.items.get(position=2).title == "Budget"


# --- links


def test_person_and_organisation_that_someone_chose_stand():
    meeting = imported()
    person, other = PersonFactory(name="Bo E. Berg"), PersonFactory(name="Bo Berg")
    row = by_hand(meeting.attendees.get(name="Bo Berg"), person=person)
    updated = again(meeting)
    row.refresh_from_db()
    assert row.person == person
    assert "dokumentet säger nu ”Bo Berg”" in " ".join(updated.kept)
    assert other.attendances.count() == 0


def test_person_who_is_in_the_register_now_is_linked():
    meeting = imported()
    person = PersonFactory(name="Cecilia Dahl")
    again(meeting)
    assert meeting.attendees.get(person=person).name == "Cecilia Dahl"


def test_keys_survive_when_items_are_renumbered():
    meeting = imported()
    keys = dict(meeting.items.values_list("title", "key"))
    again(
        meeting, TEXT.replace("§ 3 Öv", "§ 4 Öv").replace("§ 2 Ek", "§ 3 Ek").replace("§ 2 ", "§ 2 Nytt\nJa.\n\n§ 2 ")
    )
    assert keys.items() <= dict(meeting.items.values_list("title", "key")).items()


def test_topics_and_regions_that_a_person_set_stand():
    text = TEXT.replace("§ 2 Ekonomi", "§ 2 Ekonomi")
    meeting = imported(text)
    item, topic, region = meeting.items.get(position=2), TopicFactory(), RegionFactory()
    item.topics.add(topic)
    item.regions.add(region)
    item.decisions.get().topics.add(topic)
    again(meeting, TEXT.replace("gås igenom.", "gås igenom noga.").replace("nästa år", "två år"))
    again(meeting)
    item.refresh_from_db()
    assert (item.text, list(item.topics.all()), list(item.regions.all())) == ("Budgeten gås igenom.", [topic], [region])
    assert list(item.decisions.get().topics.all()) == [topic]


def test_regions_of_a_report_follow_the_register(body):
    text = TEXT.replace("§ 3", "§ 3 Laget\n\n§ 4")
    meeting = imported(text)
    item = meeting.items.get(position=1)
    region = RegionFactory(name="Mellersta", parent=body.region)
    parsed, _ = understood(text)
    items = (replace(parsed.items[0], region_names=("Mellersta",)), *parsed.items[1:])
    source, registers = meeting.sources.get(), load_registers()
    updated = update(meeting, replace(parsed, items=items), source, registers, None)
    assert list(item.regions.all()) == [region]
    assert updated.sentences == ["Punkt § 1 Öppnande ändrades: gäller regioner nytt ”Mellersta”."]
    update(meeting, parsed, source, registers, None)
    assert not item.regions.exists()


def test_sub_items_and_substitutes_follow():
    meeting = imported()
    parsed, _ = understood(TEXT)
    items = (parsed.items[0], replace(parsed.items[1], parent=0), parsed.items[2])
    people = (parsed.attendees[0], replace(parsed.attendees[1], substitutes_for="Cecilia Dahl"), parsed.attendees[2])
    source, registers = meeting.sources.get(), load_registers()
    update(meeting, replace(parsed, items=items, attendees=people), source, registers, None)
    assert meeting.items.get(position=2).parent == meeting.items.get(position=1)
    assert meeting.attendees.get(position=2).substitutes_for == meeting.attendees.get(position=3)
    update(meeting, parsed, source, registers, None)
    assert not meeting.items.exclude(parent=None).exists()
    assert not meeting.attendees.exclude(substitutes_for=None).exists()


def test_item_does_not_become_part_of_itself():
    meeting = imported()
    first, second, _ = meeting.items.order_by("position")
    by_hand(first, parent=second)
    parsed, _ = understood(TEXT)
    items = (parsed.items[0], replace(parsed.items[1], parent=0), parsed.items[2])
    update(meeting, replace(parsed, items=items), meeting.sources.get(), load_registers(), None)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.parent, second.parent) == (second, None)


# --- rows that stay though the document has them no more


def test_corrected_row_that_is_gone_from_the_document_stays_and_is_told():
    meeting = imported()
    by_hand(meeting.attendees.get(name="Cecilia Dahl"), title="MAS")
    assert again(meeting, TEXT.replace("Cecilia Dahl\n", "")).sentences == [
        "Deltagare Cecilia Dahl: raden är rättad för hand och står kvar, men finns inte längre i dokumentet."
    ]
    assert names(meeting.attendees) == ["Anna Ek", "Bo Berg", "Cecilia Dahl"]


def without_item(text: str, start: str) -> str:
    """Return the text without the item that begins so."""
    before, _, after = text.partition(start)
    return before + after[after.index("§") :]


def test_item_with_a_decision_of_a_person_stays_whole():
    meeting = imported()
    item = meeting.items.get(position=2)
    decision = DecisionFactory(item=item, position=2)
    kept = newer(meeting, without_item(TEXT, "§ 2")).kept
    assert kept == [
        "Punkt § 2 Ekonomi: raden har något som är gjort för hand och står kvar, men finns inte längre i dokumentet."
    ]
    assert set(item.decisions.all()) > {decision}
    assert item.actionitems.get().responsibles.count() == 1
    assert names(meeting.items) == ["Öppnande", "Ekonomi", "Övrigt"]


def test_item_with_a_responsible_person_of_a_person_stays():
    meeting = imported()
    ResponsibleFactory(action=ActionItem.objects.get(), position=2)
    newer(meeting, without_item(TEXT, "§ 2"))
    assert names(meeting.items) == ["Öppnande", "Ekonomi", "Övrigt"]
    assert Responsible.objects.count() == 2


def test_parent_of_an_item_that_stays_stays():
    meeting = imported()
    parent, item, _ = meeting.items.order_by("position")
    by_hand(item, parent=parent)
    newer(meeting, without_item(without_item(TEXT, "§ 1"), "§ 2"))
    assert names(meeting.items) == ["Öppnande", "Ekonomi", "Övrigt"]


def test_attendee_whom_a_person_pointed_out_stays():
    meeting = imported()
    chosen = meeting.attendees.get(name="Cecilia Dahl")
    presenter = by_hand(Presenter.objects.get(name="Bo Berg"), attendee=chosen)
    newer(meeting, TEXT.replace("Cecilia Dahl\n", ""))
    presenter.refresh_from_db()
    assert presenter.attendee == chosen


def test_attendee_who_leaves_is_let_go_of_by_what_stands():
    meeting = imported()
    presenter = by_hand(Presenter.objects.get(name="Bo Berg"), name="Bosse")
    newer(meeting, TEXT.replace("Bo Berg, Flens kommun\n", ""))
    presenter.refresh_from_db()
    assert (presenter.name, presenter.attendee) == ("Bosse", None)
    assert not meeting.attendees.filter(name="Bo Berg").exists()


# --- what goes to another item

SPLIT = TEXT.replace("Budgeten gås igenom.", "§ 2 b Budget")


def test_decision_under_a_line_that_is_a_heading_now_goes_with_it():
    meeting = imported()
    item, topic = meeting.items.get(position=2), TopicFactory()
    decision, action = by_hand(Decision.objects.get(), condition="Om pengar finns"), ActionItem.objects.get()
    decision.topics.add(topic)
    key = decision.key
    updated = again(meeting, SPLIT)
    decision.refresh_from_db()
    action.refresh_from_db()
    budget = meeting.items.get(title="Budget")
    assert (decision.item, action.item, decision.position) == (budget, budget, 1)
    assert (decision.key, decision.condition, list(decision.topics.all())) == (key, "Om pengar finns", [topic])
    assert action.responsibles.get().name == "Bo Berg"
    assert not item.decisions.exists()
    assert "Beslut under § 2 b Budget flyttades från § 2 Ekonomi." in updated.sentences
    again(meeting)
    decision.refresh_from_db()
    assert (decision.item, decision.key, decision.condition) == (item, key, "Om pengar finns")
    assert not AgendaItem.objects.filter(pk=budget.pk).exists()
    assert (Decision.objects.count(), ActionItem.objects.count()) == (1, 1)


def test_decision_that_comes_to_others_takes_its_place_among_them():
    meeting = imported(SPLIT)
    first, second = meeting.items.filter(position__in=(2, 3))
    assert not first.decisions.exists()
    made = DecisionFactory(item=first, position=1, text="Eget beslut.")
    again(meeting)
    assert [row.text for row in first.decisions.all()] == ["Eget beslut.", "Rådet godkänner budgeten för nästa år."]
    assert not meeting.items.filter(pk=second.pk).exists()
    made.refresh_from_db()
    assert (made.position, made.version) == (1, 1)


def test_decision_that_a_person_deleted_stays_away_under_a_line_that_is_a_heading_now():
    meeting = imported()
    Decision.objects.get().delete()
    updated = again(meeting, SPLIT)
    assert not Decision.objects.exists()
    assert updated.kept == ["Beslut under § 2 b Budget: raden är borttagen för hand och läggs inte in igen."]


# --- what a person made


def test_rows_of_a_person_stand_beside_their_neighbours():
    meeting = imported()
    by_hand(meeting.items.get(position=3), position=4)
    made = AgendaItemFactory(meeting=meeting, position=3, title="Egen")
    before = versions()
    text = TEXT.replace("§ 1 Öppnande", "§ 0 Först\nJa.\n\n§ 1 Öppnande")
    newer(meeting, text)
    assert names(meeting.items) == ["Först", "Öppnande", "Ekonomi", "Egen", "Övrigt"]
    made.refresh_from_db()
    assert (made.position, made.version) == (4, before[AgendaItem, made.pk] + 1)
    again(meeting, text)
    made.refresh_from_db()
    assert made.version == before[AgendaItem, made.pk] + 1


def test_row_of_a_person_that_the_document_has_now_is_not_there_twice():
    meeting = imported()
    made = AttendeeFactory(meeting=meeting, position=4, person=None, name="David Frisk", title="Egen titel")
    newer(meeting, TEXT.replace("Cecilia Dahl\n", "Cecilia Dahl\nDavid Frisk, jurist\n"))
    assert names(meeting.attendees) == ["Anna Ek", "Bo Berg", "Cecilia Dahl", "David Frisk"]
    made.refresh_from_db()
    assert made.title == "Egen titel"


@pytest.mark.parametrize(
    ("label", "title"),
    [("Bilaga 1", "Budget"), ("bil. 1", "Budget"), ("", "Bilaga 1: Budget"), ("Bilaga nr 1", "Plan")],
)
def test_attachment_of_a_person_that_the_document_has_by_its_number_is_not_there_twice(label, title):
    meeting = imported(TEXT.replace("Bilaga 1: Budget\n", ""))
    made = AttachmentFactory(meeting=meeting, position=1, label=label, title=title, location="Mappen")
    newer(meeting, TEXT.replace("Bilaga 1: Budget\n", "Bilaga 1: Budget\nBilaga 2: Tidplan\n"))
    assert names(meeting.attachments) == [title, "Bilaga 2"]
    made.refresh_from_db()
    assert (made.label, made.location) == (label, "Mappen")


@pytest.mark.parametrize(("label", "title"), [("Bilaga 10", "Budget"), ("", "Budget"), ("Bilaga", "1 av flera")])
def test_attachment_of_a_person_with_another_number_or_none_stands_beside_the_one_of_the_document(label, title):
    meeting = imported(TEXT.replace("Bilaga 1: Budget\n", ""))
    AttachmentFactory(meeting=meeting, position=1, label=label, title=title)
    newer(meeting, TEXT)
    assert sorted(names(meeting.attachments)) == sorted(["Bilaga 1", title])


def test_order_that_a_person_chose_stands_and_is_told():
    meeting = imported()
    put_in_order(meeting.items.all(), {meeting.items.get(title="Övrigt").pk: 1})
    updated = newer(meeting, TEXT.replace("§ 3 Övrigt", "§ 3 Nytt\nJa.\n\n§ 4 Övrigt"))
    assert names(meeting.items) == ["Övrigt", "Öppnande", "Ekonomi", "Nytt"]
    assert "Ordningen bland punkterna är ändrad för hand och står kvar; dokumentet har en annan." in updated.kept


def test_order_of_the_document_is_followed():
    meeting = imported()
    people = ["Anna Ek, ordförande\n", "Bo Berg, Flens kommun\n", "Cecilia Dahl\n"]
    updated = newer(meeting, TEXT.replace("".join(people), "".join(reversed(people))))
    assert names(meeting.attendees) == ["Cecilia Dahl", "Bo Berg", "Anna Ek"]
    assert "Ordningen bland deltagarna ändrades." in updated.sentences


def test_announcement_that_a_person_moved_is_not_there_twice():
    meeting = imported()
    by_hand(meeting.announced_meetings.get(), date=datetime.date(2022, 6, 14))
    newer(meeting, TEXT.replace("2022-05-10", "2022-05-10, 2022-06-14"))
    assert [planned.date for planned in meeting.announced_meetings.all()] == [datetime.date(2022, 6, 14)]


def test_times_that_would_not_go_together_stand():
    meeting = imported()
    by_hand(meeting, ends_at=datetime.time(14))
    updated = again(meeting, TEXT.replace("13.00-15.00", "14.30-15.00"))
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.ends_at) == (datetime.time(13), datetime.time(14))
    assert updated.kept[0].startswith("Mötet: dag och tid står kvar som de är")


def test_attendee_whose_name_is_another_one_is_to_be_checked_where_a_person_chose_something():
    meeting = imported()
    by_hand(meeting.attendees.get(name="Bo Berg"), person=PersonFactory())
    kept = newer(meeting, TEXT.replace("Bo Berg", "Bo Bergh")).kept
    assert any("kontrollera att det är samma person" in sentence for sentence in kept)


# --- the meeting


def test_warnings_are_the_new_ones_and_questions_are_asked_again():
    meeting = imported()
    PersonFactory(name="Anna Ek")
    version = meeting.version
    again(meeting, TEXT.replace("Inget att ta upp.", "Ring 0702-555 555 eller skriv till nina@example.com."))
    meeting.refresh_from_db()
    assert "Anna Ek" not in str(meeting.import_warnings)
    assert meeting.version == version
    assert meeting.questions.filter(kind="email").exists()


def test_body_that_a_person_chose_stands_and_is_the_one_of_what_is_announced():
    meeting = imported(TEXT.replace("Omsorgsrådet", "Okända rådet"))
    other = BodyFactory()
    by_hand(meeting, body=other)
    again(meeting, TEXT.replace("Omsorgsrådet", "Okända rådet"))
    assert meeting.body == other
    assert meeting.announced_meetings.get().body == other
    again(meeting)
    assert meeting.body == other


def test_body_that_was_told_stands_where_the_document_has_none():
    told = BodyFactory()
    text = TEXT.replace("Omsorgsrådet", "Okända rådet")
    parsed, document = understood(text)
    meeting = write(parsed, document, text.encode(), load_registers(), told).meeting
    assert again(meeting, text).sentences == []
    assert meeting.body == told


def test_body_of_the_meeting_stands_where_a_newer_document_has_another_and_is_warned_of(body):
    meeting = imported()
    BodyFactory(name="Hälsorådet")
    newer(meeting, TEXT.replace("Omsorgsrådet", "Hälsorådet"))
    assert meeting.body == body
    assert "Dokumentet verkar höra till ”Hälsorådet”" in str(meeting.import_warnings)


def test_meeting_that_would_be_another_is_refused():
    meeting = imported()
    imported(TEXT.replace("2022-03-08", "2022-03-15"))
    before = everything()
    with pytest.raises(NotUpdatable, match="15 mars 2022, som arkivet redan har"):
        again(meeting, TEXT.replace("2022-03-08", "2022-03-15"))
    assert everything() == before


def test_published_meeting_is_refused_until_someone_says_so():
    meeting = imported()
    publish(meeting, None)
    slug, before = meeting.slug, everything()
    text = TEXT.replace("gås igenom.", "gås igenom noga.")
    with pytest.raises(NotUpdatable, match="Mötet är publicerat"):
        again(meeting, text)
    with pytest.raises(NotUpdatable, match="Mötet är publicerat"):
        newer(meeting, text)
    assert everything() == before
    assert meeting.sources.count() == 1
    again(meeting, text, even_published=True)
    assert meeting.items.get(position=2).text == "Budgeten gås igenom noga."
    assert (meeting.slug, meeting.is_published) == (slug, True)


def test_withdrawn_meeting_follows_as_a_draft_does_and_keeps_its_address():
    meeting = imported()
    publish(meeting, None)
    withdraw(meeting, None, "Fel fil.")
    slug = meeting.slug
    newer(meeting, TEXT.replace("gås igenom.", "gås igenom noga."))
    assert meeting.items.get(position=2).text == "Budgeten gås igenom noga."
    assert (meeting.slug, meeting.get_status_display().lower()) == (slug, "tillbakadraget")


def test_address_of_a_public_meeting_moves_with_its_date(client):
    meeting = imported()
    publish(meeting, None)
    old = meeting.get_absolute_url()
    again(meeting, TEXT.replace("2022-03-08", "2022-03-15"), even_published=True)
    assert meeting.slug == "2022-03-15-omsorgsradet"
    assert client.get(old).url.endswith(meeting.get_absolute_url())


def test_public_meeting_does_not_lose_its_date():
    meeting = imported()
    publish(meeting, None)
    with pytest.raises(NotUpdatable, match="offentlig adress"):
        again(meeting, TEXT.replace("2022-03-08 kl. 13.00-15.00", ""), even_published=True)


# --- versions


def meeting_to_update(draft: Draft) -> Meeting | None:
    """Give the meeting that another file of the same body and day is a version of, as the import finds it."""
    try:
        refuse_second(draft.meeting)
    except AlreadyThere as there:
        return there.meeting if takes_version(there.meeting) else None
    return None


def test_draft_of_the_same_body_and_date_is_the_one_to_update(body):
    draft = build(understood(TEXT)[0], load_registers())
    assert meeting_to_update(draft) is None
    meeting = imported()
    assert meeting_to_update(draft) == meeting
    publish(meeting, None)
    assert meeting_to_update(draft) is None


def test_draft_that_was_typed_in_is_not_updated(body):
    meeting = imported()
    meeting.sources.all().delete()
    assert meeting_to_update(build(understood(TEXT)[0], load_registers())) is None


def test_draft_without_date_updates_nothing():
    assert meeting_to_update(build(ParsedMinutes(), load_registers())) is None


def test_newer_file_is_kept_as_the_current_source(files):
    meeting = imported()
    text = TEXT.replace("gås igenom.", "gås igenom noga.")
    newer(meeting, text)
    newest, oldest = meeting.sources.all()
    assert newest.pk > oldest.pk
    with newest.file.open() as file:
        assert file.read() == text.encode()
    assert len(list(files.iterdir())) == 2


def test_file_that_is_here_already_is_refused():
    meeting = imported()
    with pytest.raises(NotUpdatable, match="redan inläst"):
        newer(meeting, TEXT)
    assert meeting.sources.count() == 1


def test_corrections_of_lines_are_saved_with_what_they_give():
    meeting = imported()
    source = meeting.sources.get()
    source.corrections = {"7": "heading"}
    update(meeting, understood(TEXT)[0], source, load_registers(), None)
    source.refresh_from_db()
    assert source.corrections == {"7": "heading"}


# --- whole or not at all, and in few queries


def test_failure_leaves_all_as_it_was(monkeypatch, files):
    meeting = imported()
    before = everything()

    def fail(*_):
        raise OSError("full disk")

    text = TEXT.replace("Cecilia Dahl\n", "").replace("gås igenom.", "gås igenom noga.")
    monkeypatch.setattr("minutes.importing.updating.ask", fail)
    with pytest.raises(OSError, match="full disk"):
        newer(meeting, text)
    assert everything() == before
    monkeypatch.undo()
    save = default_storage.save

    def fail_after(name, content):
        save(name, content)
        raise OSError("full disk")

    monkeypatch.setattr(default_storage, "save", fail_after)
    with pytest.raises(OSError, match="full disk"):
        newer(meeting, text)
    assert everything() == before
    assert SourceDocument.objects.count() == 1
    assert len(list(files.iterdir())) == 1


def long_text(number: int, word: str) -> str:
    """Return minutes with so many of each kind of row, that all say the word."""
    people = "\n".join(f"Anna {chr(65 + place)}{word}" for place in range(number))
    items = "\n\n".join(
        f"§ {place} Punkt {chr(65 + place)}\nFöredragande: Bo B{word}\nText {word}.\n"
        f"Beslut: Rådet beslutar {place} {word}.\nÅtgärd: Skriva {place} {word}. Ansvarig: Cecilia C{word}"
        for place in range(1, number)
    )
    return f"Protokoll Omsorgsrådet 2022-03-08\n\nNärvarande:\n{people}\n\n{items}\n"


def test_suggested_topics_go_with_the_rows_that_a_new_reading_leaves_out():
    meeting = imported(long_text(4, "ett"))
    gone = meeting.items.last()
    TopicSuggestionFactory(item=gone)
    TopicSuggestionFactory(item=gone, decision=gone.decisions.get())

    again(meeting, long_text(3, "ett"))

    assert not AgendaItem.objects.filter(pk=gone.pk).exists()
    assert not TopicSuggestion.objects.filter(item=gone.pk).exists()


@pytest.mark.parametrize("change", ["change", "add", "remove"])
def test_number_of_queries_does_not_grow_with_rows(change):
    counts = []
    for number in (3, 20):
        Meeting.objects.all().delete()
        SourceDocument.objects.all().delete()
        meeting = imported(long_text(2 if change == "add" else number, "ett"))
        text = long_text(2 if change == "remove" else number, "tva" if change == "change" else "ett")
        registers = load_registers()
        parsed, _ = understood(text)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            updated = update(meeting, parsed, meeting.sources.get(), registers, None)
        assert len(updated.changes) > 3
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 2, counts


def test_all_that_points_at_rows_of_a_meeting_is_of_the_meeting():
    """Rows are deleted without asking what else points at them."""
    pointing = {field.model for model in MODELS for field in pointing_at(model)}
    assert pointing <= {*MODELS, TopicSuggestion}  # whose rows are taken away first


# --- the five documents


@pytest.mark.parametrize("name", NAMES or [pytest.param("none", marks=pytest.mark.skip)])
@pytest.mark.skipif(not NAMES, reason="the five documents are not beside this checkout")
def test_each_document_read_again_changes_nothing(name):
    text = (MINUTES / f"{name}.txt").read_text(encoding="utf-8")
    call_command("loaddata", *REGISTERS, verbosity=0)
    meeting = imported(text)
    assert meeting.items.exists()
    before = everything()
    assert again(meeting, text).sentences == []
    assert newer(meeting, f"{text}\n").sentences == []
    assert everything() == before


# --- whatever the two do


PEOPLE = ["Anna Ek", "Bo Berg", "Cecilia Dahl", "David Frisk", "Eva Gran"]
TITLES = ["Öppnande", "Ekonomi", "Avtal", "Övrigt", "Ekonomin"]
DECIDED = ["Rådet beslutar att vänta.", "Rådet godkänner budgeten.", "Rådet tackar alla för i år."]


def on_lines(people: list[ParsedAttendee], items: list[ParsedItem]) -> ParsedMinutes:
    """Return minutes in which each attendee, item and decision has a line of its own."""
    line = count(1)
    return ParsedMinutes(
        body_name="Omsorgsrådet",
        date=datetime.date(2022, 3, 8),
        attendees=tuple(replace(one, lines=(1, next(line) + 1)) for one in people),
        items=tuple(
            replace(
                one,
                lines=(next(line) + 1,),
                decisions=tuple(replace(decision, lines=(next(line) + 1,)) for decision in one.decisions),
            )
            for one in items
        ),
    )


a_document = st.builds(
    on_lines,
    st.lists(
        st.builds(ParsedAttendee, st.sampled_from(PEOPLE), title=st.sampled_from(["", "MAS"])),
        max_size=4,
    ),
    st.lists(
        st.builds(
            ParsedItem,
            st.sampled_from(TITLES),
            number=st.sampled_from(["", "§ 1", "§ 2"]),
            text=st.sampled_from(["", "Läget."]),
            presenters=st.lists(st.sampled_from(PEOPLE), max_size=2).map(tuple),
            decisions=st.lists(st.builds(ParsedDecision, st.sampled_from(DECIDED)), max_size=2).map(tuple),
        ),
        max_size=4,
    ),
)
EDITS = {
    Attendee: ("name", "title", "note"),
    AgendaItem: ("number", "title", "text"),
    Presenter: ("name",),
    Decision: ("text", "condition"),
}
OWN_NAME = {Attendee: "name", AgendaItem: "title", Presenter: "name", Decision: "text"}
an_edit = st.tuples(
    st.sampled_from(list(EDITS)),
    st.integers(0, 5),
    st.sampled_from(["change", "change", "delete", "add", "point", "move"]),
    st.integers(0, 5),
    st.integers(1, 99),
)


def edit(meeting: Meeting, model: type[Tracked], place: int, what: str, other: int, number: int) -> None:
    """Do something with a row of the meeting, as a person does."""
    rows = list(model.objects.order_by("pk"))
    if what == "add" and model in (Presenter, Decision):
        items = list(AgendaItem.objects.order_by("pk"))
        if items:
            item = items[place % len(items)]
            last = max((row.position for row in model.objects.filter(item=item)), default=0)
            model(item=item, position=last + 1, **{OWN_NAME[model]: f"Egen {number}"}).save()
    elif what == "add":
        last = max((row.position for row in rows), default=0)
        model(meeting=meeting, position=last + 1, **{OWN_NAME[model]: f"Egen {number}"}).save()
    elif rows:
        row = rows[place % len(rows)]
        if what == "delete":
            row.delete()
        elif what == "move" and model in (Attendee, AgendaItem):
            put_in_order(meeting_rows(model), {row.pk: other})
        elif what == "point" and model is Presenter:
            people = list(Attendee.objects.order_by("pk"))
            by_hand(row, attendee=people[other % len(people)] if people else None)
        elif what == "point" and model is AgendaItem:
            by_hand(row, parent=next((item for item in rows if item.pk < row.pk), None))
        else:
            by_hand(row, **{EDITS[model][other % len(EDITS[model])]: f"Rättat {number}"})


def meeting_rows(model: type[Tracked]):
    """Return the rows of a kind that hang on the meeting, of which there is one."""
    return model.objects.order_by("position")


def orders() -> dict[type[Tracked], list[int]]:
    """Return the keys of attendees and items, in order."""
    return {model: list(meeting_rows(model).values_list("pk", flat=True)) for model in (Attendee, AgendaItem)}


def same_order(old: list[int], new: list[int]) -> bool:
    """Tell whether what is in both stands in the same order."""
    return [key for key in old if key in new] == [key for key in new if key in old]


def made_by_hand() -> dict[tuple, object]:
    """Return what a person gave fields: by comparing each state that a person saved with the one before it."""
    made = {}
    for model in EDITS:
        before: dict[int, object] = {}
        for state in model.history.order_by("history_date", "history_id"):
            mine = state.history_change_reason not in (Occasion.IMPORTED, Occasion.REREAD)
            last = before.get(state.id)
            if state.history_type == "-":
                made = {key: value for key, value in made.items() if key[:2] != (model, state.id)}
                if mine:
                    made[model, state.id, "deleted"] = True
            elif mine:
                for name in (*EDITS[model], *(["attendee_id"] if model is Presenter else [])):
                    if last is None or getattr(last, name) != getattr(state, name):
                        made[model, state.id, name] = getattr(state, name)
            before[state.id] = state
    return made


@pytest.mark.slow
@settings(max_examples=60, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
@given(first=a_document, rounds=st.lists(st.tuples(st.lists(an_edit, max_size=4), a_document), min_size=1, max_size=3))
def test_nothing_that_a_person_did_is_lost_whatever_the_document_becomes(first, rounds):
    with transaction.atomic():
        document = Document("möte.txt", "txt", "utf-8", False, (), ())
        meeting = write(first, document, b"text", load_registers()).meeting
        settled: set[type[Tracked]] = set()
        since = orders()  # what the history tells moves from: more of a person's at once are one
        for edits, parsed in rounds:
            for one in edits:
                edit(meeting, *one)
            placed = orders()
            chosen = settled | {model for model in since if not same_order(since[model], placed[model])}
            before = made_by_hand()
            deleted = {key[:2] for key in before if key[2] == "deleted"}
            if update(meeting, parsed, meeting.sources.get(), load_registers(), None).changes:
                settled, since = chosen, orders()
            for (model, key, name), value in before.items():
                if name != "deleted":
                    assert getattr(model.objects.get(pk=key), name) == value
            assert not [key for model, key in deleted if model.objects.filter(pk=key).exists()]
            assert all(same_order(placed[model], orders()[model]) for model in chosen)
            for model in EDITS:
                for row in model.objects.all():
                    row.full_clean()
            after = everything()
            update(meeting, parsed, meeting.sources.get(), load_registers(), None)
            assert everything() == after
        transaction.set_rollback(True)
