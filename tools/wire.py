"""A way to the database that can be cut: what readers get while it is away is tested and measured."""

import contextlib
import socket
import threading
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

PORT = 5432  # only a part of the socket's name


def socket_of(connection: BaseDatabaseWrapper) -> str:
    """The Unix socket of the embedded server."""
    there = connection.get_connection_params()
    return f"{there['host']}/.s.PGSQL.{there.get('port') or PORT}"


class Wire:
    """The way to the database, which a test can cut. A Unix socket that hands everything on to the real one."""

    def __init__(self, folder: Path, target: str) -> None:
        self.path, self.target = folder / f".s.PGSQL.{PORT}", target
        self._open: set[socket.socket] = set()
        self._listening: socket.socket | None = None

    def url(self, connection: BaseDatabaseWrapper) -> str:
        """The same database by this way, as a DATABASE_URL."""
        return f"postgres://postgres@/{connection.settings_dict['NAME']}?host={self.path.parent}&port={PORT}"

    def join(self) -> None:
        self.path.unlink(missing_ok=True)
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(self.path))
        self._listening.listen(64)
        threading.Thread(target=self._accept, args=[self._listening], daemon=True).start()

    def cut(self) -> None:
        """As when the server has gone: what was open breaks, and nothing new is let in."""
        self.path.unlink()
        if self._listening:
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
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                goal.sendall(data)
        for each in (source, goal):
            _close(each)
            self._open.discard(each)


def _close(each: socket.socket) -> None:
    with contextlib.suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()
