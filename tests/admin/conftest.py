import pytest
from django.contrib.auth import get_user
from django.contrib.auth.models import Permission
from django.test import Client

from organisations.models import Body
from tests.factories import BodyFactory, UserFactory


def client_of(group: str) -> Client:
    """Return a browser in which someone of the group is logged in."""
    client = Client()
    client.force_login(UserFactory(group=group))
    return client


@pytest.fixture
def secretary(db) -> Client:
    """Return the browser of a secretary to whom every body is given, also those that a test makes later."""
    client = client_of("Sekreterare")
    user = get_user(client)
    user.user_permissions.add(Permission.objects.get(codename="change_any_meeting"))
    return client


@pytest.fixture
def body(db) -> Body:
    return BodyFactory(name="Rådet")


@pytest.fixture
def own_secretary(body: Body) -> Client:
    """Return the browser of a secretary to whom one body is given."""
    client = client_of("Sekreterare")
    body.secretaries.add(get_user(client))
    return client


@pytest.fixture
def coordinator(db) -> Client:
    return client_of("Samordnare")


@pytest.fixture
def administrator(db) -> Client:
    return client_of("Administratörer")
