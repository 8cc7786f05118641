"""What `make run` serves: production's own settings with the demo's content, over plain HTTP on this machine only.

A key of its own is made once in var/; it never leaves the machine.
"""

import os
import secrets
from pathlib import Path

from energia_site import embedded

_VAR = Path(__file__).resolve().parents[2] / "var"


def _key() -> str:
    path = _VAR / "secret_key"
    if not path.exists():
        _VAR.mkdir(exist_ok=True)
        path.write_text(secrets.token_urlsafe(64))
        path.chmod(0o600)
    return path.read_text()


os.environ.setdefault("SECRET_KEY", _key())
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost")
os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")
os.environ.setdefault("SITE_CLOCK", "2019-02-15T12:00:00+03:00")
os.environ.setdefault("SECURE_SSL_REDIRECT", "0")
os.environ.setdefault("SERVE_MEDIA", "1")
if not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = embedded.start(_VAR / os.environ.get("EMBEDDED_DATABASE", "pg"))

from .prod import *  # noqa: F403
from .prod import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "demo"]

SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
SECURE_PROXY_SSL_HEADER = None  # type: ignore[assignment] # Django takes None for "nobody in front of us"
PROXY_COUNT = 0
PROXY_ADDRESSES = []
