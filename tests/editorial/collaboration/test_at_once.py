"""Two people press at the same moment: the second waits for the first, and sees then what the first did."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from demo.factories import ArticleFactory, ExpeditionFactory, ExpeditionTaskFactory, SectionFactory
from missions.models import ExpeditionTask
from news.models import Article

from .people import Window, client_of

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[int]:
    """The status of each answer."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> int:
        start.wait()
        try:
            return int(act().status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


@pytest.fixture(params=range(3))
def again(request: Any) -> int:
    """A race that is won once may be lost the next time."""
    return int(request.param)


def test_of_two_texts_for_one_field_one_is_stored_and_the_other_shown(again):
    article = ArticleFactory(lead_en="Before", status_ru="draft", status_en="draft")
    address = f"/admin/news/article/{article.pk}/change/"
    windows = [Window(client_of(name), address) for name in ("anna", "boris")]
    answers = at_once(lambda: windows[0].send(lead_en="Anna's"), lambda: windows[1].send(lead_en="Boris's"))
    assert sorted(answers) == [200, 302]
    winner = answers.index(302)
    article.refresh_from_db()
    assert article.lead_en == ("Anna's", "Boris's")[winner]
    assert windows[1 - winner].data["lead_en"] == ("Anna's", "Boris's")[1 - winner]


def test_two_fields_changed_at_once_are_both_stored(again):
    article = ArticleFactory(title_ru="А", lead_en="B", status_ru="draft", status_en="draft")
    address = f"/admin/news/article/{article.pk}/change/"
    one, other = Window(client_of("anna"), address), Window(client_of("peter"), address)
    assert at_once(lambda: one.send(title_ru="Новое"), lambda: other.send(lead_en="New")) == [302, 302]
    article.refresh_from_db()
    assert (article.title_ru, article.lead_en) == ("Новое", "New")


def test_a_new_article_sent_twice_at_once_is_made_once(again):
    section = SectionFactory()
    window = Window(client_of("anna"), "/admin/news/article/add/")
    window.data |= {"section": str(section.pk), "title_ru": "Пуск"}
    data = dict(window.data)
    clients = [client_of("anna"), client_of("anna")]
    assert at_once(*(lambda client=client: client.post(window.address, data) for client in clients)) == [302, 302]
    assert Article.objects.count() == 1


def test_a_new_row_sent_twice_at_once_is_made_once(again):
    expedition = ExpeditionFactory()
    ExpeditionTaskFactory(expedition=expedition)
    window = Window(client_of("anna"), f"/admin/missions/expedition/{expedition.pk}/change/")
    row = {"text_ru": "Выход", "text_en": "Spacewalk", "state": "planned", "order": "5", "id": ""}
    data = window.data | {"tasks-TOTAL_FORMS": "2"} | {f"tasks-1-{name}": value for name, value in row.items()}
    clients = [client_of("anna"), client_of("anna")]
    assert at_once(*(lambda client=client: client.post(window.address, data) for client in clients)) == [302, 302]
    assert ExpeditionTask.objects.count() == 2
