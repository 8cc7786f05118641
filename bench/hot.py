"""Hot pages: what stands in a cache, measured against what does nothing. `python -m bench.hot`; see bench/README.md.

Each measure is a function of a `Stand` and gives one `Row`: bench's table takes them from `MEASURES`.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tools import system
from tools.readers import Answer, crowd, read, straight
from tools.stand import ROOT, Host, free_ports, wait_for
from tools.wire import Wire

NAME = "localhost"
PAGE, NEWS = "/ru/", "/ru/news/"
ROUNDS, SECONDS, CONNECTIONS = 3, 3, 16  # of wrk, for each of the two that are compared, by turns
PUBLICATIONS = 5
READERS = 1000
PAGES = 100_000 if os.environ.get("FULL") else 5_000


@dataclass(frozen=True)
class Row:
    measure: str
    value: str
    bar: str
    is_met: bool


@dataclass
class Stand:
    hosts: list[Host]
    wire: Wire
    bytes_port: int  # where nginx serves the hot page's bytes from a file
    folder: Path


@contextmanager
def standing(name: str = NAME) -> Iterator[Stand]:
    """Two hosts before the database of the running Django. The first one's nginx also serves a file."""
    from django.db import connection

    from tools.wire import socket_of

    with tempfile.TemporaryDirectory(prefix="hot-") as path:
        folder = Path(path)
        wire = Wire(folder, socket_of(connection))
        wire.join()
        environment = {
            "SECRET_KEY": "bench-" * 10,
            "ALLOWED_HOSTS": name,
            "SITE_URL": f"https://{name}",
            "DATABASE_URL": wire.url(connection),
            "SITE_CLOCK": "",
        }
        [port] = free_ports(1)
        first, second = folder / "first", folder / "second"
        (first / "bytes").mkdir(parents=True)
        served = Host(first, environment, name=name, more=_server_of_bytes(first, port))
        hosts = [served, Host(second, environment, name=name)]
        with hosts[0].running(), hosts[1].running():
            yield Stand(hosts, wire, port, first / "bytes")


def _server_of_bytes(folder: Path, port: int) -> str:
    secret = f"ssl_certificate {folder}/site.crt; ssl_certificate_key {folder}/site.key;"
    return f"server {{ listen 127.0.0.1:{port} ssl http2; {secret} root {folder}/bytes; gzip off; }}"


def requests_a_second(url: str, **headers: str) -> float:
    wrk = system.install(("wrk",), "wrk", "wrk", "the measurements")
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s"]
    for name, value in headers.items():
        command += ["-H", f"{name.replace('_', '-')}: {value}"]
    output = subprocess.run([*command, url], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in output:
        sys.exit(f"not every answer of {url} was a page:\n{output}")
    return float(re.findall(r"Requests/sec:\s+([\d.]+)", output)[0])


def ratio(measured: Callable[[], float], against: Callable[[], float]) -> tuple[float, float]:
    """The median ratio of so many rounds by turns, and the median of requests a second: the machine is shared."""
    rounds = [(measured(), against()) for _ in range(ROUNDS)]
    return median(mine / theirs for mine, theirs in rounds), median(mine for mine, _ in rounds)


def hot_application(stand: Stand) -> Row:
    port = stand.hosts[0].workers[0]
    size = len(straight(port, PAGE, host=NAME).body)
    with _bare_view(size) as bare:
        url, headers = f"http://{NAME}:{port}{PAGE}", {"X_Forwarded_Proto": "https"}
        value, speed = ratio(
            lambda: requests_a_second(url, **headers), lambda: requests_a_second(f"http://{NAME}:{bare}/", **headers)
        )
    measure = f"hot page of {size} bytes through a worker / a bare Django view ({speed:.0f}/s)"
    return Row(measure, f"{value:.2f}", "≥ 0.9", value >= 0.9)


@contextmanager
def _bare_view(size: int) -> Iterator[int]:
    [port] = free_ports(1)
    command = [f"{sys.prefix}/bin/granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "4", "bench.bare:application"]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "BYTES": str(size)}, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        time.sleep(1)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def hot_nginx(stand: Stand) -> Row:
    """Both by TLS, both in the form that browsers take."""
    port, accepted = stand.hosts[0].https, {"Accept_Encoding": "gzip, deflate, br, zstd"}
    body = read(port, PAGE, host=NAME, sni=NAME, **accepted).body
    (stand.folder / "page.html").write_bytes(body)
    value, speed = ratio(
        lambda: requests_a_second(f"https://{NAME}:{port}{PAGE}", **accepted),
        lambda: requests_a_second(f"https://{NAME}:{stand.bytes_port}/page.html", **accepted),
    )
    measure = f"hot page of {len(body)} bytes through our nginx / nginx from a file ({speed:.0f}/s)"
    return Row(measure, f"{value:.2f}", "≥ 0.8", value >= 0.8)


Ask = Callable[[str], Answer]


def _workers(stand: Stand) -> list[Ask]:
    ports = [port for host in stand.hosts for port in host.workers]
    return [lambda path, port=port: straight(port, path, host=NAME) for port in ports]


def _fronts(stand: Stand) -> list[Ask]:
    ports = [host.https for host in stand.hosts]
    return [lambda path, port=port: read(port, path, host=NAME, sni=NAME) for port in ports]


def publication(stand: Stand) -> Row:
    """The longest of some publications, on the slowest of all workers, and through the slower nginx."""
    took = [_published(_workers(stand), _fronts(stand)) for _ in range(PUBLICATIONS)]
    worker, front = max(each[0] for each in took), max(each[1] for each in took)
    measure = "publication to visible on every worker (through every nginx), the longest"
    return Row(measure, f"{worker:.3f} s ({front:.3f} s)", "≤ 1 s", worker <= 1)


def _published(workers: list[Ask], fronts: list[Ask]) -> tuple[float, float]:
    from django.utils import timezone

    from demo.factories import ArticleFactory

    for ask in [*workers, *fronts]:
        ask(NEWS)
    article: Any = ArticleFactory(title_ru=f"Вышло{time.monotonic_ns()}", published_at=timezone.now())
    start = time.monotonic()
    try:
        return _seen(workers, article.title_ru, start), _seen(fronts, article.title_ru, start)
    finally:
        article.delete()


def _seen(asks: list[Ask], title: str, start: float) -> float:
    waiting = list(asks)
    while waiting and time.monotonic() - start < 10:
        waiting = [ask for ask in waiting if title not in ask(NEWS).text]
    return time.monotonic() - start


def renders(stand: Stand) -> Row:
    """A month that nobody has asked for, by so many readers at once, in every form that browsers ask for."""
    renders = []
    for host in stand.hosts:
        answers = crowd(host.https, "/ru/archive/2018/12/", READERS, ["gzip, deflate, br, zstd", "gzip", ""], NAME)
        if any(answer.status != 200 for answer in answers):
            return Row("readers of one cold page", "not all were answered", "1", False)
        renders.append(len({answer.headers["x-made"] for answer in answers}))
    return Row(f"{READERS} readers at once on one cold page, renders a host", str(max(renders)), "1", max(renders) == 1)


def away(stand: Stand) -> Row:
    """Every kind of page that was hot, asked of every worker and every nginx while nobody reaches the database."""
    from django.utils.encoding import iri_to_uri

    from demo.page_kinds import KINDS, address

    kinds = [kind for kind in KINDS if kind not in ("missing", "reading")]
    paths = [iri_to_uri(address(kind, language)) for kind in kinds for language in ("ru", "en")]
    asks = [*_workers(stand), *_fronts(stand)]
    hot = [path for path in paths if {ask(path).status for ask in asks} == {200}]
    stand.wire.cut()
    try:
        time.sleep(2)
        answers = [ask(path) for _ in range(3) for path in hot for ask in asks]
    finally:
        stand.wire.join()
        time.sleep(3)
    part = sum(answer.status == 200 for answer in answers) / len(answers)
    return Row(f"{len(hot)} hot pages served while PostgreSQL is away", f"{part:.0%}", "100 %", part == 1)


def memory(stand: Stand) -> Row:
    """Resident memory of a worker that has made so many different pages."""
    import psutil

    host = stand.hosts[1]
    port = host.workers[0]
    for number in range(PAGES):
        if straight(port, f"/ru/search/?q=page{number}", host=NAME).status != 200:
            sys.exit("a page of the search did not come")
    children = psutil.Process(host.processes[port].pid).children()
    used = max(child.memory_info().rss for child in children) / 1024 / 1024
    return Row(f"resident memory of a worker after {PAGES} different pages", f"{used:.0f} MB", "≤ 250 MB", used <= 250)


MEASURES: list[Callable[[Stand], Row]] = [hot_application, hot_nginx, publication, renders, away, memory]


def rows(only: Sequence[str] = ()) -> Iterator[Row]:
    """Of all measures, or of those named."""
    with standing() as stand:
        for measure in MEASURES:
            if not only or measure.__name__ in only:
                yield measure(stand)


def main() -> None:
    only = sys.argv[1:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "energia_site.settings.demo")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    for row in rows(only):
        print(f"{row.measure:<90}{row.value:>20}  {row.bar:<10}{'' if row.is_met else 'NOT MET'}", flush=True)


if __name__ == "__main__":
    main()
