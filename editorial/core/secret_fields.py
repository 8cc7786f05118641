"""Fields of forms that are never sent back into a page, which may be kept or seen: they are asked for anew."""

import re

_SECRET = re.compile(r"passw|secret|(^|_)otp", re.IGNORECASE)
_NO_SECRET = ("usable_password", "csrfmiddlewaretoken")  # a choice of Django's, and its token


def is_secret(name: str) -> bool:
    """By the name of the field."""
    return name not in _NO_SECRET and bool(_SECRET.search(name))
