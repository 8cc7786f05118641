"""The source text travels with the form, signed: which text its user had before the eyes."""

from django.core import signing

SALT = "editorial.translation"


def signed(field: str, source: str) -> str:
    """The text itself: no other place is sure to keep it once it has been changed (a script leaves no trace)."""
    return signing.dumps([field, source], salt=SALT, compress=True)


def seen(field: str, token: str) -> str | None:
    """The source text that was on the page; None for a token that is not of this field or not ours."""
    try:
        name, source = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return str(source) if name == field else None
