"""What every public page knows: the day it is about, its address, and its twin in the other language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.views import generic
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.vary import vary_on_cookie
from django.views.generic.base import ContextMixin

from editorial.core import clock, languages

from .models import Sluggable

View = Callable[..., HttpResponseBase]
READING = ("GET", "HEAD", "OPTIONS")
ONLY_READ = "Эта страница только читается.\nThis page can only be read.\n"


def read_only(view: View) -> View:
    """A view that changes nothing: says so (405) to whoever wants more, before being asked where a form came from."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        if request.method == "OPTIONS":
            return HttpResponse(headers={"Allow": ", ".join(READING)})
        return HttpResponseNotAllowed(READING, ONLY_READ, content_type="text/plain; charset=utf-8")

    return csrf_exempt(answer)


def reads_query(*names: str) -> Callable[[View], View]:
    """The keys of the query string that change this page. The page cache drops the others before the view sees them.

    Pages of `Page` say so by `query_keys`.
    """

    def declare(view: View) -> View:
        view.query_keys = names  # type: ignore[attr-defined]
        return view

    return declare


def never_kept(view: View) -> View:
    """A page for one reader, or about this moment: the page cache (energia_site.page_cache) lets it pass."""
    view.is_kept = False  # type: ignore[attr-defined]
    return view


@dataclass(frozen=True)
class Twin:
    """One slot of the language switch. Both languages always have one; `url` is empty where the page has no twin."""

    language: str
    name: str  # in its own language: Русский, English
    url: str
    is_current: bool

    @property
    def absolute_url(self) -> str:
        return f"{settings.SITE_URL}{self.url}" if self.url else ""


def twins(urls: dict[str, str]) -> list[Twin]:
    return [
        Twin(
            language,
            get_language_info(language)["name_local"].capitalize(),
            urls.get(language, ""),
            language == languages.current(),
        )
        for language in languages.LANGUAGES
    ]


def same_path(request: HttpRequest) -> dict[str, str]:
    """The same address in each language, for pages that exist in both (queries, such as a page number, dropped)."""
    _, _, rest = request.path.lstrip("/").partition("/")
    return {language: f"/{language}/{rest}" for language in languages.LANGUAGES}


def of_record(record: Sluggable) -> dict[str, str]:
    return {language: languages.address(record, language) for language in record.public_languages()}


@dataclass(frozen=True)
class Preview:
    """Asks a public view for a text whatever its state: which one, and what the page says otherwise than in public."""

    pk: int
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class PageDay:
    """The Moscow day whose crew, chronicle and calendar stand beside a page; dated where the page is about that day."""

    day: date
    is_dated: bool


Fragment = Callable[..., SafeString]  # of a PageDay, and of what the page says more
fragments: dict[str, Fragment] = {}


def stands_beside(name: str) -> Callable[[Fragment], Fragment]:
    """Offers HTML to every page under a name, so that a page need not know the app that makes it, which may stand
    above its own."""

    def register(fragment: Fragment) -> Fragment:
        fragments[name] = fragment
        return fragment

    return register


class Page(ContextMixin, generic.View):
    """Base of public views. Gives templates: `page_day`, `page_is_dated`, `twins`, `canonical`, `beside`.

    `page_day` is the Moscow day whose crew, chronicle and calendar stand beside the page: today unless the page is
    about a day. `indexed` is False for pages that search engines should leave alone.
    """

    request: HttpRequest
    nav = ""  # which item of the main navigation the page belongs to
    indexed = True
    query_keys: tuple[str, ...] = ()  # what the view reads of the query string, besides "page" of a paged list
    # Names of what stands beside the page (`stands_beside`), each with what it is told: {"chronicle": {"limit": 10}}.
    beside: Mapping[str, Mapping[str, Any]] = MappingProxyType({})

    @classmethod
    def as_view(cls, **initkwargs: Any) -> View:
        """The page is written as the reader's cookie says (energia_site.reading): caches keep one for each."""
        paged = (getattr(cls, "page_kwarg"),) if getattr(cls, "paginate_by", None) else ()  # noqa: B009 - a ListView's
        return reads_query(*cls.query_keys, *paged)(read_only(vary_on_cookie(super().as_view(**initkwargs))))

    def get_page_day(self) -> date | None:
        """The day this page is about, or None if it is about none."""
        return None

    def get_twins(self) -> dict[str, str]:
        return same_path(self.request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        day = self.get_page_day()
        urls = self.get_twins()
        context.setdefault("page_is_dated", day is not None)
        context.setdefault("page_day", day or clock.today())
        page = PageDay(context["page_day"], context["page_is_dated"])
        context["beside"] = {name: fragments[name](page, **told) for name, told in self.beside.items()}
        context.setdefault("twins", twins(urls))
        context.setdefault("canonical", f"{settings.SITE_URL}{urls.get(languages.current(), self.request.path)}")
        context.setdefault("nav", self.nav)
        context.setdefault("indexed", self.indexed)
        return context


def only_in_other_language(request: HttpRequest, record: Sluggable) -> HttpResponse:
    """The bilingual notice at an address whose text stands in the other language only: status 404."""
    other = languages.other()
    context = {
        "twins": twins(of_record(record)),
        "other_language": other,
        "other_url": languages.address(record, other),
        "page_day": clock.today(),
        "indexed": False,
    }
    return render(request, "errors/only_in_other_language.html", context, status=404)
