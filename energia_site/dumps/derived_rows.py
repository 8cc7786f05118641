"""Rows that PostgreSQL derives from others by triggers: right after every statement, but for those of a restore.

A dump holds them beside what they are counted from. Where its rows come into tables whose triggers stand already, they
are counted as they come, and the counts of the dump come on top.
"""

from django.db import models, transaction

from editorial.content.models import TranslationTally, tallies
from editorial.core.planner_statistics import analyze
from news import published_days
from news.published_days import PublishedDay

MODELS: list[type[models.Model]] = [PublishedDay, TranslationTally]


def recount(using: str = "default") -> None:
    """All of them from what stands, and PostgreSQL's statistics of all tables: what a restore ends with."""
    with transaction.atomic(using):
        published_days.rebuild(using)
        tallies.rebuild(using)
        analyze(using=using)
