"""On whose behalf the saves of this moment are made. Records ask here; `editorial.saving` answers for a person."""

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class Act(Protocol):
    def permit(self, record: Any, before: Any) -> None:
        """Refuses what the person may not change; settles the statuses that follow from the change."""

    def saved(self, record: Any, before: Any) -> None: ...


_act: ContextVar[Act | None] = ContextVar("act", default=None)


def current() -> Act | None:
    """None when nobody in particular acts: a command, a factory, a migration."""
    return _act.get()


@contextmanager
def as_act(act: Act | None) -> "Iterator[None]":
    token = _act.set(act)
    try:
        yield
    finally:
        _act.reset(token)
