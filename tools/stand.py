"""A host as deploy/ describes it, on free ports of this machine: the unit's own command twice, nginx in front of them.

For the tests of what stands in front and for bench. The files of deploy/ are used as they are committed; only names,
ports and folders are put in their places.
"""

import os
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tools import nginx

ROOT = Path(__file__).resolve().parents[1]
NAME = "press.example"
PATIENCE = 60  # seconds for a process to answer
OUTER = """
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 2;
events {{ worker_connections 8192; }}
http {{
    {types}
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
    {more}
}}
"""


def free_ports(number: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(number)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


@dataclass
class Host:
    """Two workers and an nginx. `https` is the port readers use; `workers` are those behind."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    settings: str = "energia_site.settings.prod"
    name: str = NAME
    more: str = ""  # further blocks of nginx's http { }

    def __post_init__(self) -> None:
        self.https, self.http, *self.workers = free_ports(4)
        self.processes: dict[int, subprocess.Popen[bytes]] = {}

    @contextmanager
    def running(self) -> Iterator["Host"]:
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            for port in self.workers:
                self.start_worker(port)
            self._start_nginx()
            for port in self.workers:
                wait_until_healthy(port, self.name)
            yield self
        finally:
            for process in self.processes.values():
                process.terminate()
            for process in self.processes.values():
                process.wait(20)

    def start_worker(self, port: int) -> None:
        unit = (ROOT / "deploy/energia@.service").read_text()
        [line] = re.findall(r"^ExecStart=(.*)$", unit, re.MULTILINE)
        command = shlex.split(line.replace("%i", str(port)).replace("/srv/energia/.venv/bin", _bin()))
        environment = {**os.environ, **self.environment, "DJANGO_SETTINGS_MODULE": self.settings}
        with (self.folder / f"worker-{port}.log").open("wb") as log:
            self.processes[port] = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)  # noqa: S603 - the committed unit's command

    def _start_nginx(self) -> None:
        self._make_certificate()
        (self.folder / "site.conf").write_text(self.site())
        (self.folder / "nginx.conf").write_text(self._outer())
        command = [nginx.install(), "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"), "-g", "daemon off;"]
        self.processes[self.https] = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 - found by us
        wait_for(self.https)

    def _outer(self) -> str:
        user = "user root;" if os.geteuid() == 0 else ""
        types = Path("/etc/nginx/mime.types")
        include = f"include {types};" if types.exists() else ""
        return OUTER.format(user=user, folder=self.folder, types=include, more=self.more)

    def site(self) -> str:
        """The committed configuration with this stand's ports and folders."""
        text = (ROOT / "deploy/nginx.conf").read_text()
        text = text.replace(NAME, self.name)
        secret = f"ssl_certificate {self.folder}/site.crt; ssl_certificate_key {self.folder}/site.key;"
        places = [
            ("listen 443 ", f"listen 127.0.0.1:{self.https} "),
            ("listen 80", f"listen 127.0.0.1:{self.http}"),
            ("127.0.0.1:8001", f"127.0.0.1:{self.workers[0]}"),
            ("127.0.0.1:8002", f"127.0.0.1:{self.workers[1]}"),
            ("# ssl_certificate and ssl_certificate_key: see your certificate authority", secret),
            ("/var/cache/nginx/energia", f"{self.folder}/cache"),
            ("/srv/energia/var/static/", f"{self.environment.get('STATIC_ROOT', ROOT / 'var' / 'static')}/"),
            ("/srv/energia/var/", f"{ROOT}/var/"),
        ]
        for there, here in places:
            if there not in text:
                raise ValueError(f"deploy/nginx.conf no longer says {there!r}")
            text = text.replace(there, here)
        return text

    def _make_certificate(self) -> None:
        if (self.folder / "site.crt").exists():
            return
        command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        command += ["-keyout", f"{self.folder}/site.key", "-out", f"{self.folder}/site.crt", "-days", "2"]
        command += ["-subj", f"/CN={self.name}", "-addext", f"subjectAltName=DNS:{self.name}"]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - no word of it comes from outside


def collect_static(environment: dict[str, str], settings: str = "energia_site.settings.prod") -> None:
    """As a deployment does before its workers start: they serve no page whose stylesheet has not been collected."""
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    environment = {**os.environ, **environment, "DJANGO_SETTINGS_MODULE": settings}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)  # noqa: S603 - no word of it comes from outside


def _bin() -> str:
    return str(Path(sys.prefix) / "bin")


def wait_for(port: int) -> None:
    """Until something listens there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"nothing listens on port {port}")


def wait_until_healthy(port: int, name: str = NAME) -> None:
    """Until the worker on this port answers `/healthz`."""
    end = time.monotonic() + PATIENCE
    request = urllib.request.Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": name})
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(request, timeout=2):  # noqa: S310 - http
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise TimeoutError(f"no healthy worker on port {port}")
