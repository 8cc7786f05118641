"""Addresses and forms that carry what cannot be meant (an id of letters, a day that is none): it is left out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.http import HttpRequest

from editorial.core.cleaning import clean_text


def could_be(field: models.Field, value: object) -> bool:
    """True where the value can be one of the field's, whether or not such a record exists."""
    try:
        field.to_python(value)
    except (ValidationError, ValueError, OverflowError):
        return False
    return True


def _ids(field: Any, values: Iterable[object]) -> list[Any]:
    pk = field.related_model._meta.pk
    return [one for one in values if not one or could_be(pk, one)]


class Searched:
    """Offers what is chosen; the rest is found by typing.

    Django asks the database for whatever stands in the address, and falls over letters. `loaded` are records that the
    form has already.
    """

    field: Any
    choices: Any
    is_required: bool
    allow_multiple_selected: bool
    loaded: Sequence[models.Model] = ()

    def optgroups(self, name: str, value: Sequence[object], attr: Mapping[str, object] | None = None) -> list[Any]:
        chosen = {str(one) for one in value if str(one)}
        if chosen != {str(record.pk) for record in self.loaded}:
            return super().optgroups(name, _ids(self.field, value), attr)  # type: ignore[misc]
        options: list[Any] = []
        if not self.is_required and not self.allow_multiple_selected:
            options.append(self.create_option(name, "", "", False, 0))  # type: ignore[attr-defined]
        for record in self.loaded:
            label = self.choices.field.label_from_instance(record)
            options.append(self.create_option(name, record.pk, label, chosen, len(options)))  # type: ignore[attr-defined]
        return [(None, options, 0)]


class SearchedSelect(Searched, AutocompleteSelect):
    pass


class SearchedSelectMultiple(Searched, AutocompleteSelectMultiple):
    pass


def initial(model: type[models.Model], asked: dict[str, Any]) -> dict[str, Any]:
    """What the address of a new record's form asks for, read as the fields read it."""
    return {name: value for name, typed in asked.items() if (value := _read(model, name, typed)) is not None}


def _read(model: type[models.Model], name: str, typed: object) -> object:
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return typed
    if field.many_to_many or not isinstance(typed, str):
        return typed  # ids, which their select looks at
    if isinstance(field, models.FileField):
        return None
    text = clean_text(typed)
    if field.is_relation:
        return text if could_be(field.target_field, text) else None
    return field.to_python(text) if could_be(field, text) else None


def forget_what_is_no_record(request: HttpRequest, model: type[models.Model]) -> None:
    """Of the ticked rows of a list, keep those that can be records."""
    sent: Any = request.POST.copy()
    pk = model._meta.pk
    sent.setlist(ACTION_CHECKBOX_NAME, [one for one in sent.getlist(ACTION_CHECKBOX_NAME) if could_be(pk, one)])
    request.POST = sent
