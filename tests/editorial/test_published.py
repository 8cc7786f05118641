"""What the public may see, in which language, from which moment."""

from datetime import timedelta
from itertools import product

import pytest
from django.core.exceptions import ValidationError

from demo.factories import ArticleFactory, ProjectFactory, SectionFactory
from editorial.content.models import Policy, Status
from editorial.core import clock
from editorial.core.languages import LANGUAGES
from news.models import Article, Project

pytestmark = pytest.mark.django_db

D, A = Status.DRAFT, Status.APPROVED


@pytest.mark.parametrize(
    ("policy", "russian", "english", "seen"),
    [
        (Policy.BOTH, A, A, {"ru", "en"}),
        (Policy.BOTH, A, D, set()),
        (Policy.BOTH, D, A, set()),
        (Policy.RUSSIAN_FIRST, A, A, {"ru", "en"}),
        (Policy.RUSSIAN_FIRST, A, D, {"ru"}),
        (Policy.RUSSIAN_FIRST, D, A, set()),
        (Policy.RUSSIAN_ONLY, A, A, {"ru"}),
        (Policy.RUSSIAN_ONLY, A, D, {"ru"}),
        (Policy.RUSSIAN_ONLY, D, A, set()),
    ],
)
def test_a_reader_sees_what_the_policy_lets_out(policy, russian, english, seen):
    ArticleFactory(section__policy=policy, status_ru=russian, status_en=english)
    assert {language for language in LANGUAGES if Article.objects.published(language).exists()} == seen


def test_a_record_and_the_query_never_disagree():
    statuses = list(Status)
    moments = [clock.now() - timedelta(days=1), clock.now() + timedelta(days=1)]
    for n, (policy, russian, english, moment) in enumerate(product(Policy, statuses, statuses, moments)):
        section = SectionFactory(slug=f"s-{policy}", policy=policy)
        ArticleFactory(slug=f"a{n}", section=section, status_ru=russian, status_en=english, published_at=moment)
    for article in Article.objects.select_related("section"):
        by_query = [
            language for language in LANGUAGES if Article.objects.published(language).filter(pk=article.pk).exists()
        ]
        assert article.public_languages() == by_query, article.status_ru


def test_a_withdrawn_text_is_gone_from_both_languages():
    article = ArticleFactory(status_ru=Status.WITHDRAWN)
    assert article.public_languages() == []
    assert not Article.objects.published_in_any().exists()


def test_a_scheduled_text_appears_at_its_second_in_both_languages_and_not_before(february_2019):
    at_noon = february_2019 + timedelta(hours=24)
    ArticleFactory(published_at=at_noon)
    with clock.stopped(at_noon - timedelta(seconds=1)):
        assert [Article.objects.published(language).count() for language in LANGUAGES] == [0, 0]
    with clock.stopped(at_noon):
        assert [Article.objects.published(language).count() for language in LANGUAGES] == [1, 1]


def test_a_project_obeys_the_same_rule():
    ProjectFactory(status_en=D)
    assert not Project.objects.published("ru").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_language_cannot_be_approved(language):
    article = ArticleFactory.build(section=SectionFactory(), **{f"body_{language}": "<p> </p>"})
    with pytest.raises(ValidationError) as refused:
        article.full_clean()
    assert list(refused.value.message_dict) == [f"status_{language}"]


def test_a_draft_may_be_empty():
    article = ArticleFactory.build(section=SectionFactory(), body_en="", title_en="", status_en=D)
    article.full_clean()
    article.save()
    assert Article.objects.get().title_en == ""


def test_approval_without_a_moment_means_now(february_2019):
    article = ArticleFactory(published_at=None)
    assert article.published_at == february_2019


def test_a_draft_without_a_moment_stays_without_one():
    article = ArticleFactory(published_at=None, status_ru=D, status_en=Status.REVIEW)
    assert article.published_at is None
    assert article.get_absolute_url() == ""
