"""Pages as production sends them, without their templates' white space, say what they said before."""

from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from demo.page_kinds import KINDS, address
from energia_site.minifying import PublicMinifyMiddleware

AS_GOOD_AS_NONE = {("type", "text"), ("type", "submit"), ("value", ""), ("class", ""), ("d", "")}

pytestmark = pytest.mark.usefixtures("demo")


class Said(HTMLParser):
    """The elements with their attributes, and the words, in order; of scripts the whole content."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, list[tuple[str, str]]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        written = ((name, " ".join((value or "").replace(", ", ",").split())) for name, value in attributes)
        self.elements.append((tag, sorted(pair for pair in written if pair not in AS_GOOD_AS_NONE)))

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def minified(html: str, path: str) -> str:
    middleware = PublicMinifyMiddleware(lambda request: HttpResponse(html))
    return middleware(RequestFactory().get(path)).content.decode()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_reader_is_told_the_same(client, kind, language):
    path = address(kind, language)
    html = client.get(path).content.decode()
    shorter = minified(html, path)
    assert len(shorter) < 0.9 * len(html)
    before, after = Said(html), Said(shorter)
    assert after.elements == before.elements
    assert "".join(after.words) == "".join(before.words)


def test_words_that_stood_apart_stand_apart():
    html = "<p>\n  <b>Soyuz</b>\n  <i>MS-12</i>\n</p>\n<p>\n  day\n</p>"
    assert "</b> <i>" in minified(html, "/ru/")


def test_what_staff_type_is_not_touched():
    html = "<form>\n  <textarea>\n one\n  two</textarea>\n</form>"
    assert minified(html, "/admin/news/article/1/change/") == html
