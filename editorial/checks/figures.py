"""Numbers, dates and times of day that the two languages do not share."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from editorial.checks.moments import Moment, Named, dates, months, times
from editorial.checks.number_words import said, spelt
from editorial.checks.text import Text
from editorial.checks.types import Finding

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
# In English the UTC day may differ from Moscow's: "(23:47 UTC on February 2)", "(May 4, 21:30 UTC)" repeat a moment,
# and add no date.
_UTC_BEFORE = re.compile(r"UTC,?(?: on| of)? $")
_UTC_AFTER = re.compile(r",?(?: at)? \d{1,2}:\d\d(?::\d\d)? UTC")
_MESSAGES = {
    "number": _("The number {value} is not in the other language."),
    "date": _("The date {value} is not in the other language."),
    "time": _("The time {value} is not in the other language."),
}


@dataclass(frozen=True)
class _Number:
    """`others`: values that the other language may say instead."""

    value: Decimal
    start: int
    end: int
    others: frozenset[Decimal] = frozenset()


@dataclass(frozen=True)
class _Block:
    """What one paragraph says in figures, and what its words may say. `required` are those it says for sure."""

    start: int
    moments: tuple[Moment, ...]
    months: tuple[Named, ...]
    required: tuple[_Number, ...]
    words: frozenset[Decimal]

    def values(self) -> set[Decimal]:
        """Every number that somehow stands here, the days and years of dates included."""
        parts = {Decimal(part) for m in self.moments if m.kind == "date" for part in (m.value[1], m.year or 0)}
        return parts | {v for number in self.required for v in (number.value, *number.others)} | self.words


class _Pool:
    """Everything that some paragraphs say together."""

    def __init__(self, blocks: list[_Block]) -> None:
        self.values: frozenset[Decimal] = frozenset().union(*(block.values() for block in blocks))
        self.months = {named.month for block in blocks for named in block.months}
        dates = [m for block in blocks for m in block.moments if m.kind == "date"]
        self.in_months = {moment.value[0] for moment in dates}
        self.numbers = self.values - {Decimal(moment.value[1]) for moment in dates}
        self._moments: dict[tuple[str, tuple[int, ...]], dict[Moment, None]] = defaultdict(dict)
        for block in blocks:
            for moment in block.moments:
                self._moments[_key(moment)][replace(moment, start=0, end=0)] = None

    def has(self, moment: Moment) -> bool:
        return any(moment.same(other) for other in self._moments.get(_key(moment), ())) or self._told_otherwise(moment)

    def _told_otherwise(self, moment: Moment) -> bool:
        """Is a day of a range there: «9 и 11 февраля» has one date and a number, "February 9 and 11" another?"""
        if moment.kind != "date":
            return False
        month, day = moment.value[:2]
        return month in self.in_months and Decimal(day) in self.numbers

    def has_number(self, number: _Number) -> bool:
        return number.value in self.values or any(other in self.values for other in number.others)


def _key(moment: Moment) -> tuple[str, tuple[int, ...]]:
    """Moments that are the same have the same one: seconds may be left out, minutes and days may not."""
    return moment.kind, moment.value[:2] if moment.kind == "date" else moment.value[:1]


def check(source: Text, target: Text) -> Iterator[Finding]:
    """Figures of either text that the other lacks, paragraph beside paragraph.

    A sentence may move over a paragraph's edge, so the neighbours count too; where the paragraphs are not as many,
    a figure may stand anywhere in the field.
    """
    ours, theirs = _blocks(source), _blocks(target)
    beside = len(ours) == len(theirs)
    all_ours, all_theirs = _Pool(ours), _Pool(theirs)
    for index in range(max(len(ours), len(theirs))):
        around = slice(max(0, index - 1), index + 2)
        one, other = (_Pool(ours[around]), _Pool(theirs[around])) if beside else (all_ours, all_theirs)
        if index < len(ours):
            yield from _lacking(source, ours[index], one, other)
        if index < len(theirs):
            yield from _lacking(target, theirs[index], other, one)


def _blocks(text: Text) -> list[_Block]:
    return [_block(text, start, end) for start, end in text.blocks()]


def _block(text: Text, start: int, end: int) -> _Block:
    """One paragraph, alone: no pattern looks into the next one. Offsets are the paragraph's own."""
    plain, language = text.plain[start:end], text.language
    moments = [*dates(plain, language), *times(plain)]
    rest = _without(plain, [(moment.start, moment.end) for moment in moments])
    parts = [*_decades(rest, language), *_fractions(rest)]
    rest = _without(rest, [(part.start, part.end) for part in parts])
    in_words = [_Number(n.value, n.start, n.end) for n in said(rest, language) if n.is_plain]
    numbers = (*parts, *_numbers(rest, language), *in_words)
    return _Block(start, tuple(moments), tuple(months(plain, language)), numbers, frozenset(spelt(rest, language)))


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


def _lacking(text: Text, block: _Block, mine: _Pool, pool: _Pool) -> Iterator[Finding]:
    for moment in block.moments:
        start, end = block.start + moment.start, block.start + moment.end
        if not (pool.has(moment) or (moment.kind == "date" and _is_utc_day(text, start, end))):
            yield _finding(text, moment.kind, start, end)
    for named in block.months:
        inside = any(moment.start <= named.start < moment.end for moment in block.moments)
        # Without a year the other language may leave a month out, but not name another one in its place.
        another = named.has_year or pool.months - mine.months
        if named.is_sure and another and not inside and named.month not in pool.months:
            yield _finding(text, "date", block.start + named.start, block.start + named.end)
    for number in block.required:
        if not pool.has_number(number):
            yield _finding(text, "number", block.start + number.start, block.start + number.end)


def _is_utc_day(text: Text, start: int, end: int) -> bool:
    before = text.plain[max(0, start - 12) : start]
    return bool(_UTC_BEFORE.search(before) or _UTC_AFTER.match(text.plain, end))


def _finding(text: Text, code: str, start: int, end: int) -> Finding:
    message = format_lazy(_MESSAGES[code], value=text.plain[start:end])
    return text.finding(code, start, end, message)
