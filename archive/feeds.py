"""The news as an Atom feed, one for each language."""

from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from editorial.content.pages import read_only
from editorial.core import clock, languages
from editorial.core.cleaning import clean_text
from editorial.core.languages import columns
from missions.chronicle import event_instant, event_line
from missions.models import FlightEvent
from news.models import Article

NEWEST = 50


class Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """An empty feed is as old as the day: the library would ask the machine's clock."""
        return super().latest_post_date() if self.items else clock.bounds(clock.today())[0]


@read_only
def news(request: HttpRequest) -> HttpResponse:
    about = _("News from the press office, the newest first.")
    feed = _feed("news", _("RSC Energia: news"), about, "home", "archive:feed")
    return _answer(request, feed, [entry(article) for article in newest()])


@read_only
def chronicle(request: HttpRequest) -> HttpResponse:
    events = FlightEvent.objects.public().for_lines()[:NEWEST]
    about = _("Launches, dockings, spacewalks and landings, the newest first.")
    feed = _feed("chronicle", _("RSC Energia: flight chronicle"), about, "missions:flights", "archive:chronicle_feed")
    return _answer(request, feed, [event_entry(event) for event in events])


def _answer(request: HttpRequest, feed: Feed, items: list[dict[str, Any]]) -> HttpResponse:
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    for item in items:
        feed.add_item(**item)
    feed.write(response, "utf-8")
    # By its content and by nothing else: a section's policy or a name changes the feed, and no article's date.
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag, None, response) or response


def newest() -> QuerySet[Article]:
    section = [f"section__{name}" for name in columns("name")]
    read = ["slug", "published_at", "changed_at", *columns("title", "lead"), *section]
    return Article.objects.published().newest_first().select_related("section").only(*read)[:NEWEST]


def _feed(name: str, title: str, subtitle: str, page: str, own: str) -> Feed:
    """`page` is the view that a feed is of, `own` its own view."""
    return Feed(
        title=title,
        link=settings.SITE_URL + reverse(page),
        description=None,
        subtitle=subtitle,
        language=languages.current(),
        feed_url=settings.SITE_URL + reverse(own),
        feed_guid=tag(name),
        author_name=_("RSC Energia press office"),
    )


def event_entry(event: FlightEvent) -> dict[str, Any]:
    """Leads to its flight, or to its day where it has none."""
    day = clock.day_of(event.at)
    page = (
        event.flight.get_absolute_url()
        if event.flight
        else reverse("archive:day", args=day.strftime("%Y %m %d").split())
    )
    moment = event_instant(event, clock.now())
    return {
        "title": clean_text(event_line(event)),
        "link": settings.SITE_URL + page,
        "unique_id": tag(f"chronicle/{event.pk}"),
        "pubdate": event.at,
        "updateddate": max(event.at, event.flight.calendar_changed_at) if event.flight else event.at,
        "description": escape(moment.full),
        "categories": [event.get_kind_display()],
    }


def entry(article: Article) -> dict[str, Any]:
    published = article.published_at or clock.now()  # never empty: only what is public is in the feed
    return {
        "title": clean_text(languages.text(article, "title")),
        "link": settings.SITE_URL + article.get_absolute_url(),
        "unique_id": tag(f"news/{article.pk}"),
        "pubdate": published,
        "updateddate": max(published, article.changed_at),
        # Atom's summary is HTML here, as the library writes it, and the lead is plain text.
        "description": escape(clean_text(languages.text(article, "lead"))) or None,
        "categories": [languages.text(article.section, "name")],
    }


def tag(name: str) -> str:
    """An id that outlives every change of an article's address: RFC 4151."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2019:{languages.current()}/{name}"
