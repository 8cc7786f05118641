"""Queries that are composed once answer as the same query composed anew: whoever asks, whenever, for what day."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import Count, DateField, F, Value
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from demo.factories import ArticleFactory, ExpeditionFactory
from editorial.core import clock
from editorial.core.cached_queries import Composed, Uncomposable
from editorial.core.functions import AnyOf, MoscowDay
from missions.models import Expedition, Flight, FlightEvent
from news.models import Article
from tests.missions.scenes import flight, moscow
from tests.site.touched import as_written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]
FIRST, SECOND, THIRD = moscow(2018, 6, 1, 11), moscow(2018, 10, 4, 11), moscow(2019, 2, 1, 11)


@pytest.fixture
def expeditions() -> None:
    for number, (start, end) in enumerate([(FIRST, SECOND), (SECOND, THIRD), (THIRD, None)], 56):
        ExpeditionFactory(number=number, starts_at=start, ends_at=end)


@Composed
def on(*, day: date) -> Any:
    return Expedition.objects.on(day).filter(starts_at__lte=clock.last_moment(day)).order_by("number")


def numbers(day: date) -> list[int]:
    return [expedition.number for expedition in on(day=day)]


def test_each_day_has_its_own_answer_time_and_again(expeditions):
    for _ in range(8):  # PostgreSQL plans anew five times at most
        assert numbers(date(2018, 7, 1)) == [56]
        assert numbers(date(2018, 10, 4)) == [56, 57]
        assert numbers(date(2018, 5, 31)) == []


def test_the_clock_is_asked_each_time(expeditions):
    with clock.stopped(moscow(2018, 10, 4, 10)):
        assert numbers(date(2018, 10, 4)) == [56]
    with clock.stopped(moscow(2018, 10, 4, 12)):
        assert numbers(date(2018, 10, 4)) == [56, 57]


@Composed
def soon(days: int) -> Any:
    """By a moment so much later than now."""
    return Flight.objects.filter(launch_at__gt=clock.now(), launch_at__lt=clock.now() + timedelta(days=days))


def test_a_moment_counted_from_now_moves_with_it():
    flight("soyuz", clock.now() + timedelta(days=5))
    assert [len(soon(days)) for days in (4, 6, 4, 6)] == [0, 1, 0, 1]
    with clock.stopped(clock.now() + timedelta(days=2)):
        assert [len(soon(4)), len(soon(2))] == [1, 0]


@Composed
def titled(*, title: str) -> Any:
    return Article.objects.published().filter(title=title).values_list("title")


def test_each_language_has_its_own_query():
    ArticleFactory(title_ru="Пуск", title_en="Launch")
    for _ in range(2):
        assert titled(title="Пуск") == [("Пуск",)]
        with override("en"):
            assert titled(title="Launch") == [("Launch",)]
            assert titled(title="Пуск") == []


@pytest.mark.parametrize("title", ["100 %", "'; DROP TABLE news_article; --", "$1", "%s", "\\", "«Союз»"])
def test_a_text_is_a_text_whatever_stands_in_it(title):
    ArticleFactory(title_ru=title)
    assert [titled(title=title) for _ in range(3)] == [[(title,)]] * 3


@Composed
def on_any(*, days: list[date]) -> Any:
    events = FlightEvent.objects.exclude(kind="docking").annotate(day=MoscowDay("at"))
    return events.filter(AnyOf(F("day"), Value(days, ArrayField(DateField())))).order_by("at", "pk")


def test_lists_may_be_of_any_length():
    flight("soyuz", FIRST, SECOND)
    for _ in range(3):
        assert [event.kind for event in on_any(days=[date(2018, 6, 1)])] == ["launch"]
        assert [event.kind for event in on_any(days=[date(2018, 10, 4), date(2018, 6, 1)])] == ["launch", "landing"]
        assert on_any(days=[date(2018, 6, 2)] * 30) == []


def test_records_are_whole_and_their_own(expeditions):
    once, again = on(day=date(2018, 7, 1))[0], on(day=date(2018, 7, 1))[0]
    assert once == again == Expedition.objects.get(number=56)
    assert once is not again
    once.number = 99
    assert numbers(date(2018, 7, 1)) == [56]
    with CaptureQueriesContext(connection) as asked:
        assert again.ends_at == SECOND
    assert len(asked) == 0


def test_what_is_composed_once_is_prepared_once_and_keeps_what_does_not_change(expeditions):
    for _ in range(2):
        numbers(date(2018, 7, 1))
    with CaptureQueriesContext(connection) as asked:
        numbers(date(2018, 7, 1))
        soon(4), soon(4), soon(4)
    executed = [query["sql"] for query in asked.captured_queries]
    assert executed[0].startswith("EXECUTE composed_")
    assert "$1" in as_written(executed[0])
    assert "'planned'" not in executed[-1]
    assert len(asked) == 4  # who prepares is not heard


def test_each_connection_prepares_for_itself(transactional_db, expeditions):
    def asked_often() -> list[int]:
        try:
            return [number for _ in range(3) for number in numbers(date(2018, 7, 1))]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        assert [done.result() for done in [threads.submit(asked_often) for _ in range(4)]] == [[56] * 3] * 4
    connection.close()
    assert asked_often() == [56] * 3


def test_nothing_is_prepared_where_a_pooler_hands_sessions_round(expeditions, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    with CaptureQueriesContext(connection) as asked:
        assert [numbers(date(2018, 7, 1)) for _ in range(3)] == [[56]] * 3
    assert not [query for query in asked.captured_queries if "EXECUTE" in query["sql"]]


def test_a_query_that_holds_what_cannot_be_computed_again_is_refused():
    @Composed
    def of_the_year(*, day: date) -> Any:
        return Flight.objects.filter(launch_at__year=day.year)

    @Composed
    def wavering(*, day: date) -> Any:
        return Flight.objects.filter(pk=1) if day < date(2, 1, 10) else Flight.objects.all()

    @Composed
    def of_truth(*, is_true: bool) -> Any:
        return Article.objects.filter(leads_home=is_true)

    for refused, values in ((of_the_year, {"day": FIRST.date()}), (wavering, {"day": FIRST.date()})):
        with pytest.raises(Uncomposable):
            refused(**values)
    with pytest.raises(Uncomposable):
        of_truth(is_true=True)


def test_two_values_of_a_kind_are_not_taken_for_one_another():
    @Composed
    def between(*, start: date, end: date, least: int, most: int) -> Any:
        counted = Flight.objects.annotate(number=Count("events"))
        return counted.filter(
            launch_at__range=(clock.bounds(start)[0], clock.bounds(end)[0]), number__gte=least, number__lte=most
        )

    flight("soyuz", FIRST, SECOND)
    for _ in range(3):
        assert len(between(start=date(2018, 5, 1), end=date(2018, 7, 1), least=1, most=3)) == 1
        assert len(between(start=date(2018, 7, 1), end=date(2018, 5, 1), least=1, most=3)) == 0
        assert len(between(start=date(2018, 5, 1), end=date(2018, 7, 1), least=5, most=6)) == 0


@pytest.mark.django_db(transaction=True)
def test_a_migration_under_a_running_site_does_not_stop_it(expeditions):
    @Composed
    def remarked(*, number: int) -> Any:
        return Expedition.objects.filter(number=number).values_list("number")

    def alter(kind: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE missions_expedition ALTER COLUMN number TYPE {kind}")

    assert [remarked(number=56) for _ in range(3)] == [remarked(number=56)] * 3
    alter("bigint")
    try:
        assert [len(remarked(number=56)) for _ in range(3)] == [1] * 3
    finally:
        alter("smallint")


def test_the_first_is_one_record_or_none(expeditions):
    for _ in range(2):
        assert on.first(day=date(2018, 10, 4)).number == 56
        assert on.first(day=date(2018, 5, 31)) is None
