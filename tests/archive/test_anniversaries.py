"""On this day: what was public 1, 5, 10 … years before."""

from datetime import date

import pytest

from archive import calendar
from archive.anniversaries import anniversaries, days_before
from demo.factories import ArticleFactory, FlightEventFactory
from editorial.content.models import Status
from tests.archive.scenes import moscow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]


def test_the_years_back_are_one_and_multiples_of_five():
    assert [2019 - day.year for day in days_before(date(2019, 2, 15))] == [1, *range(5, 61, 5)]


@pytest.mark.parametrize(
    ("day", "has", "has_not"),
    [
        (date(2016, 2, 29), date(1996, 2, 29), date(2011, 2, 28)),
        (date(2017, 2, 28), date(2016, 2, 29), date(2008, 2, 29)),
        (date(2013, 2, 28), date(2012, 2, 29), date(2008, 3, 1)),
        (date(2016, 2, 28), date(2011, 2, 28), date(1996, 2, 29)),
    ],
)
def test_the_29th_of_february_is_remembered_on_the_28th_where_there_is_none(day, has, has_not):
    found = list(days_before(day))
    assert has in found
    assert has_not not in found


def test_a_day_names_what_happened_and_what_was_written(client):
    FlightEventFactory(at=moscow(2014, 2, 15, 10), text_ru="Выход", text_en="A walk in 2014")
    FlightEventFactory(at=moscow(2015, 2, 15, 10), text_ru="Выход", text_en="A walk in 2015")
    ArticleFactory(published_at=moscow(2018, 2, 15, 23, 59), title_en="A year ago today")
    ArticleFactory(published_at=moscow(2018, 2, 16), title_en="A day too late")
    for address in ("/en/", "/en/archive/2019/02/15/"):
        html = client.get(address).content.decode().partition('id="onday"')[2].partition("</section>")[0]
        html = html.replace("\u00a0", " ")
        assert "A walk in 2014" in html
        assert "5 years ago" in html
        assert "A year ago today" in html
        assert "walk in 2015" not in html
        assert "too late" not in html


def test_what_is_not_public_is_not_remembered():
    for fields in ({"status_en": Status.DRAFT}, {"status_ru": Status.WITHDRAWN, "status_en": Status.WITHDRAWN}):
        ArticleFactory(published_at=moscow(2018, 2, 15, 10), **fields)
    assert anniversaries(date(2019, 2, 15)) == []


def test_a_day_asks_twice_of_the_days_that_have_something_and_keeps_to_a_few_of_each_year(django_assert_num_queries):
    for hour in range(9):
        ArticleFactory(published_at=moscow(2018, 2, 15, hour))
        FlightEventFactory(at=moscow(2018, 2, 15, hour))
    calendar.archive("ru")
    with django_assert_num_queries(2):
        (told,) = anniversaries(date(2019, 2, 15))
    assert (len(told.entries), len(told.articles)) == (3, 2)
