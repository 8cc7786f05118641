"""A translator at the desk: records out of step, and a form as a browser sends it."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from demo.factories import ArticleFactory, SectionFactory
from editorial.content.models import Record, Translation
from editorial.revisions.editing import editing
from news.models import Article
from tests.admin.forms import _Fields
from tests.people import client_of, member

JSON = {"Accept": "application/json"}


class Person:
    """Signed in, with the translation page of one record open."""

    def __init__(self, login: str, language: str = "en") -> None:
        self.client = client_of(login, language)
        self.user = self.client.user
        self.address = ""
        self.form: dict[str, Any] = {}
        self.page: Any = None

    def open(self, record: Record) -> HttpResponse:
        self.address = reverse("admin:translate", args=[record._meta.label_lower, record.pk])
        self.page = self.client.get(self.address)
        self.form = fields(self.page)
        return self.page

    def send(self, _headers: Any = None, **changes: Any) -> HttpResponse:
        """`title_en="…"` types; `action="review"`, `holds="title_en"` press."""
        return self.client.post(self.address, {**self.form, **changes}, headers=_headers or {})

    def save(self, **changes: Any) -> Any:
        """As the page's script saves. What it answers goes into the form, as the script puts it there."""
        answer = self.send(JSON, **changes)
        assert answer.status_code == 200, answer.content.decode()
        found = answer.json()
        self.form |= {key: value for key, value in changes.items() if key in self.form}
        for key, piece in found["fields"].items():
            for name in ("seen", "stood"):
                if piece.get(name) and f"{name}:{key}" in self.form:
                    self.form[f"{name}:{key}"] = piece[name]
        return found


def fields(response: HttpResponse) -> dict[str, Any]:
    html = response.content.decode()
    if 'id="translation-form"' not in html:
        return {}
    parser = _Fields()
    parser.feed(html[html.index('id="translation-form"') :])
    return {name: value for name, value in parser.data.items() if not name.startswith("way:")}


RUSSIAN = "<p>Экипаж вернулся на Землю.</p><p>Посадка прошла штатно.</p>"
ENGLISH = "<p>The crew is back on Earth.</p><p>The landing went as planned.</p>"


@pytest.fixture
def article(db: Any) -> Article:
    """In step, approved and public in both languages."""
    return ArticleFactory(
        section=SectionFactory(),
        title_ru="Посадка",
        title_en="Landing",
        lead_ru="Вернулись.",
        lead_en="They are back.",
        place_ru="Байконур",
        place_en="Baikonur",
        body_ru=RUSSIAN,
        body_en=ENGLISH,
    )


@pytest.fixture
def stale(article: Article) -> Article:
    """The Russian title and text have changed since they were translated."""
    article.title_ru = "Посадка экипажа"
    article.body_ru = RUSSIAN.replace("Землю", "Землю вчера")
    article.save()
    return article


@pytest.fixture
def translator(db: Any) -> Person:
    return Person("translator")


@pytest.fixture
def press(db: Any) -> Person:
    return Person("press")


def change(record: Any, login: str = "press", **texts: str) -> None:
    """Somebody else saves other texts meanwhile."""
    request = RequestFactory().post("/")
    request.user = member(login)
    with editing(request):
        stored = type(record)._base_manager.select_for_update().get(pk=record.pk)
        for name, text in texts.items():
            setattr(stored, name, text)
        stored.save()


def state(record: Any) -> Translation:
    return Translation.objects.of(record).get()


@pytest.fixture
def window(live_server: Any, page: Any, db: Any) -> Any:
    from .windows import Window

    return Window(page, live_server.url)


@pytest.fixture
def draft(db) -> Article:
    return ArticleFactory(
        section=SectionFactory(),
        status_en="draft",
        title_ru="Посадка",
        title_en="Landing",
        lead_ru="Вернулись.",
        lead_en="They are back.",
        place_ru="",
        place_en="",
        body_ru=RUSSIAN,
        body_en=ENGLISH,
    )


@pytest.fixture
def stale_draft(draft) -> Article:
    draft.body_ru = RUSSIAN.replace("Землю", "Землю вчера")
    draft.save()
    return draft


@pytest.fixture
def missing(db) -> Article:
    """A draft in which nothing is translated."""
    return ArticleFactory(
        section=SectionFactory(),
        status_en="draft",
        title_ru="Пуск",
        title_en="",
        lead_ru="",
        lead_en="",
        place_ru="",
        place_en="",
        body_ru=RUSSIAN,
        body_en="",
    )
