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

    return embedded.start(FOLDER)


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
    address = urlsplit(demo)
    name = f"archive_{size}"
    url = urlunsplit(address._replace(path=f"/{name}"))
    if _make(demo, name):
        manage(url, "seed_archive", "--articles", str(size))
    manage(url, "migrate", "--verbosity", "0")
    return url


def _make(demo: str, name: str) -> bool:
    """True if the database is new. An archive that was broken off is thrown away: `FRESH=1` does so too."""
    import psycopg2

    connection = psycopg2.connect(demo.replace("postgres://", "postgresql://").replace(f"/{DEMO}?", "/postgres?"))
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE datname = %s", [name])
            stands = cursor.fetchone() is not None
            if stands and not os.environ.get("FRESH"):
                return False
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE {DEMO}")
            return True
    finally:
        connection.close()


def demo() -> str:
    url = server()
    manage(url, "migrate", "--verbosity", "0")
    manage(url, "load_demo")
    return url
