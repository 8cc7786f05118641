"""Attributes that are kept, written as they stand in a tag: ` colspan="2"`, or nothing."""

import re

from editorial.core import links
from editorial.core.characters import stored

from .elements import Seen
from .tree import attribute

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")
_NUMBER = re.compile(r"[0-9]{1,4}")
_LONGEST_TITLE = 500


def known_language(seen: Seen) -> str:
    found = seen.attributes.get("lang") or ""
    return found if _LANGUAGE.fullmatch(found) else ""


def spoken(seen: Seen) -> str:
    language = known_language(seen) if seen.attributes else ""
    return attribute("lang", language) if language else ""


def number(seen: Seen, name: str) -> str:
    value = (seen.attributes.get(name) or "").strip()
    return attribute(name, value) if _NUMBER.fullmatch(value) else ""


def link(seen: Seen) -> str:
    """The attributes of a link that leads somewhere; empty for any other."""
    target = links.address(seen.attributes.get("href"))
    if not target:
        return ""
    language, title = seen.attributes.get("hreflang") or "", stored(seen.attributes.get("title") or "")[:_LONGEST_TITLE]
    title = title.replace("<", "")  # no tag of ours holds a "<": that is how they are told from text
    known = attribute("hreflang", language) if _LANGUAGE.fullmatch(language) else ""
    return attribute("href", target) + known + (attribute("title", title) if title else "") + spoken(seen)
