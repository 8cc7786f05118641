"""What is kept of a save, and of what stood before it."""

import pytest
from django.db import transaction

from demo.factories import ExpeditionFactory, FlightFactory, PersonFactory
from editorial.content.models import Edit
from editorial.revisions.editing import editing
from missions.models import CrewMembership, ExpeditionTask
from tests.admin.forms import fields

from .scenes import change, kinds, request_of, revisions


def test_the_first_change_keeps_what_stood_before_it(article, press):
    assert kinds(article) == []  # what a seed makes costs nothing
    change(press.user, article, title_en="Second title")
    assert kinds(article) == ["saved", "baseline"]
    saved, baseline = revisions(article)
    assert (saved.user, baseline.user) == (press.user, None)
    assert (saved.note.languages, saved.note.fields, saved.note.minor) == (["en"], ["title_en"], False)


def test_every_later_change_is_one_revision(article, press):
    for title in ("Two", "Three", "Four"):
        change(press.user, article, title_en=title)
    assert kinds(article) == ["saved", "saved", "saved", "baseline"]


def test_a_save_that_changes_nothing_leaves_no_trace(article, press):
    change(press.user, article)
    assert kinds(article) == []


def test_a_refused_save_leaves_no_trace(article, translator):
    from editorial.content.roles import Refused

    with pytest.raises(Refused), transaction.atomic():
        change(translator.user, article, title_ru="Чужое")
    assert kinds(article) == []


def test_a_minor_change_says_so(article, press):
    change(press.user, article, edit=Edit(minor=True), title_ru="Первый заголовок!")
    assert revisions(article)[0].note.minor


def test_a_new_record_is_made_and_has_nothing_before_it(press):
    expedition = ExpeditionFactory.build(number=77, patch=None)
    with editing(request_of(press.user)):
        expedition.save()
        ExpeditionTask.objects.create(expedition=expedition, text_ru="Задача", text_en="Task")
    assert kinds(expedition) == ["made"]
    assert revisions(expedition)[0].version_set.filter(object_repr__in=["Задача", "Task"]).exists()


def test_a_change_of_a_task_is_a_revision_of_its_expedition(press):
    expedition = ExpeditionFactory(number=77)
    task = ExpeditionTask.objects.create(expedition=expedition, text_ru="Задача", text_en="Task")
    change(press.user, task, text_en="Duty")
    assert kinds(expedition) == ["saved", "baseline"]
    assert revisions(expedition)[0].note.fields == ["expeditiontask.text_en"]


def test_a_task_taken_out_is_a_change_not_a_deletion(press):
    expedition = ExpeditionFactory(number=77)
    task = ExpeditionTask.objects.create(expedition=expedition, text_ru="Задача", text_en="Task")
    with editing(request_of(press.user)):
        task.delete()
    assert kinds(expedition) == ["saved", "baseline"]
    assert revisions(expedition)[0].note.fields == ["expeditiontask.removed"]


def test_links_alone_are_a_change_with_what_was_before(article, press):
    flight = FlightFactory()
    client = press
    address = f"/admin/news/article/{article.pk}/change/"
    data = fields(client.get(address)) | {"flights": [str(flight.pk)]}
    assert client.post(address, data).status_code == 302
    saved, baseline = revisions(article)
    assert saved.note.fields == ["flights"]
    assert '"flights": []' in baseline.version_set.get(content_type__model="article").serialized_data


def test_the_form_itself_is_one_revision(article, press):
    client = press
    address = f"/admin/news/article/{article.pk}/change/"
    data = fields(client.get(address)) | {"title_ru": "Новый", "title_en": "New"}
    assert client.post(address, data).status_code == 302
    assert kinds(article) == ["saved", "baseline"]
    assert revisions(article)[0].note.languages == ["en", "ru"]


def test_saving_costs_a_fixed_number_of_queries(article, press, django_assert_max_num_queries):
    change(press.user, article, title_en="Second")
    with django_assert_max_num_queries(15):
        change(press.user, article, title_en="Third")


def test_what_stood_before_knows_the_crew(press):
    expedition = ExpeditionFactory(number=77)
    member = CrewMembership.objects.create(expedition=expedition, person=PersonFactory())
    change(press.user, member, role=CrewMembership.Role.COMMANDER)
    for revision in revisions(expedition):
        assert revision.version_set.filter(content_type__model="crewmembership").count() == 1


def test_the_wording_of_a_launch_typed_in_its_flight_is_kept_too(press):
    flight = FlightFactory(slug="soyuz-ms-99")
    client = press
    address = f"/admin/missions/flight/{flight.pk}/change/"
    data = fields(client.get(address))
    row = next(name for name in data if name.startswith("events-0-") and name.endswith("-text_en"))
    assert client.post(address, data | {row: "A fine launch"}).status_code == 302
    assert flight.events.filter(text_en="A fine launch").count() == 1
    assert revisions(flight)[0].note.fields == ["flightevent.text_en"]
