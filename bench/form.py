"""`python -m bench.form [--beside PATH]`: what the article form costs to open, for a press officer and for an editor.

CPU seconds of the process and SQL statements of a GET with all middleware, over the demo's content in a database of
bench's own (or DATABASE_URL's). With `--beside`, the checkout at PATH is measured over the same database, by turns in a
process each, and `ratio` is this one's CPU as a part of that one's. A process remembers what the checks found in an
article that it has opened: a first opening is a row of its own.
"""

import argparse
import gc
import json
import os
import subprocess
import sys
import time
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOGINS = ("press", "editor")
ARTICLES = 5  # spread over the archive, opened again and again
OTHERS = 20  # opened once
TIMES = 8  # GETs of each article in a round
ROUNDS = 3
WORDS = {"again": "opened again", "first": "for the first time"}
Found = dict[str, dict[str, float]]


def addresses(login: str) -> tuple[list[str], list[str]]:
    """Of the articles that are opened again and again, and of others, which no other login opens."""
    from news.models import Article

    keys = list(Article.objects.order_by("published_at", "pk").values_list("pk", flat=True))
    every = [f"/admin/news/article/{key}/change/" for key in keys]
    again = [every[len(every) * part // ARTICLES] for part in range(ARTICLES)]
    others = [address for address in every if address not in again]
    return again, others[LOGINS.index(login) :: len(LOGINS)][:OTHERS]


def opened(client: Any, address: str) -> bytes:
    answer = client.get(address)
    if answer.status_code != 200:
        sys.exit(f"{address} answered {answer.status_code}")
    return bytes(answer.content)


def cost(client: Any, login: str) -> dict[str, float]:
    """Medians: of GETs of articles that this process has opened before, and of first ones. Memory as when it serves."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    seconds, statements, sizes = [], [], []
    again, others = addresses(login)
    for address in again:
        sizes.append(len(opened(client, address)))
        with CaptureQueriesContext(connection) as queries:
            opened(client, address)
        statements.append(len(queries))
        gc.collect()
        gc.freeze()
        seconds += [timed(client, address) for _ in range(TIMES)]
    first = median(timed(client, address) for address in others)
    found = {"again": median(seconds) * 1000, "first": first * 1000}
    return {**found, "SQL": median(statements), "bytes": median(sizes)}


def timed(client: Any, address: str) -> float:
    start = time.process_time()
    opened(client, address)
    return time.process_time() - start


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
        found[login] = cost(client, login)
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


def cells(rounds: list[list[dict[str, float]]], kind: str) -> str:
    """Of this checkout and, where one is beside it, of that one: the ratio is the median of the rounds' own."""
    found = ""
    for place in range(len(rounds[0])):
        row = rounds[0][place]
        found += f"{median(each[place][kind] for each in rounds):>{12 if place else 9}.1f}{row['SQL']:>6.0f}"
        found += "" if place else f"{row['bytes']:>9.0f}"
    if len(rounds[0]) > 1:
        found += f"{median(own[kind] / other[kind] for own, other in rounds):>8.2f}"
    return found


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
        f"{'GET of the article form':<30}{'CPU, ms':>9}{'SQL':>6}{'bytes':>9}{'beside, ms':>12}{'SQL':>6}{'ratio':>8}"
    )
    for login, kind in product(LOGINS, WORDS):
        print(f"{login + ', ' + WORDS[kind]:<30}" + cells([[one[login] for one in each] for each in rounds], kind))
    return None


if __name__ == "__main__":
    main()
