"""Publication moments on the desk: dates without JavaScript, a countdown by the server's clock with it."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, expect

from demo.factories import ArticleFactory
from editorial.core import clock
from energia_site import roles
from tests.conftest import NOON
from tests.people import BACKEND

from .scenes import person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def open_desk(browser: Browser, site, language="en", **options):
    user = person(roles.PRESS_OFFICER, login="press")
    session = SessionStore()
    session.update({"_auth_user_id": str(user.pk), "_auth_user_backend": BACKEND})
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.save()
    context = browser.new_context(**options)
    context.add_cookies(
        [
            {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": site.url},
            {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": site.url},
        ]
    )
    return context.new_page()


@pytest.fixture
def texts(live_server):
    with clock.stopped(NOON):
        ArticleFactory(title_ru="скоро", published_at=NOON + timedelta(minutes=90, seconds=5))
        ArticleFactory(title_ru="нескоро", published_at=NOON + timedelta(days=3))
        yield live_server


def test_the_moment_is_counted_down_by_the_servers_clock(browser, texts):
    # This browser believes that it is another year; the server says noon of 15 February 2019.
    page = open_desk(browser, texts)
    page.goto(f"{texts.url}/admin/")
    soon, later = (page.locator("#scheduled .countdown").nth(n) for n in range(2))
    expect(soon).to_have_text(re.compile(r"^in 1:(30:0\d|29:5\d)$"))
    expect(later).to_have_text("in 3 days")
    first = soon.text_content()
    page.wait_for_timeout(2100)
    assert soon.text_content() != first
    page.context.close()


def test_the_countdown_speaks_russian(browser, texts):
    page = open_desk(browser, texts, "ru")
    page.goto(f"{texts.url}/admin/")
    expect(page.locator("#scheduled .countdown").nth(1)).to_have_text("через 3 дня")
    page.context.close()


def test_without_javascript_the_moment_is_a_date(browser, texts):
    page = open_desk(browser, texts, java_script_enabled=False)
    page.goto(f"{texts.url}/admin/")
    expect(page.locator("#scheduled time").first).to_have_text("today, 13:30")
    expect(page.locator("#scheduled .countdown").first).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_desk_is_never_wider_than_the_window(browser, texts, width):
    page = open_desk(browser, texts, viewport={"width": width, "height": 900})
    page.goto(f"{texts.url}/admin/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()
