"""What is listed, counted and proposed to each role is the same without what is not theirs to see."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.contrib.admin import site
from django.db import transaction
from django.urls import reverse

from minutes.models import Meeting
from tests.admin.role_walk import EXPECTED, NOT_THEIRS, archive, client_of

__all__ = ["archive"]

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

QUERIES = ["?q=dunkel", "?_facets=True", "?_facets=True&anvands=ja"]  # the last asks registers for what is in use


def offering(archive: dict[str, Any]) -> Iterator[str]:
    """Yield the addresses that list, count or propose."""
    for route, kinds in EXPECTED.items():
        if route.endswith("_changelist"):
            yield from (reverse(route) + query for query in QUERIES)
        elif "-" in kinds and not route.endswith(("_add", "logout", "login", "autocomplete")):
            yield reverse(route)
    for model in ("person", "organisation", "region", "body", "topic"):
        for row in archive["rows"][model].values():
            yield reverse(f"admin:{row._meta.app_label}_{model}_change", args=[row.pk])
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and model in site._registry:
                found = {"app_label": model._meta.app_label, "model_name": model._meta.model_name}
                yield f"{reverse('admin:autocomplete')}?{urlencode(found | {'field_name': field.name})}"


@pytest.mark.parametrize("role", ["nobody", "secretary", "coordinator", "groupless"])
def test_what_is_not_theirs_to_see_changes_nothing_that_is_offered(archive: dict[str, Any], role: str) -> None:
    """No count, no choice, no proposal: all is the same when it is taken out of the archive."""
    known = list(dict.fromkeys(offering(archive)))
    with_them = {address: offered(archive, role, address) for address in known}
    hidden = [archive["rows"]["meeting"][kind].pk for kind in NOT_THEIRS[:2]]
    hidden += [row.pk for maker, row in archive["rows"]["meeting"]["bodiless-own"].items() if maker != role]

    with transaction.atomic():
        Meeting.objects.filter(pk__in=hidden).delete()
        without_them = {address: offered(archive, role, address) for address in known}
        transaction.set_rollback(True)

    assert {address for address in known if with_them[address] != without_them[address]} == set()


def offered(archive: dict[str, Any], role: str, address: str) -> str:
    """Return what the address says, but for what is new each time."""
    said = client_of(archive, role).get(address).content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", said)
