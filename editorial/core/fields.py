"""The rich-text field. The editor behind it can be swapped without touching data: what is stored is clean HTML."""

from typing import Any, Self

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .cleaning import LONGEST, CleanHtml, clean_html


def is_too_long(value: object) -> bool:
    return isinstance(value, str) and len(value) > LONGEST


def refuse_too_long(text: str) -> None:
    """Raise ValidationError for a text that nobody wrote, before it is read through."""
    if len(text) > LONGEST:
        raise ValidationError(
            _("This text has %(length)d characters of markup; the most is %(most)d. Was a file pasted into it?"),
            code="too_long",
            params={"length": len(text), "most": LONGEST},
        )


class CleanField(forms.CharField):
    """A form field whose value is clean, and says so by its type. It refuses a text that is too long, unread.

    A form asks for what was sent several times (has it changed, is it valid), and for what is stored: each is cleaned
    at the first.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._cleaned: dict[str, Any] | None = None  # of one form alone: a class's own field remembers nothing

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        field = super().__deepcopy__(memo)
        field._cleaned = {}
        return field

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str):
            return self.read(value)
        refuse_too_long(value)
        if self._cleaned is None:
            return self.read(value)
        if value not in self._cleaned:
            self._cleaned[value] = self.read(value)
        return self._cleaned[value]

    def read(self, value: object) -> Any:
        """The clean text of a value that is not too long."""
        raise NotImplementedError

    def bound_data(self, data: object, initial: object) -> Any:
        return initial if is_too_long(data) else super().bound_data(data, initial)


class RichTextWidget(CKEditorWidget):
    """CKEditor that never receives what the sanitiser would refuse, even from a database written by other hands."""

    def format_value(self, value: object) -> str | None:
        formatted = super().format_value(value)
        return clean_html(formatted) if formatted else formatted


class RichTextFormField(CleanField):
    """Its value is `CleanHtml`: it knows what was left out. `language` is that of the text."""

    widget = RichTextWidget

    def __init__(self, *, language: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.language = language

    def read(self, value: object) -> CleanHtml:
        text = value if isinstance(value, CleanHtml) else str(value or "").strip()
        cleaned = clean_html(text, self.language)
        refuse_too_long(cleaned)
        return cleaned


class RichTextField(models.TextField):
    """HTML, sanitised on the way into the database whichever way it came (form, factory, import, shell).

    A save raises ValidationError for a text that is too long.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:
        text = getattr(model_instance, self.attname) or ""
        refuse_too_long(text)
        value = clean_html(text, self._language())
        refuse_too_long(value)
        setattr(model_instance, self.attname, value)
        return str(value)

    def clean(self, value: str | None, model_instance: models.Model | None) -> Any:
        refuse_too_long(value or "")
        return super().clean(value, model_instance)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        kwargs.pop("widget", None)  # the admin's plain textarea
        own = {"form_class": RichTextFormField, "language": self._language()}
        return super().formfield(**{**own, **kwargs, "widget": RichTextWidget})

    def _language(self) -> str:
        return str(getattr(self, "language", ""))  # of a column of django-modeltranslation
