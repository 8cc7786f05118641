"""`python -m bench.saves [--list]`: what a save costs, in the article form and on the translation page.

SQL statements (with `--list` each of them, grouped by table), how many of them read the saved row, the project's files
in which a function is entered between a request and its answer, and CPU seconds, the median of TIMES saves. Over the
demo's content in a database of its own, which stays for the next run.
"""

import gc
import os
import re
import sys
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

TIMES = 60
ROOT = Path(__file__).resolve().parents[1]
NOT_COUNTED = {".venv", "bench", "tests", "demo"}
_OURS = re.compile(r" This is save \d+\.")
_TABLE = re.compile(r'(?:FROM|INTO|UPDATE) "(\w+)"')
_READS = re.compile(r'SELECT .*FROM "news_article" .*WHERE .*"news_article"\."id" (?:=|IN)', re.DOTALL)

JSON = {"HTTP_ACCEPT": "application/json"}


@dataclass
class Save:
    """A text that somebody changes again and again: the page is opened anew, then sent with one sentence more."""

    name: str
    client: Any
    address: str
    form_id: str
    column: str
    headers: dict[str, str]
    sent: int = 0

    def request(self) -> Callable[[], Any]:
        from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

        from tests.admin.forms import of_page

        html = self.client.get(self.address).content.decode()
        form = of_page(html[html.index(f'id="{self.form_id}"') :])
        self.sent += 1
        text = _OURS.sub("", form[self.column]).replace("</p>", f" This is save {self.sent}.</p>", 1)
        more = {} if self.headers else {"sent": str(uuid.uuid4())}  # which a script adds
        form = {name: value for name, value in form.items() if not name.startswith("way:")}
        body = encode_multipart(BOUNDARY, {**form, **more, self.column: text})
        return lambda: self.client.generic("POST", self.address, body, MULTIPART_CONTENT, **self.headers)


def saves() -> Iterator[Save]:
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    from news.models import Article
    from tests.admin.conftest import BACKEND

    def client(login: str) -> Any:
        made = Client()
        made.force_login(get_user_model().objects.get(username=login), backend=BACKEND)
        made.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
        return made

    public = Article.objects.published("ru").filter(status_en="approved", anchor_flight=None)
    pk = public.latest("published_at", "pk").pk
    form, page = f"/admin/news/article/{pk}/change/", f"/admin/translate/news.article/{pk}/"
    yield Save("a sentence in the article form", client("press"), form, "content-main", "body_ru", {})
    yield Save("a paragraph on the translation page", client("translator"), page, "translation-form", "body_en", JSON)


def check(answer: Any, save: Save) -> None:
    good = answer.status_code == 200 and answer.json()["is_clean"] if save.headers else answer.status_code == 302
    if not good:
        sys.exit(f"{save.name}: not saved ({answer.status_code}) {answer.content.decode()[:2000]}")


@contextmanager
def files_entered() -> Iterator[set[str]]:
    found: set[str] = set()

    def entered(frame: Any, event: str, argument: Any) -> None:
        path = frame.f_code.co_filename
        if event == "call" and path.startswith(str(ROOT)) and frame.f_code.co_name != "<module>":
            found.add(path)

    sys.setprofile(entered)
    try:
        yield found
    finally:
        sys.setprofile(None)


def of_project(paths: set[str]) -> list[str]:
    relative = sorted(str(Path(path).relative_to(ROOT)) for path in paths)
    return [path for path in relative if path.split("/")[0] not in NOT_COUNTED]


def statements(save: Save) -> tuple[list[str], list[str]]:
    """SQL of one save, savepoints among them, and the project's files that it entered."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    request = save.request()
    with CaptureQueriesContext(connection) as queries, files_entered() as entered:
        answer = request()
    check(answer, save)
    return [query["sql"] for query in queries], of_project(entered)


def cpu(save: Save) -> float:
    found = []
    for _ in range(TIMES):
        request = save.request()
        gc.collect()
        start = time.process_time()
        answer = request()
        found.append(time.process_time() - start)
        check(answer, save)
    return median(found)


def measure(save: Save, *, is_listed: bool) -> None:
    check(save.request()(), save)  # everything is loaded now
    sql, files = statements(save)
    reads = sum(bool(_READS.match(one)) for one in sql)
    milliseconds = cpu(save) * 1000
    print(f"{save.name:<40}{len(sql):>6}{reads:>6}{len(files):>7}{milliseconds:>9.1f}")
    if is_listed:
        tables = Counter((_TABLE.search(one) or ["", one.split()[0]])[1] for one in sql)
        print("  " + ", ".join(f"{table} {count}" for table, count in tables.most_common()))
        print("\n".join(f"  {n:>3} {_short(one)}" for n, one in enumerate(sql, 1)))
        print("\n".join(f"  {path}" for path in files))


def _short(sql: str) -> str:
    """Without the columns of a whole row."""
    return re.sub(r"SELECT (\S+), .{80,}? FROM", r"SELECT \1 … FROM", sql, flags=re.DOTALL)[:330]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "energia_site.settings.test")
    import django

    django.setup()
    from django.test.runner import DiscoverRunner

    from editorial.core import clock
    from news.models import Article
    from tests.conftest import NOON, load_demo

    DiscoverRunner(verbosity=0, interactive=False, keepdb=True).setup_databases()
    if not Article.objects.exists():
        load_demo()
    print(f"{'':<40}{'SQL':>6}{'reads':>6}{'files':>7}{'CPU, ms':>9}")
    with clock.stopped(NOON):
        for save in saves():
            measure(save, is_listed="--list" in sys.argv)


if __name__ == "__main__":
    main()
