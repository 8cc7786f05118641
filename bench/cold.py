"""Cold pages of one archive, asked within one process: `python -m bench.cold`, with DATABASE_URL. Prints JSON.

Every kind of page is asked at several addresses spread over the archive, twice; the second time counts, so that the
database has read what it needs and nothing of the page is kept. `sql` is the time of the page's own queries, sent as
they stand by psycopg2 and fetched.
"""

import gzip
import json
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

ADDRESSES = 15
ROUNDS = 3
LANGUAGE = "ru"


def addresses(number: int = ADDRESSES) -> dict[str, list[str]]:
    """Public addresses by kind of page, in Russian: so many articles, their days and their months."""
    from django.utils import translation

    from demo.seeding.texts import COMMON, RARE
    from news.models import Article

    translation.activate(LANGUAGE)
    seeded = Article.objects.filter(slug__startswith="seeded-").order_by("pk")
    first, last = seeded.first(), seeded.last()
    places = [round(first.pk + (last.pk - first.pk) * part / number) for part in range(1, number + 1)]
    articles = list(Article.objects.filter(pk__in=places).only("slug", "published_at"))
    days = [article.moscow_day() for article in articles]
    return {
        "home": ["/ru/"] * ADDRESSES,
        "article": [article.get_absolute_url() for article in articles],
        "month": [f"/ru/archive/{day:%Y/%m}/" for day in days],
        "day": [f"/ru/archive/{day:%Y/%m/%d}/" for day in days],
        "news": ["/ru/news/"] * ADDRESSES,
        "archive": ["/ru/archive/"] * ADDRESSES,
        "person": ["/ru/missions/crew/kononenko-oleg/", "/ru/missions/crew/krikalev-sergey/"] * (ADDRESSES // 2),
        "search, common word": [f"/ru/search/?q={COMMON[LANGUAGE]}"],
        "search, rare word": [f"/ru/search/?q={RARE[LANGUAGE]}"],
        "feed": ["/ru/feeds/news.atom"] * ADDRESSES,
    }


def timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def page(paths: list[str]) -> dict[str, float]:
    """Median seconds of a page and of its queries; the number of queries and the bytes of the last one."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()

    def ask(path: str) -> bytes:
        response = client.get(path)
        if response.status_code != 200:
            sys.exit(f"{path} answered {response.status_code}")
        return bytes(response.content)

    rendered, bare, queries = [], [], []
    for path in paths:
        with CaptureQueriesContext(connection) as captured:
            body = ask(path)
        queries = [query["sql"] for query in captured.captured_queries]
        rendered.append(median(timed(lambda path=path: ask(path)) for _ in range(ROUNDS)))  # type: ignore[misc]
        bare.append(median(timed(lambda queries=queries: send(queries)) for _ in range(ROUNDS)))  # type: ignore[misc]
    size, packed = len(body), len(gzip.compress(body))
    return {"seconds": median(rendered), "sql": median(bare), "queries": len(queries), "bytes": size, "gzip": packed}


def send(queries: list[str]) -> None:
    from django.db import connection

    with connection.connection.cursor() as cursor:
        for query in queries:
            cursor.execute(query)
            cursor.fetchall()


def admin() -> dict[str, dict[str, float]]:
    """What an editor does: the list of articles, the desk, a form saved with another title."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    from news.models import Article
    from tests.admin.forms import fields

    client = Client()
    client.force_login(get_user_model().objects.get(username="editor"))
    article = Article.objects.filter(slug__startswith="seeded-").order_by("-pk").first()
    form = f"/admin/news/article/{article.pk}/change/"
    works: dict[str, Callable[[], Any]] = {
        "admin: articles": lambda: client.get("/admin/news/article/"),
        "admin: desk": lambda: client.get("/admin/"),
    }
    results = {name: {"seconds": _median(work)} for name, work in works.items()}
    saves = []
    for number in range(5):
        data = fields(client.get(form)) | {"title_ru": f"Заголовок {number} {time.time():.0f}"}
        saves.append(timed(lambda data=data: client.post(form, data)))  # type: ignore[misc]
    results["admin: save"] = {"seconds": median(saves)}
    return results


def _median(work: Callable[[], Any]) -> float:
    work()
    return median(timed(work) for _ in range(5))


def main() -> None:
    import logging

    import django
    from django.core.wsgi import get_wsgi_application

    from energia_site import gc_tuning, page_cache

    django.setup()
    page_cache.in_front_of(get_wsgi_application())  # so that whatever a worker keeps is kept here, too
    logging.getLogger("django.request").setLevel(logging.ERROR)
    paths_by_kind = addresses()
    gc_tuning.settle()  # as in a process that serves
    results = {kind: page(paths) for kind, paths in paths_by_kind.items()} | admin()
    results["bare view"] = page(["/healthz"])
    sys.stdout.write(json.dumps(results))


if __name__ == "__main__":
    main()
