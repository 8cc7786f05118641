"""Letters of the wrong alphabet, and text read in the wrong encoding."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .text import Text
from .types import Finding

_CYRILLIC_LOOKALIKES = "АВЕКМНОРСТУХаеорсухіѕј"
_LATIN_LOOKALIKES = "ABEKMHOPCTYXaeopcyxisj"
TO_LATIN = str.maketrans(_CYRILLIC_LOOKALIKES, _LATIN_LOOKALIKES)
# The reverse, without the letters that Russian does not have.
TO_CYRILLIC = str.maketrans(_LATIN_LOOKALIKES[:-3], _CYRILLIC_LOOKALIKES[:-3])
# A ship's series is translated, not transcribed: «МС» typed in English means MS, though С looks like C.
_SERIES = {"МС": "MS", "МS": "MS", "MС": "MS", "ТМА": "TMA", "ТМ": "TM", "МКС": "ISS", "ФГ": "FG"}
# Russian abbreviations that can be typed wholly with Latin keys and still look right.
_LOOK_RUSSIAN = frozenset({"МС", "МКС", "РКК", "ТМА", "ТМ", "РН", "ЕКА", "РС", "ТК", "СА", "ВВС", "КС", "НАСА"})

_CYR, _LAT = "А-Яа-яЁёіѕј", "A-Za-z"
# Letters and digits between hyphens and stops: «USB-порт» and "Wi-Fi-сеть" are two honest words, "МS" is not one.
_SEGMENT = re.compile(rf"[{_CYR}{_LAT}0-9]+")
_RUSSIAN_RUN = re.compile(rf"[«„]?[{_CYR}][{_CYR}0-9-]*(?:[ \u00a0]+[«„]?[{_CYR}][{_CYR}0-9-]*)*[»“]?")
# A Latin a, c, o, y or e alone between Russian words: a preposition typed on the wrong keyboard.
_LONE_LATIN = re.compile(rf"(?<=[{_CYR},»][ \u00a0])[acoy](?=[ \u00a0]+[«{_CYR}])")
_LATIN_CAPITALS = re.compile(r"(?<![A-Za-z0-9])[ABEKMHOPCTYX]{2,4}(?![A-Za-z])")

# Windows-1251 read as Latin-1 is a row of accented letters, which no European word has three of together.
_MOJIBAKE_1251 = re.compile(r"[À-ÖØ-öø-ÿ¸¨]{3,}")
# UTF-8 read as Windows-1251: every other letter is Р or С, the next one is not of the Russian alphabet.
_MOJIBAKE_UTF8 = re.compile(
    r"(?:[РС][ЂЃѓ„†‡€‰Љ‹ЊЌЋЏђ•™љ›њќћџЎўЈ¤Ґ¦§©Є¬®Ї°±Ііґµ¶·№є»јЅѕї‚…‘’“”–—ё\u00a0-]){3,}|вЂ\S|â€\S?"
)
# UTF-8 read as Latin-1 or Windows-1252; the replacement character; letters lost to question marks.
_MOJIBAKE_OTHER = re.compile(r"(?:[ÐÑ][^\sÐÑ]){3,}|\ufffd+|(?<!\?)\?{4,}(?!\?)")
_MOJIBAKE = re.compile("|".join(p.pattern for p in (_MOJIBAKE_UTF8, _MOJIBAKE_OTHER, _MOJIBAKE_1251)))


def check_alphabets(text: Text) -> Iterator[Finding]:
    broken = list(_mojibake(text))
    yield from broken
    if text.language == "en":
        yield from _mixed(text)
        yield from _left_in_english(text, broken)
    else:
        if not any(f.code == "mojibake" for f in broken):
            yield from _mixed(text)
        yield from _latin_in_russian(text)


def _mojibake(text: Text) -> Iterator[Finding]:
    """Unreadable letters, with the words they were made from where these can be decoded."""
    for match in _MOJIBAKE.finditer(text.plain):
        message = _("These letters were read in a wrong encoding.")
        yield text.finding("mojibake", match.start(), match.end(), message, _decoded(match[0]))


def _decoded(broken: str) -> str | None:
    """The Russian word that was spoilt, or nothing: a guess that is not wholly Russian is no help."""
    for wrong, right in (("latin-1", "cp1251"), ("cp1251", "utf-8"), ("cp1252", "utf-8"), ("latin-1", "utf-8")):
        try:
            word = broken.encode(wrong).decode(right)
        except UnicodeError:
            continue
        if re.fullmatch(r"[А-Яа-яЁё]+", word):
            return word
    return None


def _mixed(text: Text) -> Iterator[Finding]:
    """Words with letters of both alphabets. Mended only when every stray letter has a look-alike in the right one."""
    for match in _SEGMENT.finditer(text.plain):
        word = match[0]
        if not (re.search(f"[{_CYR}]", word) and re.search(f"[{_LAT}]", word)):
            continue
        russian = text.language == "ru" and len(re.findall(f"[{_CYR}]", word)) * 2 >= len(re.sub(r"\d", "", word))
        replacement = _SERIES.get(word) or word.translate(TO_CYRILLIC if russian else TO_LATIN)
        if text.language == "ru" and word in _SERIES:
            replacement = "МС"
        clean = not re.search(f"[{_LAT if russian else _CYR}]", replacement)
        message = _("Letters of the other alphabet inside a word.")
        yield text.finding("mixed_alphabet", match.start(), match.end(), message, replacement if clean else None)


def _left_in_english(text: Text, broken: list[Finding]) -> Iterator[Finding]:
    spoilt = {place for finding in broken for place in range(finding.start, finding.end)}
    for match in _RUSSIAN_RUN.finditer(text.plain):
        start, end = match.span()
        around = text.before(start, 1) + text.plain[end : end + 1]
        if all(text.foreign[start:end]) or re.search(f"[{_LAT}]", around):
            continue
        place = text.finding("cyrillic", start, end, "")
        if place.start in spoilt or place.end - 1 in spoilt:
            continue
        series = re.split(r"(?=-\d)", match[0])
        replacement = _SERIES[series[0]] + "".join(series[1:]) if series[0] in _SERIES else None
        if len(match[0]) == 1 and text.plain[start - 1 : start].isdigit():
            replacement = match[0].translate(TO_LATIN)
        yield text.finding("cyrillic", start, end, _("Cyrillic letters are left in the English text."), replacement)


def _latin_in_russian(text: Text) -> Iterator[Finding]:
    message = _("Latin letters that look like Russian ones.")
    for match in _LONE_LATIN.finditer(text.plain):
        yield text.finding("latin_twin", match.start(), match.end(), message, match[0].translate(TO_CYRILLIC))
    for match in _LATIN_CAPITALS.finditer(text.plain):
        lookalike = match[0].translate(TO_CYRILLIC)
        if lookalike in _LOOK_RUSSIAN and not text.foreign[match.start()]:
            yield text.finding("latin_twin", match.start(), match.end(), message, lookalike)
