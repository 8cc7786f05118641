"""The checks over a record as it is stored, and what an approval over them leaves behind."""

import pytest
from django.utils.translation import override

from demo.factories import ArticleFactory, ExpeditionFactory, PersonFactory
from editorial.content.models import AuditEntry
from editorial.content.warnings import findings, warnings_for_approval
from editorial.glossary.panel import panel_context
from missions.models import ExpeditionTask
from news.models import Article
from tests.admin.forms import errors, send
from tests.people import client_of

pytestmark = pytest.mark.django_db


def article(**texts: str) -> Article:
    empty = {f"{name}_{language}": "" for name in Article.translated_texts for language in ("ru", "en")}
    return ArticleFactory(**{**empty, "status_ru": "draft", "status_en": "draft", "published_at": None, **texts})


def test_a_sound_record_has_no_findings():
    assert findings(article(title_ru="Пуск", title_en="Launch")) == []


def test_both_languages_of_every_field_are_checked():
    record = article(title_ru="Пуск 9 мая", title_en="Launch on May 8", body_ru='<p>"Луна"</p>', body_en="<p>Moon</p>")
    codes = [(found.code, found.field, found.language) for found in findings(record)]
    assert ("date", "title", "en") in codes
    assert ("straight_quote", "body", "ru") in codes


def test_the_source_is_what_the_record_says():
    record = article(source_language="en", title_en="Oleg Kononenko flies", title_ru="Полёт")
    PersonFactory()
    assert [(found.code, found.language) for found in findings(record)] == [("name_missing", "en")]


def test_html_is_read_where_the_field_is_rich_and_only_there():
    record = article(title_ru="<p>Пуск</p>", body_ru="<p>Первый</p><p>Второй</p>", body_en="<p>One</p>", title_en="<p>")
    assert [found.code for found in findings(record)] == ["missing_paragraph"]


def test_the_tasks_of_an_expedition_are_checked_with_it():
    expedition = ExpeditionFactory()
    task = ExpeditionTask.objects.create(expedition=expedition, text_ru="Принять 2 корабля", text_en="Receive 3 ships")
    assert {found.field for found in findings(expedition)} == {f"expeditiontask-{task.pk}-text"}
    assert "expeditiontask" in panel_context(expedition)["keys"]


def test_warnings_of_an_approval_are_those_of_its_language():
    record = article(title_ru='Проект "Луна", 5 кг', title_en="The Moon project , 6 kg")
    assert warnings_for_approval(record, "ru") == [{"code": "straight_quote", "count": 2}]
    assert warnings_for_approval(record, "en") == [
        {"code": "number", "count": 2},
        {"code": "space_before", "count": 1},
    ]


def test_a_text_that_is_not_translated_warns_of_itself_alone():
    assert warnings_for_approval(article(title_ru="Пуск , 9 мая"), "ru") == [{"code": "space_before", "count": 1}]


def test_an_approval_over_warnings_is_recorded_with_them_and_is_not_refused():
    record = article(
        title_ru="Пуск , и всё", title_en="Launch", status_ru="review", body_ru="<p>Да.</p>", body_en="<p>Yes.</p>"
    )
    answer = send(client_of("editor"), f"/admin/news/article/{record.pk}/change/", {"status_ru": "approved"})
    assert answer.status_code == 302, errors(answer)
    entry = AuditEntry.objects.get(action="approved")
    assert entry.details["warnings"] == [{"code": "space_before", "count": 1}]


def test_an_approval_of_a_sound_text_says_nothing_of_warnings():
    record = article(
        title_ru="Пуск", title_en="Launch", status_ru="review", body_ru="<p>Да.</p>", body_en="<p>Yes.</p>"
    )
    send(client_of("editor"), f"/admin/news/article/{record.pk}/change/", {"status_ru": "approved"})
    assert "warnings" not in AuditEntry.objects.get(action="approved").details


def test_a_place_is_counted_as_a_browser_counts():
    with override("en"):
        (warning,) = panel_context(article(title_ru="🚀🚀 Он  летит"))["warnings"]
    assert (warning.key, warning.start, warning.end) == ("title_ru", 7, 9)
    assert (warning.before, warning.after) == ("🚀🚀 Он", "летит")
    assert warning.message == "More than one space in a row."


def test_what_stands_around_a_place_is_words_and_no_tags():
    (warning,) = panel_context(article(body_ru='<p><a href="/a" title="b">Он</a> , &amp; она</p>'))["warnings"]
    assert (warning.before.strip(), warning.after.strip()) == ("Он", ", & она")
