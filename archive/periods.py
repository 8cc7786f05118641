"""Which days, months and years have anything at all, and in which languages: for the archive and the sitemap.

PostgreSQL looks for the first article of each period in an index, so that an archive of a million articles costs no
more than one of a thousand: only the calendar grows. How much a period has is asked of `calendar`.
"""

from datetime import date, timedelta
from typing import Any, Literal

from django.db import connection
from django.db.models import DateField
from django.db.models.expressions import RawSQL

from editorial.core import clock, languages
from editorial.core.functions import MoscowDay
from missions.models import FlightEvent
from news.models import Article

Unit = Literal["day", "month", "year"]
# What an article's day is compared with: the period that PostgreSQL counts up to.
_START = RawSQL("period.start::date", (), output_field=DateField())
_ENDS: dict[Unit, Any] = {
    "day": RawSQL("(period.start + interval '1 day')::date", (), output_field=DateField()),
    "month": RawSQL("(period.start + interval '1 month')::date", (), output_field=DateField()),
    "year": RawSQL("(period.start + interval '1 year')::date", (), output_field=DateField()),
}


def first_of(unit: Unit, day: date) -> date:
    """The first day of the day's period."""
    return day.replace(**{"day": {}, "month": {"day": 1}, "year": {"month": 1, "day": 1}}[unit])


def languages_of(unit: Unit) -> dict[date, list[str]]:
    """Every period that has something, by its first day, in order, with the languages in which it has. Two queries."""
    found = with_news(unit)
    for day in FlightEvent.objects.public().order_by().values_list(MoscowDay("at"), flat=True).distinct():
        found[first_of(unit, day)] = list(languages.LANGUAGES)
    return dict(sorted(found.items()))


def years(language: str | None = None) -> list[int]:
    """Every year that has something, the first one first. Two queries."""
    language = language or languages.current()
    return [start.year for start, public in languages_of("year").items() if language in public]


def with_news(unit: Unit) -> dict[date, list[str]]:
    """Periods that have an article, with the languages of any. The two languages are asked for side by side."""
    asked = [_first_article(unit, language).query.sql_with_params() for language in languages.LANGUAGES]
    # Not EXISTS, which PostgreSQL may turn into a join with every article.
    columns = ", ".join(f"({sql})" for sql, _params in asked)
    series = f"generate_series(%s::timestamp, %s::timestamp, interval '1 {unit}') AS period(start)"
    params = [value for _sql, values in asked for value in values]
    # The day of an article may be a day ahead of the clock: it is the clock that says what is public.
    span = [first_of(unit, clock.SPACE_AGE), clock.today() + timedelta(days=1)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT period.start::date, {columns} FROM {series} ORDER BY 1", [*params, *span])  # noqa: S608
        rows = cursor.fetchall()
    found = {start: [name for name, pk in zip(languages.LANGUAGES, pks, strict=True) if pk] for start, *pks in rows}
    return {start: public for start, public in found.items() if public}


def _first_article(unit: Unit, language: str) -> Any:
    public = Article.objects.published(language).filter(day__gte=_START, day__lt=_ENDS[unit])
    return public.order_by("day").values("pk")[:1]
