"""The list of crews and a person's page."""

from datetime import date

import pytest

from demo.factories import (
    ArticleFactory,
    CrewMembershipFactory,
    ExpeditionFactory,
    PersonFactory,
    PhotoFactory,
    SpaceflightFactory,
)

from .scenes import flight, iss_58, main_part, person, utc

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]


def page(client, path: str = "", language: str = "en") -> str:
    response = client.get(f"/{language}/missions/crew/{path}")
    assert response.status_code == 200
    return main_part(response).replace("\u00a0", " ")


def kononenko(**fields):
    first = flight("soyuz-tma-12", utc(2008, 4, 8, 11, 16, 39), utc(2008, 10, 24, 3, 37))
    now = flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31, 53), utc(2019, 6, 25))
    names = {
        "given_name_en": "Oleg",
        "given_name_ru": "Олег",
        "family_name_ru": "Кононенко",
        "patronymic_ru": "Дмитриевич",
    }
    made = person("Kononenko", **fields)
    for name, value in names.items():
        setattr(made, name, value)
    made.save()
    for ship in (first, now):
        SpaceflightFactory(person=made, up=ship, down=ship)
    return made


def test_the_list_parts_those_in_space_from_all(client):
    iss_58(kononenko())
    person("Gagarin", flight("vostok-1", utc(1961, 4, 12, 6), utc(1961, 4, 12, 8), docking_at=None))
    now, everybody = page(client).split('id="all"')
    assert "Kononenko" in now
    assert "commander of ISS-58" in now
    assert "Gagarin" not in now
    assert "Kononenko" in everybody
    assert "Gagarin" in everybody


def test_the_list_is_in_the_order_of_surnames_of_its_language(client):
    for surname_ru, surname_en in (
        ("Уитсон", "Whitson"),
        ("Йейтс", "Auñón"),
        ("Ёлкин", "Avdeyev"),
        ("Жуков", "Zhukov"),
    ):
        PersonFactory(family_name_ru=surname_ru, family_name_en=surname_en, given_name_en="", given_name_ru="")
    html = page(client)
    assert html.index("Auñón") < html.index("Avdeyev") < html.index("Whitson") < html.index("Zhukov")
    html = page(client, language="ru")
    assert html.index("Ёлкин") < html.index("Жуков") < html.index("Йейтс") < html.index("Уитсон")


def test_the_list_of_an_empty_site_is_a_page(client):
    assert "Nobody is recorded yet." in page(client)


def test_somebody_who_is_yet_to_fly_has_flown_nowhere(client):
    person("Koch", flight("soyuz-ms-12", utc(2019, 3, 14, 19, 14), outcome="planned"))
    html = page(client, "koch/")
    assert "Has not flown in space yet." in html
    assert "Next flight: Soyuz MS-12, March 14, 2019" in html
    assert "live" not in html


def test_a_person_in_space_is_alive_with_role_and_days(client):
    iss_58(kononenko())
    html = page(client, "kononenko/")
    assert "Aboard now, commander of ISS-58" in html
    assert '<dd class="big">273</dd>' in html
    assert '<dd class="big live">74</dd>' in html
    assert '<span class="live">in flight</span>' in html


def test_a_person_in_no_crew_is_in_space_on_a_ship(client):
    person("Visitor", flight("soyuz-ms-12", utc(2019, 2, 14)))
    assert "In space now, launched on Soyuz MS-12" in page(client, "visitor/")


def test_a_person_who_came_back_is_not_alive_on_the_page(client):
    person("Gerst", flight("soyuz-ms-9", utc(2018, 6, 6, 11), utc(2018, 12, 20, 5)))
    html = page(client, "gerst/")
    assert "live" not in html
    assert '<dd class="big">196</dd>' in html


def test_a_failed_launch_is_told_and_not_counted(client):
    failed = flight("soyuz-ms-10", utc(2018, 10, 11, 8, 40), utc(2018, 10, 11, 9), docking_at=None, outcome="failure")
    person("Hague", failed)
    html = page(client, "hague/")
    assert "No spaceflights in our records." in html
    assert "the launch failed" in html
    assert "live" not in html


def test_a_role_that_changed_is_told_with_its_expeditions(client):
    somebody = kononenko()
    CrewMembershipFactory(
        person=somebody, expedition=ExpeditionFactory(number=57, starts_at=utc(2018, 10, 4), ends_at=utc(2018, 12, 20))
    )
    iss_58(somebody)
    html = page(client, "kononenko/")
    assert "flight engineer of ISS-57; commander of ISS-58" in html


def test_an_expedition_still_to_come_does_not_make_a_role_of_today(client):
    somebody = kononenko()
    iss_58(somebody)
    later = ExpeditionFactory(number=59, starts_at=utc(2019, 3, 15, 3), ends_at=utc(2019, 6, 24))
    CrewMembershipFactory(person=somebody, expedition=later, role="commander")
    assert "ISS-59" not in page(client, "kononenko/")


def test_coming_down_on_another_ship_names_it(client):
    up = flight("soyuz-ms-2", utc(2016, 10, 19), utc(2017, 4, 10))
    down = flight("soyuz-ms-3", utc(2016, 11, 17), utc(2017, 6, 2))
    SpaceflightFactory(person=person("Borisenko"), up=up, down=down)
    html = page(client, "borisenko/")
    assert "02 Jun 2017" in html
    assert "/en/missions/flights/soyuz-ms-3/" in html


def test_a_biography_of_the_other_language_is_left_out(client):
    kononenko(biography_ru="<p>Родился в Чарджоу</p>", biography_en="")
    assert "Родился" not in page(client, "kononenko/")
    assert "Родился" in page(client, "kononenko/", "ru")


def test_the_russian_name_on_an_english_page_is_marked_as_russian(client):
    kononenko()
    assert '<p class="quiet" lang="ru">Олег Дмитриевич Кононенко</p>' in page(client, "kononenko/")
    russian = page(client, "kononenko/", "ru")
    assert "Олег Дмитриевич Кононенко" in russian
    assert "Oleg" not in russian


def test_a_person_without_a_portrait_has_a_drawing_and_no_broken_frame(client):
    kononenko()
    html = page(client, "kononenko/")
    assert "Drawn in place of a photograph" in html
    assert "<img" not in html


def test_a_portrait_has_its_alternative_text_and_credit(client):
    kononenko(portrait=PhotoFactory(alt_en="Portrait in a suit", credit_en="Photo: Roscosmos"))
    html = page(client, "kononenko/")
    assert 'alt="Portrait in a suit"' in html
    assert "Photo: Roscosmos" in html
    assert "Drawn in place" not in html


def test_the_news_of_a_person_are_public_ones(client):
    somebody = kononenko()
    ArticleFactory(title_en="Of him", links={"people": [somebody]})
    ArticleFactory(title_en="Of tomorrow", published_at=utc(2019, 2, 16), links={"people": [somebody]})
    html = page(client, "kononenko/")
    assert "Of him" in html
    assert "Of tomorrow" not in html


def test_a_date_of_birth_that_is_not_known_is_not_asked_about(client):
    kononenko()
    assert "Born" not in page(client, "kononenko/")
    kononenko().__class__.objects.update(birth_date=date(1964, 6, 21))
    assert "June 21, 1964" in page(client, "kononenko/")


def test_nobody_of_that_name_is_not_found(client):
    assert client.get("/en/missions/crew/nobody/").status_code == 404
