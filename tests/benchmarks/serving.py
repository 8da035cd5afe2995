"""A made archive, kept from one run to the next, and a server of its own that answers from it."""

import hashlib
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KEPT = ROOT / "var" / "benchmarks"
BARE = "/bare/"
MAKERS = ("archive.py", "words.py")


def database_url(size: int) -> str:
    """Return the address of the archive of the size, on the database that DATABASE_URL names or as a file."""
    digest = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in MAKERS)).hexdigest()[:8]
    name = f"benchmark_{size}_{digest}"
    if server := os.environ.get("DATABASE_URL"):
        return urlsplit(server)._replace(path=f"/{name}").geturl()
    return f"sqlite:///{KEPT / name}.sqlite3"


def ready(size: int) -> str:
    """Make the archive of the size if it is not there, bring its tables up to date; return its address."""
    url = database_url(size)
    KEPT.mkdir(parents=True, exist_ok=True)
    if url.startswith("postgres"):
        _create_database(url)
    _run(url, "-m", "tests.benchmarks.archive", str(size))
    return url


def _create_database(url: str) -> None:
    parts = urlsplit(url)
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as connection:
        name = parts.path[1:]
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(
                sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(sql.Identifier(name))
            )


def environment(url: str) -> dict[str, str]:
    """Return the environment of a program that works with the archive."""
    return {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings"}


def _run(url: str, *arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment(url), check=True)


class Client:
    """One connection to the server, which stays open."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port)

    def close(self) -> None:
        """Leave the server."""
        self._connection.close()

    def get(self, address: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes, float]:
        """Return status, headers and body of the answer, and how many milliseconds it took."""
        began = time.perf_counter()
        self._connection.request("GET", address, headers=headers)
        response = self._connection.getresponse()
        body = response.read()
        return response.status, response.headers, body, (time.perf_counter() - began) * 1000


@contextmanager
def served(url: str) -> Iterator[Client]:
    """Serve the archive by one process with one thread on this machine, and stop when done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "tests.benchmarks.served", "--bind", f"127.0.0.1:{port}"]
    # The kind of worker that the README says, since it keeps connections open; one, and one thread.
    command += ["--worker-class", "gthread", "--workers", "1", "--threads", "1", "--keep-alive", "60"]
    command += ["--no-control-socket", "--log-level", "warning"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment(url))
    try:
        _wait_for(port, server)
        with closing(Client(port)) as client:
            yield client
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(port: int, server: subprocess.Popen) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server did not start"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")
