"""`make run`: the demo, as production serves it. Starts what is missing, loads the content once, then serves.

The order matters for the five seconds of a second start: everything that needs Django happens in this process, and
the workers find the database, the files and the messages ready.
"""

import json
import logging
import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path

HOST = "127.0.0.1"


def main() -> None:
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
    """Tables, static files and demo content, each only where something is missing."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    _collect_static()
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
    from granian import Granian
    from granian.constants import Interfaces

    connections.close_all()  # the workers open their own
    logging.getLogger("granian").setLevel(logging.WARNING)
    server = Granian(
        "energia_site.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=int(os.environ.get("WORKERS", "2")),
        blocking_threads=4,
        log_access=False,
    )
    server.serve()


if __name__ == "__main__":
    main()
