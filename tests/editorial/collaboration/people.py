"""People of whom a role has two, at their desks."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from energia_site import roles
from tests import people
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


def user(name: str) -> User:
    first, last, role = NAMES[name]
    return people.person(name, role, first_name=first, last_name=last)


def client_of(name: str, language: str = "en") -> people.Browser:
    return people.client_of(user(name), language)


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
