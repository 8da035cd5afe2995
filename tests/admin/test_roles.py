"""Every role at every address, with every kind of row: the table says what each gets."""

from typing import Any

import pytest

from tests.admin.role_table import METHODS, ROLES
from tests.admin.role_walk import EXPECTED, NOT_THEIRS, PUBLIC, archive, check, model_of, routes

__all__ = ["archive"]

pytestmark = pytest.mark.django_db


def test_every_address_has_its_rows_and_every_row_an_address() -> None:
    assert set(EXPECTED) == {route for route, _ in routes()}


@pytest.mark.slow
@pytest.mark.parametrize("route", EXPECTED)
def test_every_cell_is_stated(archive: dict[str, Any], route: str) -> None:
    of_row = [kind for kind in EXPECTED[route] if kind != "-" and not kind.startswith("=")]
    if of_row:
        kinds = set(archive["rows"][PUBLIC.get(route) or model_of(route)])
        assert set(of_row) == {kind for kind in kinds if route not in PUBLIC or not kind.startswith("bodiless")}
    for rows in EXPECTED[route].values():
        assert set(rows) == set(METHODS)
        assert {len(codes) for codes in rows.values()} == {len(ROLES)}


def test_a_body_that_is_given_with_its_region_is_given() -> None:
    by_body, by_region = ROLES.index("secretary"), ROLES.index("by_region")
    for route, kinds in EXPECTED.items():
        for kind, rows in kinds.items():
            for codes in rows.values():
                assert codes[by_body] == codes[by_region], (route, kind)


def test_of_what_is_not_theirs_to_see_nobody_is_told_that_it_is_there() -> None:
    for route, kinds in EXPECTED.items():
        for kind in set(kinds) & set(NOT_THEIRS):
            if route in PUBLIC:  # a withdrawn meeting says so
                continue
            for method in ("GET", "HEAD", "POST"):
                codes = dict(zip(ROLES, kinds[kind][method], strict=True))
                seen = {codes[role] for role in ("secretary", "by_region", "coordinator", "groupless", "both")}
                assert seen == {"404"}, (route, kind, method)


@pytest.mark.slow
@pytest.mark.parametrize("route", EXPECTED)
def test_each_role_gets_what_is_stated(archive: dict[str, Any], route: str) -> None:
    """And is told nothing that is not theirs to see; and what is refused, or only read, writes nothing."""
    check(archive, route, ["GET", "POST"])
