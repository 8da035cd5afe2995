import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import pytest

from tests.setup.conftest import Installation
from tests.setup.test_demo import free_port
from tests.setup.test_settings import PRODUCTION, assert_headers

GUNICORN = ["-m", "gunicorn", "minutes.wsgi", "--no-control-socket", "--limit-request-line", "8190"]
BEHIND_PROXY = {"Host": "arkiv.example.se", "X-Forwarded-Proto": "https"}


def get(port: int, address: str, headers: dict[str, str]) -> HTTPResponse:
    """Return the answer of the server at the port, without following where it leads."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", address, headers=headers)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


@pytest.fixture
def server(installation_with_database: Installation) -> Iterator[int]:
    """Start the site as in production; return its port."""
    installation, port = installation_with_database, free_port()
    (installation.path / "var").mkdir()
    installation.environment |= PRODUCTION | {"BEHIND_PROXY": "on"}
    for command in (["migrate"], ["collectstatic", "--no-input"]):
        assert installation.run("manage.py", *command).returncode == 0
    process = installation.start(*GUNICORN, "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4")
    try:
        for _ in range(100):
            try:
                get(port, "/", BEHIND_PROXY)
                break
            except ConnectionError:
                time.sleep(0.2)
        yield port
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.mark.slow
def test_production_serves_pages_and_static_files_with_all_headers(server: int):
    addresses = {"/": 200, "/static/site.css": 200, "/finns-inte/": 404, "/admin/login/": 200, "/moten": 301}
    for address, status in addresses.items():
        response = get(server, address, BEHIND_PROXY)
        assert (address, response.status) == (address, status)
        assert_headers(response)
        assert response.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    cookie = get(server, "/admin/login/", BEHIND_PROXY).headers["Set-Cookie"]
    assert cookie.startswith("__Host-csrftoken=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))


@pytest.mark.slow
def test_production_sends_plain_http_to_https(server: int):
    response = get(server, "/moten/", {"Host": "arkiv.example.se"})
    assert (response.status, response.headers["Location"]) == (301, "https://arkiv.example.se/moten/")
    assert_headers(response)


@pytest.mark.slow
def test_production_lets_no_header_say_that_it_lies_in_a_folder(server: int):
    response = get(server, "/x/moten", BEHIND_PROXY | {"SCRIPT_NAME": "/x"})
    assert response.headers["Location"] == "/moten/"


@pytest.mark.slow
def test_production_answers_a_long_address_itself(server: int):
    assert get(server, f"/moten/?text={'a' * 7000}", BEHIND_PROXY).status == 200


@pytest.mark.slow
@pytest.mark.parametrize("preload", [[], ["--preload"]])
def test_production_without_a_key_ends_with_a_sentence(installation: Installation, preload):
    ended = installation.run(*GUNICORN, *preload, "--bind", f"127.0.0.1:{free_port()}")
    assert ended.returncode != 0
    assert ended.stderr.count("Sätt SECRET_KEY och ALLOWED_HOSTS i miljön") == 1
    assert "Traceback" not in ended.stderr
