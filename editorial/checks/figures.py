"""Numbers, dates and times of day that the two languages do not share."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .dates import Date, NamedMonth, attach_times, dates, months, moscow_offsets, short_dates
from .number_words import spelled_numbers, spelled_values
from .text import Text
from .times_of_day import MOSCOW, TimeOfDay, possible_times, times
from .types import Finding

# 10 000 and 1,5 in Russian; 10,000 and 1.5 in English. A name's number with a stop ("2.1a") reads alike in both.
_NUMBER = {
    "ru": re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"),
    "en": re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"),
}
# «10 тысяч», "10 thousand", «3,5 млн».
_SCALES = (
    (1000, re.compile(r"^[ \u00a0]*(?:тыс|thousand)")),
    (1_000_000, re.compile(r"^[ \u00a0-]*(?:млн|миллион|million)")),
    (1_000_000_000, re.compile(r"^[ \u00a0-]*(?:млрд|миллиард|billion)")),
)
# 90-е годы, the 1990s: a decade says the same with two figures and with four.
_DECADE = {
    "ru": re.compile(r"(?<![\d-])(?P<years>(?:\d\d)?(?P<tens>\d0))-(?:е|х|м|ми)(?!\w)"),
    "en": re.compile(r"(?<!\d)(?P<years>(?:\d\d)?(?P<tens>\d0))s\b"),
}
_FRACTION = re.compile(r"(?<![\w/.,-])(?P<over>[1-9])/(?P<under>[2-9])(?![\w/])")
_MESSAGES = {
    "number": _("The number {value} is not in the other language."),
    "date": _("The date {value} is not in the other language."),
    "time": _("The time {value} is not in the other language."),
}


@dataclass(frozen=True)
class _Number:
    """`others`, `dates`, `of_day`: values, days and minutes of a day (UTC) that the other language may say instead."""

    value: Decimal
    start: int
    end: int
    others: frozenset[Decimal] = frozenset()
    dates: frozenset[tuple[int, int]] = frozenset()
    of_day: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Block:
    """What one paragraph says in figures, and what its words may say.

    `required` are the numbers it says for sure; `alone` the times of day whose day is said elsewhere, or not at all.
    """

    start: int
    dates: tuple[Date, ...]
    times: tuple[TimeOfDay, ...]
    alone: tuple[TimeOfDay, ...]
    months: tuple[NamedMonth, ...]
    required: tuple[_Number, ...]
    words: frozenset[Decimal]

    def values(self) -> set[Decimal]:
        """Every number that somehow stands here, the days and years of dates included."""
        parts = {Decimal(part) for day in self.dates for part in (day.day, day.year or 0)}
        return parts | {v for number in self.required for v in (number.value, *number.others)} | self.words


class _Pool:
    """Everything that some paragraphs say together."""

    def __init__(self, blocks: list[_Block]) -> None:
        self.values: frozenset[Decimal] = frozenset().union(*(block.values() for block in blocks))
        self.months = {named.month for block in blocks for named in block.months}
        days = [day for block in blocks for day in block.dates]
        self.in_months = {day.month for day in days}
        self.numbers = self.values - {Decimal(day.day) for day in days}
        self.short_dates = {day for block in blocks for number in block.required for day in number.dates}
        self.possible = {minute for block in blocks for number in block.required for minute in number.of_day}
        self.alone = {minute for block in blocks for time in block.alone for minute in time.of_day}
        self._dates: dict[tuple[int, ...], dict[Date, None]] = defaultdict(dict)
        for day in days:
            for key in day.lookup_keys():
                self._dates[key][replace(day, start=0, end=0)] = None
        self._times: dict[int, dict[TimeOfDay, None]] = defaultdict(dict)
        for time in (time for block in blocks for time in block.times):
            for minute in time.of_day:
                self._times[minute][replace(time, start=0, end=0, masked=0)] = None

    def has_date(self, day: Date) -> bool:
        if any(day.matches(other) for key in day.lookup_keys() for other in self._dates.get(key, ())):
            return True
        return (day.month, day.day) in self.short_dates or self._is_in_range(day) or self._is_day_elsewhere(day)

    def _is_day_elsewhere(self, day: Date) -> bool:
        """Another day than Moscow's, named for a time that is told here without its day: (23:08 UTC on February 27)."""
        abroad = (day.month, day.day) not in day.moscow
        return abroad and any(instant.minute in self.alone for instant in day.instants)

    def _is_in_range(self, day: Date) -> bool:
        """Is a day of a range there: «9 и 11 февраля» has one date and a number, "February 9 and 11" another?"""
        return day.month in self.in_months and Decimal(day.day) in self.numbers

    def has_time(self, time: TimeOfDay) -> bool:
        """A word that may be idiom is only missed where other times are named."""
        if any(time.matches(other) for minute in time.of_day for other in self._times.get(minute, ())):
            return True
        return bool(time.of_day & self.possible) or not (time.is_certain or self._times)

    def has_number(self, number: _Number) -> bool:
        if number.value in self.values or any(other in self.values for other in number.others):
            return True
        return any(minute in self._times for minute in number.of_day) or any(key in self._dates for key in number.dates)


def check_figures(source: Text, target: Text) -> Iterator[Finding]:
    """Figures of either text that the other lacks, paragraph beside paragraph.

    A sentence may move over a paragraph's edge, so the neighbours count too; where the paragraphs are not as many,
    a figure may stand anywhere in the field.
    """
    named = [*dates(source.plain, source.language), *dates(target.plain, target.language)]
    offsets = moscow_offsets(named) | {MOSCOW}
    ours, theirs = ([_block(text, start, end, offsets) for start, end in text.blocks()] for text in (source, target))
    beside = len(ours) == len(theirs)
    all_ours, all_theirs = _Pool(ours), _Pool(theirs)
    for index in range(max(len(ours), len(theirs))):
        around = slice(max(0, index - 1), index + 2)
        one, other = (_Pool(ours[around]), _Pool(theirs[around])) if beside else (all_ours, all_theirs)
        if index < len(ours):
            yield from _missing(source, ours[index], one, other)
        if index < len(theirs):
            yield from _missing(target, theirs[index], other, one)


def _block(text: Text, start: int, end: int, offsets: frozenset[int]) -> _Block:
    """One paragraph, alone: no pattern looks into the next one. Offsets are the paragraph's own."""
    plain, language = text.plain[start:end], text.language
    days = list(dates(plain, language))
    own = moscow_offsets(days) if days else offsets
    rest = _without(plain, [(day.start, day.end) for day in days])
    hours = list(times(rest, language, own))
    rest = _without(rest, [(time.start, time.masked) for time in hours])
    parts = [*_decades(rest, language), *_fractions(rest)]
    rest = _without(rest, [(part.start, part.end) for part in parts])
    in_words = [_Number(n.value, n.start, n.end) for n in spelled_numbers(rest, language) if n.is_certain]
    figures = _with_dates_and_times(list(_numbers(rest, language)), rest, own)
    numbers = (*parts, *figures, *in_words)
    days, alone = attach_times(days, hours, plain)
    words = frozenset(spelled_values(rest, language))
    return _Block(start, tuple(days), tuple(hours), tuple(alone), tuple(months(plain, language)), numbers, words)


def _with_dates_and_times(numbers: list[_Number], text: str, offsets: frozenset[int]) -> list[_Number]:
    """The numbers, each with the days and the times of day that it may be instead: «в 16.30», «до 15.12»."""
    possible: dict[int, set[int]] = defaultdict(set)
    for time in possible_times(text, offsets):
        for place in range(time.start, time.end):
            possible[place] |= time.of_day
    days = {day.start: (day.month, day.day) for day in short_dates(text)}
    return [
        replace(
            number,
            of_day=frozenset(possible.get(number.start, ())),
            dates=frozenset({days[number.start]} if number.start in days else ()),
        )
        for number in numbers
    ]


def _without(text: str, places: list[tuple[int, int]]) -> str:
    masked = list(text)
    for start, end in places:
        masked[start:end] = " " * (end - start)
    return "".join(masked)


def _decades(text: str, language: str) -> Iterator[_Number]:
    for match in _DECADE[language].finditer(text):
        value = Decimal(match["years"])
        yield _Number(value, match.start(), match.end(), frozenset({Decimal(match["tens"])}))


def _fractions(text: str) -> Iterator[_Number]:
    """1/2 is a half; in words it may be any two of its numbers."""
    for match in _FRACTION.finditer(text):
        over, under = Decimal(match["over"]), Decimal(match["under"])
        yield _Number(over / under, match.start(), match.end(), frozenset({over, under}))


def _numbers(text: str, language: str) -> Iterator[_Number]:
    for match in _NUMBER[language].finditer(text):
        digits = re.sub(r"[ \u00a0\u202f]" if language == "ru" else ",", "", match[0])
        value = Decimal(digits.replace(",", "."))
        after = text[match.end() : match.end() + 16]
        for scale, word in _SCALES:
            if word.match(after):
                value *= scale
        yield _Number(value.normalize(), match.start(), match.end())


def _missing(text: Text, block: _Block, mine: _Pool, pool: _Pool) -> Iterator[Finding]:
    for day in block.dates:
        if not pool.has_date(day):
            yield _finding(text, "date", block.start + day.start, block.start + day.end)
    for time in block.times:
        if not pool.has_time(time):
            yield _finding(text, "time", block.start + time.start, block.start + time.end)
    for named in block.months:
        inside = any(day.start <= named.start < day.end for day in block.dates)
        # Without a year the other language may leave a month out, but not name another one in its place.
        another = named.has_year or pool.months - mine.months
        if named.is_sure and another and not inside and named.month not in pool.months:
            yield _finding(text, "date", block.start + named.start, block.start + named.end)
    for number in block.required:
        if not pool.has_number(number):
            yield _finding(text, "number", block.start + number.start, block.start + number.end)


def _finding(text: Text, code: str, start: int, end: int) -> Finding:
    message = format_lazy(_MESSAGES[code], value=text.plain[start:end])
    return text.finding(code, start, end, message)
