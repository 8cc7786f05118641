"""Spaces: too few between sentences, too many between words, one before a comma."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .text import Text
from .types import Finding

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


def check(text: Text) -> Iterator[Finding]:
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
