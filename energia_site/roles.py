"""The press office's roles. `migrate` makes them and keeps them so: a right given by hand to a role does not last.

A user may hold several. Rights per language and approval are asked in `editorial.content.roles`.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

TEXTS = ["news.article", "news.project", "media_library.photo"]
FACTS = [
    "news.taskproof",
    *(
        f"missions.{name}"
        for name in ("expedition", "expeditiontask", "crewmembership", "flight", "flightevent", "spaceflight")
    ),
]
PEOPLE = ["missions.person"]
NAMES = [
    *(f"missions.{name}" for name in ("agency", "spacecraft", "launchvehicle", "launchsite", "port")),
    "news.section",
    "editorial.glossaryterm",
]
# What a translator's language is found in. Crews and trips have none.
TRANSLATED = [
    *TEXTS,
    *PEOPLE,
    *(f"missions.{name}" for name in ("expedition", "expeditiontask", "flight", "flightevent")),
]
UNTRANSLATED = ["missions.crewmembership", "missions.spaceflight", "news.taskproof"]


def _grant(actions: Iterable[str], models: Iterable[str]) -> set[str]:
    return {f"{app}.{action}_{name}" for action in actions for app, name in (model.split(".") for model in models)}


WRITE = _grant(["add", "change", "view"], [*TEXTS, *FACTS]) | _grant(["change", "view"], PEOPLE)
LOOK = _grant(["view"], NAMES)
TRANSLATE = _grant(["change", "view"], TRANSLATED) | _grant(["view"], UNTRANSLATED) | LOOK
BOTH_LANGUAGES = {"editorial.edit_ru", "editorial.edit_en", "editorial.edit_facts"}
EDIT = WRITE | LOOK | BOTH_LANGUAGES | _grant(["delete"], [*TEXTS, *FACTS])
APPROVE = {"editorial.approve", "editorial.read_audit", "editorial.view_auditentry"}
MANAGE = _grant(["add", "change", "delete", "view"], [*PEOPLE, *NAMES]) | _grant(
    ["add", "change", "view"], ["auth.user"]
)

PRESS_OFFICER = "press officer"
INTO_ENGLISH = "translator into English"
INTO_RUSSIAN = "translator into Russian"
EDITOR = "editor"
CHIEF = "chief"

ROLES: dict[str, set[str]] = {
    PRESS_OFFICER: WRITE | LOOK | BOTH_LANGUAGES,
    INTO_ENGLISH: TRANSLATE | {"editorial.edit_en"},
    INTO_RUSSIAN: TRANSLATE | {"editorial.edit_ru"},
    EDITOR: EDIT | APPROVE,
    CHIEF: EDIT | APPROVE | MANAGE,
}


def ensure(**kwargs: Any) -> None:
    """Idempotent; a receiver of post_migrate, when every permission exists."""
    for name, rights in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        rule = Q(pk=None)
        for right in rights:
            app, codename = right.split(".")
            rule |= Q(content_type__app_label=app, codename=codename)
        group.permissions.set(Permission.objects.filter(rule))
