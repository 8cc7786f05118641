"""What every public page has: an address, its alternate in the other language, and what stands around its content.

A view (`PageView`) makes one typed object of all that its page shows; the template shows it as `page` and asks nothing
more. What is around it stands in `layout`, what other apps put beside it in `beside`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from types import MappingProxyType
from typing import ClassVar, Generic, TypeVar

from django.conf import settings
from django.core import paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.views import generic
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.vary import vary_on_cookie

from editorial.core import clock, languages

from .models import Sluggable

P = TypeVar("P")
T = TypeVar("T")
View = Callable[..., HttpResponseBase]
READING = ("GET", "HEAD", "OPTIONS")
ONLY_READ = "Эта страница только читается.\nThis page can only be read.\n"


def read_only(view: View) -> View:
    """A view that changes nothing: says so (405) to whoever wants more, before being asked where a form came from."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        if request.method == "OPTIONS":
            return HttpResponse(headers={"Allow": ", ".join(READING)})
        return HttpResponseNotAllowed(READING, ONLY_READ, content_type="text/plain; charset=utf-8")

    return csrf_exempt(answer)


def reads_query(*names: str) -> Callable[[View], View]:
    """The keys of the query string that change this page. The page cache drops the others before the view sees them.

    A `PageView` says so by `query_keys`.
    """

    def declare(view: View) -> View:
        view.query_keys = names  # type: ignore[attr-defined]
        return view

    return declare


def never_cached(view: View) -> View:
    """A page for one reader, or about this moment: the page cache (energia_site.page_cache) lets it pass."""
    view.is_cached = False  # type: ignore[attr-defined]
    return view


@dataclass(frozen=True)
class Alternate:
    """One slot of the language switch. Both languages always have one; `url` is empty where there is no page."""

    language: str
    name: str  # in its own language: Русский, English
    url: str
    is_current: bool

    @property
    def absolute_url(self) -> str:
        return f"{settings.SITE_URL}{self.url}" if self.url else ""


def alternates(urls: dict[str, str]) -> list[Alternate]:
    return [
        Alternate(
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
class Notice:
    """What stands above a page that is shown before it is public."""

    label: str
    lines: list[str]
    is_framed: bool = False


@dataclass(frozen=True)
class Layout:
    """What `base.html` shows around a page's content."""

    alternates: Sequence[Alternate]
    canonical: str = ""
    indexed: bool = False  # whether search engines are to keep it
    nav: str = ""  # which item of the main navigation the page belongs to
    query: str = ""  # what the reader searched for
    notice: Notice | None = None


@dataclass(frozen=True)
class Preview:
    """Asks a public view for a text whatever its state: which one, and what the page says otherwise than in public."""

    pk: int
    notice: Notice
    alternates: Sequence[Alternate]


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


class PageView(generic.View, Generic[P]):
    """Base of public views: `page()` makes the typed object that the template shows."""

    template_name: ClassVar[str]
    nav = ""
    indexed = True
    query_keys: tuple[str, ...] = ()  # what the view reads of the query string
    # Names of what stands beside the page (`stands_beside`), each with its arguments: {"chronicle": {"limit": 10}}.
    beside: Mapping[str, Mapping[str, int]] = MappingProxyType({})

    @classmethod
    def as_view(cls, **initkwargs: object) -> View:
        """The page is written as the reader's cookie says (energia_site.reading): caches keep one for each."""
        return reads_query(*cls.query_keys)(read_only(vary_on_cookie(super().as_view(**initkwargs))))

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return self.show(self.page())

    def page(self) -> P:
        """All that the page shows, read from the database: nothing of it is left for the template to ask."""
        raise NotImplementedError

    def day(self, page: P) -> date | None:
        """The day this page is about, or None if it is about none: then today's crew and calendar stand beside it."""
        return None

    def is_indexed(self, page: P) -> bool:
        """False for pages that search engines should leave alone."""
        return self.indexed

    def urls(self, page: P) -> dict[str, str]:
        """By language, in which it stands: the page's own address, and its alternate."""
        return same_path(self.request)

    def layout(self, page: P) -> Layout:
        urls = self.urls(page)
        canonical = f"{settings.SITE_URL}{urls.get(languages.current(), self.request.path)}"
        return Layout(alternates(urls), canonical, self.is_indexed(page), self.nav)

    def show(self, page: P) -> TemplateResponse:
        day = self.day(page)
        about = PageDay(day or clock.today(), day is not None)
        beside = {name: fragments[name](about, **arguments) for name, arguments in self.beside.items()}
        context = {"page": page, "layout": self.layout(page), "beside": beside}
        return TemplateResponse(self.request, self.template_name, context)


def numbered_page(request: HttpRequest, records: "paginator._SupportsPagination[T]", size: int) -> "paginator.Page[T]":
    """The page of a list that `?page=` names, the first without it."""
    try:
        return paginator.Paginator(records, size).page(request.GET.get("page", 1))
    except paginator.InvalidPage as error:
        raise Http404("no such page") from error


def only_in_other_language(request: HttpRequest, record: Sluggable) -> HttpResponse:
    """The bilingual notice at an address whose text stands in the other language only: status 404."""
    other = languages.other()
    context = {
        "layout": Layout(alternates(of_record(record))),
        "other_language": other,
        "other_url": languages.address(record, other),
    }
    return render(request, "errors/only_in_other_language.html", context, status=404)
