"""What a text is waiting for, in words: which language, which step, who."""

from datetime import datetime
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.core import clock, languages
from editorial.core.date_formats import day_month, msk

from .models import Need, Status, Translation
from .people import People

RU, EN = languages.RUSSIAN, languages.ENGLISH

OUT = gettext_lazy("On the site: %(languages)s.")
WAITS = gettext_lazy("Ready, and held until an editor confirms how the launch went: %(languages)s.")
GOES_OUT = gettext_lazy("Goes out by itself: %(languages)s.")
AWAITING = {
    RU: gettext_lazy("The Russian text is approved and is held until the English one is."),
    EN: gettext_lazy("The English text is approved and is held until the Russian one is."),
}
STEPS: dict[str, dict[str, Any]] = {
    "draft": {
        RU: gettext_lazy("The Russian text is a draft."),
        EN: gettext_lazy("The English text is a draft."),
    },
    "review": {
        RU: gettext_lazy("The Russian text waits for an editor’s approval."),
        EN: gettext_lazy("The English text waits for an editor’s approval."),
    },
    "withdrawn": {
        RU: gettext_lazy("The Russian text is withdrawn."),
        EN: gettext_lazy("The English text is withdrawn."),
    },
    "unsent": {
        RU: gettext_lazy("The Russian translation is complete and not yet sent to review."),
        EN: gettext_lazy("The English translation is complete and not yet sent to review."),
    },
    "out_of_date": {
        RU: gettext_lazy("The Russian translation is out of date: %(fields)s."),
        EN: gettext_lazy("The English translation is out of date: %(fields)s."),
    },
    "missing": {
        RU: gettext_lazy("The Russian translation is missing: %(fields)s."),
        EN: gettext_lazy("The English translation is missing: %(fields)s."),
    },
    "claimed": {
        RU: gettext_lazy("%(name)s has been translating it into Russian since %(moment)s."),
        EN: gettext_lazy("%(name)s has been translating it into English since %(moment)s."),
    },
    "unclaimed": {
        RU: gettext_lazy("Nobody has taken the translation into Russian yet."),
        EN: gettext_lazy("Nobody has taken the translation into English yet."),
    },
}


def waiting(row: Translation, people: People, fields: str) -> list[str]:
    """Sentences. `fields`: the names of those that the translation lacks or has out of date, as one text."""
    found = [_outlook(row)]
    for language in (row.source_language, row.language):
        found += _step(row, language)
    if row.wanted and row.need != Need.IN_STEP:
        found += _translation(row, people, fields)
    return [sentence for sentence in found if sentence]


def status_in(row: Translation, language: str) -> str:
    return row.target_status if language == row.language else row.source_status


def _outlook(row: Translation) -> str:
    if row.ready:
        listed = get_text_list([str(languages.IN_LANGUAGE[name]) for name in row.ready], _("and"))
        if row.hold:
            return str(WAITS) % {"languages": listed}
        is_out = row.due_at is not None and row.due_at <= clock.now()
        return str(OUT if is_out else GOES_OUT) % {"languages": listed}
    approved = [name for name in languages.LANGUAGES if status_in(row, name) == Status.APPROVED]
    return str(AWAITING[approved[0]]) if approved else ""


def _step(row: Translation, language: str) -> list[str]:
    status = status_in(row, language)
    if language == row.language and status in (Status.DRAFT, ""):
        complete = row.wanted and row.need == Need.IN_STEP and status
        return [str(STEPS["unsent"][language])] if complete else []
    return [str(STEPS[status][language])] if status in STEPS else []


def _translation(row: Translation, people: People, fields: str) -> list[str]:
    claim = "claimed" if people.is_here(row.translator_id) else "unclaimed"
    known = {"fields": fields, "name": people.name(row.translator_id), "moment": moment_words(row.claimed_at)}
    return [str(STEPS[step][row.language]) % known for step in (row.need, claim)]


def moment_words(moment: datetime | None) -> str:
    return f"{day_month(moment)}, {msk(moment)}" if moment else "—"
