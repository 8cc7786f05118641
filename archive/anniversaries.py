"""On this day: what happened 1, 5, 10, 15 … years before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, islice
from operator import attrgetter

from django.contrib.postgres.fields import ArrayField
from django.db.models import DateField, F, Value, Window
from django.db.models.functions import RowNumber
from django.utils.translation import ngettext

from editorial.core import clock, languages
from editorial.core.functions import AnyOf, MoscowDay
from editorial.core.languages import columns
from missions import chronicle
from missions.models import FlightEvent
from news import published_days
from news.models import Article

from . import calendar
from .dates import real_day

EVERY = 5  # years; and the year before
KINDS = ["launch", "landing", "docking", "eva", "failure"]
EVENTS_A_DAY, ARTICLES_A_DAY = 3, 2


@dataclass
class Anniversary:
    day: date
    years: int
    entries: list[chronicle.Entry] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)

    @property
    def in_words(self) -> str:
        return ngettext("%(years)d year ago", "%(years)d years ago", self.years) % {"years": self.years}


def _among(days: list[date]) -> AnyOf:
    return AnyOf(F("day"), Value(days, ArrayField(DateField())))


def days_before(day: date) -> Iterator[date]:
    """The same day of those years, the nearest first. What happened on 29 February is remembered on the 28th in a
    year that has no 29th."""
    short = day.month == 2 and day.day == 28 and real_day(day.year, 2, 29) is None
    for years in range(1, day.year - clock.SPACE_AGE.year + 1):
        if years == 1 or years % EVERY == 0:
            same = [real_day(day.year - years, day.month, day.day)]
            same += [real_day(day.year - years, 2, 29)] if short else []
            yield from (found for found in same if found and found >= clock.SPACE_AGE)


def anniversaries(day: date) -> list[Anniversary]:
    """Of a Moscow day, those that have something public, the nearest first. At most two queries."""
    language = languages.current()
    days = [then for then in days_before(day) if then in calendar.archive(language).days]
    found = {then: Anniversary(then, day.year - then.year) for then in days}
    now = clock.now()
    for then, events in groupby(_events(days), key=attrgetter("day")):
        found[then].entries = chronicle.entries(list(islice(events, EVENTS_A_DAY)), now)
    for article in _articles([then for then in days if then in published_days.by_day(language)]):
        found[article.day].articles.append(article)
    return [told for told in found.values() if told.entries or told.articles]


def _events(days: list[date]) -> Iterable[FlightEvent]:
    """All of those days, which are few."""
    those = FlightEvent.objects.public().annotate(day=MoscowDay("at")).filter(_among(days), kind__in=KINDS)
    return those.for_lines().order_by("at", "pk") if days else []


def _articles(days: list[date]) -> Iterable[Article]:
    number = Window(RowNumber(), partition_by=F("day"), order_by=[F("leads_home").desc(), F("published_at").desc()])
    those = Article.objects.published().filter(_among(days)).annotate(number=number)
    first = those.filter(number__lte=ARTICLES_A_DAY).only("slug", "published_at", "day", *columns("title"))
    return first.newest_first() if days else []
