"""A form shows as text what its user may not change, and refuses what is sent for it all the same."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from editorial.content import roles
from editorial.content.columns import column_label, column_language
from editorial.content.models import Record
from editorial.content.roles import Person
from editorial.core import languages
from editorial.core.fields import RichTextField
from editorial.core.page_text import richtext

CELL = re.compile(r"(?P<prefix>.+)-\d+-(?P<name>\w+)", re.ASCII)  # of a row: "tasks-0-text_ru"


def closed_languages(user: Person) -> set[str]:
    """In which this user writes nothing; "" stands for what has no language."""
    closed = {language for language in languages.LANGUAGES if not roles.may_edit(user, language)}
    return closed if roles.may_edit_facts(user) else {*closed, ""}


@cache
def editable_names(model: type[models.Model]) -> frozenset[str]:
    fields = (*model._meta.concrete_fields, *model._meta.many_to_many)
    return frozenset(field.name for field in fields if field.editable and not getattr(field, "primary_key", False))


def closed_columns(user: Person, model: type[models.Model], names: Iterable[str]) -> list[str]:
    known, closed = editable_names(model), closed_languages(user)
    return [name for name in names if name in known and column_language(model, name) in closed]


@cache
def reading(model: type[models.Model], column: str) -> Callable[[models.Model], SafeString | str]:
    """A read-only field that shows rich text as it reads, where Django would show its tags."""

    def shown(record: models.Model) -> SafeString | str:
        return richtext(getattr(record, column) or "") or "—"

    shown.short_description = lazy(column_label, str)(model, column)  # type: ignore[attr-defined] # Django's own protocol
    shown.__name__ = column
    return shown


def as_read(model: type[models.Model], names: Iterable[Any], closed: Iterable[str]) -> list[Any]:
    """Field names of a fieldset, the closed rich texts replaced by what shows them."""
    shut = set(closed)
    found: list[Any] = []
    for name in names:
        if isinstance(name, list | tuple):
            found.append(tuple(as_read(model, name, shut)))
        elif name in shut and isinstance(model._meta.get_field(name), RichTextField):
            found.append(reading(model, name))
        else:
            found.append(name)
    return found


def refuse_forged(
    request: HttpRequest, model: type[models.Model], about: Record | None, formsets: Iterable[Any]
) -> None:
    """Raises `roles.Refused` for a posted column that the page of this user does not offer.

    `formsets`: the classes of the rows in the form, in its order.
    """
    rows, closed = _by_prefix(formsets), closed_languages(request.user)
    for key in request.POST:
        for owner, name in _meant(key, model, rows):
            if name in editable_names(owner) and column_language(owner, name) in closed:
                raise roles.Refused(
                    _("Your role does not let you change this: %(field)s.") % {"field": column_label(owner, name)},
                    record=str(about or "")[:200],
                    field=key[:100],
                    value=request.POST[key][:200],
                )


def _by_prefix(formsets: Iterable[Any]) -> dict[str, Any]:
    """A second one of the same rows has a number in its prefix: Django's rule."""
    found: dict[str, Any] = {}
    met: Counter[str] = Counter()
    for formset in formsets:
        prefix = formset.get_default_prefix()
        met[prefix] += 1
        found[prefix if met[prefix] == 1 else f"{prefix}-{met[prefix]}"] = formset
    return found


def _meant(key: str, model: type[models.Model], rows: dict[str, Any]) -> Iterator[tuple[Any, str]]:
    owner, name = model, key
    if (cell := CELL.fullmatch(key)) and cell["prefix"] in rows:
        formset = rows[cell["prefix"]]
        owner, name = formset.model, cell["name"]
        if name == formset.fk.name:  # a row's way back to its record travels with it
            return
    yield owner, name
    if name.endswith(("_0", "_1")):  # the two boxes of a moment
        yield owner, name[:-2]
