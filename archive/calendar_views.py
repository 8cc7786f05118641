"""The calendar archive: all years, a year, a month, a day."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.safestring import SafeString
from django.utils.translation import override

from editorial.content.pages import PageView, read_only
from editorial.core import clock, languages

from . import calendar
from .dates import archive_day, day_url, month_url, real_day
from .day import DayLog, day_log
from .fragments import day_sections, month_table
from .month import MonthLog, month_log

P = TypeVar("P")
OLD_PREFIXES = {"ru": languages.RUSSIAN, "en": languages.ENGLISH, "eng": languages.ENGLISH}  # "eng" until 2010


@read_only
def padded(request: HttpRequest, year: str, month: str, day: str | None = None) -> HttpResponse:
    """/archive/2018/2/9/ leads to /archive/2018/02/09/."""
    found = real_day(int(year), int(month), int(day or 1))
    if found is None:
        raise Http404("no such day")
    return HttpResponsePermanentRedirect(day_url(found) if day else month_url(found))


@read_only
def old_news(request: HttpRequest, prefix: str, year: str, month: str, day: str) -> HttpResponse:
    """An address of the site before this one. A news item had no name there, only its day: it leads to that day."""
    found = archive_day(year, month, day)
    with override(OLD_PREFIXES[prefix]):
        return HttpResponsePermanentRedirect(day_url(found))


class SmallMonth(NamedTuple):
    first: date
    weeks: list[list[calendar.Cell]]
    total: int


class PeriodView(PageView[P]):
    """A page of the archive. Empty ones say so, are not indexed, and no page of ours leads to them."""

    nav = "archive"

    def languages_of(self, page: P) -> tuple[str, ...]:
        """In which the period has anything."""
        raise NotImplementedError

    def urls(self, page: P) -> dict[str, str]:
        """A day that has something in Russian only has no English page: an empty page is no translation."""
        urls = super().urls(page)
        return {language: urls[language] for language in self.languages_of(page)} if self.is_indexed(page) else urls


@dataclass(frozen=True)
class ArchivePage:
    years: list[int]
    newest: int
    months: list[SmallMonth]  # of the newest year


class ArchiveView(PageView[ArchivePage]):
    """Every year that has something, and the newest of them by month."""

    template_name = "archive/archive.html"
    nav = "archive"

    def page(self) -> ArchivePage:
        years = calendar.years()
        newest = years[-1] if years else clock.today().year
        return ArchivePage(years, newest, small_months(newest, calendar.count(*calendar.year_of(newest))))


@dataclass(frozen=True)
class YearPage:
    year: int
    years: list[int]
    months: list[SmallMonth]
    total: int
    days: int  # that have something

    @property
    def earlier(self) -> int | None:
        return max((year for year in self.years if year < self.year), default=None)

    @property
    def later(self) -> int | None:
        return min((year for year in self.years if year > self.year), default=None)


class YearView(PeriodView[YearPage]):
    template_name = "archive/year.html"

    def page(self) -> YearPage:
        year = int(self.kwargs["year"])
        if not clock.SPACE_AGE.year <= year <= clock.today().year:
            raise Http404("no such year in the archive")
        days = calendar.count(*calendar.year_of(year))
        return YearPage(year, calendar.years(), small_months(year, days), sum(days.values()), len(days))

    def is_indexed(self, page: YearPage) -> bool:
        return bool(page.total)

    def languages_of(self, page: YearPage) -> tuple[str, ...]:
        return calendar.languages_of(*calendar.year_of(page.year))


@dataclass(frozen=True)
class MonthPage:
    month: MonthLog
    table: SafeString


class MonthView(PeriodView[MonthPage]):
    template_name = "archive/month.html"

    def page(self) -> MonthPage:
        first = real_day(int(self.kwargs["year"]), int(self.kwargs["month"]), 1)
        if first is None or not clock.SPACE_AGE.replace(day=1) <= first <= clock.today():
            raise Http404("no such month in the archive")
        return MonthPage(month_log(first), month_table(first))

    def is_indexed(self, page: MonthPage) -> bool:
        return bool(page.month.total)

    def languages_of(self, page: MonthPage) -> tuple[str, ...]:
        return page.month.languages


@dataclass(frozen=True)
class DayPage:
    day: date
    log: DayLog
    sections: SafeString


class DayView(PeriodView[DayPage]):
    template_name = "archive/day.html"
    beside = {"station": {}, "on_this_day": {}, "crew_panel": {}, "month_calendar": {}}

    def page(self) -> DayPage:
        day = archive_day(self.kwargs["year"], self.kwargs["month"], self.kwargs["day"])
        return DayPage(day, day_log(day), day_sections(day))

    def day(self, page: DayPage) -> date:
        return page.day

    def is_indexed(self, page: DayPage) -> bool:
        return not page.log.is_empty

    def languages_of(self, page: DayPage) -> tuple[str, ...]:
        return page.log.languages


def small_months(year: int, days: dict[date, int]) -> list[SmallMonth]:
    """The year's months from the first satellite to the current month, each with its weeks and its total."""
    firsts = [date(year, month, 1) for month in range(1, 13)]
    shown = [first for first in firsts if clock.SPACE_AGE.replace(day=1) <= first <= clock.today()]
    months = calendar.months_of(days)
    return [SmallMonth(first, calendar.grid(first, days), months.get(first.month, 0)) for first in shown]
