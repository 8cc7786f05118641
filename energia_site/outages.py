"""Faults of the database itself: which they are, and one line in the log when it goes and one when it is back.

While it is away every request of the press office and every look of the page cache fails for the same reason: said at
each of them, with where it happened, it would fill a disk and hide everything else.
"""

import logging
import threading
import time
from collections.abc import Iterator
from typing import Any

import psycopg2
from django.db.backends.signals import connection_created

log = logging.getLogger(__name__)

SETTLED = 2.0  # seconds without a fault after which a database that answers counts as back
# SQLSTATE classes: connection, resources (of connections, memory, disk), the operator shuts down.
AWAY = ("08", "53", "57P")
CLOSED = "connection already closed"  # the one error of psycopg2's interface that is the server's doing, not ours
LOGGER_OF_REQUESTS = "django.request"


def fault_of_database(error: BaseException | None) -> psycopg2.Error | None:
    """What psycopg2 said, if the database could not do it now and could later; None for any fault of our own.

    Lost connections are looked for in all that an error came of: after them code fails in many ways. A deadlock or a
    limit of time only where it was the reason itself, as there are retries.
    """
    direct = next((each for each in _chain(error, direct=True) if isinstance(each, psycopg2.Error)), None)
    if direct is not None and (isinstance(direct, psycopg2.OperationalError) or is_away(direct)):
        return direct
    lost = (each for each in _chain(error) if isinstance(each, psycopg2.Error) and is_away(each))
    return next(lost, None)


def is_away(error: psycopg2.Error) -> bool:
    """There is no server to speak to, as against one that could not do what it was asked."""
    if isinstance(error, psycopg2.InterfaceError):
        return CLOSED in str(error)
    if error.pgcode is None:  # libpq's own word: refused, cut off, timed out; some of it is no OperationalError
        return isinstance(error, psycopg2.OperationalError) or type(error) is psycopg2.DatabaseError
    return error.pgcode.startswith(AWAY)


def _chain(error: BaseException | None, *, direct: bool = False) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if direct else error.__context__)


def one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__


class Outages:
    """Of one process. Its listener to the database and all requests tell it what they meet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._began: float | None = None  # by the monotonic clock, as all here
        self._last = 0.0
        self._requests = 0

    @property
    def is_under_way(self) -> bool:
        return self._began is not None

    def met(self, error: BaseException, *, in_request: bool = False) -> None:
        """Somebody found the database away."""
        with self._lock:
            self._last = time.monotonic()
            first = self._began is None
            if first:
                self._began, self._requests = self._last, 0
            self._requests += in_request
        if first:
            log.error("The database is away: %s", one_line(error))

    def answered(self) -> None:
        """Somebody was answered by it. The outage is over once nobody has found it away for a moment."""
        now = time.monotonic()
        if self._began is None or now - self._last < SETTLED:
            return
        with self._lock:
            began, self._began = self._began, None
            requests = self._requests
        if began is not None:
            log.warning(
                "The database is back after %.0f s: %d requests could not be answered meanwhile", now - began, requests
            )


outages = Outages()


def answer_of_request(method: str | None, path: str, fault: psycopg2.Error) -> None:
    """A request that ends with this fault, in the log: one line, or none where the outage has been told."""
    if is_away(fault):
        outages.met(fault, in_request=True)
    else:
        log.error("The database could not do it: %s %s: SQLSTATE %s: %s", method, path, fault.pgcode, one_line(fault))


def _not_said_here(record: logging.LogRecord) -> bool:
    """Django writes a traceback for each answer of ours with this status, which all mean a fault that is told above."""
    return getattr(record, "status_code", None) != 503


def _connected(**kwargs: Any) -> None:
    outages.answered()


def watch() -> None:
    """From the start of a process."""
    connection_created.connect(_connected, dispatch_uid="outages")
    logging.getLogger(LOGGER_OF_REQUESTS).addFilter(_not_said_here)
