"""Numbers written in words, in both languages: they may stand for figures, but are not required to."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

# Stems: Russian numerals inflect, and «тройка», «втроём», «третий», «трое» are all three. Longest stems first.
_RU = (
    (1, "перв|один|одн(?:а|о|у|ой|ого|ому|им|ом|их)\\b"),
    (2, "втор|двой|двое|вдво|дважды|дв(?:а|е|ух|ум|умя)\\b|двух(?!сот)|пар[аеуы]\\b|обоих|оба\\b|обе\\b"),
    (3, "трет|трой|трое|втро|трижды|тр(?:и|ех|ем|емя)\\b|трех(?!сот)"),
    (4, "четверт|четвер|четыр(?:е|ех|ем|ьмя)\\b|четырех(?!сот)"),
    (5, "пят(?!н|ьдес|ьсот|идес|исот)|впятер"),
    (6, "шест(?!надц|ьдес|ьсот|идес|исот|в)|вшестер"),
    (7, "сем(?:ь|и|ью|ер\\w*|ерк\\w*)\\b|седьм|семи(?!десят|сот)"),
    (8, "вос(?:емь|ьми|емью|ьмер\\w*|ьмерк\\w*)\\b|восьм(?!идес|исот)"),
    (9, "девят(?!надц|ьсот|исот)"),
    (10, "десят(?!к)"),
    *enumerate(
        (
            *("одиннадцат", "двенадцат|дюжин", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат"),
            *("восемнадцат", "девятнадцат"),
        ),
        start=11,
    ),
    (20, "двадцат"),
    (30, "тридцат"),
    (40, "сорок"),
    (50, "пятьдесят|пятидесят|полве(?:к|ч)"),
    (60, "шестьдесят|шестидесят"),
    (70, "семьдесят|семидесят"),
    (80, "восемьдесят|восьмидесят"),
    (90, "девяност"),
    (100, "сто\\b|сотн|сот(?:ый|ая|ое|ого|ой)\\b"),
)
_EN = (
    (1, "one|first|once|single"),
    (2, "two|second|twice|both|pair|couple|double|half"),
    (3, "three|third|triple|trio|thrice"),
    (4, "four|fourth|quarter"),
    (5, "five|fifth"),
    *((value, f"{word}(?:th)?") for value, word in ((6, "six"), (7, "seven"), (10, "ten"), (11, "eleven"))),
    (8, "eighth?"),
    (9, "nine|ninth"),
    (12, "twelve|twelfth|dozen"),
    *(
        (value, f"{word}teen(?:th)?")
        for value, word in enumerate(["thir", "four", "fif", "six", "seven", "eigh", "nine"], 13)
    ),
    *(
        (10 * ten, f"{word}t(?:y|ieth)")
        for ten, word in enumerate(["twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"], 2)
    ),
    (100, "hundred(?:th)?"),
)
_WORD = re.compile(r"[а-яёa-z]+", re.IGNORECASE)
_TABLES = {
    "ru": [(value, re.compile(f"(?:{stems})")) for value, stems in reversed(_RU)],
    "en": [(value, re.compile(f"(?:{words})s?$")) for value, words in reversed(_EN)],
}
# «полтора», «два с половиной», "six and a half".
_HALF = re.compile(r"\bс половиной\b|\band a half\b", re.IGNORECASE)
_ONE_OF_TWO = re.compile(r"\bполовин\w+|\bhalf\b|½", re.IGNORECASE)
_ONE_HALF = Decimal("0.5")
_FIRST_PLAIN = 11  # below it a number in words is often no count: «во-первых», "one of"
_DOZEN = re.compile("дюжин|dozen")  # seldom twelve
_HUNDREDS_BEFORE = re.compile(
    r"(?:\bсто|двести|триста|\w{3,}(?:ста|сот)|тысяч\w*|hundred(?: and)?|thousand)[ \u00a0-]$", re.I
)
_SCALE_AFTER = re.compile(r"[ \u00a0-](?:тыс|млн|млрд|милли|hundred|thousand|million|billion)", re.IGNORECASE)
_ONE_AND_HALF = re.compile(r"\bполтор[аы]\b|\bполутора\b", re.IGNORECASE)
# XLV, IX: a century or a conference. A lone I, V, X, C, L, D or M is a letter.
_ROMAN = re.compile(r"\b[IVXLC]{2,}\b|(?<=\s)[VX](?= (?:век|Межд|Всерос|съезд))")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class SpelledNumber(NamedTuple):
    """A number in words, its place, and whether it says a number for sure: «двадцать» does, «вдвоём» may be idiom."""

    value: Decimal
    start: int
    end: int
    is_certain: bool


def spelled_numbers(text: str, language: str) -> list[SpelledNumber]:
    """Every number that words of this text may mean: each by itself, and joined with the one before."""
    found: list[SpelledNumber] = []
    last: SpelledNumber | None = None
    for match in _WORD.finditer(text):
        word = match[0].lower().replace("ё", "е")
        value = _value(word, language)
        if value is None:
            continue
        start, end = match.span()
        is_certain = _FIRST_PLAIN <= value < 100 and not _DOZEN.match(word) and _stands_alone(text, start, end)
        this = SpelledNumber(Decimal(value), start, end, is_certain)
        # «пятьдесят восьмой», "fifty-eighth": a ten, then a unit right after it.
        if last and last.value % 10 == 0 and 20 <= last.value < 100 and value < 10 and start - last.end <= 1:
            found[-1] = last._replace(is_certain=False)
            together = last.is_certain and _stands_alone(text, last.start, end)
            found.append(SpelledNumber(last.value + value, last.start, end, together))
        found.append(this)
        last = this
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Neither hundreds before nor thousands after: those are written in figures, and differently."""
    return not (_HUNDREDS_BEFORE.search(text[max(0, start - 24) : start]) or _SCALE_AFTER.match(text, end))


def spelled_values(text: str, language: str) -> set[Decimal]:
    """Every number that words or Roman figures of this text may mean."""
    found = {number.value for number in spelled_numbers(text, language)}
    if _HALF.search(text):
        found |= {value + _ONE_HALF for value in found}
    if _ONE_AND_HALF.search(text):
        found.add(1 + _ONE_HALF)
    if _ONE_OF_TWO.search(text):
        found.add(_ONE_HALF)
    return found | {Decimal(_roman(match[0])) for match in _ROMAN.finditer(text)}


@lru_cache(maxsize=1 << 14)
def _value(word: str, language: str) -> int | None:
    return next((value for value, pattern in _TABLES[language] if pattern.match(word)), None)


def _roman(figures: str) -> int:
    values = [_ROMAN_VALUES[figure] for figure in figures]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
