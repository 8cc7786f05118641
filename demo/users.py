"""The demo's logins. Each password is its name: they exist in the demo only."""

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q

TEXTS = ["article", "project", "photo"]
FACTS = ["person", "expedition", "expeditiontask", "crewmembership", "flight", "flightevent", "spaceflight"]
NAMES = ["agency", "spacecraft", "launchvehicle", "launchsite", "port", "section"]

# What each group may do, as (actions, models). The finer rules (per language, approval) come with the editorial desk.
GROUPS: dict[str, list[tuple[list[str], list[str]]]] = {
    "press officer": [(["add", "change", "view"], TEXTS + FACTS), (["view"], NAMES)],
    "editor": [(["add", "change", "delete", "view"], TEXTS + FACTS), (["add", "change", "view"], NAMES)],
    "translator": [(["change", "view"], TEXTS + FACTS), (["view"], NAMES)],
}
LOGINS = {"press": "press officer", "editor": "editor", "translator": "translator"}
SUPERUSER = "admin"


def load() -> list[str]:
    """Groups with their permissions and one login for each, and a superuser; returns the logins."""
    for name, grants in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        rule = Q(pk=None)
        for actions, models in grants:
            codenames = [f"{action}_{model}" for action in actions for model in models]
            rule |= Q(codename__in=codenames, content_type__app_label__in=["news", "missions", "media_library"])
        group.permissions.set(Permission.objects.filter(rule))
    for login, group_name in LOGINS.items():
        user, created = User.objects.get_or_create(username=login, defaults={"is_staff": True})
        if created:
            user.set_password(login)
            user.save()
        user.groups.set(Group.objects.filter(name=group_name))
    if not User.objects.filter(username=SUPERUSER).exists():
        User.objects.create_superuser(SUPERUSER, password=SUPERUSER)
    return [SUPERUSER, *LOGINS]
