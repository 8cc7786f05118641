"""PostgreSQL's text search, the part that models need: one stored, generated column per language."""

from typing import Any

from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import GeneratedField, Value
from django.db.models.functions import Coalesce


def search_column(config: str, *weighted: tuple[str, str]) -> Any:
    """A `tsvector` of the named columns under PostgreSQL's `config` ("russian", "english"), kept by the database.

    `weighted` pairs a column with its weight, "A" (a title) to "D". HTML may stand in a column: PostgreSQL's parser
    takes tags for tags, not for words.
    """
    vector: Any = None
    for name, weight in weighted:
        part = SearchVector(
            Coalesce(models.F(name), Value(""), output_field=models.TextField()), config=config, weight=weight
        )
        vector = part if vector is None else vector + part
    return GeneratedField(expression=vector, output_field=SearchVectorField(), db_persist=True, editable=False)
