"""Addresses of the site before this one. A news item had no name there, only its day: it leads to that day."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import override

from editorial.content.pages import read_only
from editorial.core import languages

from .dates import archive_day, day_url

PREFIXES = {"ru": languages.RUSSIAN, "en": languages.ENGLISH, "eng": languages.ENGLISH}  # "eng" until 2010


@read_only
def news_of_day(request: HttpRequest, prefix: str, year: str, month: str, day: str) -> HttpResponse:
    found = archive_day(year, month, day)
    with override(PREFIXES[prefix]):
        return HttpResponsePermanentRedirect(day_url(found))
