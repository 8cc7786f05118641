"""Each group's guide: found, complete, and in the words that the product itself uses."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils.translation import trans_real
from PIL import Image

from demo import users
from editorial.guides.views import GROUPS
from tests.people import client_of
from tools.guide_pictures import MOST_BYTES, PICTURES, WIDTH

LANGUAGES = ("ru", "en")
OWN = {
    "press": "press",
    "translator": "translator",
    "perevodchik": "translator",
    "editor": "editor",
    "chief": "editor",
    "admin": "editor",
}
TEMPLATES = Path(settings.BASE_DIR) / "templates" / "admin" / "guides"


class Guide(HTMLParser):
    """The pictures of a page, and what it quotes of the interface."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pictures: list[dict[str, str | None]] = []
        self.quoted: list[str] = []
        self._quotes = self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        facts = dict(attrs)
        self._inside = self._inside or (tag == "article" and facts.get("class") == "guide")
        if tag == "img" and self._inside:
            self.pictures.append(facts)
        if tag == "b" and facts.get("class") == "ui":
            self._quotes = True
            self.quoted.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"
        self._quotes = self._quotes and tag != "b"

    def handle_data(self, data: str) -> None:
        if self._quotes:
            self.quoted[-1] += data


@pytest.fixture
def staff(db: None) -> Any:
    users.load()
    return lambda login, language: client_of(User.objects.get(username=login), language)


def read(client: Client, group: str) -> Guide:
    response = client.get(f"/admin/guide/{group}/")
    assert response.status_code == 200
    return Guide(response.content.decode())


def words_of_the_product(language: str) -> set[str]:
    """In small letters: a name that stands alone begins with a capital one."""
    russian = list(trans_real.translation("ru")._catalog.items())
    texts = {"ru": (text for _key, text in russian), "en": (key for key, _text in russian)}[language]
    return {str(text[0] if isinstance(text, tuple) else text).split("\x04")[-1].casefold() for text in texts}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("login", OWN)
def test_everybody_may_read_every_guide(staff, login, language):
    client = staff(login, language)
    for group in GROUPS:
        assert read(client, group).pictures


@pytest.mark.parametrize(("login", "group"), OWN.items())
def test_everybody_is_led_to_their_own(staff, login, group):
    response = staff(login, "ru").get("/admin/guide/")
    assert (response.status_code, response["Location"]) == (302, f"/admin/guide/{group}/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_of_every_page_leads_to_it(staff, language):
    client = staff("press", language)
    for path in ("/admin/", "/admin/news/article/", "/admin/guide/editor/"):
        assert 'href="/admin/guide/"' in client.get(path).content.decode()


def test_there_is_no_guide_for_a_group_that_does_not_exist(staff):
    assert staff("press", "en").get("/admin/guide/reader/").status_code == 404


@pytest.mark.parametrize("path", ["/admin/guide/", "/admin/guide/press/"])
def test_a_stranger_is_asked_to_sign_in(client, db, path):
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={path}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", GROUPS)
def test_every_picture_is_there_and_small_and_said_in_the_language_of_the_page(staff, group, language):
    pictures = read(staff("press", language), group).pictures
    assert len(pictures) == len(PICTURES[group])
    for picture in pictures:
        name = str(picture["src"]).removeprefix(settings.STATIC_URL)
        assert re.fullmatch(rf"press_admin/guides/{group}-\w+\.{language}\.webp", name)
        path = finders.find(name)
        assert path, name
        assert Path(path).stat().st_size <= MOST_BYTES, name
        with Image.open(path) as image:
            assert image.width == WIDTH
        said = picture["alt"] or ""
        assert said, name
        assert bool(re.search("[а-яё]", said)) == (language == "ru"), said


@pytest.mark.parametrize("group", GROUPS)
def test_the_script_takes_the_pictures_that_the_guides_name(group):
    for language in LANGUAGES:
        named = re.findall(r'picture="(\w+)"', (TEMPLATES / f"{group}.{language}.html").read_text())
        assert sorted(named) == sorted(PICTURES[group])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", GROUPS)
def test_what_a_guide_quotes_is_what_the_product_says(staff, group, language):
    quoted = read(staff("press", language), group).quoted
    assert len(quoted) > 5
    known = words_of_the_product(language)
    assert [text for text in quoted if text.casefold() not in known] == []


def test_both_languages_of_a_guide_quote_equally_much(staff):
    for group in GROUPS:
        russian, english = (len(read(staff("press", language), group).quoted) for language in LANGUAGES)
        assert russian == english, group
