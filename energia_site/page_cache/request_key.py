"""What a public page depends on, and nothing else: the cache's key, and the request that Django renders it from.

The page is rendered from its key alone. No other cookie, header or query key reaches the view, so that no page can
hold anything of one reader that another could be shown.
"""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import parse_cookie
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import get_language_from_path, override

from ..reading import Reading

Environ = dict[str, Any]

LONGEST = 2048  # characters of path and query: a longer address is answered, and not kept
OF_STAFF = ("admin", "set_language")  # a namespace, a name
# What the server says of itself, and what tells the scheme. All else of a request is the reader's own.
OF_SERVER = (
    "SCRIPT_NAME", "PATH_INFO", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "HTTP_HOST", "HTTP_X_FORWARDED_PROTO",
    "wsgi.version", "wsgi.url_scheme", "wsgi.errors", "wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RequestKey:
    """A page as it is kept: where, which of its queries, in which reading settings."""

    scheme: str
    host: str
    path: str  # as WSGI has it: bytes of the decoded path, read as Latin-1
    query: str  # declared keys only, sorted
    reading: str  # the cookie's value, empty for the usual settings

    def environ(self, environ: Environ) -> Environ:
        """The request to render the page from."""
        own = {name: environ[name] for name in OF_SERVER if name in environ}
        own |= {"REQUEST_METHOD": "GET", "QUERY_STRING": self.query, "wsgi.input": BytesIO(), "REMOTE_ADDR": ""}
        if self.reading:
            own["HTTP_COOKIE"] = f"{Reading.COOKIE}={self.reading}"
        return own


def request_key(environ: Environ) -> RequestKey | None:
    """None for what passes by the cache: not reading, staff, a host that is not ours, an address without a limit."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in environ:
        return None
    cookies = environ.get("HTTP_COOKIE", "")
    host, path, query = environ.get("HTTP_HOST", ""), environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    if settings.SESSION_COOKIE_NAME in cookies or len(path) + len(query) > LONGEST or not _is_ours(host):
        return None
    if query:
        known = query_keys(path)
        if known is None:
            return None
        query = _only(known, query)
    scheme = environ.get("HTTP_X_FORWARDED_PROTO") or environ.get("wsgi.url_scheme", "http")
    if scheme not in ("http", "https"):
        return None
    return RequestKey(scheme, host, path, query, _reading(cookies) if Reading.COOKIE in cookies else "")


@lru_cache(256)
def _is_ours(host: str) -> bool:
    domain, port = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS) and len(port) < 6


@lru_cache(1024)
def _reading_of(value: str) -> str:
    chosen = Reading.from_cookie(value)
    return "" if chosen.is_usual else chosen.cookie()


def _reading(cookies: str) -> str:
    return _reading_of(parse_cookie(cookies).get(Reading.COOKIE, "")[:100])


def _only(known: tuple[str, ...], query: str) -> str:
    """The declared keys, the last value of each as Django takes it, in one order."""
    pairs = dict(parse_qsl(query, keep_blank_values=True)) if known else {}
    return urlencode(sorted((name, value) for name, value in pairs.items() if name in known))


@lru_cache(4096)
def query_keys(path: str) -> tuple[str, ...] | None:
    """The keys that the view at this address declares; None where the cache has no business."""
    match = view_at(path)
    return getattr(match.func, "query_keys", ()) if match else None


def view_at(path: str) -> ResolverMatch | None:
    """The public view that answers there; None for staff's, for what is made for one reader, and for nothing."""
    try:
        text = path.encode("latin-1").decode()
        with override(get_language_from_path(text) or settings.LANGUAGE_CODE):
            match = resolve(text)
    except (Resolver404, UnicodeError):
        return None
    if {*match.namespaces, match.url_name} & set(OF_STAFF) or not getattr(match.func, "is_cached", True):
        return None
    return match
