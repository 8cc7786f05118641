from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404
from django.views.generic import TemplateView

from editorial.content import pages

from . import search
from .dates import is_in_archive, typed_day

PAGE_SIZE = 20


class SearchView(pages.Page, TemplateView):
    template_name = "archive/search.html"
    indexed = False
    query_keys = ("q", "page")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = search.Query.typed(self.request.GET.get("q", ""))
        found = self.find(query) if query.text else {}
        return super().get_context_data(
            query=query.text, was_cut=query.was_cut, longest=search.LONGEST, **found, **kwargs
        )

    def find(self, query: search.Query) -> dict[str, Any]:
        """Five queries: people, flights, which articles, the page of them, its excerpts."""
        day = typed_day(query.text)
        keys = search.articles(query)
        page = self.page_of(keys[: search.MOST_RANKED])
        first = page.number == 1
        return {
            "day": day if day and is_in_archive(day) else None,
            "people": search.people(query) if first else [],
            "flights": search.flights(query) if first else [],
            "page_obj": page,
            "paginator": page.paginator,
            "is_paginated": page.has_other_pages(),
            "is_more": len(keys) > search.MOST_RANKED,
            "results": search.results(tuple(page.object_list), query),
        }

    def page_of(self, keys: list[int]) -> Page:
        try:
            return Paginator(keys, PAGE_SIZE).page(self.request.GET.get("page", 1))
        except InvalidPage as error:
            raise Http404("no such page of results") from error
