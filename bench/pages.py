"""Public pages of this checkout beside another one's, over one archive: `python -m bench.pages PATH [SIZE]`.

PATH is a checkout of the commit to compare with. Both are served by one granian worker with the page cache off and
measured by turns. Requests a second are those after a publication, once each page was asked for again.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from urllib.parse import quote
from urllib.request import urlopen

from bench import serving, sizes
from bench.__main__ import paths
from tools.stand import ROOT

BARS = {"home": 2.8, "article": 1.7, "month": 1.3, "day": 2.4, "search, common word": 2.5}
ROUNDS = 5
ADDRESSES = {"article": 100, "day": 90, "month": 50, "person": 25, "flight": 20, "expedition": 10}
ALL = """
import django, json; django.setup()
from django.utils import translation; translation.activate("ru")
from missions.models import Expedition, Flight, Person
from news.models import Article
seeded = list(Article.objects.filter(slug__startswith="seeded-").order_by("pk").values_list("day", "slug"))
seeded = seeded[:: max(1, len(seeded) // 1000)]
urls = lambda model: [record.get_absolute_url() for record in model.objects.order_by("pk")]
print(json.dumps({
    "article": [f"/ru/news/{day:%Y/%m/%d}/{slug}/" for day, slug in seeded],
    "day": [f"/ru/archive/{day:%Y/%m/%d}/" for day, _slug in seeded],
    "month": [f"/ru/archive/{day:%Y/%m}/" for day, _slug in seeded],
    "person": urls(Person), "flight": urls(Flight), "expedition": urls(Expedition),
}))
"""


def publish(url: str) -> None:
    """As far as a worker hears of it."""
    code = "import django; django.setup(); from news.models import Article; Article.objects.filter(pk=1).update(pk=1)"
    _python(url, "-c", code)


def after_a_publication(url: str, other: Path) -> Iterator[tuple[str, float, str, bool]]:
    asked = paths(url)
    off = {"PAGE_CACHE_BYTES": "0"}
    with serving.worker(url, **off) as (mine, process), serving.worker(url, root=other, **off) as (theirs, old):
        yield _at_most("memory of a worker at its start, MB", serving.resident(process), 66)
        yield _at_most("… of the other checkout's, MB", serving.resident(old), float("inf"))
        publish(url)
        for kind, bar in BARS.items():
            path = quote(asked[kind], safe="/?=&")
            for site in (mine, theirs):
                for _ in range(8):  # until each of the worker's threads has a connection
                    urlopen(site + path).close()  # noqa: S310 - http
            rates = [[serving.requests_a_second(site + path) for site in (mine, theirs)] for _ in range(ROUNDS)]
            ratio = median(rate / before for rate, before in rates)
            yield f"{kind}, requests a second", ratio, f"≥ {bar}", ratio >= bar


def asked_once(url: str, other: Path) -> tuple[str, float, str, bool]:
    """Different addresses over the whole archive, in an order of chance."""
    every: dict[str, list[str]] = json.loads(_python(url, "-c", ALL))
    chosen = ["/ru/", "/ru/news/", "/ru/missions/", "/ru/archive/", "/ru/missions/crew/"]
    for kind, number in ADDRESSES.items():
        different = list(dict.fromkeys(every[kind]))
        chosen += different[:: max(1, len(different) // number)][:number]
    Random(1).shuffle(chosen)  # noqa: S311 - the same order each time
    ratios = []
    for _ in range(ROUNDS):
        mine, theirs = (_milliseconds(url, root, chosen) for root in (ROOT, other))
        ratios.append(mine / theirs)
    return _at_most(f"{len(chosen)} addresses asked once after the start, CPU", median(ratios), 1.2)


def _milliseconds(url: str, root: Path, chosen: list[str]) -> float:
    said = _python(url, str(ROOT / "bench" / "asked_once.py"), root=root, given=json.dumps(chosen))
    return float(json.loads(said))


def _python(url: str, *arguments: str, root: Path = ROOT, given: str = "") -> str:
    environment = sizes.environment(url, PAGE_CACHE_BYTES="0")
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=root, env=environment, input=given, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def _at_most(measure: str, value: float, bar: float) -> tuple[str, float, str, bool]:
    return measure, value, f"≤ {bar}", value <= bar


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("other", type=Path)
    parser.add_argument("size", type=int, nargs="?", default=1_000)
    arguments = parser.parse_args()
    url = sizes.of(arguments.size, sizes.demo())
    print(f"{'measure':<60}{'ratio':>8}   bar")
    for measure, value, bar, is_met in [*after_a_publication(url, arguments.other), asked_once(url, arguments.other)]:
        print(f"{measure:<60}{value:>8.2f}   {bar:<8}{'' if is_met else 'NOT MET'}", flush=True)


if __name__ == "__main__":
    main()
