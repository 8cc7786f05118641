"""Where Django looks for the tables of this app: each layer has its own."""

from .collaboration.models import Presence, SentForm
from .content.models import AuditEntry, GlossaryTerm, OldAddress, Translation
from .previews.models import PreviewLink
from .revisions.models import RevisionNote

__all__ = [
    "AuditEntry",
    "GlossaryTerm",
    "OldAddress",
    "Presence",
    "PreviewLink",
    "RevisionNote",
    "SentForm",
    "Translation",
]
