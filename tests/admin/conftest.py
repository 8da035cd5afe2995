import pytest
from django.test import Client

from tests.factories import UserFactory


def client_of(group: str) -> Client:
    """Return a browser in which someone of the group is logged in."""
    client = Client()
    client.force_login(UserFactory(group=group))
    return client


@pytest.fixture
def secretary(db) -> Client:
    return client_of("Sekreterare")


@pytest.fixture
def coordinator(db) -> Client:
    return client_of("Samordnare")


@pytest.fixture
def administrator(db) -> Client:
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    return client
