"""A form that was sent here: where it stood, as the browser says it with every POST, and what is never sent back."""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest

_SECRET = re.compile(r"passw|secret|(^|_)otp", re.IGNORECASE)
_NO_SECRET = ("usable_password", "csrfmiddlewaretoken")  # a choice of Django's, and its token


def is_own_form(request: HttpRequest) -> bool | None:
    """None where nothing is said: every browser of today says it, and a program need not."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return None if origin is None else urlsplit(origin).netloc == request.get_host()


def is_secret(name: str) -> bool:
    """By its name: a field that no page repeats, which may be kept or seen. It is asked for anew."""
    return name not in _NO_SECRET and bool(_SECRET.search(name))
