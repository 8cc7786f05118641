"""Whether the two languages of a record still say the same, field by field."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.content.querysets import Status
from editorial.core import clock, languages
from editorial.core.fingerprints import fingerprint, words_of

from .translation_lists import (
    AWAITING_OTHER,
    GROUPS,
    IN_REVIEW,
    SOME_APPROVED,
    UNSENT,
    WANTING,
    Need,
    TranslationQuerySet,
)


@dataclass
class Edit:
    """What is known of one save beyond the texts themselves. Set as `record.edit` before `save()`.

    `minor`: a field that was in step stays so, one that was out of date stays that, whatever is written now.
    `made_from`: by field, the source text that the translator had before the eyes; what is stored now if not said.
    `confirmed`: fields whose translation, unchanged, still holds for the source in `made_from`.
    """

    minor: bool = False
    made_from: Mapping[str, str] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()


class Translation(models.Model):
    """One record's translation from its source language into the other. Written by
    `sync_translation_state`, never by hand.

    `made_from` holds, by field, the fingerprint of the source text that the translation was made from; `was` holds
    that text itself where the source has changed since. The other columns repeat what the record says, so that the
    desk reads one indexed table whatever the number of records.
    """

    content_type = models.ForeignKey(ContentType, models.CASCADE, db_index=False)  # others begin with it
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()
    language = models.CharField(_("into"), max_length=2)
    made_from = models.JSONField(default=dict)
    was = models.JSONField(default=dict)

    need = models.CharField(_("state"), max_length=12, choices=Need.choices, default=Need.IN_STEP)
    stale_fields = ArrayField(models.CharField(max_length=40), default=list)
    missing_fields = ArrayField(models.CharField(max_length=40), default=list)
    words_left = models.PositiveIntegerField(_("words left"), default=0)

    title = models.CharField(_("title"), max_length=200, blank=True)  # in the source language
    wanted = models.BooleanField(default=True)  # False where the policy never lets this language out
    shelf = models.CharField(max_length=40, blank=True)  # what the coverage grid groups by: an article's section
    due_at = models.DateTimeField(_("due"), null=True)  # the publication moment
    source_status = models.CharField(max_length=10, blank=True)
    target_status = models.CharField(max_length=10, blank=True)
    ready = ArrayField(models.CharField(max_length=2), default=list)  # languages that go out at the moment
    hold = models.CharField(max_length=7, blank=True, default="")  # prepared for what may not happen
    changed_at = models.DateTimeField(default=clock.now)
    unapproved_changes = ArrayField(models.CharField(max_length=2), default=list)  # public languages changed since

    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("translator")
    )
    claimed_at = models.DateTimeField(_("claimed"), null=True)

    objects = TranslationQuerySet.as_manager()

    if TYPE_CHECKING:
        translator_id: int | None

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        default_permissions: ClassVar[Any] = ()
        permissions = [
            ("edit_ru", _("Can edit Russian texts")),
            ("edit_en", _("Can edit English texts")),
            ("edit_facts", _("Can edit what has no language")),
            ("approve", _("Can approve, withdraw and schedule texts")),
            ("read_audit", _("Can read and export the audit list")),
        ]
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="one_translation_a_record")]
        indexes = [
            # One for each list of the desk: see `translation_lists`.
            models.Index(fields=["language", "due_at"], name="translation_queue", condition=WANTING),
            models.Index(
                fields=["language", "need", "-due_at"],
                name="translation_queue_out",
                condition=WANTING & ~models.Q(ready=[]),
            ),
            models.Index(
                fields=["language", "-need", "-changed_at"],
                name="translation_queue_undated",
                condition=WANTING & models.Q(ready=[]) & ~SOME_APPROVED,
            ),
            models.Index(fields=["language", "due_at"], name="translation_unsent", condition=UNSENT),
            models.Index(fields=["due_at"], name="translation_held", condition=AWAITING_OTHER),
            models.Index(fields=["due_at"], name="translation_review", condition=IN_REVIEW),
            models.Index(fields=["due_at"], name="translation_due"),
            models.Index(fields=["source_status", "-changed_at"], name="translation_source_status"),
            # The grid is counted from the index alone; alike as most rows are, it is small.
            models.Index(fields=[*GROUPS, "words_left"], name="translation_groups"),
            models.Index(
                fields=["-changed_at"], name="translation_unapproved", condition=~models.Q(unapproved_changes=[])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id} → {self.language}"

    @property
    def source_language(self) -> str:
        return languages.other(self.language)

    def state_of(self, name: str) -> Need:
        if name in self.stale_fields:
            return Need.OUT_OF_DATE
        return Need.MISSING if name in self.missing_fields else Need.IN_STEP


def tracked_values(record: Any) -> dict[str, str]:
    return {name: getattr(record, name) or "" for name in languages.columns(*record.translated_texts)}


def sync_translation_state(
    record: Any, before: Mapping[str, str] | None, edit: Edit | None = None, known: Translation | None = None
) -> Translation:
    """Bring the state of a record's translation up to date with what has just been saved.

    `before`: the tracked columns as they stood before (`tracked_values`), None for a new record. Somebody who writes
    a translation, or both languages at once, has put them in step; what only the source says anew is out of date.
    `known`: the row as it stands, where somebody has read it.
    """
    row, changed = merged(known or Translation.objects.of(record).first(), record, before, edit)
    if row._state.adding:
        row.save()
    elif changed:
        row.save(update_fields=changed)  # a claim made at this moment stays
    return row


def merged(
    old: Translation | None, record: Any, before: Mapping[str, str] | None, edit: Edit | None = None
) -> tuple[Translation, list[str]]:
    """The row as it has to be, not saved yet, and the columns that are new in it."""
    target = languages.other(record.source_language)
    row = old
    if row is None or row.language != target:
        row = _begun(record, before, target)
        row.pk = old.pk if old is not None else None
    facts = _compared(row, record, before, edit or Edit()) | _repeated(record, target)
    if facts["need"] == Need.IN_STEP and facts["target_status"] != Status.DRAFT:
        facts |= {"translator_id": None, "claimed_at": None}  # done: what it needs next is anybody's again
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    if changed and "changed_at" not in facts:
        facts["changed_at"] = clock.now()
        changed.append("changed_at")
    for name in changed:
        setattr(row, name, facts[name])
    return row, changed


def _begun(record: Any, before: Mapping[str, str] | None, target: str) -> Translation:
    """A first row: what stood before was in step, as far as anybody knows."""
    row = Translation(content_type=ContentType.objects.get_for_model(record), object_id=record.pk, language=target)
    if before is not None:
        for name in record.translated_texts:
            if fingerprint(before[languages.column(name, target)]):
                row.made_from[name] = fingerprint(before[languages.column(name, row.source_language)])
    return row


def _compared(row: Translation, record: Any, before: Mapping[str, str] | None, edit: Edit) -> dict[str, Any]:
    made_from, was = dict(row.made_from), dict(row.was)
    stale, missing, left = [], [], 0
    for name in record.translated_texts:
        source = languages.text(record, name, row.source_language)
        target = languages.text(record, name, row.language)
        current = fingerprint(source)
        if not fingerprint(target):
            made_from.pop(name, None)
            was.pop(name, None)
            if current:
                missing.append(name)
                left += len(words_of(source))
            continue
        old_source = before[languages.column(name, row.source_language)] if before is not None else None
        old_target = before[languages.column(name, row.language)] if before is not None else None
        seen = _basis(name, source, old_source, target != old_target, made_from.get(name), edit)
        if seen is not None:
            made_from[name] = fingerprint(seen)
            was[name] = seen
        elif old_source is not None and made_from.get(name) == fingerprint(old_source):
            was[name] = old_source
        made_from.setdefault(name, current)
        if made_from[name] == current:
            was.pop(name, None)
        else:
            stale.append(name)
            left += _new_words(was.get(name, ""), source)
    need = Need.OUT_OF_DATE if stale else Need.MISSING if missing else Need.IN_STEP
    return {
        "made_from": made_from,
        "was": was,
        "stale_fields": stale,
        "missing_fields": missing,
        "words_left": left,
        "need": need,
    }


def _basis(
    name: str, source: str, old_source: str | None, target_changed: bool, basis: str | None, edit: Edit
) -> str | None:
    """The source text that the translation is made from after this save; None where this save says nothing of it."""
    if name in edit.confirmed:
        return edit.made_from.get(name, source)
    was_in_step = old_source is not None and basis == fingerprint(old_source)
    if edit.minor and basis is not None:
        return source if was_in_step else None
    return edit.made_from.get(name, source) if target_changed else None


def _new_words(old: str, new: str) -> int:
    """How many words of the new text the old one has not; at least one, because something did change.

    As multisets: a true difference of two pasted books would take minutes.
    """
    return max(1, (Counter(words_of(new)) - Counter(words_of(old))).total())


def _repeated(record: Any, target: str) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "due_at": getattr(record, "published_at", None),
        "wanted": record.is_translation_wanted(target),
        "shelf": record.group_key(),
        "title": record.title_in(record.source_language)[:200],
        "ready": [],
        "hold": getattr(record, "hold", ""),
        "source_status": "",
        "target_status": "",
    }
    if hasattr(record, f"status_{target}"):
        facts["source_status"] = languages.text(record, "status", record.source_language)
        facts["target_status"] = languages.text(record, "status", target)
        facts["ready"] = record.ready_languages()
        facts["changed_at"] = record.changed_at
    return facts
