"""What every admin of a bilingual record shares. Models' own admins stand in their apps."""

from django.utils.translation import gettext_noop

from . import audit_entries
from .base import BilingualAdmin, BilingualInline, LanguageFields, RecordInline
from .publishable import PublishableAdmin, page_links

__all__ = [
    "BilingualAdmin",
    "BilingualInline",
    "LanguageFields",
    "PublishableAdmin",
    "RecordInline",
    "audit_entries",
    "page_links",
]

# Django's own phrases that our catalogue words anew.
#
# Django's Russian puts a model's name after a verb as it stands: «Добавить статья». A catalogue cannot decline a name,
# so ours avoids the verb's case («Добавить: статья»). Named here because the catalogue is made from the sources.
REWORDED = (
    gettext_noop("Add %s"),
    gettext_noop("Add %(name)s"),
    gettext_noop("Add another %(verbose_name)s"),
    gettext_noop("Add another %(model)s"),
    gettext_noop("Change %s"),
    gettext_noop("View %s"),
    gettext_noop("Change selected %(model)s"),
    gettext_noop("View selected %(model)s"),
    gettext_noop("The {name} “{obj}” was added successfully."),
    gettext_noop("The {name} “{obj}” was added successfully. You may add another {name} below."),
    gettext_noop("The {name} “{obj}” was changed successfully."),
    gettext_noop("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    gettext_noop("The {name} “{obj}” was changed successfully. You may edit it again below."),
    gettext_noop("The %(name)s “%(obj)s” was deleted successfully."),
    # Under the question whether to delete: each button says what it does.
    gettext_noop("Yes, I’m sure"),
    gettext_noop("No, take me back"),
)
