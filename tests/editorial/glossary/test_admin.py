"""The glossary in the admin: one form of a name in each language, and a refusal in words of whatever says otherwise."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.factories import AgencyFactory, LaunchSiteFactory, PersonFactory
from editorial.content.models import GlossaryTerm
from tests.admin.forms import errors, fields, send
from tests.people import client_of

pytestmark = pytest.mark.django_db
LIST = "/admin/editorial/glossaryterm/"
ADD = f"{LIST}add/"


def add(**texts: Any) -> Any:
    return send(client_of("chief"), ADD, {"ru": "Урок из космоса", "en": "Space Lesson", **texts})


def refused(**texts: Any) -> dict[str, list[str]]:
    answer = add(**texts)
    assert answer.status_code == 200, "saved"
    return errors(answer)


@pytest.fixture
def lesson(db: Any) -> GlossaryTerm:
    return GlossaryTerm.objects.create(ru="Урок из космоса", en="Space Lesson", wrong_en="Lesson from Space")


def test_a_chief_adds_an_entry():
    assert add(wrong_en="Lesson from space\n\nCosmos Lesson").status_code == 302
    assert GlossaryTerm.objects.get().wrong("en") == ("Lesson from space", "Cosmos Lesson")


@pytest.mark.parametrize("ru", ["Урок из космоса", "урок  ИЗ космоса", "«Урок из космоса»"])
def test_the_same_russian_form_with_another_english_one_is_refused_with_a_link(lesson, ru):
    (sentence,) = refused(ru=ru, en="Lesson of the Cosmos")["en"]
    assert "“Space Lesson” in English already" in sentence
    assert f'href="{LIST}{lesson.pk}/change/"' in sentence


def test_the_same_english_form_with_another_russian_one_is_refused(lesson):
    (sentence,) = refused(ru="Космический урок", en="space lesson")["ru"]
    assert "“Урок из космоса” in Russian already" in sentence


def test_yo_makes_no_other_name():
    GlossaryTerm.objects.create(ru="Звёздный городок", en="Star City")
    assert "en" in refused(ru="Звездный городок", en="Starry Town")


def test_an_approved_form_that_another_entry_calls_wrong_is_refused(lesson):
    (sentence,) = refused(ru="Лекция", en="Lesson from space")["en"]
    assert "calls “Lesson from space” wrong and has “Space Lesson”" in sentence
    assert str(lesson.pk) in sentence


def test_a_wrong_form_that_another_entry_approves_is_refused(lesson):
    (sentence,) = refused(ru="Лекция", en="Lecture", wrong_en="Talk\nSpace  lesson")["wrong_en"]
    assert "“Space lesson” cannot be wrong" in sentence


def test_a_wrong_form_equal_to_its_own_right_form_is_refused():
    (sentence,) = refused(wrong_ru="Урок из  космоса")["wrong_ru"]
    assert "“Урок из космоса” is the right form of this entry" in sentence


def test_other_capitals_may_be_what_is_wrong_with_a_form():
    assert add(ru="Роскосмос", en="Roscosmos", wrong_en="ROSCOSMOS").status_code == 302


def test_a_name_kept_in_another_room_is_said_to_be_kept_there():
    site = LaunchSiteFactory()
    (sentence,) = refused(ru="Байконур", en="Baykonur")["en"]
    assert "kept under “Launch sites” and is changed there" in sentence
    assert f'href="/admin/missions/launchsite/{site.pk}/change/"' in sentence


@pytest.mark.parametrize(("ru", "en"), [("Олег Кононенко", "Oleg Cononenko"), ("Кононенко", "Cononenko")])
def test_a_person_is_contradicted_by_the_surname_alone_too(ru, en):
    person = PersonFactory()
    (sentence,) = refused(ru=ru, en=en)["en"]
    assert "Kononenko" in sentence
    assert f'href="/admin/missions/person/{person.pk}/change/"' in sentence


def test_a_right_name_of_another_room_cannot_be_called_wrong():
    AgencyFactory(name_ru="Роскосмос", name_en="Roscosmos")
    assert "wrong_en" in refused(ru="Госкорпорация", en="State Corporation", wrong_en="Roscosmos")


def test_a_name_that_joins_may_be_repeated_to_name_its_wrong_forms():
    PersonFactory(given_name_ru="Энн", family_name_ru="Макклейн", given_name_en="Anne", family_name_en="McClain")
    assert add(ru="Энн Макклейн", en="Anne McClain", wrong_en="Ann McClain", is_person="on").status_code == 302


def test_an_entry_does_not_contradict_itself(lesson):
    answer = send(client_of("chief"), f"{LIST}{lesson.pk}/change/", {"en": "Lesson in Space"})
    assert answer.status_code == 302
    lesson.refresh_from_db()
    assert lesson.en == "Lesson in Space"


def test_one_word_is_no_persons_name():
    assert "is_person" in refused(ru="Кононенко", en="Kononenko", is_person="on")


def test_a_form_cannot_put_markup_into_a_refusal(lesson):
    GlossaryTerm.objects.create(ru="<b>Х</b>", en="<i>X</i>")
    (sentence,) = refused(ru="<b>Х</b>", en="Y")["en"]
    assert "<i>" not in sentence
    assert "&lt;b&gt;" in sentence


def test_what_was_typed_is_still_there_after_a_refusal(lesson):
    kept = fields(add(ru="Урок из космоса", en="Lesson of the Cosmos", note="по просьбе"))
    assert (kept["en"], kept["note"]) == ("Lesson of the Cosmos", "по просьбе")


@pytest.mark.parametrize("login", ["press", "translator", "perevodchik", "editor"])
def test_all_others_read_the_glossary_and_do_not_change_it(login, lesson):
    them = client_of(login)
    assert "Space Lesson" in them.get(LIST).content.decode()
    page = f"{LIST}{lesson.pk}/change/"
    assert them.get(page).status_code == 200
    assert them.post(page, {"ru": "x", "en": "y"}).status_code == 403
    assert them.get(ADD).status_code == 403
    assert them.post(f"{LIST}{lesson.pk}/delete/", {"post": "yes"}).status_code == 403
    lesson.refresh_from_db()
    assert lesson.ru == "Урок из космоса"


def test_the_list_costs_as_much_for_a_hundred_entries_as_for_one(lesson, django_assert_num_queries):
    client = client_of("chief")
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    assert len(one) <= 6
    GlossaryTerm.objects.bulk_create(GlossaryTerm(ru=f"Имя {n}", en=f"Name {n}") for n in range(90))
    with django_assert_num_queries(len(one)):
        client.get(LIST)


def test_the_list_finds_an_entry_by_a_wrong_form(lesson):
    assert "Урок из космоса" in client_of("chief").get(LIST, {"q": "Lesson from"}).content.decode()
