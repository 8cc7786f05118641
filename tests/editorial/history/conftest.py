from typing import Any

import pytest

from demo.factories import ArticleFactory, SectionFactory
from tests.people import Browser


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
def desk(editor: Browser) -> Browser:
    """The editor's."""
    return editor
