"""Where the public sees a text, or what keeps it from being seen: in one sentence, for the one who edits it."""

from datetime import datetime

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
