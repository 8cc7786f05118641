"""A day's page tells the truth about its day."""

import re
from datetime import timedelta

import pytest

from demo.factories import (
    CargoFlightFactory,
    CrewMembershipFactory,
    ExpeditionFactory,
    FlightEventFactory,
    FlightFactory,
    PersonFactory,
    PhotoFactory,
    SpaceflightFactory,
)
from editorial.core import clock
from tests.archive import scenes
from tests.archive.scenes import article, main_part, moscow, spacewalk, text_of
from tests.conftest import NOON

DECEMBER_3 = "/en/archive/2018/12/03/"


@pytest.mark.parametrize(
    "address",
    [
        "2018/13/01",
        "2018/00/10",
        "2018/02/30",
        "2018/02/00",
        "0000/01/01",
        "99999/01/01",
        "2019/02/16",  # tomorrow
        "2019/12/31",
        "9999/12/31",
        "1957/10/03",  # the day before the first satellite
        "1899/01/01",
        "2018/2/30",
        "201/02/03",
        "٢٠١٨/١٢/٠٣",  # digits of another script
        "2018/12/3a",
    ],
)
def test_a_day_that_is_not_in_the_archive_is_not_found(client, address):
    assert client.get(f"/en/archive/{address}/").status_code == 404


@pytest.mark.parametrize("address", ["1957/10/04", "2019/02/15", "2016/02/29", "1961/04/12"])
def test_every_day_from_the_first_satellite_to_today_has_a_page(client, address):
    for language in ("ru", "en"):
        assert client.get(f"/{language}/archive/{address}/").status_code == 200


@pytest.mark.parametrize(
    ("short", "full"), [("2018/2/9", "2018/02/09"), ("2018/12/3", "2018/12/03"), ("2018/2", "2018/02")]
)
def test_an_address_without_its_zeros_leads_to_the_full_one_for_ever(client, short, full):
    response = client.get(f"/ru/archive/{short}/")
    assert response.status_code == 301
    assert response["Location"] == f"/ru/archive/{full}/"


def test_news_stands_newest_first_and_events_in_the_order_they_happened(client):
    article(2018, 12, 3, 9, title_en="Morning")
    article(2018, 12, 3, 21, title_en="Evening")
    FlightFactory(slug="soyuz-ms-11", launch_at=moscow(2018, 12, 3, 14, 31))
    html = main_part(client.get(DECEMBER_3))
    assert html.index("Evening") < html.index("Morning")
    assert html.index("is launched") < html.index("is docked")


def test_moscow_time_stands_with_utc_beside_it(client):
    FlightFactory(launch_at=moscow(2018, 12, 3, 14, 31), docking_at=None)
    text = text_of(main_part(client.get(DECEMBER_3)))
    assert "14:31 Moscow" in text
    assert "11:31 UTC" in text


def test_a_launch_known_to_the_day_is_given_no_time(client):
    FlightFactory(launch_at=moscow(2018, 12, 3, 0, 0), launch_precision="day", docking_at=None)
    html = main_part(client.get(DECEMBER_3))
    assert "that day" in html
    assert "00:00" not in html
    assert "hours__scale" not in html


def test_ships_of_the_day_lead_to_their_pages(client):
    FlightFactory(slug="soyuz-ms-11", launch_at=moscow(2018, 12, 3, 14, 31))
    html = main_part(client.get(DECEMBER_3))
    assert html.count('href="/en/missions/flights/soyuz-ms-11/">Soyuz') >= 1


def test_the_rocket_is_drawn_for_a_crew_launch_and_for_nothing_else(client):
    FlightFactory(launch_at=moscow(2018, 12, 3, 14, 31), docking_at=None)
    CargoFlightFactory(launch_at=moscow(2018, 11, 16, 21, 14), docking_at=None)
    assert 'class="rocket"' in main_part(client.get(DECEMBER_3))
    assert 'class="rocket"' not in main_part(client.get("/en/archive/2018/11/16/"))


def test_those_who_were_launched_and_those_who_landed_are_named(client):
    up = FlightFactory(slug="soyuz-ms-11", launch_at=moscow(2018, 12, 3, 14, 31))
    down = FlightFactory(slug="soyuz-ms-09", launch_at=moscow(2018, 6, 6, 14, 12), landing_at=moscow(2018, 12, 3, 8, 2))
    SpaceflightFactory(person=PersonFactory(family_name_en="Kononenko"), up=up)
    SpaceflightFactory(person=PersonFactory(given_name_en="Sergey", family_name_en="Prokopyev"), up=down, down=down)
    html = main_part(client.get(DECEMBER_3))
    people = text_of(html.partition('id="aboard"')[2].partition("</section>")[0])
    assert "2 people" in people
    assert "Launched Oleg Kononenko · Soyuz MS-11" in people
    assert "Landed Sergey Prokopyev · Soyuz MS-09" in people


def test_nobody_is_said_to_have_landed_before_the_landing(client):
    ship = FlightFactory(slug="soyuz-ms-09", launch_at=moscow(2018, 6, 6, 14, 12), landing_at=moscow(2019, 2, 15, 18))
    SpaceflightFactory(up=ship, down=ship)
    html = main_part(client.get("/en/archive/2019/02/15/"))
    assert "Landed" not in html
    assert "has landed" not in html


def test_on_a_handover_both_expeditions_are_named_with_the_moment(client):
    ExpeditionFactory(number=57, starts_at=moscow(2018, 10, 4, 10), ends_at=moscow(2018, 12, 20, 4, 40))
    ExpeditionFactory(number=58, starts_at=moscow(2018, 12, 20, 4, 40))
    text = text_of(main_part(client.get("/en/archive/2018/12/20/")))
    assert "ISS-57 until 04:40 Moscow time (01:40 UTC), then ISS-58" in text
    assert "until" not in text_of(main_part(client.get("/en/archive/2018/12/19/")))


def test_the_panel_shows_the_crew_of_that_day_and_not_of_today(client):
    then = ExpeditionFactory(number=57, starts_at=moscow(2018, 10, 4, 10), ends_at=moscow(2018, 12, 20, 4, 40))
    now = ExpeditionFactory(number=58, starts_at=moscow(2018, 12, 20, 4, 40))
    CrewMembershipFactory(expedition=then, person=PersonFactory(family_name_en="Gerst"))
    CrewMembershipFactory(expedition=now, person=PersonFactory(family_name_en="McClain"))
    html = main_part(client.get(DECEMBER_3))
    assert "Gerst" in html
    assert "McClain" not in html


def test_an_empty_day_says_so_and_offers_the_nearest_days_that_have_something(client):
    article(2018, 12, 3, 10)
    article(2018, 12, 11, 10)
    article(2018, 12, 11, 11)
    response = client.get("/en/archive/2018/12/06/")
    text = text_of(main_part(response))
    assert "Our records have no news and no flight events of this day." in text
    assert "December 3, 2018, 1 item" in text
    assert "December 11, 2018, 2 items" in text


def test_an_empty_day_is_kept_out_of_search_engines_and_no_calendar_leads_to_it(client):
    article(2018, 12, 3, 10)
    response = client.get("/en/archive/2018/12/06/")
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    for page in ("/en/archive/2018/", "/en/archive/2018/12/", DECEMBER_3, "/en/"):
        assert "2018/12/06" not in scenes.day_links(client.get(page).content.decode())


def test_a_day_that_has_something_is_indexed_with_its_twin(client):
    article(2018, 12, 3, 10)
    html = client.get(DECEMBER_3).content.decode()
    assert "noindex" not in html
    assert '<link rel="alternate" hreflang="ru" href="http://testserver/ru/archive/2018/12/03/">' in html


def test_a_day_with_russian_news_only_has_no_english_twin(client):
    scenes.russian_only(2018, 12, 7, 10)
    html = client.get("/ru/archive/2018/12/07/").content.decode()
    assert 'hreflang="en"' not in html
    assert "noindex" not in html
    assert "noindex" in client.get("/en/archive/2018/12/07/").content.decode()


def test_what_is_not_public_does_not_stand_on_its_day(client):
    scenes.hidden(2018, 12, 3, 10)
    scenes.russian_only(2018, 12, 3, 10, title_ru="Закупка", title_en="Purchase")
    html = client.get(DECEMBER_3).content.decode()
    assert "Secret" not in html
    assert "Purchase" not in html
    assert "Закупка" not in html
    assert "Тайна" not in client.get("/ru/archive/2018/12/03/").content.decode()


def test_an_article_appears_on_todays_page_at_its_moment_and_not_before(client):
    article(2019, 2, 15, 12, 30, title_en="At half past twelve")
    address = "/en/archive/2019/02/15/"
    assert "At half past twelve" not in main_part(client.get(address))
    with clock.stopped(NOON + timedelta(minutes=30)):
        assert "At half past twelve" in main_part(client.get(address))


def test_an_event_of_this_evening_is_not_told_at_noon(client):
    FlightFactory(slug="soyuz-ms-99", launch_at=moscow(2019, 2, 15, 20), docking_at=None)
    assert "soyuz-ms-99" not in main_part(client.get("/en/archive/2019/02/15/"))


def test_the_picture_of_the_newest_article_stands_above_the_news(client):
    article(2018, 12, 3, 10, lead_photo=PhotoFactory(caption_en="A trail of light"))
    html = main_part(client.get(DECEMBER_3))
    assert html.count("<figure") == 1
    assert "A trail of light" in html


def test_without_a_picture_there_is_no_empty_frame(client):
    article(2018, 12, 3, 10)
    assert "<figure" not in main_part(client.get(DECEMBER_3))


def test_a_day_with_very_many_articles_shows_the_newest_and_leads_to_the_rest_in_the_news(client):
    for minute in range(33):
        article(2018, 12, 3, 10, minute, slug=f"text-{minute}", title_en=f"Text of minute {minute:02}")
    article(2018, 12, 2, 10, title_en="The day before")
    spacewalk(2018, 12, 3, 12)
    html = main_part(client.get("/en/archive/2018/12/03/"))
    assert re.findall(r"Text of minute (\d\d)", html) == [f"{minute:02}" for minute in range(32, 2, -1)]
    assert "33 articles" in text_of(html)
    assert "3 more articles of this day, in the news" in text_of(html)
    assert "Ещё 3 материала этого дня" in text_of(main_part(client.get("/ru/archive/2018/12/03/")))
    (further,) = re.findall(r'href="(/en/news/\?before=[^"]+)"', html)
    rest = main_part(client.get(further))
    assert re.findall(r"Text of minute (\d\d)", rest) == ["02", "01", "00"]
    assert "The day before" in rest


def test_a_day_whose_articles_all_stand_on_its_page_leads_nowhere_else(client):
    for minute in range(30):
        article(2018, 12, 3, 10, minute, slug=f"text-{minute}")
    html = main_part(client.get("/en/archive/2018/12/03/"))
    assert "30 articles" in text_of(html)
    assert "?before=" not in html


def test_an_english_text_below_many_russian_ones_gives_a_day_its_twin(client):
    for minute in range(31):
        scenes.russian_only(2018, 12, 3, 10, minute, slug=f"text-{minute}")
    assert 'hreflang="en"' not in client.get("/ru/archive/2018/12/03/").content.decode()
    article(2018, 12, 3, 9)
    assert 'hreflang="en"' in client.get("/ru/archive/2018/12/03/").content.decode()


def test_a_day_page_asks_the_same_few_questions_however_much_happened(client, django_assert_max_num_queries):
    expedition = ExpeditionFactory(number=57, starts_at=moscow(2018, 10, 4, 10), ends_at=None)
    for number in range(8):
        ship = FlightFactory(slug=f"soyuz-ms-{number}", launch_at=moscow(2018, 12, 3, 10 + number))
        traveller = SpaceflightFactory(up=ship, person=PersonFactory())
        CrewMembershipFactory(expedition=expedition, person=traveller.person, order=number)
        article(2018, 12, 3, 10 + number, lead_photo=PhotoFactory())
        spacewalk(2018, 12, 3, 10 + number)
    with django_assert_max_num_queries(12):
        assert client.get(DECEMBER_3).status_code == 200


def test_an_event_worded_by_an_editor_in_one_language_writes_itself_in_the_other(client):
    FlightEventFactory(at=moscow(2018, 12, 3, 10), text_ru="Выход завершён", text_en="")
    assert "Выход завершён" in client.get("/ru/archive/2018/12/03/").content.decode()
    assert "Выход завершён" not in client.get(DECEMBER_3).content.decode()
