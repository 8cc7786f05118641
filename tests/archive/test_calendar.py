"""Which days have something: what is public in a language and has happened, and nothing else."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from archive import calendar, dates
from archive.fragments import month_calendar
from demo.factories import FlightFactory, SectionFactory
from editorial.content.pages import PageDay
from editorial.core import clock
from news.models import Article
from tests.archive import scenes
from tests.archive.scenes import article, moscow, spacewalk
from tests.conftest import NOON
from tests.visible import in_one_line

FEBRUARY_15 = date(2019, 2, 15)


def days_of_month(year: int, month: int, language: str | None = None) -> dict[date, int]:
    return calendar.count(*calendar.month_of(date(year, month, 1)), language)


def tag(day: date, is_dated: bool = False, language: str = "en") -> str:
    with override(language):
        return in_one_line(month_calendar(PageDay(day, is_dated)))


def test_news_and_flight_events_of_a_day_are_added_up():
    article(2018, 12, 3, 9)
    article(2018, 12, 3, 23, 59)
    spacewalk(2018, 12, 3, 14)
    assert days_of_month(2018, 12) == {date(2018, 12, 3): 3}


def test_a_day_begins_at_moscow_midnight_for_news_and_events():
    article(2018, 12, 3, 0, 0)
    spacewalk(2018, 12, 2, 23, 59)
    assert days_of_month(2018, 12) == {date(2018, 12, 2): 1, date(2018, 12, 3): 1}


def test_what_is_not_public_is_not_counted():
    scenes.hidden(2018, 12, 3, 10)
    assert days_of_month(2018, 12) == {}
    assert calendar.years() == []
    empty = calendar.period(date(2018, 12, 10), date(2018, 12, 11))
    assert (empty.earlier, empty.later) == (None, None)
    assert calendar.periods("day") == {}


def test_what_is_still_to_come_is_not_counted():
    article(2019, 2, 15, 12, 1)
    FlightFactory(launch_at=moscow(2019, 2, 15, 12, 1), docking_at=None)
    assert days_of_month(2019, 2) == {}
    with clock.stopped(NOON + timedelta(minutes=1)):
        assert days_of_month(2019, 2) == {FEBRUARY_15: 2}


def test_a_launch_known_to_the_month_only_has_no_day():
    FlightFactory(launch_at=moscow(2018, 12, 1, 10), launch_precision="month", docking_at=None)
    assert days_of_month(2018, 12) == {}


def test_russian_only_news_is_not_counted_for_english():
    scenes.russian_only(2018, 12, 7, 10)
    assert days_of_month(2018, 12, "ru") == {date(2018, 12, 7): 1}
    assert days_of_month(2018, 12, "en") == {}
    assert calendar.periods("day") == {date(2018, 12, 7): ["ru"]}


def test_months_of_a_year_add_up_their_days():
    article(2018, 1, 1, 0, 0)
    article(2018, 12, 31, 23, 59)
    article(2018, 12, 31, 10)
    article(2017, 12, 31, 23, 59)
    assert calendar.months_of(calendar.count(*calendar.year_of(2018))) == {1: 1, 12: 2}


def test_the_nearest_days_are_found_whichever_kind_they_are_of():
    article(2018, 11, 28, 10)
    spacewalk(2018, 11, 30, 10)
    article(2018, 11, 30, 10)
    article(2019, 1, 12, 10)
    found = calendar.period(date(2018, 12, 3), date(2018, 12, 4))
    earlier, later = found.earlier, found.later
    assert earlier == (date(2018, 11, 30), 2)
    assert later == (date(2019, 1, 12), 1)


def test_years_come_in_order_each_in_the_languages_that_it_has():
    article(2018, 2, 9, 10)
    scenes.russian_only(2016, 12, 31, 23, 59)
    spacewalk(1961, 4, 12, 10)
    assert calendar.years("ru") == [1961, 2016, 2018]
    assert calendar.years("en") == [1961, 2018]


def test_a_period_begins_and_ends_at_moscow_midnight():
    article(2017, 12, 31, 23, 59)
    article(2018, 2, 1, 0, 0)
    assert list(calendar.periods_with_news("day")) == [date(2017, 12, 31), date(2018, 2, 1)]
    assert list(calendar.periods_with_news("month")) == [date(2017, 12, 1), date(2018, 2, 1)]
    assert list(calendar.periods_with_news("year")) == [date(2017, 1, 1), date(2018, 1, 1)]


def test_the_first_day_of_the_space_age_and_today_are_days_too():
    article(1957, 10, 4, 0, 0)
    article(2019, 2, 15, 11, 59)
    assert calendar.periods_with_news("day") == {date(1957, 10, 4): ["ru", "en"], FEBRUARY_15: ["ru", "en"]}
    assert calendar.years() == [1957, 2019]


def test_the_calendar_asks_three_times_however_much_there_is_and_no_more_for_another_month(django_assert_num_queries):
    for day in range(1, 15):
        article(2019, 2, day, 10)
        spacewalk(2019, 2, day, 11)
    with django_assert_num_queries(3):
        tag(FEBRUARY_15)
        tag(date(2018, 3, 1))


def test_the_calendar_links_the_days_that_have_something_and_says_how_much():
    for hour in (9, 10, 11):
        article(2019, 2, 11, hour)
    html = tag(FEBRUARY_15)
    assert scenes.day_links(html) == {"2019/02/11"}
    assert "11 February, 3 items" in scenes.text_of(html)
    assert 'data-n="3"' in html


def test_more_than_five_items_draw_five_ticks_and_say_the_true_number():
    for hour in range(1, 8):
        article(2019, 2, 11, hour)
    html = tag(FEBRUARY_15)
    assert 'data-n="5"' in html
    assert "7 items" in scenes.text_of(html)


def test_today_is_marked_as_today():
    html = tag(FEBRUARY_15)
    assert html.count('aria-current="date"') == 1
    assert 'aria-current="page"' not in html


def test_the_day_of_a_dated_page_is_marked_as_the_page():
    html = tag(date(2018, 12, 3), is_dated=True)
    assert html.count('aria-current="page"') == 1
    assert 'aria-current="date"' not in html


def test_the_week_begins_on_monday():
    html = tag(FEBRUARY_15)
    assert html.index(">Mon<") < html.index(">Sun<")


@pytest.mark.parametrize(("language", "words"), [("en", "March is yet to come")])
def test_the_month_after_the_current_one_is_yet_to_come(language, words):
    assert words in tag(FEBRUARY_15, language=language)


def test_the_steps_lead_to_months_that_have_something_and_not_merely_to_the_next():
    article(2018, 10, 4, 10)
    article(2019, 2, 1, 10)
    text = tag(date(2018, 12, 3), is_dated=True)
    assert 'href="/en/archive/2018/10/" rel="prev">← October<' in text
    assert 'href="/en/archive/2019/02/" rel="next">' in text
    assert "February 2019" in scenes.text_of(text)


def test_the_first_month_of_all_says_that_nothing_is_earlier():
    article(2018, 12, 3, 10)
    text = tag(date(2018, 12, 3), is_dated=True)
    assert "Nothing earlier" in text
    assert "Nothing later" in text


def test_the_calendar_of_an_old_article_shows_that_month(client):
    old = article(2018, 2, 9, 10)
    html = client.get(old.get_absolute_url()).content.decode()
    assert "Февраль 2018" in html.replace("\u00a0", " ")
    assert "Февраль 2019" not in html.replace("\u00a0", " ")


def test_a_section_that_turns_russian_only_disappears_from_the_english_calendar():
    section = SectionFactory(slug="museum")
    article(2018, 12, 3, 10, section=section)
    section.policy = "russian_only"
    section.save()
    assert Article.objects.published("ru").count() == 1
    assert days_of_month(2018, 12, "en") == {}


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("day", [date(1957, 10, 4), date(2018, 12, 3), date(2019, 1, 31)])
def test_addresses_are_those_that_the_resolver_would_spell(language, day):
    made = article(day.year, day.month, day.day, 10, slug="launch-2")
    year, month, number = f"{day.year}", f"{day.month:02}", f"{day.day:02}"
    with override(language):
        assert dates.day_url(day) == reverse("archive:day", args=[year, month, number])
        assert dates.month_url(day) == reverse("archive:month", args=[year, month])
        assert dates.year_url(day.year) == reverse("archive:year", args=[year])
        assert made.get_absolute_url() == reverse("news:article", args=[year, month, number, "launch-2"])


def test_the_days_of_the_week_have_two_letters_where_twelve_months_stand_on_a_telephone(client):
    article(2018, 12, 3, 10)
    small, large = (client.get(f"/en/archive/2018/{month}").content.decode() for month in ("", "12/03/"))
    assert '<abbr title="Monday">Mo</abbr>' in small
    assert '<abbr title="Monday">Mon</abbr>' in large
