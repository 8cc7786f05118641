"""Text is folded before PostgreSQL parses it: by Python what a reader types, by PostgreSQL what is stored."""

import pytest
from django.db.models import Value

from demo.factories import ArticleFactory, SectionFactory
from editorial.core.search import FOLDED, fold, folded
from news.models import Article, Section

EVERYTHING = "".join(FOLDED)
TEXTS = [
    *FOLDED,
    EVERYTHING,
    f"аё{EVERYTHING}Ёz" * 3,
    "".join(f"слово{character}word{character}" for character in reversed(FOLDED)),
    "<p>«Союз\u00a0МС-10» — ещё в полёте: “we’re safe”, 5\u00a0×\u00a06 • №\u00a0…</p>",
    "[^] \\ \\1 & | .*+?(){}$ 'quoted' \"as is\" - , ~ е Е é 🚀",
    "Nothing to fold.",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_python_and_postgresql_fold_alike(db, text):
    SectionFactory()
    assert Section.objects.values_list(folded(Value(text)), flat=True).get() == fold(text)


@pytest.mark.parametrize("character", FOLDED)
def test_a_fold_takes_the_place_of_one_character(character):
    assert len(fold(character)) == 1
    assert fold(fold(character)) == fold(character) != character


@pytest.mark.parametrize("text", TEXTS)
def test_the_words_kept_for_a_text_are_those_of_the_folded_text(db, text):
    """And so a text with anything to fold in it is found as one that was typed folded."""
    as_written, as_typed = (
        ArticleFactory(slug=slug, title_ru="Т", title_en="T", lead_ru="", lead_en="", body_ru=None, body_en=None)
        for slug in ("as-written", "as-typed")
    )
    for article, words in ((as_written, text), (as_typed, fold(text))):  # past cleaning, which would change the text
        parts = ("title_ru", "title_en", "lead_ru", "lead_en", "body_ru", "body_en")
        Article.objects.filter(pk=article.pk).update(**dict.fromkeys(parts, words[:170]))
    kept = Article.objects.rewrite(False).values_list("search_ru", "search_en")
    assert kept.get(pk=as_written.pk) == kept.get(pk=as_typed.pk)
