"""Rows that PostgreSQL derives from others by triggers: right after every statement, but for those of a restore.

A dump holds them beside what they are counted from. Where its rows come into tables whose triggers stand already, they
are counted as they come, and the counts of the dump come on top.
"""

from django.db import models, transaction

from editorial.core.planner_statistics import analyze
from news import day_counts
from news.published_days import PublishedDay

MODELS: list[type[models.Model]] = [PublishedDay]


def recount(using: str = "default") -> None:
    """All of them from what stands, and PostgreSQL's statistics of all tables: what a restore ends with."""
    with transaction.atomic(using):
        day_counts.rebuild(using)
        analyze(using=using)
