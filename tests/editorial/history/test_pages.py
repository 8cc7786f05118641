"""The history of a record, two revisions compared, one language restored."""

import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from reversion.models import Version

from demo.factories import ExpeditionFactory
from editorial.content.models import Edit, Need, Status, Translation
from editorial.revisions.models import RevisionNote
from missions.models import ExpeditionTask
from tests.people import client_of

from .scenes import change, entries, kinds, revisions


def history(record, name="revisions", *more):
    return reverse(f"admin:{name}", args=[record._meta.label_lower, record.pk, *more])


def number(record, index):
    return revisions(record)[index].pk


def compared(client, record, old, new):
    return client.get(history(record, "compare"), {"old": old, "new": new})


def restored(client, record, revision, language="en", *, seen=None):
    """The confirm page as it was read, and its button."""
    address = history(record, "restore", revision, language)
    page = client.get(address).content.decode()
    found = re.search(r'name="base_digest" value="(\w+)"', page)
    return client.post(address, {"base_digest": seen or (found.group(1) if found else "")}, follow=True)


def test_the_history_says_who_when_what_and_in_which_language(article, press, desk, february_2019):
    User.objects.filter(pk=press.user.pk).update(first_name="Anna", last_name="Vetrova")
    press.user.refresh_from_db()
    change(press.user, article, edit=Edit(minor=True), title_en="Second title")
    page = desk.get(history(article)).content.decode()
    for expected in ("Anna Vetrova", "15 Feb 2019", "12:00", "minor", "in English", "Title"):
        assert expected.replace(" ", "\xa0") in page or expected in page
    assert "as it stood before the first recorded change" in page


def test_the_history_of_an_untouched_record_is_a_sentence(article, desk):
    assert b"Nothing has been recorded yet" in desk.get(history(article)).content


def test_the_history_asks_no_more_for_fifty_revisions_than_for_one(article, press, desk, django_assert_max_num_queries):
    for index in range(52):
        change(press.user, article, title_en=f"Title {index}")
    with django_assert_max_num_queries(16) as captured:
        page = desk.get(history(article))
    assert page.content.decode().count('name="old"') == 50
    assert not any("serialized_data" in query["sql"] for query in captured.captured_queries)
    assert b"Title" in desk.get(history(article), {"page": 2}).content


def test_djangos_own_history_leads_here(article, desk):
    response = desk.get(reverse("admin:news_article_history", args=[article.pk]))
    assert (response.status_code, response["Location"]) == (302, history(article))


def test_a_task_has_its_history_in_its_expedition(press, desk):
    expedition = ExpeditionFactory(number=77)
    task = ExpeditionTask.objects.create(expedition=expedition, text_ru="Задача", text_en="Task")
    change(press.user, task, text_en="Duty")
    page = desk.get(history(task)).content.decode()
    assert "Task: task" in page
    shown = compared(desk, expedition, number(expedition, 1), number(expedition, 0)).content.decode()
    assert "<del>Task</del><ins>Duty</ins>" in shown


def test_two_revisions_are_compared_word_by_word_by_language(article, press, desk):
    change(press.user, article, body_en="<p>The crew went back inside.</p>")
    page = compared(desk, article, number(article, 1), number(article, 0)).content.decode()
    assert "The crew went <del>outside</del><ins>back inside</ins>." in page
    russian, english = page.index("In Russian"), page.index("In English")
    assert russian < english < page.index("<ins>back inside")
    assert "unchanged" in page


def test_a_revision_is_compared_with_what_stands_now(article, press, desk):
    change(press.user, article, title_en="Second title")
    page = compared(desk, article, number(article, 1), "now").content.decode()
    assert "<del>First</del> <ins>Second</ins> title" in page


def test_facts_are_compared_in_words(article, press, editor, desk, february_2019):
    change(editor.user, article, status_en=Status.WITHDRAWN)
    page = compared(desk, article, number(article, 1), number(article, 0)).content.decode()
    assert "<ins>withdrawn</ins>" in page.lower()


@pytest.mark.parametrize("numbers", [("", ""), ("x", "1"), ("1", "99999999999999999999"), ("-1", "now"), ("²", "now")])
def test_what_is_no_revision_is_answered_with_a_sentence(article, press, desk, numbers):
    change(press.user, article, title_en="Second")
    response = desk.get(history(article, "compare"), {"old": numbers[0], "new": numbers[1]}, follow=True)
    assert response.redirect_chain[-1][0] == history(article)
    assert b"Please choose two revisions of this record" in response.content


def test_another_records_revision_is_not_shown(article, press, desk):
    other = ExpeditionFactory(number=77)
    change(press.user, other, summary_en="<p>Secret</p>")
    change(press.user, article, title_en="Second")
    response = compared(desk, article, number(other, 0), "now")
    assert response.status_code == 302
    address = history(article, "restore", number(other, 0), "en")
    assert b"no such revision" in desk.get(address, follow=True).content


@pytest.mark.parametrize("path", ["abc/", "99999999999999999999999/", "0/", "4294967296/"])
def test_a_key_that_is_no_key_is_not_found(desk, path):
    assert desk.get(f"/admin/history/news.article/{path}").status_code == 404
    assert desk.get("/admin/history/auth.user/1/").status_code == 404
    assert desk.get("/admin/history/nothing/1/").status_code == 404


def test_a_revision_older_than_a_field_is_still_compared(article, press, desk):
    change(press.user, article, title_en="Second")
    version = Version.objects.get_for_object(article).last()
    version.serialized_data = version.serialized_data.replace('"lead_en"', '"headline_en"')
    version.save()
    page = compared(desk, article, number(article, 1), "now")
    assert page.status_code == 200
    assert b"older than this field" in page.content
    version.serialized_data = "no JSON at all"
    version.save()
    assert compared(desk, article, number(article, 1), "now").status_code == 200
    assert desk.get(history(article, "restore", number(article, 1), "en")).status_code == 200


# Restoring


def test_one_language_comes_back_and_the_other_stays(article, press, desk):
    change(press.user, article, title_ru="Второй", title_en="Second", body_en="<p>Other</p>", slug="second")
    status = restored(desk, article, number(article, 1))
    article.refresh_from_db()
    assert (article.title_ru, article.title_en) == ("Второй", "First title")
    assert article.body_en == "<p>The crew went outside.</p>"
    assert article.slug == "second"
    assert kinds(article)[0] == RevisionNote.Kind.RESTORED
    assert revisions(article)[0].note.languages == ["en"]
    assert [entry.language for entry in entries("restored")] == ["en"]
    assert b"Restored" in status.content


def test_the_confirm_page_shows_what_will_change_and_changes_nothing(article, press, desk):
    change(press.user, article, title_ru="Второй", title_en="Second title")
    page = desk.get(history(article, "restore", number(article, 1), "en")).content.decode()
    assert "<del>Second</del> <ins>First</ins> title" in page
    assert "Второй" not in page.partition('id="content"')[2].partition("<form")[0].replace(str(article), "")
    article.refresh_from_db()
    assert article.title_en == "Second title"


def test_a_status_never_comes_back(article, editor, desk):
    change(editor.user, article, status_en=Status.WITHDRAWN, title_en="Second")
    restored(desk, article, number(article, 1))
    article.refresh_from_db()
    assert (article.title_en, article.status_en) == ("First title", Status.WITHDRAWN)


def test_a_second_click_restores_nothing_twice(article, press, desk):
    change(press.user, article, title_en="Second")
    revision = number(article, 1)
    restored(desk, article, revision)
    before = len(kinds(article))
    again = restored(desk, article, revision)
    assert b"stand like this already" in again.content
    assert len(kinds(article)) == before
    assert len(entries("restored")) == 1


def test_what_somebody_wrote_meanwhile_is_not_overwritten(article, press, desk):
    change(press.user, article, title_en="Second")
    revision = number(article, 1)
    response = restored(desk, article, revision, seen="0" * 32)
    article.refresh_from_db()
    assert article.title_en == "Second"
    assert b"meanwhile" in response.content


def test_a_translator_restores_their_own_language_only(article, press, translator):
    change(press.user, article, title_ru="Второй", title_en="Second")
    client = translator
    revision = number(article, 1)
    assert client.get(history(article, "restore", revision, "ru")).status_code == 403
    assert client.post(history(article, "restore", revision, "ru"), {"base_digest": ""}).status_code == 403
    assert [entry.language for entry in entries("refused")] == ["ru"]
    restored(client, article, revision)
    article.refresh_from_db()
    assert (article.title_ru, article.title_en) == ("Второй", "First title")
    page = client.get(history(article)).content.decode()
    assert f"/restore/{revision}/en/" in page
    assert f"/restore/{revision}/ru/" not in page


def test_a_restored_source_is_in_step_again_by_itself(article, press, desk):
    change(press.user, article, title_ru="Второй")
    assert Translation.objects.of(article).get().need == Need.OUT_OF_DATE
    restored(desk, article, number(article, 1), "ru")
    assert Translation.objects.of(article).get().need == Need.IN_STEP


def test_a_restored_translation_is_as_old_as_it_is(article, press, desk):
    change(press.user, article, title_ru="Второй", title_en="Second")
    restored(desk, article, number(article, 1))
    row = Translation.objects.of(article).get()
    assert row.stale_fields == ["title"]
    assert row.was["title"] == "Первый заголовок"


def test_a_translation_that_was_out_of_date_comes_back_as_old_as_it_was(article, press, desk):
    change(press.user, article, title_ru="Второй")  # the English is the first one's from here on
    change(press.user, article, title_ru="Третий", title_en="Third")
    restored(desk, article, number(article, 1))
    row = Translation.objects.of(article).get()
    assert row.stale_fields == ["title"]
    assert row.was["title"] == "Первый заголовок"


def test_an_approved_text_is_not_restored_to_nothing(article, editor, press, desk):
    change(press.user, article, body_en="")
    empty = number(article, 0)
    change(editor.user, article, body_en="<p>Whole</p>", status_en=Status.APPROVED)
    response = restored(desk, article, empty)
    article.refresh_from_db()
    assert article.body_en == "<p>Whole</p>"
    assert b"cannot be approved" in response.content


def test_a_tasks_wording_comes_back_with_its_expedition(press, desk):
    expedition = ExpeditionFactory(number=77)
    task = ExpeditionTask.objects.create(expedition=expedition, text_ru="Задача", text_en="Task")
    change(press.user, task, text_ru="Дело", text_en="Duty")
    restored(desk, expedition, number(expedition, 1))
    task.refresh_from_db()
    assert (task.text_ru, task.text_en) == ("Дело", "Task")


def test_a_record_deleted_meanwhile_is_answered_with_a_sentence(article, press, desk):
    change(press.user, article, title_en="Second")
    addresses = [history(article), history(article, "restore", number(article, 1), "en"), history(article, "compare")]
    desk.post(reverse("admin:news_article_delete", args=[article.pk]), {"post": "yes"})
    for address in addresses:
        response = desk.get(address)
        assert response.status_code == 404
        assert b"This record has been deleted" in response.content
    assert desk.post(addresses[1], {"base_digest": "x"}).status_code == 404
    assert b"recovered" in desk.get(addresses[0]).content


def test_nobody_looks_who_may_not_see_the_record(article, press, db):
    stranger = client_of(User.objects.create(username="nobody", is_staff=True))
    change(press.user, article, title_en="Second")
    assert stranger.get(history(article)).status_code == 403
    assert compared(stranger, article, number(article, 1), "now").status_code == 403
    assert stranger.get(history(article, "restore", number(article, 1), "en")).status_code == 403
