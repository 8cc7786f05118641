"""An archive ten times as large costs a reader nothing: as many queries, as many rows looked at."""

from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Max
from django.test import Client

from archive import search
from demo.page_kinds import KINDS, address
from demo.seeding import copying
from demo.seeding.rows import Plan, Rows, through
from demo.seeding.texts import COMMON, RARE
from editorial.admin import lists
from editorial.content.models import Translation
from editorial.core import languages
from news.models import Article
from tests.conftest import NOON
from tests.content_cache import lasting
from tests.site.touched import Cost, cost, touched

pytestmark = pytest.mark.django_db

SMALL, LARGE = 300, 3_000
A_YEAR, A_MONTH = LARGE // 30, LARGE // 30 // 12  # articles
BY_KIND = [address(kind, language) for kind in KINDS for language in ("ru", "en")]
DEEP = [
    "/ru/news/?before=20050101T000000000000Z-7",
    "/en/news/iss/?before=20050101T000000000000Z-7",
    "/en/archive/1995/",
    "/ru/archive/1995/06/",
    "/ru/archive/1995/06/15/",
    f"/ru/search/?q={COMMON['ru']}",
    f"/en/search/?q={COMMON['en']}",
    f"/en/search/?q={COMMON['en']}&page=2",
    f"/en/search/?q={RARE['en']}",
    "/ru/feeds/news.atom",
    "/ru/feeds/chronicle.atom",
    "/ru/calendar/flights.ics",
    "/sitemap-articles.xml",
    "/sitemap-articles.xml?p=1995-06",
    "/sitemap-sections.xml",
    "/sitemap-months.xml",
    "/sitemap-years.xml",
]
# They name every day that has something, and there are more such days in the larger archive.
OF_DAYS = ["/sitemap-days.xml", "/sitemap.xml"]
OF_STAFF = [
    "/admin/news/article/",
    "/admin/news/article/?section__id__exact=1",
    "/admin/news/article/?status_ru__exact=draft",
    "/admin/news/article/?publication=scheduled",
]
DESK = "/admin/"


def copy(rows: Rows, lines: tuple, wanted: range) -> None:
    """Those places of the plan, and what belongs to them."""
    articles, translations, links = lines
    pks = {str(rows.plan.first + place) for place in wanted}
    with connection.cursor() as cursor:
        copying._send(cursor, rows.article.table, rows.article.columns, [articles[place] for place in wanted])
        table, columns = rows.translation.table, rows.translation.columns
        copying._send(cursor, table, columns, [translations[place] for place in wanted])
        for name, linked in links.items():
            copying._send(cursor, *through(name), [line for line in linked if line.partition("\t")[0] in pks])
        for language in languages.LANGUAGES:  # as autovacuum would have done: what is new stands in the index itself
            cursor.execute("SELECT gin_clean_pending_list(%s)", [f"article_search_{language}"])
        cursor.execute("ANALYZE")  # every table: other tests leave behind what PostgreSQL learnt of theirs


def cost_of_desk(client: Client) -> Cost:
    """It counts its translations once after a change, not at each look."""
    with lasting():
        return cost(client, DESK)


def costs() -> dict[str, Cost]:
    reader, staff = Client(), Client()
    staff.force_login(get_user_model().objects.get(username="admin"))
    found = {path: cost(reader, path) for path in [*BY_KIND, *DEEP, *OF_DAYS]}
    return found | {path: cost(staff, path) for path in OF_STAFF} | {DESK: cost_of_desk(staff)}


@pytest.fixture(scope="module")
def sizes(demo: None) -> Iterator[tuple[dict, dict]]:
    """What pages cost over every tenth article of an archive, and over all of it. What is bounded is so in both."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "MOST_RANKED", 150)
        patch.setattr(lists, "MOST_COUNTED", 110)
        first, translation = ((m.objects.aggregate(pk=Max("pk"))["pk"] or 0) + 1 for m in (Article, Translation))
        rows = Rows(Plan(LARGE, first, translation, NOON, 2019))
        lines, step = rows.between(0, LARGE), LARGE // SMALL
        copy(rows, lines, range(0, LARGE, step))
        small = costs()
        for begin in range(1, step):
            copy(rows, lines, range(begin, LARGE, step))
        yield small, costs()


@pytest.mark.parametrize("path", [*BY_KIND, *DEEP, *OF_DAYS, *OF_STAFF])
def test_a_page_asks_as_little_and_looks_at_as_few_rows_in_an_archive_ten_times_as_large(sizes, path):
    """The sitemap names the articles of a month, a day's page shows those of its day, pages of months and years count
    the days of a year that have something, and staff's lists so far as there are any: no page reads more than that."""
    small, large = (size[path] for size in sizes)
    assert small.status == large.status == (404 if "/no/such/" in path else 200)
    # Of a day and its anniversaries only what the days have is asked for: the larger archive has news on more of them.
    is_of_a_day = len(path.split("?")[0].strip("/").split("/")) == 5 and "/archive/" in path
    assert large.queries <= small.queries + 2 * is_of_a_day
    is_of_a_year = path in OF_STAFF or "/archive/" in path
    of_its_own = 4 * (LARGE if path in OF_DAYS else A_YEAR if is_of_a_year else A_MONTH)
    assert large.rows <= 1.2 * small.rows + of_its_own, large.greediest


def test_the_desk_looks_at_as_few_rows(sizes):
    small, large = (size[DESK] for size in sizes)
    assert large.rows <= 1.2 * small.rows + 4 * A_YEAR


def test_a_page_that_reads_the_whole_archive_would_be_found_out(sizes):
    assert touched("SELECT count(*) FROM news_article WHERE lead_ru LIKE '%x%'") >= LARGE
    assert touched("SELECT 1 FROM news_article ORDER BY published_at DESC LIMIT 1") == 1
