"""Dates as they are written in each language, and the instants that dates and times of day say together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .text import disjoint_matches
from .times_of_day import MOSCOW, TimeOfDay

_RU_MONTHS = ("янв", "фев", "мар", "апр", "ма[йяею]", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_EN_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RU_MONTH = (
    r"(?P<month>январ[ьяею]|феврал[ьяею]|март[ае]?|апрел[ьяею]|ма[йяею]|июн[ьяею]|июл[ьяею]|август[ае]?|"
    r"сентябр[ьяею]|октябр[ьяею]|ноябр[ьяею]|декабр[ьяею])"
)
# "Long March 5" is a rocket.
_EN_MONTH = (
    r"(?<!Long )(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_S = r"[ \u00a0\u202f]"
_DATES = {
    "ru": (
        # 9 февраля 2018 г., 9-го февраля
        re.compile(rf"\b(?P<day>\d{{1,2}})(?:-?го)?{_S}+{_RU_MONTH}\b(?:{_S}+(?P<year>\d{{4}})\b)?", re.IGNORECASE),
        # 09.02.2018
        re.compile(r"\b(?P<day>\d{1,2})\.(?P<number>\d{2})\.(?P<year>\d{4})\b"),
    ),
    "en": (
        # February 9, 2018; Feb. 9th
        re.compile(rf"\b{_EN_MONTH}{_S}+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:?\d)(?:,?{_S}+(?P<year>\d{{4}})\b)?"),
        # 9 February 2018; 9th of February
        re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_S}+(?:of{_S}+)?{_EN_MONTH}(?:,?{_S}+(?P<year>\d{{4}})\b)?"),
        # 2018-02-09, also before the time of day in 2018-02-09T11:05Z
        re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?=\b|T\d)"),
    ),
}
_STEMS = {"ru": _RU_MONTHS, "en": _EN_MONTHS}
_MONTHS = {
    "ru": re.compile(rf"(?<![\w-]){_RU_MONTH}\b", re.IGNORECASE),
    "en": re.compile(rf"\b{_EN_MONTH}"),
}
# «до 15.12»: a day and a month, a time of day or a number. It is whichever the other language says.
_SHORT_DATE = re.compile(r"(?<![\d.,])(?P<day>0?[1-9]|[12]\d|3[01])\.(?P<month>0[1-9]|1[0-2])(?![\d,]|\.\d)")
# "May" and "March" are words too: a month follows a preposition or stands before a year.
_BEFORE_MONTH = re.compile(r"\b(?:in|since|until|till|by|from|of|during|through|early|late|last|next|mid)[ \u00a0-]$")
_YEAR_AFTER = re.compile(r",?[ \u00a0]\d{4}\b")
_NUMBERED_MONTH = re.compile(r"(?<=\d[.-])(\d\d)(?=[.-]\d)")
_TZ = ZoneInfo("Europe/Moscow")
# Between a day and its hour: «4 декабря в 00:15», "21:15 UTC on December 3". No sentence ends there.
_FURTHEST = 40
_SENTENCE_END = re.compile(r"[!?;]|\.(?=\s+[A-ZА-ЯЁ])|(?<=\w{3})\.")
_A_YEAR, _A_LEAP_YEAR = 2019, 2020  # for a day whose year is not said


class Instant(NamedTuple):
    """A minute in UTC. Without a year it is any year's."""

    month: int
    day: int
    minute: int


@dataclass(frozen=True)
class Date:
    """A day and perhaps a year, with its place.

    `instants` are what it means in UTC together with the time of day that it stands by, `years` their years;
    `moscow` are the days in Moscow of those instants.
    """

    month: int
    day: int
    year: int | None
    start: int
    end: int
    instants: frozenset[Instant] = frozenset()
    years: frozenset[int] = frozenset()
    moscow: frozenset[tuple[int, int]] = frozenset()

    def matches(self, other: "Date") -> bool:
        """One and the same as far as both say: a year left out says nothing.

        Of one minute in UTC, the day in UTC decides: 4 December at 00:15 in Moscow is no 4 December at 21:15 UTC.
        """
        if {i.minute for i in self.instants} & {i.minute for i in other.instants}:
            meant = bool(self.instants & other.instants)
            return meant and (not self.years or not other.years or bool(self.years & other.years))
        if self.year is not None and other.year is not None and self.year != other.year:
            return False
        mine, theirs = (self.month, self.day), (other.month, other.day)
        if self.instants and not other.instants:
            return theirs == mine or theirs in self.moscow
        return mine == theirs or (not self.instants and mine in other.moscow)

    def lookup_keys(self) -> set[tuple[int, ...]]:
        """Dates that are the same share one: their own day, or the minute in UTC."""
        return {(self.month, self.day), *self.moscow, *self.instants}


def dates(text: str, language: str) -> Iterator[Date]:
    for match in disjoint_matches(_DATES[language], text):
        groups = match.groupdict()
        month = int(groups["number"]) if groups.get("number") else _month(groups["month"], _STEMS[language])
        year = int(groups["year"]) if groups["year"] else None
        yield Date(month, int(groups["day"]), year, match.start(), match.end())


def short_dates(text: str) -> Iterator[Date]:
    for match in _SHORT_DATE.finditer(text):
        yield Date(int(match["month"]), int(match["day"]), None, match.start(), match.end())


def moscow_offsets(found: Iterable[Date]) -> frozenset[int]:
    """Minutes that Moscow was ahead of UTC on the days that are named; a day without its year is a recent one.

    Four hours in the summers to 2010 and from 2011 to 2014, by the tz database.
    """
    return frozenset(_offset(_calendar(day)) for day in found) or frozenset({MOSCOW})


def _offset(day: date | None) -> int:
    if day is None:
        return MOSCOW
    ahead = datetime(day.year, day.month, day.day, 12, tzinfo=_TZ).utcoffset() or timedelta(minutes=MOSCOW)
    return round(ahead.total_seconds() / 60)


def _calendar(written: Date, year: int | None = None) -> date | None:
    """The day of the calendar; nothing without a year, and for 31 February."""
    try:
        return date(written.year or year or 0, written.month, written.day)
    except ValueError:
        return None


def attach_times(days: list[Date], times: list[TimeOfDay], text: str) -> tuple[list[Date], list[TimeOfDay]]:
    """The days, each with the instants of the time of day that it stands by, and the times that stand by none.

    A time belongs to the nearer day.
    """
    order: list[Date | TimeOfDay] = [*days, *times]
    order.sort(key=lambda written: written.start)
    pairs = sorted(
        (right.start - left.end, place)
        for place, (left, right) in enumerate(pairwise(order))
        if isinstance(left, Date) != isinstance(right, Date) and _is_one_clause(text, left.end, right.start)
    )
    with_times: dict[int, Date] = {}
    taken: set[int] = set()
    for _gap, place in pairs:
        if taken.isdisjoint((place, place + 1)):
            taken |= {place, place + 1}
            left, right = order[place], order[place + 1]
            day, time = (left, right) if isinstance(left, Date) else (right, left)
            if isinstance(day, Date) and isinstance(time, TimeOfDay):
                with_times[day.start] = _at(day, time)
    alone = [written for place, written in enumerate(order) if isinstance(written, TimeOfDay) and place not in taken]
    return [with_times.get(day.start, day) for day in days], alone


def _is_one_clause(text: str, start: int, end: int) -> bool:
    return 0 <= end - start <= _FURTHEST and not _SENTENCE_END.search(text[start:end])


def _at(day: Date, time: TimeOfDay) -> Date:
    instants: set[Instant] = set()
    years: set[int] = set()
    moscow: set[tuple[int, int]] = set()
    for calendar in filter(None, (_calendar(day, year) for year in (_A_YEAR, _A_LEAP_YEAR))):
        for minutes in time.utc:
            utc = datetime(calendar.year, calendar.month, calendar.day, tzinfo=UTC) + timedelta(minutes=minutes)
            here = utc + timedelta(minutes=MOSCOW)
            instants.add(Instant(utc.month, utc.day, utc.hour * 60 + utc.minute))
            moscow.add((here.month, here.day))
            if day.year:
                years.add(utc.year)
    return replace(day, instants=frozenset(instants), years=frozenset(years), moscow=frozenset(moscow))


class NamedMonth(NamedTuple):
    """A month that is named, with a day or without one. `is_sure`: nothing else can be meant by the word."""

    month: int
    start: int
    end: int
    is_sure: bool
    has_year: bool


def months(text: str, language: str) -> Iterator[NamedMonth]:
    for match in _MONTHS[language].finditer(text):
        start, end = match.span("month")
        if language == "ru":
            is_sure = match["month"][0].islower()  # Марта and Августа are names
        else:
            is_sure = bool(_BEFORE_MONTH.search(text[max(0, start - 12) : start]))
        has_year = bool(_YEAR_AFTER.match(text, end))
        yield NamedMonth(_month(match["month"], _STEMS[language]), start, end, is_sure or has_year, has_year)
    for match in _NUMBERED_MONTH.finditer(text):
        yield NamedMonth(int(match[1]), match.start(), match.end(), False, False)


def _month(word: str, months: tuple[str, ...]) -> int:
    return next(number for number, stem in enumerate(months, 1) if re.match(stem, word, re.IGNORECASE))
