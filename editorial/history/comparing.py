"""Two states of a record side by side, field by field, word by word."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateparse import parse_duration
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from editorial.admin.lists import light
from editorial.admin.states import moment_text
from editorial.content.columns import OWN_AFFAIRS, column_label, column_language
from editorial.core import languages
from editorial.core.date_formats import long_date
from editorial.core.fields import RichTextField
from editorial.differences import compare
from editorial.revisions.registry import columns
from editorial.revisions.snapshots import Place, Snapshot, Values, linked, text_of


@dataclass(frozen=True)
class Row:
    label: str
    difference: SafeString | str
    is_changed: bool
    is_rich: bool = False
    is_unknown: bool = False  # one of the two states is older than the field


@dataclass
class Group:
    """What was said in one language; without one, the facts."""

    language: str
    changed: list[Row] = field(default_factory=list)
    unchanged: list[Row] = field(default_factory=list)

    @property
    def title(self) -> str:
        return capfirst(str(languages.IN_LANGUAGE[self.language])) if self.language else _("Without a language")


def groups(old: Snapshot, new: Snapshot) -> list[Group]:
    found = {language: Group(language) for language in (*languages.LANGUAGES, "")}
    names = Names((old, new))
    for place in dict.fromkeys((old.place, *old.parts(), *new.parts())):
        model, _pk = place
        before, after = old.values.get(place), new.values.get(place)
        for column in columns(model):
            if column in OWN_AFFAIRS or (place != old.place and _leads_to(model, column) == old.place[0]):
                continue
            row = _row(place, column, before, after, names, whole=old.place)
            group = found[column_language(model, column)]
            (group.changed if row.is_changed else group.unchanged).append(row)
    return [group for group in found.values() if group.changed or group.unchanged]


def _leads_to(model: type[models.Model], column: str) -> type[models.Model] | None:
    return model._meta.get_field(column).related_model


def _row(
    place: Place, column: str, before: Values | None, after: Values | None, names: "Names", *, whole: Place
) -> Row:
    model, _pk = place
    label = column_label(model, column)
    if place != whole:
        label = f"{capfirst(model._meta.verbose_name)} {names.part(place, after or before or {})}: {label}"
    if (before and column not in before) or (after and column not in after):
        return Row(label, _("One of the two is older than this field."), False, is_unknown=True)
    a, b = (names.text(model, column, values or {}) for values in (before, after))
    is_rich = isinstance(model._meta.get_field(column), RichTextField)
    changed = a != b
    return Row(label, compare(a, b, rich=is_rich), changed, is_rich)


class Names:
    """Values in words, with one query for each kind of record that they point at."""

    def __init__(self, snapshots: Iterable[Snapshot]) -> None:
        self.known: dict[type[models.Model], dict[Any, Any]] = {
            model: light(model._base_manager.all()).in_bulk(list(keys))
            for model, keys in linked(tuple(snapshots)).items()
        }

    def text(self, model: type[models.Model], column: str, values: Values) -> str:
        each: Any = model._meta.get_field(column)
        value = values.get(column)
        if value is None or value == "":
            return ""
        if each.related_model is not None:
            keys = value if isinstance(value, list) else [value]
            return "\n".join(sorted(self._name(each.related_model, key) for key in keys))
        return _in_words(each, value)

    def part(self, place: Place, values: Values) -> str:
        """What tells one part from another: its text, or the record that it joins."""
        model, pk = place
        texts = [text_of(values, languages.column(name)) for name in getattr(model, "translated_texts", ())]
        found = next((text for text in texts if text), "")
        links = [self.text(model, name, values) for name in columns(model) if _leads_to(model, name)]
        found = found or next((link for link in links if link), "")
        return f"«{found}»" if found else f"№ {pk}"

    def _name(self, model: type[models.Model], key: object) -> str:
        found = self.known.get(model, {}).get(key)
        return str(found) if found is not None else _("№ %(number)s (deleted since)") % {"number": key}


def _in_words(each: models.Field, value: Any) -> str:
    if each.flatchoices:
        return str(dict(each.flatchoices).get(value, value))
    if isinstance(each, models.CharField | models.TextField | models.FileField):
        return str(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    try:
        python: Any = parse_duration(value) if isinstance(each, models.DurationField) else each.to_python(value)
    except (ValidationError, ValueError, TypeError):
        return str(value)
    if isinstance(each, models.DateTimeField):
        seconds = f":{python.second:02}" if python.second else ""
        return f"{moment_text(python)}{seconds}"
    return long_date(python) if isinstance(each, models.DateField) else str(python)
