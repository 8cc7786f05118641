"""Database functions that know what a day is."""

from django.db import models


class MoscowDay(models.Func):
    """The Moscow day (a date) of an aware moment. Immutable in PostgreSQL, so a generated column may use it."""

    template = "(%(expressions)s AT TIME ZONE 'Europe/Moscow')::date"
    arity = 1
    output_field = models.DateField()


class AnyOf(models.Func):
    """`= ANY (array)`. An array subquery is asked once; `IN (SELECT …)` was once planned as a loop over four tables,
    on statistics taken while they were empty, and ran for minutes."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    arity = 2
    output_field = models.BooleanField()
