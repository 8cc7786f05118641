"""Whether the two languages of a record are in step, in words, for lists and for the head of a form."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.content.models import Need, Record, Status, Translation
from editorial.content.people import person_name
from editorial.content.translation_urls import address_of, models_of_parts
from editorial.content.waiting import STEPS, moment_words
from editorial.core import languages

IN_STEP = {
    languages.RUSSIAN: gettext_lazy("The Russian translation is in step."),
    languages.ENGLISH: gettext_lazy("The English translation is in step."),
}
PARTS = gettext_lazy("%(parts)s: something is missing or out of date.")
IN_LISTS = {
    Need.OUT_OF_DATE: gettext_lazy("translation out of date"),
    Need.MISSING: gettext_lazy("translation missing"),
    Need.IN_STEP: gettext_lazy("translation in step"),
}
NEEDS = (Need.OUT_OF_DATE, Need.MISSING)  # the worst first


class TranslationFilter(admin.SimpleListFilter):
    """By the state that the desk shows; a record counts with its parts (an expedition with its tasks)."""

    title = gettext_lazy("translation")
    parameter_name = "translation"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, Any]]:
        return list(Need.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() in NEEDS:
            return queryset.filter(_needing(queryset.model, [str(self.value())]))
        if self.value() == Need.IN_STEP:
            return queryset.filter(pk__in=_followed(queryset.model)).exclude(_needing(queryset.model, NEEDS))
        return queryset


def _followed(model: type[Record], **facts: Any) -> QuerySet[Any, Any]:
    kind = ContentType.objects.get_for_model(model)
    return Translation.objects.filter(content_type=kind, wanted=True, **facts).values("object_id")


def _needing(model: type[Record], needs: Iterable[str]) -> Q:
    rule = Q(pk__in=_followed(model, need__in=needs))
    for part, key in models_of_parts(model):
        rule |= Q(pk__in=part._base_manager.filter(pk__in=_followed(part, need__in=needs)).values(key))
    return rule


def attach(records: list[Any]) -> None:
    """Gives each of one kind its `translation_row` (or None) and `needs_of_parts`: a query, and one a kind of part."""
    if not records or not (records[0].translated_texts or models_of_parts(type(records[0]))):
        return
    kind = ContentType.objects.get_for_model(records[0])
    keys = [record.pk for record in records]
    rows = {row.object_id: row for row in Translation.objects.filter(content_type=kind, object_id__in=keys)}
    needs: dict[int, set[str]] = {}
    for part, key in models_of_parts(type(records[0])):
        need = _followed(part, object_id=OuterRef("pk")).values("need")
        found = part._base_manager.filter(**{f"{key}__in": keys}).annotate(need=Subquery(need))
        for pk, each in found.filter(need__in=NEEDS).values_list(key, "need").distinct():
            needs.setdefault(pk, set()).add(each)
    for record in records:
        record.translation_row, record.needs_of_parts = rows.get(record.pk), needs.get(record.pk, set())


def cell(record: Any, language: str | None = None) -> SafeString | None:
    """Of an attached record, leading to its translation. `language`: only where that is what it is translated into."""
    row: Translation | None = record.translation_row
    if row is None or not row.wanted or language not in (None, row.language):
        return None
    need = next((need for need in NEEDS if need in {row.need, *record.needs_of_parts}), Need.IN_STEP)
    if need == Need.IN_STEP and not row.made_from:
        return None  # nothing has been written yet
    # Where nothing is translated yet, the list of all fields says nothing more.
    named = names(record, row.stale_fields or row.missing_fields) if need == row.need and row.made_from else ""
    words = f"{IN_LISTS[need]}: {named}" if named else IN_LISTS[need]
    return format_html('<a class="translated translated-{}" href="{}">{}</a>', need.value, address_of(record), words)


def names(record: Any, columns: Iterable[str]) -> str:
    return ", ".join(str(record._meta.get_field(name).verbose_name) for name in columns)


def state_sentences(record: Any) -> list[str]:
    """Sentences above a form, in the words of the desk. Empty where nothing is translated."""
    if not record.translated_texts and not models_of_parts(type(record)):
        return []
    attach([record])
    row: Translation | None = record.translation_row
    found = list(_sentences(record, row)) if row is not None and row.wanted else []
    if record.needs_of_parts:
        parts = [str(part._meta.verbose_name_plural) for part, _key in models_of_parts(type(record))]
        listed = get_text_list(parts, _("and"))
        found.append(str(PARTS) % {"parts": listed[:1].upper() + listed[1:]})
    return found


def _sentences(record: Any, row: Translation) -> Iterator[str]:
    language = row.language
    for need, columns in ((Need.OUT_OF_DATE, row.stale_fields), (Need.MISSING, row.missing_fields)):
        if columns:
            yield str(STEPS[need][language]) % {"fields": names(record, columns)}
    if row.need == Need.IN_STEP and row.made_from:
        unsent = row.target_status == Status.DRAFT
        yield str(STEPS["unsent"][language] if unsent else IN_STEP[language])
    elif row.translator is not None and row.translator.is_active:
        yield str(STEPS["claimed"][language]) % {
            "name": person_name(row.translator),
            "moment": moment_words(row.claimed_at),
        }
    if row.target_status == Status.REVIEW:
        yield str(STEPS["review"][language])
