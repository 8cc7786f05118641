"""What pages say of a day's number of articles is what a count of the articles would say, whatever was changed."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations import Migration, RunSQL
from django.db.models.signals import post_migrate
from pgtrigger.migrations import AddTrigger

from archive import calendar
from demo.factories import ArticleFactory, SectionFactory
from demo.seeding import copying
from demo.seeding.rows import Plan, Rows
from editorial.content.models import Embargo, Status
from editorial.content.querysets import public_sql
from editorial.core import clock, languages
from news import day_counts
from news.models import Article, PublishedDay, Section
from tests.archive.scenes import moscow

pytestmark = pytest.mark.usefixtures("february_2019")

Days = dict[tuple[str, date], int]
DECEMBER_3, DECEMBER_4 = date(2018, 12, 3), date(2018, 12, 4)
STATES = [("approved", "approved"), ("approved", "draft"), ("draft", "approved"), ("withdrawn", "withdrawn")]


def asked() -> Days:
    """Of every article, as pages do that show one."""
    end = datetime.max.replace(tzinfo=UTC)
    public = [(language, Article.objects.published(language, at=end)) for language in languages.LANGUAGES]
    return dict(Counter((language, article.day) for language, articles in public for article in articles))


def told() -> Days:
    return {(row.language, row.day): row.items for row in PublishedDay.objects.all()}


@pytest.fixture
def archive(db: None) -> Days:
    """Two days with texts in every state in sections of every policy; one without a moment, one locked."""
    for slug, policy in (("iss", "both"), ("company", "russian_first"), ("procurement", "russian_only")):
        section = SectionFactory(slug=slug, policy=policy)
        for number, (russian, english) in enumerate(STATES):
            for day in (3, 4):
                of_both = {"slug": f"{slug}-{number}", "published_at": moscow(2018, 12, day, 10)}
                ArticleFactory(section=section, status_ru=russian, status_en=english, **of_both)
    ArticleFactory(section=section, published_at=None, status_ru="draft", status_en="draft")
    Article.objects.filter(pk=ArticleFactory(published_at=moscow(2018, 12, 3, 12)).pk).update(hold=Embargo.LOCKED)
    return told()


def test_texts_in_every_state_are_counted_where_they_are_public(archive):
    in_russian, in_english = {DECEMBER_3: 5, DECEMBER_4: 5}, {DECEMBER_3: 2, DECEMBER_4: 2}
    assert archive == asked()
    assert archive == {
        **{("ru", day): number for day, number in in_russian.items()},
        **{("en", day): number for day, number in in_english.items()},
    }


def one() -> Article:
    found: Article = Article.objects.get(slug="iss-0", day=DECEMBER_3)
    return found


def saved(**changes: object) -> None:
    article = one()
    for name, value in changes.items():
        setattr(article, name, value)
    article.save()


def copied() -> None:
    rows = Rows(Plan(40, 10_000, 10_000, moscow(2019, 2, 15, 12), 1))
    with connection.cursor() as cursor:
        copying._send(cursor, rows.article.table, rows.article.columns, rows.between(0, 40)[0])


def made_in_bulk() -> None:
    texts = {"status_ru": Status.APPROVED, "status_en": Status.APPROVED, "section": Section.objects.first()}
    hours = [(f"at-{hour}", moscow(2018, 12, 3, hour)) for hour in range(5)]
    Article.objects.bulk_create([Article(slug=slug, published_at=moment, **texts) for slug, moment in hours])


articles, sections = Article.objects, Section.objects
CHANGES: dict[str, Callable[[], object]] = {
    "saved on another day": lambda: saved(published_at=moscow(2018, 12, 31, 23, 59)),
    "withdrawn": lambda: saved(status_ru=Status.WITHDRAWN, status_en=Status.WITHDRAWN),
    "out in Russian only": lambda: saved(status_en=Status.REVIEW, section=sections.get(slug="company")),
    "in another section": lambda: saved(section=sections.get(slug="procurement")),
    "scheduled": lambda: ArticleFactory(published_at=moscow(2030, 1, 1, 0)),
    "deleted": lambda: one().delete(),
    "all deleted": lambda: articles.all().delete(),
    "all approved": lambda: articles.exclude(published_at=None).update(status_ru="approved", status_en="approved"),
    "all to review": lambda: articles.update(status_ru="review"),
    "all held": lambda: articles.update(hold=Embargo.WAITING),
    "half of them without a moment": lambda: articles.filter(slug__endswith="-0").update(published_at=None),
    "a day's texts on another day": lambda: articles.filter(day=DECEMBER_3).update(published_at=moscow(2018, 12, 9, 1)),
    "all to one section": lambda: articles.update(section=sections.get(slug="company")),
    "made in bulk": made_in_bulk,
    "copied": copied,
    "another policy": lambda: sections.filter(slug="iss").update(policy="russian_first"),
    "every policy another": lambda: sections.update(policy="both"),
    "English given up": lambda: sections.update(policy="russian_only"),
}
NO_CHANGES: dict[str, Callable[[], object]] = {
    "another title": lambda: saved(title_ru="Другой заголовок"),
    "another hour": lambda: articles.filter(day=DECEMBER_3).update(published_at=moscow(2018, 12, 3, 23)),
    "a draft more": lambda: ArticleFactory(published_at=None, status_ru="draft", status_en="draft"),
    "a section's name": lambda: sections.update(name_ru="Имя"),
    "a section more": lambda: SectionFactory(slug="another"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_is_changed_the_count_follows_and_no_day_without_texts_is_kept(archive, change):
    change()
    assert told() == asked() != archive
    assert 0 not in told().values()


@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES.keys())
def test_a_change_of_nothing_that_is_counted_touches_no_day(archive, change):
    """Or people who correct texts of one day would wait for each other."""

    def versions() -> list[tuple[str, ...]]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT ctid::text FROM news_publishedday")
            return sorted(cursor.fetchall())

    before = versions()
    change()
    assert versions() == before
    assert told() == asked() == archive


def test_what_is_rolled_back_was_not_counted(archive):
    with transaction.atomic():
        articles.all().delete()
        assert told() == {}
        transaction.set_rollback(True)
        connection.needs_rollback = True
    assert told() == archive


def test_a_section_that_goes_before_its_texts_takes_them_out_of_the_count_once(archive):
    """Keys are judged at the end of the transaction: statements may come in any order."""
    pks = [section.pk for section in sections.filter(slug="iss")]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM news_section WHERE id = ANY(%s)", [pks])
        assert told() == asked()
        cursor.execute("DELETE FROM news_article WHERE section_id = ANY(%s)", [pks])
    assert told() == asked() != archive


@pytest.mark.parametrize("tables", ["news_article", "news_section", "news_article, news_publishedday, news_section"])
def test_an_emptied_archive_has_no_days(archive, tables):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {tables} CASCADE")
    assert told() == asked() == {}
    ArticleFactory(published_at=moscow(2018, 12, 3, 10))
    assert told() == asked() != {}


def test_readers_find_a_scheduled_text_in_the_calendar_from_its_moment_on(db):
    for moment in ((2019, 2, 15, 9), (2019, 2, 15, 15), (2019, 2, 16, 9)):
        ArticleFactory(published_at=moscow(*moment))
    month = date(2019, 2, 1), date(2019, 3, 1)
    seen = {
        (14, 9): {},
        (15, 12): {15: 1},
        (15, 15): {15: 2},
        (16, 0): {15: 2},
        (16, 9): {15: 2, 16: 1},
        (17, 0): {15: 2, 16: 1},
    }
    for (day, hour), wanted in seen.items():
        with clock.stopped(moscow(2019, 2, day, hour)):
            assert {found.day: items for found, items in calendar.count(*month, "en").items()} == wanted
            assert bool(calendar.period(date(2019, 1, 1), date(2019, 2, 1)).later) == bool(wanted)


def migrated(*steps: Any) -> None:
    """What is heard after a `migrate` with these steps."""
    migration = Migration("0002_made_up", "news")
    migration.operations = list(steps)
    post_migrate.send(
        sender=apps.get_app_config("news"),
        app_config=apps.get_app_config("news"),
        verbosity=0,
        interactive=False,
        using="default",
        plan=[(migration, False)],
        apps=apps,
    )


def made_anew() -> AddTrigger:
    return AddTrigger("article", day_counts.triggers()[0].compile(Article))


def test_where_a_migration_has_made_a_trigger_anew_the_archive_is_counted_by_its_rule(archive, monkeypatch):
    PublishedDay.objects.all().delete()
    migrated(made_anew())
    assert told() == archive
    monkeypatch.setattr(day_counts, "public_sql", lambda model, _language, *columns: public_sql(model, "ru", *columns))
    migrated(made_anew())
    assert told()["en", DECEMBER_3] == told()["ru", DECEMBER_3] == archive["ru", DECEMBER_3]


def test_another_migration_leaves_the_count_alone(archive):
    PublishedDay.objects.filter(language="en").delete()
    migrated(RunSQL("SELECT 1"))
    assert {language for language, _day in told()} == {"ru"}
    day_counts.rebuild()
    assert told() == archive


def test_another_rule_of_what_is_public_asks_for_a_migration(db, monkeypatch):
    """The triggers say the rule as it was when they were made."""
    call_command("makemigrations", "news", check=True, dry_run=True, verbosity=0)
    monkeypatch.setattr(day_counts, "public_sql", lambda model, _language, *columns: public_sql(model, "ru", *columns))
    with pytest.raises(SystemExit):
        call_command("makemigrations", "news", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_very_many_come_in_uncounted_and_are_counted_at_the_end_even_where_it_was_broken_off(archive):
    with pytest.raises(KeyboardInterrupt):
        break_off(archive)
    assert told() == asked() != archive
    one().delete()
    assert told() == asked()


def break_off(archive: Days) -> None:
    with day_counts.uncounted():
        copied()
        assert told() == archive
        raise KeyboardInterrupt


def test_who_writes_with_an_empty_search_path_as_a_restore_does_is_counted(archive):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = ''")
        cursor.execute("UPDATE public.news_section SET policy = 'russian_only'")
        cursor.execute("SET LOCAL search_path = public")
    assert told() == asked() != archive
