"""`make run`: the demo, as production serves it. Starts what is missing, loads the content once, then serves.

The order matters for the five seconds of a second start: everything that needs Django happens in this process, and
the workers find the database, the files and the messages ready.
"""

import json
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib import import_module
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from granian.server.common import AbstractServer

HOST = "127.0.0.1"
LASTED = 5.0  # seconds after which a site has started: what ends it then may not come again
KILL_AFTER = 10  # seconds for a worker to finish its requests


def main() -> None:
    _hear_signals()
    os.environ["DJANGO_SETTINGS_MODULE"] = "energia_site.settings.demo"
    # Workers share the moment the site's clock was started at.
    # Not django.utils.timezone: it reads the settings, and they read this.
    os.environ.setdefault("SITE_CLOCK_STARTED", datetime.now(UTC).isoformat())
    port = _port(os.environ.get("PORT", "8000"))
    _compile_messages()
    import django

    django.setup()
    _prepare()
    _announce(port)
    _serve(port)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        sys.exit(f"PORT is not a port number: {text!r}")
    port = int(text)
    with socket.socket() as probe:
        # Without this look a second start would share the port with the first: the server listens with SO_REUSEPORT.
        if probe.connect_ex((HOST, port)) == 0:
            sys.exit(f"Port {port} is taken, perhaps by an earlier `make run`. Choose another: PORT=8080 make run")
    return port


def _compile_messages() -> None:
    from tools import messages

    messages.main(["compile"])


def _prepare() -> None:
    """Tables, static files and demo content, each only where something is missing: files are compressed while the
    content comes in."""
    with ThreadPoolExecutor(1) as beside:
        collected = beside.submit(_collect_static)
        _load()
        collected.result()


def _load() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    from missions.models import Expedition

    if not Expedition.objects.exists():
        sys.stdout.write("First start: loading the demo content, some seconds.\n")
        call_command("load_demo")


def _collect_static() -> None:
    """Hash and compress the static files when any of them is newer than the last time."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / ".collected"
    files = sorted(
        (path, storage.get_modified_time(path).isoformat())
        for finder in get_finders()
        for path, storage in finder.list([])
    )
    state = json.dumps(files)
    if stamp.exists() and stamp.read_text() == state:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(state)


def _announce(port: int) -> None:
    from . import users

    sys.stdout.write(
        f"\n  http://{HOST}:{port}/ru/   http://{HOST}:{port}/en/\n"
        f"  http://{HOST}:{port}/admin/   logins (password = name): {', '.join([users.SUPERUSER, *users.LOGINS])}\n\n"
    )
    sys.stdout.flush()


def _serve(port: int) -> None:
    from django.db import connections

    from energia_site import embedded

    connections.close_all()  # the workers open their own
    logging.getLogger("granian").setLevel(logging.WARNING)
    with embedded.kept_running():
        while True:
            server, begun = _server(port), time.monotonic()
            try:
                server.serve(target_loader=load)
            except SystemExit:
                # Granian gives up where a new worker dies within seconds as well. A site that cannot start ends so too.
                if server.interrupt_signal or time.monotonic() - begun < LASTED:
                    raise
                _hear_signals()
            else:
                return


def _server(port: int) -> "AbstractServer[Any]":
    from granian import Granian
    from granian.constants import Interfaces

    server = Granian(
        "energia_site.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=int(os.environ.get("WORKERS", "2")),
        blocking_threads=4,
        log_access=False,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_AFTER,
    )
    # Granian would begin anew with other workers when the terminal is closed.
    server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
    return server


def load(target: str) -> Callable[..., object]:
    """The application, in a worker. A worker whose supervisor was killed keeps no port: it ends with it."""
    # Until Granian has set its own: a worker that is still loading hears its supervisor, and leaves the terminal to it.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    Thread(target=_end_with, args=[parent_process()], name="supervisor", daemon=True).start()
    module, _colon, name = target.partition(":")
    application: Callable[..., object] = getattr(import_module(module), name)
    return application


def _end_with(supervisor: BaseProcess) -> None:
    supervisor.join()
    os._exit(1)


def _hear_signals() -> None:
    """While Granian does not: what was started so far is stopped, the database too."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)


def _stop(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
