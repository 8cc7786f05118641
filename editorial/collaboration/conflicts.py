"""A field that two people changed: both texts, who the other one is, what differs."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.safestring import SafeString
from reversion.models import Version

from editorial.content import lookup
from editorial.core.fields import RichTextFormField
from editorial.differences import compare
from editorial.revisions.models import RevisionNote

from .form_digests import CHOICE, DigestForm
from .labels import label_of


@dataclass(frozen=True)
class Hand:
    """Who saved a text last, and when; nobody known for what was saved by a command or before there was a history."""

    name: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Conflict:
    control: str  # the name of the field in the page
    choice: str
    label: str
    language: str
    rich: bool
    mine: str
    theirs: str
    difference: SafeString
    hand: Hand
    values: str  # JSON: what a script puts into the field's controls, by "mine" and "theirs"


def of_page(form: Any, formsets: Iterable[Any]) -> list[Conflict]:
    rows = [row for formset in formsets for row in formset.initial_forms]
    return [
        _conflict(one, name)
        for one in (form, *rows)
        if isinstance(one, DigestForm) and one.is_bound
        for name in one.compared.conflicts
    ]


def last_hand(record: models.Model, column: str) -> Hand:
    content_type = ContentType.objects.get_for_model(record)
    versions = Version.objects.filter(content_type=content_type, object_id=str(record.pk))
    notes = RevisionNote.objects.filter(revision__in=versions.values("revision"), fields__contains=[column])
    note = notes.select_related("revision__user").order_by("-revision__date_created", "-pk").first()
    if note is None:
        return Hand()
    user = note.revision.user
    return Hand(user.get_full_name() or user.get_username() if user else "", note.revision.date_created)


def _conflict(form: Any, name: str) -> Conflict:
    field, control = form.fields[name], form.add_prefix(name)
    posted = field.widget.value_from_datadict(form.data, form.files, control)
    values = {"mine": posted, "theirs": form.stored(name)}
    texts = {side: "\n".join(text for _value, text in shown(field, value)) for side, value in values.items()}
    rich = isinstance(field, RichTextFormField)
    if rich:
        texts = {side: field.to_python(text) for side, text in texts.items()}
    label = label_of(form, name)
    return Conflict(
        control=control,
        choice=f"{CHOICE}{control}",
        label=f"{form.instance}: {label}" if form.prefix else label,
        language=str(field.widget.attrs.get("lang", "")),
        rich=rich,
        difference=compare(texts["theirs"], texts["mine"], rich=rich),
        hand=last_hand(form.instance, name),
        values=json.dumps({side: dict(_controls(field, control, value)) for side, value in values.items()}),
        **texts,
    )


def shown(field: Any, value: Any) -> list[tuple[str, str]]:
    """What a field's controls hold: (value, as it reads)."""
    if isinstance(field, forms.ModelChoiceField):  # several of them, too
        return _chosen(field, value)
    if isinstance(field, forms.MultiValueField):
        parts = value if isinstance(value, list | tuple) else field.widget.decompress(value)
        boxes = zip(field.widget.widgets, parts or (), strict=False)
        texts = [str(box.format_value(part) or "") for box, part in boxes]
        return [(text, text) for text in texts]
    if isinstance(field, forms.FileField):
        return [("", str(value or ""))]
    text = str(field.prepare_value(value) if value is not None else "").replace("\r\n", "\n")
    names = {str(key): str(name) for key, name in getattr(field, "choices", ())}
    return [(text, names.get(text, text))]


def _chosen(field: Any, value: Any) -> list[tuple[str, str]]:
    keys = field.prepare_value(value)
    wanted = [str(key) for key in (keys if isinstance(keys, list | tuple | set) else [keys]) if key not in (None, "")]
    known = [one for one in wanted if lookup.parse_pk(one) is not None]
    return [(str(record.pk), field.label_from_instance(record)) for record in field.queryset.filter(pk__in=known)]


def _controls(field: Any, control: str, value: Any) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    pairs = shown(field, value)
    if isinstance(field, forms.MultiValueField):
        for number in range(len(field.widget.widgets)):
            yield f"{control}_{number}", pairs[number : number + 1] or [("", "")]
    elif not isinstance(field, forms.FileField):
        yield control, pairs
