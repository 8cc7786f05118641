"""`python -m bench.import`: Launch Library's 7,000 launches, 800 people and 300 expeditions, into an empty database.

Each run is a process of its own, so that its largest memory is its own. The database is made beside the site's, and
dropped.
"""

import logging
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from . import launch_library

ROUNDS = ("first", "second")


def measured(files: list[str]) -> str:
    """One import in this process: what it did, seconds, and the most memory in MB."""
    import django

    django.setup()
    from missions.launch_library.importing import run

    started = time.perf_counter()
    report = run(files)
    seconds = time.perf_counter() - started
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counts = ", ".join(f"{number} {state}" for state, number in report.counts().items())
    return f"{seconds:6.1f} s  {most:5.0f} MB  {counts}"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "energia_site.settings.test")
    if len(sys.argv) > 1:
        print(measured(sys.argv[1:]))
        return
    import django

    django.setup()
    from django.db import connection
    from django.test.runner import DiscoverRunner

    logging.getLogger("django.request").setLevel(logging.ERROR)
    runner = DiscoverRunner(verbosity=0, interactive=False)
    old_config = runner.setup_databases()
    try:
        with TemporaryDirectory() as folder:
            files = [str(path) for path in launch_library.write(Path(folder))]
            size = sum(Path(file).stat().st_size for file in files) / 1e6
            print(f"{size:.0f} MB of JSON")
            address = os.environ | {"DATABASE_URL": _address(connection.settings_dict["NAME"])}
            for name in ROUNDS:
                command = [sys.executable, "-m", "bench.import", *files]
                done = subprocess.run(command, env=address, check=True, stdout=subprocess.PIPE, text=True)
                print(f"{name:7}", done.stdout.strip())
    finally:
        runner.teardown_databases(old_config)


def _address(name: str) -> str:
    """Of the database beside the site's, on the same server."""
    from django.conf import settings

    return urlsplit(settings.DATABASE_URL)._replace(path=f"/{name}").geturl()


if __name__ == "__main__":
    main()
