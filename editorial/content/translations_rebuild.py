"""Puts right the states of translations of records that were not saved one by one: a migration, a bulk change."""

from collections import Counter
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from .models import Record, Translation
from .models.translations import merged, tracked_values

BATCH = 500
# Who has claimed a translation, and what was changed since its approval, only people say.
KEPT_BY_PEOPLE = {"id", "content_type", "object_id", "translator", "claimed_at", "unapproved_changes"}
WRITTEN = [field.name for field in Translation._meta.concrete_fields if field.name not in KEPT_BY_PEOPLE]


def tracked_models() -> list[type[Record]]:
    """Kinds of records whose two languages have to stay in step."""
    return [model for model in apps.get_models() if issubclass(model, Record) and model.translated_texts]


def rebuild() -> Counter[str]:
    """Records seen, rows created, repaired and removed. Idempotent.

    What a translation was made from is kept where it is known. Where nothing is known, it counts as in step.
    """
    counts: Counter[str] = Counter(checked=0, created=0, repaired=0, removed=0)
    for model in tracked_models():
        records = model._base_manager.all()
        counts.update(rebuild_some(records))
        counts["removed"] += _orphans(model).delete()[0]
    stray = Translation.objects.exclude(content_type__in=ContentType.objects.get_for_models(*tracked_models()).values())
    counts["removed"] += stray.delete()[0]
    return counts


def rebuild_some(records: models.QuerySet[Any]) -> Counter[str]:
    """The rows of these records, a transaction for each batch."""
    counts: Counter[str] = Counter()
    pks = list(records.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        with transaction.atomic():
            counts.update(_batch(records.model, pks[start : start + BATCH]))
    return counts


def _batch(model: Any, pks: list[int]) -> Counter[str]:
    content_type = ContentType.objects.get_for_model(model)
    kept = Translation.objects.select_for_update().filter(content_type=content_type, object_id__in=pks)
    rows = {row.object_id: row for row in kept}
    created: list[Translation] = []
    repaired: list[Translation] = []
    for record in model._base_manager.filter(pk__in=pks).select_related(*_policy(model)):
        row, changed = merged(rows.get(record.pk), record, tracked_values(record))
        if row.pk is None:
            created.append(row)
        elif changed:
            repaired.append(row)
    Translation.objects.bulk_create(created, ignore_conflicts=True)  # saved by somebody at this moment: theirs is right
    if repaired:
        Translation.objects.bulk_update(repaired, WRITTEN)
    return Counter(checked=len(pks), created=len(created), repaired=len(repaired))


def _policy(model: Any) -> list[str]:
    """The relation through which the language policy is asked, so that a batch asks once."""
    relation = getattr(model, "policy_path", "").rpartition("__")[0]
    return [relation] if relation else []


def _orphans(model: Any) -> models.QuerySet[Translation]:
    content_type = ContentType.objects.get_for_model(model)
    standing = model._base_manager.filter(pk=models.OuterRef("object_id"))
    return Translation.objects.filter(~models.Exists(standing), content_type=content_type)
