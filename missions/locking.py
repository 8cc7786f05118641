"""Facts of several rows that must agree, such as who is aboard what and when: changed by one writer at a time.

A form judges what it sees, and two forms that are saved in the same second do not see each other. So whoever saves a
flight, somebody's trip or an expedition waits here for those who came before; what is then stored is judged once more,
by a constraint of the database where one can say it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import IntegrityError, connection, transaction

if TYPE_CHECKING:
    from .querysets import SpaceflightQuerySet

# One lock for all, taken before any row's own: two writers can never hold what the other waits for.
MISSIONS = 1957_10_04


class Contradiction(IntegrityError):
    """A refusal like a constraint's: the admin then looks at its form again and says beside the field what is wrong."""


@contextmanager
def missions_lock() -> Iterator[None]:
    """Until the end of the transaction nobody else changes who is aboard what, and in which expedition.

    Two rows that an exclusion constraint refuses, inserted at once, wait for each other: without the lock that is a
    deadlock and no refusal.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [MISSIONS])
        yield


def refuse_contradictions(trips: "SpaceflightQuerySet") -> None:
    """Judges rows as they are stored: what is loaded may be older than what others have saved since."""
    pk = trips.contradictory().values_list("pk", flat=True).first()
    if pk is not None:
        raise Contradiction(f"spaceflight {pk} contradicts a flight or another spaceflight")
