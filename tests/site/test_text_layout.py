"""Every word of every page stands where it can be read: on a telephone, on a wide screen, in the largest letters."""

from datetime import datetime, timedelta

import pytest
from django.db.models import F
from playwright.sync_api import Page

from demo.factories import ArticleFactory
from demo.page_kinds import KINDS, address
from editorial.core import clock
from missions.models import Expedition, Flight, Person
from tests.site.text_layout import LARGEST_WIDTHS, WIDTHS, faults, report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SIZES = {"": WIDTHS, "largest": LARGEST_WIDTHS}


@pytest.fixture
def site(demo, live_server):
    return live_server.url


def test_no_text_leaves_its_box_or_lies_over_another_on_any_page(site, page):
    found = []
    for kind in KINDS:
        for language in ("ru", "en"):
            page.goto(site + address(kind, language))
            found += report(page, SIZES)
    assert not found, "\n".join(found)


UNBROKEN = {"ru": "Ш" * 180, "en": "W" * 180}
SURNAMES = {"ru": "Рождественский-Белосельский-Белозерский", "en": "Rozhdestvensky-Belosselsky-Belozersky"}


def _in_both(field: str, texts: dict[str, str]) -> dict[str, str]:
    return {f"{field}_{language}": text for language, text in texts.items()}


@pytest.fixture
def hostile_article(site):
    """A title without a space, a very long name, an 158th expedition of 286 days, a day with 103 texts."""
    earlier = {"starts_at": F("starts_at") - timedelta(days=200), "ends_at": F("ends_at") - timedelta(days=200)}
    for number in range(1, 58):  # one after another, since no two may overlap
        Expedition.objects.filter(number=number).update(**earlier)
    Expedition.objects.filter(number=58).update(starts_at=earlier["starts_at"], number=158)
    Person.objects.filter(slug="kononenko-oleg").update(**_in_both("family_name", SURNAMES))
    ArticleFactory.create_batch(103, section__slug="iss", published_at=datetime(2018, 12, 3, 9, tzinfo=clock.MOSCOW))
    body = "<p>{0}</p><h2>{0}</h2><ul><li>{0}</li></ul><blockquote>{0}</blockquote><table><tr><td>{0}</td></tr></table>"
    article = ArticleFactory(
        section__slug="iss",
        leads_home=True,
        published_at=datetime(2019, 2, 15, 11, tzinfo=clock.MOSCOW),
        **_in_both("title", UNBROKEN),
        **_in_both("lead", UNBROKEN),
        **_in_both("body", {language: body.format(word) for language, word in UNBROKEN.items()}),
        **_in_both("place", {language: word[:80] for language, word in UNBROKEN.items()}),
    )
    article.people.set(Person.objects.filter(slug="kononenko-oleg"))
    article.expeditions.set(Expedition.objects.filter(number=158))
    article.flights.set(Flight.objects.filter(slug="soyuz-ms-11"))
    return article


HOSTILE_KINDS = ["home", "news", "crew", "person", "flight", "missions", "timeline-year", "year", "month", "day"]


def test_long_words_long_names_and_large_numbers_stay_in_their_boxes(site, hostile_article, page):
    sizes = {"": [320, 390, 480, 768, 1024, 1440], "largest": [320, 390, 768, 1280]}
    found = []
    for language in ("ru", "en"):
        own = hostile_article.get_absolute_url().replace("/ru/", f"/{language}/")
        search = f"/{language}/search/?q={UNBROKEN[language]}"
        today = f"/{language}/archive/2019/02/15/"
        current = f"/{language}/missions/iss-158/"
        for path in [own, search, today, current, *(address(kind, language) for kind in HOSTILE_KINDS)]:
            page.goto(site + path)
            found += report(page, sizes)
    assert not found, "\n".join(found)


def shown(page: Page, body: str, width: int = 400) -> set[str]:
    page.set_viewport_size({"width": width, "height": 600})
    page.set_content(f"<!DOCTYPE html><style>body {{ margin: 0; font: 16px/1.5 Arial }}</style>{body}")
    return {fault.fault for fault in faults(page)}


CELL = "<div style='inline-size: 60px; {}'>{}</div>"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (CELL.format("white-space: nowrap", "58-е сутки из 86"), "outside its box"),
        (CELL.format("", "Достопримечательность"), "outside its box"),
        (CELL.format("margin-inline-start: 40px; text-indent: -30px", "День"), "outside its box"),
        (CELL.format("block-size: 20px; overflow: hidden", "одна строка и другая"), "outside its box"),
        (
            "<div style='inline-size: 60px'><b style='display: inline-block'>Непереносимое</b></div>",
            "outside its box",
        ),
        ("<svg width='60' height='20'><text y='15'>Достопримечательность</text></svg>", "outside its box"),
        ("<input placeholder='Имя, корабль или дата' style='inline-size: 60px'>", "outside its box"),
        ("<p>Один</p><p style='margin-block-start: -40px'>Два</p>", "over other text"),
        (
            "<svg width='200'><text y='15'>МКС-48</text><text x='20' y='15'>49</text></svg>",
            "over other text",
        ),
        (
            "<div style='display: grid; grid-template-columns: 80px 80px; white-space: nowrap'>"
            "<b>58-е сутки из 86</b><b>3</b></div>",
            "over other text",
        ),
        ("<div style='inline-size: 500px'>Широкая строка</div>", "page scrolls sideways"),
    ],
)
def test_a_broken_page_is_found_out(page, body, fault):
    assert fault in shown(page, body)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Один</p><p>Два <b>три</b> <i>четыре</i></p>",
        CELL.format("overflow-wrap: anywhere", "Достопримечательность"),
        # A table that is scrolled by itself; what it hides lies over nothing.
        "<div style='display: grid; grid: auto / 80px 80px'><div style='overflow-x: auto; white-space: nowrap'>"
        "58-е сутки из 86</div><b>3</b></div>",
        # For screen readers alone.
        "<b>Один<i style='position: absolute; width: 1px; overflow: hidden; clip-path: inset(50%)'>Два</i></b>",
        CELL.format("white-space: nowrap; visibility: hidden", "58-е сутки из 86"),
        # A figure in a line lower than its letters.
        "<p>МКС</p><p style='font-size: 200px; line-height: .76'>58</p><p>Начало</p>",
        "<details><summary>Ещё</summary><div style='inline-size: 9px'>Достопримечательность</div></details>",
    ],
)
def test_a_sound_page_is_left_in_peace(page, body):
    assert shown(page, body) == set()
