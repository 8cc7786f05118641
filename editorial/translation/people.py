"""Who is at work on a translation, and who has been."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType

from editorial.content import people
from editorial.content.models import Need, Record
from editorial.content.people import person_name
from editorial.revisions.models import RevisionNote
from editorial.revisions.recording import qualified_column, revision_parent

from .sheet import Sheet


def who_changed(record: Record, column: str) -> tuple[str, datetime | None]:
    """Whose save changed a column last, and when; nothing where no person did. Of parts: any one of its kind."""
    key = revision_parent(record)
    note = (
        RevisionNote.objects.filter(
            fields__contains=[qualified_column(record, key, column)],
            revision__version__content_type=ContentType.objects.get_for_model(key[0]),
            revision__version__object_id=str(key[1]),
        )
        .select_related("revision__user")
        .order_by("-revision__date_created", "-pk")
        .first()
    )
    if note is None or note.revision.user is None:
        return "", None
    return person_name(note.revision.user), note.revision.date_created


def claim(user: Any, sheet: Sheet) -> None:
    """Who begins a page is at work on what is left of it, unless a colleague has said so before."""
    for row in sheet.rows.values():
        if row.need != Need.IN_STEP and row.translator_id != user.pk:
            with suppress(people.NotDone):
                people.claim(user, row)
