"""The content cache as the tests have it: whatever is written in this process ends what was made before.

Values are kept in the tests as in a worker, so that a page which would show something old fails, and every query is
held against the apps that its value says it is made of.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from editorial.core import clock, content_cache
from editorial.core.content_cache import Stamp
from energia_site.page_cache.triggers import PRIVATE_APPS

_WORDS = re.compile(r"\w+")


class Written(content_cache.Validity):
    """A value holds as long as nothing is written and the clock stands."""

    def __init__(self) -> None:
        self.number = 0

    def stamp(self, apps: frozenset[str]) -> Stamp:
        return Stamp(apps, self.number, clock.now(), clock.now())

    def holds(self, stamp: Stamp) -> bool:
        return stamp.generation == self.number and stamp.since == clock.now()

    def watch(self, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
        """Of a connection just opened, to any database."""
        self.number += 1
        if self.hear not in connection.execute_wrappers:
            connection.execute_wrappers.append(self.hear)

    def hear(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if not sql.lstrip("( \n").upper().startswith(("SELECT", "WITH", "EXPLAIN")):
            self.number += 1
        elif (declared := content_cache.made_of()) is not None:
            read = {_apps_of_tables()[word] for word in _WORDS.findall(sql) if word in _apps_of_tables()}
            assert read - PRIVATE_APPS <= declared, f"made of {sorted(declared)}, and asks {sorted(read)}: {sql}"
        return execute(sql, params, many, context)


@cache
def _apps_of_tables() -> dict[str, str]:
    return {model._meta.db_table: model._meta.app_label for model in apps.get_models(include_auto_created=True)}


written = Written()


class _Lasting(content_cache.Validity):
    """Nothing is heard, and nothing comes to its end."""

    def stamp(self, apps: frozenset[str]) -> Stamp:
        return Stamp(apps, 0, clock.now(), clock.now())

    def holds(self, stamp: Stamp) -> bool:
        return True


@contextmanager
def lasting() -> Iterator[None]:
    """What is made once is kept, whatever happens."""
    content_cache.keep_while(_Lasting())
    try:
        yield
    finally:
        content_cache.keep_while(written)
