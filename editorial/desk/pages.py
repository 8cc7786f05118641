"""The first page of the admin: what each person has to do next, by their roles; and one of its lists in full."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.http import urlencode
from django.utils.text import capfirst

from editorial.content import roles
from editorial.content.lookup import label, model_of
from editorial.content.models.translation_lists import Segment
from editorial.content.people import people
from editorial.core import languages

from .coverage import INTO, STATES, Coverage
from .lists import LISTS, SEGMENT_HEADINGS, DeskList, ListRange, first_rows, in_state, lengths, rows_of_page
from .rows import DeskContext, Row, desk_context, rows

A_PAGE = 100  # rows of a list in full

WHOLE, SHORT = 200, 40  # rows of a list that is somebody's work, and of one that is beside it
BESIDE = ("queue", "unsent")  # below the rest for those whose work is not one language
EXCEPTIONS = ("changed", "unsent")  # nobody has to be told that there are none


RowGroup = tuple[str | Promise, list[Row]]  # a heading inside a list, and the rows under it


@dataclass
class Part:
    """One list on a page."""

    name: str
    language: str
    desk_list: DeskList
    groups: list[RowGroup]
    total: int
    words: int | None = None

    @property
    def anchor(self) -> str:
        return f"{self.name}-{self.language}" if self.language else self.name

    @property
    def heading(self) -> str:
        in_language = self.desk_list.in_language if self.language else None
        return str(in_language[self.language] if in_language else self.desk_list.heading)

    @property
    def empty(self) -> str:
        return str(self.desk_list.empty)

    @property
    def does(self) -> str:
        return self.desk_list.does

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
    wanted = {(name, language): many for name, language, many in _lists_of(request.user)}
    segments = {(name, language): LISTS[name].segments(context.now, language) for name, language in wanted}
    ranges = first_rows({key: (segments[key], many) for key, many in wanted.items()})
    context.people = people(row.translator_id for found in ranges.values() for row in found)
    context.load_notes(row for found in ranges.values() for row in found)
    coverage = Coverage(context)
    # How long those lists are that were cut: counted only where one was.
    sizes = lengths({key: segments[key] for key, found in ranges.items() if found.more and key[0] != "queue"})
    translator = roles.is_translator(request.user)
    parts = []
    for (name, language), found in ranges.items():
        total = sizes.get((name, language), len(found))
        part = Part(name, language, LISTS[name], row_groups(name, found, context), total)
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


def row_groups(name: str, found: ListRange, context: DeskContext) -> list[RowGroup]:
    if name != "queue":
        return [("", rows(found, context))] if len(found) else []
    return [(SEGMENT_HEADINGS[segment], rows(translations, context)) for segment, translations in found.segments]


def _lists_of(user: roles.AnyUser) -> Iterator[tuple[str, str, int]]:
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


def _next_out(parts: list[Part]) -> Row | None:
    """The text whose moment comes next, of those on the page that nothing holds back."""
    shown = (row for part in parts for _heading, found in part.groups for row in found)
    coming = {row.args[1]: row for row in shown if row.is_to_come and not row.row.hold}
    return min(coming.values(), key=lambda row: row.row.due_at, default=None)  # type: ignore[arg-type, return-value]


class QueuePage:
    """Raises Http404 for an address that names nothing."""

    def __init__(self, query: QueryDict, user: roles.AnyUser) -> None:
        self.query, self.user = query, user
        self.name = query.get("list", "queue")
        own = roles.languages_of(user)
        self.language = query.get("language") or (own or [languages.ENGLISH])[-1]
        self.state, self.kind, self.shelf = (query.get(name, "") for name in ("state", "kind", "shelf"))
        known = self.name in LISTS and self.language in languages.LANGUAGES and self.state in ("", *STATES)
        if not known or "\x00" in self.shelf:
            raise Http404("no such list")

    @cached_property
    def row_context(self) -> DeskContext:
        return desk_context(self.user)

    def _segments(self) -> list[Segment]:
        if self.state:
            return in_state(self.state, self.language, self.row_context.now)
        return LISTS[self.name].segments(self.row_context.now, self.language)

    def _extra(self) -> Q:
        rule = Q()
        if self.kind:
            rule &= Q(content_type=ContentType.objects.get_for_model(model_of(self.kind)))
        return rule & Q(shelf=self.shelf) if self.shelf else rule

    def context(self) -> dict[str, Any]:
        number = self._number()
        found, total = rows_of_page(self._segments(), self._extra(), (number - 1) * A_PAGE, A_PAGE)
        self.row_context.people = people(row.translator_id for row in found)
        self.row_context.load_notes(found)
        desk_list = LISTS[self.name]
        groups = row_groups("" if self.state else self.name, found, self.row_context)
        part = Part(self.name, self.language if desk_list.in_language else "", desk_list, groups, total)
        paginator = Paginator(range(total), A_PAGE)
        return {
            "title": part.heading if not self.state else INTO[self.language],
            "part": part,
            "now": self.row_context.now,
            "limits": self._limits(),
            "page": paginator.get_page(number),
            "page_links": [(n, self._address(page=n)) for n in paginator.page_range],
            "languages": self._languages() if desk_list.in_language or self.state else [],
            "language": self.language,
        }

    def _number(self) -> int:
        number = self.query.get("page", "")
        return max(1, int(number)) if number.isascii() and number.isdecimal() and len(number) < 6 else 1

    def _limits(self) -> list[str]:
        """What the list is cut down to, in words."""
        limits = []
        if self.kind:
            model = model_of(self.kind)
            limits.append(
                self.row_context.group_names.get(label(model), {}).get(self.shelf)
                or capfirst(str(model._meta.verbose_name_plural))
            )
        if self.state:
            limits.append(str(STATES[self.state]))
        return limits

    def _languages(self) -> list[tuple[str, Promise, str]]:
        return [(name, INTO[name], self._address(language=name, page=None)) for name in INTO]

    def _address(self, **changes: Any) -> str:
        query = self.query.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = str(value)
        return f"?{query.urlencode()}"
