"""The cache in front of Django: a WSGI application around another."""

import logging
import secrets
import time
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from django.utils.translation import get_language_from_path

from editorial.core import languages

from .. import unavailable
from . import request_key as keys
from .cached_page import OWN, PLAIN, CachedPage, Headers, StartResponse, not_needed
from .generation import Generation
from .request_key import Environ, RequestKey
from .store import Store

log = logging.getLogger(__name__)

Application = Callable[[Environ, StartResponse], Iterable[bytes]]
VARIES = {"cookie", "accept-encoding", "accept-language"}
STATUS = {304: "304 Not Modified", 412: "412 Precondition Failed"}
OF_UNMODIFIED = {"etag", "cache-control", "vary", "content-location", "x-made"}


class PageCache:
    """Answers what it keeps, renders what it may keep once, and passes everything else on."""

    def __init__(self, application: Application, limit: int, generation: Generation) -> None:
        self.application = application
        self.store = Store(limit)
        self.generation = generation
        self._worker, self._made = secrets.token_hex(3), count(1)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = keys.request_key(environ)
        if key is None:
            return self.application(environ, start_response)
        page = self.store.get(key)
        if page is not None:
            if self.generation.is_away:
                return self.answer(key, page, environ, start_response, "stale")
            if self.generation.holds(page.stamp):
                return self.answer(key, page, environ, start_response, "hit")
        if keys.view_at(key.path) is None:
            return self.application(environ, start_response)
        return self.cold(key, environ, start_response)

    def cold(self, key: RequestKey, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        with self.store.alone(key):
            old = self.store.get(key)
            if old is not None and self.generation.holds(old.stamp):
                return self.answer(key, old, environ, start_response, "hit")
            if self.generation.is_away:
                return sorry(environ, start_response)
            answered = self.render(key, environ)
            if isinstance(answered, CachedPage):
                if old is not None and old.hash == answered.hash:
                    answered.bodies = old.bodies  # the same bytes need not be compressed again
                self.store.put(key, answered)
        if isinstance(answered, CachedPage):
            return self.answer(key, answered, environ, start_response, "miss")
        status, headers, body = answered
        if old is not None and status.startswith("5"):
            return self.answer(key, old, environ, start_response, "stale")
        start_response(status, headers)
        return [b""] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def render(self, key: RequestKey, environ: Environ) -> "CachedPage | tuple[str, Headers, bytes]":
        """A page to keep, or an answer for this one reader."""
        stamp = self.generation.stamp()
        got: dict[str, Any] = {}

        def start(status: str, headers: Headers, exc_info: object = None) -> None:
            got["status"], got["headers"] = status, headers

        chunks = self.application(key.environ(environ), start)
        try:
            body = b"".join(chunks)
        finally:
            if hasattr(chunks, "close"):
                chunks.close()
        status, headers = got["status"], list(got["headers"])
        if not may_be_kept(status, headers):
            return status, headers, body
        shared = [(name, value) for name, value in headers if name.lower() not in OWN]
        made = f"{self._worker}.{next(self._made)}"
        return CachedPage(stamp, shared, body, _vary(headers), made, time.time())

    def answer(
        self, key: RequestKey, page: CachedPage, environ: Environ, start_response: StartResponse, state: str
    ) -> Iterable[bytes]:
        encoding = page.variant(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if encoding != PLAIN and encoding not in page.bodies:
            with self.store.alone(key):
                page.compressed(encoding)
                if self.store.get(key) is page:
                    self.store.put(key, page)
        headers, body = page.answer_headers(encoding), page.bodies[encoding]
        now = time.time()
        # nginx in front keeps a page to the end of the second it was sent in, and not a moment longer.
        own: Headers = [("X-Cache", state), ("X-Accel-Expires", f"@{int(now)}")]
        if state == "stale":
            own += [("Age", str(int(now - page.at))), ("Warning", '110 - "Response is Stale"')]
        if _has_conditions(environ) and (code := not_needed(environ, page.etag(encoding), page.modified)):
            start_response(STATUS[code], [pair for pair in headers if pair[0].lower() in OF_UNMODIFIED] + own)
            return [b""]
        start_response("200 OK", [*headers, ("Content-Length", str(len(body))), *own])
        return [b""] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _has_conditions(environ: Environ) -> bool:
    return any(
        name in environ
        for name in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
    )


def may_be_kept(status: str, headers: Headers) -> bool:
    """A page that is the same for everybody who asks so: no error, no cookie, nothing that says it is not."""
    names = {name.lower() for name, _ in headers}
    control = _values(headers, "cache-control")
    return (
        status.startswith("200")
        and not names & {"set-cookie", "content-encoding"}
        and not control & {"no-store", "no-cache", "private"}
        and _values(headers, "vary") <= VARIES
    )


def _values(headers: Headers, wanted: str) -> set[str]:
    lines = [value for name, value in headers if name.lower() == wanted]
    return {part.strip().lower() for line in lines for part in line.split(",") if part.strip()}


def _vary(headers: Headers) -> str:
    """Only what is true: the page was made without knowing the reader's languages (Django says it might have)."""
    return ", ".join(["Accept-Encoding", *(["Cookie"] if "cookie" in _values(headers, "vary") else [])])


def sorry(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Neither the page nor the database: in both languages, at once, so that no thread waits for what does not come.

    Nothing is reported from here, so nobody is said to have been told.
    """
    language = get_language_from_path(environ["PATH_INFO"]) or languages.RUSSIAN
    body = unavailable.page(language).encode()
    start_response(
        "503 Service Unavailable",
        [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            ("Retry-After", str(unavailable.RETRY)),
        ],
    )
    return [b""] if environ["REQUEST_METHOD"] == "HEAD" else [body]
