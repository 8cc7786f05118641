"""What a form field holds, in a form that two renderings of one value share."""

import hashlib
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from ..fields import RichTextFormField
from ..wording import strict


def digest(field: forms.Field, value: Any) -> str:
    """12 hexadecimal digits. `value` as it was posted or as it is stored: the same meaning has the same digest."""
    return hashlib.sha256(canonical(field, value).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def canonical(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField):
        return ",".join(sorted({str(one) for one in field.prepare_value(value) or ()}))  # in whatever order
    if isinstance(field, forms.ModelChoiceField):
        return _words(field.prepare_value(value))  # no query, unlike to_python
    if isinstance(field, forms.FileField):
        return _words(value)
    if isinstance(field, forms.MultiValueField):
        parts = value if isinstance(value, list | tuple) else field.widget.decompress(value)
        pairs = zip(field.fields, parts or (), strict=False)
        return "|".join(canonical(part, one) for part, one in pairs).strip("|")
    try:
        python = field.to_python(value)
    except (ValidationError, ValueError, TypeError):
        return f"?{value}"  # what cannot be read equals nothing that is stored
    if isinstance(field, RichTextFormField):
        return strict(python)
    if isinstance(field, forms.BooleanField):
        return str(bool(python))
    return _words(python)


def _words(value: Any) -> str:
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        value = value.replace(microsecond=0, tzinfo=None)
    return "" if value is None else str(value).replace("\r\n", "\n")
