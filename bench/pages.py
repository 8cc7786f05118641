"""Public pages beside those of another checkout (`python -m bench.pages PATH`), or over a thousand articles beside
those over a larger archive (`python -m bench.pages 1000000`).

Each side is served by one granian worker with the page cache off, and they are measured by turns. Requests a second are
those after a publication, once each page was asked for again.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from statistics import median
from urllib.parse import quote
from urllib.request import urlopen

from bench import serving, sizes
from bench.__main__ import paths
from tools.stand import ROOT

BARS = {"home": 2.8, "article": 1.7, "month": 1.3, "day": 2.4, "search, common word": 2.5}
MEMORY = 66  # MB of a worker at its start
GROWTH = 1.3
ROUNDS = 5
ADDRESSES = {"article": 100, "day": 90, "month": 50, "person": 25, "flight": 20, "expedition": 10}
ALL = """
import django, json; django.setup()
from bench.cold import addresses
from missions.models import Expedition, Flight, Person
found = addresses(100)
for model in (Person, Flight, Expedition):
    found[model._meta.model_name] = [record.get_absolute_url() for record in model.objects.order_by("pk")]
print(json.dumps(found))
"""
PUBLISH = """
import django; django.setup()
from django.db.models import F
from news.models import Article
Article.objects.filter(pk=1).update(slug=F("slug"))
"""


def publish(url: str) -> None:
    """As far as a worker hears of it."""
    _python(url, "-c", PUBLISH)


Measured = tuple[str, float, str, bool]


@dataclass(frozen=True)
class Side:
    """A checkout over an archive, and the addresses that are asked of it."""

    url: str
    root: Path = ROOT

    @cached_property
    def paths(self) -> dict[str, str]:
        return {kind: quote(path, safe="/?=&") for kind, path in paths(self.url).items()}

    @cached_property
    def spread(self) -> list[str]:
        """Different addresses over the whole archive, in an order of chance."""
        every: dict[str, list[str]] = json.loads(_python(self.url, "-c", ALL))
        chosen = ["/ru/", "/ru/news/", "/ru/missions/", "/ru/archive/", "/ru/missions/crew/"]
        for kind, number in ADDRESSES.items():
            different = list(dict.fromkeys(every[kind]))
            chosen += different[:: max(1, len(different) // number)][:number]
        Random(1).shuffle(chosen)  # noqa: S311 - the same order each time
        return chosen

    def milliseconds(self) -> float:
        """CPU of a process that is asked for each of them once after its start."""
        asked = _python(self.url, str(ROOT / "bench" / "asked_once.py"), root=self.root, given=json.dumps(self.spread))
        return float(json.loads(asked))


def after_a_publication(mine: Side, other: Side) -> Iterator[tuple[str, float]]:
    """Requests a second of mine to the other's, and the memory of both workers at their start in MB."""
    off = {"PAGE_CACHE_BYTES": "0"}
    with (
        serving.worker(mine.url, root=mine.root, **off) as (here, process),
        serving.worker(other.url, root=other.root, **off) as (there, old),
    ):
        yield "memory", serving.resident(process)
        yield "memory of the other", serving.resident(old)
        for side in (mine, other):
            publish(side.url)
        for kind in BARS:
            addresses = here + mine.paths[kind], there + other.paths[kind]
            for address in addresses * 8:  # until each of the worker's threads has a connection
                urlopen(address).close()  # noqa: S310 - http
            rates = [[serving.requests_a_second(address) for address in addresses] for _ in range(ROUNDS)]
            yield kind, median(rate / before for rate, before in rates)


def asked_once(mine: Side, other: Side) -> float:
    return median(mine.milliseconds() / other.milliseconds() for _ in range(ROUNDS))


def beside_another_checkout(url: str, other: Path) -> Iterator[Measured]:
    mine, theirs = Side(url), Side(url, other)
    for kind, value in after_a_publication(mine, theirs):
        bar = BARS.get(kind)
        if bar is None:
            yield f"{kind} of a worker at its start, MB", value, "≤ 66", value <= MEMORY or kind != "memory"
        else:
            yield f"{kind}, requests a second", value, f"≥ {bar}", value >= bar
    once = asked_once(mine, theirs)
    yield f"{len(mine.spread)} addresses asked once after the start, CPU", once, "≤ 1.2", once <= 1.2


def beside_a_larger_archive(url: str, larger: str) -> Iterator[Measured]:
    small, large = Side(url), Side(larger)
    for kind, value in after_a_publication(small, large):
        if kind in BARS:
            yield f"{kind}, time of a request", value, f"≤ {GROWTH}", value <= GROWTH
    once = asked_once(large, small)
    yield "different addresses asked once after the start, CPU", once, f"≤ {GROWTH}", once <= GROWTH


def _python(url: str, *arguments: str, root: Path = ROOT, given: str = "") -> str:
    environment = sizes.environment(url, PAGE_CACHE_BYTES="0")
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=root, env=environment, input=given, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("beside", help="a checkout of another commit, or the number of articles of a larger archive")
    beside = parser.parse_args().beside
    demo = sizes.demo()
    url = sizes.of(1_000, demo)
    if beside.isdecimal():
        measured = beside_a_larger_archive(url, sizes.of(int(beside), demo))
    else:
        measured = beside_another_checkout(url, Path(beside))
    print(f"{'measure':<60}{'ratio':>8}   bar")
    for measure, value, bar, is_met in measured:
        print(f"{measure:<60}{value:>8.2f}   {bar:<8}{'' if is_met else 'NOT MET'}", flush=True)


if __name__ == "__main__":
    main()
