"""A launch day in a browser: T−1 h, a slip by a day, then the launch. Every page, feed and calendar agrees."""

import re
from datetime import timedelta

import feedparser
import icalendar
import pytest
from playwright.sync_api import expect

from editorial.core import clock, languages
from editorial.core.languages import LANGUAGES
from energia_site import roles
from news.models import Article
from tests.news.launch_scenes import HOUR, T0, scene
from tests.people import client_of, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]

DAY = timedelta(days=1)
TITLES = ("launched", "scrubbed", "aborted")
FLIGHT = "/{}/missions/flights/soyuz-ms-12/"
OUT = {
    "ru": {"title": "Итог", "planned": "Полёт запланирован", "launched": "Пуск РН «Союз-ФГ» с КК «Союз МС-12»"},
    "en": {"title": "Result", "planned": "Flight planned", "launched": "LV Soyuz-FG with SC Soyuz MS-12 is launched"},
}


class Site:
    """What a reader of each language finds, with and without a browser."""

    def __init__(self, page, client, address):
        self.page, self.client, self.address = page, client, address

    def text(self, path):
        self.page.goto(self.address + path)
        return re.sub(r"\s+", " ", self.page.inner_text("main"))

    def titles(self, language):
        found = feedparser.parse(self.client.get(f"/{language}/feeds/news.atom").content)
        return {entry.title for entry in found.entries}

    def prepared(self, language):
        return {languages.text(article, "title", language) for article in Article.objects.exclude(for_outcome="")}

    def chronicle(self, language):
        return [e.title for e in feedparser.parse(self.client.get(f"/{language}/feeds/chronicle.atom").content).entries]

    def launch(self, language):
        calendar = icalendar.Calendar.from_ical(self.client.get(f"/{language}/calendar/flights.ics").content)
        return next(event for event in calendar.walk("VEVENT") if "-launch." in event["UID"])

    def agrees(self, *, at, sequence, status, public, day, launched):
        """In both languages: the calendar, the feeds, home, the flight's page, search, a day's page."""
        for language in LANGUAGES:
            event = self.launch(language)
            assert (event["DTSTART"].dt, event["SEQUENCE"], event["STATUS"]) == (at, sequence, status)
            told = {title for title in self.titles(language) if title.split()[-1] in TITLES}
            assert {title.split()[-1] for title in told} == public
            words = OUT[language]
            assert (words["launched"] in self.chronicle(language)) == launched
            home, flight = self.text(f"/{language}/"), self.text(FLIGHT.format(language))
            assert all(title in home for title in told)
            assert (words["launched"] in home) == (words["launched"] in flight) == launched
            assert (words["planned"] in flight) != launched
            assert at.astimezone(clock.MOSCOW).strftime("%H:%M:%S") in flight
            found = self.text(f"/{language}/search/?q={'Итог' if language == 'ru' else 'Result'}")
            assert all((title in found) == (title in told) for title in self.prepared(language))
            assert (words["launched"] in self.text(f"/{language}/archive/{day}/")) == launched


@pytest.fixture
def site(page, client, live_server):
    return Site(page, client, live_server.url)


def signed_in(page, address):
    page.context.clear_cookies()
    person("igor", roles.EDITOR)
    cookie = client_of("editor").cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": address}])


def confirm(site, ship, result, **typed):
    """As an editor: the page, what is typed, one look at what will happen, one press."""
    page = site.page
    signed_in(page, site.address)
    page.goto(f"{site.address}/admin/launch/{ship.pk}/")
    for name, value in typed.items():
        field = page.locator(f"#id_{result}_{name}")
        field.select_option(value) if name.endswith("precision") else field.fill(value)
    page.locator(f".outcome-{result} input[type=submit]").click()
    expect(page.locator(".happens li").first).to_be_visible()
    said = page.inner_text(".happens")
    page.locator("input[name=confirmed]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.context.clear_cookies()
    return said


def local(moment):
    return moment.astimezone(clock.MOSCOW).strftime("%Y-%m-%dT%H:%M:%S")


def test_a_launch_day(site):
    problems = []
    site.page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    with clock.stopped(T0 - HOUR):
        made = scene()
        site.agrees(at=T0, sequence=0, status="TENTATIVE", public=set(), day="2019/03/14", launched=False)
        site.page.goto(site.address + FLIGHT.format("ru"))
        expect(site.page.locator("[role=timer]")).to_have_text(re.compile(r"T−(01:00:00|00:59:5\d)"))
        said = confirm(site, made.ship, "scrubbed", next_at=local(T0 + DAY), next_precision="second")
        assert "Result scrubbed" in said or "Итог scrubbed" in said
        site.agrees(at=T0 + DAY, sequence=1, status="TENTATIVE", public={"scrubbed"}, day="2019/03/14", launched=False)
        assert "было 14 марта 2019, 22:14:08" in site.text(FLIGHT.format("ru"))
        assert "was March 14, 2019, 22:14:08 Moscow" in site.text(FLIGHT.format("en"))
    with clock.stopped(T0 + DAY + timedelta(seconds=30)):
        assert "not confirmed yet" in site.text("/en/")
        assert "пока не подтверждён" in site.text("/ru/")
    with clock.stopped(T0 + DAY + timedelta(minutes=9)):
        confirm(site, made.ship, "launched", launched_at=local(T0 + DAY + timedelta(seconds=1)))
        site.agrees(
            at=T0 + DAY + timedelta(seconds=1),
            sequence=2,
            status="CONFIRMED",
            public={"scrubbed", "launched"},
            day="2019/03/15",
            launched=True,
        )
        assert OUT["ru"]["launched"] not in site.text("/ru/archive/2019/03/14/")
    assert [text for text in problems if "Content Security Policy" in text] == []
