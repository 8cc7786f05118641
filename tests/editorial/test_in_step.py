"""A translator is told, field by field, whether the two languages still say the same."""

from datetime import datetime

import pytest

from demo.factories import (
    ArticleFactory,
    ExpeditionFactory,
    ExpeditionTaskFactory,
    PersonFactory,
    PhotoFactory,
    ProjectFactory,
    SectionFactory,
)
from editorial.content.models import Edit, Need, Translation
from editorial.core import clock
from editorial.core.fingerprints import fingerprint, normal
from news.models import Article

pytestmark = pytest.mark.django_db


def state(record) -> Translation:
    return Translation.objects.of(record).get()


def save(record, edit: Edit | None = None, **texts: str) -> Translation:
    record = type(record).objects.get(pk=record.pk)
    for name, text in texts.items():
        setattr(record, name, text)
    record.edit = edit
    record.save()
    return state(record)


@pytest.fixture
def article():
    return ArticleFactory(title_ru="Пуск", title_en="Launch", body_ru="<p>Раз.</p>", body_en="<p>One.</p>")


def test_what_was_written_in_both_languages_at_once_is_in_step(article):
    row = state(article)
    assert (row.language, row.need, row.words_left) == ("en", Need.IN_STEP, 0)


def test_a_text_without_its_translation_says_which_fields_and_how_many_words_are_missing():
    article = ArticleFactory(
        title_en="", body_en="", body_ru="<p>Раз два три.</p>", title_ru="Пуск", lead_en="In brief"
    )
    row = state(article)
    assert (row.need, row.missing_fields, row.words_left) == (Need.MISSING, ["title", "body"], 4)


def test_a_field_empty_in_both_languages_is_not_missing(article):
    assert "place" not in state(article).missing_fields


def test_a_changed_source_leaves_that_field_alone_out_of_date_and_keeps_what_it_was(article):
    row = save(article, body_ru="<p>Раз, два.</p>")
    assert (row.need, row.stale_fields) == (Need.OUT_OF_DATE, ["body"])
    assert row.was == {"body": "<p>Раз.</p>"}
    assert row.words_left == 1
    assert row.state_of("title") == Need.IN_STEP


def test_a_source_put_back_as_it_was_is_in_step_again(article):
    save(article, body_ru="<p>Два.</p>")
    save(article, body_ru="<p>Три.</p>")
    row = save(article, body_ru="<p>Раз.</p>")
    assert (row.need, row.was) == (Need.IN_STEP, {})


def test_through_several_changes_the_text_the_translation_was_made_from_is_kept(article):
    save(article, title_ru="Пуск завтра")
    assert save(article, title_ru="Пуск сегодня").was == {"title": "Пуск"}


@pytest.mark.parametrize("same", ["<p>Раз.</p>\n", "<p> Раз.</p>", "<p>Раз.\u00a0</p>", "\n<p>Ра\u00adз.</p>"])
def test_what_nobody_can_read_is_no_change(article, same):
    assert save(article, body_ru=same).need == Need.IN_STEP


@pytest.mark.parametrize("other", ["<p>Раз!</p>", "<h2>Раз.</h2>", '<p><a href="/x">Раз</a>.</p>', "<p>раз.</p>"])
def test_a_mark_a_heading_a_link_and_a_capital_are_changes(article, other):
    assert save(article, body_ru=other).stale_fields == ["body"]


def test_quotation_marks_put_right_do_not_send_the_text_to_the_translator():
    article = ArticleFactory(title_ru='Корабль "Союз" - на орбите')
    assert save(article, title_ru="Корабль «Союз» — на орбите").need == Need.IN_STEP


def test_a_new_translation_is_in_step(article):
    save(article, body_ru="<p>Два.</p>")
    assert save(article, body_en="<p>Two.</p>").need == Need.IN_STEP


def test_a_translation_made_from_an_older_source_is_out_of_date_at_once(article):
    save(article, body_ru="<p>Два.</p>")
    row = save(article, Edit(made_from={"body": "<p>Раз.</p>"}), body_en="<p>One!</p>")
    assert (row.need, row.was) == (Need.OUT_OF_DATE, {"body": "<p>Раз.</p>"})


def test_a_translator_may_say_that_the_translation_still_holds(article):
    save(article, body_ru="<p>Раз!</p>")
    row = save(article, Edit(made_from={"body": "<p>Раз!</p>"}, confirmed=frozenset({"body"})))
    assert row.need == Need.IN_STEP


def test_what_holds_for_an_older_source_does_not_hold_for_the_newest(article):
    save(article, body_ru="<p>Раз!</p>")
    save(article, body_ru="<p>Два!</p>")
    row = save(article, Edit(made_from={"body": "<p>Раз!</p>"}, confirmed=frozenset({"body"})))
    assert (row.stale_fields, row.was) == (["body"], {"body": "<p>Раз!</p>"})


def test_a_minor_change_keeps_a_translation_in_step_and_does_not_put_one_there(article):
    assert save(article, Edit(minor=True), title_ru="Пуск.").need == Need.IN_STEP
    save(article, title_ru="Пуск отложен")
    assert save(article, Edit(minor=True), title_ru="Пуск отложен!").stale_fields == ["title"]
    assert save(article, Edit(minor=True), title_en="Launch!").stale_fields == ["title"]


def test_a_translation_taken_away_is_missing(article):
    row = save(article, title_en="")
    assert (row.need, row.missing_fields) == (Need.MISSING, ["title"])


def test_a_source_emptied_leaves_its_translation_out_of_date(article):
    assert save(article, lead_ru="").stale_fields == ["lead"]


def test_out_of_date_comes_before_missing(article):
    row = save(article, title_ru="Иначе", body_en="")
    assert (row.need, row.stale_fields, row.missing_fields) == (Need.OUT_OF_DATE, ["title"], ["body"])


def test_a_text_written_in_english_waits_for_its_russian():
    row = state(ArticleFactory(source_language="en", title_ru="", title_en="Launch"))
    assert (row.language, row.missing_fields) == ("ru", ["title"])


def test_a_text_that_turns_out_to_be_english_keeps_one_state(article):
    row = save(article, source_language="en", title_en="Launch day")
    assert (row.language, row.stale_fields) == ("ru", ["title"])
    assert Translation.objects.count() == 1


def test_biographies_captions_tasks_projects_and_summaries_have_the_same_state():
    expedition = ExpeditionFactory(summary_ru="<p>Полгода.</p>")
    records = [
        PersonFactory(biography_ru="<p>Родился.</p>"),
        PhotoFactory(caption_en=""),
        ExpeditionTaskFactory(expedition=expedition, text_en=""),
        ProjectFactory(lead_en=""),
        expedition,
    ]
    assert {state(record).need for record in records} == {Need.MISSING}


def test_what_never_goes_out_in_english_wants_no_translation():
    section = SectionFactory(slug="procurement", policy="russian_only")
    ArticleFactory(section=section, title_en="", body_en="")
    assert not Translation.objects.wanting("en").exists()
    section.policy = "both"
    section.save()
    assert Translation.objects.wanting("en").count() == 1


def test_the_queue_begins_with_what_goes_out_first(february_2019):
    late = ArticleFactory(title_en="", published_at=datetime(2019, 3, 1, 12, tzinfo=clock.MOSCOW))
    soon = ArticleFactory(title_en="", published_at=datetime(2019, 2, 16, 12, tzinfo=clock.MOSCOW))
    stale = ArticleFactory(published_at=datetime(2019, 2, 16, 12, tzinfo=clock.MOSCOW))
    save(stale, title_ru="Иначе")
    never = ArticleFactory(title_en="", published_at=None, status_ru="draft", status_en="draft")
    queue = [row.object_id for row in Translation.objects.wanting("en")]
    assert queue == [stale.pk, soon.pk, late.pk, never.pk]


def test_the_state_goes_with_its_record(article):
    article.delete()
    assert not Translation.objects.exists()
    assert not Article.objects.exists()


@pytest.mark.parametrize("text", ["", "<p>a</p>\n<p>b</p>", "«A» — “b”", "x\u00a0\u00ady", "&laquo;a&raquo;", "5 < 6"])
def test_the_normal_form_is_its_own_normal_form(text):
    assert normal(normal(text)) == normal(text)
    assert fingerprint(normal(text)) == fingerprint(text)
