"""Archives of several sizes, each in a database of its own on a server of bench's own, made from the demo's content."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "bench"
SIZES = [1_000, 100_000, *([1_000_000] if os.environ.get("FULL") else [])]
DEMO = "energia"


def server() -> str:
    """The address of the database with the demo's content alone. Whoever holds it keeps the server up."""
    from energia_site import embedded

    url = embedded.start(FOLDER)
    # A checkpoint for every gigabyte, as by default, doubles what is written while an archive comes in.
    _say(url, "ALTER SYSTEM SET max_wal_size = '4GB'", "SELECT pg_reload_conf()")
    return url


def environment(url: str, **more: str) -> dict[str, str]:
    settings = {
        "DJANGO_SETTINGS_MODULE": "energia_site.settings.demo",
        "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
    }
    return {**os.environ, **settings, "DATABASE_URL": url, **more}


def manage(url: str, *command: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment(url), check=True, stdout=sys.stderr
    )


def of(size: int, demo: str) -> str:
    """The address of an archive with so many articles a language: made if it is not there, else brought up to date."""
    name = f"archive_{size}"
    if os.environ.get("FRESH") or not _stands(demo, name):
        # Under another name until it is whole: one that was broken off is never measured.
        _say(demo, "DROP DATABASE IF EXISTS making", f"CREATE DATABASE making TEMPLATE {DEMO}")
        manage(_named(demo, "making"), "seed_archive", "--articles", str(size))
        _say(demo, f"DROP DATABASE IF EXISTS {name}", f"ALTER DATABASE making RENAME TO {name}")
    url = _named(demo, name)
    manage(url, "migrate", "--verbosity", "0")
    return url


def _named(demo: str, name: str) -> str:
    return urlunsplit(urlsplit(demo)._replace(path=f"/{name}"))


def _stands(demo: str, name: str) -> bool:
    return bool(_say(demo, f"SELECT 1 FROM pg_database WHERE datname = '{name}'"))  # noqa: S608 - our own name


def _say(demo: str, *statements: str) -> int:
    """To the server, outside any transaction. How many rows the last statement found."""
    import psycopg2

    connection = psycopg2.connect(_named(demo, "postgres").replace("postgres://", "postgresql://"))
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            return int(cursor.rowcount)
    finally:
        connection.close()


def demo() -> str:
    url = server()
    manage(url, "migrate", "--verbosity", "0")
    manage(url, "load_demo")
    manage(url, "collectstatic", "--noinput", "--verbosity", "0")
    return url
