"""`make run`: what its workers share."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAIN = """
from demo import serve
for name in ("_compile_messages", "_prepare"):
    setattr(serve, name, lambda: None)
serve._announce = lambda port: None
def say(port):
    from django.conf import settings
    print(settings.SITE_CLOCK_STARTED)
serve._serve = say
serve.main()
"""


def test_every_worker_knows_when_the_clock_was_started():
    """Otherwise each counts from its own first request, and what is out for one is not yet for the other."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SITE_CLOCK")}
    environment |= {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "PORT": "18016"}
    done = subprocess.run(
        [sys.executable, "-c", MAIN], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert datetime.fromisoformat(done.stdout.strip()).tzinfo is not None
