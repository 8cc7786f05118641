"""Every state that a text can be in stands where it belongs. The texts are made once for this module."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import transaction

from demo.factories import ArticleFactory, SectionFactory
from editorial.content.models import Status, Translation
from editorial.core import clock
from editorial.desk.lists import LISTS
from news.models import Article
from tests.conftest import NOON

HOUR = timedelta(hours=1)


def every_state() -> None:
    sections = [SectionFactory(slug=policy, policy=policy) for policy in ("both", "russian_first", "russian_only")]
    moments = [None, NOON - 30 * HOUR, NOON - HOUR, NOON + HOUR, NOON + 100 * HOUR]
    for section, ru, en, moment, source in product(sections, Status, Status, moments, ("ru", "en")):
        if moment is None and Status.APPROVED in (ru, en):
            continue  # an approval without a moment means now
        target = "en" if source == "ru" else "ru"
        for text in ({}, {f"body_{target}": ""}):
            facts = {"status_ru": ru, "status_en": en, "published_at": moment, "source_language": source} | text
            ArticleFactory(section=section, **facts)


@pytest.fixture(scope="module")
def all_states(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic(), clock.stopped(NOON):
        every_state()
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_lanes_of_the_queue_are_the_queue(all_states, language):
    rows = [
        row.pk
        for segment in LISTS["queue"].segments(clock.now(), language)
        for row in Translation.objects.segment(segment)
    ]
    assert rows == [*Translation.objects.wanting(language).values_list("pk", flat=True)]
    assert len(rows) == len(set(rows)) > 50


@pytest.mark.django_db
def test_whoever_goes_from_one_to_the_next_meets_each_once(all_states):
    queue = Translation.objects.wanting("en")
    expected = [*queue]
    assert [queue.behind(row).first() for row in expected] == [*expected[1:], None]


@pytest.mark.django_db
def test_every_text_that_no_reader_sees_stands_in_one_list_of_the_press_office(all_states):
    lists = ("held", "scheduled", "in_review", "drafts")
    standing = {
        name: {
            row.object_id
            for segment in LISTS[name].segments(clock.now(), "")
            for row in Translation.objects.segment(segment)
        }
        for name in lists
    }
    for article in Article.objects.select_related("section"):
        found = [name for name in lists if article.pk in standing[name]]
        statuses = {article.status_ru, article.status_en}
        if Status.WITHDRAWN not in statuses and not article.public_languages():
            assert len(found) == 1, (article.status_ru, article.status_en, article.published_at, article.section.slug)
        assert len(found) <= 1
