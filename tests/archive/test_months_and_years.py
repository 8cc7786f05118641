"""Month, year and archive pages."""

import re

import pytest

from demo.factories import CargoFlightFactory, ExpeditionFactory, FlightFactory
from tests.archive import scenes
from tests.archive.scenes import article, main_part, moscow, spacewalk, text_of


@pytest.mark.parametrize(
    "address", ["2018/13", "2018/00", "0000/01", "1957/09", "2019/03", "2020/01", "9999/12", "20181/1"]
)
def test_a_month_that_is_not_in_the_archive_is_not_found(client, address):
    assert client.get(f"/en/archive/{address}/").status_code == 404


@pytest.mark.parametrize("year", ["0000", "0001", "1956", "2020", "9999", "99999", "201", "abcd"])
def test_a_year_that_is_not_in_the_archive_is_not_found(client, year):
    assert client.get(f"/en/archive/{year}/").status_code == 404


@pytest.mark.parametrize("address", ["1957", "1957/10", "2019", "2019/02", "2018/12", ""])
def test_the_archive_opens_from_the_first_satellite_to_now_even_where_it_is_empty(client, address):
    for language in ("ru", "en"):
        assert client.get(f"/{language}/archive/{address}/".replace("//", "/")).status_code == 200


def test_every_title_of_a_month_stands_on_its_day(client):
    article(2018, 12, 3, 10, title_en="Launch")
    article(2018, 12, 31, 23, 59, title_en="Last minute")
    article(2019, 1, 1, 0, 0, title_en="New year")
    html = main_part(client.get("/en/archive/2018/12/"))
    assert html.index("2018/12/03/") < html.index("Launch") < html.index("2018/12/31/") < html.index("Last minute")
    assert "New year" not in html


def test_a_day_with_many_articles_shows_the_first_five_and_leads_to_the_rest(client):
    for hour in range(1, 8):
        article(2018, 12, 3, hour, title_en=f"Story at {hour}")
        article(2018, 12, 4, hour, title_en=f"Later at {hour}", slug=f"later-{hour}") if hour < 6 else None
    spacewalk(2018, 12, 3, 10)
    html = main_part(client.get("/en/archive/2018/12/"))
    assert re.findall(r"Story at \d", html) == [f"Story at {hour}" for hour in range(1, 6)]
    assert re.findall(r"Later at \d", html) == [f"Later at {hour}" for hour in range(1, 6)]
    assert re.findall(r'href="([^"]+)">(\d+ more)<', html) == [("/en/archive/2018/12/03/", "2 more")]
    assert "13 items on 2 days" in text_of(html)
    assert "3 December, 8 items" in text_of(html)
    assert "ещё 2" in main_part(client.get("/ru/archive/2018/12/"))


def test_what_may_not_be_seen_is_not_among_the_rest_of_a_day_either(client):
    for hour in range(1, 6):
        article(2018, 12, 3, hour)
        article(2019, 2, 15, hour)
    scenes.hidden(2018, 12, 3, 9)
    article(2019, 2, 15, 23, title_en="This evening")
    scenes.russian_only(2018, 12, 3, 11)
    assert "more<" not in main_part(client.get("/en/archive/2018/12/"))
    assert "more<" not in main_part(client.get("/en/archive/2019/02/"))
    assert "ещё 1<" not in main_part(client.get("/ru/archive/2019/02/"))
    assert "ещё 1<" in main_part(client.get("/ru/archive/2018/12/"))


def test_an_english_text_below_many_russian_ones_gives_a_month_its_twin(client):
    for hour in range(1, 8):
        scenes.russian_only(2018, 12, 3, hour)
    assert 'hreflang="en"' not in client.get("/ru/archive/2018/12/").content.decode()
    article(2018, 12, 3, 12)
    assert 'hreflang="en"' in client.get("/ru/archive/2018/12/").content.decode()


def test_the_sentence_of_a_month_counts_items_days_expeditions_and_events(client):
    ExpeditionFactory(number=57, starts_at=moscow(2018, 10, 4, 10), ends_at=moscow(2018, 12, 20, 4, 40))
    ExpeditionFactory(number=58, starts_at=moscow(2018, 12, 20, 4, 40))
    FlightFactory(launch_at=moscow(2018, 12, 3, 14, 31))
    spacewalk(2018, 12, 11, 19)
    article(2018, 12, 3, 10)
    text = text_of(main_part(client.get("/en/archive/2018/12/")))
    assert "4 items on 2 days" in text
    assert "ISS-57 until December 20, then ISS-58" in text
    assert "1 launch, 1 docking, 1 spacewalk" in text


def test_a_cargo_ship_that_ends_its_flight_is_not_counted_as_a_landing(client):
    CargoFlightFactory(launch_at=moscow(2018, 7, 10, 1), landing_at=moscow(2018, 12, 5, 10))
    text = text_of(main_part(client.get("/en/archive/2018/12/")))
    assert "1 item on 1 day" in text
    assert "landing" not in text


def test_an_expedition_that_has_not_begun_is_not_in_the_months_sentence(client):
    ExpeditionFactory(number=58, starts_at=moscow(2018, 12, 20, 4, 40), ends_at=moscow(2019, 2, 20, 3))
    ExpeditionFactory(number=59, starts_at=moscow(2019, 2, 20, 3), ends_at=None)
    article(2019, 2, 1, 10)
    text = text_of(main_part(client.get("/en/archive/2019/02/")))
    assert "ISS-58" in text
    assert "ISS-59" not in text


def test_an_empty_month_says_so_is_not_indexed_and_offers_its_neighbours(client):
    article(2018, 2, 9, 10)
    article(2018, 12, 3, 10)
    response = client.get("/en/archive/2018/06/")
    html = response.content.decode()
    assert "Nothing of this month stands in the archive." in html
    assert "noindex" in html
    assert 'href="/en/archive/2018/02/" rel="prev"' in html
    assert 'href="/en/archive/2018/12/" rel="next"' in html


def test_no_page_leads_to_a_month_that_has_nothing(client):
    article(2018, 2, 9, 10)
    article(2018, 12, 3, 10)
    for page in ("/en/archive/", "/en/archive/2018/", "/en/archive/2018/12/", "/en/archive/2018/12/03/"):
        assert "/en/archive/2018/06/" not in main_part(client.get(page))


def test_the_months_of_a_year_stand_with_their_counts(client):
    article(2018, 2, 9, 10)
    article(2018, 2, 10, 10)
    article(2018, 12, 3, 10)
    html = main_part(client.get("/en/archive/2018/12/"))
    strip = text_of(html.partition('class="year num"')[2].partition("</nav>")[0])
    assert "Feb 2 2 items" in strip
    assert "Dec 1 1 item" in strip


def test_a_month_with_russian_news_only_has_no_english_twin(client):
    scenes.russian_only(2018, 12, 7, 10)
    assert 'hreflang="en"' not in client.get("/ru/archive/2018/12/").content.decode()
    assert 'hreflang="en"' not in client.get("/ru/archive/2018/").content.decode()
    english = client.get("/en/archive/2018/12/").content.decode()
    assert "noindex" in english
    assert 'data-n="' not in english


def test_a_month_that_both_languages_have_names_its_twin(client):
    article(2018, 12, 3, 10)
    assert 'hreflang="en"' in client.get("/ru/archive/2018/12/").content.decode()
    assert 'hreflang="en"' in client.get("/ru/archive/2018/").content.decode()


def test_a_year_shows_how_much_each_day_has_in_words_too(client):
    for hour in range(1, 7):
        article(2018, 12, 3, hour)
    html = main_part(client.get("/en/archive/2018/"))
    assert 'data-n="5"' in html
    assert "3 December, 6 items" in text_of(html)
    assert html.count("<table") == 12


def test_a_year_has_no_calendar_for_months_before_the_first_satellite_or_still_to_come(client):
    article(2019, 1, 12, 10)
    assert main_part(client.get("/en/archive/2019/")).count("<table") == 2
    spacewalk(1957, 10, 4, 22)
    assert main_part(client.get("/en/archive/1957/")).count("<table") == 3


def test_an_empty_year_says_so_and_is_not_indexed(client):
    article(2018, 12, 3, 10)
    html = client.get("/en/archive/2001/").content.decode()
    assert "Nothing of this year stands in the archive." in html
    assert "noindex" in html
    assert 'href="/en/archive/2018/" rel="next"' in html


def test_years_lead_to_neighbours_that_have_something(client):
    article(2014, 1, 1, 10)
    article(2018, 12, 3, 10)
    html = main_part(client.get("/en/archive/2018/"))
    assert 'href="/en/archive/2014/" rel="prev"' in html
    assert "/en/archive/2017/" not in html
    assert 'rel="next"' not in html


def test_the_archive_shows_every_year_and_the_months_of_the_newest(client):
    article(2014, 1, 1, 10)
    article(2018, 12, 3, 10)
    html = main_part(client.get("/en/archive/"))
    assert 'href="/en/archive/2014/"' in html
    assert "2018/12/03" in scenes.day_links(html)


def test_an_archive_without_anything_says_so(client):
    response = client.get("/en/archive/")
    assert response.status_code == 200
    assert "Nothing has been published yet." in response.content.decode()


@pytest.mark.parametrize(("address", "most"), [("2018/12/", 6), ("2018/", 6), ("", 6)])
def test_archive_pages_ask_the_same_few_questions_however_much_there_is(
    client, django_assert_max_num_queries, address, most
):
    for day in range(1, 28):
        article(2018, 12, day, 10)
        FlightFactory(launch_at=moscow(2018, 12, day, 11))
    for language in ("ru", "en"):
        with django_assert_max_num_queries(most):
            client.get(f"/{language}/archive/{address}")


def test_a_full_year_stays_light(client):
    for month in range(1, 13):
        for day in range(1, 29):
            spacewalk(2018, month, day, 10)
    assert len(client.get("/ru/archive/2018/").content) < 80_000
