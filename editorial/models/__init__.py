from ..querysets import Hold, Policy, Status, published_q
from .audit import AuditEntry
from .glossary import GlossaryTerm
from .history import RevisionNote
from .previews import PreviewLink
from .publishing import Publishable
from .records import Addressed, OldAddress, Record
from .tallies import TranslationTally
from .together import Presence, SentForm
from .translations import Edit, Need, Translation

__all__ = [
    "Addressed",
    "AuditEntry",
    "Edit",
    "GlossaryTerm",
    "Hold",
    "Need",
    "OldAddress",
    "Policy",
    "Presence",
    "PreviewLink",
    "Publishable",
    "Record",
    "RevisionNote",
    "SentForm",
    "Status",
    "Translation",
    "TranslationTally",
    "published_q",
]
