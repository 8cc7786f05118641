"""`make bench`: every kind of page, cold, as queries, bytes and a ratio to a bare Django view of the same process.

Reads the demo's database (run `make run` once before). How to read the table: bench/README.md.
"""

import gzip
import logging
import os
import sys
import time
from collections.abc import Callable
from statistics import median

ROUNDS = 7
TIMES = 10


def seconds(work: Callable[[], object], times: int = TIMES) -> float:
    """Median over ROUNDS of the mean of so many calls: this machine is shared and noisy."""
    work()
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(times):
            work()
        rounds.append((time.perf_counter() - start) / times)
    return median(rounds)


def table() -> list[tuple[str, int, int, int, float]]:
    """(page, queries, bytes, bytes compressed, time as a multiple of /healthz) for each kind of page, in Russian."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from demo.page_kinds import KINDS, address

    client = Client()
    bare = seconds(lambda: client.get("/healthz"))
    rows = []
    for kind in KINDS:
        path = address(kind, "ru")
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            body = client.get(path).content
        number = len(queries)  # now: the next request clears the log
        multiple = seconds(lambda path=path: client.get(path)) / bare  # type: ignore[misc]
        rows.append((kind, number, len(body), len(gzip.compress(body)), multiple))
    return rows


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "energia_site.settings.demo")
    os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost,testserver")
    import django

    django.setup()
    logging.getLogger("django.request").setLevel(logging.ERROR)  # the 404 page is asked for on purpose
    from missions.models import Expedition

    if not Expedition.objects.exists():
        sys.exit("There is no demo content yet: run `make run` once.")
    print(f"{'page':<16}{'queries':>8}{'bytes':>9}{'gzip':>8}{'× bare view':>13}")
    for kind, queries, size, compressed, multiple in table():
        print(f"{kind:<16}{queries:>8}{size:>9}{compressed:>8}{multiple:>13.1f}")


if __name__ == "__main__":
    main()
