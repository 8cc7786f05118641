"""What a form field holds, in a form that two renderings of one value share."""

import hashlib
from datetime import datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from editorial.core.fields import RichTextFormField
from editorial.core.fingerprints import strict


def digest(field: forms.Field, value: object) -> str:
    """12 hexadecimal digits. `value` as it was posted or as it is stored: the same meaning has the same digest."""
    return hashlib.sha256(canonical(field, value).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def canonical(field: forms.Field, value: object) -> str:
    if isinstance(field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField):
        return ",".join(sorted({str(one) for one in field.prepare_value(value) or ()}))  # in whatever order
    if isinstance(field, forms.ModelChoiceField):
        return _words(field.prepare_value(value))  # no query, unlike to_python
    if isinstance(field, forms.MultiValueField):
        parts = value if isinstance(value, list | tuple) else field.widget.decompress(value)
        pairs = zip(field.fields, parts or (), strict=False)
        return "|".join(canonical(part, one) for part, one in pairs).strip("|")
    return _words(value) if isinstance(field, forms.FileField) else _read(field, value)


def _read(field: forms.Field, value: object) -> str:
    try:
        python = field.to_python(value)
    except (ValidationError, ValueError, TypeError):
        return f"?{value}"  # what cannot be read equals nothing that is stored
    if isinstance(field, forms.BooleanField):
        return str(bool(python))
    return strict(str(python)) if isinstance(field, RichTextFormField) else _words(python)


def _words(value: object) -> str:
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    if isinstance(value, datetime | time):
        value = value.replace(microsecond=0, tzinfo=None)  # as a form shows it
    return "" if value is None else str(value).replace("\r\n", "\n")
