"""A text that is to be found from now on is one declaration and one migration, though Django alters no such column."""

from typing import Any

import pytest
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import connection
from django.db.migrations import AlterField
from django.db.migrations.loader import MigrationLoader
from django.db.models import GeneratedField

from demo.factories import ArticleFactory
from editorial.core.generated_columns import AlterGeneratedField, Autodetector
from news.models import Article

pytestmark = pytest.mark.django_db


def column() -> GeneratedField:
    vector = SearchVector("place_en", config="english")
    return GeneratedField(expression=vector, output_field=SearchVectorField(), db_persist=True)


def facts() -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = 'news_article' ORDER BY 1")
        indexes = cursor.fetchall()
        cursor.execute(
            "SELECT attstorage, attgenerated FROM pg_attribute"
            " WHERE attrelid = 'news_article'::regclass AND attname = 'search_en'"
        )
        return indexes, cursor.fetchone()


def found(word: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM news_article WHERE search_en @@ to_tsquery('english', %s)", [word])
        return int(cursor.fetchone()[0])


def test_a_column_of_another_expression_is_made_anew_under_its_indexes_and_back(february_2019):
    ArticleFactory(title_en="A launch", place_en="Baikonur")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    stood = facts()
    state = MigrationLoader(connection).project_state()
    changed, step = state.clone(), AlterGeneratedField("article", "search_en", column())
    step.state_forwards("news", changed)
    assert (found("launch"), found("Baikonur")) == (1, 0)
    with connection.schema_editor() as editor:
        step.database_forwards("news", editor, state, changed)
    assert (found("launch"), found("Baikonur")) == (0, 1)
    assert facts() == stood
    with connection.schema_editor() as editor:
        step.database_backwards("news", editor, changed, state)
    assert (found("launch"), found("Baikonur")) == (1, 0)
    assert facts() == stood


def test_makemigrations_writes_it_for_generated_columns_alone():
    state = MigrationLoader(connection).project_state()
    detector = Autodetector(state, state)
    detector.generated_operations = {}
    detector.add_operation("news", AlterField("article", "search_en", column()))
    detector.add_operation("news", AlterField("article", "slug", Article._meta.get_field("slug")))
    assert [type(step) for step in detector.generated_operations["news"]] == [AlterGeneratedField, AlterField]
