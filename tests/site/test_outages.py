"""Which faults are the database's own, and what of them stands in the log."""

import logging

import psycopg2
import pytest
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.db.transaction import TransactionManagementError

from energia_site import outages
from energia_site.outages import SETTLED, Outages, fault_of_database

from .faults import CLOSED, REFUSED, of_state, wrapped


@pytest.mark.parametrize(
    ("error", "is_away"),
    [
        (wrapped(REFUSED), True),
        (wrapped(CLOSED, InterfaceError), True),
        (wrapped(psycopg2.DatabaseError("server closed the connection unexpectedly"), DatabaseError), True),
        (wrapped(of_state("57P01")), True),
        (wrapped(of_state("57P03")), True),
        (wrapped(of_state("53300")), True),
        (wrapped(of_state("08006")), True),
        (REFUSED, True),
        (wrapped(of_state("40P01")), False),
        (wrapped(of_state("55P03")), False),
        (wrapped(of_state("57014")), False),
    ],
)
def test_what_the_database_could_not_do_is_a_fault_of_its_own(error, is_away):
    fault = fault_of_database(error)
    assert fault is not None
    assert outages.is_away(fault) is is_away


@pytest.mark.parametrize(
    "error",
    [
        None,
        ValueError("ours"),
        DatabaseError("Save with update_fields did not affect any rows."),
        wrapped(psycopg2.InterfaceError("cursor already closed"), InterfaceError),
        wrapped(of_state("23505"), DatabaseError),
        wrapped(of_state("42601"), DatabaseError),
        TransactionManagementError("ours"),
    ],
)
def test_a_fault_of_ours_stays_one(error):
    assert fault_of_database(error) is None


def after(first: Exception, second: Exception) -> Exception:
    try:
        try:
            raise first
        except type(first):
            raise second  # noqa: B904 - what happens while an error is dealt with
    except type(second) as error:
        return error


def test_code_that_fails_because_the_connection_was_lost_is_no_fault_of_ours():
    assert fault_of_database(after(wrapped(REFUSED), TransactionManagementError("broken"))) is REFUSED
    assert fault_of_database(after(wrapped(REFUSED), AttributeError("none"))) is REFUSED


def test_a_retry_after_a_deadlock_may_still_show_a_fault_of_ours():
    assert fault_of_database(after(wrapped(of_state("40P01")), AttributeError("none"))) is None


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(outages.time, "monotonic", lambda: now[0])
    return now


def test_an_hour_without_a_database_is_two_lines(clock, caplog):
    told = Outages()
    with caplog.at_level(logging.INFO):
        for _second in range(3600):
            clock[0] += 1
            told.met(REFUSED)
            told.met(wrapped(REFUSED), in_request=True)
        clock[0] += SETTLED
        for _second in range(10):
            told.answered()
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]
    gone, back = [record.getMessage() for record in caplog.records]
    assert gone == "The database is away: connection refused Is the server running?"
    assert "after 3601 s: 3600 requests" in back


def test_a_database_that_comes_and_goes_within_a_second_is_one_outage(clock, caplog):
    told = Outages()
    for _time in range(100):
        told.met(REFUSED)
        clock[0] += SETTLED / 2
        told.answered()
    assert len(caplog.records) == 1


def test_the_next_outage_is_told_again(clock, caplog):
    told = Outages()
    for _time in range(2):
        told.met(REFUSED)
        clock[0] += SETTLED
        told.answered()
    assert len(caplog.records) == 4


def test_requests_add_no_line_of_their_own_while_it_is_away(broken, caplog):
    client = broken(wrapped(REFUSED))
    for _request in range(50):
        client.get("/admin/")
    assert [record.name for record in caplog.records] == ["energia_site.outages"]
    assert not caplog.records[0].exc_info


def test_what_a_database_that_is_there_could_not_do_is_one_line_each(broken, caplog):
    client = broken(wrapped(of_state("57014")))
    for _request in range(3):
        client.get("/admin/")
    lines = [record.getMessage() for record in caplog.records]
    assert len(lines) == 3
    assert all("GET /admin/: SQLSTATE 57014: in the server's words DETAIL: more" in line for line in lines)
    assert not any(record.exc_info for record in caplog.records)


@pytest.mark.django_db(transaction=True)
def test_a_connection_cut_inside_a_transaction_is_recognised_and_the_next_one_works():
    """By the server itself, as at its restart."""
    cut = "SELECT pg_terminate_backend(pg_backend_pid())"
    with pytest.raises((InterfaceError, DatabaseError)) as raised, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(cut)
    fault = fault_of_database(raised.value)
    assert fault is not None
    assert outages.is_away(fault)
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
