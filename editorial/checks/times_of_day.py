"""Times of day as they are written in each language: 15:00, "3 p.m.", «в половине третьего», noon; and their zones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .text import disjoint_matches

DAY = 24 * 60
MOSCOW = 180  # minutes ahead of UTC
_S = r"[ \u00a0\u202f]"
_HOUR = r"(?P<hour>[01]?\d|2[0-4])"
_MINUTE = r"(?P<minute>[0-5]\d)"
_SECOND = r"(?:[:.](?P<second>[0-5]\d))?(?:\b|(?=Z\b))"
_RU_NAMES = "час два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать"
_RU_ORDERS = (
    "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого"
)
_EN_NAMES = "one two three four five six seven eight nine ten eleven twelve"
_RU_WORDS, _RU_ORDINALS, _EN_WORDS = (names.split() for names in (_RU_NAMES, _RU_ORDERS, _EN_NAMES))
_HOURS = {word: hour for words in (_RU_WORDS, _RU_ORDINALS, _EN_WORDS) for hour, word in enumerate(words, 1)} | {
    "один": 1
}
_RU_HOUR = rf"(?P<hour>[01]?\d|2[0-4]|{'|'.join(_RU_WORDS[1:])})"
_EN_HOUR = rf"(?P<hour>1[0-2]|0?[1-9]|{'|'.join(_EN_WORDS)})"
_ORDINAL = rf"(?P<hour>{'|'.join(_RU_ORDINALS)})"
_RU_HALF = r"(?P<half>утра|дня|вечера|ночи)\b"
_EN_HALF = r"(?P<half>[ap]\.?m\b\.?|in the (?:early )?morning|in the afternoon|in the evening|at night)"
_O_CLOCK = rf"(?:{_S}o[’']clock)"
_STOPPED = rf"\.(?=[0-5]\d(?:[.:][0-5]\d)?{_S}*(?:мск|MSK|UTC|GMT|утра|дня|вечера|ночи|[ap]\.?m\b))"
_AT = r"(?:в|во|с|со|до|к|ко|около|на|после|по|at|by|from|until|till|to|before|after|around|between|and)"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


# Nothing but a time of day is meant. The first that reads a place has it.
_SURE = {
    "ru": _compiled(
        rf"(?:(?<=[ \d]T)|\b){_HOUR}(?::|{_STOPPED}){_MINUTE}{_SECOND}(?:{_S}*{_RU_HALF})?",
        # 14 часов 05 минут по московскому времени: without a zone it may be a length of time.
        rf"\b{_HOUR}{_S}*(?:ч\.?|час\w*){_S}*(?P<minute>[0-5]?\d){_S}*мин\w*\.?"
        rf"(?={_S}+(?:мск|по московск|UTC|утра|дня|вечера|ночи))(?:{_S}+{_RU_HALF})?",
        rf"\b{_RU_HOUR}{_S}+(?:час\w*|ч\.?){_S}+{_RU_HALF}",
        rf"\b{_RU_HOUR}{_S}+(?P<half>утра|вечера)\b",
        rf"(?<=\bв{_S}){_RU_HOUR}{_S}+(?P<half>ночи)\b",
        rf"(?<=\b[вк]{_S})(?P<hour>час){_S}+{_RU_HALF}",
        rf"\bв{_S}+(?P<part>половине){_S}+{_ORDINAL}\b(?:{_S}+{_RU_HALF})?",
        rf"\b(?P<part>четверть){_S}+{_ORDINAL}\b(?:{_S}+{_RU_HALF})?",
        rf"\bбез{_S}+(?P<part>четверти|пяти|десяти|двадцати){_S}+(?P<hour>{'|'.join(_RU_WORDS)})\b(?:{_S}+{_RU_HALF})?",
        rf"\b(?P<hour>[01]\d|2[0-3]){_MINUTE}(?={_S}*(?:UTC|GMT|Z\b|мск))",
    ),
    "en": _compiled(
        rf"(?:(?<=[ \d]T)|\b){_HOUR}(?::|{_STOPPED}){_MINUTE}{_SECOND}(?:{_S}*{_EN_HALF})?",
        rf"\b{_HOUR}{_S}*(?:h|hours?){_S}*(?P<minute>[0-5]?\d){_S}*min\w*(?={_S}+(?:Moscow|UTC|MSK))",
        rf"\b(?P<part>half){_S}past{_S}{_EN_HOUR}\b(?:{_S}*{_EN_HALF})?",
        rf"\b(?:a{_S})?(?P<part>quarter{_S}(?:past|after|to|before)){_S}{_EN_HOUR}\b(?:{_S}*{_EN_HALF})?",
        rf"\b{_EN_HOUR}{_O_CLOCK}?{_S}*{_EN_HALF}",
        rf"\b{_EN_HOUR}{_O_CLOCK}",
        rf"\b{_EN_HOUR}(?={_S}*(?:[–—-]|to|and|until){_S}*\d{{1,2}}(?::\d\d)?{_S}*[ap]\.?m\b)",
        rf"\b(?P<hour>[01]\d|2[0-3]){_MINUTE}(?={_S}*(?:UTC|GMT|Z\b|MSK|hrs\b))",
    ),
}
# Said in words that may be idiom: a warning only where the other language names another time.
_LOOSE = {
    "ru": _compiled(rf"\b(?:в|до|к|около|после|за){_S}+(?P<part>пол(?:день|дню|удня|удню|ночь|ночи|уночи))\b"),
    "en": _compiled(rf"\b(?:12{_S}+)?(?P<part>noon|midday|midnight)\b"),
}
# A number that may be a time of day: «с 9 до 17», «в 16.30», «15 часов», "from 9 to 5 p.m.".
_POSSIBLE = _compiled(
    rf"(?:(?<!\w){_AT}{_S}+|(?<=\d)[–—-]){_HOUR}(?:[.-](?P<minute>[0-5]\d))?(?![\d:%]|[.,-]\d)",
    rf"\b{_HOUR}(?:[.-](?P<minute>[0-5]\d))?(?={_S}*[–—-]{_S}*(?:[01]?\d|2[0-4])[.]\d\d(?!\d))",
    rf"(?<![\d.,]){_HOUR}{_S}*(?:ч\.?|час\w*|h|hours?)(?:{_S}*(?:and{_S}+)?(?P<minute>[0-5]?\d){_S}*min\w*|"
    rf"{_S}*(?:и{_S}+)?(?P<minutes>[0-5]?\d){_S}*мин\w*)?(?![\w])",
)
_PARTS = {"четверть": -45, "четверти": -15, "пяти": -5, "десяти": -10, "двадцати": -20, "половине": -30, "half": 30}

# The time zone that is named after a time of day.
_SUMMER = 240
_BEFORE = r"^[\s(,\[]*(?:по\s+)?"
_OFFSET = re.compile(r"(?:UTC|GMT)\s?(?P<sign>[+−–-])\s?(?P<hours>1[0-4]|0?\d)(?::?(?P<minutes>[0-5]0))?\b")
# A range takes the zone of its second time: 10:00–11:30 UTC.
_REST_OF_RANGE = re.compile(
    r"^\s*(?:[–—-]|и|and|to|until|до)\s*\d{1,2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?", re.IGNORECASE
)
_TIME = r"(?:\s+time)"
_ZONES = tuple(
    (re.compile(rf"{_BEFORE}(?:{names})", re.IGNORECASE if any(c.islower() for c in names) else 0), minutes)
    for names, minutes in (
        (r"EST\b|eastern standard", {-300}),
        (r"EDT\b|eastern daylight", {-240}),
        (rf"ET\b|eastern{_TIME}|восточно(?:му|го) времени США|восточно\w+ времени", {-300, -240}),
        (r"CST\b|central standard", {-360}),
        (r"CDT\b|central daylight", {-300}),
        (r"CEST\b|central european summer", {120}),
        (r"CET\b|central european", {60, 120}),
        (r"центральноевропейск", {60, 120}),
        (rf"CT\b|central{_TIME}|houston{_TIME}|хьюстонск|времени Хьюстона", {-360, -300}),
        (r"PST\b|pacific standard", {-480}),
        (r"PDT\b|pacific daylight", {-420}),
        (rf"PT\b|pacific{_TIME}|тихоокеанск", {-480, -420}),
        (r"BST\b", {60}),
        (r"EET\b", {120}),
        (r"JST\b|japan|tokyo|токийск|японск", {540}),
        (r"beijing|пекинск", {480}),
        (rf"baikonur{_TIME}|времени Байконура|байконурск", {300, 360}),
        (r"московск\w+ летн|летнему московск|мск летн|moscow (?:daylight|summer)|MSD\b", {_SUMMER}),
        (r"UTC|GMT|Z\b|zulu|всемирн|универсальн|Гринвич|universal|координированн", {0}),
    )
)


@dataclass(frozen=True)
class TimeOfDay:
    """`utc`: minutes from the start of its own day, in UTC, that it may mean: fewer than none are the day before's.

    `masked`: where the words that name its zone end. Not `is_certain`: a word that may be idiom.
    """

    utc: frozenset[int]
    second: int | None
    start: int
    end: int
    masked: int
    is_certain: bool = True

    @property
    def of_day(self) -> frozenset[int]:
        return frozenset(minute % DAY for minute in self.utc)

    def matches(self, other: "TimeOfDay") -> bool:
        """One and the same as far as both say: seconds left out say nothing."""
        seconds = self.second is None or other.second is None or self.second == other.second
        return seconds and bool(self.of_day & other.of_day)


@dataclass(frozen=True)
class Possible:
    """Figures that may be a time of day: of the day's minutes in UTC."""

    start: int
    end: int
    of_day: frozenset[int]


def times(text: str, language: str, moscow: frozenset[int]) -> Iterator[TimeOfDay]:
    """Times of day in their order of reading. One without a zone is Moscow's, as everywhere on this site."""
    for match in disjoint_matches((*_SURE[language], *_LOOSE[language]), text):
        start, end = match.span()
        zone, length = _minutes_ahead(text[end : end + 60], moscow)
        utc = frozenset(local - minutes for local in _local(match) for minutes in zone)
        second = match.groupdict().get("second")
        is_certain = match.re not in _LOOSE[language]
        yield TimeOfDay(utc, int(second) if second else None, start, end, end + length, is_certain)


def possible_times(text: str, moscow: frozenset[int]) -> Iterator[Possible]:
    for pattern in _POSSIBLE:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            minute = int(groups.get("minute") or groups.get("minutes") or 0)
            hour = int(match["hour"])
            hours = {hour, hour + 12} if hour < 12 else {hour}
            zone, _length = _minutes_ahead(text[match.end() : match.end() + 60], moscow)
            of_day = frozenset((h * 60 + minute - minutes) % DAY for h in hours for minutes in zone)
            yield Possible(match.start("hour"), match.end(), of_day)


def _local(match: re.Match[str]) -> set[int]:
    """Minutes of the zone's own day that the words may mean."""
    groups = match.groupdict()
    part = (groups.get("part") or "").lower()
    if part.startswith(("полд", "полуд", "noon", "midday")):
        return {DAY // 2}
    if part.startswith(("полн", "полун", "midnight")):
        return {0, DAY}
    word = groups["hour"].lower().replace("ё", "е")
    either_half = part or not word.isdigit() or not groups.get("minute")  # "three o'clock", "from 3 to 5 p.m."
    hour = int(word) if word.isdigit() else _HOURS[word]
    minute = int(groups.get("minute") or 0) + _PARTS.get(part, 0)
    if part.startswith("quarter"):
        minute = 15 if part.endswith(("past", "after")) else -15
    half = (groups.get("half") or "").lower()
    if not half:
        return {(h * 60 + minute) % DAY for h in (hour, hour + 12)} if either_half else {hour * 60 + minute}
    return {(_of_twenty_four(hour, half) * 60 + minute) % DAY}


def _of_twenty_four(hour: int, half: str) -> int:
    """«11 часов дня» is before noon, «12 ночи» is midnight, "11 at night" is late."""
    if hour > 12:
        return hour
    if half == "утра" or half.endswith("morning") or half[:2] in {"am", "a."}:
        return hour % 12
    if half in {"ночи", "at night"}:
        return hour % 12 if hour < 6 or hour == 12 else hour + 12
    if half == "дня" and hour >= 10:
        return hour
    if half == "вечера" and hour == 12:
        return 24
    return hour % 12 + 12


def _minutes_ahead(after: str, moscow: frozenset[int]) -> tuple[frozenset[int], int]:
    """Minutes ahead of UTC that the words after a time mean, and how many characters name the zone.

    `moscow`: what a time without a zone means, as everywhere on this site. An abbreviation without summer or winter
    ("ET") may be either.
    """
    rest = _REST_OF_RANGE.sub("", after)
    skipped = len(after) - len(rest)
    opening = re.match(r"[\s(,\[]*", rest)
    start = opening.end() if opening else 0
    if offset := _OFFSET.match(rest, start):
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        return frozenset({minutes if offset["sign"] == "+" else -minutes}), skipped + offset.end()
    for pattern, minutes_ahead in _ZONES:
        if match := pattern.match(rest):
            return frozenset(minutes_ahead), skipped + match.end()
    return moscow, 0
