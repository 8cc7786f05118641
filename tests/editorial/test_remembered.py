"""Pieces of pages that are remembered never say what another page said."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.safestring import SafeString
from django.utils.translation import override

from archive.calendar import Cell
from archive.templatetags.archive_tags import square
from demo.factories import ArticleFactory, SectionFactory
from editorial.core import clock
from editorial.core.cached_fragments import Remembered
from news.templatetags.news_tags import entry

NOON = clock.now()


def written(**values: Any) -> str:
    said = {"below": "h3", "url": "/", "title": "Launch", "lead": "", "at": NOON, "section": "ISS", **values}
    return str(LINES(*said.values()))


LINES = Remembered("news/_entry.html", "below", "url", "title", "lead", "at", "section", most=8)


def test_each_value_makes_another_line():
    values = [{}, {"below": "h2"}, {"url": "/1/"}, {"title": "Landing"}, {"lead": "Soon."}, {"section": "Sea Launch"}]
    values.append({"at": NOON + timedelta(minutes=1)})
    lines = [written(**each) for each in values]
    assert len(set(lines)) == len(values)
    assert [written(**each) for each in values] == lines


def test_a_name_that_is_html_does_not_lend_its_trust_to_text_that_reads_the_same():
    name = '<span lang="ru">МКС</span>'
    assert name in written(section=SafeString(name))
    assert name not in written(section=name)
    assert "&lt;span" in written(section=name)


def test_a_days_square_is_written_in_the_language_of_its_page():
    cell = Cell(clock.today(), 3)
    with override("en"):
        assert "3 items".replace(" ", "\u00a0") in square(cell)
    with override("ru"):
        assert "3 записи".replace(" ", "\u00a0") in square(cell)
    assert square(Cell(None)) == ""
    assert square(Cell(clock.today(), 3, is_page=True)) != square(cell)


@pytest.mark.django_db
def test_what_an_editor_has_changed_is_on_the_next_page():
    article = ArticleFactory(title_ru="Пуск", section=SectionFactory(name_ru="МКС"))
    assert "Пуск" in entry(article, "h2")
    article.title_ru = "Посадка"
    article.section.name_ru = "Станция"
    line = entry(article, "h2")
    assert "Посадка" in line
    assert "Станция" in line
    assert "Пуск" not in line


def test_who_works_on_a_template_sees_what_it_says_now(settings, monkeypatch):
    rendered = []
    monkeypatch.setattr("editorial.core.cached_fragments.get_template", lambda name: rendered.append(name) or Said())
    lines = Remembered("news/_entry.html", most=8)
    assert lines() == lines() == "said"
    settings.DEBUG = True
    assert lines() == lines() == "said"
    assert len(rendered) == 3


class Said:
    def render(self, said: dict[str, Any]) -> str:
        return "said"
