"""`python -m bench.desk`: the admin's first page with 1,000 and with 20,000 articles, as a multiple of a bare view.

Makes its articles in a database of its own beside the site's, and drops it. How to read ratios: bench/README.md.
"""

import logging
import os

from .timing import seconds

SIZES = (1_000, 20_000)
SHOWN = ("translator into English", "press officer", "editor")
TIMES = 3  # a page of the desk takes as long as fifty bare views


def row(role: str, number: int) -> tuple[str, int, int, int, float]:
    """(role, articles, queries, bytes, time as a multiple of /healthz)."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tests.editorial.desk.scenes import ROLES, person
    from tests.people import client_of

    client = client_of(person(*ROLES[role], login=f"{role} {number}"), "ru")
    client.get("/admin/")
    with CaptureQueriesContext(connection) as queries:
        body = client.get("/admin/").content
    statements = len(queries)  # now: the next request clears the log
    bare = seconds(lambda: Client().get("/healthz"))  # beside it: the machine's load changes within minutes
    return role, number, statements, len(body), seconds(lambda: client.get("/admin/"), TIMES) / bare


def rows() -> list[tuple[str, int, int, int, float]]:
    from django.db import connection

    from editorial.content.models import Translation
    from news.models import Article
    from tests.editorial.desk.scenes import many_articles

    measured = []
    for number in SIZES:
        Translation.objects.all().delete()
        Article.objects.all()._raw_delete("default")  # nothing follows an article of this database
        many_articles(number)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        measured += [row(role, number) for role in SHOWN]
    return measured


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "energia_site.settings.test")
    import django

    django.setup()
    from django.test.runner import DiscoverRunner

    logging.getLogger("django.request").setLevel(logging.ERROR)
    runner = DiscoverRunner(verbosity=0, interactive=False)
    old_config = runner.setup_databases()
    try:
        measured = rows()
    finally:
        runner.teardown_databases(old_config)
    print(f"{'role':<30}{'articles':>9}{'queries':>9}{'bytes':>9}{'× bare view':>13}")
    for role, number, statements, size, multiple in measured:
        print(f"{role:<30}{number:>9}{statements:>9}{size:>9}{multiple:>13.1f}")


if __name__ == "__main__":
    main()
