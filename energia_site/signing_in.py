"""Sessions and names at the door, as the database can keep them: the rest is nobody's."""

from typing import Any

from django.contrib.sessions.backends import db
from django.http import HttpRequest

LONGEST_NAME = 255  # characters that django-axes keeps of a name that was tried


class SessionStore(db.SessionStore):
    """Settings name this module as the session engine. A cookie that Django never made is not looked up at all."""

    def _validate_session_key(self, key: str | None) -> bool:
        whole: bool = super()._validate_session_key(key)  # type: ignore[misc]
        return whole and str(key).isascii() and str(key).isalnum()


def tried_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """The user name of an attempt to sign in, as it is counted and logged."""
    name = (credentials or request.POST).get("username")
    return name[:LONGEST_NAME].replace("\x00", "") if name else None
