"""A JSON object that comes from outside, asked key by key. What is no such value is named, and counts as not told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime, parse_duration
from django.utils.translation import gettext as _

from editorial.core.cleaning import LONGEST, clean_html, plain

from .names import through_the_desk
from .report import Problem

LONGEST_LOOK = 1_000  # characters of a wrong value that are looked at for them
EXCERPT = 60  # characters of a wrong value that a report repeats


class LeftOut(Exception):
    """The record cannot be taken. `key` names the place, the sentence says why."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(why)
        self.key, self.why = key, why


@dataclass(slots=True)
class Obj:
    """`record` names the record that this is a part of, `path` leads to it there: "rocket.configuration."."""

    data: dict[str, Any]
    record: str
    problems: list[Problem] = field(repr=False)
    path: str = ""

    def __contains__(self, key: str) -> bool:
        return self.data.get(key) is not None

    def problem(self, key: str, why: str) -> None:
        self.problems.append(Problem(self.record, self.path + key, why))

    def text(self, key: str) -> str | None:
        """A line of plain text: no tags, no control characters, one space between words."""
        value = self._bounded(key)
        return plain(value) or None if value is not None else None

    def name(self, key: str) -> str | None:
        """A text that has been through the name desk."""
        value = self.text(key)
        if value is None:
            return None
        mended, why = through_the_desk(value)
        if why:
            self.problem(key, why)
        return mended

    def html(self, key: str) -> str | None:
        """Plain text of several paragraphs as rich text."""
        value = self._bounded(key)
        paragraphs = [plain(part) for part in re.split(r"\n\s*\n|\r\n\s*\r\n", value or "")]
        joined = "".join(f"<p>{_escaped(part)}</p>" for part in paragraphs if part)
        return clean_html(joined) or None

    def _bounded(self, key: str) -> str | None:
        """Text that is not too long to be stored; what is longer is named, and not read through."""
        value = self._of_type(key, str, _("text"))
        if value is not None and len(value) > LONGEST:
            said = {"length": len(value), "most": LONGEST}
            self.problem(key, _("This text has %(length)d characters; the most is %(most)d: left out.") % said)
            return None
        return value

    def integer(self, key: str) -> int | None:
        return self._of_type(key, int, _("a whole number"))

    def id(self, key: str = "id") -> str | None:
        value = self.data.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and 0 < len(value.strip()) <= 80:
            return value.strip()
        if value is not None:
            self._wrong(key, value, _("an id"))
        return None

    def moment(self, key: str) -> datetime | None:
        """Aware. A moment without its zone is UTC, as Launch Library 2 says of all of its own."""
        found = self._parsed(key, parse_datetime, _("a moment"))
        return found if found is None or found.tzinfo else found.replace(tzinfo=UTC)

    def day(self, key: str) -> date | None:
        value = self.data.get(key)
        if isinstance(value, str):  # some records have a moment where a day is meant
            return self._parsed(key, lambda text: parse_date(text[:10]), _("a date"))
        return self._parsed(key, parse_date, _("a date"))

    def duration(self, key: str) -> timedelta | None:
        return self._parsed(key, parse_duration, _("a duration"))

    def child(self, key: str) -> "Obj | None":
        value = self._of_type(key, dict, _("an object"))
        return Obj(value, self.record, self.problems, f"{self.path}{key}.") if value is not None else None

    def children(self, key: str) -> Iterator["Obj"]:
        """Of a list; null among its members is named."""
        for number, value in enumerate(self._of_type(key, list, _("a list")) or ()):
            if isinstance(value, dict):
                yield Obj(value, self.record, self.problems, f"{self.path}{key}.{number}.")
            else:
                self._wrong(f"{key}.{number}", value, _("an object"))

    def needed(self, key: str, value: Any) -> Any:
        if value is None:
            raise LeftOut(self.path + key, _("This is missing."))
        return value

    def _of_type(self, key: str, kind: type, name: str) -> Any:
        value = self.data.get(key)
        if value is None or (isinstance(value, kind) and not isinstance(value, bool)):
            return value
        return self._wrong(key, value, name)

    def _parsed(self, key: str, parse: Any, name: str) -> Any:
        value = self._of_type(key, str, name)
        if not value:
            return None
        try:
            found = parse(value)
        except ValueError:  # a day that no month has
            found = None
        return found if found is not None else self._wrong(key, value, name)

    def _wrong(self, key: str, value: Any, name: str) -> None:
        said = {"expected": name, "found": plain(str(value)[:LONGEST_LOOK])[:EXCERPT] if value is not None else "null"}
        self.problem(key, _("%(expected)s should stand here, not “%(found)s”: left out.") % said)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
