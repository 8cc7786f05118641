"""What stands on many pages, made once in each process and kept until something that it is made of changes.

    @cached("missions", most=512)
    def crew_panel(day: date) -> SafeString: ...

The value may be HTML (a fragment) or what many fragments are made from (data); nobody changes it. It is kept for each
set of arguments, and for each language unless it says the same in all. `apps` are those whose tables it reads: whatever
is written to one of them, by whatever way, ends it, and so does the next moment at which their content changes by
itself (energia_site.page_cache.generation: the one rule by which whole pages end, too). Where nobody listens for
changes, as in management commands and in `make dev`, nothing is kept, and each call makes its value anew.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import update_wrapper
from threading import Lock
from typing import Any, Generic, ParamSpec, Protocol, TypeVar

from cachetools import LRUCache

from . import languages

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What was made is true for one generation of some apps' content, between two moments of the site's clock."""

    apps: frozenset[str] | None  # None for a page, which may show anything
    generation: int
    since: datetime
    until: datetime


class Validity(Protocol):
    """Knows until when what was made of some apps' tables is true."""

    def stamp(self, apps: frozenset[str]) -> Stamp:
        """Taken before a value is made, so that a change meanwhile ends it."""

    def holds(self, stamp: Stamp) -> bool: ...


_validity: Validity | None = None
_made_of: ContextVar[frozenset[str] | None] = ContextVar("made_of", default=None)
functions: list["Cached[Any, Any]"] = []  # every one there is, for the system check of their apps


def keep_while(validity: Validity | None) -> None:
    """From now on, in this process, values are kept as long as this says; None keeps nothing."""
    global _validity  # noqa: PLW0603 - one cache a process is the point
    _validity = validity
    for function in functions:
        function.clear()


def made_of() -> frozenset[str] | None:
    """The apps of the value that is being made; None outside of any. For the tests, which look at every query."""
    return _made_of.get()


class Cached(Generic[P, R]):
    """A function whose values are kept. Raises LookupError where it is called by another that names fewer apps: that
    one's value would outlive what it is made of."""

    def __init__(self, make: Callable[P, R], apps: tuple[str, ...], most: int, *, in_each_language: bool) -> None:
        update_wrapper(self, make)
        self.make, self.apps, self._in_each_language = make, frozenset(apps), in_each_language
        self._values: LRUCache[Hashable, tuple[Stamp, R]] = LRUCache(most)
        self._lock = Lock()
        functions.append(self)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        outer = _made_of.get()
        if outer is not None and not self.apps <= outer:
            raise LookupError(f"{self.make.__qualname__} is made of {sorted(self.apps)}, its caller of {sorted(outer)}")
        validity = _validity
        if validity is None:
            return self._made(*args, **kwargs)
        key = (languages.current() if self._in_each_language else "", args, tuple(kwargs.items()))
        with self._lock:
            kept = self._values.get(key)
        if kept is not None and validity.holds(kept[0]):
            return kept[1]
        stamp = validity.stamp(self.apps)
        value = self._made(*args, **kwargs)
        with self._lock:
            self._values[key] = (stamp, value)
        return value

    def _made(self, *args: P.args, **kwargs: P.kwargs) -> R:
        with _making(self.apps):
            return self.make(*args, **kwargs)

    def clear(self) -> None:
        with self._lock:
            self._values.clear()


@contextmanager
def _making(apps: frozenset[str]) -> Iterator[None]:
    token = _made_of.set(apps)
    try:
        yield
    finally:
        _made_of.reset(token)


def cached(*apps: str, most: int, in_each_language: bool = True) -> Callable[[Callable[P, R]], Cached[P, R]]:
    """`most` is how many values are kept: whatever was asked for longest ago goes first."""
    return lambda make: Cached(make, apps, most, in_each_language=in_each_language)
