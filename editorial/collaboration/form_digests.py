"""A form writes only the fields that its user changed.

The page carries what every field held when it was made, the base: a digest for each (`digests_of_page`). A field that
comes back as it went out is left as it is stored now, whoever changed it since. A field that two people changed is a
conflict: nothing is saved, and the form comes back with both texts.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.forms.models import InlineForeignKeyField
from django.utils.translation import gettext_lazy as _

from editorial.content.models import Status
from editorial.core.fields import is_too_long

from .digests import digest

PARAMETER = "base_digests"
CHOICE = "use-"  # before a field's name: the answer to a conflict, "mine" or "theirs"

BOTH_CHANGED = _("Somebody else has changed this too since you opened the form. Both texts stand above.")
READ_AGAIN = _(
    "Somebody has changed this text since you opened the form. Please read it once more and approve it then."
)


@lru_cache(maxsize=32)
def _parsed(text: str) -> dict[str, dict[str, str]]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) and all(isinstance(part, dict) for part in found.values()) else {}


def posted_digests(data: Any, key: str) -> dict[str, str]:
    """What the page's sender had before them, by field. Empty for whoever sends none: a script, an old page."""
    return _parsed(data.get(PARAMETER) or "").get(key, {})


def row_key(prefix: str, pk: Any) -> str:
    return f"{prefix}/{pk}"


def compared_names(form: Any) -> Iterator[str]:
    keys = {form._meta.model._meta.pk.name, DELETION_FIELD_NAME, ORDERING_FIELD_NAME}
    for name, one in form.fields.items():
        if name not in keys and not isinstance(one, InlineForeignKeyField) and not one.disabled:
            yield name


@dataclass
class Compared:
    unchanged: set[str] = field(default_factory=set)  # not changed in this form: stay as they are stored
    changed_since: set[str] = field(default_factory=set)  # of those, changed by somebody else since
    conflicts: list[str] = field(default_factory=list)


class DigestForm(forms.ModelForm):
    """For the form itself and for each row of it."""

    @property
    def digest_key(self) -> str:
        return row_key(self.prefix.rpartition("-")[0], self.instance.pk) if self.prefix else ""

    @cached_property
    def compared(self) -> Compared:
        """Asked before the form is cleaned: cleaning writes into the instance."""
        found = Compared()
        if not self.is_bound or self.instance._state.adding:
            return found
        base = posted_digests(self.data, self.digest_key)
        for name in compared_names(self):
            self._compare(name, base.get(name), found)
        for name in found.changed_since:
            self.fields[name].bound_data = lambda data, initial: initial  # type: ignore[method-assign]
        return found

    def _compare(self, name: str, base: str | None, found: Compared) -> None:
        one = self.fields[name]
        if is_too_long(self.data.get(self.add_prefix(name))):
            return  # refused by its field, unread
        stored = digest(one, self.stored(name))
        mine = self._posted_digest(name, base, stored)
        base = stored if base is None else base
        answer = self.data.get(f"{CHOICE}{self.add_prefix(name)}")
        if mine in (base, stored) or answer == "theirs":
            found.unchanged.add(name)
            if stored != base or answer == "theirs":
                found.changed_since.add(name)
        elif stored != base:
            found.conflicts.append(name)

    def _posted_digest(self, name: str, base: str | None, stored: str) -> str:
        one, key = self.fields[name], self.add_prefix(name)
        if base is not None and one.widget.value_omitted_from_data(self.data, self.files, key):
            return base
        value = one.widget.value_from_datadict(self.data, self.files, key)
        if isinstance(one, forms.FileField) and value is None:
            return base or stored  # no other file was chosen
        return digest(one, value)

    def stored(self, name: str) -> Any:
        return self[name].initial

    @cached_property
    def changed_data(self) -> list[str]:
        unchanged = self.compared.unchanged
        return [name for name in super().changed_data if name not in unchanged]

    def full_clean(self) -> None:
        self.compared  # noqa: B018 - before the instance is written into
        super().full_clean()

    def _clean_fields(self) -> None:
        """What comes back as it went out is not cleaned: it stays as it is stored."""
        whole, columns = self.fields, {field.name for field in self._columns()}
        self.fields = {name: one for name, one in whole.items() if name not in self.compared.unchanged & columns}
        try:
            super()._clean_fields()  # type: ignore[misc]
        finally:
            self.fields = whole
        for name in self.compared.unchanged:
            self.errors.pop(name, None)
            self.cleaned_data[name] = self._stored_value(name)
        for name in self.compared.conflicts:
            self.errors.pop(name, None)
            self.add_error(name, BOTH_CHANGED)

    def _columns(self) -> Iterator[Any]:
        meta = self._meta.model._meta
        yield from (*meta.concrete_fields, *meta.many_to_many)

    def _stored_value(self, name: str) -> Any:
        initial = self.initial.get(name)
        try:
            column = self._meta.model._meta.get_field(name)
        except FieldDoesNotExist:
            return self.cleaned_data.get(name) if name not in self.compared.changed_since else initial
        if column.many_to_many:
            return initial
        if column.value_from_object(self.instance) == initial:
            return getattr(self.instance, name)  # whole: a form has no microseconds
        return self.fields[name].to_python(initial)  # a form that shows something else than is stored

    def _save_m2m(self) -> None:
        """Links that nobody changed are not asked for once more, only to be left as they are."""
        for links in self._meta.model._meta.many_to_many:
            if links.name in self.cleaned_data and links.name not in self.compared.unchanged:
                links.save_form_data(self.instance, self.cleaned_data[links.name])

    def clean(self) -> Any:
        cleaned = super().clean()
        for name in self.changed_data:
            language = name.removeprefix("status_")
            if language == name or self.cleaned_data.get(name) != Status.APPROVED:
                continue
            if any(moved.endswith(f"_{language}") for moved in self.compared.changed_since - {name}):
                self.add_error(name, READ_AGAIN)
        return cleaned

    def _post_clean(self) -> None:
        """A stored value that nobody touched is not judged anew, not even where a rule has become stricter since."""
        whole = self.instance.clean_fields
        self.instance.clean_fields = lambda exclude=None: whole(exclude={*(exclude or ()), *self.compared.unchanged})
        try:
            super()._post_clean()  # type: ignore[misc]
        finally:
            del self.instance.clean_fields


def digests_of_page(form: Any, formsets: Iterable[Any]) -> str:
    """What the page that is about to be sent holds: by form or row, by field, its digest. JSON."""
    rows = [row for formset in formsets for row in formset.initial_forms]
    shown = [one for one in (form, *rows) if isinstance(one, DigestForm) and not one.instance._state.adding]
    return json.dumps(
        {
            one.digest_key: {name: digest(one.fields[name], one.stored(name)) for name in compared_names(one)}
            for one in shown
        },
        separators=(",", ":"),
    )
