"""Which generation of the content a worker shows, and whether it still hears of new ones: the one rule by which whole
pages and what is kept for many of them (editorial.core.content_cache) come to their end.

One thread a worker listens: PostgreSQL tells at the commit of a change (triggers), so that a page is new within
milliseconds, and the thread asks once a second which moments come next. That one query is also how it notices that
nobody speaks any more. No reader ever waits for it.
"""

import selectors
import threading
import time
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import psycopg2
from django.db import DEFAULT_DB_ALIAS, Error, connections
from psycopg2.extensions import connection as PostgresConnection

from editorial.core import clock
from editorial.core.content_cache import Stamp

from ..outages import outages
from . import schedule
from .triggers import CHANNEL

EVERY = 1.0  # seconds between two looks
LATE = 3.0  # seconds without an answer after which the database counts as away
ALL = "*"
CONNECT = {"connect_timeout": 2, "tcp_user_timeout": 2000, "keepalives_idle": 2, "keepalives_interval": 1}


class Look(NamedTuple):
    """What was seen of the time to come: as of which moment, in which generation, each app's next moments."""

    at: datetime
    generation: int
    ahead: Mapping[str, list[datetime]]


class Generation:
    """Numbers mean nothing outside this worker: each counts what it hears."""

    def __init__(self) -> None:
        self._changes: Counter[str] = Counter()  # by app; whatever may have changed everything stands under ALL
        self._look = Look(datetime.min.replace(tzinfo=UTC), 0, {})
        self._answered = 0.0  # by the monotonic clock
        self._refused = True  # until the first answer
        self._first = threading.Event()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_away(self) -> bool:
        """The database has refused or has not answered for LATE seconds: nobody knows what is still true."""
        return self._refused or time.monotonic() - self._answered > LATE

    def number(self, apps: frozenset[str] | None = None) -> int:
        """Of the content of some apps, or of all: it only grows."""
        if apps is None:
            return self._changes.total()
        return self._changes[ALL] + sum(self._changes[app] for app in apps)

    def stamp(self, apps: frozenset[str] | None = None) -> Stamp:
        """For what is going to be made: taken before, so that a change meanwhile ends it.

        What is shown as of a moment before the last look holds for nobody: a preview of the past, a request that began
        before the look. What has come by itself between that moment and the look is not among what is ahead.
        """
        number, everything, now, look = self.number(apps), self.number(), clock.now(), self._look
        if now < look.at:
            return Stamp(apps, number, now, now)
        ahead = look.ahead.values() if apps is None else [look.ahead.get(app, []) for app in apps]
        end = schedule.end_of(now, ahead)
        if apps is None and clock.is_set():  # every page shows that clock, to the minute
            end = min(end, now.replace(second=0, microsecond=0) + timedelta(minutes=1))
        # A change just heard of may have set a moment less than a second ahead, before the next look.
        known = everything == look.generation
        return Stamp(apps, number, now, end if known else min(end, now + timedelta(seconds=EVERY)))

    def holds(self, stamp: Stamp) -> bool:
        return stamp.generation == self.number(stamp.apps) and stamp.since <= clock.now() < stamp.until

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="generation", daemon=True)
        self._thread.start()
        self._first.wait(LATE)  # so that the first reader finds a worker that knows

    def stop(self) -> None:
        self._stop.set()
        if self._thread:
            self._thread.join(5)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._listen()
            except (Error, psycopg2.Error, OSError, ValueError) as error:
                outages.met(error)
                self._refused = True
            self._stop.wait(EVERY)

    def _listen(self) -> None:
        """Until the connection breaks. Whatever happened before it stood is a new generation."""
        connection = connections[DEFAULT_DB_ALIAS].copy()
        options = connection.settings_dict.get("OPTIONS", {})
        connection.settings_dict = {**connection.settings_dict, "OPTIONS": {**options, **CONNECT}}
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
            self._changes[ALL] += 1
            while not self._stop.is_set():
                number, at = self.number(), clock.now()
                self._look = Look(at, number, schedule.ahead(connection))
                self._first.set()
                self._answered, self._refused = time.monotonic(), False
                outages.answered()
                self._wait(connection.connection)
        finally:
            connection.close()

    def _wait(self, connection: PostgresConnection) -> None:
        """Until the next look is due, and hear meanwhile."""
        due = time.monotonic() + EVERY
        with selectors.DefaultSelector() as selector:
            selector.register(connection, selectors.EVENT_READ)
            self._hear(connection)
            while (left := due - time.monotonic()) > 0 and not self._stop.is_set():
                selector.select(left)
                self._hear(connection)

    def _hear(self, connection: PostgresConnection) -> None:
        connection.poll()
        while connection.notifies:
            self._changes[connection.notifies.pop().payload or ALL] += 1
