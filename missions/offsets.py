"""Times counted from a launch, as people type and read them: T−2 h, T+10 min; in Russian T−2 ч, T+10 мин."""

import re
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FARTHEST = timedelta(days=60)
NOT_UNDERSTOOD = gettext_lazy("“%(typed)s” is not understood. Please write T−2 h, T+10 min or T−1 d 6 h.")
TOO_FAR = gettext_lazy("No more than 60 days before or after the launch.")

# T in either alphabet, and every sign that a keyboard or a text editor makes of a minus.
WHOLE = re.compile(r"[tт]?\s*(?P<sign>[-−–—+])\s*(?P<parts>\d.*)", re.IGNORECASE)
CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")
PART = re.compile(r"\s*(\d{1,5})\s*([a-zа-я]+)\.?\s*", re.IGNORECASE)
UNITS = {
    "days": ("d", "day", "days", "д", "дн", "день", "дня", "дней", "сут", "сутки", "суток"),
    "hours": ("h", "hr", "hour", "hours", "ч", "час", "часа", "часов"),
    "minutes": ("m", "min", "mins", "minute", "minutes", "м", "мин", "минута", "минуты", "минут"),
    "seconds": ("s", "sec", "second", "seconds", "с", "сек", "секунда", "секунды", "секунд"),
}
UNIT = {word: unit for unit, words in UNITS.items() for word in words}


def parse_offset(typed: str) -> timedelta:
    """Raises ValidationError, in the language of the page."""
    text = typed.strip().lower()
    if text in ("t", "т", "0", "t+0", "т+0", "t0", "т0"):
        return timedelta(0)
    match = WHOLE.fullmatch(text)
    length = _length(match["parts"].strip()) if match else None
    if match is None or length is None:
        raise ValidationError(NOT_UNDERSTOOD, params={"typed": typed[:40]})
    if length > FARTHEST:
        raise ValidationError(TOO_FAR)
    return length if match["sign"] == "+" else -length


def _length(parts: str) -> timedelta | None:
    if clock := CLOCK.fullmatch(parts):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    length, place = timedelta(0), 0
    while place < len(parts):
        part = PART.match(parts, place)
        if part is None or part[2] not in UNIT:
            return None
        length += timedelta(**{UNIT[part[2]]: int(part[1])})
        place = part.end()
    return length


def offset_text(offset: timedelta) -> str:
    """T−2 h 30 min / T−2 ч 30 мин; T+0 at the launch itself."""
    seconds = abs(int(offset.total_seconds()))
    days, seconds = divmod(seconds, 86400)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    parts = [(days, _("%(n)d d")), (hours, _("%(n)d h")), (minutes, _("%(n)d min")), (seconds, _("%(n)d s"))]
    text = " ".join(words % {"n": number} for number, words in parts if number)
    sign = "−" if offset < timedelta(0) else "+"
    return f"T{sign}{text or 0}"


class OffsetFormField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("encoder", None)
        super().__init__(**{"max_length": 40} | kwargs)
        self.widget.attrs |= {"placeholder": "T−2 h", "size": 12, "class": "vOffsetField"}

    def prepare_value(self, value: object) -> object:
        return offset_text(value) if isinstance(value, timedelta) else value

    def to_python(self, value: object) -> Any:
        if isinstance(value, timedelta):
            return value
        text = super().to_python(value)
        return parse_offset(text) if text else None

    def run_validators(self, value: object) -> None:
        """`parse` has judged what was typed; the length of a text says nothing of a time."""

    def has_changed(self, initial: object, data: object) -> bool:
        if self.disabled:
            return False
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class OffsetField(models.DurationField):
    """Time from a launch, negative before it."""

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": OffsetFormField} | kwargs)
