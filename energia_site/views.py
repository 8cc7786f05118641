"""The home page, and what belongs to no app: the language at the door, reading settings, health, errors."""

import sys
from dataclasses import dataclass

from django.conf import settings
from django.db import Error, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.views.csrf import csrf_failure
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_cookie
from django.views.static import serve

from editorial.content.pages import Layout, PageView, alternates, never_cached, read_only, same_path
from editorial.core import languages
from editorial.core.content_cache import cached
from editorial.core.posted_forms import is_own_form
from news.fragments import latest_log
from news.models import Article, Project

from . import error_reports, outages, unavailable
from .reading import CHOICES, Reading

NEWS_ON_HOME = 16


@never_cached  # by the browser's languages
@read_only
def choose_language(request: HttpRequest) -> HttpResponse:
    """`/` leads to the language the browser prefers; Russian where it prefers neither."""
    language = translation.get_language_from_request(request)
    response = redirect(f"/{language if language in languages.LANGUAGES else languages.RUSSIAN}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@dataclass(frozen=True)
class HomePage:
    lead: Article | None
    log: SafeString
    project: Project | None


class HomeView(PageView[HomePage]):
    template_name = "home.html"
    beside = {
        "crew_panel": {},
        "next_launch": {},
        "main_tasks": {},
        "chronicle": {"limit": 10},
        "on_this_day": {},
        "month_calendar": {},
    }

    def page(self) -> HomePage:
        lead = lead_story()
        return HomePage(lead, latest_log(NEWS_ON_HOME, lead.pk if lead else None), first_project())


@cached("media_library", "news", most=2)
def lead_story() -> Article | None:
    """The newest article marked as the lead; without one, the newest of all."""
    newest = Article.objects.published().newest_first().for_list_with_photo()
    marked: Article | None = newest.filter(leads_home=True).first()
    return marked or newest.first()


@cached("media_library", "news", most=2)
def first_project() -> Project | None:
    found: Project | None = Project.objects.published().defer("body", "body_ru", "body_en").first()
    return found


@dataclass(frozen=True)
class ReadingPage:
    choices: list[tuple[str, str, dict[str, object]]]  # name, chosen value, labels by value
    back: str  # where the reader was


@never_cached
@csrf_exempt  # looks itself where the form came from, so that no session and no second cookie are needed
@vary_on_cookie
@require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])
def reading(request: HttpRequest) -> HttpResponse:
    """Reading settings: shown by GET, kept in a cookie for a year by POST, then back to where the reader was."""
    if request.method == "OPTIONS":
        return HttpResponse(headers={"Allow": "GET, HEAD, POST, OPTIONS"})
    back = request.POST.get("next") or request.GET.get("next") or reverse("home")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse("home")
    if request.method == "POST":
        return _keep_reading(request, back)
    current = Reading.from_cookie(request.COOKIES.get(Reading.COOKIE, ""))
    choices = [(name, getattr(current, name), options) for name, options in CHOICES.items()]
    context = {"page": ReadingPage(choices, back), "layout": Layout(alternates(same_path(request)))}
    return render(request, "site/reading.html", context)


def _keep_reading(request: HttpRequest, back: str) -> HttpResponse:
    if is_own_form(request) is False:
        return csrf_failure(request)
    chosen = Reading() if "usual" in request.POST else Reading.from_mapping(request.POST)
    response = HttpResponseRedirect(back)
    if chosen.is_usual:
        response.delete_cookie(Reading.COOKIE)
    else:
        response.set_cookie(Reading.COOKIE, chosen.cookie(), max_age=365 * 24 * 3600, samesite="Lax", httponly=True)
    return response


@never_cached
@read_only
def healthz(request: HttpRequest) -> HttpResponse:
    """The process lives."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cached
@read_only
def readyz(request: HttpRequest) -> HttpResponse:
    """It can serve: the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("the database does not answer\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")


@read_only
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/search/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@never_cached
@read_only
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Uploaded files, where no server in front of us has them. A name that no file can have is 404 as well."""
    try:
        return serve(request, path, document_root=str(settings.MEDIA_ROOT))
    except (OSError, ValueError) as error:
        raise Http404("no such file") from error


@vary_on_cookie
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page's own language first, the other beside it. An address without a language is answered in Russian."""
    context = {
        "other_language": languages.other(),
        "layout": Layout(alternates({language: f"/{language}/" for language in languages.LANGUAGES})),
    }
    return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """In both languages at once, from a template that asks nothing of the database.

    Django calls it for whatever no view and no middleware has caught, wherever it was raised: sessions and accounts
    live in the database too. What that could not do comes back as a 503.
    """
    fault = outages.fault_of_database(sys.exception())
    if fault is not None:
        return unavailable.answer(request, fault)
    return render(request, "500.html", {"somebody_is_told": error_reports.reach_somebody()}, status=500)
