"""The address that a request came from, as the audit list shows it and wrong passwords are counted by."""

import re
from pathlib import Path

import pytest
from axes.helpers import get_client_ip_address
from django.core import checks
from django.test import RequestFactory, override_settings

from editorial.core.client_address import client_address
from energia_site.checks import proxies

ROOT = Path(__file__).resolve().parents[2]
LOCAL = ["127.0.0.1", "::1"]
READER, OUTER, FORGED = "198.51.100.7", "192.0.2.10", "203.0.113.5"


def told(peer: str, forwarded: str | None = None) -> str | None:
    request = RequestFactory().get("/", REMOTE_ADDR=peer)
    if forwarded is not None:
        request.META["HTTP_X_FORWARDED_FOR"] = forwarded
    address = client_address(request)
    assert get_client_ip_address(request) == address  # what wrong passwords are counted by
    return address


ONE = [
    ("127.0.0.1", READER, READER),
    ("127.0.0.1", f"{FORGED}, {READER}", READER),
    ("127.0.0.1", f"{FORGED},127.0.0.1,  {READER} ", READER),
    ("::1", "2001:db8::7", "2001:db8::7"),
    ("::1", "2001:DB8:0:0::7", "2001:db8::7"),
    ("::ffff:127.0.0.1", READER, READER),
    ("127.0.0.1", f"::ffff:{READER}", READER),
    ("127.0.0.1", f"{READER}:4711", READER),
    ("127.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"),
    ("127.0.0.1", "fe80::7%eth0", "fe80::7"),
    ("127.0.0.1", None, "127.0.0.1"),
    ("127.0.0.1", "", "127.0.0.1"),
    ("127.0.0.1", f"{READER}, unknown", "127.0.0.1"),
    ("127.0.0.1", f"{READER},", "127.0.0.1"),
    ("127.0.0.1", f"{READER}, 300.1.1.1", "127.0.0.1"),
    ("127.0.0.2", READER, "127.0.0.2"),
    (FORGED, READER, FORGED),
    ("", READER, None),
    ("unix:", READER, None),
]


@pytest.mark.parametrize(("peer", "forwarded", "right"), ONE)
def test_behind_one_proxy_the_last_entry_counts_and_only_if_the_proxy_wrote_it(settings, peer, forwarded, right):
    settings.PROXY_COUNT, settings.PROXY_ADDRESSES = 1, LOCAL
    assert told(peer, forwarded) == right


@pytest.mark.parametrize(
    ("forwarded", "right"),
    [
        (f"{READER}, {OUTER}", READER),
        (f"{FORGED}, {READER}, {OUTER}", READER),
        (FORGED, FORGED),  # round the outer proxy: the nearest one's word
        (f"{READER}, {FORGED}", FORGED),  # the same with a forged entry
        (OUTER, OUTER),
        (f"garbage, {OUTER}", OUTER),
    ],
)
def test_behind_two_proxies_the_outer_one_is_believed_only_where_it_stands(settings, forwarded, right):
    settings.PROXY_COUNT, settings.PROXY_ADDRESSES = 2, [*LOCAL, "192.0.2.0/24"]
    assert told("127.0.0.1", forwarded) == right


def test_with_nobody_in_front_the_header_is_anybodys_word(settings):
    settings.PROXY_COUNT, settings.PROXY_ADDRESSES = 0, []
    assert told("127.0.0.1", READER) == "127.0.0.1"


def test_nobody_else_reads_the_address():
    """A second way to read it would show another address than the one that is locked out."""
    own = re.compile(r"REMOTE_ADDR|HTTP_X_FORWARDED_FOR|get_client_ip")
    rooms = ("editorial", "media_library", "missions", "news", "archive", "energia_site")
    found = {
        path.relative_to(ROOT).as_posix()
        for room in rooms
        for path in (ROOT / room).rglob("*.py")
        if own.search(path.read_text())
    }
    assert found - {"energia_site/checks.py"} == {
        "editorial/core/client_address.py",
        "energia_site/page_cache/request_key.py",
    }


def ids(**settings: object) -> list[str]:
    with override_settings(**settings):
        found = proxies()
    assert all(message.hint for message in found)
    return [str(message.id) for message in found]


@pytest.mark.parametrize(
    ("changed", "right"),
    [
        ({}, []),
        ({"PROXY_COUNT": 1, "PROXY_ADDRESSES": LOCAL}, []),
        ({"PROXY_COUNT": 2, "PROXY_ADDRESSES": [*LOCAL, OUTER]}, []),
        ({"AXES_IPWARE_PROXY_COUNT": 1}, ["energia_site.E001"]),
        ({"AXES_IPWARE_PROXY_COUNT": 0}, ["energia_site.E001"]),
        ({"AXES_IPWARE_PROXY_ORDER": "right-most"}, ["energia_site.E001"]),
        ({"AXES_IPWARE_PROXY_TRUSTED_IPS": ["127.0.0.1"]}, ["energia_site.E001"]),
        ({"AXES_IPWARE_META_PRECEDENCE_ORDER": ["HTTP_X_FORWARDED_FOR"]}, ["energia_site.E001"]),
        ({"AXES_CLIENT_IP_CALLABLE": None}, ["energia_site.E002"]),
        ({"PROXY_COUNT": 1, "PROXY_ADDRESSES": ["nginx"]}, ["energia_site.E003"]),
        ({"PROXY_COUNT": 1, "PROXY_ADDRESSES": ["10.0.0.1/8"]}, ["energia_site.E003"]),
        ({"PROXY_COUNT": -1, "PROXY_ADDRESSES": LOCAL}, ["energia_site.E004"]),
        ({"PROXY_COUNT": 1, "PROXY_ADDRESSES": []}, ["energia_site.E005"]),
        ({"PROXY_COUNT": 0, "PROXY_ADDRESSES": LOCAL}, ["energia_site.E005"]),
        ({"PROXY_COUNT": 2, "PROXY_ADDRESSES": LOCAL}, ["energia_site.W001"]),
    ],
)
def test_a_setting_without_effect_is_refused_with_a_hint(changed, right):
    assert ids(**changed) == right


def test_the_refusal_comes_with_djangos_own_checks():
    with override_settings(AXES_IPWARE_PROXY_COUNT=1):
        assert "energia_site.E001" in {message.id for message in checks.run_checks()}
