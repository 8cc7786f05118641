"""`make bench`: one table, from a cold start. How to read it: bench/README.md."""

import json
import subprocess
import sys
from collections.abc import Iterator
from statistics import median

from bench import serving, sizes
from tools.stand import ROOT

OF_WORKER = ["home", "article", "month", "day", "person"]
ROUNDS = 3
SEARCHES = ["search, common word", "search, rare word"]
Results = dict[str, dict[str, float]]


def run(url: str, *arguments: str) -> str:
    """What Python says when it is run so before this database, its cache off."""
    environment = sizes.environment(url, PAGE_CACHE_BYTES="0")
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(arguments)} failed: {done.stdout}")
    return done.stdout


def cold(url: str) -> Results:
    results: Results = json.loads(run(url, "-m", "bench.cold"))
    return results


def paths(url: str) -> dict[str, str]:
    code = "import django, json; django.setup(); from bench.cold import addresses; print(json.dumps(addresses()))"
    return {kind: each[len(each) // 2] for kind, each in json.loads(run(url, "-c", code)).items()}


def table(size: int, timings: Results, rates: Results) -> None:
    memory = rates["memory"]
    print()
    worker = f"{memory['hot']:.0f} MB with pages, {memory['cold']:.0f} without"
    print(f"{size:,} articles a language. Memory of a worker: {worker}")
    columns = ["queries", "bytes", "gzip", "cold ms", "SQL ms", "bare/s", "own/s", "cold/s", "hot/s", "nginx/s"]
    print(f"{'page':<22}" + "".join(f"{column:>10}" for column in columns))
    for kind, row in timings.items():
        served = rates.get(kind, {})
        cells = [row.get("queries"), row.get("bytes"), row.get("gzip"), row["seconds"] * 1000]
        cells += [row["sql"] * 1000 if "sql" in row else None]
        cells += [served.get(name) for name in ("bare", "own", "cold", "hot", "disk")]
        print(f"{kind:<22}" + "".join(f"{'' if cell is None else _short(cell):>10}" for cell in cells))


def _short(value: float) -> str:
    return f"{value:.2f}" if isinstance(value, float) and value < 100 else f"{value:.0f}"


def bars(timings: dict[int, Results], rates: dict[int, Results]) -> Iterator[tuple[str, float, str, bool]]:
    """(measure, ratio, bar, met). The smallest archive is what the others are compared with."""
    small, *larger = timings
    for size in timings:
        slow = min(rates[size][kind]["cold"] / rates[size][kind]["own"] for kind in OF_WORKER)
        yield (
            f"slowest of {', '.join(OF_WORKER)}, cold / a bare view on it, {size:,}",
            slow,
            "≥ 0.02",
            slow >= 1 / 50,
        )
        article = timings[size]["article"]["seconds"] / timings[size]["article"]["sql"]
        yield f"cold article / its bare SQL, {size:,}", article, "≤ 6", article <= 6
    for size in larger:
        of = {kind: timings[size][kind]["seconds"] / timings[small][kind]["seconds"] for kind in timings[size]}
        for kind in SEARCHES:
            yield f"{kind}, {size:,} / {small:,}", of[kind], "≤ 3", of[kind] <= 3
        for kind, value in of.items():
            if kind.startswith("admin"):
                yield f"{kind}, {size:,} / {small:,}", value, "≤ 1.5", value <= 1.5
            elif kind not in SEARCHES and kind != "bare view":
                yield f"{kind}, {size:,} / {small:,}", value, "≤ 1.3", value <= 1.3


def by_turns(urls: dict[int, str]) -> dict[int, Results]:
    """Cold pages of each archive, in turn and again: between two sizes the machine may have become slower."""
    rounds = [{size: cold(url) for size, url in urls.items()} for _ in range(ROUNDS)]
    return {size: _middle([each[size] for each in rounds]) for size in urls}


def _middle(runs: list[Results]) -> Results:
    """Of each figure the median of several runs."""
    return {
        kind: {name: median(run[kind][name] for run in runs) for name in figures} for kind, figures in runs[0].items()
    }


def main() -> None:
    demo = sizes.demo()
    urls = {size: sizes.of(size, demo) for size in sizes.SIZES}
    timings, rates = by_turns(urls), {}
    for size, url in urls.items():
        rates[size] = serving.served(url, paths(url))
        table(size, timings[size], rates[size])
    print(f"\n{'measure':<72}{'ratio':>8}   bar")
    for measure, value, bar, is_met in bars(timings, rates):
        print(f"{measure:<72}{value:>8.3f}   {bar:<8}{'' if is_met else 'NOT MET'}", flush=True)
    print(flush=True)
    last = urls[sizes.SIZES[-1]]
    hot = subprocess.run([sys.executable, "-m", "bench.hot"], cwd=ROOT, env=sizes.environment(last), check=False)
    sys.exit(hot.returncode)


if __name__ == "__main__":
    main()
