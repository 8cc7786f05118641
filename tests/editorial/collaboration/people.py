"""Two people at their desks."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from energia_site import roles
from tests.admin.conftest import BACKEND
from tests.admin.forms import fields

NAMES = {
    "anna": ("Anna", "Vetrova", roles.PRESS_OFFICER),
    "boris": ("Boris", "Ilyin", roles.PRESS_OFFICER),
    "peter": ("Peter", "Lipin", roles.INTO_ENGLISH),
    "olga": ("Olga", "Kameneva", roles.EDITOR),
    "maria": ("Maria", "Orlova", roles.CHIEF),
    "vera": ("Vera", "Belova", roles.CHIEF),
    "igor": ("Igor", "Zhdanov", roles.EDITOR),
}


def user(name: str) -> Any:
    first, last, role = NAMES[name]
    found, _made = get_user_model().objects.get_or_create(
        username=name, defaults={"first_name": first, "last_name": last, "is_staff": True}
    )
    found.groups.set(Group.objects.filter(name=role))
    return found


def client_of(name: str, language: str = "en") -> Client:
    client = Client()
    client.force_login(user(name), backend=BACKEND)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


class Window:
    """A form that was opened at one moment and is sent at a later one, as the browser would send it."""

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address
        self.page = client.get(address)
        self.data = fields(self.page)

    def send(self, **changes: Any) -> Any:
        """None takes a field out, as an unticked box does."""
        self.data |= {**changes}
        data = {name: value for name, value in self.data.items() if value is not None}
        self.page = self.client.post(self.address, {"_continue": "1", **data})
        if getattr(self.page, "context", None) and "adminform" in self.page.context:
            self.data = fields(self.page)
        return self.page
