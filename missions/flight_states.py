"""A flight as it is known now, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from editorial.core import clock, languages

from .instants import Instant, flight_instant, launch_instant
from .models import Flight
from .models.names import quoted


@dataclass(frozen=True)
class FlightState:
    flight: Flight
    now: datetime

    @property
    def state(self) -> str:
        """planned, flying, docked, ended or failed."""
        return self.flight.state_on(self.now)

    @property
    def is_live(self) -> bool:
        return self.state in ("flying", "docked")

    @property
    def in_words(self) -> str:
        partial = self.flight.outcome == Flight.Outcome.PARTIAL
        words = {
            "planned": self._planned(),
            "flying": _("In flight"),
            "docked": self._docked(),
            "ended": _("Flight completed, partly successful") if partial else _("Flight completed"),
            "failed": _("The flight ended in failure"),
        }
        return words[self.state]

    def _planned(self) -> str:
        """While nobody has confirmed a launch whose time has passed, nobody is told that it happened."""
        return _("Launch not confirmed yet") if self.launch.is_overdue else _("Flight planned")

    def _docked(self) -> str:
        module = self.module
        return _("Docked to %(module)s") % {"module": module} if module else _("Docked to the station")

    @property
    def module(self) -> str:
        """Where the ship stands. A flight from `with_place` that was moved is not where it docked."""
        moved: dict[str, str] | None = getattr(self.flight, "moved_to", None)
        if moved:
            return quoted(moved[languages.column("module")])
        return self.flight.port.quoted_module if self.flight.port else ""

    @property
    def outcome(self) -> str:
        """One word for tables. A flight that has ended without its outcome typed is just ended."""
        if self.is_live:
            return _("in flight")
        if self.launch.is_overdue:
            return _("not confirmed yet")
        known = self.flight.outcome_on(self.now)
        if self.state == "ended" and known == Flight.Outcome.PLANNED:
            return _("ended")
        return str(Flight.Outcome(known).label)

    @property
    def launch(self) -> Instant:
        return launch_instant(self.flight, self.now)

    @property
    def docking(self) -> Instant | None:
        return flight_instant(self.flight, self.flight.docking_at, self.now)

    @property
    def landing(self) -> Instant | None:
        return flight_instant(self.flight, self.flight.landing_at, self.now)

    @property
    def days(self) -> int | None:
        """Whole days up to the end of today, as people's are counted.

        None before the launch, and where a failure's end is not known.
        """
        if self.state == "planned" or (self.state == "failed" and self.flight.landing_at is None):
            return None
        until = clock.bounds(clock.day_of(self.now))[1]
        return (min(until, self.flight.landing_at or until) - self.flight.launch_at).days


def states(flights: Iterable[Flight], now: datetime) -> list[FlightState]:
    return [FlightState(flight, now) for flight in flights]
