"""A seeded archive stands as if somebody had written it."""

from datetime import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.forms import model_to_dict

from demo import factories
from demo.seeding import copying
from demo.seeding.rows import LINKED, Plan, Rows, through
from editorial.content.models import Translation
from editorial.content.translations_rebuild import rebuild_some
from editorial.core import clock
from news.models import Article

END = datetime(2019, 2, 15, 12, tzinfo=clock.MOSCOW)
NUMBER = 40


@pytest.fixture
def archive(db, february_2019):
    """Forty articles, by the same lines that the processes send."""
    factories.SectionFactory()
    factories.PersonFactory()
    rows = Rows(Plan(NUMBER, 1000, 2000, END, 1))
    articles, translations, links = rows.between(0, NUMBER)
    with connection.cursor() as cursor:
        copying._send(cursor, rows.article.table, rows.article.columns, articles)
        copying._send(cursor, rows.translation.table, rows.translation.columns, translations)
        for name, lines in links.items():
            copying._send(cursor, *through(name), lines)
    return Article.objects.filter(pk__gte=1000)


def test_readers_find_every_article_in_both_languages(archive, client):
    for language in ("ru", "en"):
        assert archive.published(language).count() == NUMBER
    newest = archive.order_by("-published_at").first()
    assert client.get(newest.get_absolute_url().replace("/en/", "/ru/")).status_code == 200
    assert newest.search_ru
    assert newest.day == clock.day_of(newest.published_at)


def test_saved_by_a_person_an_article_stays_as_it_was(archive):
    article = archive.first()
    before = model_to_dict(article)
    article.save()
    assert model_to_dict(Article.objects.get(pk=article.pk)) == before


def test_the_desk_knows_of_each_what_a_save_would_have_told_it(archive):
    told = {row.object_id: row for row in Translation.objects.filter(object_id__gte=1000)}
    before = {key: {name: value for name, value in vars(row).items() if name != "_state"} for key, row in told.items()}
    rebuild_some(archive)
    after = Translation.objects.filter(object_id__gte=1000)
    assert {row.object_id: {name: vars(row)[name] for name in before[row.object_id]} for row in after} == before


def test_the_same_seed_writes_the_same_and_another_another(db):
    factories.SectionFactory()

    def lines(seed: int) -> list[str]:
        return Rows(Plan(NUMBER, 1, 1, END, seed)).between(0, NUMBER)[0]

    assert lines(1) == lines(1) != lines(2)


def test_articles_are_about_people_where_there_are_any(archive):
    assert archive.filter(people__isnull=False).exists()
    assert not archive.filter(flights__isnull=False).exists()  # this site has none
    assert set(LINKED) == {"people", "flights", "expeditions"}


def test_an_archive_is_seeded_once(archive):
    with pytest.raises(CommandError, match="already"):
        call_command("seed_archive", articles=10)
    assert archive.count() == NUMBER


@pytest.mark.parametrize("number", [0, -5])
def test_no_articles_are_refused_in_words(db, number):
    with pytest.raises(CommandError, match="At least one"):
        call_command("seed_archive", articles=number)


def indexes() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = 'news_article'")
        return {name for (name,) in cursor.fetchall()}


def break_off(before: set[str]) -> None:
    with copying.without_indexes(["news_article"]):
        assert indexes() < before
        raise KeyboardInterrupt


def test_whoever_breaks_it_off_finds_every_index_in_place(db):
    before = indexes()
    with pytest.raises(KeyboardInterrupt):
        break_off(before)
    assert indexes() == before


def options() -> list[str] | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE oid = 'news_article'::regclass")
        found: list[str] | None = cursor.fetchone()[0]
        return found


def break_off_alone() -> None:
    with copying.left_alone(["news_article"]):
        assert options() == ["autovacuum_enabled=off"]
        raise KeyboardInterrupt


def test_whoever_breaks_it_off_finds_autovacuum_at_work(db):
    before = options()
    with pytest.raises(KeyboardInterrupt):
        break_off_alone()
    assert options() == before
