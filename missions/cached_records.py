"""Records of missions that page after page is computed from, read whole: they are few, and change seldom.

Who is in space, who commands, who has flown longest is computed from them for any day. Lists are shared by all pages of
a process, and nobody changes them or their records.
"""

from collections import defaultdict

from django.db.models import Prefetch

from editorial.core.content_cache import cached

from .models import CrewMembership, Expedition, Flight, Person, Port, Spaceflight
from .querysets import FLIGHT_COLUMNS


@cached("missions", most=1, in_each_language=False)
def people() -> dict[int, Person]:
    """By id, with the agency of each."""
    return Person.objects.for_list().in_bulk()


@cached("missions", most=1, in_each_language=False)
def spaceflights_by_person() -> dict[int, list[Spaceflight]]:
    """Every spaceflight with its person, their agency and both ships, in the order of their launches."""
    flights = Flight.objects.only(*FLIGHT_COLUMNS)
    # Prefetched, so that one person and one ship are one record however many spaceflights have them.
    related = [Prefetch("up", flights), Prefetch("down", flights)]
    known = people()
    found: defaultdict[int, list[Spaceflight]] = defaultdict(list)
    for spaceflight in Spaceflight.objects.only("person_id", "up_id", "down_id").prefetch_related(*related):
        spaceflight.person = known[spaceflight.person_id]
        found[spaceflight.person_id].append(spaceflight)
    for spaceflights in found.values():
        spaceflights.sort(key=lambda spaceflight: (spaceflight.up.launch_at, spaceflight.pk))
    return dict(found)


@cached("missions", most=1, in_each_language=False)
def expeditions() -> list[Expedition]:
    """The last to begin first."""
    return list(Expedition.objects.for_list().order_by("-starts_at"))


@cached("missions", most=1, in_each_language=False)
def crews() -> dict[int, list[CrewMembership]]:
    """By expedition, as the panel lists them: the commander first."""
    found: defaultdict[int, list[CrewMembership]] = defaultdict(list)
    for membership in CrewMembership.objects.for_panel().commander_first():
        found[membership.expedition_id].append(membership)
    return dict(found)


@cached("missions", most=1, in_each_language=False)
def ports() -> list[Port]:
    return list(Port.objects.for_drawing())
