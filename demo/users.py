"""The demo's logins, one for each role. Each password is its name: they exist in the demo only."""

from django.contrib.auth.models import Group, User

from energia_site import roles

from . import production

LOGINS = {
    "press": roles.PRESS_OFFICER,
    "translator": roles.INTO_ENGLISH,
    "perevodchik": roles.INTO_RUSSIAN,
    "editor": roles.EDITOR,
    "chief": roles.CHIEF,
}
NAMES = {
    "press": ("Анна", "Ветрова"),
    "translator": ("Пётр", "Липин"),
    "perevodchik": ("Мария", "Снегирёва"),
    "editor": ("Игорь", "Жданов"),
    "chief": ("Ольга", "Каменева"),
}
SUPERUSER = "admin"


def load() -> list[str]:
    """A login for each role, and a superuser; returns the logins. Raises CommandError under production's settings."""
    production.refuse()
    for login, role in LOGINS.items():
        first, last = NAMES[login]
        user, created = User.objects.get_or_create(
            username=login, defaults={"is_staff": True, "first_name": first, "last_name": last}
        )
        if created:
            user.set_password(login)
            user.save()
        user.groups.set(Group.objects.filter(name=role))
    if not User.objects.filter(username=SUPERUSER).exists():
        User.objects.create_superuser(SUPERUSER, password=SUPERUSER)
    return [SUPERUSER, *LOGINS]
