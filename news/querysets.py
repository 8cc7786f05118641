from collections.abc import Iterable
from datetime import date
from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateTimeField, F
from django.db.models.expressions import RawSQL

from editorial.content.querysets import PublishableQuerySet
from editorial.core import clock
from editorial.core.functions import AnyOf
from editorial.core.languages import columns

PHOTO_COLUMNS = ["file", "width", "height", "needs_light_ground", *columns("caption", "alt", "credit")]
LIST_COLUMNS = [
    "slug",
    "published_at",
    "hold",
    *columns("title", "lead", "status"),
    "section__slug",
    *(f"section__{name}" for name in columns("name")),
    "section__policy",
]


class ArticleQuerySet(PublishableQuerySet):
    def for_list(self) -> Self:
        """Articles as lists show them: never their bodies."""
        return self.select_related("section").only(*LIST_COLUMNS)

    def for_list_with_photo(self) -> Self:
        photo = [f"lead_photo__{name}" for name in PHOTO_COLUMNS]
        return self.select_related("section", "lead_photo").only(*LIST_COLUMNS, *photo)

    def on(self, day: date) -> Self:
        return self.filter(day=day)

    def linked_to(self, relation: str, pk: int) -> Self:
        """Those that `relation` ("people") links to a record. An array, so that PostgreSQL begins with the links: in a
        large archive it would go through all news, the newest first, until it had found enough."""
        field = self.model._meta.get_field(relation)
        links = field.remote_field.through._base_manager.filter(**{field.m2m_reverse_field_name(): pk})
        return self.filter(AnyOf(F("pk"), ArraySubquery(links.order_by().values(field.m2m_field_name()))))

    def first_of(self, days: Iterable[date], most: int) -> Self:
        """The first articles of each of these days, at most so many a day, in order. The rest of a day is not read."""
        spans = [clock.bounds(day) for day in days]
        begins = RawSQL("span.begins", (), output_field=DateTimeField())
        ends = RawSQL("span.ends", (), output_field=DateTimeField())
        of_a_day = self.filter(published_at__gte=begins, published_at__lt=ends).order_by("published_at", "pk")
        sql, params = of_a_day.values("pk")[:most].query.sql_with_params()
        unnested = "unnest(%s::timestamptz[], %s::timestamptz[]) AS span(begins, ends)"
        keys = f"SELECT shown.pk FROM {unnested} CROSS JOIN LATERAL ({sql}) AS shown(pk)"  # noqa: S608 - our own query
        columns_of_spans = [[span[place] for span in spans] for place in (0, 1)]
        shown: Self = self.model.objects.filter(pk__in=RawSQL(keys, [*columns_of_spans, *params]))  # noqa: S611 - and its values
        return shown.order_by("published_at", "pk")

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")
