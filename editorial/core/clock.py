"""The site's one clock. Nothing else asks what time it is.

SITE_CLOCK starts it at a moment and lets it run from there: workers share the moment it was started
(SITE_CLOCK_STARTED, set by the parent process), so that all of them tell the same time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

MOSCOW = ZoneInfo("Europe/Moscow")
SPACE_AGE = date(1957, 10, 4)  # the launch of the first satellite: no page is about an earlier day

_stopped_at: datetime | None = None
_seen_at: ContextVar[datetime | None] = ContextVar("seen_at", default=None)


@cache
def _offset(site_clock: str, started: str) -> timedelta:
    if not site_clock:
        return timedelta(0)
    try:
        start = datetime.fromisoformat(site_clock)
        began = datetime.fromisoformat(started) if started else timezone.now()
    except ValueError as error:
        raise ImproperlyConfigured(
            f"SITE_CLOCK is not an ISO 8601 date-time with its offset: {site_clock!r}"
        ) from error
    if start.tzinfo is None:
        start = start.replace(tzinfo=MOSCOW)
    return start - began


def is_set() -> bool:
    """True where the clock was started at a moment of its own: the public is told so on every page."""
    return bool(settings.SITE_CLOCK)


def now() -> datetime:
    """The current moment, aware, in UTC."""
    if (seen := _seen_at.get()) is not None:
        return seen
    if _stopped_at is not None:
        return _stopped_at
    return timezone.now() + _offset(settings.SITE_CLOCK, settings.SITE_CLOCK_STARTED)


def today() -> date:
    """The current Moscow day."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    return moment.astimezone(MOSCOW).date()


def bounds(day: date) -> tuple[datetime, datetime]:
    """First moment of a Moscow day and first moment of the next one (a half-open interval)."""
    start = datetime.combine(day, time(), tzinfo=MOSCOW)
    return start, datetime.combine(day + timedelta(days=1), time(), tzinfo=MOSCOW)


def last_moment(day: date) -> datetime:
    """The moment up to which a page about `day` may know: the day's end, or now while the day still runs."""
    return min(now(), bounds(day)[1] - timedelta(microseconds=1))


@contextmanager
def stopped(moment: datetime) -> Iterator[None]:
    """Hold the clock of this process, every thread of it, at one moment. For tests; a request takes `seen_at`."""
    global _stopped_at  # noqa: PLW0603 - one clock a process is the point
    before, _stopped_at = _stopped_at, moment
    try:
        yield
    finally:
        _stopped_at = before


@contextmanager
def seen_at(moment: datetime) -> Iterator[None]:
    """Hold the clock for this request alone: other threads and other requests go on by their own time."""
    token = _seen_at.set(moment)
    try:
        yield
    finally:
        _seen_at.reset(token)
