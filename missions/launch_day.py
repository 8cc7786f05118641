"""How an attempt to launch ended: recorded once, by one person, with everything that follows from it."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User

from editorial.content.models.records import Session

from .locking import missions_lock
from .models import Flight, LaunchAttempt
from .signals import launch_confirmed

Result = LaunchAttempt.Result
LATER = ("docking_at", "undocking_at", "landing_at")  # plans that move with the launch


@dataclass(frozen=True)
class Decision:
    """`launched_at` where something flew; `next_at` with its precision, and why, after a scrub."""

    result: str
    launched_at: datetime | None = None
    next_at: datetime | None = None
    next_precision: str = ""
    reason: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class LaunchSnapshot:
    """What the person who decides had before the eyes."""

    attempt: int
    launch_at: datetime
    precision: str

    @classmethod
    def of(cls, flight: Flight) -> "LaunchSnapshot":
        return cls(flight.attempts.count() + 1, flight.launch_at, flight.launch_precision)


class Overtaken(Exception):
    """Somebody was quicker: `attempt` is what they confirmed; None where they moved the launch."""

    def __init__(self, attempt: LaunchAttempt | None) -> None:
        super().__init__("somebody else has decided or moved the launch")
        self.attempt = attempt


def confirm_launch(
    pk: int, decision: Decision, seen: LaunchSnapshot, user: User, session: Session | None = None
) -> LaunchAttempt:
    """Raises Overtaken, ValidationError (by fields of the flight) and what `Flight.save()` raises."""
    with missions_lock():
        flight = Flight.objects.get(pk=pk)
        now = LaunchSnapshot.of(flight)
        if now.attempt != seen.attempt:
            raise Overtaken(flight.attempts.last())
        if now != seen:
            raise Overtaken(None)
        attempt = LaunchAttempt.objects.create(
            flight=flight,
            number=seen.attempt,
            planned_at=seen.launch_at,
            planned_precision=seen.precision,
            result=decision.result,
            confirmed_by=user,
            confirmed_by_name=(user.get_full_name() or user.get_username())[:160],
        )
        apply_decision(flight, decision)
        flight.clean()
        flight.save(session=session)
        launch_confirmed.send(Flight, flight=flight, attempt=attempt)
        return attempt


def apply_decision(flight: Flight, decision: Decision) -> None:
    """What the flight becomes; not saved yet."""
    if decision.result == Result.SCRUBBED:
        _move(flight, decision)
        return
    if flight.outcome == Flight.Outcome.PLANNED:
        launched = decision.result == Result.LAUNCHED
        flight.outcome = Flight.Outcome.SUCCESS if launched else Flight.Outcome.FAILURE
    if decision.launched_at and decision.launched_at != flight.launch_at:
        flight.launch_at, flight.launch_precision = decision.launched_at, Flight.Precision.SECOND


def _move(flight: Flight, decision: Decision) -> None:
    if decision.next_at is None:
        raise ValueError("a scrubbed launch has a next time, however roughly known")
    by = decision.next_at - flight.launch_at
    flight.launch_at, flight.launch_precision = decision.next_at, decision.next_precision
    flight.change_reason = decision.reason
    for name in LATER:
        if (planned := getattr(flight, name)) is not None:
            setattr(flight, name, planned + by)
