from typing import Any

import pytest
from django.test import Client

from .people import client_of


@pytest.fixture
def anna(db: Any) -> Client:
    """A press officer, with the interface in English."""
    return client_of("anna")


@pytest.fixture
def boris(db: Any) -> Client:
    return client_of("boris")


@pytest.fixture
def peter(db: Any) -> Client:
    """Translates into English."""
    return client_of("peter")


@pytest.fixture
def igor(db: Any) -> Client:
    """Approves."""
    return client_of("igor")


@pytest.fixture
def olga(db: Any) -> Client:
    return client_of("olga")
