"""What was deleted, and how it comes back."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from demo.factories import (
    ArticleFactory,
    ExpeditionFactory,
    FlightEventFactory,
    FlightFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
)
from editorial.collaboration.models import Presence
from editorial.content.models import Need, Status, Translation
from missions.models import CrewMembership, Expedition, ExpeditionTask, Flight, FlightEvent
from news.models import Article

from .scenes import change, entries, kinds


def delete(client, record):
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}"
    response = client.post(reverse(f"{name}_delete", args=[record.pk]), {"post": "yes"})
    assert response.status_code == 302
    assert not type(record)._base_manager.filter(pk=record.pk).exists()


def recovery(record, pk):
    return reverse("admin:recover", args=[record._meta.label_lower, pk])


def recover(client, record, pk):
    return client.post(recovery(record, pk), follow=True)


def test_a_deletion_is_a_revision_and_an_entry(article, desk):
    delete(desk, article)
    assert [(entry.object_name, entry.user_name) for entry in entries("deleted")] == [("First title", "Игорь Жданов")]


def test_a_deletion_of_many_keeps_each(article, desk, django_capture_on_commit_callbacks):
    other = ArticleFactory(title_en="Another")
    data = {"action": "delete_selected", "_selected_action": [article.pk, other.pk], "post": "yes"}
    assert desk.post(reverse("admin:news_article_changelist"), data).status_code == 302
    assert Article.objects.count() == 0
    assert len(entries("deleted")) == 2
    page = desk.get(reverse("admin:deleted", args=["news.article"])).content.decode()
    assert "First title" in page
    assert "Another" in page


def test_what_pointed_at_it_goes_with_it(article, editor, desk):
    about = {"content_type": ContentType.objects.get_for_model(article), "object_id": article.pk}
    Presence.objects.create(user=editor.user, **about)
    assert Translation.objects.of(article).exists()
    delete(desk, article)
    assert not Translation.objects.filter(**about).exists()
    assert not Presence.objects.filter(**about).exists()


def test_a_deleted_article_is_found_by_its_words_and_comes_back_withdrawn(article, desk, client):
    address = article.get_absolute_url()
    flight = FlightFactory()
    article.flights.add(flight)
    pk = article.pk
    delete(desk, article)
    found = desk.get(reverse("admin:deleted", args=["news.article"]), {"q": "космос"}).content
    assert b"First title" in found
    assert b"First title" not in desk.get(reverse("admin:deleted", args=["news.article"]), {"q": "nowhere"}).content
    assert b"not onto the site" in desk.get(recovery(Article, pk)).content
    response = recover(desk, Article, pk)
    assert b"Recovered: First title." in response.content
    article = Article.objects.get(pk=pk)
    assert (article.status_ru, article.status_en) == (Status.WITHDRAWN, Status.WITHDRAWN)
    assert article.body_ru == "<p>Экипаж вышел в космос.</p>"
    assert list(article.flights.all()) == [flight]
    assert client.get(address).status_code == 404
    assert kinds(article) == ["recovered", "deleted"]
    assert len(entries("recovered")) == 1


def test_a_draft_comes_back_as_a_draft(desk):
    draft = ArticleFactory(status_ru=Status.DRAFT, status_en=Status.REVIEW)
    pk = draft.pk
    delete(desk, draft)
    recover(desk, Article, pk)
    draft = Article.objects.get(pk=pk)
    assert (draft.status_ru, draft.status_en) == (Status.DRAFT, Status.REVIEW)


def test_an_outdated_translation_is_still_outdated_afterwards(article, press, desk):
    change(press.user, article, title_ru="Второй")
    pk = article.pk
    delete(desk, article)
    recover(desk, Article, pk)
    row = Translation.objects.of(Article.objects.get(pk=pk)).get()
    assert (row.need, row.was) == (Need.OUT_OF_DATE, {"title": "Первый заголовок"})


def test_a_second_click_recovers_nothing_twice(article, desk):
    pk = article.pk
    delete(desk, article)
    recover(desk, Article, pk)
    response = recover(desk, Article, pk)
    assert b"This record is not deleted" in response.content
    assert Article.objects.count() == 1
    assert len(entries("recovered")) == 1


def test_an_address_taken_meanwhile_is_said(article, desk):
    article.slug = "launch"
    article.save()
    pk, moment, section = article.pk, article.published_at, article.section
    delete(desk, article)
    ArticleFactory(slug="launch", published_at=moment, section=section)
    response = recover(desk, Article, pk)
    assert b"Its address was taken meanwhile; now it is: launch-2." in response.content


def test_a_number_taken_meanwhile_is_a_sentence_not_a_failure(desk):
    expedition = ExpeditionFactory(number=77)
    pk, start, end = expedition.pk, expedition.starts_at, expedition.ends_at
    delete(desk, expedition)
    ExpeditionFactory(number=77, starts_at=start, ends_at=end)
    for response in (desk.get(recovery(Expedition, pk)), recover(desk, Expedition, pk)):
        assert response.status_code == 200
        assert b"errornote" in response.content
    assert not Expedition.objects.filter(pk=pk).exists()


def test_an_expedition_comes_back_with_its_tasks_and_crew(desk):
    expedition = ExpeditionFactory(number=77)
    task = ExpeditionTask.objects.create(expedition=expedition, text_ru="Задача", text_en="Task")
    member = CrewMembership.objects.create(expedition=expedition, person=PersonFactory(), role="commander")
    pk = expedition.pk
    delete(desk, expedition)
    assert [entry.object_name for entry in entries("deleted")] in (["ISS-77"], ["МКС-77"])
    page = desk.get(recovery(Expedition, pk)).content.decode()
    assert "Task" in page
    recover(desk, Expedition, pk)
    expedition = Expedition.objects.get(pk=pk)
    assert list(expedition.tasks.values_list("pk", "text_en")) == [(task.pk, "Task")]
    assert list(expedition.memberships.values_list("pk", "role")) == [(member.pk, "commander")]
    assert Translation.objects.of(task).exists()


def test_a_flight_comes_back_with_the_wording_of_its_launch(desk):
    flight = FlightFactory(slug="soyuz-ms-99")
    launch = FlightEvent.objects.get(flight=flight, kind="launch")
    FlightEvent.objects.filter(pk=launch.pk).update(text_ru="Пуск удался", text_en="A fine launch")
    FlightEventFactory(flight=flight)
    pk = flight.pk
    delete(desk, flight)
    recover(desk, Flight, pk)
    flight = Flight.objects.get(pk=pk)
    assert flight.events.get(kind="launch").text_en == "A fine launch"
    assert sorted(flight.events.values_list("kind", flat=True)) == ["docking", "eva", "launch"]


def test_an_event_deleted_alone_comes_back_alone(desk):
    event = FlightEventFactory(flight=FlightFactory(), text_ru="Выход", text_en="Outside")
    pk = event.pk
    delete(desk, event)
    recover(desk, FlightEvent, pk)
    assert FlightEvent.objects.get(pk=pk).text_en == "Outside"


def test_a_record_whose_section_is_gone_says_so(article, officer):
    client = officer
    section, pk = article.section, article.pk
    delete(client, article)
    delete(client, section)
    response = recover(client, Article, pk)
    assert b"what it belongs to no longer exists (Section)" in response.content
    recover(client, type(section), section.pk or SectionFactory._meta.model.objects.count())


def test_a_photo_that_is_gone_leaves_an_article_without_it(article, desk):
    photo = PhotoFactory()
    article.lead_photo = photo
    article.save()
    pk = article.pk
    delete(desk, article)
    delete(desk, photo)
    assert b"Lead photo: no longer exists" in desk.get(recovery(Article, pk)).content
    recover(desk, Article, pk)
    assert Article.objects.get(pk=pk).lead_photo is None


def test_a_photo_comes_back_with_its_file(desk):
    photo = PhotoFactory(caption_en="The pad")
    pk, name = photo.pk, photo.file.name
    delete(desk, photo)
    response = recover(desk, type(photo), pk)
    assert type(photo).objects.get(pk=pk).file.name == name, response.content


def test_deleted_things_are_for_those_who_may_delete(article, desk, press, translator):
    pk = article.pk
    delete(desk, article)
    for client in (press, translator):
        assert client.get(reverse("admin:deleted")).status_code == 403
        assert client.get(reverse("admin:deleted", args=["news.article"])).status_code == 403
        assert client.get(recovery(Article, pk)).status_code == 403
        assert client.post(recovery(Article, pk)).status_code == 403
    assert not Article.objects.exists()
    assert b"Articles" in desk.get(reverse("admin:deleted")).content


@pytest.mark.parametrize(
    "path", ["news.article/999999/", "news.article/99999999999999999999/", "nothing/", "auth.user/"]
)
def test_what_never_was_is_not_found(desk, path):
    assert desk.get(f"/admin/deleted/{path}").status_code == 404


def test_the_list_of_the_deleted_asks_few_questions(desk, editor, django_assert_max_num_queries):
    from editorial.revisions.editing import editing
    from editorial.revisions.models import RevisionNote

    from .scenes import request_of

    with editing(request_of(editor.user), kind=RevisionNote.Kind.DELETED):
        for _each in range(5):
            ArticleFactory().delete()
    with django_assert_max_num_queries(10):
        desk.get(reverse("admin:deleted", args=["news.article"]))
