"""Every role at every address by the methods that pages are seldom asked by: the table says what each gets."""

from typing import Any

import pytest

from tests.admin.role_walk import EXPECTED, archive, check

__all__ = ["archive"]

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.mark.parametrize("route", EXPECTED)
def test_each_role_gets_what_is_stated_by_other_methods(archive: dict[str, Any], route: str) -> None:
    check(archive, route, ["HEAD", "PUT", "DELETE", "OPTIONS"])
