"""Dates and times of day as they are written in each language, reduced to one value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_RU_MONTHS = ("янв", "фев", "мар", "апр", "ма[йяею]", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_EN_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RU_MONTH = (
    r"(?P<month>январ[ьяею]|феврал[ьяею]|март[ае]?|апрел[ьяею]|ма[йяею]|июн[ьяею]|июл[ьяею]|август[ае]?|"
    r"сентябр[ьяею]|октябр[ьяею]|ноябр[ьяею]|декабр[ьяею])"
)
_EN_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
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
        # 2018-02-09
        re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b"),
    ),
}
_STEMS = {"ru": _RU_MONTHS, "en": _EN_MONTHS}
_MONTHS = {
    "ru": re.compile(rf"(?<![\w-]){_RU_MONTH}\b", re.IGNORECASE),
    "en": re.compile(rf"\b{_EN_MONTH}"),
}
# "May" and "March" are words too: a month follows a preposition or stands before a year.
_BEFORE_MONTH = re.compile(r"\b(?:in|since|until|till|by|from|of|during|through|early|late|last|next|mid)[ \u00a0-]$")
_YEAR_AFTER = re.compile(r",?[ \u00a0]\d{4}\b")
_NUMBERED_MONTH = re.compile(r"(?<=\d[.-])(\d\d)(?=[.-]\d)")
# What follows a time of day and says whose it is. Summer time is an hour further.
_ZONE_UTC = re.compile(r"^[\s(,]*(?:UTC|GMT|всемирн|по Гринвич|по всемирн|Universal)", re.IGNORECASE)
_ZONE_SUMMER = re.compile(
    r"^[\s(,]*(?:(?:по )?московск\w+ летн|(?:по )?летнему московск|мск летн|Moscow (?:daylight|summer)|MSD\b)",
    re.IGNORECASE,
)
# 14:05, 14:05:32, 2:05 p.m.; with a stop only where a zone follows: 14.05 мск.
_CLOCK = re.compile(
    rf"\b(?P<hour>[01]?\d|2[0-4])(?::|\.(?=[0-5]\d(?:[.:][0-5]\d)?{_S}*(?:мск|UTC|MSK)))(?P<minute>[0-5]\d)"
    rf"(?:[:.](?P<second>[0-5]\d))?\b(?:{_S}*(?P<half>[ap])\.?m\b\.?)?",
    re.IGNORECASE,
)
# 14 часов 05 минут по московскому времени: without a zone it is a length of time.
_CLOCK_WORDS = re.compile(
    rf"\b(?P<hour>[01]?\d|2[0-3]){_S}*(?:ч\.?|час\w*){_S}*(?P<minute>[0-5]?\d){_S}*мин\w*\.?"
    rf"(?={_S}+(?:мск|по московск|UTC))"
)


@dataclass(frozen=True)
class Moment:
    """A date (day, month and perhaps a year) or a time of day in minutes and seconds of UTC, with its place."""

    kind: str
    value: tuple[int, ...]
    year: int | None
    start: int
    end: int

    def same(self, other: "Moment") -> bool:
        """One and the same as far as both say. A year left out says nothing; nor do seconds left out."""
        if self.kind != other.kind:
            return False
        years = self.year is None or other.year is None or self.year == other.year
        length = min(len(self.value), len(other.value))
        return years and self.value[:length] == other.value[:length]


def dates(text: str, language: str) -> Iterator[Moment]:
    taken: set[int] = set()
    for pattern in _DATES[language]:
        for match in pattern.finditer(text):
            start, end = match.span()
            if start in taken or end - 1 in taken:
                continue
            groups = match.groupdict()
            month = int(groups["number"]) if groups.get("number") else _month(groups["month"], _STEMS[language])
            taken.update(range(start, end))
            year = int(groups["year"]) if groups["year"] else None
            yield Moment("date", (month, int(groups["day"])), year, start, end)


class Named(NamedTuple):
    """A month that is named, with a day or without one. `is_sure`: nothing else can be meant by the word."""

    month: int
    start: int
    end: int
    is_sure: bool
    has_year: bool


def months(text: str, language: str) -> Iterator[Named]:
    for match in _MONTHS[language].finditer(text):
        start, end = match.span("month")
        if language == "ru":
            is_sure = match["month"][0].islower()  # Марта and Августа are names
        else:
            is_sure = bool(_BEFORE_MONTH.search(text[max(0, start - 12) : start]))
        has_year = bool(_YEAR_AFTER.match(text, end))
        yield Named(_month(match["month"], _STEMS[language]), start, end, is_sure or has_year, has_year)
    for match in _NUMBERED_MONTH.finditer(text):
        yield Named(int(match[1]), match.start(), match.end(), False, False)


def _month(word: str, months: tuple[str, ...]) -> int:
    return next(number for number, stem in enumerate(months, 1) if re.match(stem, word, re.IGNORECASE))


def times(text: str) -> Iterator[Moment]:
    """Times of day. One without a zone is Moscow's, as everywhere on this site."""
    for pattern in (_CLOCK, _CLOCK_WORDS):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            hour = int(groups["hour"])
            if groups.get("half"):
                hour = hour % 12 + (12 if groups["half"].lower() == "p" else 0)
            minutes = hour * 60 + int(groups["minute"]) - _ahead(text[match.end() : match.end() + 60])
            value: tuple[int, ...] = (minutes % (24 * 60),)
            if groups.get("second"):
                value = (*value, int(groups["second"]))
            yield Moment("time", value, None, match.start(), match.end())


def _ahead(after: str) -> int:
    """Minutes before UTC of the zone that is named after a time. A range takes the zone of its second time."""
    after = re.sub(r"^\s*(?:[–—-]|и|and|to|до)\s*\d{1,2}[:.]\d{2}", "", after)
    if _ZONE_UTC.match(after):
        return 0
    return 240 if _ZONE_SUMMER.match(after) else 180
