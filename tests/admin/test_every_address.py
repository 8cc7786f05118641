"""Every role at every address of the admin, as docs/roles.md says it is answered."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse

from editorial.core import clock
from tests.conftest import NOON

from . import samples, table

pytestmark = pytest.mark.django_db

ROWS = table.rows()
REFUSED = {"403", "404", "405", "login"}
READER = "a reader's account"  # signed in, and not of the staff
OWN = {"editorial_auditentry", "django_session"}  # what a refusal may write: that it was one
STOCK = tuple(f"{app.label}/" for app in apps.get_app_configs())  # Django's own views of lists and forms
NUMBER = re.compile(r"<(int:pk|path:object_id|id|int:revision)>")
NOWHERE = ["999999999", "99999999999999999999", "abc%00"]
OURS = {row.pattern: row for row in ROWS if row.method == "GET" and not row.pattern.startswith(("login/", *STOCK))}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[samples.Samples]:
    with (
        pytest.MonkeyPatch.context() as monkeypatch,
        django_db_blocker.unblock(),
        transaction.atomic(),
        clock.stopped(NOON),
    ):
        # The client would copy every context of every template; nobody here looks into them.
        monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *args, **kwargs: None)
        yield samples.make()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def before(world: samples.Samples) -> dict[str, str]:
    return fingerprints()


def fingerprints() -> dict[str, str]:
    """Of every table but those in OWN."""
    names = {model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed}
    one = "SELECT '{0}', md5(string_agg(t::text, '|' ORDER BY t::text)) FROM \"{0}\" t"
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(one.format(name) for name in sorted(names - OWN)))
        return dict(cursor.fetchall())


def answer(response: HttpResponse) -> str:
    if response.status_code == 302 and response["Location"].startswith("/admin/login/"):
        return "login"
    return str(response.status_code)


def sent(world: samples.Samples, role: str, row: table.Row, address: str, method: str) -> str:
    """Whatever it does is undone: the next one finds the site as it was."""
    client = world.clients[role]
    cookies = client.cookies.copy()
    place = transaction.savepoint()
    if method == "POST":
        data, kind = samples.body(row.pattern, address, client, world)
        response = client.post(address, data, **({"content_type": kind} if kind else {}))
    else:
        response = client.generic(method, address)
    if answer(response) in REFUSED:
        transaction.savepoint_commit(place)
    else:
        transaction.savepoint_rollback(place)
    client.cookies = cookies
    return answer(response)


def test_the_table_and_the_site_have_the_same_addresses() -> None:
    named = {row.pattern for row in ROWS if row.method == "GET"}
    assert named - samples.patterns() == set(), "in docs/roles.md, not on the site"
    assert samples.patterns() - named == set(), "on the site, not in docs/roles.md"


def test_no_cell_stands_twice() -> None:
    known = [(row.method, row.pattern, row.label) for row in ROWS]
    assert len(known) == len(set(known))


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_everybody_is_answered_as_the_table_says(world, before, row):
    found, wanted = {}, {}
    expected = {**row.answers, READER: row.answers["anonymous"]}
    addresses = samples.addresses(row.pattern, row.label, world)
    for role in sorted(expected, key=lambda role: expected[role] not in REFUSED):
        for address in addresses:
            wanted[role, address] = expected[role]
            found[role, address] = sent(world, role, row, address, row.method)
    assert found == wanted
    assert fingerprints() == before


@pytest.mark.parametrize("row", OURS.values(), ids=str)
def test_a_head_is_answered_as_a_get(world, row):
    for address in samples.addresses(row.pattern, row.label, world):
        for role in ("no role", "superuser"):
            assert sent(world, role, row, address, "HEAD") == row.answers[role]


@pytest.mark.parametrize("row", [row for row in ROWS if NUMBER.search(row.pattern)], ids=str)
def test_a_record_that_is_not_there_is_not_shown(world, before, row):
    """Nor one with a number that none has: in words, never with a fault of ours."""
    for number in NOWHERE:
        for address in samples.addresses(row.pattern, row.label, world, pk=number):
            for role in ("superuser",) if row.pattern.startswith(STOCK) else ("into English", "superuser"):
                assert sent(world, role, row, address, row.method) in {"302", "403", "404", "405", "410"}, address
    assert fingerprints() == before
