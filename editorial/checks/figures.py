"""Numbers, dates and times of day that the two languages do not share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from editorial.checks.moments import Moment, dates, times
from editorial.checks.number_words import spelt
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
# In English the UTC day may differ from Moscow's: "(23:47 UTC on February 2)" repeats a moment, and adds no date.
_UTC_DAY = re.compile(r"UTC,?(?: on| of)? $")
_MESSAGES = {
    "number": _("The number {value} is not in the other language."),
    "date": _("The date {value} is not in the other language."),
    "time": _("The time {value} is not in the other language."),
}


@dataclass(frozen=True)
class _Number:
    value: Decimal
    start: int
    end: int


@dataclass(frozen=True)
class _Block:
    """What one paragraph says in figures, and what its words may say."""

    start: int
    moments: tuple[Moment, ...]
    numbers: tuple[_Number, ...]
    words: frozenset[Decimal]

    def values(self) -> set[Decimal]:
        """Every number that somehow stands here, the days and years of dates included."""
        parts = {Decimal(part) for m in self.moments if m.kind == "date" for part in (m.value[1], m.year or 0)}
        return parts | {number.value for number in self.numbers} | self.words


@dataclass(frozen=True)
class _Pool:
    """Everything that some paragraphs say together: each moment once."""

    moments: tuple[Moment, ...]
    values: frozenset[Decimal]

    @classmethod
    def of(cls, blocks: list[_Block]) -> "_Pool":
        moments = {(m.kind, m.value, m.year): m for block in blocks for m in block.moments}
        return cls(tuple(moments.values()), frozenset().union(*(block.values() for block in blocks)))


def check(source: Text, target: Text) -> Iterator[Finding]:
    """Figures of either text that the other lacks, paragraph beside paragraph.

    A sentence may move over a paragraph's edge, so the neighbours count too; where the paragraphs are not as many,
    a figure may stand anywhere in the field.
    """
    ours, theirs = _blocks(source), _blocks(target)
    for text, mine, others in ((source, ours, theirs), (target, theirs, ours)):
        anywhere = _Pool.of(others)
        for index, block in enumerate(mine):
            beside = len(mine) == len(others)
            pool = _Pool.of(others[max(0, index - 1) : index + 2]) if beside else anywhere
            yield from _lacking(text, block, pool)


def _blocks(text: Text) -> list[_Block]:
    return [_block(text, start, end) for start, end in text.blocks()]


def _block(text: Text, start: int, end: int) -> _Block:
    """One paragraph, alone: no pattern looks into the next one. Offsets are the paragraph's own until the last."""
    plain = text.plain[start:end]
    moments = [*dates(plain, text.language), *times(plain)]
    masked = list(plain)
    for moment in moments:
        masked[moment.start : moment.end] = " " * (moment.end - moment.start)
    rest = "".join(masked)
    numbers = []
    for match in _NUMBER[text.language].finditer(rest):
        digits = re.sub(r"[ \u00a0\u202f]" if text.language == "ru" else ",", "", match[0])
        value = Decimal(digits.replace(",", "."))
        for scale, word in _SCALES:
            if word.match(rest[match.end() : match.end() + 16]):
                value *= scale
        numbers.append(_Number(value.normalize(), match.start(), match.end()))
    return _Block(start, tuple(moments), tuple(numbers), frozenset(spelt(rest, text.language)))


def _lacking(text: Text, block: _Block, pool: _Pool) -> Iterator[Finding]:
    for moment in block.moments:
        start, end = block.start + moment.start, block.start + moment.end
        if any(moment.same(other) for other in pool.moments) or _told_otherwise(moment, pool):
            continue
        if not (moment.kind == "date" and _UTC_DAY.search(text.plain[max(0, start - 12) : start])):
            yield _finding(text, moment.kind, start, end)
    for number in block.numbers:
        if number.value not in pool.values:
            yield _finding(text, "number", block.start + number.start, block.start + number.end)


def _told_otherwise(moment: Moment, pool: _Pool) -> bool:
    """Is a day of a range there: «9 и 11 февраля» has one date and a number, "February 9 and 11" another?"""
    month, day = (moment.value[0], moment.value[1]) if moment.kind == "date" else (0, 0)
    same_month = [other for other in pool.moments if other.kind == "date" and other.value[0] == month]
    days = {Decimal(other.value[1]) for other in pool.moments if other.kind == "date"}
    return bool(same_month) and Decimal(day) in pool.values - days


def _finding(text: Text, code: str, start: int, end: int) -> Finding:
    message = format_lazy(_MESSAGES[code], value=text.plain[start:end])
    return text.finding(code, start, end, message)
