"""Two people, one text: neither is written over, nothing is lost."""

import pytest

from demo.factories import ExpeditionFactory
from missions.models import ExpeditionTask

from .conftest import ENGLISH, JSON, change

pytestmark = pytest.mark.django_db


@pytest.fixture
def collided(article, translator, press):
    """Both have the page open; the press office has saved first."""
    translator.open(article)
    press.open(article)
    press.save(lead_en="The crew has come home.")
    return translator.save(lead_en="They are back on Earth.", title_en="The landing")


def test_a_field_that_another_person_changed_is_not_written_over(article, collided):
    article.refresh_from_db()
    assert article.lead_en == "The crew has come home."
    notes = collided["fields"]["lead_en"]["notes"]
    assert "Анна Ветрова changed this field at" in notes
    assert "crew has come home." in notes
    assert "value" not in collided["fields"]["lead_en"]


def test_the_other_fields_are_saved_all_the_same(article, collided):
    article.refresh_from_db()
    assert article.title_en == "The landing"
    assert collided["message"].endswith("1 field is not saved: see there.")


def test_to_save_again_without_a_choice_writes_nothing_over(article, collided, translator):
    translator.save(lead_en="They are back on Earth.")
    article.refresh_from_db()
    assert article.lead_en == "The crew has come home."


def test_who_has_seen_the_other_text_may_keep_the_own(article, collided, translator):
    theirs = collided["fields"]["lead_en"]["notes"].split('name="theirs:lead_en" value="')[1].split('"')[0]
    answer = translator.save(**{"lead_en": "They are back on Earth.", "keep": "lead_en", "theirs:lead_en": theirs})
    article.refresh_from_db()
    assert article.lead_en == "They are back on Earth."
    assert answer["is_clean"]


def test_what_was_written_after_the_choice_was_shown_is_not_written_over(article, collided, translator, press):
    theirs = collided["fields"]["lead_en"]["notes"].split('name="theirs:lead_en" value="')[1].split('"')[0]
    press.save(lead_en="A third text.")
    answer = translator.save(**{"lead_en": "Mine.", "keep": "lead_en", "theirs:lead_en": theirs})
    article.refresh_from_db()
    assert article.lead_en == "A third text."
    assert "third text." in answer["fields"]["lead_en"]["notes"]


def test_the_other_text_can_be_taken(article, collided, translator):
    answer = translator.save(lead_en="They are back on Earth.", take="lead_en")
    assert answer["fields"]["lead_en"]["value"] == "The crew has come home."
    assert answer["is_clean"]
    article.refresh_from_db()
    assert article.lead_en == "The crew has come home."


def test_without_a_script_the_page_shows_both_texts(article, translator, press):
    translator.open(article)
    press.open(article)
    press.save(body_en="<p>Another text.</p>")
    page = translator.send(body_en="<p>My text.</p>").content.decode()
    assert "&lt;p&gt;My text.&lt;/p&gt;" in page
    assert "<p>Another text.</p>" in page
    assert f'name="stood:body_en" value="{translator.form["stood:body_en"]}"' in page


def test_two_who_wrote_the_same_do_not_collide(article, translator, press):
    for person in (translator, press):
        person.open(article)
    press.save(lead_en="They are home.")
    assert translator.save(lead_en="They are home.")["is_clean"]


def test_what_a_colleague_changed_elsewhere_comes_onto_the_page(article, translator, press):
    translator.open(article)
    press.open(article)
    press.save(body_en="<p>Another text.</p>")
    answer = translator.save(lead_en="They are home.")
    article.refresh_from_db()
    assert answer["fields"]["body_en"]["value"] == "<p>Another text.</p>"
    assert article.body_en == "<p>Another text.</p>"


def test_a_translator_and_a_press_officer_in_two_languages_never_collide(article, translator):
    translator.open(article)
    change(article, lead_ru="Экипаж дома.", place_ru="Жезказган")
    translator.save(title_en="The landing", body_en=ENGLISH.replace("Earth", "the Earth"))
    article.refresh_from_db()
    assert (article.lead_ru, article.place_ru, article.title_en) == ("Экипаж дома.", "Жезказган", "The landing")
    assert "the Earth" in article.body_en


def test_a_record_deleted_meanwhile_takes_no_text_with_it(article, translator):
    translator.open(article)
    article.delete()
    page = translator.send(title_en="Typed for an hour")
    assert page.status_code == 410
    assert "it has been deleted" in page.content.decode()
    assert "Typed for an hour</textarea>" in page.content.decode()


def test_the_script_hears_of_a_deleted_record_in_words(article, translator):
    translator.open(article)
    article.delete()
    answer = translator.send(JSON, title_en="Typed")
    assert answer.status_code == 410
    assert "your text is still here" in answer.json()["error"]


def test_a_task_deleted_meanwhile_leaves_its_text_and_the_rest_is_saved(translator):
    expedition = ExpeditionFactory(summary_ru="<p>Работа.</p>", summary_en="<p>Work.</p>")
    task = ExpeditionTask.objects.create(expedition=expedition, text_ru="Выход")
    key = f"expeditiontask-{task.pk}-text_en"
    translator.open(expedition)
    task.delete()
    typed = {key: "Spacewalk", "summary_en": "<p>The work.</p>"}
    answer = translator.save(**typed)
    assert "deleted meanwhile" in answer["gone"][key]
    expedition.refresh_from_db()
    assert expedition.summary_en == "<p>The work.</p>"
    assert "Spacewalk</textarea>" in translator.send(**typed).content.decode()
