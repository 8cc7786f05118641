"""A change that the public can see is heard at its commit, whoever made it and however; nothing else is."""

import time
from datetime import datetime, timedelta
from io import StringIO
from itertools import pairwise

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone

from demo.factories import ArticleFactory, FlightFactory, PersonFactory, SectionFactory
from editorial.collaboration.models import Presence
from editorial.core import clock
from energia_site.page_cache import schedule, triggers
from energia_site.page_cache.generation import Generation, Look
from missions.models import Person, Port
from news.models import Article, Section

NOON = datetime(2019, 2, 15, 12, tzinfo=clock.MOSCOW)


@pytest.fixture
def heard(transactional_db):
    generation = Generation()
    generation.start()
    assert not generation.is_away
    yield generation
    generation.stop()


def _changes(generation: Generation, work) -> bool:
    """Whether a new generation comes within the second after some work."""
    time.sleep(0.1)  # what came before has been heard
    before = generation.number()
    work()
    end = time.monotonic() + 1
    while generation.number() == before and time.monotonic() < end:
        time.sleep(0.005)
    return generation.number() != before


def _copy():
    with connection.cursor() as cursor:
        pair = f"{Article.objects.get().pk}\t{Person.objects.get().pk}\n"
        cursor.copy_expert("COPY news_article_people (article_id, person_id) FROM STDIN", StringIO(pair))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "work",
    [
        ArticleFactory,
        lambda: Section.objects.update(name_ru="Другое"),
        lambda: Port.objects.bulk_create([Port(name_ru="«Рассвет»", name_en="Rassvet")]),
        lambda: Article.objects.all().delete(),
        _copy,
    ],
    ids=["save", "bulk update", "bulk create", "delete", "COPY"],
)
def test_every_kind_of_change_is_heard(heard, work):
    ArticleFactory(), PersonFactory()
    assert _changes(heard, work)


def test_a_change_is_heard_when_it_is_committed_and_not_before(heard):
    """A page made in between, from what stood before, must not be taken for a page of the new generation."""

    def waiting():
        with transaction.atomic():
            ArticleFactory()
            assert not _changes(heard, lambda: None)

    assert _changes(heard, waiting)


def test_what_is_rolled_back_was_nothing(heard):
    def undone():
        with transaction.atomic():
            ArticleFactory()
            transaction.set_rollback(True)

    assert not _changes(heard, undone)


NEWS, MISSIONS = frozenset({"news"}), frozenset({"missions"})


@pytest.mark.parametrize(
    ("work", "ended", "standing"), [(ArticleFactory, NEWS, MISSIONS), (PersonFactory, MISSIONS, NEWS)]
)
def test_what_is_made_of_one_app_outlives_a_change_of_another(heard, work, ended, standing):
    with_both = heard.stamp(NEWS | MISSIONS)
    changed, unchanged = heard.stamp(ended), heard.stamp(standing)
    assert _changes(heard, work)
    assert not heard.holds(changed)
    assert not heard.holds(with_both)
    assert heard.holds(unchanged)


def test_what_no_page_shows_is_not_heard(heard):
    """But for a person's leaving: who confirmed a launch stands, empty now, in a row that pages read."""
    User.objects.create_user("x")

    def private():
        Session.objects.create(session_key="k", session_data="", expire_date=timezone.now())
        User.objects.update(first_name="Y")
        Presence.objects.all().update(seen_at=timezone.now())

    assert not _changes(heard, private)


def test_a_worker_asks_once_a_second_and_no_more(heard, monkeypatch):
    asked: list[float] = []
    ahead = schedule.ahead
    monkeypatch.setattr(schedule, "ahead", lambda connection: asked.append(time.monotonic()) or ahead(connection))
    end = time.monotonic() + 2.5
    while time.monotonic() < end:
        SectionFactory()
    assert 1 <= len(asked) <= 3
    assert all(later - sooner > 0.95 for sooner, later in pairwise(asked))


def test_a_broken_connection_is_mended_and_counts_as_a_change(heard):
    before = heard.number()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND query LIKE 'SELECT at, app FROM%'"
        )
    end = time.monotonic() + 4
    while (heard.number() == before or heard.is_away) and time.monotonic() < end:
        time.sleep(0.02)
    assert heard.number() > before
    assert not heard.is_away


def test_a_scheduled_text_ends_the_pages_made_before_it(heard):
    soon = clock.now() + timedelta(seconds=1.5)
    ArticleFactory(published_at=soon)
    time.sleep(1.2)  # the next look
    stamp = heard.stamp()
    assert stamp.until == soon
    assert heard.holds(stamp)
    time.sleep(0.5)
    assert not heard.holds(stamp)
    assert heard.stamp().until > soon


def test_a_moment_set_less_than_a_second_ahead_is_not_missed(heard):
    ArticleFactory(published_at=clock.now() + timedelta(seconds=0.4))
    time.sleep(0.05)
    stamp = heard.stamp()
    time.sleep(1.2)
    assert not heard.holds(stamp)


def test_no_page_outlives_its_moscow_day():
    late = datetime(2019, 2, 15, 23, 59, tzinfo=clock.MOSCOW)
    assert schedule.end_of(late, []) == datetime(2019, 2, 16, tzinfo=clock.MOSCOW)
    assert schedule.end_of(late, [[NOON, late + timedelta(seconds=5)]]) == late + timedelta(seconds=5)


def test_a_page_is_true_to_the_minute_where_the_clock_was_set_and_shown(settings):
    settings.SITE_CLOCK = "2019-02-15T12:00:00+03:00"
    generation = Generation()
    generation._look = Look(NOON, generation.number(), {})
    with clock.stopped(NOON + timedelta(seconds=20)):
        assert generation.stamp().until == NOON + timedelta(minutes=1)
        assert generation.stamp(frozenset({"missions"})).until == datetime(2019, 2, 16, tzinfo=clock.MOSCOW)


def test_what_is_shown_as_of_a_moment_gone_by_is_kept_for_nobody():
    """A preview of an hour ago, and the request that began before a launch and is answered after it: the moments that
    came between are not ahead any more."""
    generation = Generation()
    generation._answered, generation._refused = time.monotonic(), False
    generation._look = Look(NOON, generation.number(), {"missions": [NOON + timedelta(hours=2)]})
    with clock.stopped(NOON + timedelta(seconds=1)):
        for earlier in (NOON - timedelta(hours=1), NOON - timedelta(milliseconds=5)):
            with clock.seen_at(earlier):
                stamp = generation.stamp(MISSIONS)
                assert not generation.holds(stamp)
            assert not generation.holds(stamp)
        assert generation.holds(generation.stamp(MISSIONS))
        with clock.seen_at(NOON + timedelta(hours=1)):
            later = generation.stamp(MISSIONS)
        assert not generation.holds(later)


def test_when_more_comes_at_once_than_is_looked_ahead_a_page_is_kept_for_a_second():
    came = [NOON - timedelta(milliseconds=n) for n in range(schedule.AHEAD)]
    assert schedule.end_of(NOON, [came]) == NOON + timedelta(seconds=1)


def test_flights_and_texts_come_by_themselves(db):
    names = {f"{field.model._meta.label}.{field.name}" for field in schedule.scheduled_fields()}
    assert {"news.Article.published_at", "news.Project.published_at", "missions.Flight.launch_at"} <= names
    assert {"missions.FlightEvent.at", "missions.Expedition.ends_at"} <= names
    with clock.stopped(NOON):
        FlightFactory(launch_at=NOON + timedelta(hours=2))
        ArticleFactory(published_at=NOON + timedelta(hours=1))
        ArticleFactory(published_at=NOON)
        ahead = schedule.ahead(connection)
        assert ahead["news"] == [NOON + timedelta(hours=1)]
        assert ahead["missions"][0] == NOON + timedelta(hours=2)


def test_the_look_ahead_touches_no_archive(db):
    """The query a second is read by indexes where a table grows: the archive has a million articles."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + schedule._query(), {"now": NOON})
        plan = "\n".join(line for (line,) in cursor.fetchall())
    for table in ("news_article", "missions_flightevent"):
        assert f"Seq Scan on {table}" not in plan


def test_every_public_table_tells_and_no_other(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE tgname = %s",
            [triggers.TRIGGER],
        )
        telling = {name for (name,) in cursor.fetchall()}
    assert telling == {model._meta.db_table for model in triggers.public_models()}
    assert {"news_article", "missions_flight", "news_article_people", "media_library_photo"} <= telling


def test_every_model_named_private_is_there():
    from django.apps import apps

    assert {model._meta.label for model in apps.get_models()} >= triggers.PRIVATE_MODELS
    assert {config.label for config in apps.get_app_configs()} >= triggers.PRIVATE_APPS
