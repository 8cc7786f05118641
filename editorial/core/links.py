"""Which links lead anywhere for a reader."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

from .characters import stored

LONGEST = 2_000  # characters of an address: no browser's bar and no mail client takes more everywhere
SCHEMES = {"http", "https", "mailto", "tel"}

_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")
_PRIVATE = re.compile(r"/(?:ru/|en/)?admin(?:[/?#]|$)", re.IGNORECASE)


def address(href: str | None) -> str:
    """The address as it may be stored; empty where it leads to nothing that a reader can open.

    Absolute addresses, mail, telephones and pages of this site (`/ru/…`) are kept. Places in the pasted document
    (`#_ftn1`), relative addresses, files of somebody's disk, scripts and the site's own admin are not.
    """
    # As browsers do: a line break inside an address counts for nothing.
    href = _SPACE.sub("", stored(href or "")).replace("<", "%3C")
    if not href or len(href) > LONGEST or "\\" in href:
        return ""
    try:
        parts = urlsplit(href)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme in ("mailto", "tel"):
        return href if parts.path else ""
    if parts.scheme in ("http", "https") or href.startswith("//"):
        return href if host and not (_is_ours(host) and _PRIVATE.match(parts.path)) else ""
    return href if href.startswith("/") and not _PRIVATE.match(href) else ""


def _is_ours(host: str) -> bool:
    return validate_host(host, [pattern for pattern in settings.ALLOWED_HOSTS if pattern != "*"])
