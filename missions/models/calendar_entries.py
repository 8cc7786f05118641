"""What stands in readers' own calendars: they take a change only if its number has grown (RFC 5545, SEQUENCE)."""

from typing import Any, ClassVar, Self

from django.core.checks import CheckMessage
from django.db import models

from editorial.content.models.checks import unknown_fields
from editorial.core import clock


class CalendarEntry(models.Model):
    calendar_facts: ClassVar[tuple[str, ...]] = ()  # columns whose change the calendar has to tell

    calendar_sequence = models.PositiveIntegerField(default=0, editable=False)
    calendar_changed_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def check(cls, **kwargs: Any) -> list[CheckMessage]:
        return [*super().check(**kwargs), *unknown_fields(cls, "calendar_facts", "missions.E001")]

    def count_change(self, before: Self | None) -> None:
        """Before a save. What is loaded may be older than what is stored, so the stored number counts."""
        if before is None:
            return
        self.calendar_sequence = before.calendar_sequence
        self.calendar_changed_at = before.calendar_changed_at
        if any(getattr(self, name) != getattr(before, name) for name in self.calendar_facts):
            self.calendar_sequence += 1
            self.calendar_changed_at = clock.now()
