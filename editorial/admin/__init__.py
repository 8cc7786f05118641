"""What every admin of a bilingual record shares. Models' own admins stand in their apps."""

from . import audit_entries, old_addresses, phrases
from .base import BilingualAdmin, BilingualInline, LanguageFields, RecordInline
from .publishable import PublishableAdmin, page_links

__all__ = [
    "BilingualAdmin",
    "BilingualInline",
    "LanguageFields",
    "PublishableAdmin",
    "RecordInline",
    "audit_entries",
    "old_addresses",
    "page_links",
    "phrases",
]
