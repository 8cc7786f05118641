"""Statements that PostgreSQL has read and planned once for a connection (`PREPARE`).

Of the time that a small query of ours takes, PostgreSQL spends three quarters on planning it anew. What stays the same
is written into the statement, so that it fits partial indexes; only what differs is handed over. Not behind a pooler
that gives a session to others between transactions: DISABLE_SERVER_SIDE_CURSORS, Django's own setting for such a
pooler, is heard here too.
"""

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connections

_NAMES = count(1)
_TYPES = {datetime: "timestamptz", date: "date", int: "bigint", str: "text"}


class _Heard(Enum):
    """What a connection knows of a statement."""

    ONCE = "asked as it stands"
    PREPARED = "known by its name"
    OUTDATED = "prepared, and a table has changed since"


_heard: WeakKeyDictionary[Any, dict["Statement", _Heard]] = WeakKeyDictionary()  # of each open connection


class Argument:
    """Stands among a statement's parameters for one that differs from time to time."""

    def __init__(self, number: int, example: Any) -> None:
        self.number, self.example = number, example

    @property
    def kind(self) -> str:
        """PostgreSQL's type for a day, an aware moment, a key, a string, or a list of these."""
        if isinstance(self.example, list):
            return f"{_TYPES[type(self.example[0])]}[]"
        return _TYPES[type(self.example)]


class Statement:
    def __init__(self, sql: str, params: Sequence[Any]) -> None:
        """A query for psycopg2, with an Argument in the place of each parameter that differs: one argument may stand
        in several places."""
        self._sql, self._params = sql, params
        self._arguments = sorted({each for each in params if isinstance(each, Argument)}, key=lambda each: each.number)
        self._name = f"composed_{next(_NAMES)}"

    def on(self, alias: str, given: Sequence[Any]) -> tuple[str, Sequence[Any]]:
        """What to execute on the database's connection of this thread, for the arguments in their order.

        Asked for the first time on a connection it stands as it is: many a connection asks for nothing twice.
        """
        connection = connections[alias]
        with connection.cursor() as cursor:  # which mends the connection if need be
            heard = _heard.setdefault(cursor.connection, {})
            known = heard.get(self)
            if known in (None, _Heard.OUTDATED) or connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"):
                heard[self] = known or _Heard.ONCE
                return self._sql, [given[each.number] if isinstance(each, Argument) else each for each in self._params]
            if known is _Heard.ONCE:
                with connection.wrap_database_errors:
                    cursor.cursor.execute(self._preparation(cursor))
                heard[self] = _Heard.PREPARED
        places = ", ".join(["%s"] * len(given))
        return f"EXECUTE {self._name}{(given and f'({places})') or ''}", given

    def has_aged(self, alias: str) -> bool:
        """After PostgreSQL has refused to execute it. True if it may be asked again: as it stands from now on.

        What is prepared keeps the types of its columns; a migration under a running site may have changed them.
        """
        heard = _heard.get(connections[alias].connection, {})
        if heard.get(self) is not _Heard.PREPARED:
            return False
        heard[self] = _Heard.OUTDATED
        return not connections[alias].in_atomic_block

    def _preparation(self, cursor: Any) -> str:
        kinds = ", ".join(each.kind for each in self._arguments)
        written = [
            f"${each.number + 1}" if isinstance(each, Argument) else cursor.mogrify("%s", [each]).decode()
            for each in self._params
        ]
        return f"PREPARE {self._name}{kinds and f'({kinds})'} AS {self._sql % tuple(written)}"
