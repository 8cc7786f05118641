from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Event

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from editorial.core import clock


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


def test_a_moment_seen_by_one_thread_is_not_seen_by_another(february_2019):
    """A server's threads answer at once: somebody's preview of tomorrow must not publish tomorrow's news."""
    tomorrow = february_2019 + timedelta(days=1)
    inside, looked = Event(), Event()

    def previews() -> datetime:
        with clock.seen_at(tomorrow):
            inside.set()
            assert looked.wait(10)
            return clock.now()

    def reads() -> datetime:
        assert inside.wait(10)
        seen = clock.now()
        looked.set()
        return seen

    with ThreadPoolExecutor(2) as threads:
        preview, reader = threads.submit(previews), threads.submit(reads)
        assert (preview.result(), reader.result()) == (tomorrow, february_2019)


def test_each_of_two_threads_sees_its_own_moment(february_2019):
    together = Barrier(2)

    def sees(day: int) -> list[datetime]:
        with clock.seen_at(february_2019 + timedelta(days=day)):
            seen = []
            for _ in range(50):
                together.wait(10)
                seen.append(clock.now())
        return [*seen, clock.now()]

    with ThreadPoolExecutor(2) as threads:
        for day, found in enumerate(threads.map(sees, (0, 1))):
            assert set(found[:-1]) == {february_2019 + timedelta(days=day)}
            assert found[-1] == february_2019


def test_a_moment_that_was_seen_is_over_even_after_an_error(february_2019):
    with pytest.raises(ZeroDivisionError), clock.seen_at(february_2019 + timedelta(days=1)):
        1 / 0  # noqa: B018
    assert clock.now() == february_2019


def test_the_inner_of_two_moments_is_seen_and_then_the_outer_again(february_2019):
    hour = timedelta(hours=1)
    with clock.seen_at(february_2019 + hour):
        with clock.seen_at(february_2019 + 2 * hour):
            assert clock.now() == february_2019 + 2 * hour
        assert clock.now() == february_2019 + hour
