"""A paste on its way into a record: its writer is told what was left out, and a book is refused unread."""

import pytest
from django.core.exceptions import ValidationError

from demo.factories import ArticleFactory, SectionFactory
from editorial.core.cleaning import LONGEST
from news.models import Article
from tests.admin.forms import fields, send
from tests.editorial.translation.conftest import Person

STRUCK = "<p><del>14</del><ins>15</ins> марта</p>"


@pytest.fixture
def article(db):
    return ArticleFactory(section=SectionFactory(), body_ru="<p>Было.</p>", body_en="<p>It was.</p>")


def address(article):
    return f"/admin/news/article/{article.pk}/change/"


def told(response):
    return response.client.get("/admin/").content.decode()


@pytest.mark.parametrize(
    ("reader", "sentence"),
    [("officer", "Left out of the text: what was struck out."), ("russian_officer", "В текст не вошло: зачёркнутое")],
)
def test_an_officer_is_told_what_was_left_out(article, request, reader, sentence):
    saved = send(request.getfixturevalue(reader), address(article), {"body_ru": STRUCK})
    assert saved.status_code == 302
    assert sentence in told(saved)
    article.refresh_from_db()
    assert article.body_ru == "<p>15 марта</p>"


def test_an_officer_who_left_nothing_out_is_told_nothing(article, officer):
    assert "Left out" not in told(send(officer, address(article), {"body_ru": "<p>Стало.</p>"}))


def test_a_translator_is_told_what_was_left_out(article):
    translator = Person("translator")
    translator.open(article)
    answer = translator.save(body_en="<p>On <del>14</del> 15 March<span hidden>x</span></p>")
    assert "Left out of the text: what was struck out, hidden words." in answer["message"]
    article.refresh_from_db()
    assert article.body_en == "<p>On 15 March</p>"


BOOK = "<p>" + "Zarya-book " * (LONGEST // 10) + "</p>"


@pytest.mark.parametrize("button", ["_save", "_publish", "_review"])
def test_a_form_refuses_a_book_and_shows_what_is_stored(article, officer, button):
    page = send(officer, address(article), {"body_ru": BOOK, button: "1"})
    html = page.content.decode()
    assert "Was a file pasted into it?" in html or "Only an editor approves" in html
    assert "Zarya-book" not in html
    assert Article.objects.get(pk=article.pk).body_ru == "<p>Было.</p>"


def test_a_line_that_is_a_book_is_not_repeated(article, officer):
    page = send(officer, address(article), {"title_ru": "Zarya-book " * LONGEST})
    assert page.status_code == 200
    assert "Zarya-book" not in page.content.decode()


def test_a_translation_that_is_a_book_is_not_repeated(article):
    translator = Person("translator")
    translator.open(article)
    page = translator.send(body_en=BOOK).content.decode()
    assert "Was a file pasted into it?" in page
    assert "Zarya-book" not in page


def test_two_who_wrote_at_once_do_not_see_a_book(article, officer):
    data = fields(officer.get(address(article)))
    Article.objects.get(pk=article.pk).save()
    Article.objects.filter(pk=article.pk).update(body_ru="<p>Другое.</p>")
    page = officer.post(address(article), {**data, "body_ru": BOOK})
    assert page.status_code == 200
    assert "Zarya-book" not in page.content.decode()


def test_a_save_from_the_shell_refuses_a_book(article):
    article.body_ru = BOOK
    with pytest.raises(ValidationError, match=str(LONGEST)):
        article.save()
    with pytest.raises(ValidationError, match=str(LONGEST)):
        article.full_clean()
    article.refresh_from_db()
    article.lead_ru = BOOK
    with pytest.raises(ValidationError, match=str(LONGEST)):
        article.save()


def test_the_editor_is_answered_with_what_would_be_stored(officer):
    answer = officer.post("/admin/paste/?language=ru", "<q>a</q> <del>b</del>", content_type="text/html").json()
    assert answer["html"] == "<p>«a»</p>"
    assert "what was struck out" in answer["message"]
    assert officer.post("/admin/paste/", "<p>a</p>", content_type="text/html").json() == {
        "html": "<p>a</p>",
        "message": "",
    }


@pytest.mark.parametrize("sign", ["a", "я", "\u2014"])
def test_the_editor_is_told_that_a_book_is_too_long(officer, sign):
    answer = officer.post("/admin/paste/", (sign * (LONGEST + 1)).encode(), content_type="text/html")
    assert answer.status_code == 413
    assert "nothing has been pasted" in answer.json()["error"]


def test_a_stranger_is_not_answered(client, db):
    assert client.post("/admin/paste/", "<p>a</p>", content_type="text/html").status_code == 302
