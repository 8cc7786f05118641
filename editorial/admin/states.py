"""Where the public sees a text, or what keeps it from being seen: in one sentence, for the one who edits it."""

from collections.abc import Mapping
from copy import copy
from datetime import datetime
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from editorial.content.models import Publishable, Sluggable
from editorial.content.querysets import Policy, Status
from editorial.core import clock, languages
from editorial.core.date_formats import long_date, msk


def public_pages(record: object) -> list[tuple[str, str, str]]:
    """(language, its name, address) of each page where a reader sees the record now."""
    if not isinstance(record, Sluggable):
        return []
    return [
        (language, str(languages.IN_LANGUAGE[language]), languages.address(record, language))
        for language in record.public_languages()
    ]


def moment_text(moment: datetime) -> str:
    return f"{long_date(moment)}, {msk(moment)}"


def standing(record: Publishable) -> str:
    if public := record.public_languages():
        return _("On the site: %(languages)s.") % {"languages": _listed(public)}
    if record.hold:
        return record.withheld_reason()
    approved = [name for name in languages.LANGUAGES if languages.text(record, "status", name) == Status.APPROVED]
    if not approved:
        return _what_keeps_it({languages.text(record, "status", name) for name in languages.LANGUAGES})
    if not (ready := record.ready_languages()):
        return _what_is_missing(record, approved[0])
    if record.published_at is None or record.published_at <= clock.now():
        return _("Not on the site: there is no publication moment.")
    moment = moment_text(record.published_at)
    return _("Goes out by itself on %(moment)s, Moscow time: %(languages)s.") % {
        "moment": moment,
        "languages": _listed(ready),
    }


def _what_keeps_it(statuses: set[str]) -> str:
    if Status.REVIEW in statuses:
        return _("Not on the site: it waits for an editor’s approval.")
    if Status.WITHDRAWN in statuses:
        return _("Withdrawn: no reader sees it; the text is kept.")
    return _("Not on the site: neither language is approved.")


def _what_is_missing(record: Publishable, approved: str) -> str:
    if approved == languages.RUSSIAN:
        return _("Not on the site: both languages go out together here, and the English text is not approved.")
    if record.policy_in_force() == Policy.RUSSIAN_ONLY:
        return _("Not on the site: only Russian goes out here, and the Russian text is not approved.")
    return _("Not on the site: English does not go out before Russian, and the Russian text is not approved.")


def _listed(names: list[str]) -> str:
    return get_text_list([str(languages.IN_LANGUAGE[name]) for name in names], _("and"))


# A save that takes pages from readers without saying so (a moved moment, another section or policy) is asked once.
# A status that somebody chooses says it, and a withdrawal has a page of its own (`editorial.desk.withdrawing`).
TAKES_DOWN = "takes_down"  # the box beside the question


def is_loss_confirmed(data: Mapping[str, Any]) -> bool:
    return TAKES_DOWN in data


def loss_question(sentence: str) -> SafeString:
    """An error of a form, with the box that answers it."""
    box = '{} <label><input type="checkbox" name="{}" value="1"> {}</label>'
    return format_html(box, sentence, TAKES_DOWN, _("Yes, readers are to lose it"))


def loss_sentence(stored: Publishable, changed: Publishable) -> str:
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
