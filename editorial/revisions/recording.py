"""What a person's act leaves in the history: one revision for each record that it changed, parts and all.

Nothing is kept of what no person does (a seed, an import): so the state that a record had before its first recorded
change is kept together with that change.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import reversion
from reversion.models import Version

from editorial.content import audit
from editorial.content.columns import changed_columns, column_language
from editorial.content.models import Record, Translation
from editorial.core import clock

from .models import RevisionNote
from .registry import parts_of, whole_of

if TYPE_CHECKING:
    from editorial.content.edit_session import EditSession

Kind = RevisionNote.Kind
Key = tuple[type[Record], int]  # of a record that has a history of its own

REMOVED = "removed"  # stands for a part's columns where the part was taken out
MOST_NAMED = 60  # characters of a column's name, as RevisionNote keeps them


@dataclass
class Recording:
    session: "EditSession"
    settled: set[Key] = field(default_factory=set)  # whose state before this act is kept, or which had none
    made: set[Key] = field(default_factory=set)
    minor: set[Key] = field(default_factory=set)
    removed: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))

    def keep_what_was(self, key: Key) -> None:
        """Once for each record and act, and only where nothing has been kept before."""
        if key in self.settled:
            return
        self.settled.add(key)
        model, pk = key
        if Version.objects.get_for_object_reference(model, pk).exists():
            return
        stored = model._base_manager.filter(pk=pk).first()
        if stored is not None:
            keep(stored, Kind.BASELINE)

    def finish(self) -> None:
        changed: dict[Key, set[str]] = defaultdict(set)
        spoken: dict[Key, set[str]] = defaultdict(set)
        for record, names in self.session.changes:
            if record.pk is None:
                continue
            key = whole_of(record)
            changed[key] |= {named(record, key, name) for name in names}
            spoken[key] |= languages_in(type(record), names)
        for key, parts in self.removed.items():
            changed[key] |= parts
        for key, fields in changed.items():
            stored = key[0]._base_manager.filter(pk=key[1]).first()
            if stored is not None:
                minor = key in self.minor
                keep(stored, self._kind(key), self.session.user, sorted(spoken[key]), sorted(fields), minor=minor)

    def _kind(self, key: Key) -> str:
        if key in self.made and self.session.kind == Kind.SAVED:
            return Kind.MADE
        # Of a record that is still there only a part was deleted.
        return Kind.SAVED if self.session.kind == Kind.DELETED else self.session.kind


_running: ContextVar[Recording | None] = ContextVar("recording", default=None)


def running() -> Recording | None:
    return _running.get()


@contextmanager
def recording(session: "EditSession") -> Iterator[None]:
    """Opened by `editing`, inside its transaction."""
    record = Recording(session)
    token = _running.set(record)
    try:
        yield
        record.finish()
    finally:
        _running.reset(token)


def named(record: Record, key: Key, column: str) -> str:
    """A part's columns bear its model's name: "expeditiontask.text_en"."""
    own = key == (type(record), record.pk)
    return (column if own else f"{record._meta.model_name}.{column}")[:MOST_NAMED]


def languages_in(model: type[Record], names: Iterable[str]) -> set[str]:
    return {column_language(model, name) for name in names} - {""}


def keep(
    record: Record,
    kind: str,
    user: Any = None,
    languages: Iterable[str] = (),
    fields: Iterable[str] = (),
    *,
    minor: bool = False,
) -> None:
    """A revision of a record as it is stored now, with its parts and the states of their translations."""
    with reversion.create_revision(manage_manually=True, atomic=False):
        reversion.set_user(user)
        reversion.set_date_created(clock.now())
        reversion.add_to_revision(record)
        for each in (record, *parts_of(record)):
            for state in Translation.objects.of(each):
                reversion.add_to_revision(state)
        note = {"kind": kind, "languages": list(languages), "fields": list(fields), "minor": minor}
        reversion.add_meta(RevisionNote, **note)


# Receivers: connected by editorial.receivers


def before_save(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    recording = running()
    if recording is None or raw or not isinstance(instance, Record):
        return
    if _is_part(instance) if instance._state.adding else _differs(instance):
        recording.keep_what_was(whole_of(instance))


def after_save(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    recording = running()
    if recording is None or raw or not isinstance(instance, Record):
        return
    key = whole_of(instance)
    if created and key == (type(instance), instance.pk):
        recording.settled.add(key)
        recording.made.add(key)
    if instance.edit is not None and instance.edit.minor:
        recording.minor.add(key)


def before_links(instance: Any, action: str, reverse: bool, **kwargs: Any) -> None:
    recording = running()
    if recording is not None and isinstance(instance, Record) and not reverse and action.startswith("pre_"):
        recording.keep_what_was(whole_of(instance))


def before_delete(instance: Any, origin: Any = None, **kwargs: Any) -> None:
    recording = running()
    if recording is None or not isinstance(instance, Record):
        return
    if origin is not None and origin is not instance and getattr(origin, "model", None) is not type(instance):
        return  # goes with the record that it is a part of
    stored = type(instance)._base_manager.filter(pk=instance.pk).first()
    if stored is None:
        return
    key = whole_of(stored)
    if key == (type(stored), stored.pk):
        keep(stored, Kind.DELETED, recording.session.user)
    else:
        recording.keep_what_was(key)
        recording.removed[key].add(named(stored, key, REMOVED))
    if recording.session.kind == Kind.DELETED:
        audit.record(recording.session.request, audit.Action.DELETED, stored)


def _is_part(instance: Any) -> bool:
    return whole_of(instance) != (type(instance), instance.pk)


def _differs(instance: Any) -> bool:
    stored = type(instance)._base_manager.filter(pk=instance.pk).first()
    return stored is not None and bool(changed_columns(instance, stored))
