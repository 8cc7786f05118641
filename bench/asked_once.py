"""Addresses given on standard input, each asked once after the start: milliseconds of CPU.

Run by bench.pages in the folder of the checkout that it measures, which need not be this one's.
"""

import json
import logging
import sys
import time
from pathlib import Path


def main() -> None:
    sys.path.insert(0, str(Path.cwd()))
    paths: list[str] = json.load(sys.stdin)
    import django

    django.setup()
    logging.getLogger("django.request").setLevel(logging.ERROR)
    from django.core.wsgi import get_wsgi_application
    from django.test import Client

    from energia_site import gc_tuning, page_cache

    page_cache.in_front_of(get_wsgi_application())  # so that whatever a worker keeps is kept here, too
    gc_tuning.settle()
    client = Client()
    start = time.process_time()
    for path in paths:
        if (status := client.get(path).status_code) != 200:
            sys.exit(f"{path} answered {status}")
    sys.stdout.write(json.dumps((time.process_time() - start) * 1000))


if __name__ == "__main__":
    main()
