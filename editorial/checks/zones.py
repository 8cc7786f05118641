"""The time zone that is named after a time of day, as minutes ahead of UTC."""

import re

MOSCOW = 180
_SUMMER = 240
_BEFORE = r"^[\s(,\[]*(?:по\s+)?"
_OFFSET = re.compile(r"(?:UTC|GMT)\s?(?P<sign>[+−–-])\s?(?P<hours>1[0-4]|0?\d)(?::?(?P<minutes>[0-5]0))?\b")
# A range takes the zone of its second time: 10:00–11:30 UTC.
_REST_OF_RANGE = re.compile(
    r"^\s*(?:[–—-]|и|and|to|until|до)\s*\d{1,2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?", re.IGNORECASE
)
_TIME = r"(?:\s+time)"
_ZONES = tuple(
    (re.compile(rf"{_BEFORE}(?:{names})", re.IGNORECASE if any(c.islower() for c in names) else 0), ahead)
    for names, ahead in (
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


def ahead(after: str, moscow: frozenset[int]) -> tuple[frozenset[int], int]:
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
