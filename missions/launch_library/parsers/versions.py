"""Which version of the interface a record is of, and what it is a record of: told by its address, else by its shape."""

import re
from typing import Any

from django.utils.translation import gettext as _

from ..report import ImportRefused
from .records import VERSIONS

URL = re.compile(r"/(\d+\.\d+)\.\d+/([a-z_]+)(?:/([a-z_]+))?")
SINGULARS = {"launches": "launch", "agencies": "agency", "docking_event": "docking", "docking_events": "docking"}
# By what only this kind of record has. The first that fits.
SHAPES: tuple[tuple[str, set[str]], ...] = (
    ("docking", {"docking", "docking_location"}),
    ("spacecraft_flight", {"spacecraft", "launch"}),
    ("launch", {"net", "status"}),
    ("expedition", {"spacestation", "start", "name"}),
    ("astronaut", {"date_of_birth"}),
    ("spacewalk", {"crew", "start", "duration"}),
    ("event", {"type", "date", "name"}),
    ("agency", {"abbrev", "founding_year"}),
)
# What 2.2 has and 2.3 has not.
OLD_KEYS = {"infoURLs", "country_code", "profile_image", "flight_vehicle", "feature_image", "holdreason"}
NEW_KEYS = {"response_mode", "flight_vehicle_chaser", "info_urls", "launch_designator", "social_media_links"}
DEEPEST = 3  # levels under a record where an address is looked for


def kind_of(record: dict[str, Any], envelope: str) -> str:
    """launch, expedition, astronaut …; the path of another kind, or "" where nothing tells."""
    for url in (record.get("url"), envelope):
        if found := _search_url(url):
            is_ships_flight = found[2] == "spacecraft" and found[3] == "flight"
            singular = SINGULARS.get(found[2], found[2].removesuffix("s"))
            return "spacecraft_flight" if is_ships_flight else singular if singular in dict(SHAPES) else found[2]
    return next((kind for kind, keys in SHAPES if keys <= record.keys()), "")


def version_of(record: dict[str, Any], envelope: str) -> str:
    """ "2.2" or "2.3". Raises ImportRefused where another version says so itself, or nothing tells."""
    found = _find_url(record, DEEPEST) or URL.search(envelope)
    if found and found[1] not in VERSIONS:
        words = {"version": found[1], "known": ", ".join(VERSIONS)}
        raise ImportRefused(_("This is version %(version)s of Launch Library; %(known)s can be read.") % words)
    if found:
        return found[1]
    if NEW_KEYS & record.keys():
        return "2.3"
    if OLD_KEYS & record.keys():
        return "2.2"
    return _by_values(record)


def _by_values(record: dict[str, Any]) -> str:
    """A type, a picture, a country are words in 2.2 and objects in 2.3."""
    for key in ("type", "image", "nationality", "agency", "launch_service_provider"):
        value = record.get(key)
        if isinstance(value, list) or (key in ("type", "image") and isinstance(value, dict)):
            return "2.3"
        if isinstance(value, str):
            return "2.2"
        if isinstance(value, dict) and "type" in value:
            return "2.3" if isinstance(value["type"], dict) else "2.2"
    raise ImportRefused(_("Nothing here tells which version of Launch Library this is."))


def _find_url(value: object, depth: int) -> re.Match[str] | None:
    if not isinstance(value, dict) or depth < 0:
        return None
    own = _search_url(value.get("url"))
    return own or next((inner for each in value.values() if (inner := _find_url(each, depth - 1))), None)


def _search_url(url: object) -> re.Match[str] | None:
    return URL.search(url) if isinstance(url, str) else None
