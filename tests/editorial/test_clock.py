from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from editorial import clock


def test_a_day_begins_at_midnight_in_moscow():
    assert clock.day_of(datetime(2018, 2, 8, 21, 0, tzinfo=UTC)) == date(2018, 2, 9)
    assert clock.day_of(datetime(2018, 2, 8, 20, 59, tzinfo=UTC)) == date(2018, 2, 8)


def test_a_day_of_summer_time_in_moscow_has_its_own_length():
    start, end = clock.bounds(date(2010, 3, 28))  # clocks went forward
    assert (end - start, end.astimezone(UTC) - start.astimezone(UTC)) == (
        timedelta(days=1),
        timedelta(hours=23),
    )


def test_the_clock_starts_where_it_was_told_and_runs(settings):
    settings.SITE_CLOCK = "2019-02-15T12:00:00+03:00"
    settings.SITE_CLOCK_STARTED = (timezone.now() - timedelta(hours=1)).isoformat()
    assert clock.is_set()
    assert timedelta(0) <= clock.now() - datetime(2019, 2, 15, 10, 0, tzinfo=UTC) < timedelta(minutes=1)


def test_without_a_setting_the_clock_tells_the_real_time():
    assert not clock.is_set()
    assert abs(clock.now() - timezone.now()) < timedelta(minutes=1)


def test_a_clock_that_is_no_moment_stops_the_site_in_words(settings):
    settings.SITE_CLOCK = "yesterday"
    with pytest.raises(ImproperlyConfigured, match="yesterday"):
        clock.now()


def test_a_page_about_today_knows_nothing_of_this_evening(february_2019):
    assert clock.last_moment(february_2019.date()) == february_2019
    assert clock.day_of(clock.last_moment(date(2018, 2, 9))) == date(2018, 2, 9)
