from dataclasses import dataclass, replace
from datetime import date

from django.core.paginator import Page

from editorial.content.pages import Layout, PageView, numbered_page
from missions.models import Flight, Person

from . import search
from .dates import is_in_archive, typed_day

PAGE_SIZE = 20


@dataclass(frozen=True)
class Found:
    day: date | None  # that the reader typed
    people: list[Person]
    flights: list[Flight]
    keys: Page[int]  # of the articles on this page
    results: list[search.Result]
    is_more: bool  # than are ranked


@dataclass(frozen=True)
class SearchPage:
    query: str
    was_cut: bool
    found: Found | None  # None where nothing was searched for
    longest: int = search.LONGEST


class SearchView(PageView[SearchPage]):
    template_name = "archive/search.html"
    indexed = False
    query_keys = ("q", "page")

    def page(self) -> SearchPage:
        query = search.Query.typed(self.request.GET.get("q", ""))
        return SearchPage(query.text, query.was_cut, self.find(query) if query.text else None)

    def find(self, query: search.Query) -> Found:
        """Five queries: people, flights, which articles, the page of them, its excerpts."""
        day = typed_day(query.text)
        keys = search.articles(query)
        page = numbered_page(self.request, keys[: search.MOST_RANKED], PAGE_SIZE)
        first = page.number == 1
        return Found(
            day=day if day and is_in_archive(day) else None,
            people=search.people(query) if first else [],
            flights=search.flights(query) if first else [],
            keys=page,
            results=search.results(tuple(page.object_list), query),
            is_more=len(keys) > search.MOST_RANKED,
        )

    def layout(self, page: SearchPage) -> Layout:
        return replace(super().layout(page), query=page.query)
