"""A page is made in its view: while its template is written out, nothing asks the database."""

from typing import Any

import pytest
from django.db import connection
from django.template import engines
from django.template.backends.django import Template

from demo.page_kinds import KINDS, address
from news.models import Section

pytestmark = pytest.mark.django_db

OTHERS = ["news/?before=20190101T000000000000Z-1", "missions/flights/?page=2", "missions/crew/?q=zzz", "search/?q=zzz"]


@pytest.fixture
def templates_ask_nothing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of the database while any template was being written out, those of fragments too."""
    asked: list[str] = []
    written_out = Template.render

    def hear(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    def render(self: Template, *args: Any, **kwargs: Any) -> Any:
        with connection.execute_wrapper(hear):
            return written_out(self, *args, **kwargs)

    monkeypatch.setattr(Template, "render", render)
    return asked


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_template_asks_the_database(demo, client, templates_ask_nothing, language):
    asked = {}
    for path in [*(address(kind, language) for kind in KINDS), *(f"/{language}/{path}" for path in OTHERS)]:
        client.get(path)
        if templates_ask_nothing:
            asked[path] = list(templates_ask_nothing)
            templates_ask_nothing.clear()
    assert not asked


def test_a_template_that_asks_is_found(demo, templates_ask_nothing):
    """The test above can fail: a queryset that a view has left unread is caught."""

    engines["django"].from_string("{% for each in page %}{{ each }}{% endfor %}").render(
        {"page": Section.objects.all()}
    )
    assert len(templates_ask_nothing) == 1
