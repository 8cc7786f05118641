"""A save by which readers lose a page without anybody having said so is asked once, and only such a save."""

from datetime import timedelta

import pytest

from demo.factories import ArticleFactory, ProjectFactory, SectionFactory
from news.models import Article
from tests import people
from tests.conftest import NOON

from .forms import errors, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]
LATER = {"published_at_0": "2019-03-01", "published_at_1": "12:00:00"}
YES = {"takes_down": "1"}


def change(record) -> str:
    return f"/admin/{record._meta.app_label}/{record._meta.model_name}/{record.pk}/change/"


@pytest.fixture
def article():
    return ArticleFactory(slug="launch", published_at=NOON - timedelta(days=1))


def test_a_public_text_moved_into_the_future_is_asked_about_once(article):
    editor = people.client_of("editor")
    page = send(editor, change(article), LATER)
    said = errors(page)["__all__"][0]
    assert said.startswith(f"Nothing has been saved yet: readers would no longer find /ru{article.path()} and /en")
    assert '<input type="checkbox" name="takes_down" value="1">' in page.content.decode()
    assert Article.objects.get().published_at == article.published_at
    assert send(editor, change(article), LATER | YES).status_code == 302
    assert Article.objects.get().public_languages() == []


def test_moved_into_a_section_that_keeps_its_english_is_asked_about(article):
    section = SectionFactory(slug="x", policy="russian_only")
    said = errors(send(people.client_of("editor"), change(article), {"section": section.pk}))["__all__"][0]
    assert f"/en{article.path()}" in said
    assert f"/ru{article.path()}" not in said


def test_a_projects_own_policy_is_asked_about():
    project = ProjectFactory(slug="planet")
    assert "__all__" in errors(send(people.client_of("editor"), change(project), {"policy": "russian_only"}))


@pytest.mark.parametrize(
    "harmless",
    [
        {"title_ru": "Иначе"},
        {"published_at_0": "2019-02-01", "published_at_1": "12:00:00"},
        {"status_en": "withdrawn"},  # whoever chooses a status says it
        {"status_ru": "draft", "status_en": "draft"},
    ],
)
def test_nothing_else_is_asked_about(article, harmless):
    assert send(people.client_of("editor"), change(article), harmless).status_code == 302


def test_a_text_that_nobody_reads_yet_is_moved_without_a_question():
    article = ArticleFactory(published_at=NOON + timedelta(days=1))
    assert send(people.client_of("editor"), change(article), LATER).status_code == 302


def test_what_may_not_be_done_at_all_is_refused_and_not_asked_about(article):
    assert send(people.client_of("press"), change(article), LATER | YES).status_code == 403
    assert Article.objects.get().published_at == article.published_at


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [("both", "russian_only", 2), ("russian_first", "both", 1), ("russian_first", "russian_only", 2)],
)
def test_the_policy_of_a_section_says_how_many_pages_readers_lose(before, after, lost):
    section = SectionFactory(slug="x", policy=before)
    ArticleFactory.create_batch(2, section=section, published_at=NOON - timedelta(days=1))
    ArticleFactory(section=section, published_at=NOON - timedelta(days=1), status_en="draft")
    ArticleFactory(section=section, published_at=NOON + timedelta(days=1))
    chief = people.client_of("chief")
    said = errors(send(chief, change(section), {"policy": after}))["policy"][0]
    assert f"readers would lose {lost} page" in said
    section.refresh_from_db()
    assert section.policy == before
    assert send(chief, change(section), {"policy": after} | YES).status_code == 302
    section.refresh_from_db()
    assert section.policy == after


@pytest.mark.parametrize(("before", "after"), [("both", "russian_first"), ("russian_only", "russian_first")])
def test_a_policy_by_which_readers_lose_nothing_is_saved_at_once(before, after):
    section = SectionFactory(slug="x", policy=before)
    ArticleFactory(section=section, published_at=NOON - timedelta(days=1))
    assert send(people.client_of("chief"), change(section), {"policy": after}).status_code == 302


def test_an_empty_section_may_have_any_policy():
    section = SectionFactory(slug="x", policy="both")
    assert send(people.client_of("chief"), change(section), {"policy": "russian_only"}).status_code == 302
