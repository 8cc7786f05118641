from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in(language: str) -> Client:
    user, _ = get_user_model().objects.get_or_create(username="boss", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(user, backend=BACKEND)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


@pytest.fixture
def officer(db: Any) -> Client:
    """Signed in, with the interface in English: what is said can be read without a catalogue."""
    return signed_in("en")


@pytest.fixture
def russian_officer(db: Any) -> Client:
    return signed_in("ru")
