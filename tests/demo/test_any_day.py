"""A page about any day of the station tells what the public record tells of that day."""

import re
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db.models import F, Q

from editorial.core import clock
from editorial.core.cleaning import plain
from editorial.core.languages import LANGUAGES
from missions import docking_ports
from missions.models import CrewMembership, Expedition, Flight, Person, Spaceflight
from missions.panel import FIRST_EXPEDITION, day_panel
from missions.time_in_space import Career, people_in_space

from .days import DAYS, TOTALS, Known

pytestmark = pytest.mark.django_db

MARCH = datetime(2019, 3, 2, 12, tzinfo=clock.MOSCOW)
KNOWN = pytest.mark.parametrize("known", DAYS, ids=[known.day.isoformat() for known in DAYS])


@pytest.fixture(autouse=True)
def _in_march(demo):
    with clock.stopped(MARCH):
        yield


def slugs(people) -> list[str]:
    return sorted(person.slug for person in people)


def named(beginnings) -> list[str]:
    """The slugs of those whose slugs begin so, each exactly one: a beginning that fits two names nobody."""
    return sorted(Person.objects.get(slug__startswith=beginning).slug for beginning in beginnings)


def words(client, path: str) -> str:
    html = re.sub(r'<span class="nb">([^<]*)</span>', r"\1", client.get(path).content.decode())
    return plain(html).replace("\u00a0", " ")


@KNOWN
def test_the_panel_of_a_day_names_the_expedition_the_commander_and_who_was_in_space(known: Known):
    panel = day_panel(known.day)
    assert panel.expedition is not None
    commanders = [place.membership.person for place in panel.crew if place.membership.role == "commander"]
    assert panel.expedition.number == known.expedition
    assert slugs(commanders) == named([known.commander])
    assert slugs(stay.person for stay in people_in_space(known.day) if stay.is_up) == named(known.people)


@KNOWN
def test_the_crewed_ships_at_the_station_are_those_of_the_day(known: Known):
    moment = clock.last_moment(known.day)
    ships = Flight.objects.filter(spacecraft__kind="crew").docked_between(moment, moment).with_moves()
    assert sorted(ship.slug for ship in ships if docking_ports.berth_at(ship, moment)) == sorted(known.ships)


@pytest.mark.parametrize("language", LANGUAGES)
@KNOWN
def test_the_page_of_a_day_says_so_in_either_language(known: Known, language, client):
    page = words(client, f"/{language}/archive/{known.day:%Y/%m/%d}/")
    number = r"МКС" if language == "ru" else r"ISS"
    assert re.search(rf"{number} ?- ?{known.expedition}\b", page)
    for slug in named(known.people):
        assert Person.objects.get(slug=slug).name_in(language) in page


@pytest.mark.parametrize("slug", TOTALS)
def test_days_in_space_add_up_to_what_the_public_record_says(slug):
    trips = Spaceflight.objects.filter(person__slug=slug).select_related("up", "down")
    assert abs(Career.of(trips, date(2019, 2, 15)).days - TOTALS[slug]) <= 1


def test_the_station_has_exactly_one_commander_on_every_day_of_its_crews():
    expeditions = list(Expedition.objects.order_by("starts_at"))
    assert [expedition.number for expedition in expeditions] == list(range(1, 61))
    assert all(one.ends_at == next_.starts_at for one, next_ in pairwise(expeditions))
    commanders = CrewMembership.objects.filter(role="commander")
    whole = commanders.filter(from_date=None, to_date=None).values_list("expedition__number", flat=True)
    assert sorted(whole) == list(range(1, 61))


def test_whoever_is_in_a_crew_is_in_space_all_that_time():
    wrong = []
    for place in CrewMembership.objects.select_related("expedition", "person").filter(expedition__number__lte=58):
        first = place.from_date or place.expedition.first_day
        last = (place.to_date or place.expedition.last_day) - timedelta(days=1)
        covering = Spaceflight.objects.filter(person=place.person, up__launch_at__lt=clock.bounds(first)[1])
        still_up = Q(down=None) | Q(down__landing_at=None) | Q(down__landing_at__gte=clock.bounds(last)[0])
        if not covering.filter(still_up).exists():
            wrong.append(f"{place.expedition}: {place.person.slug} {first}..{last}")
    assert wrong == []


def test_whoever_belongs_to_a_crew_of_the_station_came_on_a_ship_that_docked():
    late = CrewMembership.objects.filter(from_date__isnull=False)
    for place in late.select_related("person", "expedition").filter(expedition__number__lte=58):
        docked = Spaceflight.objects.filter(person=place.person, up__docking_at__range=clock.bounds(place.from_date))
        assert docked.exists(), f"{place.expedition}: {place.person.slug} did not dock on {place.from_date}"


def test_somebody_has_been_aboard_every_day_and_never_more_than_there_were_seats():
    day, counts = FIRST_EXPEDITION, {}
    trips = list(
        Spaceflight.objects.filter(up__docking_at__isnull=False)
        .select_related("up", "down")
        .exclude(up__outcome="failure")
    )
    while day <= date(2019, 3, 1):
        moment = clock.bounds(day)[1]
        up = [trip for trip in trips if trip.up.launch_at < moment and not (trip.ended_at and trip.ended_at <= moment)]
        counts[day] = len(up)
        day += timedelta(days=1)
    assert [day for day, people in counts.items() if not 2 <= people <= 13] == []


def test_nobody_has_a_trip_that_lasts_longer_than_anybody_stayed():
    longest = Spaceflight.objects.filter(down__landing_at__gt=F("up__launch_at") + timedelta(days=341))
    assert list(longest.values_list("person__slug", flat=True)) == []
