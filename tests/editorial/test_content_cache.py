"""What stands on many pages is made once, and never says what was true before a change."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.translation import override

from demo.factories import ArticleFactory, FlightFactory, PersonFactory, SectionFactory
from editorial.content.pages import PageDay
from editorial.core import clock, content_cache, languages
from editorial.core.content_cache import cached
from energia_site import checks
from missions.cached_records import people
from missions.fragments import next_launch
from news.views import ArticleView
from tests.conftest import NOON
from tests.content_cache import written


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.stopped(NOON):
        yield


@pytest.fixture
def counting() -> Iterator[list[tuple[str, int]]]:
    """A value made of missions, that says each time when it was made."""
    yield (made := [])
    content_cache.functions[:] = [each for each in content_cache.functions if each.apps != {"tried"}]
    made.clear()


def test_a_value_is_made_once_for_each_language_and_argument(counting):
    @cached("tried", most=8)
    def value(number: int) -> str:
        counting.append((languages.current(), number))
        return f"{languages.current()} {number}"

    for language in ("ru", "en"):
        with override(language):
            assert [value(1), value(1), value(2)] == [f"{language} 1", f"{language} 1", f"{language} 2"]
    assert counting == [("ru", 1), ("ru", 2), ("en", 1), ("en", 2)]


def test_whoever_was_asked_for_longest_ago_goes_first(counting):
    @cached("tried", most=2)
    def value(number: int) -> int:
        counting.append(("", number))
        return number

    for number in (1, 2, 1, 3, 1, 2):
        value(number)
    assert [number for _, number in counting] == [1, 2, 3, 2]


def test_a_change_while_a_value_is_made_ends_it(counting):
    @cached("tried", most=2)
    def value() -> int:
        counting.append(("", 0))
        written.number += 1  # somebody else's, heard meanwhile
        return len(counting)

    assert [value(), value()] == [1, 2]


def test_a_value_made_of_more_than_its_caller_says_is_refused(counting):
    @cached("tried", most=2)
    def inner() -> int:
        return 1

    @cached("news", most=2)
    def outer() -> int:
        return inner()

    with pytest.raises(LookupError, match="tried"):
        outer()


def test_nothing_is_kept_where_nobody_listens(counting):
    @cached("tried", most=2)
    def value() -> int:
        counting.append(("", 0))
        return len(counting)

    content_cache.keep_while(None)
    try:
        assert [value(), value()] == [1, 2]
    finally:
        content_cache.keep_while(written)


def ship_at_hand() -> str:
    return next_launch(PageDay(clock.today(), is_dated=False))


@pytest.mark.django_db
def test_a_page_shows_a_launch_until_it_is_moved_and_a_preview_of_tomorrow_tomorrows():
    launch = FlightFactory(slug="soyuz-ms-12", outcome="planned", docking_at=None, launch_at=NOON + timedelta(days=2))
    assert "/soyuz-ms-12/" in ship_at_hand()
    with clock.seen_at(NOON + timedelta(days=40)):
        assert "/soyuz-ms-12/" not in ship_at_hand()
    assert "/soyuz-ms-12/" in ship_at_hand()
    type(launch).objects.filter(pk=launch.pk).update(launch_at=NOON + timedelta(days=90))
    assert "/soyuz-ms-12/" not in ship_at_hand()


@pytest.mark.django_db
def test_the_next_reader_sees_the_new_name_of_a_section_a_person_and_a_text():
    section = SectionFactory(name_ru="МКС")
    article = ArticleFactory(title_ru="Пуск", section=section)
    person = PersonFactory(family_name_ru="Кононенко")
    reader = Client()
    before = reader.get("/ru/news/").content.decode()
    assert all(word in before for word in ("МКС", "Пуск"))
    assert str(people()[person.pk].family_name) == "Кононенко"
    type(section).objects.update(name_ru="Станция")
    type(article).objects.update(title_ru="Посадка")
    type(person).objects.update(family_name_ru="Прокопьев")
    after = reader.get("/ru/news/").content.decode()
    assert all(word in after for word in ("Станция", "Посадка"))
    assert "Пуск" not in after
    assert people()[person.pk].family_name == "Прокопьев"


@pytest.mark.django_db
def test_a_query_of_an_app_that_a_value_does_not_name_fails_the_tests(counting):
    @cached("missions", most=2)
    def value() -> int:
        return ArticleFactory._meta.model.objects.count()

    ArticleFactory()
    with pytest.raises(AssertionError, match="news"):
        value()
    content_cache.functions[:] = [each for each in content_cache.functions if each.__qualname__ != value.__qualname__]


def test_a_misspelt_app_and_a_fragment_that_nobody_offers_are_found_at_the_start(counting, monkeypatch):
    assert not list(checks.names_on_pages())

    @cached("tried", most=1)
    def value() -> int:
        return 1

    monkeypatch.setattr(ArticleView, "beside", {"crew_panle": {}})
    assert sorted(error.id for error in checks.names_on_pages()) == ["energia_site.E006", "energia_site.E007"]
