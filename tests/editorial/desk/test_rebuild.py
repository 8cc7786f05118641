"""`manage.py follow_translations`: states of translations for a database that had records before the desk came."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.factories import ArticleFactory, ExpeditionTaskFactory, PhotoFactory, SectionFactory
from editorial.content.models import Need, Translation
from editorial.content.translations_rebuild import rebuild, rebuild_some, tracked_models
from news.models import Article
from tests.conftest import NOON

from .scenes import person, row_of

pytestmark = pytest.mark.django_db


def counts(**expected):
    return {"checked": 0, "created": 0, "repaired": 0, "removed": 0} | expected


def test_every_record_gets_its_row_and_a_second_run_changes_nothing(february_2019):
    ArticleFactory()
    absent = ArticleFactory(title_en="", body_en="", status_en="draft")
    PhotoFactory(caption_en="")
    ExpeditionTaskFactory()
    saved = {row.pk: row for row in Translation.objects.all()}
    before = {(row.content_type_id, row.object_id): (row.need, row.title, row.ready) for row in saved.values()}
    Translation.objects.all().delete()
    assert rebuild() == counts(checked=5, created=5)  # the task's expedition is the fifth
    rows = Translation.objects.all()
    assert {(row.content_type_id, row.object_id): (row.need, row.title, row.ready) for row in rows} == before
    assert row_of(absent).missing_fields == ["title", "body"]
    assert rebuild() == counts(checked=5)


def test_what_stood_before_the_desk_counts_as_in_step_and_the_next_change_as_out_of_date(february_2019):
    article = ArticleFactory()
    Translation.objects.all().delete()
    rebuild()
    assert row_of(article).need == Need.IN_STEP
    article.title_ru = "Иначе"
    article.save()
    assert row_of(article).stale_fields == ["title"]


def test_a_change_past_the_records_own_save_is_found(february_2019):
    article = ArticleFactory()
    Article.objects.filter(pk=article.pk).update(lead_ru="Иначе.", title_en="", published_at=None, status_ru="draft")
    assert rebuild()["repaired"] == 1
    row = row_of(article)
    assert (row.stale_fields, row.missing_fields) == (["lead"], ["title"])
    assert (row.due_at, row.source_status, row.ready) == (None, "draft", [])


def test_claims_and_unseen_changes_stay(february_2019):
    article = ArticleFactory(title_en="", body_en="", status_en="draft")
    someone = person()
    Translation.objects.update(translator=someone, claimed_at=NOON, unapproved_changes=["ru"], words_left=0)
    assert rebuild()["repaired"] == 1
    row = row_of(article)
    assert (row.translator, row.claimed_at, row.unapproved_changes) == (someone, NOON, ["ru"])
    assert row.words_left > 0


def test_rows_of_what_is_gone_are_removed(february_2019):
    article = ArticleFactory()
    Article.objects.filter(pk=article.pk)._raw_delete("default")  # past every signal, as another program would
    assert rebuild() == counts(removed=1)
    assert not Translation.objects.exists()


def test_the_number_of_queries_follows_the_batches_not_the_records(february_2019):
    section = SectionFactory()
    for number in range(1, 9):
        ArticleFactory(section=section, title_ru=f"{number}")
    Translation.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        assert rebuild_some(Article.objects.all())["created"] == 8
    assert len(queries) <= 8, [query["sql"][:90] for query in queries]


def test_the_command_says_what_it_did(february_2019):
    ArticleFactory()
    Translation.objects.all().delete()
    out = StringIO()
    call_command("follow_translations", stdout=out)
    assert out.getvalue() == "1 records seen; rows: 1 made, 0 mended, 0 removed.\n"


def test_every_kind_that_has_two_languages_is_followed():
    names = {model.__name__ for model in tracked_models()}
    assert names == {
        "Article", "Project", "Photo", "Person", "Expedition", "ExpeditionTask", "Flight", "FlightEvent",
    }  # fmt: skip
