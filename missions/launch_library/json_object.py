"""A JSON object that comes from outside, asked key by key. What is of another type is reported, and left out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Self, TypeVar

from django.utils.dateparse import parse_date, parse_datetime, parse_duration
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from editorial.core.cleaning import LONGEST, clean_html, plain

from .names import corrected_alphabet
from .report import Problem

LONGEST_LOOK = 1_000  # characters of a wrong value that are looked at for them
EXCERPT = 60  # characters of a wrong value that a report repeats
# What a value should be; translated where it is not.
TEXT, NUMBER, ID = gettext_noop("text"), gettext_noop("a whole number"), gettext_noop("an id")
TIME, DAY, DURATION = gettext_noop("a moment"), gettext_noop("a date"), gettext_noop("a duration")
OBJECT, LIST = gettext_noop("an object"), gettext_noop("a list")
T = TypeVar("T")


class Rejected(Exception):
    """The record cannot be taken. `key` names the place, the sentence says why."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(why)
        self.key, self.why = key, why


@dataclass(slots=True)
class JsonObject:
    """`record` names the record that this is a part of, `path` leads to it there: "rocket.configuration."."""

    data: dict[str, Any]
    record: str
    problems: list[Problem] = field(repr=False)
    path: str = ""

    def __contains__(self, key: str) -> bool:
        return self.data.get(key) is not None

    def report(self, key: str, why: str) -> None:
        self.problems.append(Problem(self.record, self.path + key, why))

    def required(self, key: str, value: T | None) -> T:
        if value is None:
            raise Rejected(self.path + key, _("This is missing."))
        return value

    def id_and_name(self) -> tuple[str, str]:
        return self.required("id", self.id()), self.required("name", self.name("name"))

    def text(self, key: str) -> str | None:
        """A line of plain text: no tags, no control characters, one space between words."""
        value = self._bounded(key)
        return plain(value) or None if value is not None else None

    def name(self, key: str) -> str | None:
        """A text in Latin letters."""
        value = self.text(key)
        if value is None:
            return None
        corrected, why = corrected_alphabet(value)
        if why:
            self.report(key, why)
        return corrected

    def html(self, key: str) -> str | None:
        """Plain text of several paragraphs as rich text."""
        paragraphs = [plain(part) for part in re.split(r"\n\s*\n|\r\n\s*\r\n", self._bounded(key) or "")]
        return clean_html("".join(f"<p>{escape(part)}</p>" for part in paragraphs if part)) or None

    def integer(self, key: str) -> int | None:
        return self._typed(key, int, NUMBER)

    def id(self, key: str = "id") -> str | None:
        value = self.data.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and 0 < len(value.strip()) <= 80:
            return value.strip()
        if value is not None:
            self._report_wrong(key, value, ID)
        return None

    def timestamp(self, key: str) -> datetime | None:
        """Aware. Without a zone it is UTC, as Launch Library 2 says of all of its own."""
        value = self._parsed(key, parse_datetime, TIME)
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)

    def day(self, key: str) -> date | None:
        """Some records have a time where a day is meant."""
        return self._parsed(key, lambda text: parse_date(text[:10]), DAY)

    def duration(self, key: str) -> timedelta | None:
        return self._parsed(key, parse_duration, DURATION)

    def child(self, *keys: str) -> Self | None:
        """The object under a key, or under keys of one another."""
        child: Self | None = self
        for key in keys:
            value: dict[str, Any] | None = child._typed(key, dict, OBJECT) if child else None
            child = child._part(value, key) if child and value is not None else None
        return child

    def children(self, key: str) -> Iterator[Self]:
        """Of a list; null among its members is reported."""
        values: list[Any] = self._typed(key, list, LIST) or []
        for number, value in enumerate(values):
            if isinstance(value, dict):
                yield self._part(value, f"{key}.{number}")
            else:
                self._report_wrong(f"{key}.{number}", value, OBJECT)

    def _part(self, data: dict[str, Any], key: str) -> Self:
        return type(self)(data, self.record, self.problems, f"{self.path}{key}.")

    def _bounded(self, key: str) -> str | None:
        """Text that is not too long to be stored; what is longer is reported, and not read through."""
        value = self._typed(key, str, TEXT)
        if value is not None and len(value) > LONGEST:
            lengths = {"length": len(value), "most": LONGEST}
            self.report(key, _("This text has %(length)d characters; the most is %(most)d: left out.") % lengths)
            return None
        return value

    def _typed(self, key: str, kind: type[T], expected: str) -> T | None:
        value = self.data.get(key)
        if isinstance(value, kind) and not isinstance(value, bool):
            return value
        if value is not None:
            self._report_wrong(key, value, expected)
        return None

    def _parsed(self, key: str, parse: Callable[[str], T | None], expected: str) -> T | None:
        text = self._typed(key, str, expected)
        if not text:
            return None
        try:
            value = parse(text)
        except ValueError:  # a day that no month has
            value = None
        if value is None:
            self._report_wrong(key, text, expected)
        return value

    def _report_wrong(self, key: str, value: object, expected: str) -> None:
        excerpt = plain(str(value)[:LONGEST_LOOK])[:EXCERPT] if value is not None else "null"
        words = {"expected": _(expected), "found": excerpt}
        self.report(key, _("%(expected)s should stand here, not “%(found)s”: left out.") % words)
