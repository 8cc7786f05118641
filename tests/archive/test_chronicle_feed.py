"""The flight chronicle as an Atom feed, and a flight for search engines."""

import json
import re
from datetime import UTC, datetime, timedelta

import feedparser
import pytest

from demo.factories import FlightFactory
from editorial.core import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]

T0 = datetime(2019, 3, 14, 19, 14, 8, tzinfo=UTC)


def feed(client, language="en"):
    return feedparser.parse(client.get(f"/{language}/feeds/chronicle.atom").content)


def data(client, language="en"):
    html = client.get(f"/{language}/missions/flights/soyuz-ms-12/").content.decode()
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])


def planned(**fields):
    known = {"launch_at": T0, "launch_precision": "second", "outcome": "planned", "docking_at": None}
    return FlightFactory(slug="soyuz-ms-12", **known | fields)


def test_the_feed_tells_what_has_happened_and_nothing_that_has_not(client):
    FlightFactory(slug="soyuz-ms-11")
    ship = planned()
    found = feed(client)
    assert not found.bozo
    assert [entry.title for entry in found.entries] == [
        "SC Soyuz MS-11 is docked to Poisk",
        "LV Soyuz-FG with SC Soyuz MS-11 is launched",
    ]
    with clock.stopped(T0 + timedelta(hours=1)):
        assert len(feed(client).entries) == 2
        ship.outcome = "success"
        ship.save()
        assert feed(client).entries[0].title == "LV Soyuz-FG with SC Soyuz MS-12 is launched"
        assert "Пуск РН" in feed(client, "ru").entries[0].title


def test_every_page_leads_to_the_feed(client):
    assert 'href="/ru/feeds/chronicle.atom"' in client.get("/ru/").content.decode()


def test_a_flight_says_its_launch_to_search_engines_as_exactly_as_it_is_known(client):
    ship = planned(launch_precision="month")
    assert data(client)["startDate"] == "2019-03"
    ship.launch_precision = "second"
    ship.save()
    ship.launch_at += timedelta(days=1)
    ship.save()
    found = data(client)
    assert found["startDate"] == "2019-03-15T22:14:08+03:00"
    assert found["previousStartDate"] == "2019-03-14T22:14:08+03:00"
    assert found["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data(client, "ru")["inLanguage"] == "ru"


def test_a_name_cannot_end_the_block(client):
    planned(name_en="Soyuz </script><b>&")
    assert data(client)["name"] == "Launch: Soyuz </script><b>&"
    html = client.get("/en/missions/flights/soyuz-ms-12/").content.decode()
    assert "</script><b>" not in html
