"""Fixtures that every app's tests share. Records come from demo.factories, the time from the site's own clock."""

import os
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.core.files import File
from django.db import connection
from django.db.backends.signals import connection_created
from django.test import TransactionTestCase
from playwright.sync_api import Browser, Page, sync_playwright

from demo import content, factories, users
from editorial.core import clock, content_cache
from tests import people
from tests.content_cache import written
from tests.databases import Databases
from tools.browser import ARGUMENTS, executable

# Playwright keeps an event loop running in this thread; Django's own guard takes that for an async view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

NOON = datetime(2019, 2, 15, 12, tzinfo=clock.MOSCOW)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever opens a window needs Chromium, whether its author thought of the marker or not."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: Any) -> Databases:
    with django_db_blocker.unblock():
        return Databases(getattr(request.config, "workerinput", {}).get("workerid", "main"), load_demo)


@pytest.fixture(scope="session")
def django_db_setup(databases: Databases, django_db_blocker: Any) -> Iterator[None]:
    """In place of pytest-django's: a copy of a template, and a new copy where Django would empty every table."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), databases.standing():
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: databases.renew())
        with django_db_blocker.block():
            yield


@pytest.fixture(scope="session", autouse=True)
def _content_is_cached(django_test_environment: None) -> Iterator[None]:
    """As in a worker, from the first connection on."""
    connection_created.connect(written.watch)
    content_cache.keep_while(written)
    yield
    connection_created.disconnect(written.watch)


@pytest.fixture(autouse=True)
def _content_of_another_test_is_forgotten() -> None:
    """What it wrote has been rolled back without a word."""
    written.number += 1


@pytest.fixture
def february_2019() -> Iterator[datetime]:
    """The site's clock stands at noon of 15 February 2019, Moscow time."""
    with clock.stopped(NOON):
        yield NOON


@pytest.fixture(autouse=True)
def _languages_do_not_leak() -> Iterator[None]:
    from django.utils import translation

    translation.activate("ru")
    yield
    translation.activate("ru")


def load_demo() -> None:
    """The whole demo, with one small picture in place of all (those have a test of their own)."""
    with pytest.MonkeyPatch.context() as patch, clock.stopped(NOON):
        patch.setattr(content, "picture", lambda key: File(factories.tiny_picture(), name=f"{key}.jpg"))
        content.load()
        users.load()


@pytest.fixture(scope="module")
def demo(django_db_setup: None, databases: Databases, django_db_blocker: Any) -> Iterator[None]:
    """The demo's content at noon of 15 February 2019 for a module, in a database of its own."""
    with django_db_blocker.unblock(), databases.with_demo(), clock.stopped(NOON):
        yield


@pytest.fixture
def demo_for_this_test(transactional_db: None, databases: Databases) -> Iterator[None]:
    """The demo's content for one test among others that make their own records: `demo` would stay for them too."""
    with databases.with_demo(), clock.stopped(NOON):
        yield


@pytest.fixture(scope="session")
def browser(django_db_setup: None) -> Iterator[Browser]:
    """One Chromium for all tests, never started before the database: once its event loop runs, Django makes none."""
    path = executable()
    assert path, "Chromium is missing: run `make test`, which installs it or says how"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def _until_the_site_rests(seconds: float = 5) -> None:
    """Until no request of the live server is under way: the database is emptied next, and the two would wait for each
    other. What goes on longer loses its connection."""
    end = time.monotonic() + seconds
    while any("process_request_thread" in thread.name for thread in threading.enumerate()):
        if time.monotonic() > end:
            _break_off_others()
            return
        time.sleep(0.01)


def _break_off_others() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def _requests_end_with_their_test(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    """After every window is closed, before the database is emptied."""
    is_served = "live_server" in request.fixturenames
    if is_served:
        request.getfixturevalue("transactional_db")
    yield
    if is_served:
        with django_db_blocker.unblock():
            _until_the_site_rests()


@pytest.fixture
def press(db: None) -> people.Browser:
    """A press officer's browser; likewise the others."""
    return people.client_of("press")


@pytest.fixture
def translator(db: None) -> people.Browser:
    return people.client_of("translator")


@pytest.fixture
def into_russian(db: None) -> people.Browser:
    return people.client_of("perevodchik")


@pytest.fixture
def editor(db: None) -> people.Browser:
    return people.client_of("editor")


@pytest.fixture
def chief(db: None) -> people.Browser:
    return people.client_of("chief")


@pytest.fixture
def officer(db: None) -> people.Browser:
    """The superuser's."""
    return people.client_of(people.superuser())


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new window that has never seen the site."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ru-RU")
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()
