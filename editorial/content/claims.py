"""Who translates what: taken, handed over, given back. Each returns a sentence for the one who did it."""

from typing import Any

from django.utils.translation import gettext as _

from editorial.core import clock

from . import lookup, roles
from .models import Translation
from .people import people, person_name


class NotDone(Exception):
    """Nothing was changed; the message says why."""


def claim(user: Any, row: Translation) -> str:
    if row.translator_id == user.pk:
        return _("You have this translation already: %(title)s") % {"title": _title(row)}
    _refuse_if_taken(row, user)
    _give(row, user.pk)
    return _("It is yours: %(title)s") % {"title": _title(row)}


def hand_over(user: Any, row: Translation, to: str) -> str:
    """`to`: the colleague's key as it was sent."""
    if not roles.may_edit_facts(user):  # the press office hands out anybody's; a translator what nobody else has
        _refuse_if_taken(row, user)
    colleagues = dict(people().colleagues[row.language])
    chosen = lookup.parse_pk(to)
    if chosen is None or chosen not in colleagues:
        raise NotDone(_("Please choose a colleague who translates into this language."))
    _give(row, chosen)
    return _("Handed over to %(name)s: %(title)s") % {"name": colleagues[chosen], "title": _title(row)}


def give_back(user: Any, row: Translation) -> str:
    if row.translator_id is None:
        return _("Nobody has this translation: %(title)s") % {"title": _title(row)}
    if not roles.may_edit_facts(user):
        _refuse_if_taken(row, user)
    row.translator, row.claimed_at = None, None
    row.save(update_fields=["translator", "claimed_at"])
    return _("Given back, anybody may take it: %(title)s") % {"title": _title(row)}


def _refuse_if_taken(row: Translation, user: Any) -> None:
    holder = row.translator
    if holder is not None and holder.pk != user.pk and holder.is_active and holder.is_staff:
        sentence = _("%(name)s has this translation. Ask them, or the press office, to hand it over: %(title)s")
        raise NotDone(sentence % {"name": person_name(holder), "title": _title(row)})


def _give(row: Translation, to: int) -> None:
    row.translator_id, row.claimed_at = to, clock.now()
    row.save(update_fields=["translator", "claimed_at"])


def _title(row: Translation) -> str:
    return row.title or _("untitled")
