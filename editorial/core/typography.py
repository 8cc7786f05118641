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
# A lone «с» is as often a preposition: only before a mark is it a second.
_UNITS = (
    "мск|UTC|ч|мин|с(?=[.,;:!?)»]|$)|км|м|кг|т|г|гг|года|году|год|суток|сутки|дней|дня|день|часов|часа|минут|минуты|метров|тонн|"
    "h|min|km|m|kg|t|days|day|hours|minutes|tons|[ap]\\.?m|%|°[CFС]?"
)

_SHORT_WORDS = frozenset(f"{_RU_SHORT}|{_EN_SHORT}".split("|"))
_SPACES = re.compile(r"([ \n]+)")
_LONGEST_SHORT = max(map(len, _SHORT_WORDS))
_LAST_WORD = re.compile(r"(?:^|(?<=[^\w./@&=#_-]))\w+\Z")
_DASH = re.compile(r"(?<=\S) +(?=[—–](?:\s|$))")
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}}) (?=(?:{_RU_MONTHS}|{_EN_MONTHS})\b)")
_MONTH_DAY = re.compile(rf"\b({_EN_MONTHS}) (?=\d{{1,2}}\b)")
_THOUSANDS = re.compile(r"(?<![\d.,-])(\d{1,3}) (?=\d{3}(?!\d))")
_UNIT = re.compile(rf"(\d) (?=(?:{_UNITS})(?![\w-]))")
# A name and its number: «Союз МС-11», Soyuz-2.1a, Progress MS-10, Poisk 2, МИМ 1 — the space before a designation.
_SHIP = re.compile(r"\b(Союз\w*|Прогресс\w*|Soyuz|Progress|Expedition|Zarya) (?=(?:М?С|ТМА?|MS|TMA?|М|M)?-?\d|[МM]-)")
_NUMBER_SIGN = re.compile(r"(№|§) ?(?=\d)")
_ABBREVIATION = re.compile(r"\b(РН|КК|ТПК|ТГК|РС|LV|SC|CV|RS) (?=[«A-ZА-ЯЁ])")
# In Russian a space parts initials and what is left of words (Мильчин): С. П. Королёв, т. е., 45° с. ш.
_RU_INITIALS = re.compile(r"(?<![\w.])([А-ЯЁ]\.) ?(?:([А-ЯЁ]\.) ?)?(?=[А-ЯЁ][а-яё])")
_RU_SHORTENED = re.compile(
    r"(?<![\w.])(?:([Тт]\.) ?(?=[едпкнчо]\.)|(н\.) ?(?=э\.)|([сю]\.) ?(?=ш\.)|([вз]\.) ?(?=д\.))"
)
_RU_TITLE = re.compile(r"(?<![\w.])(?<!\d[ \u00a0])((?:г|ул|пл|им|рис|табл|стр|проф|акад)\.) (?=[А-ЯЁA-Z\d«])")
# In English none is put in: U.S., D.C., J.K. Rowling; one that is there is kept with the name (Chicago).
_EN_INITIALS = re.compile(r"(?<![\w.])((?:[A-Z]\.-?){1,3}) (?=(?:[A-Z]\.[ -]?){0,2}[A-Z][a-z’'])")
_EN_SHORTENED_FORMS = "U.S. U.K. U.N. E.U. D.C. N.Y. L.A. B.C. A.D. M.D. P.S. U.S.S.R. U.A.E."
_EN_SHORTENED = frozenset(_EN_SHORTENED_FORMS.split())
_EN_TITLE = re.compile(r"\b((?:Mr|Mrs|Ms|Dr|Prof|St)\.) (?=[A-Z])|\b((?:[Nn]o|[Ff]ig|[Vv]ol|pp?)\.) (?=\d)")
# Not words: www.a.ru, С.П.Королёв.pdf. Nothing is put into them.
_ADDRESS_END = re.compile(r"\.(?:[a-z][a-z0-9]{1,4}|рф)[.,;:!?)»”]*\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\s\x1f<>]+")
_PLACE = "\ue000"  # of an address, while the rules are at work: a character of nobody's
# A name and its number joined by a hyphen, after which browsers break a line: MS-10, МКС-58, M1-4, M-SO1, Soyuz-2.1a.
# A closing quotation mark goes with it: in a narrow cell it would otherwise stand on a line of its own.
_DESIGNATION = re.compile(
    r"(?<![\w-])(?:[^\W\d_]{1,10}\d?-\d\w{0,7}(?:[.,]\d\w{0,3})?|[МM]-[A-ZА-ЯЁ]{2,3}\d)(?![\w-])[»”]?"
)
# A sign of greater than may stand in an attribute. No sign of less: each search for an end ends at the next beginning.
_TAGS = re.compile(r"""(<(?:"[^"<]*"|'[^'<]*'|[^<>"'])*>)""")


_INNER = str.maketrans({"«": "„", "»": "“", "“": "‘", "”": "’"})


def within_quotes(text: str) -> str:
    """A text that will stand in quotation marks, with those of its own turned into inner ones: „…“ and ‘…’."""
    return text.translate(_INNER)


def no_break(text: str) -> str:
    """Plain text with its breaking spaces made unbreakable where a line must not end. Idempotent."""
    return _remembered(text) if len(text) <= SHORT else _no_break(text)


def _no_break(text: str) -> str:
    addresses = [word for word in _WORD.findall(text) if _is_address(word)] if _PLACE not in text else []
    if addresses:
        text = _WORD.sub(lambda match: _PLACE if _is_address(match[0]) else match[0], text)
    if any(map(str.isdigit, text)):
        text = _by_figures(text)
    if "." in text:
        text = _by_stops(text)
    text = _ABBREVIATION.sub(rf"\1{NBSP}", text)
    text = _short_words_kept(text)
    text = _DASH.sub(NBSP, text) if "—" in text or "–" in text else text
    if addresses:
        text = "".join(part for pair in zip(text.split(_PLACE), [*addresses, ""], strict=True) for part in pair)
    return text


def _is_address(word: str) -> bool:
    if "://" in word or "@" in word or word.startswith("www."):
        return True
    return "." in word and bool(_ADDRESS_END.search(word[-12:]))


def _by_figures(text: str) -> str:
    for rule in (_SHIP, _THOUSANDS, _DAY_MONTH, _MONTH_DAY, _UNIT, _NUMBER_SIGN):
        text = rule.sub(rf"\1{NBSP}", text)
    return text


def _by_stops(text: str) -> str:
    """After the stops of initials and of shortened words."""
    for rule in (_RU_INITIALS, _RU_SHORTENED, _RU_TITLE, _EN_TITLE):
        text = rule.sub(_spaced, text)
    return _EN_INITIALS.sub(lambda match: match[0] if match[1] in _EN_SHORTENED else f"{match[1]}{NBSP}", text)


def _spaced(match: re.Match[str]) -> str:
    return "".join(f"{part}{NBSP}" for part in match.groups() if part)


def _short_words_kept(text: str) -> str:
    """With what follows them. By words: a pattern that is tried at each letter took as long as all other rules."""
    parts = _SPACES.split(text)
    for place in range(0, len(parts) - 2, 2):
        word = parts[place]
        if not word.isalpha():
            found = _LAST_WORD.search(word[-_LONGEST_SHORT - 1 :])  # the end alone: a word may be a whole paste
            word = found[0] if found else ""
        is_line_end = "\n" in parts[place + 1]  # of a plain text: in HTML `richtext` has made it a space
        if not is_line_end and word.lower() in _SHORT_WORDS and parts[place + 2][:1].strip():
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
        _DESIGNATION.sub(r'<span class="nb">\g<0></span>', word) if "-" in word and not _is_address(word) else word
        for word in words.split(" ")
    )
