"""Reading settings: one cookie, written on the page by the server, no script."""

import pytest

from energia_site.reading import Reading
from tests.visible import in_one_line

pytestmark = pytest.mark.django_db


def test_a_reader_chooses_and_every_page_comes_so(client):
    response = client.post(
        "/ru/reading/", {"scheme": "contrast", "size": "largest", "spacing": "wide", "next": "/ru/news/"}
    )
    assert (response.status_code, response["Location"]) == (302, "/ru/news/")
    html = in_one_line(client.get("/ru/news/").content.decode())
    assert '<html lang="ru" data-scheme="contrast" data-size="largest" data-spacing="wide">' in html


def test_the_page_shows_what_is_chosen(client):
    client.cookies[Reading.COOKIE] = "blue..wide.off"
    html = client.get("/en/reading/").content.decode()
    assert html.count(" checked") == 4
    assert 'value="blue" checked' in html


def test_a_reader_returns_to_the_usual_form(client):
    client.cookies[Reading.COOKIE] = "blue..."
    response = client.post("/ru/reading/", {"usual": "1", "scheme": "blue"})
    assert response.cookies[Reading.COOKIE]["max-age"] == 0


@pytest.mark.parametrize("cookie", ["x.y.z.w", "contrast", '"><script>', "contrast.large.wide.off.more", "." * 50])
def test_a_cookie_that_was_tampered_with_changes_nothing(client, cookie):
    client.cookies[Reading.COOKIE] = cookie
    assert '<html lang="ru">' in client.get("/ru/reading/").content.decode()


@pytest.mark.parametrize("where", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_led_off_the_site(client, where):
    assert client.post("/ru/reading/", {"next": where})["Location"] == "/ru/"
