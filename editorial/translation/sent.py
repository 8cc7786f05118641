"""What a translator's browser sent: which keys it may have, what each field of it asks for."""

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from editorial.content import roles
from editorial.content.columns import column_label
from editorial.content.lookup import models_of_parts
from editorial.core import languages
from editorial.core.fields import is_too_long

from .sheet import Sheet

SAVE, REVIEW, NEXT, CLAIM = "save", "review", "next", "claim"
_PART = re.compile(r"(?P<model>[a-z]+)-(?P<pk>\d{1,18})-(?P<column>\w+)")


@dataclass(frozen=True)
class Sent:
    """The posted form. Beside a text `key` it has `seen:key`, `stood:key`, `need:key` and, in a
    collision, `theirs:key`."""

    data: Any

    @property
    def action(self) -> str:
        return str(self.data.get("action", SAVE))

    def text(self, key: str) -> str | None:
        found = self.data.get(key)
        return None if found is None else str(found)

    def seen(self, key: str) -> str:
        return str(self.data.get(f"seen:{key}", ""))

    def stood(self, key: str) -> str:
        """The mark of the text that was there. Who keeps the own text has seen the other's: that one counts."""
        return str(self.data.get(f"theirs:{key}" if self.keeps(key) else f"stood:{key}", ""))

    def need(self, key: str) -> str:
        """The state that the page showed."""
        return str(self.data.get(f"need:{key}", ""))

    def holds(self, key: str) -> bool:
        return key in self.data.getlist("holds")

    def keeps(self, key: str) -> bool:
        return key in self.data.getlist("keep")

    def takes(self, key: str) -> bool:
        return key in self.data.getlist("take")

    @property
    def structure_of(self) -> str:
        """The field that asks for the source's structure; nothing is saved then."""
        return str(self.data.get("structure", ""))

    def typed(self, model: Any, language: str) -> list[tuple[str, str]]:
        """Every text in it, with the name of its field: for a page that can no longer put them anywhere."""
        found = []
        for key in self.data:
            for owner, column in _columns(key, model):
                if column in _texts_of(owner, language) and self.data[key].strip() and not is_too_long(self.data[key]):
                    found.append((column_label(owner, column), str(self.data[key])))
        return found

    def of_gone_parts(self, sheet: Sheet) -> list[str]:
        """Keys of parts that stood on the person's page and are not there any more."""
        here = {each.key for each in sheet.fields}
        parts = {part for part, _key in models_of_parts(type(sheet.record))}
        found = []
        for key in self.data:
            if key not in here and _PART.fullmatch(key):
                found += [key for owner, column in _columns(key, type(sheet.record)) if owner in parts]
        return found


def _texts_of(model: Any, language: str) -> list[str]:
    return [languages.column(name, language) for name in model.translated_texts]


def _columns(key: str, model: Any) -> list[tuple[Any, str]]:
    """The columns that a key may mean: of the record itself, or of one of its parts."""
    if match := _PART.fullmatch(key):
        parts = [part for part, _key in models_of_parts(model) if part._meta.model_name == match["model"]]
        return [(part, match["column"]) for part in parts if _is_column(part, match["column"])]
    return [(model, key)] if _is_column(model, key) else []


def _is_column(model: Any, name: str) -> bool:
    return name in {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}


def refuse_forged(request: HttpRequest, sheet: Sheet) -> None:
    """Raises `roles.Refused` for a column that this page never sends: the source's, a status, an address."""
    for key in request.POST:
        for owner, column in _columns(key, type(sheet.record)):
            if column not in _texts_of(owner, sheet.language):
                raise roles.Refused(
                    _("The translation page does not change this: %(field)s.") % {"field": column_label(owner, column)},
                    record=str(sheet.record)[:200],
                    field=key[:100],
                    value=request.POST[key][:200],
                )
