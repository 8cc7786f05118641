"""What a translator sees."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from demo.factories import (
    ArticleFactory,
    ExpeditionFactory,
    FlightEventFactory,
    FlightFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
)
from editorial.content.models import Translation
from missions.models import ExpeditionTask
from news.models import Article
from tests.visible import in_one_line

from .conftest import Person, change, fields, state

pytestmark = pytest.mark.django_db


def html(response) -> str:
    return response.content.decode()


def side(response, key: str, name: str = "pair-source") -> str:
    """The source of one field on the page."""
    found = html(response)
    start = found.index(f'id="pair-{key}"')
    begin = found.index(f'class="{name}"', start)
    return found[begin : found.index('class="pair-target"', begin)]


def test_what_changed_in_the_source_is_shown_word_by_word_beside_the_field(stale, translator):
    page = translator.open(stale)
    assert "Посадка <ins>экипажа</ins>" in side(page, "title_en")
    assert "Землю <ins>вчера</ins>" in side(page, "body_en")
    assert "As it reads" in html(page)
    assert fields(page)["title_en"] == "Landing"


def test_a_text_in_step_shows_no_change_and_asks_for_nothing(stale, translator):
    page = translator.open(stale)
    assert "<ins>" not in side(page, "lead_en")
    assert 'value="lead_en">' not in html(page)


def test_a_source_reads_as_on_the_site_with_its_no_break_spaces(article, translator):
    Article.objects.filter(pk=article.pk).update(lead_ru="В\u00a0космос и обратно")
    assert "В\u00a0космос и\u00a0обратно" in side(translator.open(article), "lead_en")


def test_where_the_old_source_was_not_kept_the_page_says_so(stale, translator):
    row = state(stale)
    row.was = {}
    row.save()
    assert "What it said then was not kept" in side(translator.open(stale), "title_en")
    assert "<ins>" not in side(translator.open(stale), "title_en")


def test_a_source_written_by_other_hands_brings_no_script_into_the_page(article, translator):
    Article.objects.filter(pk=article.pk).update(body_ru="<p>a</p><script>alert(1)</script>", lead_ru="<b onclick=x>")
    found = html(translator.open(article))
    assert "alert(1)" not in side(translator.page, "body_en")
    assert "<b onclick" not in found


def test_a_text_written_in_english_is_translated_into_russian(db):
    article = ArticleFactory(section=SectionFactory(), source_language="en", title_ru="", title_en="Docked")
    page = Person("perevodchik").open(article)
    assert 'name="title_ru"' in html(page)
    assert 'name="title_en"' not in html(page)
    assert "Docked" in side(page, "title_ru")


def test_a_field_that_is_empty_in_both_languages_is_not_in_the_way(article, translator):
    change(article, place_ru="", place_en="")
    assert "place_en" not in fields(translator.open(article))


def test_an_expedition_and_its_tasks_stand_on_one_page(translator):
    expedition = ExpeditionFactory(summary_ru="<p>Работа.</p>", summary_en="<p>Work.</p>")
    done = ExpeditionTask.objects.create(expedition=expedition, text_ru="Выход", text_en="Spacewalk")
    todo = ExpeditionTask.objects.create(expedition=expedition, text_ru="Загрузка")
    page = translator.open(expedition)
    assert fields(page)[f"expeditiontask-{done.pk}-text_en"] == "Spacewalk"
    assert fields(page)[f"expeditiontask-{todo.pk}-text_en"] == ""
    assert "1 word left" in html(page)


def test_a_task_is_shown_on_the_page_of_its_expedition(translator):
    task = ExpeditionTask.objects.create(expedition=ExpeditionFactory(), text_ru="Загрузка")
    page = translator.open(task)
    assert page.status_code == 302
    assert page.url == f"/admin/translate/missions.expedition/{task.expedition_id}/#expeditiontask-{task.pk}"


def test_a_flight_shows_only_those_events_that_somebody_worded(translator):
    flight = FlightFactory(summary_ru="<p>Полёт.</p>")
    event = FlightEventFactory(flight=flight, kind="hatch", at=flight.docking_at, text_ru="Люк открыт")
    keys = fields(translator.open(flight))
    assert f"flightevent-{event.pk}-text_en" in keys
    assert sum(key.startswith("flightevent-") for key in keys) == 1


def test_a_photo_is_seen_while_its_caption_is_translated(translator):
    photo = PhotoFactory(caption_en="")
    page = html(translator.open(photo))
    assert 'class="translation-photo"' in page
    assert photo.file.name.rpartition("/")[2].rpartition(".")[0] in page


def test_a_biography_is_translated_under_the_name_in_the_language_of_the_source(translator):
    page = html(translator.open(PersonFactory(biography_ru="<p>Родился в Туркмении.</p>")))
    assert '<h1 lang="ru">Олег Кононенко</h1>' in page
    assert "4 words left" not in page
    assert "3 words left" in page


@pytest.mark.parametrize(
    ("login", "answer"),
    [("translator", 200), ("press", 200), ("editor", 200), ("chief", 200), ("perevodchik", 403)],
)
def test_the_page_is_for_those_who_write_in_its_language(article, login, answer):
    assert Person(login).open(article).status_code == answer


def test_who_translates_into_the_other_language_is_told_so(article):
    page = Person("perevodchik").open(article)
    assert "This page is for those who translate into English" in html(page)
    assert "Посадка" not in html(page)


def test_a_stranger_is_asked_to_sign_in(article):
    answer = Client().get(reverse("admin:translate", args=["news.article", article.pk]))
    assert answer.status_code == 302
    assert "/admin/login/" in answer.url


@pytest.mark.parametrize("label", ["missions.agency", "auth.user", "news.nothing", "x"])
def test_there_is_no_page_for_what_is_not_translated(translator, label):
    assert translator.client.get(f"/admin/translate/{label}/1/").status_code == 404


def test_a_record_that_is_gone_is_said_to_be_deleted(translator):
    answer = translator.client.get("/admin/translate/news.article/999/")
    assert answer.status_code == 410
    assert "it has been deleted" in html(answer)


def test_a_record_without_a_known_state_is_judged_by_what_it_has(article, translator):
    Translation.objects.all().delete()
    Article.objects.filter(pk=article.pk).update(lead_en="")
    page = translator.open(article)
    assert page.status_code == 200
    needs = re.findall(r'data-key="(\w+)" data-need="(\w+)"', in_one_line(html(page)))
    assert dict(needs)["lead_en"] == "missing"
    assert dict(needs)["title_en"] == "in_step"


def test_opening_does_not_claim(stale, translator):
    translator.open(stale)
    assert state(stale).translator is None


def test_who_is_at_work_is_said(stale, translator, press):
    translator.open(stale)
    translator.save(title_en="The crew lands")
    assert state(stale).translator == translator.user
    assert "Пётр Липин is translating it, since" in strip_tags(html(press.open(stale)))
    assert "you are translating it" in html(translator.open(stale))


def test_what_somebody_has_claimed_stays_theirs_when_another_saves(stale, translator, press):
    translator.open(stale)
    translator.save(title_en="The crew lands")
    press.open(stale)
    press.save(title_en="The crew is down")
    assert state(stale).translator == translator.user


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_page_speaks_the_language_of_the_interface(stale, language):
    page = html(Person("translator", language).open(stale))
    assert f'<html lang="{language}"' in page
    assert ("Заголовок" in page) == (language == "ru")


def test_the_number_of_queries_does_not_grow_with_the_tasks(translator, django_assert_num_queries):
    expedition = ExpeditionFactory(summary_ru="<p>Работа.</p>")
    for number in range(12):
        ExpeditionTask.objects.create(expedition=expedition, text_ru=f"Задача {number}")
    translator.open(expedition)
    with django_assert_num_queries(18):  # eight of them are the names that the checks know
        translator.open(expedition)


def test_an_event_of_no_flight_has_a_page_of_its_own(translator):
    event = FlightEventFactory(flight=None, kind="other", text_ru="Учения", text_en="")
    assert fields(translator.open(event))["text_en"] == ""
    translator.save(text_en="An exercise")
    event.refresh_from_db()
    assert event.text_en == "An exercise"


def test_a_claim_is_one_press(stale, translator, press):
    translator.open(stale)
    assert "you are translating it" in translator.send({"Accept": "application/json"}, action="claim").json()["summary"]
    press.open(stale)
    assert "Пётр Липин" in press.send({"Accept": "application/json"}, action="claim").json()["summary"]
    assert state(stale).translator == translator.user
