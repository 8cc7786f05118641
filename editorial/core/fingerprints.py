"""When two texts say the same: the one normal form, and the hash that stands for it.

What a translator need not see is no change: line breaks between tags, doubled and no-break spaces, the shape of
quotation marks and dashes, soft hyphens, Unicode composition. Everything else is: a word, a figure, a tag, a link.
"""

import hashlib
import re
import unicodedata
from html import unescape

from .cleaning import plain

_QUOTES = re.compile(r"[«»„“”‟\"]")
_APOSTROPHES = re.compile(r"[’‘ʼ]")
_DASHES = re.compile(r"[‐‑‒–—−]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_SPACE = re.compile(r"\s+")
_BLOCKS = "p|h2|h3|ul|ol|li|blockquote|footer|table|caption|thead|tbody|tfoot|tr|td|th|figure|br|hr"
_BETWEEN_TAGS = re.compile(rf"\s*(</?(?:{_BLOCKS})\b[^<>]*>)\s*")
_MARKUP_SPACE = re.compile(r"[ \t\r\n]+")
_MARKUP_BETWEEN_TAGS = re.compile(rf" ?(</?(?:{_BLOCKS})\b[^<>]*>) ?")
_TAG = re.compile(r"<(\w+)((?: [^<>]*)?)>")
_ATTRIBUTE = re.compile(r' [\w-]+="[^"]*"')
_OLD_NAME = re.compile(r"<(/?)(b|i)>")  # an editor writes <strong> and <em>
_EMPTY_CELL = re.compile("(<t[dh][^<>]*>)(?:\u00a0|<br>)(</t[dh]>)")  # the editor gives it a width so
_LAST_BREAK = re.compile(r"<br>(</(?:p|li|td|th|h2|h3|blockquote)>)")
_WORD = re.compile(r"\w+(?:[-’'.,:]\w+)*")


def normal(text: str) -> str:
    """Idempotent. Rich text keeps its tags, plain text has none."""
    text = unicodedata.normalize("NFC", unescape(text) if "<" not in text else text.replace("&nbsp;", " "))
    text = _INVISIBLE.sub("", text)
    text = _QUOTES.sub('"', _APOSTROPHES.sub("'", _DASHES.sub("-", text)))
    return _BETWEEN_TAGS.sub(r"\1", _SPACE.sub(" ", text)).strip()


def strict(html: str) -> str:
    """Clean rich text as any editor would lay it out: quotes, dashes, no-break spaces and every tag still count."""
    html = _OLD_NAME.sub(_new_name, html)
    html = _TAG.sub(_attributes_in_order, html.replace("&nbsp;", "\u00a0"))
    html = _MARKUP_BETWEEN_TAGS.sub(r"\1", _MARKUP_SPACE.sub(" ", html))
    return _LAST_BREAK.sub(r"\1", _EMPTY_CELL.sub(r"\1\2", html)).strip(" \n")


def _new_name(tag: re.Match[str]) -> str:
    return f"<{tag[1]}{'strong' if tag[2] == 'b' else 'em'}>"


def _attributes_in_order(tag: re.Match[str]) -> str:
    return f"<{tag[1]}{''.join(sorted(_ATTRIBUTE.findall(tag[2])))}>"


def fingerprint(text: str) -> str:
    """16 hexadecimal digits of SHA-256 over the normal form; empty for a text in which nothing can be read."""
    form = normal(text)
    return hashlib.sha256(form.encode()).hexdigest()[:16] if plain(form) else ""


def words_of(text: str) -> list[str]:
    return _WORD.findall(plain(text))
