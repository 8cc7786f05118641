"""Who was in space on a day, in words: what the crew panel beside it does not say."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from editorial.core import clock
from missions.models import Expedition, Flight, Person
from missions.panel import DayPanel, day_panel, expeditions_between
from missions.time_in_space import Stay


@dataclass(frozen=True)
class Party:
    """People who came or went on one ship."""

    ship: Flight
    people: list[Person]


@dataclass(frozen=True)
class OnBoard:
    panel: DayPanel
    expeditions: list[Expedition]  # two on the day of a handover

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day_panel(day), expeditions_between(*clock.bounds(day)))

    @property
    def launched(self) -> list[Party]:
        return parties([(stay.trip.up, stay) for stay in self.panel.people if stay.launched_that_day])

    @property
    def landed(self) -> list[Party]:
        home = [(stay.trip.down, stay) for stay in self.panel.people if stay.landed_that_day]
        return parties([(ship, stay) for ship, stay in home if ship])

    @property
    def handover(self) -> tuple[Expedition, Expedition] | None:
        return (self.expeditions[-2], self.expeditions[-1]) if len(self.expeditions) > 1 else None

    @property
    def is_worth_telling(self) -> bool:
        return bool(self.launched or self.landed or self.handover)


def parties(found: list[tuple[Flight, Stay]]) -> list[Party]:
    ships: dict[int, Party] = {}
    for ship, stay in found:
        ships.setdefault(ship.pk, Party(ship, [])).people.append(stay.person)
    return list(ships.values())
