"""Form fields of the admin: text that is cleaned before it is measured, moments that can be meant."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.core.cleaning import CleanText, clean_text
from editorial.core.clock import SPACE_AGE
from editorial.core.fields import CleanField, RichTextField

LAST_YEAR = 2100


class CleanCharField(CleanField):
    """Its value is `CleanText`: what an editor cannot see (NUL, control, zero-width) goes before anything is checked.

    Django would refuse a NUL in words that help nobody who pasted one unknowingly.
    """

    def read(self, value: object) -> CleanText | Any:
        return clean_text(value if isinstance(value, str) else str("" if value is None else value)) or self.empty_value


def validate_moment(moment: datetime) -> None:
    """A year that can be meant. The year 1 would be stored and could not be read back."""
    if not SPACE_AGE.year <= moment.year <= LAST_YEAR:
        raise ValidationError(
            _("The year %(year)d cannot be meant: it should lie between %(first)d and %(last)d."),
            params={"year": moment.year, "first": SPACE_AGE.year, "last": LAST_YEAR},
        )


# For ModelAdmin.formfield_overrides. The empty entries keep fields that have form fields of their own from inheriting
# those of CharField and TextField.
OVERRIDES: dict[type[models.Field], dict[str, Any]] = {
    models.CharField: {"form_class": CleanCharField},
    models.TextField: {"form_class": CleanCharField},
    models.SlugField: {"form_class": forms.SlugField, "widget": AdminTextInputWidget},
    models.DateTimeField: {"validators": [validate_moment]},
    RichTextField: {},
}
