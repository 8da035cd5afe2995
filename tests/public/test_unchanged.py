"""A page that has not changed is not made again, and one that has is never said to be as it was."""

import ast
import datetime
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from minutes.models import Attendee
from minutes.publishing import approve, move_address, publish, withdraw
from minutes.unchanged import UnchangedMiddleware
from organisations.merging import merge, undo
from organisations.models import ArchiveMark
from organisations.models.archive_version import archive_version, raise_archive_version
from organisations.models.tracked import Tracked, delete_rows, write_history
from organisations.removing import remove
from tests import factories

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def archive() -> dict:
    """Make a published meeting, a draft and what belongs to them, in a transaction that is over."""
    meeting = factories.MeetingFactory(published=True)
    item = factories.AgendaItemFactory(meeting=meeting)
    made = {
        "meeting": meeting,
        "draft": factories.MeetingFactory(),
        "item": item,
        "person": factories.PersonFactory(),
        "other": factories.PersonFactory(),
        "topic": factories.TopicFactory(),
        "attendee": factories.AttendeeFactory(meeting=meeting),
        "user": factories.UserFactory(),
    }
    end_transaction()
    return made


def end_transaction() -> None:
    """Let what was written till now be of a transaction of its own, as it is outside of tests."""
    connection.run_on_commit.clear()


def hide_name(archive: dict) -> None:
    archive["person"].is_public = False
    archive["person"].save()


def hide_attendee(archive: dict) -> None:
    archive["attendee"].is_public = False
    archive["attendee"].save(update_fields=["is_public"])


def merge_and_undo(archive: dict) -> None:
    merger = merge(archive["person"], archive["other"], archive["user"])
    before = archive_version()
    end_transaction()
    undo(merger, archive["user"])
    assert archive_version() != before


def update_in_bulk(archive: dict) -> None:
    Attendee.objects.filter(pk=archive["attendee"].pk).update(title="Chef")
    write_history([archive["attendee"]], created=False)


WRITES: list[Callable[[dict], object]] = [
    lambda archive: publish(archive["draft"], None),
    lambda archive: withdraw(archive["meeting"], archive["user"], "Fel fil."),
    lambda archive: approve(archive["meeting"], archive["meeting"].date, [archive["attendee"]]),
    lambda archive: move_address(archive["meeting"]),
    hide_name,
    hide_attendee,
    merge_and_undo,
    update_in_bulk,
    lambda archive: archive["topic"].save(),
    lambda archive: remove([archive["other"]]),
    lambda archive: delete_rows([archive["item"]], reason="Bort"),
    lambda archive: archive["item"].delete(),
    lambda archive: archive["item"].topics.add(archive["topic"]),
    lambda archive: archive["topic"].items.add(archive["item"]),
    lambda archive: archive["item"].topics.set([archive["topic"]]),
    lambda archive: archive["meeting"].joint_bodies.add(factories.BodyFactory()),
    lambda archive: factories.DecisionFactory(item=archive["item"]),
    lambda archive: factories.PlannedMeetingFactory(),
    lambda archive: factories.SourceDocumentFactory(meeting=archive["meeting"]),
    lambda archive: call_command("loaddata", "regions", verbosity=0),
    lambda archive: call_command("rebuild_derived", verbosity=0),
]


@pytest.mark.parametrize("write", WRITES)
def test_every_kind_of_write_gives_every_page_a_new_mark(client: Client, archive: dict, write: Callable) -> None:
    before = client.get("/moten/").headers["ETag"]
    assert client.get("/moten/", headers={"If-None-Match": before}).status_code == 304

    write(archive)

    answer = client.get("/moten/", headers={"If-None-Match": before})
    assert answer.status_code == 200
    assert answer.headers["ETag"] != before


def test_every_model_has_a_history_or_another_way_to_a_new_version() -> None:
    others = {"SourceDocument", "ArchiveMark"}  # the first by its save
    unseen = {"Question", "Merger", "TopicSuggestion"}  # which no public page reads
    index = {"Passage", "PassageText", "SearchLabel", "SearchState", "SearchWord"}  # written as what it is made of
    ours = {model for app in ("minutes", "organisations") for model in apps.get_app_config(app).get_models()}
    without = {
        model.__name__ for model in ours if not issubclass(model, Tracked) and not hasattr(model, "instance_type")
    }
    assert {name for name in without if not name.startswith("Historical")} == others | unseen | index


def test_every_module_that_writes_in_bulk_says_so_to_the_history() -> None:
    """What is written past the models' own saving is told by hand, or is of no public page's rows."""
    elsewhere = {
        "minutes/questions.py",  # for the staff
        "minutes/topics/suggesting.py",  # for the staff
        "minutes/importing/updating.py",  # warnings, for the staff
        "organisations/addresses.py",  # old addresses, whose answers have no mark
        "organisations/removing.py",  # through relations that have a history
    }
    silent = set()
    for path in [*(ROOT / "minutes").rglob("*.py"), *(ROOT / "organisations").rglob("*.py")]:
        source, name = path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))
        if "migrations" not in path.parts and _writes_in_bulk(source):
            told = any(word in source for word in ("write_history(", "delete_rows(", "raise_archive_version("))
            silent |= set() if told else {name}
    assert silent == elsewhere


def _writes_in_bulk(source: str) -> bool:
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = [(getattr(call.func, "attr", ""), call) for call in calls]
    return any(
        name in ("bulk_create", "bulk_update", "_raw_delete") or (name == "update" and call.keywords)
        for name, call in named
    )


def test_what_is_written_while_a_page_is_made_makes_it_old(archive: dict) -> None:
    def page(request: object) -> HttpResponse:
        hide_name(archive)
        return HttpResponse("som det var")

    made = UnchangedMiddleware(page)(RequestFactory().get("/moten/"))

    again = RequestFactory().get("/moten/", headers={"If-None-Match": made.headers["ETag"]})
    assert UnchangedMiddleware(lambda request: HttpResponse("som det är"))(again).content == "som det är".encode()


def test_a_page_as_it_was_takes_one_query(client, archive, django_assert_num_queries) -> None:
    address = archive["meeting"].get_absolute_url()
    first = client.get(address)
    for mark in (first.headers["ETag"], f'"x", {first.headers["ETag"]}'):
        with django_assert_num_queries(1):
            answer = client.get(address, headers={"If-None-Match": mark})

        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["ETag"] == first.headers["ETag"]
        assert answer.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("address", ["/finns-inte/", "/personer/finns-inte/", "/admin/", "/admin/login/"])
def test_what_is_no_public_page_has_no_mark(client, archive, address) -> None:
    answer = client.get(address, headers={"If-None-Match": "*"})

    assert answer.status_code in (200, 302, 404)
    assert "ETag" not in answer.headers


def test_a_star_never_stands_for_a_page(client, archive) -> None:
    assert client.get("/moten/", headers={"If-None-Match": "*"}).status_code == 200


def test_a_withdrawn_meeting_is_never_as_it_was(client, archive) -> None:
    address = archive["meeting"].get_absolute_url()
    before = client.get(address).headers["ETag"]
    withdraw(archive["meeting"], archive["user"], "Fel fil.")

    answer = client.get(address, headers={"If-None-Match": before})

    assert answer.status_code == 410
    assert "ETag" not in answer.headers


def test_who_is_logged_in_gets_each_page_anew(client, archive) -> None:
    mark = client.get("/moten/").headers["ETag"]
    client.force_login(archive["user"])

    answer = client.get("/moten/", headers={"If-None-Match": mark})

    assert answer.status_code == 200
    assert "ETag" not in answer.headers


def test_a_message_that_waits_is_not_lost(client, archive) -> None:
    mark = client.get("/moten/").headers["ETag"]
    client.cookies["messages"] = "x"

    assert client.get("/moten/", headers={"If-None-Match": mark}).status_code == 200


def test_a_new_day_gives_every_page_a_new_mark(client, archive, monkeypatch) -> None:
    mark = client.get("/moten/").headers["ETag"]
    monkeypatch.setattr(timezone, "localdate", lambda: datetime.date(2040, 1, 1))

    assert client.get("/moten/", headers={"If-None-Match": mark}).status_code == 200


def test_a_new_program_or_another_keeper_gives_every_page_a_new_mark(archive, settings) -> None:
    before = UnchangedMiddleware(HttpResponse).etag()
    assert UnchangedMiddleware(HttpResponse).etag() == before
    settings.KEEPER_NAME = "En annan"

    assert UnchangedMiddleware(HttpResponse).etag() != before


def test_an_archive_without_a_version_has_no_marks(client) -> None:
    ArchiveMark.objects.all().delete()

    assert "ETag" not in client.get("/moten/").headers


def test_a_version_is_taken_back_with_its_transaction_and_given_anew(archive) -> None:
    before = archive_version()
    with transaction.atomic():
        hide_name(archive)
        assert archive_version() != before
        transaction.set_rollback(True)
    assert archive_version() == before
    archive["person"].refresh_from_db()

    hide_name(archive)

    assert archive_version() != before


def test_many_changes_of_one_transaction_leave_one_mark(archive, django_assert_num_queries) -> None:
    raise_archive_version()
    with django_assert_num_queries(0):
        raise_archive_version()

    assert ArchiveMark.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite lets one write at a time")
def test_nobody_waits_for_the_version_of_another() -> None:
    raise_archive_version()
    before = archive_version()

    def write_meanwhile() -> None:
        raise_archive_version()
        connection.close()

    with transaction.atomic():
        raise_archive_version()
        other = threading.Thread(target=write_meanwhile)
        other.start()
        other.join(timeout=20)
        assert not other.is_alive()
    after = archive_version()

    assert after != before
    assert len(after.split(",")) == 2  # one of each, which the next one makes one of
    raise_archive_version()
    assert len(archive_version().split(",")) == 1
