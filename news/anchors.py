"""Texts that go out at a time counted from a launch. Their moment, and what holds them back, is computed here alone."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.content.models import Embargo, Status
from missions.instants import TIMED, Instant
from missions.models import Flight, LaunchAttempt
from missions.offsets import offset_text

if TYPE_CHECKING:
    from .models import Article

NO_OFFSET = gettext_lazy("How long before or after the launch? T−2 h, T+10 min.")
NO_FLIGHT = gettext_lazy("Whose launch? Please choose the flight.")
DECIDED = gettext_lazy("How this launch went is confirmed already: a text for one of its outcomes comes too late.")
NO_MOMENT = gettext_lazy("This approved text no longer waits for a launch: please say when it goes out.")


def apply(article: "Article", *, is_public: bool) -> None:
    """Before a save. What readers see already (`is_public`) keeps its moment, whatever the launch does."""
    flight = article.anchor_flight
    if flight is None:
        article.anchor_offset, article.for_outcome, article.attempt, article.hold = None, "", None, Embargo.NONE
    elif not is_public:
        article.hold = _hold(article, flight)
        if article.hold or article.attempt is None:
            article.published_at = anchored_at(article, flight)


def anchored_at(article: "Article", flight: Flight) -> datetime | None:
    """None while no time of the launch is known."""
    known = flight.launch_precision in TIMED or flight.outcome != Flight.Outcome.PLANNED
    return flight.launch_at + (article.anchor_offset or timedelta(0)) if known else None


def _hold(article: "Article", flight: Flight) -> str:
    if article.for_outcome:
        if article.attempt is None:
            return Embargo.WAITING
        return Embargo.NONE if article.attempt.result == article.for_outcome else Embargo.LOCKED
    tells_of_the_flight = (article.anchor_offset or timedelta(0)) >= timedelta(0)
    if flight.outcome == Flight.Outcome.PLANNED:
        return Embargo.WAITING if tells_of_the_flight or flight.launch_precision not in TIMED else Embargo.NONE
    if tells_of_the_flight and flight.outcome == Flight.Outcome.FAILURE:
        return Embargo.LOCKED
    return Embargo.NONE


def validate(article: "Article") -> None:
    """Raises ValidationError beside the field that is wrong."""
    errors: dict[str, Any] = {}
    flight = article.anchor_flight
    if flight is None:
        counted = {"anchor_offset": article.anchor_offset is not None, "for_outcome": bool(article.for_outcome)}
        errors |= {name: NO_FLIGHT for name, is_given in counted.items() if is_given}
        if article.published_at is None and _is_approved(article):
            stored = article._stored()
            if stored is not None and stored.hold:
                errors["published_at"] = NO_MOMENT
    elif article.anchor_offset is None and not article.for_outcome:
        errors["anchor_offset"] = NO_OFFSET
    elif article.for_outcome and article.attempt is None and _is_decided_already(flight):
        errors["for_outcome"] = DECIDED
    if errors:
        raise ValidationError({name: ValidationError(message) for name, message in errors.items()})


def _is_decided_already(flight: Flight) -> bool:
    return LaunchAttempt.objects.filter(flight=flight, result__in=LaunchAttempt.FINAL).exists()


def _is_approved(article: "Article") -> bool:
    return Status.APPROVED in (article.status_ru, article.status_en)


def anchor_text(article: "Article") -> str:
    """T−2 h of “Soyuz MS-12”, that is March 14, 2019, 20:14 Moscow · 17:14 UTC."""
    flight = article.anchor_flight
    if flight is None:
        return ""
    names = {"offset": offset_text(article.anchor_offset or timedelta(0)), "flight": flight.quoted}
    text = _("%(offset)s of %(flight)s") % names
    if article.published_at is None:
        text = _("%(anchor)s, whose time is not known yet") % {"anchor": text}
    else:
        text = _("%(anchor)s, that is %(moment)s") % {"anchor": text, "moment": Instant(article.published_at).full}
    if article.for_outcome:
        outcome = LaunchAttempt.Result(article.for_outcome).label
        text = _("%(anchor)s; for the outcome “%(outcome)s”") % {"anchor": text, "outcome": outcome}
    return text


# Receivers: connected by the app's configuration
