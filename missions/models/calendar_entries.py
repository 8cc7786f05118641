"""What stands in readers' own calendars: they take a change only if its number has grown (RFC 5545, SEQUENCE)."""

from typing import ClassVar, Self

from django.db import models

from editorial.core import clock


class CalendarEntry(models.Model):
    calendar_facts: ClassVar[tuple[str, ...]] = ()  # columns whose change the calendar has to tell

    calendar_sequence = models.PositiveIntegerField(default=0, editable=False)
    calendar_changed_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True

    def count_change(self, before: Self | None) -> None:
        """Before a save. What is loaded may be older than what is stored, so the stored number counts."""
        if before is None:
            return
        self.calendar_sequence = before.calendar_sequence
        self.calendar_changed_at = before.calendar_changed_at
        if any(getattr(self, name) != getattr(before, name) for name in self.calendar_facts):
            self.calendar_sequence += 1
            self.calendar_changed_at = clock.now()
