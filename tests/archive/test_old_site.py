"""Addresses of the site that this one replaces lead on for ever."""

import pytest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/en/news/news-2018/news_11-20_1.html", "/en/archive/2018/11/20/"),
        ("/en/news/news-2018/news_11-20.html", "/en/archive/2018/11/20/"),
        ("/ru/news/news-2018/news_02-09.html", "/ru/archive/2018/02/09/"),
        ("/en/news/news-2017/news_03-13-00.html", "/en/archive/2017/03/13/"),
        ("/eng/news/news-2009/news_12-30.html", "/en/archive/2009/12/30/"),
    ],
)
@pytest.mark.parametrize("browser_language", ["ru", "en"])
def test_an_old_news_address_leads_to_its_day_in_the_same_language(client, old, new, browser_language):
    response = client.get(old, headers={"accept-language": browser_language})
    assert response.status_code == 301
    assert response["Location"] == new
    assert client.get(new).status_code == 200


@pytest.mark.parametrize(
    "old",
    [
        "/en/news/news-2018/news_02-30.html",
        "/en/news/news-2018/news_13-01.html",
        "/en/news/news-0000/news_01-01.html",
        "/en/news/news-2019/news_12-31.html",
        "/en/news/news-1950/news_01-01.html",
        "/de/news/news-2018/news_11-20.html",
        "/eng/news/news-2018/news_1-2.html",
        "/eng/news/news-2005/press_release_iss-15.html",
    ],
)
def test_an_old_address_of_no_day_is_not_found(client, old):
    assert client.get(old).status_code == 404


def test_an_old_address_is_only_read(client):
    assert client.post("/en/news/news-2018/news_11-20.html").status_code == 405
