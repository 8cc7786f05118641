"""Digits say a day and a month to a Russian reader alone: an English page names the month."""

import re
from datetime import date

import pytest
from django.utils import translation
from django.utils.html import strip_tags

from demo.page_kinds import KINDS, address
from editorial.core.date_formats import in_figures, tick_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

# 08.02 or 08.02.2018, and neither a version number nor a share such as 12.5%.
IN_DIGITS = re.compile(r"(?<![\d.])[0-3]\d\.[01]\d(?:\.(?:19|20)\d\d)?(?![\d.%])")
FEEDS = ["feeds/news.atom", "feeds/chronicle.atom", "calendar/flights.ics", "calendar/iss-58.ics"]


def read(client, path: str) -> str:
    """What a reader reads, attributes such as titles and descriptions too, and no drawing's coordinates."""
    html = client.get(path).content.decode()
    html = re.sub(r'\s(?:d|x\d?|y\d?|width|height|viewBox|datetime|href|src|srcset)="[^"]*"', "", html)
    return html.replace("&nbsp;", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("path", [*KINDS.values(), "missions/iss-59/", *FEEDS])
def test_no_english_page_feed_or_calendar_gives_a_day_in_digits(client, path):
    assert IN_DIGITS.findall(read(client, f"/en/{path}")) == []


@pytest.mark.parametrize("kind", ["home", "news"])
def test_english_lists_say_8_february_and_russian_ones_08_02(client, kind):
    english, russian = (
        " ".join(strip_tags(read(client, address(kind, language))).split()) for language in ("en", "ru")
    )
    assert re.search(r"\b8 February", english)
    assert "08.02" not in english
    assert "08.02" in russian


def test_the_figures_beside_a_list_are_the_day_alone_where_the_month_stands_in_words():
    with translation.override("en"):
        assert in_figures(date(2018, 2, 8)) == ("8", "February")
        assert tick_date(date(2018, 2, 8)) == "8\u00a0Feb"


def test_in_russian_the_figures_say_the_month_and_nothing_is_said_twice():
    assert in_figures(date(2018, 2, 8)) == ("08.02", "")
    assert tick_date(date(2018, 2, 8)) == "08.02"


def test_a_drawn_expedition_names_the_months_of_its_events_in_english(client):
    assert "20\u00a0Dec</text>" in client.get("/en/missions/iss-58/").content.decode()
    assert "20.12</text>" in client.get("/ru/missions/iss-58/").content.decode()
