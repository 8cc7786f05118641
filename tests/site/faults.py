"""Faults of the database, as psycopg2 and Django raise them."""

import psycopg2
from django.db import OperationalError
from psycopg2 import errors

REFUSED = psycopg2.OperationalError("connection refused\n\tIs the server running?\n")
CLOSED = psycopg2.InterfaceError("connection already closed")


def of_state(state: str) -> psycopg2.Error:
    kind = errors.lookup(state)
    return type(kind.__name__, (kind,), {"pgcode": state})("in the server's words\nDETAIL: more")


def wrapped(raw: BaseException, kind: type[Exception] = OperationalError) -> Exception:
    """As Django raises it."""
    try:
        try:
            raise raw
        except psycopg2.Error as error:
            raise kind(*error.args) from error
    except kind as error:
        return error
