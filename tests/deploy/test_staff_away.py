"""The press office while the database is away: told so on every page, nothing typed is lost, the log stays short."""

import threading
import time
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, override_settings
from django.urls import NoReverseMatch, get_resolver, reverse

from demo.factories import ArticleFactory, SectionFactory
from energia_site.outages import SETTLED
from news.models import Article
from tests.admin.forms import of_page
from tools.nginx import executable
from tools.readers import Answer, read
from tools.stand import NAME, Host
from tools.wire import Wire

from .signing_in import TOKEN

pytestmark = [pytest.mark.xdist_group("deploy")]
ADD = "/admin/news/article/add/"
TITLE = 'Набрано <b>«перед»</b> обрывом & "после" него'
GONE, BACK = "The database is away", "The database is back"


class Editor:
    """In a browser of theirs: the session's cookie, and a form's token that fits it."""

    def __init__(self, host: Host) -> None:
        self.port = host.https
        user = User.objects.create_superuser("editor-of-the-night")
        client = Client()
        with override_settings(SECRET_KEY=host.environment["SECRET_KEY"]):
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        self._cookie = f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}; django_language=en"

    def get(self, path: str) -> Answer:
        return read(self.port, path, Cookie=self._cookie)

    def post(self, path: str, data: dict[str, str]) -> Answer:
        form = urlencode(data, doseq=True)
        return read(
            self.port, path, method="POST", body=form, Cookie=self._cookie, Content_Length=str(len(form)),
            Content_Type="application/x-www-form-urlencoded", Origin=f"https://{NAME}",
        )  # fmt: skip

    def new_article(self) -> dict[str, str]:
        """The form of a new article, filled in."""
        html = self.get(ADD).text
        section = SectionFactory()
        typed = {"title_ru": TITLE, "body_ru": "<p>Абзац.</p>\r\n\r\n<p>Ещё один.</p>", "section": str(section.pk)}
        found = of_page(html[html.index('id="content-main"') :])
        return {name: "".join(value) for name, value in found.items()} | typed  # a choice is a list of one


@pytest.fixture
def editor(hosts: list[Host]) -> Iterator[Editor]:
    yield Editor(hosts[0])
    User.objects.filter(username="editor-of-the-night").delete()


@pytest.fixture
def away(editor: Editor, wire: Wire) -> Iterator[Wire]:
    """`editor` comes first: their account has to stand before the database goes."""
    wire.cut()
    yield wire
    if not wire.path.exists():
        wire.join()
    _until(lambda: editor.get("/admin/").status == 200)


def _until(come, seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not come() and time.monotonic() < end:
        time.sleep(0.1)
    assert come()


def addresses() -> list[str]:
    """Every address of the admin that needs no record, and some that do."""
    found = {"/ru/", "/en/news/", "/en/search/?q=mir", "/admin/news/article/1/change/", "/admin/auth/user/1/password/"}
    _prefix, admin = get_resolver().namespace_dict["admin"]
    for name in filter(lambda name: isinstance(name, str), admin.reverse_dict):
        try:
            found.add(reverse(f"admin:{name}"))
        except NoReverseMatch:
            continue
    return sorted(found)


def test_nginx_is_here(db):
    """`db` has pytest-django make the test database; the other tests write to it outside its transactions."""
    assert executable(), "nginx is missing: run `make test`, which installs it or says how"


def test_every_page_says_so_in_both_languages_and_when_to_come_back(away, editor):
    paths = addresses()
    assert len(paths) > 40
    for path in paths:
        answer = editor.get(path)
        if path in ("/admin/jsi18n/", "/admin/logout/"):
            continue
        assert answer.status == 503, path
        assert answer.headers["retry-after"], path
        assert answer.headers["cache-control"] == "no-store", path
        assert "Сбой на сервере" in answer.text, path
        assert "A fault on the server" in answer.text, path


def test_what_was_typed_stands_on_the_page_and_goes_out_once_the_database_is_back(hosts, wire, editor):
    sent = editor.new_article()
    wire.cut()
    try:
        answer = editor.post(ADD, {**sent, "_save": ""})
        again = editor.post(ADD, {**sent, "_save": ""})
    finally:
        wire.join()
    assert (answer.status, again.status) == (503, 503)
    assert TITLE not in answer.text  # it is text there, not markup
    kept = of_page(answer.text)
    assert kept == {**sent, "_save": ""}
    assert f'action="{ADD}"' in answer.text
    assert "What you typed is here" in answer.text
    _until(lambda: editor.get("/admin/").status == 200)
    assert editor.post(ADD, kept).status == 302
    assert editor.post(ADD, kept).status == 302  # pressed once more: the same article
    assert Article.objects.filter(title_ru__startswith="Набрано").count() == 1


def test_a_connection_that_breaks_in_the_middle_of_a_save_loses_nothing(hosts, wire, editor):
    sent, got = editor.new_article(), []
    with connection.cursor() as cursor:
        cursor.execute("BEGIN; LOCK TABLE news_article IN ACCESS EXCLUSIVE MODE")
    try:
        saving = threading.Thread(target=lambda: got.append(editor.post(ADD, {**sent, "_save": ""})))
        saving.start()
        _until(_somebody_waits)
        wire.cut()
        saving.join(20)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
        wire.join()
    assert [answer.status for answer in got] == [503]
    assert of_page(got[0].text)["title_ru"] == TITLE
    _until(lambda: editor.get("/admin/").status == 200)


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def test_the_log_has_one_line_when_it_goes_and_one_when_it_is_back(hosts, editor, wire):
    logs = [hosts[0].folder / f"worker-{port}.log" for port in hosts[0].workers]
    time.sleep(SETTLED + 1.5)  # until the last test's outage is told to its end
    before = [log.stat().st_size for log in logs]
    article, sent = ArticleFactory(), editor.new_article()
    wire.cut()
    try:
        end = time.monotonic() + 6
        while time.monotonic() < end:
            for path in ("/admin/", "/readyz", f"/admin/news/article/{article.pk}/change/", "/en/"):
                editor.get(path)
            editor.post(ADD, sent)
    finally:
        wire.join()
    _until(lambda: all(BACK in log.read_text()[size:] for log, size in zip(logs, before, strict=True)), 15)
    for log, size in zip(logs, before, strict=True):
        lines = log.read_bytes()[size:].decode().splitlines()
        assert len(lines) == 2, lines
        assert GONE in lines[0]
        assert BACK in lines[1]
