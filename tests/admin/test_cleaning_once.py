"""A value is cleaned where it comes in, and handed on clean."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from demo import factories
from editorial.content.querysets import Status
from editorial.core import cleaning
from editorial.core.cleaning import CleanHtml, CleanText, clean_html, clean_text
from news.models import Article
from tests.admin.forms import fields

ROOT = Path(__file__).resolve().parents[2]
HTML = {"body_ru": "<p>Новый текст <b>о полёте</b>.</p>", "body_en": "<p>A new text <b>about a flight</b>.</p>"}
TEXTS = {
    "title_ru": "Другой заголовок",
    "title_en": "Another title",
    "lead_ru": "Другой вводный абзац.",
    "lead_en": "Another lead.",
    "place_ru": "Королёв",
    "place_en": "Korolev",
    "slug": "another-slug",
}


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> dict[str, Counter[str]]:
    """How often each value has been through a cleaner: calls that return at once are not counted."""
    cleaning._known.clear()  # what other tests have cleaned
    cleaning._line.cache_clear()
    found: dict[str, Counter[str]] = {"html": Counter(), "text": Counter()}
    for kind, counted in found.items():
        cleaner = getattr(cleaning, f"clean_{kind}_anew")

        def run(value: str, *args: Any, cleaner: Any = cleaner, counted: Counter[str] = counted) -> Any:
            counted[value] += 1
            return cleaner(value, *args)

        monkeypatch.setattr(cleaning, f"clean_{kind}_anew", run)
    return found


def test_one_post_of_the_article_form_cleans_each_value_once(officer: Client, runs: dict[str, Counter[str]]) -> None:
    article = factories.ArticleFactory(status_ru=Status.DRAFT, status_en=Status.DRAFT, body_ru="<p>А</p>")
    address = f"/admin/news/article/{article.pk}/change/"
    sent = {**fields(officer.get(address)), **HTML, **TEXTS}
    for counted in runs.values():
        counted.clear()

    assert officer.post(address, sent).status_code == 302

    assert runs["html"] == dict.fromkeys(HTML.values(), 1)
    of_form = {value: number for value, number in runs["text"].items() if value in TEXTS.values()}
    assert of_form == dict.fromkeys(TEXTS.values(), 1)
    assert not [value for value, number in runs["text"].items() if number > 1]
    stored = Article.objects.get(pk=article.pk)
    assert {name: getattr(stored, name) for name in (*HTML, *TEXTS)} == {**HTML, **TEXTS}


def test_a_form_opened_again_cleans_nothing(officer: Client, runs: dict[str, Counter[str]]) -> None:
    article = factories.ArticleFactory(body_ru="<p>Текст</p>")
    address = f"/admin/news/article/{article.pk}/change/"
    officer.get(address)
    runs["html"].clear()

    officer.get(address)

    assert not runs["html"]


def test_what_other_hands_wrote_into_the_database_is_cleaned_whatever_was_cleaned_before(officer: Client) -> None:
    article = factories.ArticleFactory(body_ru="<p>Текст</p>")
    Article.objects.filter(pk=article.pk).update(body_ru="<p>Текст</p><script>alert(1)</script>")

    page = officer.get(f"/admin/news/article/{article.pk}/change/").content.decode()

    assert "alert(1)" not in page


def test_a_clean_value_is_returned_as_it_is() -> None:
    html, text = clean_html("<p>a<script>b</script></p>"), clean_text("a\x00")
    assert clean_html(html) is html
    assert clean_text(text) is text


@pytest.mark.parametrize("change", [lambda value: value + "<script>", lambda value: value.replace("a", "<script>")])
def test_what_is_made_out_of_a_clean_value_is_cleaned_again(change: Any) -> None:
    assert "script" not in clean_html(change(clean_html("<p>a</p>")))
    assert not isinstance(change(clean_text("a")), CleanText)


def test_only_the_cleaners_say_that_a_value_is_clean() -> None:
    makes = re.compile(rf"\b(?:{CleanHtml.__name__}|{CleanText.__name__})\(")
    sources = [path for path in ROOT.rglob("*.py") if not {".venv", "var", "tests"} & set(path.parts)]
    makers = {path.relative_to(ROOT).as_posix() for path in sources if makes.search(path.read_text())}
    assert makers == {"editorial/core/cleaning.py"}
