import re
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest
from django.conf import settings

from minutes.management.commands.demo import REGISTERS
from tests.setup.conftest import Installation

COUNT = "from minutes.models import Meeting; from organisations.models import Body; print({})"


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def ask(installation: Installation, expression: str) -> str:
    """Return what the expression gives in a shell beside the demo."""
    ended = installation.run("manage.py", "shell", "--no-imports", "-c", COUNT.format(expression))
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


@contextmanager
def demo(installation: Installation, *arguments: str) -> Iterator[str]:
    """Run the demo for as long as the block lasts; give what it says until it serves."""
    process = installation.start("manage.py", "demo", *arguments)
    late = threading.Timer(120, process.kill)
    late.start()
    said = ""
    try:
        for line in process.stdout:
            said += line
            if line.startswith("Avsluta"):
                break
        else:
            pytest.fail(f"The demo ended: {said}")
        yield said
    finally:
        late.cancel()
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert rest.endswith("\nArkivet är avslutat.\n")
    assert "Traceback" not in rest


def log_in(address: str, name: str, password: str) -> str:
    """Return the page that follows upon the login form."""
    browser: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
    form = browser.open(f"{address}/admin/login/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
    fields = {"username": name, "password": password, "csrfmiddlewaretoken": token, "next": "/admin/"}
    return browser.open(f"{address}/admin/login/", urlencode(fields).encode()).read().decode()


def passwords_in(said: str) -> dict[str, str]:
    """Return the passwords that the demo printed, by account."""
    return dict(re.findall(r"konto: (\w+), lösenord (\w+)", said))


# --- what stops it


@pytest.mark.slow
def test_taken_port_is_told_before_anything_is_made(installation: Installation):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        ended = installation.run("manage.py", "demo", f"127.0.0.1:{port}")
    assert ended.returncode == 1
    assert f"Port {port} är upptagen." in ended.stderr
    assert "Traceback" not in ended.stderr
    assert [path.name for path in (installation.path / "var").iterdir()] == ["env"]


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["--empty", "hej hopp"], ["99999", "--empty"], ["192.0.2.250:8000"]])
def test_address_that_cannot_be_served_is_told_in_swedish(installation: Installation, arguments):
    ended = installation.run("manage.py", "demo", *arguments)
    assert ended.returncode == 1
    assert "är ingen adress" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_var_that_is_a_file_is_told_in_swedish(installation: Installation):
    (installation.path / "var").write_text("något annat")
    ended = installation.run("manage.py", "demo")
    assert ended.returncode == 1
    assert ended.stderr.endswith("Flytta filen och försök igen.\n")
    assert ended.stderr.count("\n") == 1
    assert (installation.path / "var").read_text() == "något annat"


@pytest.mark.slow
def test_database_that_does_not_answer_is_told_in_swedish(installation: Installation):
    address = f"postgres://ingen@127.0.0.1:{free_port()}/arkivet"
    ended = installation.run("manage.py", "demo", str(free_port()), DATABASE_URL=address)
    assert ended.returncode == 1
    assert "Databasen går inte att använda" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_every_register_is_loaded():
    assert {path.stem for path in (settings.BASE_DIR / "fixtures").glob("*.json")} == set(REGISTERS)


# --- from nothing to a site


@pytest.mark.slow
def test_demo_serves_the_whole_site_and_keeps_what_is_there(installation_with_database: Installation):
    installation, port = installation_with_database, free_port()
    with demo(installation, f"127.0.0.1:{port}") as said:
        assert f"http://127.0.0.1:{port}/" in said
        passwords = passwords_in(said)
        assert set(passwords) == {"sekreterare", "samordnare", "administratör"}
        assert all(len(password) >= 20 for password in passwords.values())
        open_page = build_opener().open
        start = open_page(f"http://127.0.0.1:{port}/").read().decode()
        stylesheet = re.search(r'href="(/static/site\.\w+\.css)"', start)[1]
        assert open_page(f"http://127.0.0.1:{port}{stylesheet}").status == 200
        with pytest.raises(HTTPError, match="404"):
            open_page(f"http://127.0.0.1:{port}/finns-inte/")
        for host in ("127.0.0.1", "localhost"):
            for name, password in passwords.items():
                assert "Logga ut" in log_in(f"http://{host}:{port}", name, password)
        assert "Logga ut" not in log_in(f"http://127.0.0.1:{port}", "sekreterare", "fel")
        # Other commands work beside it, on the same database.
        meetings = len(list((installation.path / "fixtures" / "meetings").glob("*.json")))
        assert ask(installation, "Meeting.objects.published().count()") == str(meetings)
        assert ask(installation, "Body.objects.filter(sort_key='').count()") == "0"
        ask(installation, "Meeting.objects.filter(pk=Meeting.objects.latest().pk).delete()[0] > 0")

    with demo(installation, f"127.0.0.1:{port}") as said:
        assert passwords_in(said) == {}
        assert "Logga ut" in log_in(f"http://127.0.0.1:{port}", "sekreterare", passwords["sekreterare"])
        assert ask(installation, "Meeting.objects.published().count()") == str(meetings - 1)


@pytest.mark.slow
def test_empty_demo_has_everything_but_meetings(installation_with_database: Installation):
    port = free_port()
    with demo(installation_with_database, "--empty", f"localhost:{port}") as said:
        assert f"http://localhost:{port}/" in said
        assert build_opener().open(f"http://localhost:{port}/moten/").status == 200
        assert ask(installation_with_database, "Meeting.objects.count(), Body.objects.count() > 5") == "0 True"


@pytest.mark.slow
@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_demo_serves_at_an_address_of_the_new_kind(installation_with_database: Installation):
    port = free_port()
    with demo(installation_with_database, f"[::1]:{port}", "--empty"):
        assert build_opener().open(f"http://[::1]:{port}/").status == 200


@pytest.mark.slow
def test_demo_is_plain_http_whatever_the_environment_says(installation_with_database: Installation):
    port = free_port()
    installation_with_database.environment |= {"DEBUG": "on", "HTTPS": "on", "ALLOWED_HOSTS": "arkiv.example.se"}
    with demo(installation_with_database, str(port), "--empty") as said:
        answer = build_opener().open(f"http://127.0.0.1:{port}/admin/login/")
        assert "Strict-Transport-Security" not in answer.headers
        assert "secure" not in answer.headers["Set-Cookie"].lower()
        assert "Logga ut" in log_in(f"http://127.0.0.1:{port}", "samordnare", passwords_in(said)["samordnare"])
