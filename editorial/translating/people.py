"""Who is at work on a translation, and who has been."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType

from .. import clock
from ..models import Need, Record, RevisionNote
from .sheet import Sheet


def name_of(user: Any) -> str:
    return str(user.get_full_name() or user.get_username()) if user else ""


def who_changed(record: Record, column: str) -> tuple[str, datetime | None]:
    """Whose save changed a column last, and when; nothing where no person did."""
    note = (
        RevisionNote.objects.filter(
            fields__contains=[column],
            revision__version__content_type=ContentType.objects.get_for_model(record),
            revision__version__object_id=str(record.pk),
        )
        .select_related("revision__user")
        .order_by("-revision__date_created", "-pk")
        .first()
    )
    if note is None or note.revision.user is None:
        return "", None
    return name_of(note.revision.user), note.revision.date_created


def claim(user: Any, sheet: Sheet) -> None:
    """Who writes is at work here, unless somebody has said so before."""
    for row in sheet.rows.values():
        if row.translator_id is None and row.need != Need.IN_STEP:
            row.translator, row.claimed_at = user, clock.now()
            row.save(update_fields=["translator", "claimed_at"])
