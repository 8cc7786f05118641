from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from demo import users
from demo.factories import PhotoFactory, SectionFactory
from editorial.core import clock
from tests.conftest import NOON

from .windows import Window


@pytest.fixture
def site(live_server) -> Iterator[str]:
    users.load()
    SectionFactory(slug="iss")
    SectionFactory(slug="procurement", name_ru="Закупки", name_en="Procurement", policy="russian_only")
    PhotoFactory(caption_ru="Станция над облаками", caption_en="The station above clouds")
    with clock.stopped(NOON):
        yield live_server.url


@pytest.fixture
def window(site: str, browser: Browser) -> Iterator[Callable[..., Window]]:
    opened: list[Window] = []

    def open_window(login: str, language: str = "ru") -> Window:
        opened.append(Window(browser, site, login, language))
        return opened[-1]

    yield open_window
    for found in opened:
        found.close()
