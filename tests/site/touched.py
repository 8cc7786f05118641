"""How much of the database a page reads, by PostgreSQL's own account."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.published_days import PublishedDay
from tests.content_cache import written


@dataclass(frozen=True)
class Cost:
    """Of one request: how many queries, and how many rows and index entries they looked at."""

    status: int
    queries: int
    rows: int
    greediest: str  # the query that read the most, with how much


def cost(client: Any, address: str) -> Cost:
    """Of a page after a change that ends everything it is made of. It was asked for once before: what is looked up once
    in a process is no matter of the page. Nor are the days that have something, which stand for all pages and are as
    many as the calendar has, however large the archive."""
    client.get(address)
    written.number += 1
    with CaptureQueriesContext(connection) as seen:
        response = client.get(address)
    asked = [query["sql"] for query in seen.captured_queries if is_read(query["sql"])]
    read = [(touched(sql), sql) for sql in asked if PublishedDay._meta.db_table not in sql]
    most, greediest = max(read, default=(0, ""))
    return Cost(response.status_code, len(seen), sum(rows for rows, _sql in read), f"{most}: {greediest}")


def is_read(sql: str) -> bool:
    """Not the frame of a transaction, nor the writing-down of a session."""
    return sql.lstrip("( \n").upper().startswith(("SELECT", "WITH"))


def touched(sql: str) -> int:
    """Rows and index entries that a query looks at, those that it throws away included."""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) " + sql.replace("%", "%%"), [])
        found = cursor.fetchone()[0]
    plan = json.loads(found) if isinstance(found, str) else found
    return round(sum(looked_at(node) for node in nodes(plan[0]["Plan"]) if "Scan" in node["Node Type"]))


def nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", []):
        yield from nodes(child)


def looked_at(node: dict[str, Any]) -> float:
    removed = ("Rows Removed by Filter", "Rows Removed by Index Recheck", "Rows Removed by Join Filter")
    return float((node["Actual Rows"] + sum(node.get(name, 0) for name in removed)) * node["Actual Loops"])
