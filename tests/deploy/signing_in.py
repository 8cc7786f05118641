"""Somebody at the sign-in form of a stand, from an address of their own."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.hashers import ScryptPasswordHasher
from django.contrib.auth.models import User

from tools.readers import Answer, read
from tools.stand import NAME

LOGIN = "/admin/login/"
TOKEN = "a" * 32  # Django compares the form's with the cookie's, and asks for no more
RIGHT, WRONG = "the right one of theirs", "a wrong one"


def account(name: str) -> User:
    """Of an algorithm that production reads, at its least cost: a stand is asked for dozens of passwords."""
    hashed = ScryptPasswordHasher().encode(RIGHT, "salt", n=2)
    return User.objects.create(username=name, password=hashed, is_staff=True)


@dataclass(frozen=True)
class Visitor:
    """`port` is where they knock; `tls` as that door has it; `source` an address of 127.0.0.0/8."""

    port: int
    source: str = "127.0.0.1"
    tls: bool = True
    headers: tuple[tuple[str, str], ...] = ()

    def sign_in(self, name: str, password: str) -> int:
        """The answer's status: 302 for who is let in, 200 for a wrong password, 429 for who is locked out."""
        form = urlencode({"csrfmiddlewaretoken": TOKEN, "username": name, "password": password, "next": "/admin/"})
        return self.post(LOGIN, form).status

    def post(self, path: str, form: str) -> Answer:
        headers = {
            "Content_Type": "application/x-www-form-urlencoded",
            "Content_Length": str(len(form)),
            "Cookie": f"csrftoken={TOKEN}",
            "Referer": f"https://{NAME}{path}",
            "X_Forwarded_Proto": "https",
            **dict(self.headers),
        }
        return read(self.port, path, tls=self.tls, method="POST", source=self.source, body=form, **headers)
