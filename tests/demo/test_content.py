"""The demo tells the truth about February 2019, and about the days before it."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from demo import content, users
from editorial.core.cleaning import plain
from missions.models import CrewMembership, Expedition, Flight, FlightEvent, Person, Spaceflight
from news.models import Article

pytestmark = pytest.mark.django_db

CREWED = [f"soyuz-ms-{number:02}" for number in range(7, 13)]
CARGO = [f"progress-ms-{number:02}" for number in range(8, 11)]


def words(client, path: str) -> str:
    """The page as a reader hears it: no tags, no-break spaces as spaces."""
    response = client.get(path)
    assert response.status_code == 200, path
    html = re.sub(r'<span class="nb">([^<]*)</span>', r"\1", response.content.decode())  # in the middle of words
    return plain(html).replace("\u00a0", " ")


def section(client, path: str, name: str) -> str:
    html = client.get(path).content.decode()
    found = re.search(rf'<section class="{name}[^>]*>.*?</section>', html, re.DOTALL)
    assert found, f"no {name} on {path}"
    return plain(found.group()).replace("\u00a0", " ")


def test_home_shows_the_crew_of_iss_58_in_order_with_roles(demo, client):
    panel = section(client, "/en/", "panel")
    assert re.search(
        r"ISS - ?58.*Oleg Kononenko commander · Roscosmos 74 days ?, 607 in all"
        r".*David Saint-Jacques flight engineer · CSA"
        r".*Anne McClain flight engineer · NASA",
        panel,
    ), panel
    russian = section(client, "/ru/", "panel")
    crew = r"Олег Кононенко командир.*Давид Сен-Жак бортинженер.*Энн Макклейн бортинженер"
    assert re.search(rf"МКС - ?58.*{crew}", russian)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "Main tasks",
                "Planet of Korolev",
                "LV Soyuz-FG with SC Soyuz MS-11 is launched",
                "LV Soyuz-FG with SC Progress MS-10 is launched",
                "February 2019",
            ],
        ),
        (
            "ru",
            [
                "Основные задачи",
                "Планета Королёва",
                "Пуск РН «Союз-ФГ» с КК «Союз МС-11»",
                "Пуск РН «Союз-ФГ» с ТГК «Прогресс МС-10»",
                "Февраль 2019",
            ],
        ),
    ],
)
def test_home_has_tasks_project_launch_lines_and_the_calendar_of_february(demo, client, language, lines):
    home = words(client, f"/{language}/")
    assert [line for line in lines if line not in home] == []


def test_the_day_of_the_tomsk_agreement_shows_the_crew_of_that_day(demo, client):
    day = words(client, "/en/archive/2018/02/09/")
    assert "Tomsk" in day
    panel = section(client, "/en/archive/2018/02/09/", "panel")
    crew = "Alexander Misurkin, Mark Vande Hei, Joseph Acaba, Anton Shkaplerov, Scott Tingle, Norishige Kanai"
    assert [name for name in crew.split(", ") if name not in panel] == []
    assert re.search(r"ISS - ?54", panel)
    assert "Kononenko" not in panel
    assert "58" not in re.sub(r"day 58", "", panel)  # the 58th day of ISS-54, and no ISS-58
    assert "77" not in panel  # nobody knew on that day how long it would be


def test_an_article_stands_beside_the_crew_of_its_own_day(demo, client):
    panel = section(client, "/en/news/2018/02/09/tomsk-agreement/", "panel")
    assert re.search(r"ISS - ?54.*Alexander Misurkin commander", panel)
    assert re.search(r"Misurkin commander · Roscosmos 149 days", panel)


@pytest.mark.parametrize(
    ("day", "number", "commander"),
    [
        ("2017-12-20", 54, "Alexander Misurkin"),
        ("2018-03-01", 55, "Anton Shkaplerov"),
        ("2018-06-10", 56, "Andrew Feustel"),
        ("2018-10-12", 57, "Alexander Gerst"),
        ("2018-12-20", 58, "Oleg Kononenko"),
        ("2019-02-15", 58, "Oleg Kononenko"),
    ],
)
def test_every_day_names_its_own_expedition_and_commander(demo, client, day, number, commander):
    panel = section(client, f"/en/archive/{day.replace('-', '/')}/", "panel")
    assert re.search(rf"ISS - ?{number}\b", panel), panel
    assert f"{commander} commander" in panel, panel


def test_every_flight_to_the_russian_segment_is_there_with_its_moments(demo):
    for slug in CREWED + CARGO:
        flight = Flight.objects.get(slug=slug)
        assert flight.launch_at
        if flight.outcome == Flight.Outcome.FAILURE:
            assert slug == "soyuz-ms-10"
            assert flight.docking_at is None
        else:
            assert flight.docking_at, slug
            assert flight.port, slug
    assert Flight.objects.get(slug="soyuz-ms-10").outcome == Flight.Outcome.FAILURE


def test_the_aborted_launch_says_so_and_nobody_docked(demo, client):
    page = words(client, "/en/missions/flights/soyuz-ms-10/")
    assert "Ovchinin" in page
    assert "Hague" in page
    assert "docked to" not in page.partition("In the news")[0]


def test_the_task_that_the_old_site_still_promises_is_cancelled(demo, client):
    task = Expedition.objects.get(number=57).tasks.get(text_en__contains="MS-10", state="cancelled")
    assert task.text_ru


def test_a_table_may_stand_in_several_files(monkeypatch, tmp_path):
    monkeypatch.setattr(content, "DATA", tmp_path)
    files = {
        "flights": "soyuz-ms-11",
        "flights-shuttle": "sts-88",
        "flights-progress": "progress-m1-3",
        "spaceflights": "no",
    }
    for name, slug in files.items():
        (tmp_path / f"{name}.toml").write_text(f'[[flight]]\nslug = "{slug}"\n')
    slugs = [row["slug"] for row in content.rows("flights", "flight")]
    assert slugs == ["soyuz-ms-11", "progress-m1-3", "sts-88"]


def test_there_is_as_much_as_was_asked_for(demo):
    assert Person.objects.count() >= 30
    assert not Person.objects.filter(given_name_en="").exists()
    assert Article.objects.published("ru").count() >= 30
    assert Article.objects.published("en").count() >= 28
    assert set(Expedition.objects.values_list("number", flat=True)) >= set(range(54, 61))
    both = Article.objects.filter(pk__in=Article.objects.published("en").values("pk"))
    for article in both:
        ru, en = article.body_ru.count("<p>"), article.body_en.count("<p>")
        assert ru == en, article.slug
        assert 3 <= ru <= 12, article.slug


def test_drafts_and_russian_only_articles_are_among_them(demo):
    assert Article.objects.filter(section__policy="russian_only").count() >= 3
    assert Article.objects.exclude(pk__in=Article.objects.published_in_any().values("pk")).count() >= 3


def test_no_cyrillic_stands_in_english_and_no_straight_quote_anywhere(demo):
    for article in Article.objects.all():
        english = f"{article.title_en} {article.lead_en} {article.place_en} {plain(article.body_en)}"
        assert not re.search("[а-яё]", english, re.IGNORECASE), article.slug
        assert '"' not in plain(f"{article.body_ru} {article.body_en} {article.title_ru} {article.title_en}"), (
            article.slug
        )


def test_the_facts_obey_the_sites_own_rules(demo):
    refused = []
    for model in (Person, Expedition, Flight, Spaceflight, CrewMembership, FlightEvent):
        for record in model.objects.all():
            try:
                record.full_clean()
            except ValidationError as error:
                refused.append(f"{model.__name__} {record.pk} {record}: {error.message_dict}")
    assert not refused


@pytest.mark.parametrize(
    ("slug", "days"),
    [("padalka-gennady", 878), ("krikalev-sergei", 803), ("kononenko-oleg", 607), ("yurchikhin-fyodor", 672)],
)
def test_days_in_space_agree_with_the_public_record(demo, slug, days):
    person = Person.objects.filter(slug__startswith=slug.split("-")[0]).get()
    trips = Spaceflight.objects.filter(person=person, up__launch_at__lte="2019-02-15T21:00Z").select_related(
        "up", "down"
    )
    total = sum(trip.length_on(date(2019, 2, 15)).total_seconds() for trip in trips) / 86_400
    assert abs(total - days) <= 1


def test_a_second_load_changes_nothing(demo, monkeypatch):
    monkeypatch.setattr(content, "picture", lambda key: pytest.fail(f"{key} was stored again"))
    before = content.load()
    assert content.load() == before
    assert users.load() == [users.SUPERUSER, *users.LOGINS]


def test_a_name_that_no_file_defines_stops_the_load():
    with pytest.raises(content.DemoDataError, match="nobody"):
        content.by_slug(Person, "nobody")


def test_a_ship_that_was_moved_undocks_from_the_port_it_was_moved_to(demo):
    def left(slug: str) -> str:
        return str(FlightEvent.objects.for_lines().get(flight__slug=slug, kind="undocking"))

    assert left("soyuz-tma-14") == "КК «Союз ТМА-14» отстыкован от модуля «Пирс»"  # docked to Zvezda
    assert left("soyuz-tma-9") == "КК «Союз ТМА-9» отстыкован от модуля «Звезда»"  # moved twice, back to Zvezda
    assert left("soyuz-tma-18") == "КК «Союз ТМА-18» отстыкован от модуля «Поиск»"  # never moved
