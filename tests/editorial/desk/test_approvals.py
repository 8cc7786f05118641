"""Approving from the desk: one click for a language or for both, once, and only what was looked at."""

from datetime import timedelta

import pytest

from demo.factories import ArticleFactory, PersonFactory, SectionFactory
from editorial.content.models import AuditEntry
from energia_site import roles
from news.models import Article
from tests.conftest import NOON
from tests.people import client_of

from .scenes import part, person, row_of, said, titles

HOUR = timedelta(hours=1)
WAITING = {"status_ru": "review", "status_en": "review"}


def approve(client, article, language="both", seen=""):
    address = f"/admin/approve/news.article/{article.pk}/"
    return client.post(f"{address}?seen={seen}" if seen else address, {"language": language}, follow=True)


def statuses(article):
    article = Article.objects.get(pk=article.pk)
    return article.status_ru, article.status_en


def decisions():
    return [(entry.language, entry.user_name) for entry in AuditEntry.objects.filter(action="approved").order_by("pk")]


def test_one_click_approves_both_and_both_are_out(editor, client, february_2019):
    article = ArticleFactory(title_ru="Экипаж", title_en="Crew", published_at=NOON - HOUR, **WAITING)
    assert client.get("/ru" + article.path()).status_code == 404
    message = said(approve(editor, article))[0]
    assert message == "Approved in Russian, in English: Crew. On the site: in Russian and in English."
    assert statuses(article) == ("approved", "approved")
    assert decisions() == [("ru", "Игорь Жданов"), ("en", "Игорь Жданов")]
    assert client.get("/ru" + article.path()).status_code == 200


def test_a_double_click_says_that_it_is_approved_and_writes_nothing(editor):
    article = ArticleFactory(title_en="Crew", **WAITING)
    approve(editor, article)
    assert said(approve(editor, article)) == [
        "The Russian text is already approved: Crew",
        "The English text is already approved: Crew",
    ]
    assert len(decisions()) == 2


def test_one_language_alone_is_approved_and_the_desk_says_what_it_waits_for(editor):
    article = ArticleFactory(title_ru="Экипаж", published_at=NOON + HOUR, **WAITING)
    approve(editor, article, "ru")
    assert statuses(article) == ("approved", "review")
    page = editor.get("/admin/")
    assert titles(page, "held") == ["Экипаж"]
    words = next(row.sentences for _heading, rows in part(page, "held").groups for row in rows)
    assert words == [
        "The Russian text is approved and is held until the English one is.",
        "The English text waits for an editor’s approval.",
    ]


def test_nothing_is_approved_that_changed_after_the_page_was_made(editor):
    article = ArticleFactory(title_ru="Экипаж", title_en="Crew", **WAITING)
    seen = row_of(article).changed_at.isoformat().replace("+", "%2B")
    assert f"?seen={seen.replace(':', '%3A')}" in editor.get("/admin/").content.decode()
    from editorial.core import clock  # the site's clock goes on while somebody edits

    with clock.stopped(NOON + HOUR):
        article.lead_ru = "Дописано."
        article.save()
    message = said(approve(editor, article, seen=seen))[0]
    assert message.startswith("Nothing was approved: somebody has changed the text since you opened this page.")
    assert statuses(article) == ("review", "review")
    approve(editor, article, seen=row_of(article).changed_at.isoformat().replace("+", "%2B"))
    assert statuses(article) == ("approved", "approved")


def test_what_went_back_to_draft_meanwhile_is_not_approved(editor):
    article = ArticleFactory(title_en="Crew", status_ru="review", status_en="draft")
    message = said(approve(editor, article, "en"))[0]
    assert message == "The English text is not in review any more, and was not approved: Crew"
    assert statuses(article) == ("review", "draft")
    assert decisions() == []


def test_an_empty_text_is_not_approved(editor):
    article = ArticleFactory(title_ru="Экипаж", title_en="", body_en="", **WAITING)
    assert "cannot be approved" in said(approve(editor, article))[0]
    assert statuses(article) == ("review", "review")


def test_an_approval_over_warnings_is_recorded_and_said(editor):
    article = ArticleFactory(
        title_ru="Экипаж", title_en="Crew", body_ru="<p>Полёт длился 7 часов.</p>",
        body_en="<p>The flight took 9 hours, сказали.</p>", **WAITING,
    )  # fmt: skip
    message = said(approve(editor, article))[-1]
    assert "It was approved over" in message
    warned = [entry.details["warnings"] for entry in AuditEntry.objects.all() if "warnings" in entry.details]
    assert str(sum(len(found) for found in warned)) in message


@pytest.mark.parametrize("role", [roles.PRESS_OFFICER, roles.INTO_ENGLISH, roles.INTO_RUSSIAN])
def test_nobody_else_approves_and_the_attempt_is_written_down(role, february_2019, db):
    article = ArticleFactory(**WAITING)
    assert approve(client_of(person(role)), article).status_code == 403
    assert client_of(person(role, login="x")).post(f"/admin/seen/news.article/{article.pk}/").status_code == 403
    assert statuses(article) == ("review", "review")
    assert AuditEntry.objects.filter(action="refused").count() == 2


def test_there_is_nothing_to_approve_in_a_person(editor):
    person_ = PersonFactory()
    response = editor.post(f"/admin/approve/missions.person/{person_.pk}/", {"language": "both"}, follow=True)
    assert "not there any more" in said(response)[0]


def test_an_unknown_language_changes_nothing(editor):
    article = ArticleFactory(**WAITING)
    approve(editor, article, "de")
    assert statuses(article) == ("review", "review")


def test_the_most_pressing_stands_first(editor):
    first = SectionFactory(slug="first", policy="russian_first")
    ArticleFactory(title_ru="без времени", published_at=None, status_ru="review", status_en="draft")
    ArticleFactory(title_ru="по-русски на сайте", section=first, published_at=NOON - HOUR, status_en="review")
    ArticleFactory(title_ru="завтра", published_at=NOON + 24 * HOUR, **WAITING)
    ArticleFactory(title_ru="в 13:00", published_at=NOON + HOUR, **WAITING)
    assert titles(editor.get("/admin/"), "review") == ["в 13:00", "завтра", "по-русски на сайте", "без времени"]


def test_a_correction_of_what_is_on_the_site_is_shown_until_it_has_been_seen(editor, february_2019):
    article = ArticleFactory(title_ru="Экипаж", title_en="Crew")
    officer = client_of(person(roles.INTO_ENGLISH))
    from django.test import RequestFactory

    from editorial.revisions.editing import editing

    request = RequestFactory().post("/")
    request.user = officer_user = person(roles.INTO_ENGLISH, login="second")
    assert officer_user.pk
    with editing(request):
        article = Article.objects.get(pk=article.pk)
        article.lead_en = "Corrected."
        article.save()
    page = editor.get("/admin/")
    assert titles(page, "changed") == ["Экипаж"]
    assert f"/admin/changes/news.article/{article.pk}/" in page.content.decode()
    assert editor.get(f"/admin/changes/news.article/{article.pk}/").status_code == 302
    assert officer.get(f"/admin/changes/news.article/{article.pk}/").status_code == 403
    address = f"/admin/seen/news.article/{article.pk}/"
    assert said(editor.post(address, follow=True)) == ["Seen: Crew"]
    assert part(editor.get("/admin/"), "changed") is None
    assert said(editor.post(address, follow=True)) == ["These changes have already been seen: Crew"]
    assert decisions() == [("en", "Игорь Жданов")]


def test_the_desk_says_that_a_text_without_a_moment_goes_out_at_once(editor):
    said = "it goes out as soon as it is approved"
    article = ArticleFactory(published_at=NOON + HOUR, **WAITING)
    assert said not in editor.get("/admin/").content.decode()
    article.published_at = None
    article.save()
    assert said in editor.get("/admin/").content.decode()
