"""On whose behalf the saves of this moment are made. Records ask here; `content.edit_session` answers for a person."""

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class Session(Protocol):
    def permit(self, record: Any, before: Any) -> None:
        """Refuses what the person may not change; settles the statuses that follow from the change."""

    def saved(self, record: Any, before: Any) -> None: ...


_session: ContextVar[Session | None] = ContextVar("edit_session", default=None)


def current() -> Session | None:
    """None when nobody in particular saves: a command, a factory, a migration."""
    return _session.get()


@contextmanager
def use(session: Session | None) -> "Iterator[None]":
    token = _session.set(session)
    try:
        yield
    finally:
        _session.reset(token)
