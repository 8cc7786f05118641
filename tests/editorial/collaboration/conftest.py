from typing import Any

import pytest
from django.test import Client

from demo.factories import ArticleFactory

from .people import client_of
from .windows import Desk


@pytest.fixture
def anna(db: Any) -> Client:
    """A press officer, with the interface in English."""
    return client_of("anna")


@pytest.fixture
def boris(db: Any) -> Client:
    return client_of("boris")


@pytest.fixture
def peter(db: Any) -> Client:
    """Translates into English."""
    return client_of("peter")


@pytest.fixture
def igor(db: Any) -> Client:
    """Approves."""
    return client_of("igor")


@pytest.fixture
def olga(db: Any) -> Client:
    return client_of("olga")


@pytest.fixture
def at_desk(live_server, browser):
    opened = []

    def open_desk(name: str, **options) -> Desk:
        opened.append(Desk(browser, live_server.url, name, **options))
        return opened[-1]

    yield open_desk
    for desk in opened:
        desk.context.close()


@pytest.fixture
def article(db):
    return ArticleFactory(
        title_ru="Пуск",
        title_en="Launch",
        lead_en="In brief",
        body_ru="<p>Было.</p>",
        body_en="<p>It was.</p>",
        status_ru="draft",
        status_en="draft",
    )


@pytest.fixture
def address(article):
    return f"/admin/news/article/{article.pk}/change/"
