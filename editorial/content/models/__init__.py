from editorial.content.querysets import Hold, Policy, Status, published_q

from .audit import AuditEntry
from .glossary import GlossaryTerm
from .publishing import Publishable
from .records import Addressed, OldAddress, Record
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
    "Publishable",
    "Record",
    "Status",
    "Translation",
    "published_q",
]
