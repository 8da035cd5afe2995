"""The server is killed while the desk saves: the meeting is that of before or of after, never something between."""

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from http.client import HTTPException
from http.cookiejar import CookieJar
from statistics import median
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, build_opener

import psycopg
import pytest

from tests.admin.page import fields_of
from tests.setup.conftest import Installation
from tests.setup.test_demo import free_port

ROUNDS = 50
ATTENDEES, ITEMS = 40, 20
PASSWORD = "grönt-regn-över-sju-broar"
DESK = "/admin/minutes/meeting/1/change/"
ENVIRONMENT = {"SECRET_KEY": "only-for-tests-" + "x" * 40, "ALLOWED_HOSTS": "127.0.0.1", "HTTPS": "off"}
GUNICORN = [sys.executable, "-m", "gunicorn", "minutes.wsgi", "--no-control-socket", "--threads", "2"]
ARCHIVE = f"""
from django.contrib.auth.models import User
from minutes.models import AgendaItem, Attendee, Meeting
from organisations.models.tracked import write_history
User.objects.create_superuser("anna", password="{PASSWORD}")
meeting = Meeting.objects.create(pk=1, title="Omgång 0")
for model, text, count in ((Attendee, "name", {ATTENDEES}), (AgendaItem, "title", {ITEMS})):
    for place in range(1, count + 1):
        model.objects.create(meeting=meeting, position=place, **{{text: f"Omgång 0, plats {{place}}"}})
"""
OTHERS_THERE = """
SELECT pid FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""
# The parts of the meeting: its table, the column with the text, and the order of the rows.
PARTS = [("meeting", "title", "id"), ("attendee", "name", "position"), ("agendaitem", "title", "position")]


class DoNotFollow(HTTPRedirectHandler):
    """Give a redirect as the answer that it is."""

    def redirect_request(self, *args: object) -> None:
        """Return nothing to go on to."""


class Server:
    """The site as in production, in a group of processes of its own, and someone who is logged in."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        self.address = f"127.0.0.1:{free_port()}"
        self.process: subprocess.Popen | None = None
        self.browser = build_opener(HTTPCookieProcessor(CookieJar()), DoNotFollow)

    def start(self) -> None:
        """Start the site."""
        self.process = subprocess.Popen(
            [*GUNICORN, "--bind", self.address],
            cwd=self.installation.path,
            env=self.installation.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill(self) -> None:
        """Kill it at once, with all its processes."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def get(self, path: str) -> bytes:
        """Return a page, once the site answers."""
        for _ in range(200):
            try:
                return self.browser.open(f"http://{self.address}{path}", timeout=30).read()
            except (OSError, HTTPException):
                time.sleep(0.05)
        pytest.fail("The site does not answer.")

    def post(self, path: str, fields: dict) -> int:
        """Return the status of the answer to a form; 0 when there is none."""
        try:
            data = urlencode(fields, doseq=True).encode()
            return self.browser.open(f"http://{self.address}{path}", data, timeout=30).status
        except HTTPError as answer:
            return answer.code
        except (OSError, HTTPException):
            return 0

    def log_in(self) -> None:
        """Log in."""
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', self.get("/admin/login/"))[1].decode()
        fields = {"username": "anna", "password": PASSWORD, "csrfmiddlewaretoken": token}
        assert self.post("/admin/login/", fields) == 302


class Database:
    """The tables of the meeting, seen from beside the site."""

    def __init__(self, installation: Installation) -> None:
        self.address = installation.environment.get("DATABASE_URL", "")
        self.file = installation.path / "var" / "samverkansarkivet.sqlite3"

    def rows(self, question: str) -> list[tuple]:
        """Return the answer to the question."""
        database = psycopg.connect(self.address) if self.address else sqlite3.connect(self.file)
        try:
            return database.execute(question).fetchall()
        finally:
            database.close()

    def wait_for_the_dead(self) -> None:
        """Wait until the server of the database has noticed that those who asked are no more."""
        while self.address and self.rows(OTHERS_THERE):
            time.sleep(0.02)


@pytest.fixture
def server(installation_with_database: Installation):
    """Make an archive with one draft, and return the site, not yet started."""
    installation = installation_with_database
    (installation.path / "var").mkdir()
    installation.environment |= ENVIRONMENT
    commands = (["migrate"], ["collectstatic", "--no-input"], ["shell", "--no-imports", "-c", ARCHIVE])
    for command in commands:
        ended = installation.run("manage.py", *command)
        assert ended.returncode == 0, ended.stderr
    server = Server(installation)
    yield server
    if server.process and server.process.poll() is None:
        server.kill()


def form_of_round(number: int, page: bytes) -> dict[str, list[str]]:
    """Return the desk's form with every text changed, the rows turned round, the first deleted and one added."""
    fields = fields_of(SimpleNamespace(content=page))
    fields |= {"title": [f"Omgång {number}"], "_save": ["Spara"]}
    for rows, text, count in (("attendees", "name", ATTENDEES), ("items", "title", ITEMS)):
        assert fields[f"{rows}-INITIAL_FORMS"] == [str(count)]
        fields[f"{rows}-0-DELETE"] = ["on"]
        for row in range(1, count + 1):
            place = count + 1 - row
            fields[f"{rows}-{row}-order"] = [str(place)]
            fields[f"{rows}-{row}-{text}"] = [f"Omgång {number}, plats {place}"]
    return fields


def time_of_a_save(server: Server, number: int) -> float:
    """Return how long it takes a site that was just started to save the round."""
    server.start()
    form = form_of_round(number, server.get(DESK))
    begun = time.monotonic()
    assert server.post(DESK, form) == 302
    taken = time.monotonic() - begun
    server.kill()
    return taken


def answer_until_killed(server: Server, form: dict, after: float) -> int:
    """Send the form, kill the site after so many seconds, and return the status that came before; 0 when none did."""
    answers: list[int] = []
    saving = threading.Thread(target=lambda: answers.append(server.post(DESK, form)))
    saving.start()
    time.sleep(after)
    server.kill()
    saving.join()
    return answers[0]


def round_found(database: Database) -> int:
    """Return the round that the meeting is of, having seen that all of it is of that round."""
    found = set()
    for table, text, order in PARTS:
        rows = database.rows(f"SELECT {order}, {text} FROM minutes_{table} ORDER BY {order}")
        found |= {re.match(r"Omgång (\d+)", said)[1] for _, said in rows}
        if table != "meeting":
            count = {"attendee": ATTENDEES, "agendaitem": ITEMS}[table]
            assert [place for place, _ in rows] == list(range(1, count + 1))
            assert [said.rpartition(" ")[2] for _, said in rows] == [str(place) for place, _ in rows]
    assert len(found) == 1, found
    return int(found.pop())


def check_history(database: Database) -> None:
    """See that the last state that the history knows of each row is the row's own."""
    for table, text, _ in PARTS:
        columns = f"id, {text}, version" + (", position" if table != "meeting" else "")
        rows = database.rows(f"SELECT {columns} FROM minutes_{table}")
        states = database.rows(f"SELECT history_type, {columns} FROM minutes_historical{table} ORDER BY history_id")
        last = {state[1]: state for state in states}
        assert sorted(state[1:] for state in last.values() if state[0] != "-") == sorted(rows)
        versions = [state[1::2][:2] for state in states if state[0] != "-"]
        assert len(versions) == len(set(versions))


def told_of(database: Database, number: int) -> bool:
    """Tell whether the history knows anything of the round."""
    return any(
        re.match(rf"Omgång {number}\b", said)
        for table, text, _ in PARTS
        for (said,) in database.rows(f"SELECT {text} FROM minutes_historical{table}")
    )


@pytest.mark.slow
def test_meeting_is_never_half_saved_when_the_server_is_killed(server: Server):
    database, moments, outcomes = Database(server.installation), random.Random(50), Counter()
    server.start()
    server.log_in()
    server.kill()
    usual = median(time_of_a_save(server, number) for number in (1, 2, 3))
    before = 3
    for number in range(before + 1, before + 1 + ROUNDS):
        server.start()
        form = form_of_round(number, server.get(DESK))
        answer = answer_until_killed(server, form, after=moments.uniform(0, 1.5) * usual)
        database.wait_for_the_dead()
        now = round_found(database)
        assert now in {before, number}
        assert now == number or answer != 302, "A save that was answered is lost."
        assert told_of(database, number) == (now == number)
        check_history(database)
        outcomes["saved" if now == number else "not saved"] += 1
        outcomes["answered"] += answer == 302
        before = now
    print(f"\n{dict(outcomes)}, a save takes {usual:.2f} s")
    assert min(outcomes["saved"], outcomes["not saved"]) >= ROUNDS / 10, outcomes
