"""The calendar archive: all years, a year, a month, a day."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.generic import TemplateView

from editorial.content.pages import Page, read_only
from editorial.core import clock, languages

from . import calendar, periods
from .dates import archive_day, day_url, month_url, real_day
from .day import day_log
from .fragments import day_sections, month_table
from .month import month_log


@read_only
def padded(request: HttpRequest, year: str, month: str, day: str | None = None) -> HttpResponse:
    """/archive/2018/2/9/ leads to /archive/2018/02/09/."""
    found = real_day(int(year), int(month), int(day or 1))
    if found is None:
        raise Http404("no such day")
    return HttpResponsePermanentRedirect(day_url(found) if day else month_url(found))


class ArchivePage(Page, TemplateView):
    """A page of the archive. Empty ones say so, are not indexed, and no page of ours leads to them."""

    nav = "archive"
    languages_with_something: tuple[str, ...] = languages.LANGUAGES

    def get_alternates(self) -> dict[str, str]:
        """A day that has something in Russian only has no English page: an empty page is no translation."""
        urls = super().get_alternates()
        if not self.indexed:
            return urls
        return {language: urls[language] for language in self.languages_with_something}


class YearView(ArchivePage):
    template_name = "archive/year.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.year = int(kwargs["year"])
        if not clock.SPACE_AGE.year <= self.year <= clock.today().year:
            raise Http404("no such year in the archive")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        years = periods.years()
        days = calendar.count(*calendar.year_of(self.year))
        self.indexed = bool(days)
        self.languages_with_something = calendar.languages_of(*calendar.year_of(self.year))
        return super().get_context_data(
            year=self.year,
            years=years,
            months=small_months(self.year, days),
            total=sum(days.values()),
            days=len(days),
            earlier=max((year for year in years if year < self.year), default=None),
            later=min((year for year in years if year > self.year), default=None),
        )


class ArchiveView(ArchivePage):
    """Every year that has something, and the newest of them by month."""

    template_name = "archive/archive.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        years = periods.years()
        year = years[-1] if years else clock.today().year
        days = calendar.count(*calendar.year_of(year))
        return super().get_context_data(
            year=None,
            newest=year,
            years=years,
            months=small_months(year, days),
        )


class MonthView(ArchivePage):
    template_name = "archive/month.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        first = real_day(int(kwargs["year"]), int(kwargs["month"]), 1)
        if first is None or not clock.SPACE_AGE.replace(day=1) <= first <= clock.today():
            raise Http404("no such month in the archive")
        self.first = first

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        month = month_log(self.first)
        self.indexed = bool(month.total)
        self.languages_with_something = month.languages
        return super().get_context_data(month=month, table=month_table(self.first))


class DayView(ArchivePage):
    template_name = "archive/day.html"
    beside = {"station": {}, "on_this_day": {}, "crew_panel": {}, "month_calendar": {}}

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.day = archive_day(kwargs["year"], kwargs["month"], kwargs["day"])

    def get_page_day(self) -> date:
        return self.day

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        log = day_log(self.day)
        self.indexed = not log.is_empty
        self.languages_with_something = log.languages
        return super().get_context_data(log=log, sections=day_sections(self.day))


def small_months(year: int, days: dict[date, int]) -> list[tuple[date, list[list[calendar.Cell]], int]]:
    """The year's months from the first satellite to the current month, each with its weeks and its total."""
    firsts = [date(year, month, 1) for month in range(1, 13)]
    told = [first for first in firsts if clock.SPACE_AGE.replace(day=1) <= first <= clock.today()]
    months = calendar.months_of(days)
    return [(first, calendar.grid(first, days), months.get(first.month, 0)) for first in told]
