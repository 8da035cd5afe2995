import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

PROJECT = ["manage.py", "minutes", "organisations", "templates", "static", "fixtures"]


class Installation:
    """A copy of the project, in a place and an environment of its own."""

    def __init__(self, path: Path, environment: dict[str, str]) -> None:
        self.path, self.environment = path, environment

    def run(self, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run Python with the arguments to its end."""
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.path,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=120,
        )

    def start(self, *arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
        """Start Python with the arguments, its output to be read line by line."""
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=self.path,
            env=self.environment | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """Return a copy of the project in a folder with a difficult name, and nothing in its environment."""
    path = tmp_path / "mitt arkiv #1 + 100%"
    path.mkdir()
    for name in PROJECT:
        source = settings.BASE_DIR / name
        if source.is_dir():
            shutil.copytree(source, path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, path / name)
    return Installation(path, {"PATH": os.environ["PATH"], "HOME": str(tmp_path)})


@pytest.fixture
def installation_with_database(installation: Installation) -> Iterator[Installation]:
    """Return a copy of the project with a new database on the engine of these tests."""
    database = settings.DATABASES["default"]
    if "postgresql" not in database["ENGINE"]:
        yield installation
        return
    name = f"samverkansarkivet_{uuid.uuid4().hex}"
    address = {"host": database["HOST"], "port": database["PORT"] or 5432, "user": database["USER"]}
    server = psycopg.connect(dbname="postgres", password=database["PASSWORD"], autocommit=True, **address)
    with server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        login = f"{database['USER']}:{database['PASSWORD']}".rstrip(":")
        installation.environment["DATABASE_URL"] = f"postgres://{login}@{address['host']}:{address['port']}/{name}"
        yield installation
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
