import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.setup.conftest import Installation

PRODUCTION = {"SECRET_KEY": "aBcDeFgHiJkLmNoPqRsTuVwXyZ" * 2, "ALLOWED_HOSTS": "arkiv.example.se"}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}

only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="says how SQLite is opened")


# --- what must be set


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        (["SECRET_KEY"], "Sätt SECRET_KEY i miljön"),
        (["ALLOWED_HOSTS"], "Sätt ALLOWED_HOSTS i miljön"),
        (["SECRET_KEY", "ALLOWED_HOSTS"], "Sätt SECRET_KEY och ALLOWED_HOSTS i miljön"),
    ],
)
def test_missing_setting_stops_the_start_with_one_sentence(installation: Installation, missing, sentence):
    given = {name: value for name, value in PRODUCTION.items() if name not in missing}
    ended = installation.run("manage.py", "migrate", **given)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.startswith(sentence)
    assert ended.stderr.count("\n") == 1


def test_environment_goes_before_the_environment_file(installation: Installation):
    (installation.path / "var").mkdir()
    (installation.path / "var" / "env").write_text("SECRET_KEY=i-filen\nALLOWED_HOSTS=i-filen.se\n")
    code = "from minutes import settings; print(settings.SECRET_KEY, settings.ALLOWED_HOSTS)"
    assert installation.run("-c", code).stdout == "i-filen ['i-filen.se']\n"
    assert installation.run("-c", code, SECRET_KEY="i-miljön").stdout == "i-miljön ['i-filen.se']\n"


def test_default_database_lies_in_var_whatever_the_folder_is_called(installation: Installation):
    code = "from minutes import settings; print(settings.DATABASES['default']['NAME'])"
    name = installation.run("-c", code, **PRODUCTION).stdout.strip()
    assert name == str(installation.path / "var" / "samverkansarkivet.sqlite3")


@pytest.mark.slow
@pytest.mark.parametrize("database", ["", "postgres://arkivet:hemligt@databas.example.se/arkivet"])
def test_deployment_check_of_a_production_environment_says_nothing(installation: Installation, database):
    arguments = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    ended = installation.run(*arguments, DATABASE_URL=database, **PRODUCTION)
    assert ended.returncode == 0, ended.stderr
    assert "no issues (0 silenced)" in ended.stdout


def test_developers_server_needs_no_https(installation: Installation):
    code = "from minutes import settings; print(settings.HTTPS, settings.DEBUG)"
    assert installation.run("-c", code, DEBUG="on", **PRODUCTION).stdout == "False True\n"
    assert installation.run("-c", code, **PRODUCTION).stdout == "True False\n"


# --- the database


@only_sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)])
def test_sqlite_is_opened_safely(pragma, value):
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone()[0] == value


@only_sqlite
@pytest.mark.django_db(transaction=True)
def test_sqlite_transaction_takes_the_write_lock_at_once():
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        pass
    assert queries[0]["sql"] == "BEGIN IMMEDIATE"


def test_reading_a_page_is_no_transaction():
    assert not settings.DATABASES["default"].get("ATOMIC_REQUESTS")


# --- the headers


def assert_headers(response) -> None:
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
    policy = dict(part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))
    for directive in ("default-src", "object-src", "base-uri", "frame-ancestors"):
        assert policy[directive] == "'none'"
    assert set(policy.values()) <= {"'none'", "'self'"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/moten/", 200),
        ("/finns-inte/", 404),
        ("/admin/", 302),
        ("/admin/login/", 200),
        ("/robots.txt", 200),
    ],
)
def test_every_answer_has_the_security_headers(client, address, status):
    response = client.get(address)
    assert response.status_code == status
    assert_headers(response)


@pytest.mark.django_db
def test_answer_to_a_faulty_program_has_the_security_headers(client, monkeypatch):
    def fail(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("minutes.models.meeting.MeetingQuerySet.published", fail)
    client.raise_request_exception = False
    response = client.get("/moten/")
    assert response.status_code == 500
    assert_headers(response)


@pytest.mark.django_db
def test_answer_to_an_unknown_host_has_the_security_headers(client):
    response = client.get("/", headers={"host": "annan.example.se"})
    assert response.status_code == 400
    assert_headers(response)


@pytest.mark.django_db  # closing the answer looks at the connection
def test_static_file_has_the_security_headers(client, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "site.css").write_text("p { color: red }")
    response = client.get("/static/site.css")
    assert response.getvalue() == b"p { color: red }"
    response.close()
    assert_headers(response)
    assert "Access-Control-Allow-Origin" not in response.headers


def test_redirect_to_https_has_the_security_headers(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/moten/")
    assert response.status_code == 301
    assert response["Location"] == "https://testserver/moten/"
    assert_headers(response)
