"""What the tests of the whole site share."""

from typing import Any

import pytest
from django.test import Client

from energia_site import outages
from energia_site.outages import Outages
from energia_site.signing_in import SessionStore


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Whoever looks for a session meets this error."""

    def with_(error: BaseException) -> Client:
        def fail(*args: Any, **kwargs: Any) -> Any:
            raise error

        monkeypatch.setattr(SessionStore, "load", fail)
        monkeypatch.setattr(outages, "outages", Outages())
        client = Client(raise_request_exception=False)
        client.cookies["sessionid"] = "a" * 32
        client.cookies["django_language"] = "en"
        return client

    return with_
