from typing import Any

import pytest
from django.contrib.auth.models import User

from demo.factories import ArticleFactory, SectionFactory
from energia_site import roles
from tests.admin.people import client_of, person


@pytest.fixture
def press(db: Any) -> Any:
    return person("press", roles.PRESS_OFFICER)


@pytest.fixture
def editor(db: Any) -> Any:
    return person("editor", roles.EDITOR)


@pytest.fixture
def translator(db: Any) -> Any:
    return person("translator", roles.INTO_ENGLISH)


@pytest.fixture
def chief(db: Any) -> Any:
    return person("chief", roles.CHIEF)


@pytest.fixture
def boss(db: Any) -> Any:
    return User.objects.create_superuser("boss")


@pytest.fixture
def article(db: Any) -> Any:
    return ArticleFactory(
        section=SectionFactory(),
        title_ru="Первый заголовок",
        title_en="First title",
        body_ru="<p>Экипаж вышел в космос.</p>",
        body_en="<p>The crew went outside.</p>",
    )


@pytest.fixture
def desk(editor: Any) -> Any:
    """The editor's browser, in English."""
    return client_of(editor)
