"""The demo and the real site: its logins, whose passwords are their names, never meet."""

import subprocess
import sys

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from demo import content, users
from demo.seeding import copying
from tests.site.test_settings import COMPLETE, ROOT, start

OWN = sorted(path.stem for path in (ROOT / "demo/management/commands").glob("[a-z]*.py"))
REFUSED = "settings of the real site"
AS_PRODUCTION = """
import django
django.setup()
from django.core.management import call_command
from {module} import Command
call_command(Command(){arguments})
"""


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, env=COMPLETE | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("command", OWN)
def test_production_has_no_command_of_the_demo(command):
    result = start([command], COMPLETE)
    assert result.returncode != 0
    assert f"Unknown command: '{command}'" in result.stderr
    assert command not in start(["help", "--commands"], COMPLETE).stdout.split()


@pytest.mark.parametrize(("command", "arguments"), [("load_demo", ""), ("seed_archive", ", articles=1")])
def test_whoever_reaches_it_another_way_is_refused_in_words_before_the_database_is_asked(command, arguments):
    """The database of these settings does not exist: an attempt to ask it would be another error."""
    result = run(AS_PRODUCTION.format(module=f"demo.management.commands.{command}", arguments=arguments))
    assert result.returncode != 0
    assert REFUSED in result.stderr
    assert "OperationalError" not in result.stderr


def test_production_does_not_load_the_demo_at_all():
    code = "import django, sys; django.setup(); import energia_site.urls, energia_site.wsgi\n"
    code += "print([name for name in sys.modules if name.partition('.')[0] in ('demo', 'factory', 'faker')])"
    result = run(code, PAGE_CACHE_BYTES="0")
    assert result.stdout.strip() == "[]", result.stderr


@pytest.mark.parametrize(("settings", "installed"), [("prod", False), ("demo", True), ("dev", True), ("test", True)])
def test_only_settings_that_are_not_the_real_sites_install_it(settings, installed):
    code = "from django.conf import settings; print('demo' in settings.INSTALLED_APPS)"
    result = run(code, DJANGO_SETTINGS_MODULE=f"energia_site.settings.{settings}")
    assert result.stdout.strip() == str(installed), result.stderr


@pytest.mark.parametrize(
    "load",
    [
        users.load,
        content.load,
        lambda: call_command("load_demo"),
        lambda: copying.seed(1, 1, lambda done, of: None),
        lambda: call_command("seed_archive", articles=1),
    ],
)
def test_production_that_installs_it_by_mistake_gets_no_login_either(db, settings, load):
    settings.SETTINGS_MODULE = "energia_site.settings.prod"
    with pytest.raises(CommandError, match=REFUSED):
        load()
    assert not User.objects.exists()


def test_settings_that_are_named_otherwise_and_do_not_install_it_are_refused_too(db, settings):
    settings.INSTALLED_APPS = [app for app in settings.INSTALLED_APPS if app != "demo"]
    settings.SETTINGS_MODULE = "energia_site.settings.of_another_host"
    with pytest.raises(CommandError, match=REFUSED):
        users.load()
    assert not User.objects.exists()
