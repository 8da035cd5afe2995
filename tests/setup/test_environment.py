import os
import stat
import subprocess
import sys

import pytest
from django.conf import settings

from minutes import environment


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        ("", "127.0.0.1", 8000),
        ("8080", "127.0.0.1", 8080),
        ("localhost", "localhost", 8000),
        ("192.0.2.7:80", "192.0.2.7", 80),
        ("[::1]:8080", "[::1]", 8080),
        ("[::1]", "[::1]", 8000),
        ("0:8080", "0.0.0.0", 8080),
        ("arkiv.example.se:65535", "arkiv.example.se", 65535),
    ],
)
def test_address_is_split(address, host, port):
    assert environment.split_address(address) == (host, port)


@pytest.mark.parametrize(
    "address", ["0", "65536", "127.0.0.1:0", "::1", "[::1", "a b", "a:b", "²", "http://a/", "8000\n"]
)
def test_address_that_is_none_is_refused_in_swedish(address):
    with pytest.raises(ValueError, match="är ingen adress"):
        environment.split_address(address)


@pytest.mark.parametrize(
    ("host", "best"), [("127.0.0.1", "127.0.0.1"), ("[::1]", "[::1]"), ("a.se", "a.se"), ("0.0.0.0", "localhost")]
)
def test_hosts_begin_with_the_best_and_hold_the_local_ones(host, best):
    hosts = environment.hosts_of(host)
    assert hosts[0] == best
    assert set(environment.LOCAL_HOSTS) <= set(hosts)
    assert len(hosts) == len(set(hosts))


def test_environment_file_is_written_for_its_owner_only(tmp_path):
    path = tmp_path / "var" / "env"
    environment.write_missing(path)
    values = dict(line.split("=", 1) for line in path.read_text().splitlines())
    assert len(values["SECRET_KEY"]) >= 50
    assert values["ALLOWED_HOSTS"] == "localhost,127.0.0.1,[::1]"
    assert values["HTTPS"] == "off"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_environment_file_that_is_whole_stays_as_it_is(tmp_path):
    path = tmp_path / "env"
    environment.write_missing(path)
    before = path.read_bytes()
    environment.write_missing(path)
    assert path.read_bytes() == before


def test_environment_file_with_other_lines_keeps_them(tmp_path):
    path = tmp_path / "env"
    path.write_text("# Vår databas, sköts av IT\nDATABASE_URL=postgres://a@b/c")
    environment.write_missing(path)
    lines = path.read_text().splitlines()
    assert lines[:2] == ["# Vår databas, sköts av IT", "DATABASE_URL=postgres://a@b/c"]
    assert {line.partition("=")[0] for line in lines[2:]} == {"SECRET_KEY", "ALLOWED_HOSTS", "HTTPS"}


def test_environment_file_with_a_key_is_not_moved_to_http(tmp_path):
    path = tmp_path / "env"
    path.write_text("SECRET_KEY=egen\n")
    environment.write_missing(path)
    assert path.read_text() == "SECRET_KEY=egen\nALLOWED_HOSTS=localhost,127.0.0.1,[::1]\n"


def test_environment_is_read_without_django():
    code = "import sys, minutes.environment; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, check=False).returncode == 0


def test_tests_do_not_read_the_environment_file():
    assert os.environ["IGNORE_ENV_FILE"] == "yes"
    assert settings.SECRET_KEY.startswith("only-for-tests-")
