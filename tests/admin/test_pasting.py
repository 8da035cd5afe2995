"""A list of names that is pasted: read, recognised, checked, and put on the meeting's list."""

import json

import pytest
from django.contrib.auth import get_user
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minutes.admin.pasting import MOST_NAMES
from minutes.importing.matching import load_registers
from minutes.importing.suggestions import organisations_alike, people_alike
from minutes.listing import NewName, add_names
from minutes.models import Attendee
from organisations.models import Membership, Person
from tests.factories import (
    AttendeeFactory,
    BodyFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    RegionFactory,
)
from tests.importing.test_five_documents import MINUTES

from .page import fields_of, messages_of

pytestmark = pytest.mark.django_db
# The lines on which each of the five documents lists its people.
LISTS = {
    "orebro-chefsgrupp-2020-11-13": (15, 48),
    "skane-centralt-2020-12-04": (8, 19),
    "skane-mellersta-2024-04-05": (11, 46),
    "skane-nordvast-2021-10-15": (9, 13),
    "stockholm-avtalsutskottet-2020-03-06": (8, 9),
}


def address_of(meeting) -> str:
    return reverse("admin:minutes_meeting_paste_names", args=[meeting.pk])


def paste(client, meeting, text: str, page=None):
    """Return the page after the text was put in its box and read."""
    data = (fields_of(page) if page else {}) | {"text": [text], "_read": ["Läs"]}
    response = client.post(address_of(meeting), data)
    assert response.status_code == 200
    return response


def save(client, meeting, page, without: tuple[str, ...] = (), **changes: str):
    """Send the page with changes; `namn__0__name` stands for namn-0-name."""
    data = {name: value for name, value in fields_of(page).items() if name not in without} | {"_save": ["Spara"]}
    for name, value in changes.items():
        data[name.replace("__", "-")] = [value]
    return client.post(address_of(meeting), data)


def rows_of(page) -> list[dict]:
    """Return what each row of the page holds."""
    names = page.context["names"]
    return [{field.name: field.value() for field in row} for row in names.forms] if names else []


def choices_of(page, row: int, field: str) -> list[str]:
    return [label for _, label in page.context["names"].forms[row].fields[field].choices]


# --- reading


@pytest.mark.slow
@pytest.mark.skipif(not MINUTES.exists(), reason="the five documents are not beside this checkout")
@pytest.mark.parametrize("name", LISTS)
def test_list_of_each_document_is_read_as_it_stands(secretary, name):
    first, last = LISTS[name]
    text = "\n".join((MINUTES / f"{name}.txt").read_text(encoding="utf-8").split("\n")[first - 1 : last])
    gold = json.loads((MINUTES / "gold" / f"{name}.json").read_text(encoding="utf-8"))["attendees"]
    # Some are told of elsewhere in the document.
    there = {one["name"]: one for one in gold if one["name"] in text}
    assert len(there) >= len(gold) - 12
    page = paste(secretary, MeetingFactory(), text)
    rows = {row["name"]: row for row in rows_of(page)}
    assert page.context["box"]["text"].value() == ""
    assert set(there) <= set(rows)
    assert all(name in text for name in rows)
    for name, one in there.items():
        row = rows[name]
        away = row["presence"] in (Attendee.Presence.APOLOGIES, Attendee.Presence.ABSENT)
        assert away == (one["status"] == "absent"), name
        assert bool(row["substitutes"]) == (one["status"] == "substitute"), name
        assert (one["organisation"] or "") in (row["organisation_as_written"], one["organisation"] or ""), name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ek, Bo Ros och Cilla Dahl", ["Anna Ek", "Bo Ros", "Cilla Dahl"]),
        ("1. Anna Ek\n2. Bo Ros", ["Anna Ek", "Bo Ros"]),
        ("Anna Ek\tMAS\tLunds kommun\nBo Ros\tVD\tRegion Skåne", ["Anna Ek", "Bo Ros"]),
        ("| Namn | Titel |\n|---|---|\n| Anna Ek | MAS |\n| Bo Ros | VD |", ["Anna Ek", "Bo Ros"]),
        ("Närvarande | Anna Ek, Bo Ros\nFörhinder | Eva Al", ["Anna Ek", "Bo Ros", "Eva Al"]),
        ("För Region Skåne\t\tFör kommunerna\nAnna Ek\t\tBo Ros, Lund", ["Anna Ek", "Bo Ros"]),
        ("Anna Ek", ["Anna Ek"]),
    ],
)
def test_list_in_any_shape_becomes_rows(secretary, text, expected):
    assert [row["name"] for row in rows_of(paste(secretary, MeetingFactory(), text))] == expected


def test_what_is_written_about_someone_stands_in_its_fields(secretary):
    page = paste(
        secretary,
        MeetingFactory(),
        "Anna Ek (S), ordförande, Lunds kommun\n"
        "Bo Ros (förhinder), Eslövs kommun\n"
        "Cilla Dahl (ers Bo), via Teams\n"
        "Inbjudna\n"
        "Eva Al",
    )
    anna, bo, cilla, eva = rows_of(page)
    assert (anna["party"], anna["role"], anna["organisation_as_written"]) == ("S", "chair", "Lunds kommun")
    assert bo["presence"] == "apologies"
    assert (cilla["substitutes"], cilla["note"]) == ("Bo", "via Teams")
    assert eva["presence"] == "invited"
    assert "ersätter Bo, via Teams" in page.content.decode()


def test_lines_that_name_nobody_stay_in_the_box(secretary):
    meeting = MeetingFactory()
    page = paste(secretary, meeting, "Anna Ek\nLokalen är bokad till klockan fem.\nBo Ros")
    assert [row["name"] for row in rows_of(page)] == ["Anna Ek", "Bo Ros"]
    assert page.context["box"]["text"].value() == "Lokalen är bokad till klockan fem."
    assert "Dessa rader kunde inte läsas" in page.content.decode()
    answer = save(secretary, meeting, page)
    assert "kvar i rutan är inte med: Lokalen är bokad till klockan fem." in messages_of(answer)


def test_line_that_heads_names_with_commas_is_no_group(secretary):
    page = paste(secretary, MeetingFactory(), "Namn, kommun\nAnna Ek, Lunds kommun\nBo Ros, Eslövs kommun")
    assert [(row["name"], row["group"]) for row in rows_of(page)] == [("Anna Ek", ""), ("Bo Ros", "")]
    assert page.context["box"]["text"].value() == "Namn, kommun"


def test_address_of_someone_is_no_organisation(secretary):
    page = paste(secretary, MeetingFactory(), "Anna Ek, Lunds kommun, anna.ek@lund.example")
    (anna,) = rows_of(page)
    assert (anna["organisation_as_written"], anna["note"]) == ("Lunds kommun", "anna.ek@lund.example")


def test_corrected_lines_are_read_to_more_rows_and_what_was_changed_is_kept(secretary):
    meeting = MeetingFactory()
    page = paste(secretary, meeting, "Anna Ek\nLokalen är bokad.")
    data = fields_of(page) | {"namn-0-title": ["Chef"], "text": ["Bo Ros\nAnna Ek"], "_read": ["Läs"]}
    page = secretary.post(address_of(meeting), data)
    assert [(row["name"], row["title"], bool(row["add"])) for row in rows_of(page)] == [
        ("Anna Ek", "Chef", True),
        ("Bo Ros", "", True),
        ("Anna Ek", "", False),
    ]
    assert "Står redan ovan" in page.content.decode()


@pytest.mark.parametrize("text", ["", " \n", "Lokalen är bokad till klockan fem."])
def test_box_without_a_name_says_so_and_keeps_what_is_written(secretary, text):
    page = paste(secretary, MeetingFactory(), text)
    assert page.context["box"].errors["text"]
    assert (page.context["box"]["text"].value() or "").strip() == text.strip()
    assert page.context["names"] is None


def test_too_many_names_are_refused_and_kept(secretary):
    text = "\n".join(f"Anna Ek{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(MOST_NAMES + 1))
    page = paste(secretary, MeetingFactory(), text)
    assert f"fler än {MOST_NAMES} namn" in page.content.decode()
    assert page.context["box"]["text"].value() == text


# --- recognising


def test_one_certain_hit_is_chosen(secretary):
    person, lund = PersonFactory(name="Anna Ek"), OrganisationFactory(name="Lunds kommun")
    (row,) = rows_of(paste(secretary, MeetingFactory(), "Anna Ek, Lund"))
    assert (row["person"], row["organisation"]) == (str(person.pk), str(lund.pk))


def test_similar_names_are_proposed_with_where_they_are_from_and_none_is_chosen(secretary):
    region = RegionFactory(name="Skåne")
    employer = OrganisationFactory(name="Närsjukvården väster", region=RegionFactory(name="Nordväst", parent=region))
    MembershipFactory(person=PersonFactory(name="Anette Haaf"), organisation=employer)
    page = paste(secretary, MeetingFactory(), "Annett Haaf, Närsjukvård väster")
    (row,) = rows_of(page)
    assert (row["person"], row["organisation"]) == ("", "")
    assert choices_of(page, 0, "person") == [
        "Ingen i registret",
        f"Anette Haaf (Närsjukvården väster, {Membership.objects.get().body}): liknande namn",
        "Ny person i registret",
    ]
    assert choices_of(page, 0, "organisation")[1:] == ["Närsjukvården väster (Nordväst, Skåne): liknande namn"]
    assert "Liknande finns" in page.content.decode()


def test_namesakes_are_proposed_and_none_is_chosen(secretary):
    for slug in ("anna-ek", "anna-ek-2"):
        PersonFactory(name="Anna Ek", slug=slug)
    page = paste(secretary, MeetingFactory(), "Anna Ek")
    assert rows_of(page)[0]["person"] == ""
    assert choices_of(page, 0, "person")[1:3] == ["Anna Ek: heter så", "Anna Ek: heter så"]


@pytest.mark.parametrize(
    ("written", "found"), [("Stefan Karlegärd", True), ("Karlgärd Stefan", True), ("Bo Ros", False)]
)
def test_people_alike_are_suggested_whatever_order_their_names_stand_in(written, found):
    person = PersonFactory(name="Karlegärd Stefan")
    suggested = [one.entry for one in people_alike(load_registers()).to(written)]
    assert suggested == ([person] if found else [])


def test_entry_is_suggested_once_by_the_name_that_is_likest():
    OrganisationFactory(name="Universitetssjukhuset", other_names="Vårdcentralen Arlöv\nVårdcentralen Arlöf")
    (suggestion,) = organisations_alike(load_registers()).to("Vårdcentral Arlöv")
    assert suggestion.like == "Vårdcentralen Arlöv"


def test_whoever_is_on_the_list_is_left_out_but_may_be_added(secretary):
    meeting = MeetingFactory()
    AttendeeFactory(meeting=meeting, position=1, name="Bo Ros")
    page = paste(secretary, meeting, "Anna Ek, Bo Ros")
    assert [bool(row["add"]) for row in rows_of(page)] == [True, False]
    assert "Står redan på mötets lista" in page.content.decode()
    save(secretary, meeting, page, namn__1__add="on")
    assert [row.name for row in meeting.attendees.order_by("position")] == ["Bo Ros", "Anna Ek", "Bo Ros"]


# --- saving


def test_rows_go_last_on_the_list_with_their_history(secretary):
    meeting = MeetingFactory()
    AttendeeFactory(meeting=meeting, position=3)
    person = PersonFactory(name="Anna Ek")
    page = paste(secretary, meeting, "Anna Ek (S), MAS, Lund\nBo Ros (ers Anna)")
    answer = save(secretary, meeting, page, namn__1__note="Kom 9.30", namn__1__side="municipalities")
    assert answer.url == reverse("admin:minutes_meeting_change", args=[meeting.pk])
    assert messages_of(answer) == "2 namn är tillagda på mötets lista."
    anna, bo = meeting.attendees.filter(position__gt=3).order_by("position")
    assert (anna.position, anna.person, anna.party, anna.title) == (4, person, "S", "MAS")
    assert (bo.position, bo.person, bo.substitutes_for, bo.side) == (5, None, anna, "municipalities")
    assert bo.note == "Kom 9.30"
    assert [row.history.get().history_type for row in (anna, bo)] == ["+", "+"]
    assert bo.history.get().substitutes_for_id == anna.pk
    assert not Person.objects.exclude(pk__in=[person.pk]).filter(name="Bo Ros").exists()


def test_new_person_is_made_where_that_is_chosen(secretary):
    PersonFactory(name="Anna Ek")
    meeting = MeetingFactory()
    page = paste(secretary, meeting, "Anna Ek, Bo Ros")
    save(secretary, meeting, page, namn__0__person="ny", namn__1__person="ny")
    anna, bo = meeting.attendees.order_by("position")
    assert (anna.person.slug, bo.person.slug) == ("anna-ek-2", "bo-ros")
    assert bo.person.history.get().history_type == "+"


def test_errors_keep_all_that_is_typed(secretary):
    meeting = MeetingFactory()
    page = paste(secretary, meeting, "Anna Ek, Bo Ros")
    page = save(
        secretary,
        meeting,
        page,
        namn__0__name="",
        namn__1__note="Kom sent",
        text="En rad till",
        namn__1__party="x" * 51,
    )
    assert page.status_code == 200
    assert "Skriv namnet, eller avmarkera" in page.content.decode()
    assert 'class="desk-more" open' in page.content.decode()
    assert rows_of(page)[1]["note"] == "Kom sent"
    assert page.context["box"]["text"].value() == "En rad till"
    assert not meeting.attendees.exists()
    page = save(secretary, meeting, page, without=("namn-0-add",), namn__1__party="S")
    assert [row.name for row in meeting.attendees.all()] == ["Bo Ros"]


@pytest.mark.parametrize("value", ["0", "9" * 30, "9" * 5000, "x", "²"])
def test_person_that_there_is_none_of_is_refused(secretary, value):
    meeting = MeetingFactory()
    page = save(secretary, meeting, paste(secretary, meeting, "Anna Ek"), namn__0__person=value)
    assert page.context["names"].forms[0].errors["person"]


def test_page_sent_twice_adds_nobody_twice(secretary):
    meeting = MeetingFactory()
    page = paste(secretary, meeting, "Anna Ek")
    save(secretary, meeting, page)
    again = save(secretary, meeting, page)
    assert "Mötets lista har ändrats" in again.content.decode()
    assert "Står redan på mötets lista" in again.content.decode()
    assert meeting.attendees.count() == 1


@pytest.mark.parametrize("total", ["", "x", "-1", "9" * 5000])
def test_form_that_was_tampered_with_is_shown_anew(secretary, total):
    meeting = MeetingFactory()
    for button in ("_read", "_save"):
        data = {"namn-TOTAL_FORMS": total, "namn-INITIAL_FORMS": total, "text": "Anna Ek\0", button: "1"}
        assert secretary.post(address_of(meeting), data).status_code == 200
    assert not meeting.attendees.exists()


def test_nothing_to_add_says_so(secretary):
    meeting = MeetingFactory()
    page = save(secretary, meeting, paste(secretary, meeting, "Anna Ek"), without=("namn-0-add",))
    assert "Markera ”Lägg till” på minst en rad." in page.content.decode()


def test_substitute_for_someone_who_may_be_several_keeps_the_words():
    meeting = MeetingFactory()
    for name in ("Anna Ek", "Anna Al"):
        AttendeeFactory(meeting=meeting, name=name)
    (row,) = add_names(meeting, [NewName(Attendee(name="Bo Ros"), substitutes_for="Anna")], load_registers())
    assert (row.substitutes_for, row.note) == (None, "ersätter Anna")


# --- who may, and at what cost


def test_only_those_who_may_change_the_meeting_reach_the_page(own_secretary, coordinator, body):
    own, other = MeetingFactory(body=body), MeetingFactory(published=True)
    assert own_secretary.get(address_of(own)).status_code == 200
    assert own_secretary.get(address_of(other)).status_code == 404
    assert own_secretary.post(address_of(other), {"text": "Anna Ek", "_read": "1"}).status_code == 404
    assert coordinator.get(address_of(other)).status_code == 403
    desk = own_secretary.get(reverse("admin:minutes_meeting_change", args=[own.pk])).content.decode()
    assert address_of(own) in desk


def test_new_people_are_offered_to_those_who_may_add_them(own_secretary, body):
    user = get_user(own_secretary)
    page = paste(own_secretary, MeetingFactory(body=body), "Anna Ek")
    assert "Ny person i registret" in choices_of(page, 0, "person")
    group = user.groups.get()
    group.permissions.remove(group.permissions.get(codename="add_person"))
    page = paste(own_secretary, MeetingFactory(body=body), "Anna Ek")
    assert choices_of(page, 0, "person") == ["Ingen i registret"]


@pytest.mark.slow
def test_rows_cost_the_same_however_many(secretary):
    region = RegionFactory()
    for number in range(150):
        name = f"{chr(65 + number % 26)}na {chr(65 + number // 26)}berg"
        MembershipFactory(
            person=PersonFactory(name=name, slug=f"p{number}"),
            organisation=OrganisationFactory(region=region),
            body=BodyFactory(region=region),
        )
    names = [f"{chr(65 + number % 26)}nna {chr(65 + number // 26)}berg" for number in range(150)]

    def cost(count: int) -> int:
        meeting = MeetingFactory()
        for _ in range(count):
            AttendeeFactory(meeting=meeting)
        with CaptureQueriesContext(connection) as queries:
            page = paste(secretary, meeting, "\n".join(f"{name}, Kommun {name}" for name in names[:count]))
        assert len(rows_of(page)) == count
        return len(queries)

    cost(3)
    assert cost(3) == cost(150) <= 20
