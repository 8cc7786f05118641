"""Two hosts on one database, each with two workers and an nginx; the database can be cut off from both."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from demo.factories import ArticleFactory
from tests.databases import Databases
from tools.stand import NAME, Host, collect_static
from tools.wire import Wire, socket_of


@pytest.fixture(scope="module")
def stored(django_db_setup: None, databases: Databases, django_db_blocker: Any) -> Iterator[None]:
    """Committed, so that other processes see it; taken away at the end."""
    with django_db_blocker.unblock():
        yield
        databases.renew()


@pytest.fixture(scope="module")
def wire(stored: None) -> Iterator[Wire]:
    folder = Path(tempfile.mkdtemp(prefix="wire-", dir="/tmp"))
    wire = Wire(folder, socket_of(connection))
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
        "DATABASE_URL": wire.url(connection),
        "SITE_CLOCK": "",
    }
    folder = tmp_path_factory.mktemp("hosts")
    environment["STATIC_ROOT"] = str(folder / "static")  # the house's own may be collected by another test just now
    collect_static(environment)
    first, second = Host(folder / "first", environment), Host(folder / "second", environment)
    with first.running(), second.running():
        yield [first, second]
