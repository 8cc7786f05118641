"""One language of an old revision brought back. The other language, statuses, dates and addresses stay as they are."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from editorial.content import audit
from editorial.content.columns import column_label, column_language, translated_names
from editorial.content.models import Edit, Record
from editorial.core import languages
from editorial.core.fields import RichTextField
from editorial.core.fingerprints import fingerprint
from editorial.differences import compare
from editorial.revisions.editing import EditSession, editing

from .models import RevisionNote
from .registry import part_relations
from .snapshots import Place, Snapshot, text_of


@dataclass(frozen=True)
class Change:
    record: Any
    column: str
    now: str
    then: str
    is_part: bool

    @property
    def is_rich(self) -> bool:
        return isinstance(self.record._meta.get_field(self.column), RichTextField)

    @property
    def label(self) -> str:
        name = column_label(type(self.record), self.column)
        return f"{capfirst(str(self.record._meta.verbose_name))} «{self.record}»: {name}" if self.is_part else name

    @property
    def difference(self) -> SafeString:
        return compare(self.now, self.then, rich=self.is_rich)


def text_columns(model: type[models.Model], language: str) -> list[str]:
    """The texts of one language: no status, no slug, no date."""
    names = translated_names(model) - {"status"}
    return [
        column
        for column in (languages.column(name, language) for name in sorted(names))
        if column_language(model, column) == language
    ]


def changes(record: Record, then: Snapshot, language: str, session: EditSession | None = None) -> list[Change]:
    """What restoring would write, as the record stands now. Parts that came since, or went, are left alone."""
    return [
        Change(each, column, getattr(each, column) or "", text_of(then.values[place], column), each is not record)
        for place, each in _present(record, then, session)
        for column in text_columns(type(each), language)
        if column in then.values[place] and (getattr(each, column) or "") != text_of(then.values[place], column)
    ]


def digest_of(found: list[Change]) -> str:
    """Stands for what was shown before it was confirmed: something else by then is shown again, not overwritten."""
    facts = [(change.record._meta.label, change.record.pk, change.column, change.now) for change in found]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:32]


def errors_in(found: list[Change]) -> list[str]:
    """Why the records could not stand so: an approved text would lose its title, a line would be too long."""
    messages: list[str] = []
    for record, own in _by_record(found):
        written = {change.column for change in own}
        others = {each.name for each in record._meta.get_fields() if each.name not in written}
        for check in (lambda: record.clean_fields(exclude=others), record.clean):  # noqa: B023 - called at once
            try:
                check()
            except ValidationError as error:
                messages += [str(message) for message in error.messages]
    return messages


def write(
    session: EditSession, record: Record, found: list[Change], then: Snapshot, language: str, number: int
) -> None:
    """Raises `roles.Refused`."""
    for each, own in _by_record(found):
        each.edit = Edit(made_from=_made_from(each, own, then, language))
        each.save(session=session)
    fields = [change.column for change in found]
    audit.record(session.request, audit.Action.RESTORED, record, language=language, revision=number, fields=fields)


def restoring_session(request: HttpRequest) -> Any:
    return editing(request, kind=RevisionNote.Kind.RESTORED)


def _present(record: Record, then: Snapshot, session: EditSession | None) -> Iterator[tuple[Place, Any]]:
    yield then.place, record
    for relation in part_relations(type(record)):
        model: Any = relation.related_model
        keys = [pk for part, pk in then.parts() if part is model]
        rows = model._base_manager.filter(pk__in=keys, **{relation.field.name: record.pk}).order_by("pk")
        for part in session.lock_all(rows) if session else rows:
            yield (model, part.pk), part


def _by_record(found: list[Change]) -> Iterator[tuple[Any, list[Change]]]:
    """The records to write, each with its restored texts set."""
    owners = {id(change.record): change.record for change in found}
    for key, record in owners.items():
        own = [change for change in found if id(change.record) == key]
        for change in own:
            setattr(record, change.column, change.then)
        yield record, own


def _made_from(record: Any, own: list[Change], then: Snapshot, language: str) -> dict[str, str]:
    """The source texts that the translations coming back were made from, as far as the revision knows.

    A translation may have been out of date when the revision was made: then what it was made from is older still.
    """
    source = languages.other(language)
    if record.source_language != source:
        return {}
    place = (type(record), record.pk)
    state = then.translations.get(place, {})
    known = state if state.get("language") == language else {}
    basis = {}
    for name in record.translated_texts:
        if languages.column(name, language) not in {change.column for change in own}:
            continue
        text = text_of(then.values[place], languages.column(name, source))
        is_in_step = known.get("made_from", {}).get(name) in (None, fingerprint(text))
        basis[name] = text if is_in_step else known.get("was", {}).get(name, "")
    return basis
