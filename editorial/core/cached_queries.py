"""Queries that Django composes once and that are asked again and again with other values.

To compose a query of a public page takes Django five to ten times as long as PostgreSQL takes to answer it, and the
outcome is always the same but for its values. So it is composed with marks in their place, twice, with two sets of
marks: a parameter that differs between the two is the place of a value, everything else is part of the query.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import update_wrapper
from typing import Any, NamedTuple

from django.db import NotSupportedError, connections
from django.db.models import QuerySet
from django.utils.translation import get_language

from . import clock
from .prepared import Argument, Statement

# Days and moments that nobody asks for, all before the clock of the marks. Each mark is moved by another distance from
# the first set to the second, so that no two can be taken for one another, nor what is computed from them; and no part
# of a date stays the same, so that a year or a weekday is not taken for a part of the query.
_DAYS, _MOMENTS, _NOW = date(2, 1, 1), datetime(5, 1, 1, tzinfo=UTC), datetime(8, 1, 1, tzinfo=UTC)
_APART = timedelta(days=437, hours=5, minutes=17)
_NUMBERS = 20_000  # even the smallest of integer columns can hold them
_CLOCK = "the clock"  # no name of a value


class Uncomposable(TypeError):
    """A value ends up in the query as something that cannot be computed from it again."""


Way = Callable[[Any], Any]


class _Plan(NamedTuple):
    """A composed queryset with its compiler, the statement it comes to, and of which value each argument is made."""

    queryset: QuerySet[Any]
    compiler: Any
    statement: Statement
    arguments: list[tuple[str, Way]]


class Composed:
    """`compose(*fixed, **values)` returns a queryset; asked with the same, this returns the list of what it finds.

    `fixed` takes part in how the query reads (a language, a number of rows) and is hashable. Of `values`, which are
    days, aware moments, strings, keys and non-empty lists of these, the query may hold themselves, a moment so much
    earlier or later, or a day's bounds and last moment; the clock is one of them. `compose` compares none of them.
    Raises Uncomposable where a query holds anything else.
    """

    def __init__(self, compose: Callable[..., QuerySet[Any]]) -> None:
        update_wrapper(self, compose)
        self._compose = compose
        self._plans: dict[Any, _Plan] = {}

    def __call__(self, *fixed: Any, **values: Any) -> list[Any]:
        key = (get_language(), fixed, tuple(values))
        plan = self._plans.get(key) or self._plans.setdefault(key, self._planned(fixed, values))
        values[_CLOCK] = clock.now()
        try:
            return list(_asked(plan, values))
        except NotSupportedError:
            if not plan.statement.has_aged(plan.queryset.db):
                raise
            return list(_asked(plan, values))

    def first(self, *fixed: Any, **values: Any) -> Any:
        """The first of what it finds, None where it finds nothing. The queryset says that one is enough."""
        return next(iter(self(*fixed, **values)), None)

    def _planned(self, fixed: tuple[Any, ...], values: dict[str, Any]) -> _Plan:
        compiled = []
        for marks in (_marks(values, 0), _marks(values, 1)):
            with clock.seen_at(marks[_CLOCK]):
                given = {name: mark for name, mark in marks.items() if name != _CLOCK}
                queryset = self._compose(*fixed, **given)
                compiler = queryset.query.get_compiler(using=queryset.db)
                derived = {name: list(_derived(mark)) for name, mark in marks.items()}
                compiled.append((derived, queryset, compiler, *compiler.as_sql()))
        (once, queryset, compiler, sql, params), (again, _q, _c, other_sql, other_params) = compiled
        if sql != other_sql or len(params) != len(other_params):
            raise Uncomposable(f"{self._compose.__qualname__} reads otherwise with other values")
        arguments: dict[tuple[str, Way], Argument] = {}
        written = list(params)
        for place, pair in enumerate(zip(params, other_params, strict=True)):
            if pair[0] != pair[1]:
                made = _found(pair, once, again)
                written[place] = arguments.setdefault(made, Argument(len(arguments), pair[0]))
        return _Plan(queryset, compiler, Statement(sql, written), list(arguments))


def _marks(values: dict[str, Any], which: int) -> dict[str, Any]:
    marks = {name: _mark(value, which, number) for number, (name, value) in enumerate(values.items())}
    return {**marks, _CLOCK: _NOW + which * _APART}


def _mark(value: Any, which: int, number: int) -> Any:
    apart = timedelta(days=number) + which * (_APART + timedelta(days=1 + number))
    if isinstance(value, list):
        return [_mark(value[0], which, number)]
    if isinstance(value, datetime):
        return _MOMENTS + apart
    if isinstance(value, date):
        return _DAYS + apart
    if isinstance(value, str):
        return f"\ue000{which}{number}"
    if isinstance(value, int) and not isinstance(value, bool):
        return _NUMBERS + 1000 * which + number
    raise Uncomposable(f"{value!r} is none of the values that a query is asked with")


def _itself(value: Any) -> Any:
    return value


def _begins(day: date) -> datetime:
    return clock.bounds(day)[0]


def _ends(day: date) -> datetime:
    return clock.bounds(day)[1]


_OF_DAY = (_itself, _begins, _ends, clock.last_moment)
_OF_MOMENT = (_itself, clock.day_of)


def _derived(mark: Any) -> Iterator[tuple[Way, Any]]:
    """What a query may hold of a value: how it is computed, and what comes out for the mark."""
    if isinstance(mark, list):
        yield from ((_of_each(way), [found]) for way, found in _derived(mark[0]))
    elif isinstance(mark, datetime):
        yield from ((way, way(mark)) for way in _OF_MOMENT)
    elif isinstance(mark, date):
        yield from ((way, way(mark)) for way in _OF_DAY)
    else:
        yield _itself, mark


def _of_each(way: Way) -> Way:
    return lambda values: [way(value) for value in values]


def _found(pair: tuple[Any, Any], *marks: dict[str, Any]) -> tuple[str, Way]:
    """The value of which a parameter is made that is the one with the first marks, the other with the second."""
    for name, once in marks[0].items():
        again = marks[1][name]
        for (way, first), (_way, second) in zip(once, again, strict=True):
            if (first, second) == pair:
                return name, way
        later = {_later_by(found, each[0][1]) for found, each in zip(pair, (once, again), strict=True)}
        if len(later) == 1 and None not in later:
            return name, _moved(later.pop())
    raise Uncomposable(f"{pair[0]!r} is not computed from a value in a known way")


def _later_by(moment: Any, mark: Any) -> timedelta | None:
    are_moments = isinstance(moment, datetime) and isinstance(mark, datetime)
    return moment - mark if are_moments else None


def _moved(by: Any) -> Way:
    return lambda moment: moment + by


def _asked(plan: _Plan, values: dict[str, Any]) -> QuerySet[Any]:
    """The queryset, whose compiler has nothing left to do. Not for filters: those would not be heard."""
    using = plan.queryset.db
    asked = plan.statement.on(using, [way(values[name]) for name, way in plan.arguments])
    queryset, query, compiler = (_twin(each) for each in (plan.queryset, plan.queryset.query, plan.compiler))
    compiler.connection = connections[using]  # the plan is everybody's, a connection is a thread's
    compiler.as_sql = lambda *args, **kwargs: asked
    query.get_compiler = lambda *args, **kwargs: compiler
    queryset._query = query
    return queryset


def _twin(of: Any) -> Any:
    """Without what `copy` does to a queryset: it would ask the database."""
    twin = object.__new__(type(of))
    twin.__dict__ = of.__dict__.copy()
    return twin
