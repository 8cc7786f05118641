#!/usr/bin/env bash
# Tried: Django 5.2.19, Python 3.11
# Guess: @admin.display(empty_value="—") on a method holds wherever the admin shows its value: in the list and, as a read-only
#        field, in the form.
# Seen:  in the list it does. The form prints the word None to whoever opens it, with empty_value on the method and with
#        empty_value_display on the ModelAdmin as well:
#            list   —
#            form   None
# So:    a method that a form shows gives its own dash back; a test looks for the word on every page of the admin
#        (tests/site/test_nothing_is_printed.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check django==5.2.19 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import re
import sys

import django
from django.conf import settings

settings.configure(
    ROOT_URLCONF=__name__,
    SECRET_KEY="only-for-this-script",
    ALLOWED_HOSTS=["testserver"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    INSTALLED_APPS=[
        f"django.contrib.{name}" for name in ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")
    ],
    STATIC_URL="/static/",
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
)
django.setup()

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from django.urls import path

admin.site.unregister(Group)


@admin.register(Group)
class Groups(admin.ModelAdmin):
    list_display = ("name", "launch")
    fields = readonly_fields = ("launch",)
    empty_value_display = "—"

    @admin.display(empty_value="—")
    def launch(self, group: Group) -> None:
        return None


urlpatterns = [path("admin/", admin.site.urls)]
call_command("migrate", verbosity=0)
client, group = Client(), Group.objects.create(name="Press office")
client.force_login(User.objects.create_superuser("editor"))
listed = client.get("/admin/auth/group/").content.decode()
form = client.get(f"/admin/auth/group/{group.pk}/change/").content.decode()
in_list = re.search(r'field-launch">([^<]*)<', listed).group(1)
in_form = re.search(r'class="readonly">([^<]*)<', form).group(1)
print(f"list   {in_list}\nform   {in_form}")
sys.exit((in_list, in_form) != ("—", "None"))
PYTHON
