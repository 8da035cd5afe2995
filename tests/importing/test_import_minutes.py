"""The command that reads documents into the archive."""

import csv
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command

from minutes.importing.parser.evidence import LIST_MARK
from minutes.importing.parser.labels import LABEL_WORDS
from minutes.models import Meeting, SourceDocument
from minutes.publishing import publish, withdraw
from tests.factories import BodyFactory, MeetingFactory, PersonFactory, RegionFactory

DOCUMENTS = sorted((Path(django_settings.BASE_DIR).parent / "shared" / "minutes").glob("*.txt"))
INVENTED = sorted((Path(__file__).parent / "invented").glob("[0-9]*.*"))
REGISTERS = ("regions", "organisations", "bodies", "people", "topics")
BODIES = {
    "orebro-chefsgrupp-2020-11-13": ("chefsgruppen-orebro", "2020-11-13"),
    "skane-centralt-2020-12-04": ("centrala-tjanstemannaberedningen", "2020-12-04"),
    "skane-mellersta-2024-04-05": ("delregional-tjanstemannaberedning-mellersta", "2024-04-05"),
    "skane-nordvast-2021-10-15": ("delregional-tjanstemannaberedning-nordvast", "2021-10-15"),
    "stockholm-avtalsutskottet-2020-03-06": ("avtalsutskottet", "2020-03-06"),
}
TEXT = """Omsorgsrådet

Minnesanteckningar 8 mars 2022

Tid: 8 mars 2022 kl. 13.00-15.00
Plats: Stadshuset

Närvarande:
Anna Berg, Flens kommun
Bo Ek, Flens kommun

1. Inledning
Anna hälsar alla välkomna.

2. Budget
Bo Ek föredrar budgeten.

Beslut: Rådet godkänner budgeten.
"""

pytestmark = pytest.mark.django_db
needs_documents = pytest.mark.skipif(not DOCUMENTS, reason="de fem dokumenten finns inte bredvid projektet")


@pytest.fixture(autouse=True)
def files(settings, tmp_path) -> None:
    """Keep the files of each test by themselves."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def body():
    return BodyFactory(name="Omsorgsrådet", slug="omsorgsradet", region=RegionFactory(name="Sörmland"))


@pytest.fixture
def document(tmp_path) -> Path:
    path = tmp_path / "möte.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def registers() -> None:
    folder = Path(django_settings.BASE_DIR) / "fixtures"
    call_command("loaddata", *(folder / f"{name}.json" for name in REGISTERS), verbosity=0)


@pytest.fixture
def run(capsys):
    """Run the command; give its exit code, what it says and what it says on the error stream."""

    def run(*arguments: Any, **options: Any) -> tuple[int, str, str]:
        code = 0
        try:
            call_command("import_minutes", *map(str, arguments), **options)
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


# --- what is written


def test_file_becomes_a_draft_and_is_told_of_in_a_line(run, body, document):
    code, out, err = run(document)
    meeting = Meeting.objects.get()
    assert (code, err) == (0, "")
    assert (meeting.body, meeting.status) == (body, "draft")
    assert out.startswith("Inläst som utkast: ")
    assert "möte.txt: Omsorgsrådet, 8 mars 2022: 2 deltagare, 2 punkter, 1 beslut, 2 varningar." in out


def test_warnings_are_told_with_their_lines(run, body, document):
    _, out, _ = run(document)
    assert "  rad 9: Finns inte bland arkivets personer: Anna Berg (rad 9), Bo Ek (rad 10).\n" in out


def test_same_file_again_is_told_of_and_changes_nothing(run, body, document):
    run(document)
    code, out, _ = run(document)
    assert code == 0
    assert out.startswith("Finns redan: ")
    assert "Omsorgsrådet, 8 mars 2022 (utkast). Ingenting är ändrat." in out
    assert Meeting.objects.count() == SourceDocument.objects.count() == 1


def test_files_of_one_run_are_written_each_by_itself(run, body, document, tmp_path):
    other = tmp_path / "senare.txt"
    other.write_text(TEXT.replace("8 mars", "9 mars"), encoding="utf-8")
    copy = tmp_path / "utkast.txt"
    copy.write_text(TEXT + "\nEtt ord till.", encoding="utf-8")
    code, out, err = run(document, copy, other)
    assert (code, err) == (0, "")
    assert out.count("Inläst som utkast: ") == 2
    assert "Ny version av utkastet: " in out
    assert out.endswith("3 filer: 2 inläst som utkast, 1 ny version av ett utkast.\n")
    assert [meeting.date.day for meeting in Meeting.objects.order_by("date")] == [8, 9]


def test_readable_files_of_a_folder_are_read_but_not_those_of_its_folders(run, body, document, tmp_path):
    (tmp_path / "bild.png").write_bytes(b"png")
    (tmp_path / ".dold.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "inre").mkdir()
    (tmp_path / "inre" / "annat.txt").write_text(TEXT.replace("8 mars", "9 mars"), encoding="utf-8")
    code, _, err = run(tmp_path)
    assert code == 0
    assert Meeting.objects.count() == 1
    assert "1 fil av annat slag än .docx, .odt, .pdf" in err


def test_body_that_is_told_is_the_meetings(run, document):
    told = BodyFactory(slug="styrelsen")
    run(document, body="styrelsen")
    assert Meeting.objects.get().body == told


# --- what cannot be read


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("tom.txt", b"  \n", "Filen är tom"),
        ("nul.txt", b"a\x00b", "Filen innehåller inte text"),
        ("bild.png", b"png", "Filtypen kan inte läsas"),
        ("utan", b"text", "Filtypen kan inte läsas"),
        ("saknas.txt", None, "Filen finns inte"),
    ],
)
def test_unreadable_file_is_one_sentence_and_the_others_are_read(run, body, document, tmp_path, name, data, why):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    code, out, err = run(path, document)
    assert code == 1
    assert len(err.splitlines()) == 1
    assert err.startswith(f"{path}: {why}")
    assert out.startswith("Inläst som utkast")
    assert Meeting.objects.count() == 1


def test_what_is_no_file_is_refused(run, tmp_path):
    os.mkfifo(tmp_path / "rör.txt")
    code, _, err = run(tmp_path / "rör.txt", "noll\x00.txt")
    assert code == 1
    assert len(err.splitlines()) == 2
    assert "ingen fil" in err


def test_file_that_is_too_large_is_refused(run, document, monkeypatch):
    monkeypatch.setattr("minutes.importing.batch.MOST_BYTES", 10)
    code, _, err = run(document)
    assert code == 1
    assert "större än 20 MB" in err


@pytest.fixture
def years(tmp_path) -> Path:
    """A folder with a meeting in it, and one in a folder of it."""
    folder = tmp_path / "år"
    (folder / "2022" / "mars").mkdir(parents=True)
    (folder / "2022" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "2022" / "mars" / "b.md").write_text(TEXT.replace("8 mars", "9 mars"), encoding="utf-8")
    (folder / "2022" / "mars" / "~$b.docx").write_bytes(b"lock")
    return folder


def test_folders_of_a_folder_are_read_when_that_is_asked_for(run, body, years):
    assert run(years)[0] == 1
    code, out, _ = run(years, recursive=True)
    assert code == 0
    assert Meeting.objects.count() == 2
    assert out.endswith("2 filer: 2 inläst som utkast.\n")


def test_run_that_was_stopped_goes_on_where_it_was(run, body, years):
    run(years / "2022" / "a.txt")
    code, out, _ = run(years, recursive=True)
    assert code == 0
    assert out.endswith("2 filer: 1 inläst som utkast, 1 fanns redan.\n")


def test_folder_that_links_to_itself_ends(run, body, years):
    (years / "2022" / "slinga").symlink_to(years, target_is_directory=True)
    assert run(years, recursive=True)[0] == 0
    assert Meeting.objects.count() == 2


def test_report_has_a_line_for_every_file(run, body, years, tmp_path):
    (years / "2022" / "c.txt").write_bytes(b"")
    report = tmp_path / "rapport.csv"
    assert run(years, recursive=True, report=str(report))[0] == 1
    rows = list(csv.DictReader(report.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    told = {Path(row["fil"]).name: row for row in rows}
    assert set(told) == {"a.txt", "b.md", "c.txt"}
    assert [told["a.txt"][name] for name in ("utfall", "organ", "datum", "punkter", "beslut")] == [
        "inläst som utkast", "Omsorgsrådet", "2022-03-08", "2", "1",
    ]  # fmt: skip
    assert told["c.txt"]["utfall"] == "inte inläst"
    assert told["c.txt"]["skäl"].startswith("Filen är tom")
    assert Meeting.objects.get(pk=told["b.md"]["möte"]).date.day == 9


def test_report_of_a_run_that_goes_on_says_as_much_of_what_was_there(run, body, years, tmp_path):
    reports = [tmp_path / "ett.csv", tmp_path / "två.csv"]
    for report in reports:
        run(years, recursive=True, report=str(report))
    first, second = (
        list(csv.DictReader(report.read_text(encoding="utf-8-sig").splitlines(), delimiter=";")) for report in reports
    )
    assert {row["varningar"] for row in first} == {"2"}
    assert [row | {"utfall": "fanns redan"} for row in first] == second


def test_report_that_cannot_be_written_stops_before_anything_is(run, body, document, tmp_path):
    with pytest.raises(CommandError) as stopped:
        run(document, report=str(tmp_path / "saknas" / "rapport.csv"))
    assert stopped.value.returncode == 2
    assert not Meeting.objects.exists()


def test_body_that_is_told_afterwards_is_given_to_the_drafts_that_lack_one(run, document, tmp_path):
    run(document)
    meeting = Meeting.objects.get()
    assert meeting.body is None
    told = BodyFactory(name="Rådet för annat", slug="annat")
    code, out, _ = run(document, body="annat", dry_run=True)
    assert (code, out.partition(":")[0]) == (0, "Skulle ge utkastet sitt organ")
    meeting.refresh_from_db()
    assert meeting.body is None

    report = tmp_path / "rapport.csv"
    code, out, _ = run(document, body="annat", report=str(report))
    meeting.refresh_from_db()
    assert (code, meeting.body, meeting.sources.count()) == (0, told, 1)
    assert out.startswith("Utkastet har fått sitt organ: ")
    assert "organ är nu ”Rådet för annat”" in out
    assert "utkast som fick sitt organ;Rådet för annat" in report.read_text()
    other = BodyFactory(name="Nämnden", slug="namnden")
    assert run(document, body="namnden")[1].startswith("Finns redan: ")
    meeting.refresh_from_db()
    assert meeting.body == told != other


def test_body_that_met_on_that_day_already_is_not_given_to_a_second_meeting(run, document):
    run(document)
    told = BodyFactory(name="Rådet för annat", slug="annat")
    MeetingFactory(body=told, date="2022-03-08")
    code, _, err = run(document, body="annat")
    assert code == 1
    assert "som arkivet redan har" in err
    assert Meeting.objects.filter(body=None).count() == 1


def test_other_file_of_a_published_meeting_is_refused(run, body, document, tmp_path):
    run(document, publish=True)
    other = tmp_path / "rättad.txt"
    other.write_text(TEXT.replace("godkänner", "avslår"), encoding="utf-8")
    code, _, err = run(other)
    assert code == 1
    assert "Arkivet har redan ett möte av samma organ och dag" in err
    assert "godkänner" in Meeting.objects.get().items.get(number="2").decisions.get().text


def test_newer_version_of_a_draft_tells_what_it_changed(run, body, document, tmp_path):
    run(document)
    other = tmp_path / "rättad.txt"
    other.write_text(TEXT.replace("godkänner", "avslår"), encoding="utf-8")
    code, out, _ = run(other)
    assert code == 0
    assert "avslår" in Meeting.objects.get().items.get(number="2").decisions.get().text
    assert out.count("\n") > 1
    assert SourceDocument.objects.count() == 2


def test_folder_without_readable_files_is_refused(run, tmp_path):
    (tmp_path / "tom").mkdir()
    code, _, err = run(tmp_path / "tom")
    assert code == 1
    assert "Mappen har inga filer som kan läsas (.docx, .odt, .pdf" in err


def test_name_in_bytes_that_are_no_letters_is_read(run, body, tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/m\xf6te.txt")
    Path(path).write_text(TEXT, encoding="utf-8")
    code, _, err = run(path)
    assert (code, err) == (0, "")
    assert SourceDocument.objects.get().name == "m?te.txt"


def test_fault_of_the_program_stops_one_file_only(run, body, document, tmp_path, monkeypatch):
    from minutes.importing import batch

    write = batch.write

    def fail_once(parsed, document, *others):
        if document.name == "fel.txt":
            raise KeyError("något")
        return write(parsed, document, *others)

    monkeypatch.setattr(batch, "write", fail_once)
    (tmp_path / "fel.txt").write_text(TEXT, encoding="utf-8")
    code, _, err = run(tmp_path / "fel.txt", document)
    assert code == 1
    assert "fel i programmet hindrade att filen blev klar (KeyError('något'))" in err
    assert Meeting.objects.count() == 1


def test_unknown_body_is_one_sentence(document):
    with pytest.raises(CommandError, match="Inget organ har adressdelen ”finns-inte”"):
        call_command("import_minutes", document, body="finns-inte")


# --- publishing


def test_meeting_with_body_and_date_is_published(run, body, document):
    _, out, _ = run(document, publish=True)
    meeting = Meeting.objects.get()
    assert meeting.is_published
    assert meeting.get_absolute_url() == "/moten/2022-03-08-omsorgsradet/"
    assert out.startswith("Publicerat: ")


def test_publishing_leaves_what_there_is_to_ask_open_and_tells_of_it(run, body, document):
    text = TEXT.replace("Bo Ek föredrar", "Cilla Sandberg föredrar").replace("alla", "alla, a.sandberg@flen.se, och")
    document.write_text(text, encoding="utf-8")
    _, out, _ = run(document, publish=True)
    meeting = Meeting.objects.get()
    assert meeting.is_published
    assert {(one.kind, one.matter) for one in meeting.questions.still_open()} == {
        ("name", "Cilla Sandberg"),
        ("email", "a.sandberg@flen.se"),
    }
    assert "2 frågor att svara på" in out


def test_draft_that_is_here_already_is_published_when_that_is_asked_for(run, body, document):
    run(document)
    _, out, _ = run(document, publish=True)
    assert Meeting.objects.get().is_published
    assert "Utkastet är nu publicerat" in out


def test_withdrawn_meeting_is_not_published_by_the_same_file(run, body, document):
    run(document, publish=True)
    withdraw(Meeting.objects.get(), by=None, reason="Fel fil.")
    run(document, publish=True)
    assert not Meeting.objects.get().is_published


def test_meeting_without_body_is_left_as_a_draft(run, document):
    code, out, _ = run(document, publish=True)
    assert code == 0
    assert Meeting.objects.get().status == "draft"
    assert "Inte publicerat: Organet saknas." in out


@pytest.mark.parametrize("words", ["Gäller 19121212-1212.", "Hemliga Henriksson talar."])
def test_meeting_with_a_personal_number_or_a_hidden_name_is_left(run, body, document, words):
    PersonFactory(name="Hemliga Henriksson", is_public=False)
    document.write_text(f"{TEXT}\n{words}\n", encoding="utf-8")
    _, out, _ = run(document, publish=True)
    assert Meeting.objects.get().status == "draft"
    assert "Inte publicerat: Ett" in out


# --- only telling


def test_dry_run_writes_nothing_and_tells_all(run, body, document, tmp_path):
    code, out, _ = run(document, dry_run=True, publish=True)
    assert code == 0
    assert "Skulle läsas in: " in out
    assert "rad 9: " in out
    assert not Meeting.objects.exists()
    assert not (tmp_path / "media").exists()


def test_dry_run_tells_what_is_here_already(run, body, document):
    run(document)
    assert run(document, dry_run=True)[1].startswith("Finns redan: ")
    document.write_text(TEXT + "\nMer.", encoding="utf-8")
    code, out, _ = run(document, dry_run=True)
    assert code == 0
    assert out.startswith("Skulle bli en ny version av utkastet: ")
    publish(Meeting.objects.get(), by=None)
    assert run(document, dry_run=True)[1].startswith("Skulle inte läsas in (Arkivet har redan ett möte")


def test_json_of_a_dry_run_is_one_array_with_an_object_a_file(run, body, document, tmp_path):
    missing = tmp_path / "saknas.txt"
    code, out, _ = run(document, missing, dry_run=True, json=True)
    told, failed = json.loads(out)
    assert code == 1
    assert told["file"] == str(document)
    assert (told["body_name"], told["date"], told["start"], told["end"]) == (
        "Omsorgsrådet",
        "2022-03-08",
        "13:00",
        "15:00",
    )
    assert [attendee["name"] for attendee in told["attendees"]] == ["Anna Berg", "Bo Ek"]
    assert [item["title"] for item in told["items"]] == ["Inledning", "Budget"]
    assert told["items"][1]["decisions"] == ["Rådet godkänner budgeten."]
    assert {"line": 9, "text": "Finns inte bland arkivets personer: Anna Berg (rad 9), Bo Ek (rad 10)."} in told[
        "warnings"
    ]
    assert failed == {"file": str(missing), "error": "Filen finns inte; kontrollera sökvägen."}


def test_json_tells_what_was_written(run, body, document):
    (told,) = json.loads(run(document, json=True, publish=True)[1])
    meeting = Meeting.objects.get()
    address = "/moten/2022-03-08-omsorgsradet/"
    written = {"status": "created", "meeting": meeting.pk, "published": True, "address": address, "questions": 0}
    assert told["written"] == written
    (again,) = json.loads(run(document, json=True)[1])
    assert again["written"] == {"status": "already_here", "meeting": meeting.pk}


def test_json_tells_what_stopped_publishing(run, document):
    (told,) = json.loads(run(document, json=True, publish=True)[1])
    assert told["written"]["published"] is False
    assert told["written"]["obstacles"] == ["Organet saknas. Ange vilket organ som möttes."]


def test_json_of_a_refused_file_says_why(run, body, document):
    MeetingFactory(body=body, date="2022-03-08")
    (told,) = json.loads(run(document, json=True)[1])
    assert set(told) == {"file", "error"}


# --- the real documents, and the invented ones


@needs_documents
def test_the_five_documents_find_their_bodies_and_are_published(run, registers):
    code, out, err = run(*DOCUMENTS, publish=True)
    assert (code, err) == (0, "")
    published = {
        Path(source.name).stem: (source.meeting.body.slug, source.meeting.date.isoformat())
        for source in SourceDocument.objects.select_related("meeting__body").filter(meeting__status="published")
    }
    assert published == BODIES
    assert out.count("Publicerat: ") == 5
    code, out, _ = run(*DOCUMENTS, publish=True)
    assert (code, Meeting.objects.count()) == (0, 5)
    assert out.count("Finns redan: ") == 5


@pytest.mark.parametrize(
    "path",
    [
        *(pytest.param(path, id=path.stem) for path in DOCUMENTS),
        *(pytest.param(path, id=path.stem, marks=pytest.mark.slow) for path in INVENTED),
    ],
)
def test_every_word_of_the_document_is_in_a_row_or_a_listed_removal(run, registers, path):
    run(path)
    source = SourceDocument.objects.select_related("meeting__body__region__parent").get()
    assert words_lost(source) == {}


def words_lost(source: SourceDocument) -> dict[int, list[str]]:
    """Return the words of the file's lines that neither rows nor labels nor removals hold, by line."""
    of_line: dict[int, Counter[str]] = defaultdict(Counter)
    for lines, texts in row_texts(source.meeting):
        for line in lines:
            of_line[line] += words(*texts)
    for removal in source.removals:
        of_line[removal["line"]] += words(removal["text"])
    anywhere = words(*head_texts(source.meeting))
    said: dict[int, Counter[str]] = defaultdict(Counter)
    for line in source.lines:
        said[line["number"]] += words(LIST_MARK.sub("", line["text"]))  # the order of the rows says what the mark does
    lost = {line: said[line] - of_line[line] - anywhere for line in said}
    return {line: found for line in lost if (found := sorted(set(lost[line]) - LABEL_WORDS))}


def words(*texts: str) -> Counter[str]:
    """Count the words of the texts, in lower case."""
    return Counter(word for text in texts for word in re.findall(r"\w+", text.casefold()))


def row_texts(meeting: Meeting) -> Iterator[tuple[list[int], list[str]]]:
    """Yield the texts of every row of the meeting with the lines that it says it came from."""
    for row in meeting.attendees.select_related("substitutes_for"):
        absent = row.substitutes_for.name if row.substitutes_for else ""
        # The heading over several people, or their common organisation, is a field of each.
        yield row.source_lines, [row.name, row.title, row.party, row.note, absent]
        yield row.source_lines, list({row.organisation_as_written, row.group} - {row.title})
    for item in meeting.items.all():
        yield item.source_lines, [item.number, item.title, item.text, *(one.name for one in item.presenters.all())]
        for decision in item.decisions.all():
            yield decision.source_lines, [decision.text, decision.condition]
        for action in item.actionitems.all():
            yield action.source_lines, [action.text, action.due_as_written]
            yield action.source_lines, [one.name for one in action.responsibles.all()]
    for attachment in meeting.attachments.filter(item=None):
        yield attachment.source_lines, [attachment.label, attachment.title, attachment.text]
    for planned in meeting.announced_meetings.all():
        yield planned.source_lines, date_words(planned)


def head_texts(meeting: Meeting) -> list[str]:
    """Return the texts of the meeting itself; their lines are not stored."""
    body = meeting.body
    regions = [body.region, body.region.parent] if body else []
    names = [name for entry in (body, *regions) if entry for name in entry.names]
    return [meeting.title, meeting.place, meeting.preamble, *names, *date_words(meeting)]


def date_words(meeting: Any) -> list[str]:
    """Return the figures that a date and its times are written with, beside the names of months."""
    dates = [date for date in (meeting.date, meeting.last_date) if date]
    times = [time for time in (meeting.starts_at, meeting.ends_at) if time]
    figures = [form for date in dates for form in (f"{date:%Y %m %d %y %y%m%d}", f"{date.day} {date.month}")]
    return figures + [form for time in times for form in (f"{time:%H %M %H%M}", f"{time.hour}")]
