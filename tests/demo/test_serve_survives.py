"""`make run` with real processes: what it survives, and that nothing of it stays when it ends."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from demo.serve import LASTED
from energia_site import embedded
from tools.stand import free_ports

pytestmark = [pytest.mark.xdist_group("serve")]
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds: this machine may be busy
CLUSTER = ROOT / "var" / "pg-serve"
# All of it but the content: an empty database answers /readyz as a full one does.
MAIN = """
from demo import serve
for name in ("_compile_messages", "_prepare"):
    setattr(serve, name, lambda: None)
serve.main()
"""


def until(come: Callable[[], bool], seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not come():
        assert time.monotonic() < end
        time.sleep(0.1)


class Run:
    def __init__(self, log: Path) -> None:
        [self.port] = free_ports(1)
        keys = ("DATABASE_URL", "SITE_CLOCK", "SITE_URL", "DJANGO_SETTINGS_MODULE")
        environment = {name: value for name, value in os.environ.items() if name not in keys}
        environment |= {"PORT": str(self.port), "EMBEDDED_DATABASE": CLUSTER.name}
        with log.open("wb") as stream:
            self.process = subprocess.Popen(
                [sys.executable, "-c", MAIN], cwd=ROOT, env=environment, stdout=stream, stderr=stream,
                start_new_session=True,
            )  # fmt: skip
        try:
            until(lambda: self.status("/readyz") == 200 or self.process.poll() is not None)
            assert self.process.poll() is None, log.read_text()[-2000:]
        except AssertionError:
            self.end()
            raise

    def status(self, path: str) -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def workers(self) -> list[psutil.Process]:
        children = psutil.Process(self.process.pid).children()
        return [child for child in children if lives(child) and "postgres" not in child.name()]

    def end(self) -> None:
        with contextlib.suppress(psutil.Error):
            for process in (*self.workers(), psutil.Process(self.process.pid)):
                process.kill()
        self.process.wait(PATIENCE)


def lives(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    started = Run(tmp_path / "run.log")
    yield started
    if started.process.poll() is None:
        started.end()


@pytest.fixture(scope="module", autouse=True)
def _cluster() -> Iterator[None]:
    yield
    for process in embedded.processes(CLUSTER):
        if process.ppid() == 1:
            process.terminate()
    until(lambda: not embedded.processes(CLUSTER))
    shutil.rmtree(CLUSTER, ignore_errors=True)


def test_a_worker_that_is_killed_is_replaced(run):
    first, second = run.workers()
    for killed in (first, second):
        killed.kill()
        until(lambda: len(run.workers()) == 2)
        until(lambda: run.status("/healthz") == 200)
    assert run.process.poll() is None
    assert not {first.pid, second.pid} & {worker.pid for worker in run.workers()}


def test_a_worker_that_is_killed_as_soon_as_it_is_there_is_replaced_once_more(run):
    time.sleep(LASTED)  # one that dies at the start of the site is a site that cannot start
    for _time in range(2):
        newest = max(run.workers(), key=lambda worker: worker.create_time())
        newest.kill()
        until(lambda killed=newest.pid: killed not in [worker.pid for worker in run.workers()])
        until(lambda: len(run.workers()) == 2)
    until(lambda: run.status("/healthz") == 200)
    assert run.process.poll() is None


def test_the_embedded_server_that_is_killed_is_started_again(run):
    before = embedded.postmaster(CLUSTER)
    before.kill()
    until(lambda: (now := embedded.postmaster(CLUSTER)) is not None and now.pid != before.pid)
    until(lambda: run.status("/readyz") == 200)
    assert all(run.status("/readyz") == 200 for _request in range(8))  # each worker, each of their threads
    assert run.process.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_run_that_is_told_to_end_leaves_nothing_behind(run, number):
    workers = run.workers()
    os.kill(run.process.pid, number)
    run.process.wait(PATIENCE)
    assert run.status("/healthz") == 0
    assert not any(lives(worker) for worker in workers)
    assert not embedded.is_running(CLUSTER)


def test_closing_the_terminal_or_pressing_ctrl_c_reaches_everybody_and_ends_all_of_it(run):
    workers = run.workers()
    os.killpg(run.process.pid, signal.SIGINT)
    os.killpg(run.process.pid, signal.SIGHUP)
    run.process.wait(PATIENCE)
    assert not any(lives(worker) for worker in workers)
    assert not embedded.is_running(CLUSTER)


def test_workers_whose_supervisor_was_killed_give_the_port_back(run):
    workers = run.workers()
    run.process.kill()
    run.process.wait(PATIENCE)
    until(lambda: not any(lives(worker) for worker in workers))
    assert run.status("/healthz") == 0


def test_a_run_starts_where_the_last_ones_server_was_killed_too(run, tmp_path):
    workers, server = run.workers(), embedded.postmaster(CLUSTER)
    run.process.kill()
    server.kill()
    run.process.wait(PATIENCE)
    until(lambda: not any(lives(worker) for worker in workers))
    again = Run(tmp_path / "again.log")
    assert again.status("/readyz") == 200
    os.kill(again.process.pid, signal.SIGTERM)
    again.process.wait(PATIENCE)
    assert not embedded.is_running(CLUSTER)  # those who were killed are not waited for
