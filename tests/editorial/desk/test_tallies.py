"""What the grid adds up is what counting every translation would give, whoever changed them and however."""

from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Count, F, Sum

from demo.factories import ArticleFactory, PhotoFactory, SectionFactory
from editorial.content.models import Need, Translation, TranslationTally, tallies
from editorial.content.models.tallies import FOLDED_EVERY, GROUPS
from news.models import Article

from .scenes import many_articles, person

pytestmark = pytest.mark.django_db


def rows(groups: Any) -> set[tuple[tuple[str, Any], ...]]:
    return {tuple(sorted(group.items())) for group in groups}


def are_exact() -> bool:
    counted = Translation.objects.order_by().values(*GROUPS).annotate(translations=Count("pk"), words=Sum("words_left"))
    return rows(TranslationTally.objects.groups()) == rows(counted)


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def switch(*, on: bool) -> None:
    execute("SET CONSTRAINTS ALL IMMEDIATE")  # what waits for the commit would be in the way
    with connection.cursor() as cursor:
        tallies.TRIGGER.switch(cursor, on=on)


@pytest.fixture
def archive(february_2019: Any, db: None) -> None:
    many_articles(200)
    PhotoFactory(caption_en="")


def save_a_record() -> None:
    article = Article.objects.exclude(body_en="").first()
    article.title_ru, article.section = "Иначе", SectionFactory()
    article.save()


def put_out_of_step_in_bulk() -> None:
    some = list(Translation.objects.filter(need=Need.IN_STEP)[:20])
    for n, row in enumerate(some):
        row.need, row.words_left, row.hold = Need.OUT_OF_DATE, n, "locked"
    Translation.objects.bulk_update(some, ["need", "words_left", "hold"])


def copy_in() -> None:
    kind = ContentType.objects.get_for_model(Article).pk
    same = {"content_type_id": kind, "language": "en", "need": "missing", "words_left": 7, "wanted": "t", "shelf": 9}
    same |= {"source_status": "draft", "target_status": "review", "hold": "locked", "title": "x", "changed_at": "now"}
    same |= dict.fromkeys(["made_from", "was", "stale_fields", "missing_fields", "ready", "unapproved_changes"], "{}")
    values = "\t".join(map(str, same.values()))
    lines = "".join(f"{10**6 + n}\t{values}\n" for n in range(30))
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY editorial_translation (object_id, {', '.join(same)}) FROM STDIN", StringIO(lines))


CHANGES = {
    "a record saved": save_a_record,
    "a record made": lambda: ArticleFactory(body_en=""),
    "a record deleted": lambda: Article.objects.first().delete(),
    "made in bulk": lambda: Translation.objects.bulk_create(
        Translation(content_type_id=1, object_id=n, language="ru", words_left=3, wanted=n > 5) for n in range(10)
    ),
    "changed in bulk": put_out_of_step_in_bulk,
    "changed in one statement": lambda: Translation.objects.update(words_left=F("words_left") + 1, wanted=False),
    "into the other language": lambda: Translation.objects.filter(pk__lte=F("object_id")).update(language="ru"),
    "copied": copy_in,
    "deleted in bulk": lambda: Translation.objects.filter(need=Need.MISSING)._raw_delete("default"),
    "everything deleted": lambda: execute("DELETE FROM editorial_translation"),
    "truncated": lambda: execute("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE editorial_translation"),
    "a kind deleted": lambda: ContentType.objects.filter(app_label="news", model="article").delete(),
    "nothing": lambda: Translation.objects.filter(pk=0).update(wanted=False),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_grid_is_exact_after(archive, change):
    assert are_exact()
    change()
    assert are_exact()
    execute("SET CONSTRAINTS ALL IMMEDIATE")  # as at the commit


def test_a_claim_moves_nothing(archive):
    before = set(TranslationTally.objects.values_list("pk", flat=True))
    Translation.objects.update(translator=person(), title="Иначе", unapproved_changes=["ru"])
    assert set(TranslationTally.objects.values_list("pk", flat=True)) == before
    assert are_exact()


def test_two_translations_that_change_places_move_nothing(archive):
    """What one statement takes from a group and gives back to it is no change."""
    alike = Translation.objects.filter(need=Need.IN_STEP, language="en", source_status="approved").order_by("shelf")
    one, other = alike.first(), alike.last()
    assert one.shelf != other.shelf
    before = set(TranslationTally.objects.values_list("pk", flat=True))
    one.shelf, other.shelf = other.shelf, one.shelf
    Translation.objects.bulk_update([one, other], ["shelf"])
    assert set(TranslationTally.objects.values_list("pk", flat=True)) == before
    assert are_exact()


def test_what_is_rolled_back_was_nothing(archive):
    with transaction.atomic():
        copy_in()
        Translation.objects.filter(need=Need.MISSING).delete()
        transaction.set_rollback(True)
    assert are_exact()


def test_differences_are_folded_before_they_are_many(archive):
    """A year of saves leaves no more to read than a day of them."""
    row = Translation.objects.first()
    most = 0
    for n in range(3 * FOLDED_EVERY):
        Translation.objects.filter(pk=row.pk).update(words_left=n + 1_000)
        most = max(most, TranslationTally.objects.count())
    groups = Translation.objects.order_by().values(*GROUPS).distinct().count()
    assert FOLDED_EVERY < most <= groups + FOLDED_EVERY
    assert are_exact()


def test_rebuilding_finds_what_was_changed_past_the_triggers(archive):
    switch(on=False)
    copy_in()
    switch(on=True)
    assert not are_exact()
    call_command("follow_translations", stdout=StringIO())
    assert are_exact()
    assert TranslationTally.objects.count() == TranslationTally.objects.groups().count()


def test_a_site_that_stood_before_is_counted_when_it_is_migrated(archive):
    TranslationTally.objects.all().delete()
    switch(on=False)
    tallies.install()
    assert are_exact()
    Translation.objects.filter(need=Need.MISSING).update(wanted=False)
    assert are_exact()


@pytest.fixture
def beside(transactional_db: None, february_2019: Any) -> Any:
    """Somebody else, on a connection of their own; who has to wait for a lock is told so at once."""
    many_articles(60)
    # Right after a number at which rows are folded: only who changes often comes to the next. Ever upwards, since rows
    # that stand have their numbers.
    sequence = "pg_get_serial_sequence('editorial_translationtally', 'id')"
    execute(f"SELECT setval({sequence}, (nextval({sequence}) / {FOLDED_EVERY} + 1) * {FOLDED_EVERY})")

    def run(work: Any) -> Any:
        def alone() -> Any:
            try:
                execute("SET lock_timeout = '2s'")
                return work()
            finally:
                connection.close()

        with ThreadPoolExecutor(1) as thread:
            return thread.submit(alone).result(timeout=20)

    return run


def miss(*pks: int) -> None:
    with transaction.atomic():
        for pk in pks:
            Translation.objects.filter(pk=pk).update(need=Need.MISSING, words_left=11)


def test_two_who_save_at_once_add_up_and_do_not_wait_for_each_other(beside):
    first, second, third, fourth = Translation.objects.filter(need=Need.IN_STEP).values_list("pk", flat=True)[:4]
    with transaction.atomic():
        miss(first, second)
        beside(lambda: miss(fourth, third))
        assert beside(are_exact)
        assert are_exact()
        miss(third)
    assert are_exact()


def change_often(pk: int) -> None:
    for n in range(FOLDED_EVERY + 1):
        Translation.objects.filter(pk=pk).update(words_left=n + 500)


def test_who_folds_holds_nobody_up(beside):
    first, second, third = Translation.objects.values_list("pk", flat=True)[:3]
    with transaction.atomic():
        change_often(first)
        beside(lambda: change_often(second))
        beside(lambda: miss(third))
        assert beside(are_exact)
    assert are_exact()
    with transaction.atomic():
        change_often(first)
        beside(lambda: change_often(second))
        transaction.set_rollback(True)
    assert are_exact()


def test_rebuilding_counts_nothing_twice_of_what_is_changed_meanwhile(beside):
    first, second = Translation.objects.filter(need=Need.IN_STEP).values_list("pk", flat=True)[:2]
    with transaction.atomic():
        miss(first)
        beside(tallies.rebuild)
    assert are_exact()
    with transaction.atomic():
        tallies.rebuild()
        beside(lambda: change_often(second))
    assert are_exact()
