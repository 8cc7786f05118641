"""The rich-text field. The editor behind it can be swapped without touching data: what is stored is clean HTML."""

from typing import Any

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .cleaning import clean_html

LONGEST = 300_000  # characters; the longest article of the old site had 40,000


class RichTextWidget(CKEditorWidget):
    """CKEditor that never receives what the sanitiser would refuse, even from a database written by other hands."""

    def format_value(self, value: Any) -> str | None:
        formatted = super().format_value(value)
        return clean_html(formatted) if formatted else formatted


class RichTextFormField(forms.CharField):
    widget = RichTextWidget

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if len(text) > LONGEST:
            raise ValidationError(
                _("This text has %(length)d characters of markup; the most is %(most)d. Was a file pasted into it?"),
                params={"length": len(text), "most": LONGEST},
            )
        return clean_html(text)


class RichTextField(models.TextField):
    """HTML, sanitised on the way into the database whichever way it came (form, factory, import, shell)."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:
        value = clean_html(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.pop("widget", None)  # the admin's plain textarea
        return super().formfield(**{"form_class": RichTextFormField, **kwargs, "widget": RichTextWidget})
