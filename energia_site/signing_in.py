"""Sessions and names at the door, as the database can keep them: the rest is nobody's."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest

LONGEST_NAME = 255  # characters that django-axes keeps of a name that was tried


class SessionStore(db.SessionStore):
    """Settings name this module as the session engine. A cookie that Django never made is not looked up at all."""

    def _validate_session_key(self, key: str | None) -> bool:
        whole: bool = super()._validate_session_key(key)  # type: ignore[misc]
        return whole and str(key).isascii() and str(key).isalnum()

    def save(self, must_create: bool = False) -> None:
        """Raises what the database raised: Django takes any fault of it for a session that somebody has ended."""
        try:
            super().save(must_create)
        except UpdateError as error:
            if isinstance(error.__context__, OperationalError | InterfaceError):
                raise error.__context__ from error.__context__.__cause__
            raise


def tried_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """The user name of an attempt to sign in, as it is counted and logged."""
    name = (credentials or request.POST).get("username")
    return name[:LONGEST_NAME].replace("\x00", "") if name else None
