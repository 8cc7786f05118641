"""Counts that stand in a table of their own, kept by PostgreSQL as what is counted changes.

A trigger for each statement takes the difference: minus for rows as they were, plus for rows as they are. So bulk
updates, COPY and `psql` are counted, a rollback is not, and two transactions at once add up.
"""

from dataclasses import dataclass, field
from typing import Any

EVENTS = ("INSERT", "UPDATE", "DELETE", "TRUNCATE")
# PostgreSQL's names for rows before and after: a trigger has such tables for one event only, hence a trigger an event.
_SEEN = {
    "INSERT": "REFERENCING NEW TABLE AS come",
    "UPDATE": "REFERENCING OLD TABLE AS gone NEW TABLE AS come",
    "DELETE": "REFERENCING OLD TABLE AS gone",
    "TRUNCATE": "",
}


@dataclass(frozen=True)
class Tally:
    """A table of keys and amounts, without rows of nothing.

    `counted` is a SELECT over the tables that are counted, under their own unqualified names and without common table
    expressions: the keys, then the amounts that a row adds to them. Keys are unique in `table` and never null; amounts
    may be negative on their way into it, so they have no CHECK. The first amount is the number of rows counted.
    """

    table: str
    keys: tuple[str, ...]
    counted: str
    amounts: tuple[str, ...] = ("items",)

    def count_afresh(self, cursor: Any, *sources: str) -> None:
        """All of it, in a transaction, while nobody else writes to the `sources`."""
        for source in sources:
            cursor.execute(f'LOCK TABLE "{source}" IN SHARE ROW EXCLUSIVE MODE')
        cursor.execute(f'DELETE FROM "{self.table}"')  # noqa: S608 - names of our models
        sums = ", ".join(f"sum({amount}) AS {amount}" for amount in self.amounts)
        cursor.execute(
            f'INSERT INTO "{self.table}" ({self._columns}) '  # noqa: S608
            f"SELECT {self._keys}, {sums} FROM ({self.counted}) AS counted GROUP BY {self._keys}"
        )

    def taking(self, more: str, less: str) -> str:
        """Statements of plpgsql: adds what the SELECT `more` counts and takes away what `less` does, either may be "".

        By the order of keys, so that two statements wait for each other and never both for both.
        """
        added = ", ".join(f'{amount} = "{self.table}".{amount} + excluded.{amount}' for amount in self.amounts)
        return (
            f"{self.inserting(more, less)} ORDER BY {self._keys}\n"  # noqa: S608
            f"ON CONFLICT ({self._keys}) DO UPDATE SET {added};\n"
            f'IF FOUND THEN DELETE FROM "{self.table}" WHERE {self.amounts[0]} = 0; END IF;'
        )

    def inserting(self, more: str, less: str) -> str:
        """The difference as rows of the table, one for each key that comes out as more or fewer."""
        parts = []
        for sign, counted in (("", more), ("-", less)):
            signed = ", ".join(f"{sign}{amount} AS {amount}" for amount in self.amounts)
            parts += [f"SELECT {self._keys}, {signed} FROM ({counted}) AS counted"] if counted else []  # noqa: S608
        sums = [f"sum({amount})" for amount in self.amounts]
        return (
            f'INSERT INTO "{self.table}" ({self._columns})\n'
            f"SELECT {self._keys}, {', '.join(sums)} FROM ({' UNION ALL '.join(parts)}) AS difference\n"
            f"GROUP BY {self._keys} HAVING {' OR '.join(f'{each} <> 0' for each in sums)}"
        )

    @property
    def _keys(self) -> str:
        return ", ".join(self.keys)

    @property
    def _columns(self) -> str:
        return ", ".join([*self.keys, *self.amounts])


@dataclass(frozen=True)
class StatementTrigger:
    """What keeps a tally while one of the tables changes that it is counted from. Named `<name>_on_<event>`.

    Those tables are joined in the tally's SELECT: of one that is emptied, nothing is left to count.

    `columns` are those of `table` that the tally's SELECT reads: an update of others is not looked at. `depends_on`
    maps such a column to another table of that SELECT, whose row it names by `id`: that row is held against changes
    until the transaction ends, or a change of it at the same time would count this one by the old state of it.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    tally: Tally
    depends_on: dict[str, str] = field(default_factory=dict)

    def ensure(self, cursor: Any) -> bool:
        """Makes what is missing, switched off or otherwise worded. True where something was: changes may have gone
        by uncounted, and the tally is to be counted afresh in the same transaction."""
        cursor.execute(
            "SELECT tgname, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
            " WHERE tgrelid = %s::regclass AND tgenabled = 'O' AND NOT tgisinternal",
            [f'"{self.table}"'],
        )
        standing = dict(cursor.fetchall())
        missing = [event for event in EVENTS if standing.get(self._named(event)) != self._body(event)]
        for event in missing:
            name, body = self._named(event), self._body(event)
            # pg_restore and logical replication write with an empty search path.
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT "
                f"AS $tally${body}$tally$"
            )
            cursor.execute(f'DROP TRIGGER IF EXISTS {name} ON "{self.table}"')
            cursor.execute(
                f'CREATE TRIGGER {name} AFTER {event} ON "{self.table}" {_SEEN[event]} '
                f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
            )
        return bool(missing)

    def switch(self, cursor: Any, *, on: bool) -> None:
        """Off while very many rows come in: whoever did so switches it on and counts afresh, in one transaction."""
        for event in EVENTS:
            cursor.execute(f'ALTER TABLE "{self.table}" {"ENABLE" if on else "DISABLE"} TRIGGER {self._named(event)}')

    def _named(self, event: str) -> str:
        return f"{self.name}_on_{event.lower()}"

    def _body(self, event: str) -> str:
        if event == "TRUNCATE":
            return f'BEGIN DELETE FROM "{self.tally.table}"; RETURN NULL; END'  # noqa: S608
        come, gone = self._rows("come", "gone", event), self._rows("gone", "come", event)
        taken = self.tally.taking(*(rows and f"{rows} {self.tally.counted}" for rows in (come, gone)))
        # As many come as go in an update. Not left to the planner, which may begin with the other tables.
        nothing = f'IF NOT EXISTS ({come or gone} SELECT FROM "{self.table}") THEN RETURN NULL; END IF;'
        return f"BEGIN\n{nothing}\n{self._held(come, gone)}{taken}\nRETURN NULL;\nEND"

    def _rows(self, these: str, others: str, event: str) -> str:
        """The changed rows under the table's own name: the tally's SELECT then counts them in its place."""
        if these not in _SEEN[event]:
            return ""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        without = f" EXCEPT ALL SELECT {columns} FROM {others}" if others in _SEEN[event] else ""  # noqa: S608
        return f'WITH "{self.table}" AS (SELECT {columns} FROM {these}{without})'  # noqa: S608

    def _held(self, *changed: str) -> str:
        found = ""
        for column, other in self.depends_on.items():
            named = " UNION ".join(f'({rows} SELECT "{column}" FROM "{self.table}")' for rows in changed if rows)  # noqa: S608
            found += f'PERFORM 1 FROM "{other}" WHERE id IN ({named}) ORDER BY id FOR SHARE;\n'
        return found
