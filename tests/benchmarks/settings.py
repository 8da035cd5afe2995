"""The tests' settings, with a bare page beside the archive's own."""

from tests.settings import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.urls"
LOGGING = {}
