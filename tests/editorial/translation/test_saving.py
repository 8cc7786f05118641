"""What a save writes, and what each field is made from afterwards."""

import pytest
from django.contrib.messages import get_messages

from demo.factories import ExpeditionFactory
from editorial.content.models import Need, Status
from editorial.core.fields import LONGEST
from editorial.revisions.models import RevisionNote
from missions.models import ExpeditionTask

from .conftest import ENGLISH, RUSSIAN, Person, change, state

pytestmark = pytest.mark.django_db


def test_a_changed_field_is_in_step_with_the_source_it_was_made_from(stale, translator):
    translator.open(stale)
    answer = translator.save(title_en="The crew’s landing")
    stale.refresh_from_db()
    assert stale.title_en == "The crew’s landing"
    assert answer["fields"]["title_en"]["need"] == "in_step"
    assert state(stale).stale_fields == ["body"]
    assert "1 field out of date" in answer["summary"]


def test_a_field_that_nobody_typed_into_is_not_saved(stale, translator):
    translator.open(stale)
    translator.save(body_en=ENGLISH.replace("</p><p>", "</p>\n\n<p>") + "\n")  # as the editor lays it out
    stale.refresh_from_db()
    assert stale.body_en == ENGLISH
    assert state(stale).stale_fields == ["title", "body"]
    assert "There was nothing new to save" in translator.save()["message"]


def test_the_shape_of_a_quotation_mark_is_worth_saving(article, translator):
    translator.open(article)
    translator.save(lead_en="They are “back”.")
    translator.save(lead_en='They are "back".')
    article.refresh_from_db()
    assert article.lead_en == 'They are "back".'


def test_a_translation_that_still_holds_is_in_step_without_a_change(stale, translator):
    translator.open(stale)
    answer = translator.save(holds="body_en")
    stale.refresh_from_db()
    assert stale.body_en == ENGLISH
    assert answer["fields"]["body_en"]["need"] == "in_step"
    assert state(stale).stale_fields == ["title"]


def test_nothing_cannot_be_said_to_hold(missing, translator):
    translator.open(missing)
    assert translator.save(holds="title_en")["fields"]["title_en"]["need"] == "missing"


def test_the_source_changes_under_the_translator(stale, translator):
    translator.open(stale)
    change(stale, title_ru="Посадка двух экипажей")
    answer = translator.save(title_en="The crew’s landing")
    stale.refresh_from_db()
    assert stale.title_en == "The crew’s landing"
    assert state(stale).was["title"] == "Посадка экипажа"
    piece = answer["fields"]["title_en"]
    assert piece["need"] == "out_of_date"
    assert "<del>экипажа</del>" in piece["source"]
    assert "Анна Ветрова changed the source at" in piece["notes"]
    assert "The source was changed meanwhile" in answer["message"]


def test_after_the_change_has_been_shown_the_next_save_is_in_step(stale, translator):
    translator.open(stale)
    change(stale, title_ru="Посадка двух экипажей")
    translator.save(title_en="The crew’s landing")
    answer = translator.save(title_en="The landing of two crews")
    assert answer["fields"]["title_en"]["need"] == "in_step"
    assert answer["fields"]["title_en"]["notes"].strip() == ""


def test_to_confirm_what_one_has_not_seen_confirms_only_what_one_has(stale, translator):
    translator.open(stale)
    change(stale, title_ru="Посадка двух экипажей")
    assert translator.save(holds="title_en")["fields"]["title_en"]["need"] == "out_of_date"
    assert state(stale).was["title"] == "Посадка экипажа"


def test_a_source_changed_by_a_script_is_told_of_without_a_name(stale, translator):
    translator.open(stale)
    stale.lead_ru = "Вернулись втроём."
    stale.save()
    notes = translator.save(title_en="The crew lands")["fields"]["lead_en"]["notes"]
    assert "The source was changed while this page was open" in notes


def test_a_source_that_was_changed_and_changed_back_is_no_news(stale, translator):
    translator.open(stale)
    change(stale, lead_ru="Иначе.")
    change(stale, lead_ru="Вернулись.")
    answer = translator.save(title_en="The crew lands")
    assert answer["is_clean"]


@pytest.mark.parametrize("token", ["", "nonsense", "body"])
def test_a_sign_of_the_source_that_is_not_ours_saves_nothing_and_loses_nothing(stale, translator, token):
    translator.open(stale)
    answer = translator.save(
        title_en="Typed", **{"seen:title_en": translator.form["seen:body_en"] if token == "body" else token}
    )
    stale.refresh_from_db()
    assert stale.title_en == "Landing"
    assert "Please load it again" in answer["fields"]["title_en"]["notes"]


def test_a_save_is_a_revision_of_its_language(stale, translator):
    translator.open(stale)
    translator.save(title_en="The crew lands")
    note = RevisionNote.objects.latest("pk")
    assert (note.languages, note.fields, note.revision.user) == (["en"], ["title_en"], translator.user)


def test_200_kilobytes_are_taken(stale, translator):
    pasted = "".join(f"<p>{'Paragraph of a report. ' * 10}{number}</p>" for number in range(900))
    assert len(pasted) > 200_000
    translator.open(stale)
    answer = translator.save(body_en=pasted)
    stale.refresh_from_db()
    assert answer["is_clean"]
    assert len(stale.body_en) > 200_000


def test_a_book_is_refused_beside_its_field_and_the_rest_is_saved(stale, translator):
    translator.open(stale)
    answer = translator.save(body_en=f"<p>{'x' * LONGEST}</p>", title_en="The crew lands")
    stale.refresh_from_db()
    assert (stale.title_en, stale.body_en) == ("The crew lands", ENGLISH)
    assert "Was a file pasted into it?" in answer["fields"]["body_en"]["notes"]
    assert answer["message"].endswith("1 field is not saved: see there.")


def test_without_a_script_a_refused_text_stands_in_the_page_again(stale, translator):
    translator.open(stale)
    page = translator.send(title_en="T" * 181, lead_en="They came back.")
    assert page.status_code == 200
    assert "T" * 181 in page.content.decode()
    assert "180" in page.content.decode()
    stale.refresh_from_db()
    assert (stale.title_en, stale.lead_en) == ("Landing", "They came back.")


def test_without_a_script_a_save_leads_back_to_the_page_and_says_so(stale, translator):
    translator.open(stale)
    answer = translator.send(title_en="The crew lands")
    assert (answer.status_code, answer.url) == (302, translator.address)
    assert "Saved at" in str(next(iter(get_messages(answer.wsgi_request))))


def test_a_line_break_pasted_into_a_title_is_a_space(stale, translator):
    translator.open(stale)
    translator.save(title_en="The crew\r\nlands\x00")
    stale.refresh_from_db()
    assert stale.title_en == "The crew lands"


def test_what_is_public_cannot_be_emptied(article, translator):
    translator.open(article)
    answer = translator.save(title_en="  ", lead_en="")
    article.refresh_from_db()
    assert (article.title_en, article.lead_en) == ("Landing", "")
    assert "it cannot be without this field" in answer["fields"]["title_en"]["notes"]


def test_a_draft_can_be_emptied_again(missing, translator):
    translator.open(missing)
    translator.save(title_en="Launch")
    assert translator.save(title_en="")["fields"]["title_en"]["need"] == "missing"


def test_a_translation_is_sent_to_review(missing, translator):
    translator.open(missing)
    answer = translator.save(title_en="Launch", action="review")
    missing.refresh_from_db()
    assert (missing.title_en, missing.status_en, missing.status_ru) == ("Launch", Status.REVIEW, Status.APPROVED)
    assert "Sent to review." in answer["message"]
    assert not answer["can_be_sent"]


def test_what_is_not_saved_is_not_sent(missing, translator):
    translator.open(missing)
    answer = translator.save(title_en="L" * 200, action="review")
    missing.refresh_from_db()
    assert missing.status_en == Status.DRAFT
    assert "Sent" not in answer["message"]


def test_what_was_made_from_another_source_is_not_sent_unread(missing, translator):
    translator.open(missing)
    change(missing, title_ru="Пуск отложен")
    translator.save(title_en="Launch", action="review")
    missing.refresh_from_db()
    assert (missing.title_en, missing.status_en) == ("Launch", Status.DRAFT)


@pytest.mark.parametrize("login", ["translator", "editor"])
def test_a_public_text_is_not_taken_down_by_sending_it_to_review(article, login):
    person = Person(login)
    person.open(article)
    answer = person.save(lead_en="They are home.", action="review")
    article.refresh_from_db()
    assert article.status_en == Status.APPROVED
    assert "Sent" not in answer["message"]


def test_the_editor_hears_of_a_public_text_that_a_translator_changed(article, translator):
    translator.open(article)
    translator.save(lead_en="They are home.")
    assert state(article).unapproved_changes == ["en"]


def test_a_task_is_saved_from_the_page_of_its_expedition(translator):
    expedition = ExpeditionFactory(summary_ru="<p>Работа.</p>", summary_en="<p>Work.</p>")
    first, second = (
        ExpeditionTask.objects.create(expedition=expedition, text_ru=text, text_en="") for text in ("Выход", "Загрузка")
    )
    translator.open(expedition)
    translator.save(**{f"expeditiontask-{first.pk}-text_en": "Spacewalk"})
    first.refresh_from_db()
    assert first.text_en == "Spacewalk"
    assert (state(first).need, state(second).need) == (Need.IN_STEP, Need.MISSING)
    assert state(second).translator == translator.user  # who has begun a page is at work on what is left of it


def test_the_structure_of_the_source_is_given_and_nothing_is_saved(missing, translator):
    translator.open(missing)
    answer = translator.save(structure="body_en", title_en="Typed")
    missing.refresh_from_db()
    assert answer["fields"] == {"body_en": {"value": RUSSIAN}}
    assert (missing.title_en, missing.body_en) == ("", "")


def test_without_a_script_the_structure_comes_with_everything_that_was_typed(missing, translator):
    translator.open(missing)
    page = translator.send(structure="body_en", title_en="Typed").content.decode()
    assert "Экипаж вернулся на Землю.&lt;/p&gt;" in page
    assert "Typed</textarea>" in page


def test_a_save_asks_a_known_number_of_queries(stale, translator, django_assert_max_num_queries):
    translator.open(stale)
    translator.save(lead_en="They are home.")
    with django_assert_max_num_queries(60):
        translator.save(title_en="The crew lands", holds="body_en")
