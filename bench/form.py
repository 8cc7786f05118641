"""`python -m bench.form [--beside PATH]`: what the article form costs to open, for a press officer and for an editor.

CPU seconds of the process and SQL statements of a GET with all middleware, over the demo's content in a database of
bench's own (or DATABASE_URL's). With `--beside`, the checkout at PATH is measured over the same database, by turns in a
process each, and `ratio` is this one's CPU as a part of that one's.
"""

import argparse
import gc
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOGINS = ("press", "editor")
ARTICLES = 5  # spread over the archive
TIMES = 8  # GETs of each article in a round
ROUNDS = 5
Found = dict[str, dict[str, float]]


def addresses() -> list[str]:
    from news.models import Article

    keys = list(Article.objects.order_by("published_at", "pk").values_list("pk", flat=True))
    return [f"/admin/news/article/{keys[len(keys) * part // ARTICLES]}/change/" for part in range(ARTICLES)]


def opened(client: Any, address: str) -> bytes:
    answer = client.get(address)
    if answer.status_code != 200:
        sys.exit(f"{address} answered {answer.status_code}")
    return bytes(answer.content)


def cost(client: Any) -> dict[str, float]:
    """Median over all articles; each has been opened before. The collector runs as in a serving process."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    seconds, statements, sizes = [], [], []
    for address in addresses():
        sizes.append(len(opened(client, address)))
        with CaptureQueriesContext(connection) as queries:
            opened(client, address)
        statements.append(len(queries))
        gc.collect()
        gc.freeze()
        for _ in range(TIMES):
            start = time.process_time()
            opened(client, address)
            seconds.append(time.process_time() - start)
    return {"ms": median(seconds) * 1000, "SQL": median(statements), "bytes": median(sizes)}


def measure() -> None:
    """In the checkout that Python's path names: prints JSON."""
    import logging

    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.test import Client

    logging.disable(logging.WARNING)
    found = {}
    for login in LOGINS:
        client = Client()
        client.force_login(get_user_model().objects.get(username=login))
        found[login] = cost(client)
    print(json.dumps(found))


def run(root: Path, url: str) -> Found:
    """One round in a process of its own. `-P`: what it imports is the other checkout's, not what stands beside this."""
    own = {"PYTHONPATH": str(root), "DATABASE_URL": url, "STATIC_ROOT": str(root / "var" / "static")}
    settings = {"DJANGO_SETTINGS_MODULE": "energia_site.settings.demo", "ALLOWED_HOSTS": "testserver"}
    command = [sys.executable, "-P", __file__, "--measure"]
    done = subprocess.run(command, cwd=root, env={**os.environ, **settings, **own}, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        sys.exit(f"{root} was not measured")
    found: Found = json.loads(done.stdout)
    return found


def collect_static(root: Path, url: str) -> None:
    """Addresses of stylesheets and scripts are read from a list that this makes."""
    settings = {"DJANGO_SETTINGS_MODULE": "energia_site.settings.demo", "DATABASE_URL": url}
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(command, cwd=root, env={**os.environ, **settings}, check=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--beside", type=Path)
    parser.add_argument("--measure", action="store_true")
    arguments = parser.parse_args()
    if arguments.measure:
        return measure()
    from bench import sizes

    url = os.environ.get("DATABASE_URL") or sizes.demo()
    roots = [root for root in (ROOT, arguments.beside and arguments.beside.resolve()) if root]
    for root in roots:
        collect_static(root, url)
    rounds = [[run(root, url) for root in roots] for _ in range(ROUNDS)]
    print(
        f"{'GET of the article form':<26}{'CPU, ms':>9}{'SQL':>6}{'bytes':>9}{'beside, ms':>12}{'SQL':>6}{'ratio':>8}"
    )
    for login in LOGINS:
        here = [each[0][login] for each in rounds]
        line = f"{login:<26}{median(row['ms'] for row in here):>9.1f}{here[0]['SQL']:>6.0f}{here[0]['bytes']:>9.0f}"
        if len(roots) > 1:
            there = [each[1][login] for each in rounds]
            ratio = median(own["ms"] / other["ms"] for own, other in zip(here, there, strict=True))
            line += f"{median(row['ms'] for row in there):>12.1f}{there[0]['SQL']:>6.0f}{ratio:>8.2f}"
        print(line)
    return None


if __name__ == "__main__":
    main()
