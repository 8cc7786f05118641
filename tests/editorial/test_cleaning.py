"""What an author pastes, and what is stored of it."""

import pytest

from demo.factories import ArticleFactory, PersonFactory
from editorial.cleaning import clean_html, clean_text, plain
from editorial.fields import LONGEST, RichTextFormField, RichTextWidget
from news.models import Article

WORD = (
    "<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--><style>p.MsoNormal{margin:0}</style>"
    '<p class="MsoNormal" style="mso-margin-top-alt:auto"><span style="font-family:Calibri">Текст</span><o:p></o:p></p>'
)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ('<img src=x onerror="alert(1)"><p>a</p>', "<p>a</p>"),
        ('<p><a href="javascript:alert(1)">a</a></p>', '<p><a rel="noopener">a</a></p>'),
        ('<p><a href="data:text/html,x">a</a></p>', '<p><a rel="noopener">a</a></p>'),
        ('<p>a<iframe src="https://x.example"></iframe></p>', "<p>a</p>"),
        ('<p style="color:red" class="x">a</p>', "<p>a</p>"),
        ("<p>a<svg><script>1</script></svg></p>", "<p>a</p>"),
        (WORD, "<p>Текст</p>"),
        ("<p>a</p><p>&nbsp;</p><p></p>", "<p>a</p>"),
        ("just words", "<p>just words</p>"),
        ("<p>a\x00b\x07c\u202ed</p>", "<p>abcd</p>"),
        ("", ""),
        ("<p> </p>", ""),
    ],
)
def test_only_what_the_toolbar_can_make_is_kept(dirty, clean):
    assert clean_html(dirty) == clean


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Итоги</h2><p><strong>a</strong> <em>b</em></p><ul><li>c</li></ul><blockquote><p>d</p></blockquote>",
        '<p><a href="https://example.org/x?a=1&amp;b=2" rel="noopener">a</a></p>',
        '<table><caption>x</caption><thead><tr><th scope="col">a</th></tr></thead>'
        "<tbody><tr><td>1</td></tr></tbody></table>",
        "<p>Эмодзи 👩‍🚀 и «кавычки» — “quotes” ё</p>",
    ],
)
def test_what_an_author_made_with_the_toolbar_is_left_as_it_is(html):
    assert clean_html(html) == html
    assert clean_html(clean_html(html)) == html


def test_plain_text_loses_control_characters_and_keeps_its_letters():
    assert clean_text(" a\x00b\u200b\ud800c\r\nй ") == "abc\nй"


def test_words_of_rich_text_come_without_tags():
    assert plain("<p>a &amp; b</p><p>c</p>") == "a & b c"


@pytest.mark.django_db
def test_a_record_is_stored_clean_even_when_no_form_saw_it():
    article = ArticleFactory(title_ru="Пуск\x00 \x1fсегодня", body_en="<p>x<script>y</script></p>")
    stored = Article.objects.get(pk=article.pk)
    assert stored.title_ru == "Пуск сегодня"
    assert stored.body_en == "<p>x</p>"
    assert PersonFactory(given_name_en="Nul\x00").given_name_en == "Nul"


@pytest.mark.django_db
def test_the_editor_never_receives_what_another_hand_wrote_into_the_database():
    article = ArticleFactory()
    Article.objects.filter(pk=article.pk).update(body_en="<p>x</p><script>alert(1)</script>")
    article.refresh_from_db()
    assert "script" not in str(RichTextWidget().format_value(article.body_en))


def test_two_megabytes_of_markup_are_refused_in_words():
    from django.core.exceptions import ValidationError

    field = RichTextFormField(required=False)
    with pytest.raises(ValidationError, match=str(LONGEST)):
        field.clean("<p>" + "x" * 2_000_000)
    assert field.clean("<p>short</p>") == "<p>short</p>"
