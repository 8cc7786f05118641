"""Who works on translations, how they are called, and who translates what: taken, handed over, given back."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission, User
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from editorial.core import clock, languages

from . import lookup, roles
from .models import Translation


@dataclass
class People:
    names: dict[int, str] = field(default_factory=dict)
    colleagues: dict[str, list[tuple[int, str]]] = field(default_factory=dict)  # by language: who may translate into it

    def name(self, pk: int | None) -> str:
        return self.names.get(pk or 0) or _("somebody who has left")

    def is_here(self, pk: int | None) -> bool:
        """False for an account that is closed or gone: what it holds is anybody's."""
        return pk in self.here

    here: set[int] = field(default_factory=set)


def _holds(codename: str) -> Exists:
    by_group_or_hand = Q(group__user=OuterRef("pk")) | Q(user=OuterRef("pk"))
    rights = Permission.objects.filter(content_type__app_label="editorial", codename=codename)
    return Exists(rights.filter(by_group_or_hand))


def people(mentioned: Iterable[int | None] = ()) -> People:
    """Those who may translate, and those who are mentioned. One query."""
    rights = {f"edit_{language}": _holds(f"edit_{language}") for language in languages.LANGUAGES}
    users = get_user_model().objects.annotate(facts=_holds("edit_facts"), **rights)
    known = {pk for pk in mentioned if pk}
    worker = Q(is_active=True, is_staff=True) & (Q(edit_ru=True) | Q(edit_en=True))
    found = People(colleagues={language: [] for language in languages.LANGUAGES})
    # Translators first: they are whom a translation is handed to.
    for user in users.filter(worker | Q(pk__in=known)).order_by("facts", "last_name", "first_name", "username"):
        _add(found, user)
    return found


def _add(found: People, user: User) -> None:
    found.names[user.pk] = person_name(user)
    if not (user.is_active and user.is_staff):
        return
    found.here.add(user.pk)
    for language in languages.LANGUAGES:
        if getattr(user, f"edit_{language}"):
            found.colleagues[language].append((user.pk, found.names[user.pk]))


def person_name(user: User) -> str:
    return str(user.get_full_name() or user.get_username())


# Each of the three actions below returns a sentence for the one who did it.


class NotDone(Exception):
    """Nothing was changed; the message says why."""


def claim(user: roles.AnyUser, row: Translation) -> str:
    if row.translator_id == user.pk:
        return _("You have this translation already: %(title)s") % {"title": _title(row)}
    _refuse_if_taken(row, user)
    _give(row, user.pk)
    return _("It is yours: %(title)s") % {"title": _title(row)}


def hand_over(user: roles.AnyUser, row: Translation, to: str) -> str:
    """`to`: the colleague's key as it was sent."""
    if not roles.may_edit_facts(user):  # the press office hands out anybody's; a translator what nobody else has
        _refuse_if_taken(row, user)
    colleagues = dict(people().colleagues[row.language])
    chosen = lookup.parse_pk(to)
    if chosen is None or chosen not in colleagues:
        raise NotDone(_("Please choose a colleague who translates into this language."))
    _give(row, chosen)
    return _("Handed over to %(name)s: %(title)s") % {"name": colleagues[chosen], "title": _title(row)}


def give_back(user: roles.AnyUser, row: Translation) -> str:
    if row.translator_id is None:
        return _("Nobody has this translation: %(title)s") % {"title": _title(row)}
    if not roles.may_edit_facts(user):
        _refuse_if_taken(row, user)
    row.translator, row.claimed_at = None, None
    row.save(update_fields=["translator", "claimed_at"])
    return _("Given back, anybody may take it: %(title)s") % {"title": _title(row)}


def _refuse_if_taken(row: Translation, user: roles.AnyUser) -> None:
    holder = row.translator
    if holder is not None and holder.pk != user.pk and holder.is_active and holder.is_staff:
        sentence = _("%(name)s has this translation. Ask them, or the press office, to hand it over: %(title)s")
        raise NotDone(sentence % {"name": person_name(holder), "title": _title(row)})


def _give(row: Translation, to: int | None) -> None:
    row.translator_id, row.claimed_at = to, clock.now()
    row.save(update_fields=["translator", "claimed_at"])


def _title(row: Translation) -> str:
    return row.title or _("untitled")
