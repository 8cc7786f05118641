"""Two people change what a day has in the same second: the day has both changes."""

from collections.abc import Callable
from threading import Thread

import pytest
from django.db import connections, transaction

from demo.factories import ArticleFactory, SectionFactory
from editorial.content.models import Status
from news import day_counts
from news.models import Article, Section
from tests.archive.scenes import moscow
from tests.news.test_published_days import DECEMBER_3, asked, told

pytestmark = [pytest.mark.usefixtures("february_2019"), pytest.mark.django_db(transaction=True)]


def at_once(first: Callable[[], object], second: Callable[[], object]) -> bool:
    """Begins the second where the first is done and not committed; says whether it had to wait for that."""

    def work() -> None:
        try:
            second()
        finally:
            connections.close_all()

    other = Thread(target=work)
    with transaction.atomic():
        first()
        other.start()
        other.join(0.5)
        waited = other.is_alive()
    other.join(20)
    assert not other.is_alive()
    return waited


def publish(slug: str, **fields: object) -> None:
    ArticleFactory(slug=slug, published_at=moscow(2018, 12, 3, 10), **fields)


def withdraw(slug: str) -> None:
    Article.objects.filter(slug=slug).update(status_ru=Status.WITHDRAWN)


def test_two_who_publish_on_one_day_are_both_counted():
    SectionFactory()
    assert at_once(lambda: publish("mine"), lambda: publish("theirs"))
    assert told() == asked() == {("ru", DECEMBER_3): 2, ("en", DECEMBER_3): 2}


def test_a_day_loses_its_last_text_while_another_comes():
    publish("last")
    assert at_once(lambda: withdraw("last"), lambda: publish("another"))
    assert told() == asked() == {("ru", DECEMBER_3): 1, ("en", DECEMBER_3): 1}


def test_a_day_loses_its_last_two_texts():
    publish("mine"), publish("theirs")
    assert at_once(lambda: withdraw("mine"), lambda: withdraw("theirs"))
    assert told() == asked() == {}


def test_nobody_waits_for_who_publishes_on_another_day():
    SectionFactory()
    later = moscow(2018, 12, 4, 10)
    assert not at_once(lambda: publish("mine"), lambda: ArticleFactory(slug="theirs", published_at=later))
    assert told() == asked()
    assert len(told()) == 4


def policy(name: str) -> int:
    return Section.objects.update(policy=name)


@pytest.mark.parametrize(
    "work", [lambda: publish("new"), lambda: withdraw("old"), lambda: Article.objects.all().delete()]
)
def test_a_sections_policy_changes_while_a_text_of_it_goes_out_or_back(work):
    publish("old", section=SectionFactory(policy="russian_only"))
    assert at_once(lambda: policy("both"), work)
    assert told() == asked()


@pytest.mark.parametrize(
    "work", [lambda: publish("new"), lambda: withdraw("old"), lambda: Article.objects.all().delete()]
)
def test_a_text_goes_out_or_back_while_the_policy_of_its_section_changes(work):
    publish("old", section=SectionFactory(policy="russian_only"))
    assert at_once(work, lambda: policy("both"))
    assert told() == asked()


def test_all_days_are_counted_afresh_while_somebody_publishes():
    SectionFactory()
    assert at_once(lambda: publish("mine"), day_counts.rebuild)
    assert told() == asked() != {}
    assert at_once(day_counts.rebuild, lambda: publish("theirs"))
    assert told() == asked() == {("ru", DECEMBER_3): 2, ("en", DECEMBER_3): 2}
