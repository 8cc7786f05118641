"""The lines of the chronicle up to a day, worded once however many pages they stand on.

The moments of all events are kept, and their lines by the hundred: of any archive only those hundreds are read
that readers ask for.
"""

from bisect import bisect_left
from datetime import date, datetime

from editorial.core import clock
from editorial.core.content_cache import cached

from .chronicle import Entry, entries
from .models import FlightEvent

BLOCK = 100


def last_entries(day: date, limit: int) -> list[Entry]:
    """The last lines up to the end of a Moscow day, never after now, newest first."""
    end = bisect_left(_public_events(), (clock.bounds(day)[1], 0))
    places = range(end - 1, max(end - limit, 0) - 1, -1)
    return [_block(place // BLOCK)[place % BLOCK] for place in places]


@cached("missions", most=2)
def _public_events() -> list[tuple[datetime, int]]:
    """Moment and id of every event that has happened, of those told in the language of the page, the oldest first."""
    return list(FlightEvent.objects.public().order_by("at", "pk").values_list("at", "pk"))


@cached("missions", most=64)
def _block(number: int) -> list[Entry]:
    keys = [pk for _at, pk in _public_events()[number * BLOCK : (number + 1) * BLOCK]]
    return entries(FlightEvent.objects.filter(pk__in=keys).for_lines().order_by("at", "pk"), clock.now())
