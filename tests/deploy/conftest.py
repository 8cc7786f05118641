"""Two hosts on one database, each with two workers and an nginx; the database can be cut off from both."""

import contextlib
import shutil
import socket
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from demo.factories import ArticleFactory
from tools.stand import NAME, Host

PORT = 5432  # only a part of a socket's name


class Wire:
    """The way to the database, which a test can cut. A Unix socket that hands everything on to the real one."""

    def __init__(self, folder: Path, target: str) -> None:
        self.path, self.target = folder / f".s.PGSQL.{PORT}", target
        self._open: set[socket.socket] = set()
        self._listening: socket.socket | None = None

    def join(self) -> None:
        self.path.unlink(missing_ok=True)
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(self.path))
        self._listening.listen(64)
        threading.Thread(target=self._accept, args=[self._listening], daemon=True).start()

    def cut(self) -> None:
        """As when the server has gone: what was open breaks, and nothing new is let in."""
        self.path.unlink()
        assert self._listening
        self._listening.close()
        for each in list(self._open):
            _close(each)

    def _accept(self, listening: socket.socket) -> None:
        while True:
            try:
                near, _ = listening.accept()
                far = socket.socket(socket.AF_UNIX)
                far.connect(self.target)
            except OSError:
                return
            self._open |= {near, far}
            for pair in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=pair, daemon=True).start()

    def _carry(self, source: socket.socket, goal: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                goal.sendall(data)
        except OSError:
            pass
        for each in (source, goal):
            _close(each)
            self._open.discard(each)


def _close(each: socket.socket) -> None:
    with contextlib.suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()


@pytest.fixture(scope="module")
def stored(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Committed, so that other processes see it; taken away at the end."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", interactive=False, verbosity=0)
        connection.close()


@pytest.fixture(scope="module")
def wire(stored: None) -> Iterator[Wire]:
    folder = Path(tempfile.mkdtemp(prefix="wire-", dir="/tmp"))
    there = connection.get_connection_params()
    wire = Wire(folder, f"{there['host']}/.s.PGSQL.{there.get('port') or 5432}")
    wire.join()
    yield wire
    if wire.path.exists():
        wire.cut()
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def hosts(wire: Wire, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Host]]:
    for _ in range(3):
        ArticleFactory()
    environment = {
        "SECRET_KEY": "tests-" * 10,
        "ALLOWED_HOSTS": NAME,
        "SITE_URL": f"https://{NAME}",
        "DATABASE_URL": f"postgres://postgres@/{connection.settings_dict['NAME']}?host={wire.path.parent}&port={PORT}",
        "SITE_CLOCK": "",
    }
    folder = tmp_path_factory.mktemp("hosts")
    first, second = Host(folder / "first", environment), Host(folder / "second", environment)
    with first.running(), second.running():
        yield [first, second]
