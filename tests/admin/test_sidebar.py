"""The list of lists is made once for all who see the same; nobody is shown another's. A form reads nothing twice."""

from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from demo import factories
from editorial.templatetags.sidebar import sidebar
from energia_site import roles
from tests.people import client_of, person

from .conftest import signed_in

PAGES = ("/admin/news/article/", "/admin/missions/flight/")


def beside(client: Client, page: str) -> str:
    """Of a page, when it is the same as Django's template makes for this page and person."""
    response = client.get(page)
    known: Any = response.context
    apps, request = known["available_apps"], known["request"]
    found = sidebar({"available_apps": apps, "request": request})
    assert found == render_to_string("admin/nav_sidebar.html", {"available_apps": apps}, request)
    assert found in response.content.decode()
    return found


@pytest.mark.parametrize("language", ["ru", "en"])
def test_each_page_has_its_own_for_each_role(db: Any, language: str) -> None:
    boss, translator = signed_in(language), client_of(person("peter", roles.INTO_ENGLISH), language)
    first = [beside(client, page) for client in (boss, translator) for page in PAGES]
    assert len(set(first)) == len(first)
    assert [beside(client, page) for client in (boss, translator) for page in PAGES] == first


def test_what_an_article_is_about_is_read_once(officer: Client) -> None:
    article = factories.ArticleFactory(lead_photo=factories.PhotoFactory())
    article.people.add(factories.PersonFactory(family_name_en="Kononenko"))

    with CaptureQueriesContext(connection) as queries:
        page = officer.get(f"/admin/news/article/{article.pk}/change/").content.decode()

    assert "Kononenko</option>" in page
    for start in ('SELECT "missions_person"."id", "missions_person"."slug"', 'SELECT "media_library_photo"."id"'):
        assert sum(one["sql"].startswith(start) for one in queries) == 1
