"""What a run of the tests can be asked to leave out."""

import pytest

DATABASE = {"db", "transactional_db", "live_server", "installation_with_database"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to leave out what cannot differ between databases."""
    parser.addoption(
        "--database-only", action="store_true", help="leave out tests of documents and words, which use no database"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests of the import that ask no database, and all but a sample of many alike."""
    if not config.getoption("--database-only"):
        return
    left = [item for item in items if ("tests/importing/" in item.nodeid and not _asks(item)) or _is_one_of_many(item)]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in set(left)]


def _asks(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or bool(DATABASE & set(getattr(item, "fixturenames", ())))


def _is_one_of_many(item: pytest.Item) -> bool:
    """Tell whether an item is one of many of which a sample meets the other database too."""
    many = any(name in item.nodeid for name in ("test_hostile.py", "test_import_minutes.py", "tests/browser/"))
    return many and item.get_closest_marker("slow") is not None
