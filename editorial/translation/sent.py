"""What a translator's browser sent: which keys it may have, what each field of it asks for."""

import re
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from editorial.content import roles
from editorial.content.columns import column_label
from editorial.content.models import Record
from editorial.content.translation_urls import models_of_parts
from editorial.core import languages
from editorial.core.fields import is_too_long

from .form import TranslationForm

SAVE, REVIEW, NEXT, CLAIM = "save", "review", "next", "claim"
_PART = re.compile(r"(?P<model>[a-z]+)-(?P<pk>\d{1,18})-(?P<column>\w+)")


@dataclass(frozen=True)
class Sent:
    """The posted form. Beside a text `key` it has `seen:key`, `stood:key`, `need:key` and, in a
    collision, `theirs:key`."""

    data: QueryDict

    @property
    def action(self) -> str:
        return str(self.data.get("action", SAVE))

    def text(self, key: str) -> str | None:
        found = self.data.get(key)
        return None if found is None else str(found)

    def seen(self, key: str) -> str:
        return str(self.data.get(f"seen:{key}", ""))

    def base_digest(self, key: str) -> str:
        """Of the text that was there. Who keeps the own text has seen the other's: that one counts."""
        return str(self.data.get(f"theirs:{key}" if self.keeps_mine(key) else f"stood:{key}", ""))

    def need(self, key: str) -> str:
        """The state that the page showed."""
        return str(self.data.get(f"need:{key}", ""))

    def confirms(self, key: str) -> bool:
        return key in self.data.getlist("holds")

    def keeps_mine(self, key: str) -> bool:
        return key in self.data.getlist("keep")

    def takes_theirs(self, key: str) -> bool:
        return key in self.data.getlist("take")

    @property
    def structure_of(self) -> str:
        """The field that asks for the source's structure; nothing is saved then."""
        return str(self.data.get("structure", ""))

    def typed(self, model: type[Record], language: str) -> list[tuple[str, str]]:
        """Every text in it, with the name of its field: for a page that can no longer put them anywhere."""
        return [
            (column_label(owner, column), text)
            for key in self.data
            if (text := str(self.data[key])).strip() and not is_too_long(text)
            for owner, column in _columns(key, model)
            if column in _texts_of(owner, language)
        ]

    def keys_of_deleted_parts(self, form: TranslationForm) -> list[str]:
        """Keys of parts that stood on the person's page and are not there any more."""
        here = {each.key for each in form.fields}
        parts = {part for part, _key in models_of_parts(type(form.record))}
        return [
            key
            for key in self.data
            if key not in here and _PART.fullmatch(key)
            for owner, _column in _columns(key, type(form.record))
            if owner in parts
        ]


def _texts_of(model: type[Record], language: str) -> list[str]:
    return [languages.column(name, language) for name in model.translated_texts]


def _columns(key: str, model: type[Record]) -> list[tuple[type[Record], str]]:
    """The columns that a key may mean: of the record itself, or of one of its parts."""
    if match := _PART.fullmatch(key):
        parts = [part for part, _key in models_of_parts(model) if part._meta.model_name == match["model"]]
        return [(part, match["column"]) for part in parts if _is_column(part, match["column"])]
    return [(model, key)] if _is_column(model, key) else []


def _is_column(model: type[Record], name: str) -> bool:
    return name in {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}


def refuse_forged(request: HttpRequest, form: TranslationForm) -> None:
    """Raises `roles.Refused` for a column that this page never sends: the source's, a status, an address."""
    for key in request.POST:
        for owner, column in _columns(key, type(form.record)):
            if column not in _texts_of(owner, form.language):
                raise roles.Refused(
                    _("The translation page does not change this: %(field)s.") % {"field": column_label(owner, column)},
                    record=str(form.record)[:200],
                    field=key[:100],
                    value=request.POST[key][:200],
                )
