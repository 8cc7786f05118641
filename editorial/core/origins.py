"""Where a form stood that was sent here, as the browser says it with every POST."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_own_form(request: HttpRequest) -> bool | None:
    """None where nothing is said: every browser of today says it, and a program need not."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return None if origin is None else urlsplit(origin).netloc == request.get_host()
