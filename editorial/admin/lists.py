"""Lists of the admin: light to load, the state of each language at a glance."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from editorial.content.models import Publishable
from editorial.core import languages
from editorial.core.fields import RichTextField

from . import paging, translation_state


def heavy_columns(model: type[models.Model], prefix: str = "") -> list[str]:
    """Rich texts and search vectors: what no list shows."""
    heavy = RichTextField | SearchVectorField
    return [
        f"{prefix}{field.name}"
        for field in model._meta.concrete_fields
        if isinstance(getattr(field, "output_field", field), heavy)
    ]


def light(queryset: models.QuerySet[Any], related: Iterable[str] = ()) -> models.QuerySet[Any]:
    """Without the heavy columns of the records and of those joined to them (`related`, as for select_related)."""
    columns = heavy_columns(queryset.model)
    for path in related:
        model: Any = queryset.model
        for step in path.split("__"):
            model = model._meta.get_field(step).related_model
        columns += heavy_columns(model, f"{path}__")
    return queryset.defer(*columns)


class LightChangeList(ChangeList):
    def get_filters(self, request: HttpRequest) -> Any:
        try:
            return super().get_filters(request)
        except (OverflowError, ValueError) as error:  # a year whose next one Python does not know
            raise IncorrectLookupParameters(error) from error

    def get_queryset(
        self, request: HttpRequest, exclude_parameters: list[str | None] | None = None
    ) -> models.QuerySet[Any]:
        queryset = super().get_queryset(request, exclude_parameters)
        related = self.list_select_related
        return light(queryset, related if isinstance(related, list | tuple) else ())

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self._date_hierarchy_from_an_index()
        self.result_list = list(self.result_list)  # one look: what is attached to these is what is shown
        translation_state.attach(self.result_list)

    def _date_hierarchy_from_an_index(self) -> None:
        """Django's tag asks for the years of all that is listed, by reading it all."""
        every: Any = self.queryset
        of_records = every.datetimes

        def datetimes(field: str, kind: str, *args: Any, **kwargs: Any) -> Sequence[datetime]:
            return paging.years(every, field) if kind == "year" else of_records(field, kind, *args, **kwargs)

        every.datetimes = datetimes


def in_either_language(record: models.Model, name: str) -> str | SafeString:
    """The text in the interface's language; where it is missing the other one, marked so. For the admin only."""
    if found := languages.text(record, name):
        return found
    other = languages.other()
    found = languages.text(record, name, other)
    if not found:
        return "—"
    return format_html('<span class="borrowed" lang="{}"><abbr>{}</abbr> {}</span>', other, other.upper(), found)


def badge(record: Publishable, language: str) -> SafeString:
    """The status in one language, in words; the shape before them is drawn by the stylesheet."""
    status = languages.text(record, "status", language) or "draft"
    label = dict(record._meta.get_field("status").flatchoices).get(status, status)
    return format_html('<span class="badge badge-{}">{}</span>', status, label)
