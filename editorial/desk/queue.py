"""One list of the desk in full, page by page, perhaps of one kind, section or state only."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, QueryDict
from django.utils.functional import cached_property
from django.utils.text import capfirst

from editorial.content import roles
from editorial.content.lookup import label, model_of
from editorial.content.people import people
from editorial.core import languages

from .coverage import INTO, STATES
from .lists import LISTS, in_state
from .page import Part, groups
from .rows import DeskContext, desk_context
from .slices import Slice, page

A_PAGE = 100


class QueuePage:
    """Raises Http404 for an address that names nothing."""

    def __init__(self, query: QueryDict, user: Any) -> None:
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

    def _lanes(self) -> list[Any]:
        if self.state:
            return in_state(self.state, self.language, self.row_context.now)
        return LISTS[self.name].lanes(self.row_context.now, self.language)

    def _extra(self) -> Q:
        rule = Q()
        if self.kind:
            rule &= Q(content_type=ContentType.objects.get_for_model(model_of(self.kind)))
        return rule & Q(shelf=self.shelf) if self.shelf else rule

    def context(self) -> dict[str, Any]:
        number = self._number()
        found, total = page(self._lanes(), self._extra(), (number - 1) * A_PAGE, A_PAGE)
        self.row_context.people = people(row.translator_id for row in found)
        self.row_context.learn_notes(found)
        kind = LISTS[self.name]
        part = Part(self.name, self.language if kind.in_language else "", kind, self._groups(found), total)
        paginator = Paginator(range(total), A_PAGE)
        return {
            "title": part.heading if not self.state else INTO[self.language],
            "part": part,
            "now": self.row_context.now,
            "limits": self._limits(),
            "page": paginator.get_page(number),
            "page_links": [(n, self._address(page=n)) for n in paginator.page_range],
            "languages": self._languages() if kind.in_language or self.state else [],
            "language": self.language,
        }

    def _groups(self, found: Slice) -> Any:
        return groups("" if self.state else self.name, found, self.row_context)

    def _number(self) -> int:
        asked = self.query.get("page", "")
        return max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1

    def _limits(self) -> list[str]:
        """What the list is cut down to, in words."""
        said = []
        if self.kind:
            model = model_of(self.kind)
            said.append(
                self.row_context.shelves.get(label(model), {}).get(self.shelf)
                or capfirst(str(model._meta.verbose_name_plural))
            )
        if self.state:
            said.append(str(STATES[self.state]))
        return said

    def _languages(self) -> list[tuple[str, Any, str]]:
        return [(name, INTO[name], self._address(language=name, page=None)) for name in INTO]

    def _address(self, **changes: Any) -> str:
        query = self.query.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = str(value)
        return f"?{query.urlencode()}"
