"""What was deleted, brought back under its old number with its parts, and never straight onto the site."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from reversion.models import Version

from editorial.content import audit
from editorial.content.models import Publishable, Record, Status, Translation
from editorial.content.models.translations import sync_translation_state, tracked_values
from editorial.core import languages
from editorial.revisions.editing import EditSession, editing

from .models import RevisionNote
from .registry import part_relations


@dataclass
class Recovery:
    """A deleted record as it last stood, ready to be saved again."""

    version: Version
    record: Any
    links: dict[str, list[Any]]  # many-to-many, by field: what still exists of it
    parts: list[Any] = field(default_factory=list)
    translations: list[Any] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)  # in words: what cannot come back with it
    refusals: list[str] = field(default_factory=list)  # in words: why it cannot come back at all


def deleted_versions(model: type[Record]) -> Any:
    return Version.objects.get_deleted(model).select_related("revision__user", "revision__note")


def last_version(model: type[Record], pk: int) -> Version | None:
    if model._base_manager.filter(pk=pk).exists():
        return None
    return Version.objects.get_for_object_reference(model, pk).select_related("revision__user").first()


def plan_recovery(version: Version) -> Recovery:
    deserialized = _deserialized(version)
    record = deserialized.object
    found = Recovery(version, record, {})
    _withdraw(record)
    _mend_links(found, record, refuse=True)
    for name, values in deserialized.m2m_data.items() if deserialized.m2m_data else ():
        found.links[name] = _existing(record._meta.get_field(name).related_model, [_key(value) for value in values])
        if missing := len(values) - len(found.links[name]):
            label = capfirst(str(record._meta.get_field(name).verbose_name))
            found.left_out.append(_("%(field)s: %(number)d no longer exist.") % {"field": label, "number": missing})
    _parts(found)
    found.refusals += _refusals(record)
    return found


def recover(request: HttpRequest, found: Recovery) -> list[str]:
    """Returns in words what came back otherwise than it was. Raises ValidationError if it cannot, and saves nothing."""
    address = getattr(found.record, "slug", "")
    notes = list(found.left_out)
    try:
        with editing(request, kind=RevisionNote.Kind.RECOVERED) as session:
            _insert(found)
            _remember_translations(session, found)
            for name, keys in found.links.items():
                getattr(found.record, name).set(keys)
            session.note(found.record, [])
            audit.record(request, audit.Action.RECOVERED, found.record)
    except IntegrityError as error:
        raise ValidationError(_("It cannot come back as it was: something that stands now contradicts it.")) from error
    if getattr(found.record, "slug", "") != address:
        notes.append(_("Its address was taken meanwhile; now it is: %(address)s.") % {"address": found.record.slug})
    return notes


def _insert(found: Recovery) -> None:
    """A record that makes its own parts is there, as a bare row, before them, and saved after them: a flight makes
    its launch and its landing anew where they are missing, without the wording that they had."""
    if not found.record.recreates_parts:
        found.record.save(force_insert=True)
    else:
        found.record.save_base(raw=True, force_insert=True)
    for part in found.parts:
        part.save(force_insert=True)
    if found.record.recreates_parts:
        found.record.save()


def _remember_translations(session: EditSession, found: Recovery) -> None:
    """Saved as new, a translation counts as made from what is there now; it is as old as it was."""
    known = {(row.content_type.model_class(), row.object_id): row for row in found.translations}
    for each in (found.record, *found.parts):
        if row := known.get((type(each), each.pk)):
            Translation.objects.of(each).update(made_from=row.made_from, was=row.was)
            session.know({(type(each), each.pk): sync_translation_state(each, tracked_values(each))})


def _deserialized(version: Version) -> Any:
    """Raises ValidationError where the stored form can no longer be read."""
    try:
        return next(iter(serializers.deserialize("json", version.serialized_data, ignorenonexistent=True)))
    except (serializers.base.DeserializationError, StopIteration) as error:
        raise ValidationError(_("What was kept of this record can no longer be read.")) from error


def _withdraw(record: Any) -> None:
    """What was public must not go out again by itself."""
    if isinstance(record, Publishable):
        for language in languages.LANGUAGES:
            if languages.text(record, "status", language) == Status.APPROVED:
                setattr(record, languages.column("status", language), Status.WITHDRAWN)


def _mend_links(found: Recovery, record: Any, *, refuse: bool) -> bool:
    """Whether the records that this one points at exist. Where a link may be empty, it becomes so."""
    own = {(type(found.record), found.record.pk)}
    for each in (each for each in record._meta.concrete_fields if each.related_model is not None):
        model, pk = each.related_model, getattr(record, each.attname)
        if pk is None or (model, pk) in own or model._base_manager.filter(pk=pk).exists():
            continue
        label = capfirst(str(each.verbose_name))
        if each.null:
            setattr(record, each.attname, None)
            found.left_out.append(_("%(field)s: no longer exists.") % {"field": label})
        elif refuse:
            sentence = _("It cannot come back: what it belongs to no longer exists (%(field)s). Recover that first.")
            found.refusals.append(sentence % {"field": label})
        else:
            return False
    return True


def _parts(found: Recovery) -> None:
    models_of_parts = {relation.related_model for relation in part_relations(_model(found.record))}
    for version in Version.objects.filter(revision_id=found.version.revision_id).order_by("pk"):
        model: Any = ContentType.objects.get_for_id(version.content_type_id).model_class()
        if model in models_of_parts and not model._base_manager.filter(pk=version.object_id).exists():
            part = _deserialized(version).object
            _join(part, found.record)
            if _mend_links(found, part, refuse=False):
                found.parts.append(part)
            else:
                found.left_out.append(_("Cannot come back with it: %(part)s.") % {"part": version.object_repr})
        elif model is Translation:
            found.translations.append(_deserialized(version).object)


def _join(part: Any, whole: Any) -> None:
    """A line of the chronicle is worded by its flight, which the database does not have now."""
    for each in part._meta.concrete_fields:
        if each.related_model is type(whole) and getattr(part, each.attname) == whole.pk:
            setattr(part, each.name, whole)


def _refusals(record: Any) -> list[str]:
    """Its address, its number, its days: whatever another record has taken meanwhile."""
    files = [each.name for each in record._meta.concrete_fields if isinstance(each, models.FileField)]
    missing = [name for name in files if (stored := getattr(record, name)) and not stored.storage.exists(stored.name)]
    if missing:
        return [_("It cannot come back: its file is no longer there.")]
    try:
        record.full_clean(exclude=[*files, record._meta.pk.name])
    except ValidationError as error:
        return [str(message) for message in error.messages]
    return []


def _model(record: Any) -> type[Record]:
    return type(record)


def _existing(model: Any, keys: list[Any]) -> list[Any]:
    return list(model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))


def _key(value: Any) -> Any:
    return getattr(value, "pk", value)
