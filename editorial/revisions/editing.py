"""The way in for everybody who saves on behalf of a person."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.http import HttpRequest

from editorial.content import current_session
from editorial.content.edit_session import EditSession
from editorial.content.models import Edit
from editorial.content.revision_kinds import RevisionKind

from .recording import recording


@contextmanager
def editing(request: HttpRequest, *, edit: Edit | None = None, kind: str = RevisionKind.SAVED) -> Iterator[EditSession]:
    """All saves inside are this person's, in one transaction and one revision. Raises `roles.Refused`.

    Inside another one, it is the outer one: a form that opens a view's service makes one revision.
    """
    running = current_session.current()
    if isinstance(running, EditSession):
        yield running
        return
    session = EditSession(request, edit or Edit(), kind)
    with transaction.atomic(), current_session.use(session), recording(session):
        yield session
