"""How much of the database a page reads, by PostgreSQL's own account."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True)
class Cost:
    """Of one request: how many queries, and how many rows and index entries they looked at."""

    status: int
    queries: int
    rows: int
    greediest: str  # the query that read the most, with how much


def cost(client: Any, address: str) -> Cost:
    """Of a page asked for once before: what is looked up once in a process is no matter of the page."""
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        response = client.get(address)
    read = [(touched(query["sql"]), query["sql"]) for query in seen.captured_queries if is_read(query["sql"])]
    most, greediest = max(read, default=(0, ""))
    return Cost(response.status_code, len(seen), sum(rows for rows, _sql in read), f"{most}: {greediest}")


def is_read(sql: str) -> bool:
    """Not the frame of a transaction, nor the writing-down of a session. What is executed was prepared to be read."""
    return sql.lstrip("( ").upper().startswith(("SELECT", "WITH", "EXECUTE"))


def as_written(sql: str) -> str:
    """What an EXECUTE executes; other statements as they are."""
    if not sql.startswith("EXECUTE"):
        return sql
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE name = %s", [name_of(sql)])
        return str(cursor.fetchone()[0])


def name_of(sql: str) -> str:
    return sql.removeprefix("EXECUTE ").partition("(")[0]


def touched(sql: str) -> int:
    """Rows and index entries that a query looks at, those that it throws away included.

    Of what is prepared by the plan that serves any values: PostgreSQL comes to it after five of its own.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET plan_cache_mode = force_generic_plan")
        cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) " + sql.replace("%", "%%"), [])
        found = cursor.fetchone()[0]
        cursor.execute("RESET plan_cache_mode")
    plan = json.loads(found) if isinstance(found, str) else found
    return round(sum(looked_at(node) for node in nodes(plan[0]["Plan"]) if "Scan" in node["Node Type"]))


def nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", []):
        yield from nodes(child)


def looked_at(node: dict[str, Any]) -> float:
    removed = ("Rows Removed by Filter", "Rows Removed by Index Recheck", "Rows Removed by Join Filter")
    return float((node["Actual Rows"] + sum(node.get(name, 0) for name in removed)) * node["Actual Loops"])
