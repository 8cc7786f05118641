"""People of the press office, signed in by their roles."""

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client

from energia_site import roles

from .conftest import BACKEND


def person(name: str, *held: str) -> User:
    user, _created = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    user.groups.set(Group.objects.filter(name__in=held))
    return user


def client_of(user: User, language: str = "en") -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


def press() -> Client:
    return client_of(person("anna", roles.PRESS_OFFICER))


def into_english() -> Client:
    return client_of(person("peter", roles.INTO_ENGLISH))


def into_russian() -> Client:
    return client_of(person("maria", roles.INTO_RUSSIAN))


def editor() -> Client:
    return client_of(person("igor", roles.EDITOR))


def chief() -> Client:
    return client_of(person("olga", roles.CHIEF))
