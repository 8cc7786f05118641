"""No-break spaces, set by rule: nobody types them, and no line ends on a preposition or splits a ship's name.

Rules: Милчин, «Справочник издателя и автора» (short prepositions, dashes, initials, number and unit) for Russian;
the Chicago Manual of Style (month and day, number and unit) for English.
"""

import re
from functools import lru_cache

NBSP = "\u00a0"
SHORT = 200  # characters of a title, a name, a date: the same ones stand on page after page

_RU_SHORT = "а|без|в|во|до|за|и|из|или|к|ко|на|над|не|ни|но|о|об|обо|от|по|под|при|про|с|со|у|что|как|для|же|то"
_EN_SHORT = "a|an|and|as|at|by|for|from|in|is|of|on|or|the|to|with"
_RU_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_EN_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNITS = (
    "мск|UTC|ч|мин|с|км|м|кг|т|г|гг|года|году|год|суток|сутки|дней|дня|день|часов|часа|минут|минуты|метров|тонн|"
    "h|min|km|m|kg|t|days|day|hours|minutes|tons|%|°"
)

_SHORT_WORDS = frozenset(f"{_RU_SHORT}|{_EN_SHORT}".split("|"))
_SPACES = re.compile(r"([ \n]+)")
_LAST_WORD = re.compile(r"[\w-]+\Z")
_DASH = re.compile(r"(?<=\S)[ \n]+(?=[—–](?:\s|$))")
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}}) (?=(?:{_RU_MONTHS})\b)")
_MONTH_DAY = re.compile(rf"\b({_EN_MONTHS}) (?=\d{{1,2}}\b)")
_UNIT = re.compile(rf"(\d) (?=(?:{_UNITS})(?![\w-]))")
# A name and its number: «Союз МС-11», Soyuz-2.1a, Progress MS-10, Poisk 2, МИМ 1 — the space before a designation.
_SHIP = re.compile(r"\b(Союз\w*|Прогресс\w*|Soyuz|Progress|Expedition|Zarya) (?=(?:М?С|ТМА?|MS|TMA?|М|M)?-?\d|[МM]-)")
_NUMBER_SIGN = re.compile(r"(№|§) ?(?=\d)")
_ABBREVIATION = re.compile(r"\b(РН|КК|ТПК|ТГК|РС|LV|SC|CV|RS) (?=[«A-ZА-ЯЁ])")
_INITIALS = re.compile(r"\b([A-ZА-ЯЁ]\.) ?(?=[A-ZА-ЯЁ][\w.])")
# A name and its number joined by a hyphen, after which browsers break a line: MS-10, МКС-58, M1-4, M-SO1, Soyuz-2.1a.
# A closing quotation mark goes with it: in a narrow cell it would otherwise stand on a line of its own.
_DESIGNATION = re.compile(
    r"(?<![\w-])(?:[^\W\d_]{1,10}\d?-\d\w{0,7}(?:[.,]\d\w{0,3})?|[МM]-[A-ZА-ЯЁ]{2,3}\d)(?![\w-])[»”]?"
)
_TAGS = re.compile(r"(<[^<>]*>)")


_INNER = str.maketrans({"«": "„", "»": "“", "“": "‘", "”": "’"})


def within_quotes(text: str) -> str:
    """A text that will stand in quotation marks, with those of its own turned into inner ones: „…“ and ‘…’."""
    return text.translate(_INNER)


def no_break(text: str) -> str:
    """Plain text with its breaking spaces made unbreakable where a line must not end. Idempotent."""
    return _remembered(text) if len(text) <= SHORT else _no_break(text)


def _no_break(text: str) -> str:
    text = _SHIP.sub(rf"\1{NBSP}", text)
    text = _DAY_MONTH.sub(rf"\1{NBSP}", text)
    text = _MONTH_DAY.sub(rf"\1{NBSP}", text)
    text = _UNIT.sub(rf"\1{NBSP}", text)
    text = _NUMBER_SIGN.sub(rf"\1{NBSP}", text)
    text = _ABBREVIATION.sub(rf"\1{NBSP}", text)
    text = _INITIALS.sub(rf"\1{NBSP}", text)
    text = _short_words_kept(text)
    return _DASH.sub(NBSP, text) if "—" in text or "–" in text else text


def _short_words_kept(text: str) -> str:
    """With what follows them. By words: a pattern that is tried at each letter took as long as all other rules."""
    parts = _SPACES.split(text)
    for place in range(0, len(parts) - 2, 2):
        word = parts[place]
        if not word.isalpha():
            found = _LAST_WORD.search(word)
            word = found[0] if found else ""
        if word.lower() in _SHORT_WORDS and parts[place + 2][:1].strip():
            parts[place + 1] = NBSP
    return "".join(parts)


_remembered = lru_cache(4096)(_no_break)


def no_break_html(html: str) -> str:
    """The same for the words between tags; tags and their attributes are left alone.

    In HTML a designation is kept on its line too, by an element: a no-break hyphen would be copied along, and the
    search of a browser would not find it.
    """
    return _remembered_html(html) if len(html) <= SHORT else _no_break_html(html)


def _no_break_html(html: str) -> str:
    parts = _TAGS.split(html)
    return "".join(part if index % 2 else _kept_whole(no_break(part)) for index, part in enumerate(parts))


_remembered_html = lru_cache(4096)(_no_break_html)


def _kept_whole(words: str) -> str:
    if "-" not in words:
        return words
    return " ".join(
        _DESIGNATION.sub(r'<span class="nb">\g<0></span>', word) if "-" in word else word for word in words.split(" ")
    )
