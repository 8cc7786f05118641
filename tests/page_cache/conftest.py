"""A cache in front of the real application, in this process; its generation is moved by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import RequestFactory

from editorial.core import clock
from editorial.core.content_cache import Stamp
from energia_site.page_cache import request_key
from energia_site.page_cache.application import PageCache
from energia_site.page_cache.generation import Generation

LIMIT = 4 * 1024 * 1024


class ByHand(Generation):
    """Hears nothing; a test says what has happened."""

    away = False

    @property
    def is_away(self) -> bool:
        return self.away

    def stamp(self, apps: frozenset[str] | None = None) -> Stamp:
        return Stamp(apps, self.number(), clock.now(), clock.now() + timedelta(hours=1))

    def change(self, app: str = "news") -> None:
        self._changes[app] += 1


@dataclass
class Answer:
    status: str
    headers: dict[str, str]
    body: bytes

    @property
    def cache(self) -> str:
        return self.headers.get("X-Cache", "passed")


class Site:
    """Asks the application through the cache, and counts what reached the application."""

    def __init__(self, application: Callable[..., Any], limit: int = LIMIT) -> None:
        self.reached: list[dict[str, Any]] = []
        self._application = application
        self.cache = PageCache(self._counted, limit, ByHand())

    def _counted(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.reached.append(environ)
        return self._application(environ, start_response)

    def get(self, url: str, method: str = "GET", host: str = "testserver", **environ: str) -> Answer:
        request = RequestFactory().generic(method, url, headers={"host": host}, **environ)
        got: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
            got["status"], got["headers"] = status, headers

        chunks = self.cache(request.environ, start)
        body = b"".join(chunks)
        if hasattr(chunks, "close"):
            chunks.close()
        return Answer(got["status"], dict(got["headers"]), body)


@pytest.fixture
def _connection_stays() -> Iterator[None]:
    """The end of a real request closes old connections: that of the test's transaction has to stay."""
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def site(db: None, _connection_stays: None) -> Site:
    request_key.query_keys.cache_clear()
    request_key._is_ours.cache_clear()
    return Site(get_wsgi_application())
