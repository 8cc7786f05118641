"""Pages over HTTP, from a server of our own."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from missions.launch_library import importing
from missions.models import Person

from .conftest import SAMPLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def library():
    """`library.pages[path] = answer` (an object, or a status); `library.asked` are the requests."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            server.asked.append((self.path, self.headers.get("Authorization")))
            answer = server.pages.get(self.path, 404)
            status, body = (answer, b"") if isinstance(answer, int) else (200, json.dumps(answer).encode())
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) - server.lacking])

        def log_message(self, *args):
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.pages, server.asked, server.lacking = {}, [], 0
    server.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def people(start, end, following=None):
    results = json.loads((SAMPLES / "2.3" / "astronauts.json").read_text())["results"][start:end]
    return {"count": 8, "next": following, "previous": None, "results": results}


def test_pages_are_followed_to_the_last_with_the_key(library, monkeypatch):
    monkeypatch.setenv("LAUNCH_LIBRARY_TOKEN", "abc")
    library.pages = {
        "/2.3.0/astronauts/": people(0, 3, f"{library.address}/2.3.0/astronauts/?offset=3"),
        "/2.3.0/astronauts/?offset=3": people(3, 6, "/2.3.0/astronauts/?offset=6"),
        "/2.3.0/astronauts/?offset=6": people(6, 8),
    }
    report = importing.run([f"{library.address}/2.3.0/astronauts/"])
    assert report.refused == {}
    assert Person.objects.count() == 8
    assert [key for _path, key in library.asked] == ["Token abc"] * 3


@pytest.mark.parametrize("status", [403, 404, 429, 500])
def test_an_answer_that_is_none_brings_nothing(library, status):
    library.pages = {"/a": people(0, 3, f"{library.address}/b"), "/b": status}
    [why] = importing.run([f"{library.address}/a"]).refused.values()
    assert "/b" in why
    assert not Person.objects.exists()


def test_a_connection_that_breaks_off_brings_nothing(library):
    library.pages, library.lacking = {"/a": people(0, 8)}, 500
    assert importing.run([f"{library.address}/a"]).refused
    assert not Person.objects.exists()


def test_pages_that_lead_in_a_circle_are_refused(library):
    library.pages = {"/a": people(0, 3, f"{library.address}/b"), "/b": people(3, 6, f"{library.address}/a")}
    [why] = importing.run([f"{library.address}/a"]).refused.values()
    assert "circle" in why
    assert not Person.objects.exists()


@pytest.mark.parametrize("elsewhere", ["http://127.0.0.1:1/b", "https://example.org/b", "file:///etc/passwd"])
def test_a_list_does_not_lead_to_another_host(library, monkeypatch, elsewhere):
    monkeypatch.setenv("LAUNCH_LIBRARY_TOKEN", "abc")
    library.pages = {"/a": people(0, 3, elsewhere)}
    [why] = importing.run([f"{library.address}/a"]).refused.values()
    assert "another host" in why
    assert len(library.asked) == 1


def test_a_server_that_does_not_answer_is_named():
    [why] = importing.run(["http://127.0.0.1:9/2.3.0/agencies/"]).refused.values()
    assert "127.0.0.1:9" in why
