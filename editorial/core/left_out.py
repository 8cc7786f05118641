"""What a writer is told of words that came with a paste and are not stored."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .cleaning import CleanHtml
from .pasting.elements import LeftOut

_NAMES = {
    LeftOut.DELETED: gettext_lazy("what was struck out"),
    LeftOut.COMMENT: gettext_lazy("comments"),
    LeftOut.HIDDEN: gettext_lazy("hidden words"),
}


def of_form(form: Any) -> set[LeftOut]:
    """Of all rich texts of a form that has been checked."""
    texts = (value for value in form.cleaned_data.values() if isinstance(value, CleanHtml))
    return {kind for text in texts for kind in text.left_out}


def warning(kinds: Iterable[LeftOut]) -> str:
    """One sentence in the language of the interface."""
    known = set(kinds)
    names = ", ".join(str(name) for kind, name in _NAMES.items() if kind in known)
    return _("Left out of the text: %(what)s. Please look whether everything that should stand there does.") % {
        "what": names
    }
