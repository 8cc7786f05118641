"""A page that is kept: its bytes plain and compressed, and how it answers each kind of request."""

import gzip
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import sha256
from typing import Any

import brotli
from django.utils.http import parse_etags, parse_http_date_safe

from .generation import Stamp

Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]

PLAIN, GZIP, BROTLI = "", "gzip", "br"
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    PLAIN: lambda body: body,
    GZIP: lambda body: gzip.compress(body, 6, mtime=0),
    BROTLI: lambda body: brotli.compress(body, quality=5),
}
TEXT = ("text/", "application/atom+xml", "application/xml", "application/json", "application/rss+xml", "image/svg")
OWN = {"etag", "content-length", "cache-control", "expires", "date", "vary", "age", "accept-ranges"}  # written here
OVERHEAD = 2048  # bytes of a page's headers, key and places in tables, roughly

# A reader's browser asks each time and is mostly answered 304. Shared caches hold a page for a second, and for a day
# where we do not answer. `stale-while-revalidate` longer than the second would show a publication late.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"


@dataclass(slots=True)
class CachedPage:
    stamp: Stamp
    headers: Headers
    body: bytes
    vary: str
    made: str  # which worker made it, and its how manyeth: one render shows as one name
    at: float  # seconds since the epoch, by the machine's clock
    hash: str = ""
    bodies: dict[str, bytes] = field(default_factory=dict)
    answers: dict[str, Headers] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hash = self.hash or sha256(self.body).hexdigest()[:32]
        self.bodies[PLAIN] = self.body

    @property
    def size(self) -> int:
        return sum(map(len, self.bodies.values())) + OVERHEAD

    @property
    def modified(self) -> str:
        return self._header("last-modified")

    def _header(self, wanted: str) -> str:
        return next((value for name, value in self.headers if name.lower() == wanted), "")

    def variant(self, accepted: str) -> str:
        return chosen(accepted) if self._header("content-type").startswith(TEXT) else PLAIN

    def compressed(self, encoding: str) -> bytes:
        """Made at its first reader and kept."""
        if encoding not in self.bodies:
            self.bodies[encoding] = COMPRESS[encoding](self.body)
        return self.bodies[encoding]

    def etag(self, encoding: str) -> str:
        return f'"{self.hash}-{encoding}"' if encoding else f'"{self.hash}"'

    def answer_headers(self, encoding: str) -> Headers:
        if encoding not in self.answers:
            own: Headers = [("ETag", self.etag(encoding)), ("Cache-Control", CACHE_CONTROL), ("Vary", self.vary)]
            own += [("X-Made", self.made), ("Accept-Ranges", "none")]
            own += [("Content-Encoding", encoding)] if encoding else []
            self.answers[encoding] = [*self.headers, *own]
        return self.answers[encoding]


def chosen(accepted: str) -> str:
    """The best encoding that `Accept-Encoding` takes. RFC 9110, 12.5.3: `q=0` refuses, `*` stands for the rest."""
    accepted = accepted.lower()
    if "q=" not in accepted and "*" not in accepted:  # what every browser sends
        names: Iterable[str] = [name.strip() for name in accepted.split(",")]
        return BROTLI if BROTLI in names else GZIP if GZIP in names else PLAIN
    weights = {name.strip(): _weight(rest) for name, _, rest in (part.partition(";") for part in accepted.split(","))}
    other = weights.get("*", 0.0)
    best = max((BROTLI, GZIP), key=lambda name: weights.get(name, other))
    return best if weights.get(best, other) > 0 and weights.get(best, other) >= weights.get("identity", 0) else PLAIN


def _weight(parameter: str) -> float:
    try:
        return float(parameter.strip().removeprefix("q=")) if parameter.strip() else 1.0
    except ValueError:
        return 0.0


def not_needed(environ: dict[str, Any], etag: str, modified: str) -> int:
    """304 or 412 where the reader's conditions say so, else 0. RFC 9110, 13.2.2: the order of conditions."""
    if (wanted := environ.get("HTTP_IF_MATCH")) is not None:
        if wanted.strip() != "*" and etag not in parse_etags(wanted):
            return 412
    elif _is_later(modified, environ.get("HTTP_IF_UNMODIFIED_SINCE", "")):
        return 412
    if (known := environ.get("HTTP_IF_NONE_MATCH")) is not None:
        weakly = {tag.removeprefix("W/") for tag in parse_etags(known)}
        return 304 if known.strip() == "*" or etag in weakly else 0
    since = parse_http_date_safe(environ.get("HTTP_IF_MODIFIED_SINCE", ""))
    return 304 if modified and since is not None and not _is_later(modified, formatdate(since, usegmt=True)) else 0


def _is_later(modified: str, than: str) -> bool:
    """Whether the page changed after the moment a reader names; no where either is not known."""
    mine, theirs = parse_http_date_safe(modified), parse_http_date_safe(than)
    return mine is not None and theirs is not None and mine > theirs
