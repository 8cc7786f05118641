"""The first page of the admin: what each person has to do next, by their roles."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from editorial.content import roles
from editorial.content.people import people
from editorial.core import languages

from .coverage import Coverage
from .lists import LANES, LISTS, Kind
from .rows import DeskContext, Row, desk_context, rows
from .slices import Slice, beginnings, lengths

WHOLE, SHORT = 200, 40  # rows of a list that is somebody's work, and of one that is beside it
BESIDE = ("queue", "unsent")  # below the rest for those whose work is not one language
EXCEPTIONS = ("changed", "unsent")  # nobody has to be told that there are none


@dataclass
class Part:
    """One list on a page."""

    name: str
    language: str
    kind: Kind
    groups: list[tuple[Any, list[Row]]]  # headings inside the list, and the rows under them
    total: int
    words: int | None = None

    @property
    def anchor(self) -> str:
        return f"{self.name}-{self.language}" if self.language else self.name

    @property
    def heading(self) -> str:
        return str(
            self.kind.in_language[self.language] if self.language and self.kind.in_language else self.kind.heading
        )

    @property
    def shown(self) -> int:
        return sum(len(found) for _heading, found in self.groups)

    @property
    def all_url(self) -> str:
        query = {"list": self.name} | ({"language": self.language} if self.language else {})
        return f"{reverse('admin:queue')}?{urlencode(query)}"


def desk(request: HttpRequest) -> dict[str, Any]:
    """The context of the page. The number of queries does not grow with the number of records."""
    context = desk_context(request.user)
    plan = list(_plan(request.user))
    slices = beginnings(
        {_key(name, language): (LISTS[name].lanes(context.now, language), many) for name, language, many in plan}
    )
    context.people = people(row.translator_id for found in slices.values() for row in found)
    context.learn_notes(row for found in slices.values() for row in found)
    coverage = Coverage(context)
    sizes = _sizes(context, plan, slices)
    translator = roles.is_translator(request.user)
    parts = []
    for name, language, _many in plan:
        found = slices[_key(name, language)]
        part = Part(name, language, LISTS[name], groups(name, found, context), sizes.get((name, language), len(found)))
        if name == "queue":
            part.total, part.words = coverage.queues[language], coverage.words[language]
        if part.total or name not in EXCEPTIONS:
            parts.append(part)
    return {
        "parts": [part for part in parts if translator or part.name not in BESIDE],
        "later_parts": [part for part in parts if not translator and part.name in BESIDE],
        "coverage": coverage,
        "now": context.now,
        "next_out": _next_out(parts),
        "may_write": roles.may_edit_facts(request.user),
        "may_read": any(context.may_edit.values()) or context.may_approve,
    }


def groups(name: str, found: Slice, context: DeskContext) -> list[tuple[Any, list[Row]]]:
    if name != "queue":
        return [("", rows(found, context))] if len(found) else []
    return [(LANES[lane], rows(translations, context)) for lane, translations in found.lanes]


def _key(name: str, language: str) -> str:
    return f"{name} {language}"


def _plan(user: Any) -> Iterator[tuple[str, str, int]]:
    """(list, language, how many rows) in the order of the page."""
    translator = roles.is_translator(user)
    if roles.may_approve(user):
        yield from (("review", "", WHOLE), ("changed", "", SHORT))
    if roles.may_edit_facts(user):
        yield from (("held", "", SHORT), ("scheduled", "", SHORT))
        if not roles.may_approve(user):
            yield "in_review", "", SHORT
        yield from (("drafts", "", SHORT), ("today", "", SHORT))
    for language in sorted(roles.languages_of(user), key=languages.LANGUAGES.index, reverse=True):
        yield "queue", language, WHOLE if translator else SHORT
        yield "unsent", language, SHORT


def _sizes(
    context: DeskContext, plan: list[tuple[str, str, int]], slices: dict[str, Slice]
) -> dict[tuple[str, str], int]:
    """How long those lists are that were cut: counted only where one was, in one query."""
    cut = [(name, language) for name, language, _many in plan if name != "queue" and slices[_key(name, language)].more]
    return lengths({(name, language): LISTS[name].lanes(context.now, language) for name, language in cut})


def _next_out(parts: list[Part]) -> Row | None:
    """The text whose moment comes next, of those on the page that nothing holds back."""
    shown = (row for part in parts for _heading, found in part.groups for row in found)
    coming = {row.args[1]: row for row in shown if row.is_to_come and not row.row.hold}
    return min(coming.values(), key=lambda row: row.row.due_at, default=None)  # type: ignore[arg-type, return-value]
