"""What stands on the timelines: expeditions, people aboard, ships at their ports."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from editorial.core import clock

from .docking_ports import berths_of
from .models import Expedition, Flight, Port, Spaceflight
from .time_in_space import reached_orbit
from .timeline import Group, Row, Scale, Span


def of_expedition(expedition: Expedition) -> Span:
    return Span(str(expedition), expedition.starts_at, expedition.ends_at, "expedition", str(expedition.number))


def years_of(expeditions: Iterable[Expedition], now: datetime) -> list[int]:
    """From the first expedition to today, the newest first."""
    first = min((expedition.first_day.year for expedition in expeditions), default=None)
    return list(range(clock.day_of(now).year, first - 1, -1)) if first else []


def expedition_log(expeditions: list[Expedition], now: datetime) -> list[Row]:
    """A row for each year, with every expedition that fell into it."""
    spans = [of_expedition(expedition) for expedition in expeditions]
    rows = []
    for year in years_of(expeditions, now):
        scale = Scale(date(year, 1, 1), date(year, 12, 31), now)
        url = f"{reverse('missions:timeline')}?year={year}"
        rows.append(Row(str(year), url, scale, scale.bars(spans), year == clock.day_of(now).year))
    return rows


def expedition_rows(expeditions: list[Expedition], scale: Scale) -> Group:
    """One row: expeditions follow one another."""
    bars = scale.bars(map(of_expedition, expeditions))
    name = expeditions[0].abbreviation if expeditions else ""
    return Group(_("Expeditions"), [Row(name, "", scale, bars)] if bars else [])


def crew_rows(trips: Iterable[Spaceflight], scale: Scale) -> Group:
    """Who was in space, in the order of their launches; a row for each person."""
    people: defaultdict[int, list[Spaceflight]] = defaultdict(list)
    for trip in trips:
        if reached_orbit(trip):
            people[trip.person_id].append(trip)
    rows = []
    for flown in people.values():
        spans = [Span(str(trip.up), trip.up.launch_at, trip.ended_at, "crew", "") for trip in flown]
        person = flown[0].person
        rows.append(Row(str(person), person.get_absolute_url(), scale, scale.bars(spans)))
    return Group(_("In space"), [row for row in rows if row.bars])


def port_rows(flights: Iterable[Flight], ports: Iterable[Port], scale: Scale) -> Group:
    """A row for each port at which a ship stood, from aft to forward."""
    found: defaultdict[int | None, list[Span]] = defaultdict(list)
    for berth in berths_of(flights):
        kind = "cargo" if berth.flight.is_cargo else "crew"
        short = berth.flight.slug.rpartition("-")[2].upper()
        found[berth.port_id].append(Span(str(berth.flight), berth.start, berth.end, kind, short))
    rows = [Row(str(port), "", scale, scale.bars(found[port.pk])) for port in ports]
    rows.append(Row(_("Port not recorded"), "", scale, scale.bars(found[None])))
    return Group(_("At the ports"), [row for row in rows if row.bars])


def groups_of(scale: Scale, ships: Iterable[Flight], expeditions: Iterable[Expedition] = ()) -> list[Group]:
    """Expeditions, people and ships (asked for `with_moves`) of a stretch of time. Two queries."""
    trips = Spaceflight.objects.with_people().in_space_between(scale.start, scale.end)
    groups = [
        expedition_rows(list(expeditions), scale),
        crew_rows(trips.order_by("up__launch_at", "pk"), scale),
        port_rows(ships, Port.objects.for_drawing(), scale),
    ]
    return [group for group in groups if group.rows]


def year_groups(year: int, expeditions: Iterable[Expedition], now: datetime) -> list[Group]:
    """Three queries."""
    scale = Scale(date(year, 1, 1), date(year, 12, 31), now)
    return groups_of(scale, Flight.objects.for_list().docked_between(scale.start, scale.end).with_moves(), expeditions)
