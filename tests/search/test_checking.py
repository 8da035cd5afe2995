"""An index that was made by another analysis than the one that asks is told of after an upgrade."""

import pytest
from django.core.management import call_command
from django.db import connection

from minutes.models import SearchState
from minutes.search.checking import check_analysis
from minutes.search.index import ANALYSIS

pytestmark = pytest.mark.django_db
ADVICE = "Bygg om sökindexet: manage.py rebuild_search"


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> str:
    """Return what migrate tells of an index by the analysis before this one."""
    SearchState.objects.update_or_create(defaults={"analysis": f"{ANALYSIS} before"})
    call_command("migrate", "--plan", skip_checks=False)
    return capsys.readouterr().err


def test_migrate_tells_what_to_do(told: str) -> None:
    assert ADVICE in told


def test_nothing_is_told_of_an_index_that_is_up_to_date() -> None:
    SearchState.objects.update_or_create(defaults={"analysis": ANALYSIS})

    assert check_analysis(["default"]) == []


def test_nothing_is_told_before_there_is_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    SearchState.objects.all().delete()
    assert check_analysis(["default"]) == []

    monkeypatch.setattr(connection.introspection, "table_names", list)
    assert check_analysis(["default"]) == []


def test_no_database_is_asked_where_none_is_checked() -> None:
    SearchState.objects.update_or_create(defaults={"analysis": "another"})

    assert check_analysis() == []
