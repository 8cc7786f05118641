"""How long `make run` takes from the command to the first page, on its second start.

Run after a first `make run`: `.venv/bin/python -m bench.second_start`. Uses PORT 8765.
"""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

PORT = "8765"


def main() -> None:
    environment = {**os.environ, "PORT": PORT}
    start = time.perf_counter()
    server = subprocess.Popen(["make", "--silent", "run"], env=environment, stdout=subprocess.DEVNULL)
    try:
        while time.perf_counter() - start < 120:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/ru/") as response:
                    response.read()
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.05)
            else:
                print(f"first page after {time.perf_counter() - start:.1f} s")
                return
        sys.exit("no page within two minutes")
    finally:
        server.terminate()
        server.wait(20)


if __name__ == "__main__":
    main()
