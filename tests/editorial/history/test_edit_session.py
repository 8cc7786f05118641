"""One save, one object: what it asks the database, and that nobody gets past it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.factories import ArticleFactory
from editorial.content.roles import Refused
from editorial.revisions.editing import editing
from tests.admin.forms import fields
from tests.editorial.translation.conftest import Person

from .scenes import change, kinds, request_of, revisions

READ = re.compile(r'SELECT (?!1 ).*FROM "news_article".* WHERE "news_article"."id" (=|IN)', re.DOTALL)


def reads(queries: CaptureQueriesContext) -> int:
    return sum(bool(READ.match(query["sql"])) for query in queries)


def test_a_sentence_in_the_form_asks_so_much_and_no_more(article, press):
    change(press.user, article, title_en="Second")
    client, address = press, f"/admin/news/article/{article.pk}/change/"
    data = fields(client.get(address)) | {"body_en": "<p>One sentence more.</p>"}
    with CaptureQueriesContext(connection) as asked:
        assert client.post(address, data).status_code == 302
    assert len(asked) <= 22
    assert reads(asked) == 2
    assert kinds(article)[0] == "saved"


def test_a_paragraph_on_the_translation_page_asks_so_much_and_no_more(article, press):
    change(press.user, article, title_en="Second")
    translator = Person("translator")
    translator.open(article)
    with CaptureQueriesContext(connection) as asked:
        translator.save(body_en="<p>One paragraph more.</p>")
    assert len(asked) <= 17
    assert reads(asked) == 2
    assert revisions(article)[0].note.fields == ["body_en"]


def test_a_save_that_was_handed_no_session_is_judged_all_the_same(article, translator):
    article.title_ru = "Чужое"
    with editing(request_of(translator.user)), pytest.raises(Refused):
        article.save()


def test_what_is_written_into_a_locked_record_does_not_change_what_it_is_compared_with(article, translator):
    with editing(request_of(translator.user)) as session:
        record = session.lock(type(article), article.pk)
        record.title_ru = "Чужое"
        assert session.stored(record).title_ru == article.title_ru
        with pytest.raises(Refused):
            record.save(session=session)


def test_a_second_save_is_compared_with_the_first(article, press):
    with editing(request_of(press.user)) as session:
        for title in ("Two", "Three"):
            record = session.lock(type(article), article.pk)
            record.title_en = title
            record.save(session=session)
    assert kinds(article) == ["saved", "baseline"]
    article.refresh_from_db()
    assert article.title_en == "Three"


def test_what_stood_before_is_kept_though_another_was_quicker_at_the_address(article, press, monkeypatch):
    monkeypatch.setattr("news.addresses._taken", lambda article, wanted: set())
    other = ArticleFactory(published_at=article.published_at, slug="taken")
    change(press.user, article, slug="taken")
    article.refresh_from_db()
    assert (other.slug, article.slug) == ("taken", "taken-2")
    assert kinds(article) == ["saved", "baseline"]
