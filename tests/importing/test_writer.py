"""What a document that has been read becomes in the database."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from minutes.importing import writer
from minutes.importing.lines import Document, Line
from minutes.importing.matching import load_registers
from minutes.importing.parsed import (
    ParsedAction,
    ParsedAttachment,
    ParsedAttendee,
    ParsedDecision,
    ParsedItem,
    ParsedMinutes,
    ParsedPlannedMeeting,
    ParsedRemoval,
    ParsedWarning,
)
from minutes.importing.writer import NotWritten, Written, write
from minutes.models import Attachment, Attendee, Meeting, SourceDocument
from minutes.questions import ask
from organisations.models import Body, Organisation, Person
from tests.factories import (
    BodyFactory,
    MeetingFactory,
    OrganisationFactory,
    PersonFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db

DOCUMENT = Document("möte.txt", "txt", "utf-8", False, (Line(1, "Möte", bold=True), Line(2, "")), ())
BODY_NAME = "Omsorgsrådet"
PARSED = ParsedMinutes(title="Protokoll", body_name=BODY_NAME, date=datetime.date(2022, 3, 8))


@pytest.fixture(autouse=True)
def files(settings, tmp_path) -> Path:
    """Keep the files of each test by themselves."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "kallor"


@pytest.fixture
def body() -> Body:
    return BodyFactory(name=BODY_NAME)


def written(parsed: ParsedMinutes, data: bytes = b"text", **changes) -> Written:
    """Write the minutes."""
    return write(parsed, replace(DOCUMENT, **changes), data, load_registers())


def stored(source: SourceDocument) -> bytes:
    """Return what the file of the source holds."""
    with source.file.open() as file:
        return file.read()


def warnings(meeting: Meeting) -> str:
    """Return the texts of the meeting's warnings."""
    return " ".join(warning["text"] for warning in meeting.import_warnings)


# --- the meeting


def test_what_is_asked_of_a_new_draft_is_what_its_stored_rows_ask(body):
    PersonFactory(name="Eva Ek")
    item = ParsedItem(
        "Läget",
        text="Nils Nyberg rapporterar. Skriv till eva.ek@exempel.se.",
        decisions=(ParsedDecision("Beslut:"),),
        actions=(ParsedAction("Ringa 070-123 45 67", responsible=("Bo Berg",)),),
    )
    attendees = (ParsedAttendee("Eva Ek"), ParsedAttendee("Bo Berg"))
    parsed = replace(PARSED, attendees=attendees, items=(item,), attachments=(ParsedAttachment("Rapport"),))
    meeting = written(parsed).meeting
    asked = set(meeting.questions.values_list("kind", "matter", "where"))
    meeting.questions.all().delete()
    ask(meeting)
    assert len(asked) >= 4
    assert set(meeting.questions.values_list("kind", "matter", "where")) == asked


def test_head_of_the_document_becomes_a_draft(body):
    parsed = replace(
        PARSED,
        last_date=datetime.date(2022, 3, 9),
        start=datetime.time(13),
        end=datetime.time(11),
        place="Stadshuset",
        form="hybrid",
        record_kind="minutes",
        preamble="Inledande ord.",
        name_consent="some",
    )
    result = written(parsed)
    meeting = Meeting.objects.get()
    assert result.created
    assert result.meeting == meeting
    assert (meeting.status, meeting.published_at, meeting.slug) == ("draft", None, "")
    assert (meeting.body, meeting.date, meeting.last_date) == (body, PARSED.date, parsed.last_date)
    assert (meeting.starts_at, meeting.ends_at, meeting.place) == (parsed.start, parsed.end, "Stadshuset")
    assert (meeting.form, meeting.record_kind, meeting.name_consent) == ("hybrid", "minutes", "given_by_some")
    assert (meeting.title, meeting.preamble) == ("Protokoll", "Inledande ord.")


def test_meeting_without_body_and_date_is_a_draft_too():
    meeting = written(ParsedMinutes(body_name="Okänt organ", title="Anteckningar")).meeting
    assert (meeting.body, meeting.date) == (None, None)
    assert meeting.title == "Okänt organ\nAnteckningar"
    told = "Organet ”Okänt organ” finns inte i arkivet: välj ett annat, eller låt en administratör lägga upp det."
    assert told in warnings(meeting)


def test_body_that_is_told_goes_before_the_one_that_is_read(body):
    told = BodyFactory()
    meeting = write(PARSED, DOCUMENT, b"text", load_registers(), told).meeting
    assert meeting.body == told
    assert f"verkar höra till ”{BODY_NAME}”" in warnings(meeting)


def test_joint_bodies_are_linked():
    region = RegionFactory(name="Mellersta")
    first, second = (BodyFactory(name=f"{name} Mellersta", region=region) for name in ("Beredningen", "Operativ grupp"))
    parsed = replace(
        PARSED,
        body_name="Beredningen och operativ grupp i Mellersta",
        other_body_names=("operativ grupp i Mellersta",),
        title="Möte i Mellersta",
    )
    meeting = written(parsed).meeting
    assert meeting.body == first
    assert list(meeting.joint_bodies.all()) == [second]


def test_end_before_the_beginning_is_left_out_with_a_warning(body):
    parsed = replace(PARSED, start=datetime.time(15), end=datetime.time(13), last_date=datetime.date(2022, 3, 1))
    meeting = written(parsed).meeting
    assert (meeting.starts_at, meeting.ends_at, meeting.last_date) == (parsed.start, None, None)
    assert "13.00" in warnings(meeting)
    assert "1 mars 2022" in warnings(meeting)


def test_warnings_are_kept_with_their_lines_in_order(body):
    parsed = replace(PARSED, warnings=(ParsedWarning(7, "Sju."), ParsedWarning(0, "Allt."), ParsedWarning(3, "Tre.")))
    assert written(parsed).meeting.import_warnings == [
        {"line": 0, "text": "Allt."},
        {"line": 3, "text": "Tre."},
        {"line": 7, "text": "Sju."},
    ]


# --- attendees


def test_doubt_about_a_confirmed_spelling_is_dropped(body):
    PersonFactory(name="Mats Renard", other_names="Mats Renad")
    doubts = tuple(ParsedWarning(5, f"{name} nämns.", (5,), name) for name in ("Mats Renad", "Ida Vass"))
    meeting = written(replace(PARSED, attendees=(ParsedAttendee("Mats Renard"),), warnings=doubts)).meeting
    assert "Mats Renad nämns" not in warnings(meeting)
    assert "Ida Vass nämns" in warnings(meeting)


def attendees(*people: ParsedAttendee, **head) -> list[Attendee]:
    """Write a meeting of the people and return their rows."""
    meeting = written(replace(PARSED, attendees=people, **head)).meeting
    return list(meeting.attendees.select_related("meeting"))


def test_attendee_keeps_all_that_the_list_says(body):
    person, municipality = PersonFactory(name="Anna Berg"), OrganisationFactory(name="Flens kommun")
    parsed = ParsedAttendee(
        "Anna Berg", "MAS", "Flen", "municipalities", "Ledamöter", "S", "member", "partly", "", "från kl. 14", (4, 5)
    )
    (row,) = attendees(parsed)
    assert (row.position, row.name, row.person) == (1, "Anna Berg", person)
    assert (row.title, row.organisation, row.organisation_as_written) == ("MAS", municipality, "Flen")
    assert (row.side, row.group, row.party, row.role) == ("municipalities", "Ledamöter", "S", "member")
    assert (row.presence, row.note, row.source_lines) == ("partly", "från kl. 14", [4, 5])


def test_heading_that_says_presence_alone_is_no_group(body):
    rows = attendees(
        ParsedAttendee("Bo Ek", group="Ej närvarande:", presence="absent"), ParsedAttendee("Åsa Al", group="Ledamöter")
    )
    assert [(row.group, row.presence) for row in rows] == [("", "absent"), ("Ledamöter", "present")]


def test_unknown_names_are_one_warning_for_each_register_and_nothing_is_created(body):
    (row, _) = attendees(
        ParsedAttendee("Anna Berg", organisation="Flen", lines=(3, 4, 40)), ParsedAttendee("Bo Ek", lines=(3, 5))
    )
    assert (row.person, row.organisation) == (None, None)
    assert row.meeting.import_warnings == [
        {"line": 4, "text": "Finns inte bland arkivets organisationer: Flen (rad 4)."},
        {"line": 4, "text": "Finns inte bland arkivets personer: Anna Berg (rad 4), Bo Ek (rad 5)."},
    ]
    assert not Person.objects.exists()
    assert not Organisation.objects.exists()


def test_namesakes_are_left_to_a_person_with_the_line(body):
    for slug in ("a", "b"):
        PersonFactory(name="Johan Lindberg", slug=slug)
    (row,) = attendees(ParsedAttendee("Johan Lindberg", lines=(9,)))
    assert row.person is None
    assert row.meeting.import_warnings == [{"line": 9, "text": "Flera personer heter Johan Lindberg: välj en."}]


def test_substitute_is_tied_to_the_only_one_of_the_first_name(body):
    absent, substitute = attendees(ParsedAttendee("Eva Ek"), ParsedAttendee("Bo Berg", substitutes_for="Eva"))
    assert substitute.substitutes_for == absent
    assert substitute.note == ""


@pytest.mark.parametrize("others", [("Eva Ek", "Eva Al"), ("Åsa Ek",)])
def test_substitute_for_nobody_certain_keeps_the_words(body, others):
    *_, substitute = attendees(*map(ParsedAttendee, others), ParsedAttendee("Bo Berg", substitutes_for="Eva"))
    assert substitute.substitutes_for is None
    assert substitute.note == "ersätter Eva"
    assert "Bo Berg ersätter Eva" in warnings(substitute.meeting)


def test_signers_get_their_roles(body):
    people = (ParsedAttendee("Eva Maria Ek"), ParsedAttendee("Bo Berg", role="member"), ParsedAttendee("Åsa Al"))
    chair, secretary, approver = attendees(*people, chair="Eva Ek", secretary="Bo Berg", approvers=("Åsa Al",))
    assert (chair.role, secretary.role) == ("chair", "secretary")
    assert [row.is_approver for row in (chair, secretary, approver)] == [False, False, True]


def test_signer_who_is_not_on_the_list_is_added_with_a_warning(body):
    _, added = attendees(ParsedAttendee("Bo Berg"), secretary="Eva Ek", field_lines={"secretary": (40,)})
    assert (added.name, added.role, added.source_lines) == ("Eva Ek", "secretary", [40])
    warning = added.meeting.import_warnings[-1]
    assert warning["line"] == 40
    assert "Eva Ek, sekreterare, står inte i deltagarlistan" in warning["text"]


def test_signer_who_may_be_two_is_left_to_a_person(body):
    rows = attendees(ParsedAttendee("Eva Ek"), ParsedAttendee("Eva Al"), chair="Eva")
    assert [row.role for row in rows] == ["", ""]
    assert "Flera deltagare kan vara Eva, ordförande" in warnings(rows[0].meeting)


def test_other_spelling_of_a_signature_is_kept_in_the_note(body):
    PersonFactory(name="Lars Almroth", other_names="Lars Almrot")
    (row,) = attendees(ParsedAttendee("Lars Almroth"), chair="Lars Almrot")
    assert (row.role, row.note) == ("chair", "skrivet ”Lars Almrot”")


# --- items


def test_item_is_written_with_all_that_hangs_on_it(body):
    region = RegionFactory(name="Nordväst", parent=body.region)
    other, municipality = BodyFactory(name="Rådet", region=body.region), OrganisationFactory(name="Flens kommun")
    person = PersonFactory(name="Åsa Al")
    item = ParsedItem(
        title="Vaccination",
        number="3 a",
        text="Läget.",
        presenters=("Eva", "Åsa Al", "gruppen"),
        decisions=(
            ParsedDecision("Att vänta", kind="proposal", lines=(11,)),
            ParsedDecision("Frågan hänskjuts till Rådet.", "decision", "referred", "om tid finns", "Rådet", (12,)),
        ),
        actions=(
            ParsedAction("Skriva.", ("Eva", "Flens kommun", "alla"), datetime.date(2022, 4, 1), "i april", (13,)),
        ),
        region_names=("Nordväst",),
        lines=(10, 11),
    )
    meeting = written(replace(PARSED, attendees=(ParsedAttendee("Eva Ek"),), items=(item,))).meeting
    eva, row = meeting.attendees.get(), meeting.items.get()
    assert (row.position, row.number, row.title, row.text) == (1, "3 a", "Vaccination", "Läget.")
    assert row.source_lines == [10, 11]
    assert list(row.regions.all()) == [region]
    assert not row.topics.exists()
    named = [(one.name, one.attendee, one.person) for one in row.presenters.all()]
    assert named == [("Eva", eva, None), ("Åsa Al", None, person), ("gruppen", None, None)]
    proposal, decision = row.decisions.all()
    assert (proposal.kind, proposal.outcome, proposal.text) == ("proposal", "", "Att vänta")
    assert (decision.kind, decision.outcome, decision.condition) == ("decision", "referred", "om tid finns")
    assert (decision.referred_to, decision.source_lines) == (other, [12])
    action = row.actionitems.get()
    assert (action.text, action.due_on, action.due_as_written) == ("Skriva.", datetime.date(2022, 4, 1), "i april")
    responsibles = [(one.name, one.attendee, one.organisation) for one in action.responsibles.all()]
    assert responsibles == [("Eva", eva, None), ("Flens kommun", None, municipality), ("alla", None, None)]


def test_presenter_is_linked_by_another_spelling_of_the_person(body):
    person = PersonFactory(name="Rikard Frobell", other_names="Richard Frobell")
    parsed = replace(
        PARSED,
        attendees=(ParsedAttendee("Rikard Frobell"),),
        items=(ParsedItem("Läget", presenters=("Richard Frobell",)),),
    )
    presenter = written(parsed).meeting.items.get().presenters.get()
    assert (presenter.name, presenter.attendee.name, presenter.person) == ("Richard Frobell", "Rikard Frobell", person)


def test_presenter_who_may_be_two_is_left_to_a_person(body):
    people = (ParsedAttendee("Karin Ek"), ParsedAttendee("Karin Al"))
    item = ParsedItem("Läget", presenters=("Karin",), lines=(20,))
    meeting = written(replace(PARSED, attendees=people, items=(item,))).meeting
    presenter = meeting.items.get().presenters.get()
    assert (presenter.attendee, presenter.person) == (None, None)
    assert {"line": 20, "text": "Flera deltagare kan vara Karin: välj en."} in meeting.import_warnings


def test_sub_items_are_tied_to_their_item(body):
    items = (
        ParsedItem("Läget"),
        ParsedItem("Nordväst", parent=0),
        ParsedItem("Ängelholm", parent=1),
        ParsedItem("Övrigt"),
    )
    rows = list(written(replace(PARSED, items=items)).meeting.items.all())
    assert [row.parent for row in rows] == [None, rows[0], rows[1], None]


def test_name_of_an_unknown_body_stays_with_a_decision_that_is_referred_to_it(body):
    item = ParsedItem("Läget", decisions=(ParsedDecision("Hänskjuts.", referred_to="Stora rådet", lines=(6,)),))
    meeting = written(replace(PARSED, items=(item,))).meeting
    assert meeting.items.get().decisions.get().text == "Hänskjuts.\n\nHänskjuts till: Stora rådet"
    assert "arkivets organ: Stora rådet (rad 6)" in warnings(meeting)


def test_label_that_is_all_there_is_of_an_attachment_is_its_title(body):
    written(replace(PARSED, attachments=(ParsedAttachment("Bilaga 1", label="Bilaga 1"),)))
    assert str(Attachment.objects.get()) == "Bilaga 1"


def test_attachments_are_written_with_their_items(body):
    attachments = (
        ParsedAttachment("Presentation", "Bilaga 1", "projify", item=0, lines=(8,)),
        ParsedAttachment("Bilder", text="Bildernas text"),
    )
    written(replace(PARSED, items=(ParsedItem("Läget"),), attachments=attachments))
    first, second = Attachment.objects.all()
    assert (first.label, first.title, first.location, first.item.title) == (
        "Bilaga 1",
        "Presentation",
        "projify",
        "Läget",
    )
    assert (second.item, second.text, second.is_missing, first.is_missing) == (None, "Bildernas text", False, True)


# --- meetings to come


def test_planned_meetings_are_those_of_the_body_each_day_once(body):
    day = datetime.date(2022, 4, 5)
    parsed = replace(
        PARSED,
        next_meeting=day,
        planned_meetings=(
            ParsedPlannedMeeting(day, start=datetime.time(9), end=datetime.time(11), place="Teams", lines=(30,)),
            ParsedPlannedMeeting(day),
            ParsedPlannedMeeting(datetime.date(2022, 5, 9), last_date=datetime.date(2022, 5, 10)),
        ),
    )
    meeting = written(parsed).meeting
    first, second = meeting.announced_meetings.all()
    assert (first.body, first.date, first.starts_at, first.ends_at) == (body, day, datetime.time(9), datetime.time(11))
    assert (first.place, first.source_lines) == ("Teams", [30])
    assert (second.date, second.last_date) == (datetime.date(2022, 5, 9), datetime.date(2022, 5, 10))


def test_planned_meeting_of_another_body_is_that_body_s(body):
    council = BodyFactory(name="Regionala samverkansrådet", region=body.region)
    day = datetime.date(2022, 4, 7)
    own = ParsedPlannedMeeting(day)
    other = ParsedPlannedMeeting(day, "regionala samverkansrådet", lines=(9,))
    meeting = written(replace(PARSED, planned_meetings=(own, other))).meeting
    assert {planned.body for planned in meeting.announced_meetings.all()} == {body, council}


def test_planned_meeting_of_an_unknown_body_is_a_warning(body):
    other = ParsedPlannedMeeting(datetime.date(2022, 4, 7), "Vårdrådet", lines=(9,))
    meeting = written(replace(PARSED, planned_meetings=(other,))).meeting
    assert not meeting.announced_meetings.exists()
    assert "7 april 2022 i ”Vårdrådet” är inte inlagt" in warnings(meeting)


def test_next_meeting_alone_is_a_planned_meeting(body):
    meeting = written(replace(PARSED, next_meeting=datetime.date(2022, 4, 5))).meeting
    assert [planned.date for planned in meeting.announced_meetings.all()] == [datetime.date(2022, 4, 5)]


def test_planned_meetings_without_a_body_are_a_warning():
    meeting = written(replace(PARSED, next_meeting=datetime.date(2022, 4, 5))).meeting
    assert not meeting.announced_meetings.exists()
    assert "5 april 2022" in warnings(meeting)


# --- what does not fit


def test_nothing_is_cut(body):
    name, party, number, label = "N" * 260, "P" * 60, "1" * 40, "B" * 110
    parsed = replace(
        PARSED,
        attendees=(ParsedAttendee(name, party=party, lines=(3,)),),
        items=(ParsedItem("Rubrik", number=number, lines=(4,)),),
        attachments=(ParsedAttachment("Titel", label=label, lines=(5,)),),
    )
    meeting = written(parsed, name="x" * 300 + ".txt").meeting
    attendee, item, attachment = meeting.attendees.get(), meeting.items.get(), meeting.attachments.get()
    assert (attendee.name, attendee.note) == (name[:249] + "…", f"{name}; {party}")
    assert (item.number, item.title) == ("", f"{number} Rubrik")
    assert (attachment.label, attachment.title) == ("", f"{label} Titel")
    assert meeting.sources.get().name.endswith("x.txt")
    assert [warning["line"] for warning in meeting.import_warnings] == [0, 3, 3, 3, 4, 5]


# --- the file


def test_file_is_kept_under_its_checksum_with_lines_and_removals(body, files):
    data = "Möte".encode()
    parsed = replace(PARSED, removals=(ParsedRemoval(1, "**", "formateringstecken"),))
    source = written(parsed, data).meeting.sources.get()
    assert source.file.name == f"kallor/{source.sha256}.txt"
    assert stored(source) == data
    assert [path.name for path in files.iterdir()] == [f"{source.sha256}.txt"]
    assert (source.name, source.media_type, source.encoding) == ("möte.txt", "text/plain", "utf-8")
    assert source.lines == [{"number": 1, "text": "Möte", "bold": True}, {"number": 2, "text": ""}]
    assert source.removals == [{"line": 1, "text": "**", "why": "formateringstecken"}]


def test_same_file_again_gives_the_same_meeting_unchanged(body):
    first = written(PARSED).meeting
    Meeting.objects.filter(pk=first.pk).update(title="Rättad")
    again = written(replace(PARSED, title="Annan"), name="annat namn.txt")
    assert (again.meeting, again.created, again.draft) == (first, False, None)
    assert [meeting.title for meeting in Meeting.objects.all()] == ["Rättad"]
    assert SourceDocument.objects.count() == 1


def test_other_file_of_the_same_meeting_is_refused_with_the_meeting_that_is_here(body, files):
    existing = MeetingFactory(body=body, date=PARSED.date)
    with pytest.raises(NotWritten, match=f"{BODY_NAME}, 8 mars 2022"):
        written(PARSED)
    assert list(Meeting.objects.all()) == [existing]
    assert not files.exists()


def test_two_drafts_without_body_may_be_of_one_day():
    written(PARSED, b"ett")
    written(PARSED, b"tva")
    assert Meeting.objects.count() == 2


def test_failure_leaves_neither_rows_nor_file(body, files, monkeypatch):
    def fail(*_):
        raise OSError("full disk")

    monkeypatch.setattr("minutes.importing.writer.PlannedMeeting.objects.bulk_create", fail)
    with pytest.raises(OSError, match="full disk"):
        written(PARSED)
    assert not Meeting.objects.exists()
    assert list(files.iterdir()) == []


def test_failure_after_the_file_is_stored_takes_it_away(body, files, monkeypatch):
    save = default_storage.save

    def fail(name, content):
        save(name, content)
        raise OSError("full disk")

    monkeypatch.setattr(default_storage, "save", fail)
    with pytest.raises(OSError, match="full disk"):
        written(PARSED)
    assert not Meeting.objects.exists()
    assert list(files.iterdir()) == []


def test_file_that_the_disk_does_not_keep_leaves_no_rows(body, files, monkeypatch):
    def fail(_):
        raise OSError("broken disk")

    monkeypatch.setattr("minutes.importing.disk.os.fsync", fail)
    with pytest.raises(OSError, match="broken disk"):
        written(PARSED)
    assert not Meeting.objects.exists()
    assert list(files.iterdir()) == []


def test_file_that_a_killed_import_left_is_written_over(body, files):
    sha256 = "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"
    files.mkdir()
    (files / f"{sha256}.txt").write_bytes(b"te")
    source = written(PARSED).meeting.sources.get()
    assert stored(source) == b"text"
    assert len(list(files.iterdir())) == 1


def late(monkeypatch, name: str) -> None:
    """Let the first answer of a function be that nothing is here, as when another import is not done yet."""
    real, asked = getattr(writer, name), []

    def answer(subject):
        asked.append(subject)
        return None if len(asked) == 1 else real(subject)

    monkeypatch.setattr(writer, name, answer)


def test_file_that_another_import_takes_at_the_same_moment_is_left_to_it(body, files, monkeypatch):
    other = written(replace(PARSED, date=None)).meeting
    late(monkeypatch, "meeting_of")
    result = written(PARSED)
    assert (result.meeting, result.created) == (other, False)
    assert stored(other.sources.get()) == b"text"


def test_meeting_that_another_import_writes_at_the_same_moment_is_left_to_it(body, files, monkeypatch):
    written(PARSED)
    late(monkeypatch, "refuse_second")
    with pytest.raises(NotWritten, match="samma organ och dag"):
        written(PARSED, b"annat")
    assert len(list(files.iterdir())) == 1


@pytest.mark.slow
def test_writing_takes_a_fixed_number_of_queries(body, django_assert_max_num_queries):
    def minutes(size: int, date: datetime.date) -> ParsedMinutes:
        item = ParsedItem(
            "P", presenters=("A B",), decisions=(ParsedDecision("D"),), actions=(ParsedAction("G", ("A",)),)
        )
        people = tuple(ParsedAttendee(f"A{n} B{n}") for n in range(size))
        return replace(PARSED, date=date, attendees=people, items=(item,) * size)

    registers = load_registers()
    for size, day in ((3, 1), (100, 2)):
        with django_assert_max_num_queries(60):  # thirteen of them write the history, the rest ask and store
            write(minutes(size, datetime.date(2022, 1, day)), DOCUMENT, bytes([day]), registers)
