"""Who works on translations, and how they are called."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from editorial.core import languages


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


def _add(found: People, user: Any) -> None:
    found.names[user.pk] = person_name(user)
    if not (user.is_active and user.is_staff):
        return
    found.here.add(user.pk)
    for language in languages.LANGUAGES:
        if getattr(user, f"edit_{language}"):
            found.colleagues[language].append((user.pk, found.names[user.pk]))


def person_name(user: Any) -> str:
    return str(user.get_full_name() or user.get_username())
