"""People of the press office, signed in with the interface in English, and a draft that only they may see."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from demo import users
from demo.factories import ArticleFactory
from editorial.content.models import Status
from news.models import Article
from tests.people import client_of

Staff = Callable[[str], Client]


@pytest.fixture
def staff(db: Any, february_2019: datetime) -> Staff:
    """Any of the demo's logins at the demo's moment."""
    users.load()
    return lambda login, language="en": client_of(User.objects.get(username=login), language)


@pytest.fixture
def press(staff: Staff) -> Client:
    return staff("press")


@pytest.fixture
def draft(db: Any, february_2019: datetime) -> Article:
    """Written in both languages, approved in neither, no moment yet."""
    made: Article = ArticleFactory(
        title_ru="Черновик о пуске",
        title_en="A draft about a launch",
        body_ru="<p>Русский текст черновика.</p>",
        body_en="<p>The English text of the draft.</p>",
        status_ru=Status.DRAFT,
        status_en=Status.DRAFT,
        published_at=None,
        slug="draft-launch",
    )
    return made
