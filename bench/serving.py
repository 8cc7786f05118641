"""Pages of one archive as one granian worker serves them: requests a second by wrk, beside a bare view and nginx."""

import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psutil

from bench.sizes import environment
from tools import nginx, system
from tools.stand import ROOT, free_ports, wait_for, wait_until_healthy

SECONDS, CONNECTIONS = 2, 4
KINDS = ["home", "article", "month", "day", "person", "search, common word", "search, rare word", "feed"]
CONFIGURATION = """
{user}
pid {folder}/pid; error_log {folder}/error.log; worker_processes 1; daemon off;
events {{ worker_connections 1024; }}
http {{ access_log off; server {{ listen 127.0.0.1:{port}; root {folder}; gzip off; open_file_cache max=100; }} }}
"""


@contextmanager
def worker(url: str, root: Path = ROOT, **more: str) -> Iterator[tuple[str, psutil.Process]]:
    """One process of the site, of this checkout or another; its address and itself."""
    [port] = free_ports(1)
    with _running("energia_site.wsgi:application", port, environment(url, **more), root) as process:
        wait_until_healthy(port, "127.0.0.1")
        yield f"http://127.0.0.1:{port}", process


@contextmanager
def bare() -> Iterator[str]:
    [port] = free_ports(1)
    with _running("bench.bare:application", port, {**os.environ, "BYTES": "2000"}):
        wait_for(port)
        yield f"http://localhost:{port}/"


@contextmanager
def _running(application: str, port: int, environ: dict[str, str], root: Path = ROOT) -> Iterator[psutil.Process]:
    command = [f"{sys.prefix}/bin/granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "4", application]
    process = subprocess.Popen(command, cwd=root, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def files(folder: Path) -> Iterator[str]:
    """nginx over the files of a folder."""
    [port] = free_ports(1)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(CONFIGURATION.format(user=user, folder=folder, port=port))
    command = [nginx.install(), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def requests_a_second(url: str) -> float:
    wrk = system.install(("wrk",), "wrk", "wrk", "the measurements")
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--timeout", "20s", url]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in output:
        sys.exit(f"not every answer of {url} was a page:\n{output}")
    return float(re.findall(r"Requests/sec:\s+([\d.]+)", output)[0])


def resident(process: psutil.Process) -> float:
    """Megabytes of the largest of granian's processes: the worker."""
    return max(child.memory_info().rss for child in process.children(recursive=True)) / 1024 / 1024


def served(url: str, paths: dict[str, str]) -> dict[str, dict[str, float]]:
    """By kind of page: requests a second hot and cold, of a file with the same bytes and of a bare view, in turn."""
    results: dict[str, dict[str, float]] = {}
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        worker(url, PAGE_CACHE_BYTES="0") as (cold, cold_process),
        worker(url) as (hot, hot_process),
        bare() as nothing,
        files(Path(folder)) as disk,
    ):
        Path(folder).chmod(0o755)
        for number, kind in enumerate(KINDS):
            path, file = quote(paths[kind], safe="/?=&"), f"page{number}.html"
            with urllib.request.urlopen(cold + path) as response:  # noqa: S310 - http
                (Path(folder) / file).write_bytes(response.read())
            results[kind] = {
                "own": requests_a_second(cold + "/healthz"),
                "bare": requests_a_second(nothing),
                "cold": requests_a_second(cold + path),
                "hot": requests_a_second(hot + path),
                "disk": requests_a_second(f"{disk}/{file}"),
            }
        results["memory"] = {"cold": resident(cold_process), "hot": resident(hot_process)}
    return results
