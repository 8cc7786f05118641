"""The people of the press office that every test shares: the demo's logins, one for each role, and their browsers.

`tests/conftest.py` has a fixture for each: `press`, `translator`, `into_russian`, `editor`, `chief`, `officer`.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client

from demo import users

BACKEND = "django.contrib.auth.backends.ModelBackend"


class Browser(Client):
    """Signed in as `user`."""

    user: User


def person(login: str, *held: str, **facts: Any) -> User:
    """An account that may enter the admin, with these roles and no others."""
    user, _created = User.objects.get_or_create(username=login, defaults={"is_staff": True, **facts})
    user.groups.set(Group.objects.filter(name__in=held))
    return user


def member(login: str) -> User:
    """The account of a login of the demo, with its name and role."""
    first, last = users.NAMES[login]
    return person(login, users.LOGINS[login], first_name=first, last_name=last)


def superuser() -> User:
    return User.objects.get_or_create(username=users.SUPERUSER, is_staff=True, is_superuser=True)[0]


def client_of(user: User | str, language: str = "en") -> Browser:
    """In English unless asked otherwise: what is said can then be read without a catalogue."""
    client = Browser()
    client.user = member(user) if isinstance(user, str) else user
    client.force_login(client.user, backend=BACKEND)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client
