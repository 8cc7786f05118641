"""What is opened after a save: the next of the queue."""

import pytest
from django.urls import reverse

from demo.factories import ExpeditionFactory
from missions.models import ExpeditionTask

from .conftest import Person

pytestmark = pytest.mark.django_db


def test_a_finished_text_is_followed_by_the_next_of_the_queue(stale, missing, translator):
    translator.open(stale)
    answer = translator.save(title_en="The crew lands", holds="body_en", action="next")
    assert answer["next"] == f"/admin/translate/news.article/{missing.pk}/"


def test_an_unfinished_text_is_followed_by_another_and_not_by_itself(stale, missing, translator):
    for one, other in ((stale, missing), (missing, stale)):
        translator.open(one)
        assert translator.save(action="next")["next"].endswith(f"/{other.pk}/")


def test_what_a_colleague_has_claimed_is_not_next(stale, missing, translator):
    colleague = Person("press")
    colleague.open(missing)
    colleague.save(title_en="Launch")
    translator.open(stale)
    assert translator.save(action="next")["next"] == ""


def test_the_end_of_the_queue_leads_to_the_desk(stale, translator):
    translator.open(stale)
    assert "Nothing else waits in the queue." in translator.save(action="next")["message"]
    assert translator.send(action="next").url == reverse("admin:index")


def test_the_next_task_is_opened_where_it_stands(stale, translator):
    task = ExpeditionTask.objects.create(expedition=ExpeditionFactory(), text_ru="Загрузка")
    translator.open(stale)
    address = translator.save(action="next")["next"]
    assert address == f"/admin/translate/missions.expedition/{task.expedition_id}/#expeditiontask-{task.pk}"


def test_a_page_that_could_not_be_saved_is_not_left(stale, missing, translator):
    translator.open(stale)
    assert translator.save(title_en="T" * 200, action="next")["next"] == ""
