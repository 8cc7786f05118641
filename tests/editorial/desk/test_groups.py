"""What the grid adds up is what counting every translation would give, whoever changed them and however."""

from collections import Counter
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from demo.factories import ArticleFactory, PhotoFactory, SectionFactory
from editorial.content.models import Need, Translation
from editorial.content.models.translation_lists import GROUPS
from editorial.core import clock
from energia_site.page_cache.triggers import CHANNEL
from news.models import Article
from tests.content_cache import lasting
from tests.people import client_of, member

from .scenes import many_articles

pytestmark = pytest.mark.django_db


def counted() -> Counter[tuple[Any, ...]]:
    """One by one, without PostgreSQL's help: how many translations of each group, and their words."""
    found: Counter[tuple[Any, ...]] = Counter()
    for row in Translation.objects.all():
        group = (row.content_type_id, *(getattr(row, name) for name in GROUPS[1:]))
        found[*group, "translations"] += 1
        found[*group, "words"] += row.words_left
    return +found


def are_exact() -> bool:
    found: Counter[tuple[Any, ...]] = Counter()
    for group in Translation.objects.groups():
        key = tuple(group[name] for name in GROUPS)
        found[*key, "translations"] += group["translations"]
        found[*key, "words"] += group["words"]
    return +found == counted()


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


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


def heard(work: Callable[[], object]) -> set[str]:
    """What PostgreSQL tells every worker when this is committed: the apps whose content changes."""
    execute(f"LISTEN {CHANNEL}")
    work()
    connection.connection.poll()
    return {notice.payload for notice in connection.connection.notifies}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("column", ["words_left", "need", "target_status"])
def test_what_the_grid_counts_by_is_heard_of(february_2019, column):
    many_articles(3)
    assert heard(lambda: Translation.objects.update(**{column: 3})) == {"editorial"}


@pytest.mark.django_db(transaction=True)
def test_a_claim_is_not_heard_of(february_2019):
    """Every kept page would be made anew."""
    many_articles(3)
    anna = member("editor")
    assert heard(lambda: Translation.objects.update(translator=anna, claimed_at=clock.now())) == set()


def test_the_grid_is_counted_once_until_something_changes(archive):
    editor = client_of("editor")
    with lasting():
        editor.get("/admin/")
        with CaptureQueriesContext(connection) as seen:
            editor.get("/admin/")
    assert seen.captured_queries
    assert not [query for query in seen.captured_queries if "GROUP BY" in query["sql"] and "words_left" in query["sql"]]
