"""A save that takes pages from readers without saying so (a moved moment, another section or policy) is asked once.

A status that somebody chooses says it, and a withdrawal has a page of its own (`editorial.desk.withdrawing`).
"""

from collections.abc import Mapping
from copy import copy
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from editorial.content.models import Publishable
from editorial.core import languages

from .states import public_pages

TAKES_DOWN = "takes_down"  # the box beside the question


def is_confirmed(data: Mapping[str, Any]) -> bool:
    return TAKES_DOWN in data


def question(sentence: str) -> SafeString:
    """An error of a form, with the box that answers it."""
    box = '{} <label><input type="checkbox" name="{}" value="1"> {}</label>'
    return format_html(box, sentence, TAKES_DOWN, _("Yes, readers are to lose it"))


def sentence(stored: Publishable, changed: Publishable) -> str:
    """What readers would lose, or nothing. `changed` is not saved yet."""
    wish = copy(changed)
    for language in languages.LANGUAGES:
        column = languages.column("status", language)
        setattr(wish, column, getattr(stored, column))
    left = wish.public_languages()
    lost = [address for language, _name, address in public_pages(stored) if language not in left]
    if not lost:
        return ""
    said = _("Nothing has been saved yet: readers would no longer find %(addresses)s.")
    return said % {"addresses": get_text_list(lost, _("and"))}
