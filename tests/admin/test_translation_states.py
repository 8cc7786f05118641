"""Lists and forms say whether the two languages are in step, without asking more of the database."""

import pytest

from demo import factories
from editorial.content.models import Status, Translation
from news.models import Article
from tests import people

from .test_lists import ARTICLES, queries, shown

pytestmark = pytest.mark.django_db


def corrected(article, **texts):
    """As a press officer saves it: what follows it sees the old text beside the new one."""
    stored = Article.objects.get(pk=article.pk)
    for name, text in texts.items():
        setattr(stored, name, text)
    stored.save()
    return stored


def out_of_date(**facts):
    return corrected(factories.ArticleFactory(**facts), title_ru="Совсем другой заголовок")


def form(client, article):
    return client.get(f"{ARTICLES}{article.pk}/change/").content.decode()


def test_a_list_names_what_is_out_of_date_and_leads_to_the_translation(officer):
    article = out_of_date()
    page = officer.get(ARTICLES).content.decode()
    link = f'<a class="translated translated-out_of_date" href="/admin/translate/news.article/{article.pk}/">'
    assert f"{link}translation out of date: title</a>" in page


def test_a_list_says_what_is_missing_only_where_something_is(officer):
    factories.ArticleFactory(title_en="", lead_en="", place_en="", body_en="", status_en=Status.DRAFT)
    assert "translation missing</a>" in officer.get(ARTICLES).content.decode()
    Article.objects.all().delete()
    factories.ArticleFactory()
    page = officer.get(ARTICLES).content.decode()
    assert "translation in step</a>" in page
    assert "translation missing</a>" not in page


def test_the_state_stands_in_the_language_that_is_translated_into(officer):
    factories.ArticleFactory(source_language="en", title_ru="", lead_ru="", place_ru="", body_ru="", status_ru="draft")
    page = officer.get(ARTICLES).content.decode()
    russian, english = page.index('class="field-russian"'), page.index('class="field-english"')
    assert russian < page.index("translated-missing") < english


def test_a_section_only_in_russian_wants_no_translation(officer):
    section = factories.SectionFactory(policy="russian_only")
    article = factories.ArticleFactory(section=section, title_en="", lead_en="", place_en="", body_en="")
    assert 'class="translated' not in officer.get(ARTICLES).content.decode()
    assert 'class="translation-state"' not in form(officer, article)
    assert shown(officer.get(f"{ARTICLES}?translation=missing")) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("out_of_date", ["stale"]),
        ("missing", ["half"]),
        ("in_step", ["both"]),
        ("nonsense", ["both", "half", "stale"]),
        ("%00", ["both", "half", "stale"]),
    ],
)
def test_the_filter_finds_what_the_desk_calls_so(officer, asked, found):
    factories.ArticleFactory(slug="both")
    factories.ArticleFactory(slug="half", lead_ru="Лид", lead_en="")
    out_of_date(slug="stale")
    page = officer.get(f"{ARTICLES}?translation={asked}", follow=True)
    assert sorted(article.slug for article in shown(page)) == found


def test_an_expedition_counts_with_its_tasks(officer):
    expedition = factories.ExpeditionFactory()
    factories.ExpeditionTaskFactory(expedition=expedition, text_ru="Выход в открытый космос", text_en="")
    address = "/admin/missions/expedition/"
    assert "translation missing</a>" in officer.get(address).content.decode()
    assert shown(officer.get(f"{address}?translation=missing")) == [expedition]
    assert shown(officer.get(f"{address}?translation=in_step")) == []
    page = officer.get(f"{address}{expedition.pk}/change/").content.decode()
    assert "Main tasks: something is missing or out of date." in page


def test_a_form_says_which_fields_are_out_of_date_and_leads_to_the_translation(officer):
    article = out_of_date()
    was = Translation.objects.of(article).get().was["title"]
    page = form(officer, article)
    assert "The English translation is out of date: title." in page
    assert f'href="/admin/translate/news.article/{article.pk}/">To the translation</a>' in page
    corrected(article, title_ru=was)
    page = form(officer, article)
    assert "The English translation is in step." in page
    assert "out of date: title" not in page


def test_a_form_says_who_is_translating(officer):
    article = out_of_date()
    peter = people.person("peter")
    Translation.objects.of(article).update(translator=peter, claimed_at=article.changed_at)
    assert "peter has been translating it into English since" in form(officer, article)
    peter.is_active = False  # what a closed account holds is anybody's
    peter.save()
    assert "has been translating it" not in form(officer, article)


def test_a_new_record_has_no_state_yet(officer):
    page = officer.get(f"{ARTICLES}add/")
    assert 'class="translation-state"' not in page.content.decode()


def test_the_state_costs_one_question_whatever_the_number(officer):
    factories.ArticleFactory()
    asked, _ = queries(officer, ARTICLES)
    assert len([sql for sql in asked if 'FROM "editorial_translation"' in sql]) == 1
    for _number in range(5):
        out_of_date()
    assert len(queries(officer, ARTICLES)[0]) == len(asked)


def test_what_a_translator_may_only_read_is_called_by_its_language():
    page = form(people.client_of("translator"), factories.ArticleFactory())
    assert "Title, in Russian" in page
    assert "[ru]" not in page


def test_the_number_below_a_list_takes_its_own_word(russian_officer):
    for _number in range(5):
        factories.ArticleFactory()
    page = russian_officer.get(ARTICLES).content.decode()
    assert "5 записей" in page
    assert "5 статьи" not in page
