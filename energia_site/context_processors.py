"""What every template knows without being told by its view."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from editorial.core import clock, languages

from .reading import Reading


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "language": languages.current(),
        "clock_now": clock.now(),
        "clock_is_set": clock.is_set(),
        "today": clock.today(),
        "reading": Reading.from_cookie(request.COOKIES.get(Reading.COOKIE, "")),
        "SITE_URL": settings.SITE_URL,
    }
