"""Quotation marks, brackets and apostrophes; spaces, too few between sentences, too many between words."""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .text import Text
from .types import Finding

# „ opens and “ closes in Russian inner quotes; in English “ opens.
_PAIRS = {"ru": {"«": "»", "„": "“", "(": ")"}, "en": {"“": "”", "(": ")", "«": "»"}}
_MARKS = {"ru": ("«", "»"), "en": ("“", "”")}
# The bracket of a list's number or letter: «1)», "b)" at a line's start or after a space.
_LIST_MARK = re.compile(r"(?:^|[\s(])[\wА-Яа-я]{1,2}$")
_OPENS = re.compile(r"(?:^|[\s(\[«“„—–\u00a0/-])$")
_GUILLEMETS = re.compile(r"[«»]")
_ENGLISH_QUOTATION = re.compile(r"“([^“”\n]*)”")
_GERMAN_QUOTATION = re.compile(r"„([^„“”\n]*)[“”]")
_RUSSIAN_LETTER = re.compile(r"[А-Яа-яЁё]")

_CONTRACTIONS = re.compile(
    r"\b(don|doesn|didn|isn|aren|wasn|weren|couldn|wouldn|shouldn|hasn|haven|hadn|won|can)(t)\b"
    r"|\b(they|you)(re|ve|ll)\b|\b(we)(ve)\b|\b(that|there|what|here)(s)\b",
    re.IGNORECASE,
)
# "wont" is also a noun and an adjective: "as is his wont", "was wont to say". "cant" likewise after an article.
_REAL_WORD = re.compile(r"\b(?:his|her|their|its|our|my|your|was|were|is|are|the|a)\s+$", re.IGNORECASE)
# A consonant before -ys makes neither an English plural nor a verb: "countrys" has lost its apostrophe.
_LOST_YS = re.compile(r"\b([a-z]+[bcdfghjklmnpqrstvwxz]y)(s)\b")
_LOST_S = re.compile(r"\b([Tt]oday|[Yy]esterday|[Cc]hildren|[Ww]omen|[Mm]en)(s)\b")

# A full stop between a small letter (or digit, or closing mark) and a capital: "factory.It", «2018.На». Initials
# ("С.П.Королёв") have a capital before the stop; «т.е.», "energia.ru" and "2.1a" a small letter after it.
_GLUED = re.compile(r"(?<=[a-zа-яё0-9»”)\]])([.!?…][»”)]?)(?=[«“„(]?[A-ZА-ЯЁ](?:[a-zа-яё]|\s))")
# A comma or semicolon between two letters: "Korolev,Tomsk". Between digits it is part of a number.
_GLUED_COMMA = re.compile(r"(?<=[a-zа-яё»”)])[,;](?=[A-Za-zА-Яа-яЁё«“])")
_DOUBLE = re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")
# The stop of «0 .5» or of an ellipsis at a line's start is left alone: only a mark that ends something.
_BEFORE_MARK = re.compile(r"(?<=[^\s—–(«“„])[ \u00a0\u202f]+(?=[,;!?]|[:.](?:\s|$))")
# Addresses are no sentences: "www.Energia.Ru", "press@Energia.Ru". Lengths are bounded: a paste may be one word.
_ADDRESS = re.compile(
    r"(?<!\S)\S{0,60}(?:://|www\.|@)\S*|\b[\w-]{1,60}\.(?:ru|com|org|net|info|gov|int|su|рф)\b", re.IGNORECASE
)


def check_quotes(text: Text) -> Iterator[Finding]:
    yield from _straight(text)
    yield from _foreign_marks(text)
    blocks = text.blocks()
    for index, (start, end) in enumerate(blocks):
        following = text.plain[slice(*blocks[index + 1])].lstrip()[:1] if index + 1 < len(blocks) else ""
        yield from _unpaired(text, start, end, following)
    if text.language == "en":
        yield from _apostrophes(text)


def _straight(text: Text) -> Iterator[Finding]:
    """Straight quotes with the mark that belongs there. A straight mark after a figure, none open, is inches."""
    opening, closing = _MARKS[text.language]
    for start, end in text.blocks():
        is_open = False
        for match in re.finditer('"', text.plain[start:end]):
            place = start + match.start()
            before = text.plain[max(start, place - 12) : place]
            if not is_open and before[-1:].isdigit():
                continue
            opens = bool(_OPENS.search(before)) and not (is_open and before[-1:] == opening)
            is_open = opens
            mark = opening if opens else closing
            message = _("A straight quotation mark stands where a typographic one belongs.")
            yield text.finding("straight_quote", place, place + 1, message, mark)


def _foreign_marks(text: Text) -> Iterator[Finding]:
    """Russian marks in English and English marks around Russian words."""
    message = _("A quotation mark of the other language.")
    if text.language == "en":
        for match in _GUILLEMETS.finditer(text.plain):
            if not text.foreign[match.start()]:
                mark = "“" if match[0] == "«" else "”"
                yield text.finding("foreign_quote", match.start(), match.end(), message, mark)
        for match in _GERMAN_QUOTATION.finditer(text.plain):
            yield text.finding("foreign_quote", match.start(), match.start() + 1, message, "“")
            if match[0][-1] == "“":
                yield text.finding("foreign_quote", match.end() - 1, match.end(), message, "”")
        return
    for match in _ENGLISH_QUOTATION.finditer(text.plain):
        if not _RUSSIAN_LETTER.search(match[1]):
            continue
        yield text.finding("foreign_quote", match.start(), match.start() + 1, message, "«")
        yield text.finding("foreign_quote", match.end() - 1, match.end(), message, "»")


def _unpaired(text: Text, start: int, end: int, following: str) -> Iterator[Finding]:
    """Marks of one block that have no pair. `following` is how the next block begins.

    A quotation of several paragraphs opens each of them and closes the last: “ before a block that opens is right.
    """
    pairs, opened = _pairs_for(text, start, end), list[tuple[str, int]]()
    awaited: Counter[str] = Counter()  # the closing marks of what is open
    for place in range(start, end):
        char = text.plain[place]
        if char in pairs:
            opened.append((char, place))
            awaited[pairs[char]] += 1
        elif char not in pairs.values():
            continue
        elif awaited[char]:
            while pairs[opened[-1][0]] != char:
                awaited[pairs[opened[-1][0]]] -= 1
                yield _lonely(text, opened.pop()[1])
            opened.pop()
            awaited[char] -= 1
        elif not (char == ")" and _LIST_MARK.search(text.plain[max(start, place - 12) : place])):
            yield _lonely(text, place)
    for mark, place in opened:
        if not (mark in "“«" and following == mark):
            yield _lonely(text, place)


def _pairs_for(text: Text, start: int, end: int) -> dict[str, str]:
    """English marks may stand in Russian around English words; then “ opens, unless „ stands before it."""
    pairs = _PAIRS[text.language]
    block = text.plain[start:end]
    if text.language == "en" and "„" in block:
        return {**pairs, "„": "“", "“": "”"} if "”" in block else {"„": "“", "(": ")", "«": "»"}
    if text.language == "ru" and "„" not in block and ("“" in block or "”" in block):
        return {**pairs, "“": "”"}
    return pairs


def _lonely(text: Text, place: int) -> Finding:
    return text.finding("unpaired", place, place + 1, _("This mark has no pair in its paragraph."))


def _apostrophes(text: Text) -> Iterator[Finding]:
    message = _("An apostrophe is lost.")
    for match in _CONTRACTIONS.finditer(text.plain):
        if match[0].lower() in {"wont", "cant"} and _REAL_WORD.search(text.before(match.start(), 12)):
            continue
        head, tail = [group for group in match.groups() if group]
        yield text.finding("apostrophe", match.start(), match.end(), message, f"{head}’{tail}")
    for pattern in (_LOST_YS, _LOST_S):
        for match in pattern.finditer(text.plain):
            yield text.finding("apostrophe", match.start(), match.end(), message, f"{match[1]}’s")


def check_spacing(text: Text) -> Iterator[Finding]:
    addresses = {place for match in _ADDRESS.finditer(text.plain) for place in range(*match.span())}
    for pattern, message in (
        (_GLUED, _("Two sentences stand together without a space.")),
        (_GLUED_COMMA, _("A space is missing after the comma.")),
    ):
        for match in pattern.finditer(text.plain):
            if match.start() not in addresses:
                yield text.finding("glued", match.start(), match.end(), message, f"{match[0]} ")
    for match in _DOUBLE.finditer(text.plain):
        if not _BEFORE_MARK.match(text.plain, match.start()):
            yield text.finding("double_space", match.start(), match.end(), _("More than one space in a row."), " ")
    for match in _BEFORE_MARK.finditer(text.plain):
        message = _("A space stands before a punctuation mark.")
        yield text.finding("space_before", match.start(), match.end(), message, "")
