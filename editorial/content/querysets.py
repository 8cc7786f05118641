"""The one rule of what the public sees."""

from datetime import UTC, datetime
from functools import cache
from typing import Any, Self

from django.db import connection, models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editorial.core import clock, languages

END_OF_TIME = datetime.max.replace(tzinfo=UTC)  # by then every moment has come: public regardless of the clock


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    APPROVED = "approved", _("approved")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Policy(models.TextChoices):
    """Which language may go out before the other is approved."""

    BOTH = "both", _("both together")
    RUSSIAN_FIRST = "russian_first", _("Russian first")
    RUSSIAN_ONLY = "russian_only", _("Russian only")


class Embargo(models.TextChoices):
    """What keeps a text back whatever its statuses say: it is prepared for something that may not happen."""

    NONE = "", pgettext_lazy("hold", "not held")
    WAITING = "waiting", pgettext_lazy("hold", "waiting")
    LOCKED = "locked", pgettext_lazy("hold", "locked")


def published_q(
    language: str | None = None, *, at: datetime | None = None, policy: str = "policy", prefix: str = ""
) -> models.Q:
    """Public in `language` (the page's, if not given) at a moment (now, if not given).

    `policy` is the lookup from the record to its language policy; `prefix` leads to the record from another model
    ("articles__"). A `Q`, so that joins, prefetches and counts use the same rule as the queryset.
    """
    language = language or languages.current()

    def q(**conditions: Any) -> models.Q:
        return models.Q(**{f"{prefix}{name}": value for name, value in conditions.items()})

    rule = q(**{f"status_{language}": Status.APPROVED}) & q(published_at__lte=at or clock.now()) & q(hold=Embargo.NONE)
    if language == languages.RUSSIAN:
        return rule & (~q(**{policy: Policy.BOTH}) | q(status_en=Status.APPROVED))
    return rule & ~q(**{policy: Policy.RUSSIAN_ONLY}) & q(status_ru=Status.APPROVED)


@cache
def public_sql(model: type[models.Model], language: str, *columns: str) -> str:
    """`published_q` as SQL, for a query that a page writes itself: a SELECT of what is public in a language at some
    time or other. Whoever asks it compares `published_at`, which is among the columns, with the clock."""
    rule = published_q(language, at=END_OF_TIME, policy=model.policy_path)  # type: ignore[attr-defined]
    query = model._default_manager.filter(rule).order_by().rewrite(False).values(*columns).query  # type: ignore[attr-defined]
    return str(connection.ops.compose_sql(*query.sql_with_params())).replace("%", "%%")  # type: ignore[attr-defined]


class PublishableQuerySet(models.QuerySet[Any]):
    def published(self, language: str | None = None, *, at: datetime | None = None) -> Self:
        return self.filter(published_q(language, at=at, policy=self.model.policy_path))

    def published_in_any(self, *, at: datetime | None = None) -> Self:
        """Public in at least one language: its address is known, and the other language's answers with a notice."""
        rule = models.Q()
        for language in languages.LANGUAGES:
            rule |= published_q(language, at=at, policy=self.model.policy_path)
        return self.filter(rule)
