from editorial.content.querysets import Embargo, Policy, Status, published_q

from .audit import AuditEntry
from .glossary import GlossaryTerm
from .publishing import Publishable
from .records import OldAddress, Record, Sluggable
from .translations import Edit, Need, Translation

__all__ = [
    "AuditEntry",
    "Edit",
    "Embargo",
    "GlossaryTerm",
    "Need",
    "OldAddress",
    "Policy",
    "Publishable",
    "Record",
    "Sluggable",
    "Status",
    "Translation",
    "published_q",
]
