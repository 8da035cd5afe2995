"""The real settings, with a key, hosts and files of the tests' own."""

import os

os.environ |= {
    "IGNORE_ENV_FILE": "yes",
    "SECRET_KEY": "only-for-tests-" + "x" * 40,
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "HTTPS": "off",
    "DEBUG": "off",
    "BEHIND_PROXY": "off",
    "KEEPER_NAME": "Samverkansarkivet",
    "KEEPER_EMAIL": "arkivet@example.se",
}

from minutes.settings import *  # noqa: F403
from minutes.settings import DATABASES, STORAGES, VAR_DIR

TESTS_DIR = VAR_DIR / "tests"
STATIC_ROOT = TESTS_DIR / "static"
MEDIA_ROOT = TESTS_DIR / "media"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, since pytest-django's own choice is shared memory, which locks in other ways.
    DATABASES["default"]["TEST"] = {"NAME": TESTS_DIR / "test.sqlite3"}
