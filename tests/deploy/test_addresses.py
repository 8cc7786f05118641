"""Whose wrong passwords are counted: those of the address that a person came from, whatever stands in between."""

from collections.abc import Iterator
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.models import User

from editorial.content.models import AuditEntry
from tools.nginx import executable
from tools.stand import Host, free_ports

from .signing_in import RIGHT, WRONG, Visitor, account

pytestmark = [pytest.mark.xdist_group("deploy")]
TRIES = 11
GUESSER, OFFICE, OUTER = "127.0.0.5", "127.0.0.7", "127.0.0.9"
FORGED = "198.51.100.7"
FIRST_PROXY = """
server {{
    listen 127.0.0.1:{port};
    location / {{
        proxy_pass https://127.0.0.1:{https};
        proxy_bind {outer};
        proxy_ssl_server_name on;
        proxy_ssl_name {name};
        proxy_set_header Host {name};
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    }}
}}
"""


@pytest.fixture
def editor(hosts: list[Host]) -> Iterator[User]:
    user = account("editor-of-the-day")
    yield user
    for model in (AccessAttempt, AccessLog, AuditEntry):
        model.objects.all().delete()
    user.delete()


@pytest.fixture(scope="module")
def behind_two(hosts: list[Host], tmp_path_factory: Any) -> Iterator[int]:
    """The port of a proxy in front of the one that is ours."""
    more = {"PROXY_COUNT": "2", "PROXY_ADDRESSES": f"127.0.0.1, {OUTER}/32"}
    host = Host(tmp_path_factory.mktemp("two") / "host", {**hosts[0].environment, **more})
    [port] = free_ports(1)
    host.more = FIRST_PROXY.format(port=port, https=host.https, outer=OUTER, name=host.name)
    with host.running():
        yield port


def guess(visitor: Visitor, user: User, times: int = TRIES) -> list[int]:
    return [visitor.sign_in(user.username, WRONG) for _ in range(times)]


def attempts() -> dict[str, int]:
    return dict(AccessAttempt.objects.values_list("ip_address", "failures_since_start"))


def audited() -> set[tuple[str, str]]:
    return set(AuditEntry.objects.filter(action__startswith="sign").values_list("action", "address"))


def test_nginx_is_here(db):
    """`db` has pytest-django make the test database; the other tests write to it outside its transactions."""
    assert executable(), "nginx is missing: run `make test`, which installs it or says how"


def test_behind_one_proxy_a_guesser_locks_out_themselves_and_nobody_else(hosts, editor):
    port = hosts[0].https
    assert guess(Visitor(port, GUESSER), editor)[-1] == 429
    assert Visitor(port, GUESSER).sign_in(editor.username, RIGHT) == 429
    assert Visitor(port, OFFICE).sign_in(editor.username, RIGHT) == 302
    assert set(attempts()) == {GUESSER}
    assert audited() == {("sign_in_failed", GUESSER), ("signed_in", OFFICE)}
    assert set(AccessLog.objects.values_list("ip_address", flat=True)) == {OFFICE}


@pytest.mark.parametrize(
    "header", ["X_Forwarded_For", "X_Real_Ip", "Forwarded", "Client_Ip", "True_Client_Ip", "X_Client_Ip"]
)
def test_a_forged_header_neither_frees_a_guesser_nor_accuses_another(hosts, editor, header):
    values = {"Forwarded": "for={}"}
    seen = []
    for number in range(TRIES):
        forged = values.get(header, "{}").format(f"203.0.113.{number}")
        seen.append(Visitor(hosts[0].https, GUESSER, headers=((header, forged),)).sign_in(editor.username, WRONG))
    assert seen[-1] == 429
    assert set(attempts()) == {GUESSER}
    assert audited() == {("sign_in_failed", GUESSER)}


@pytest.mark.parametrize(
    "forged", ["", ",", "unknown", f"{FORGED}, {FORGED}", "::1", "127.0.0.1", f"{FORGED}, 127.0.0.1"]
)
def test_whatever_a_guesser_writes_before_it_the_last_entry_is_the_proxys_own(hosts, editor, forged):
    visitor = Visitor(hosts[0].https, GUESSER, headers=(("X_Forwarded_For", forged),))
    assert visitor.sign_in(editor.username, WRONG) == 200
    assert set(attempts()) == {GUESSER}


def test_behind_two_proxies_it_is_still_the_persons_own_address(behind_two, editor):
    forged = (("X_Forwarded_For", FORGED),)
    assert guess(Visitor(behind_two, GUESSER, tls=False, headers=forged), editor)[-1] == 429
    assert Visitor(behind_two, OFFICE, tls=False).sign_in(editor.username, RIGHT) == 302
    assert set(attempts()) == {GUESSER}
    assert audited() == {("sign_in_failed", GUESSER), ("signed_in", OFFICE)}


def test_who_goes_round_the_proxies_cannot_choose_an_address(hosts, editor):
    """Straight to a worker, from an address where no proxy stands."""
    straight = Visitor(hosts[0].workers[0], GUESSER, tls=False, headers=(("X_Forwarded_For", FORGED),))
    assert guess(straight, editor)[-1] == 429
    assert set(attempts()) == {GUESSER}
    assert audited() == {("sign_in_failed", GUESSER)}


def test_both_processes_behind_nginx_count_the_same_guesses(hosts, editor):
    """The address of a page decides which of them is asked: whoever asks under two names is counted once."""
    for port in hosts[0].workers:
        straight = Visitor(port, "127.0.0.1", tls=False, headers=(("X_Forwarded_For", GUESSER),))
        guess(straight, editor, 5)
    assert attempts() == {GUESSER: 10}
    assert Visitor(hosts[0].https, GUESSER).sign_in(editor.username, RIGHT) == 429
