"""Characters as they may be stored, in plain and in rich text alike, and which of them a reader can see."""

import re
import unicodedata
from functools import cache

# Controls, formats (joiners, soft hyphen, tags), separators, and marks that stand on other letters.
_UNSEEN = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn", "Me"}
_BLANKS = set("\u115f\u1160\u2800\u3164\uffa0")  # letters and a symbol by their category, drawn as nothing


def is_visible(text: str) -> bool:
    return any(unicodedata.category(letter) not in _UNSEEN and letter not in _BLANKS for letter in text)


MOST_MARKS = 30  # on one letter: Unicode's own bound for text in streams (UAX #15); sorting them takes their square

_NEVER = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]"
)
# Blocks in which there are marks: a quick look, before the exact one.
_PERHAPS_TOO_MANY = re.compile(
    r"[\u0300-\u036f\u0483-\u0487\u0591-\u1dff\u20d0-\u20ff\u2cef-\u2dff\u302a-\u309a\ua66f-\uabed"
    rf"\ufb1e\ufe20-\ufe2f\U000101fd-\U0001e94a]{{{MOST_MARKS + 1}}}"
)


def stored(text: str) -> str:
    """In NFC, without NUL, control, surrogate, bidirectional-override and zero-width characters and soft hyphens.

    Line breaks and tabs stay, as do the joiners of emoji. Time grows with the length alone.
    """
    if text.isascii():
        return _NEVER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _NEVER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if _PERHAPS_TOO_MANY.search(text):
        text = _too_many_marks().sub(r"\1", text)
    return unicodedata.normalize("NFC", text)


@cache
def _too_many_marks() -> re.Pattern[str]:
    """More marks on a letter than MOST_MARKS. Made at its first use: a look at every mark there is takes 10 ms."""
    marks = "".join(chr(code) for code in range(0x300, 0x1E950) if unicodedata.combining(chr(code)))
    return re.compile(f"([{marks}]{{{MOST_MARKS}}})[{marks}]+")
