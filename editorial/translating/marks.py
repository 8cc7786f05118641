"""Short signs that travel with the form: which text of the other side its user had before the eyes."""

import hashlib
import re

from django.core import signing

from ..cleaning import clean_html, clean_text

SALT = "editorial.translating"
_SPACE = re.compile(r"[ \t\n]+")
# Between these, white space is the editor's own layout of its HTML.
_LAYOUT = re.compile(r" ?(</?(?:p|h2|h3|ul|ol|li|blockquote|footer|table|caption|t\w+|hr|br)\b[^>]*>) ?")


def mark(text: str, *, rich: bool) -> str:
    """Equal for two texts that would be stored as the same. A quotation mark's shape does count here."""
    form = _LAYOUT.sub(r"\1", _SPACE.sub(" ", clean_html(text))) if rich else clean_text(text)
    return hashlib.sha256(form.encode()).hexdigest()[:32]


def signed(field: str, source: str) -> str:
    """The source text itself: no other place is sure to keep it once it has been changed (a script leaves no trace)."""
    return signing.dumps([field, source], salt=SALT, compress=True)


def seen(field: str, token: str) -> str | None:
    """The source text that was on the page; None for a token that is not of this field or not ours."""
    try:
        name, source = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return str(source) if name == field else None
