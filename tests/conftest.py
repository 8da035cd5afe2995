"""What a run of the tests leaves out, and how it is shared between processes."""

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.test.client import store_rendered_templates
from xdist.scheduler import LoadFileScheduling

LONGEST = ("tests/browser/", "tests/setup/test_kill")  # one process would end long after the other
DATABASE = {"db", "django_db_setup", "transactional_db", "live_server", "installation_with_database"}
# Of each of these a few meet the other database too: the rest of them would say nothing more.
MANY_ALIKE = ("test_hostile.py", "test_import_minutes.py", "test_language.py", "tests/browser/")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to leave out what cannot differ between databases."""
    parser.addoption(
        "--database-only", action="store_true", help="leave out tests of documents and words, which use no database"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the longest; leave out tests that ask no database, and all but some of many alike."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    if not config.getoption("--database-only"):
        return
    left = [item for item in items if not _asks(item) or _is_one_of_many(item)]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in set(left)]


def _asks(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or bool(DATABASE & set(getattr(item, "fixturenames", ())))


def _is_one_of_many(item: pytest.Item) -> bool:
    """Tell whether an item is one of many of which a sample meets the other database too."""
    return any(name in item.nodeid for name in MANY_ALIKE) and item.get_closest_marker("slow") is not None


class Scheduling(LoadFileScheduling):
    """Give each file of tests to one process, and all that ask a browser to one: its archive takes long to make."""

    def _split_scope(self, nodeid: str) -> str:
        return "tests/browser" if nodeid.startswith("tests/browser/") else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling:
    """Return what shares the tests between processes."""
    return Scheduling(config, log)


@pytest.fixture(scope="session", autouse=True)
def _page_alone() -> Iterator[None]:
    """Let the test client keep what the page was drawn with, and not every part of it, which costs half its time."""

    def store_page(store: dict, *args: Any, **kwargs: Any) -> None:
        if not store:
            store_rendered_templates(store, *args, **kwargs)

    with patch("django.test.client.store_rendered_templates", store_page):
        yield
