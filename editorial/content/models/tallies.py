"""How many translations stand in each state, kept by the database itself: the desk's grid then adds up some hundreds of
rows, whatever the number of records.

A row is a difference that one statement made. Were it the number itself, everybody who saves would hold it until the
commit, and two who save several records each would wait for each other. So rows are only added, and are added up where
they are read; every two hundredth folds those that stand into one for each group.
"""

from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import connections, models, transaction
from typing_extensions import override

from editorial.core.statement_triggers import StatementTrigger, Tally

from .translations import Translation

GROUPS = ("content_type", "shelf", "language", "need", "wanted", "hold", "source_status", "target_status")
FOLDED_EVERY = 200
ONE_AT_A_TIME = 0x74616C6C  # of PostgreSQL's advisory locks: who folds, or counts afresh


class TallyQuerySet(models.QuerySet[Any]):
    def groups(self) -> models.QuerySet[Any, dict[str, Any]]:
        """Of each group the number of `translations` and the `words` left in them."""
        added_up = {"translations": models.Sum("more"), "words": models.Sum("more_words")}
        return self.order_by().values(*GROUPS).annotate(**added_up).filter(translations__gt=0)


class TranslationTally(models.Model):
    """So many more translations, or fewer, of this kind in this state. Written by the triggers, never by hand."""

    # Not a constraint: the last of a kind that goes away is told after the kind itself is gone.
    content_type = models.ForeignKey(
        ContentType, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    shelf = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    need = models.CharField(max_length=12)
    wanted = models.BooleanField()
    hold = models.CharField(max_length=7)
    source_status = models.CharField(max_length=10)
    target_status = models.CharField(max_length=10)
    more = models.IntegerField()
    more_words = models.BigIntegerField()

    objects = TallyQuerySet.as_manager()

    class Meta:
        default_permissions: ClassVar[Any] = ()

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.shelf} → {self.language}, {self.need}: {self.more:+}"


COLUMNS = ("content_type_id", *GROUPS[1:])
KEYS = ", ".join(COLUMNS)
TABLE, COUNTED = TranslationTally._meta.db_table, Translation._meta.db_table

# Into the first of each group: every two hundredth number is then given to a difference, never to a sum.
FOLD = f"""
WITH folded AS (DELETE FROM {TABLE} RETURNING *)
INSERT INTO {TABLE} (id, {KEYS}, more, more_words)
SELECT min(id), {KEYS}, sum(more), sum(more_words) FROM folded
GROUP BY {KEYS} HAVING sum(more) <> 0 OR sum(more_words) <> 0;
"""  # noqa: S608 - names of our models
# One statement sees both tables as of one moment: what is committed meanwhile stays as differences.
COUNT_AFRESH = f"""
WITH forgotten AS (DELETE FROM {TABLE})
INSERT INTO {TABLE} ({KEYS}, more, more_words) SELECT {KEYS}, count(*), sum(words_left) FROM {COUNTED} GROUP BY {KEYS}
"""  # noqa: S608


class Differences(Tally):
    """A tally whose rows are only added, and now and then folded by whoever finds nobody else at it."""

    @override
    def taking(self, more: str, less: str) -> str:
        return f"""
DECLARE is_time boolean; BEGIN
WITH added AS ({self.inserting(more, less)} RETURNING id)
SELECT bool_or(id % {FOLDED_EVERY} = 0) INTO is_time FROM added;
IF is_time AND pg_try_advisory_xact_lock({ONE_AT_A_TIME}) THEN {FOLD} END IF;
END;"""  # noqa: S608


TRIGGER = StatementTrigger(
    name="translations_tallied",
    table=COUNTED,
    columns=(*COLUMNS, "words_left"),
    tally=Differences(
        table=TABLE,
        keys=COLUMNS,
        counted=f"SELECT {KEYS}, 1 AS more, words_left AS more_words FROM {COUNTED}",  # noqa: S608
        amounts=("more", "more_words"),
    ),
)


def install(using: str = "default", **kwargs: Any) -> None:
    """After every `migrate`. What stood before is counted where it was not."""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        if TABLE not in connections[using].introspection.table_names(cursor):
            return  # on the way back to a release that has no such table
        if TRIGGER.ensure(cursor):
            _count_afresh(cursor)


def rebuild(using: str = "default") -> None:
    """Everything counted afresh, while people work."""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        _count_afresh(cursor)


def _count_afresh(cursor: Any) -> None:
    # Who has folded and not committed yet is waited for: of a sum that is not seen, the rows that went into it are.
    cursor.execute(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})")
    cursor.execute(COUNT_AFRESH)
