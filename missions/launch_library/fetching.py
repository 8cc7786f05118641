"""Launch Library over HTTP: one page after another, as the lists say themselves."""

from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPException
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

from django.utils.translation import gettext as _

from .reading import Reading
from .report import ImportRefused

SECONDS = 60
MOST_PAGES = 1_000  # of 100 records: more launches than there have been


def is_address(name: str) -> bool:
    return urlsplit(name).scheme in ("http", "https")


def pages(address: str, token: str = "") -> Iterator[Reading]:
    """The list's pages, each to be read to its end before the next is asked for. Raises ImportRefused."""
    seen: set[str] = set()
    following = address
    while following:
        if following in seen or len(seen) >= MOST_PAGES:
            raise ImportRefused(_("The pages of this list lead in a circle: %(address)s") % {"address": following})
        seen.add(following)
        with closing(_open(following, token)) as stream:
            reading = Reading(stream)
            yield reading
        following = _next(following, reading.following)


def _next(here: str, following: str) -> str:
    """A list leads to its own host only: the key is sent with every request."""
    if not following:
        return ""
    there = urljoin(here, following)
    if urlsplit(there)[:2] != urlsplit(here)[:2]:
        raise ImportRefused(_("The next page of this list is on another host: %(address)s") % {"address": there})
    return there


def _open(address: str, token: str) -> IO[bytes]:
    headers = {"Accept": "application/json"} | ({"Authorization": f"Token {token}"} if token else {})
    try:
        return urlopen(Request(address, headers=headers), timeout=SECONDS)  # noqa: S310 - is_address has looked
    except HTTPError as error:
        error.close()
        reason = _("too many requests; without a key it answers 15 times an hour") if error.code == 429 else error.code
        raise _failed(address, str(reason)) from error
    except (URLError, OSError, HTTPException, ValueError) as error:
        raise _failed(address, str(error)) from error


def _failed(address: str, reason: str) -> ImportRefused:
    return ImportRefused(_("%(address)s did not answer as it should: %(reason)s") % _said(address, reason))


def _said(address: str, reason: str) -> dict[str, str]:
    return {"address": address, "reason": " ".join(reason.split())[:160]}
