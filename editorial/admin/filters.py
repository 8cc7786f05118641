"""Filters of the admin's lists."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editorial.core import clock, languages

STATUS_IN = {languages.RUSSIAN: _("status in Russian"), languages.ENGLISH: _("status in English")}


class StatusFilter(admin.ChoicesFieldListFilter):
    def __init__(self, field: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(field, *args, **kwargs)
        self.title = STATUS_IN[field.language]


def missing_q(names: tuple[str, ...], language: str) -> Q:
    """Any of the named texts is not there in `language`."""
    rule = Q()
    for name in names:
        column = languages.column(name, language)
        rule |= Q(**{column: ""}) | Q(**{f"{column}__isnull": True})
    return rule


class MissingFilter(admin.SimpleListFilter):
    """Records without the texts that their model needs, by language."""

    title = _("both languages")
    parameter_name = "missing"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        self.needed: tuple[str, ...] = model_admin.model.needed_texts
        return [
            (languages.ENGLISH, _("Missing English")),
            (languages.RUSSIAN, _("Missing Russian")),
            ("none", _("Both there")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() in languages.LANGUAGES:
            return queryset.filter(missing_q(self.needed, str(self.value())))
        if self.value() == "none":
            for language in languages.LANGUAGES:
                queryset = queryset.exclude(missing_q(self.needed, language))
        return queryset


class PublicationFilter(admin.SimpleListFilter):
    """By the publication moment, in Moscow days and by the site's own clock (Django's filter has another)."""

    title = _("publication")
    parameter_name = "publication"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Iterator[tuple[str, Any]]:
        yield "scheduled", _("Scheduled")
        yield "today", pgettext_lazy("published", "Today")
        yield "week", _("Past 7 days")
        yield "month", _("This month")
        yield "year", _("This year")
        yield "none", _("No moment yet")

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        today = clock.today()
        first_days = {
            "today": today,
            "week": today - timedelta(days=6),
            "month": today.replace(day=1),
            "year": today.replace(month=1, day=1),
        }
        if self.value() == "scheduled":
            return queryset.filter(published_at__gt=clock.now())
        if self.value() == "none":
            return queryset.filter(published_at__isnull=True)
        if first := first_days.get(self.value() or ""):
            start, end = clock.bounds(first)[0], clock.bounds(today)[1]
            return queryset.filter(published_at__gte=start, published_at__lt=end)
        return queryset
