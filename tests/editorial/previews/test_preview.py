"""Both languages beside each other, as the public will see them, before anybody approves them."""

from datetime import datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from demo.factories import (
    ArticleFactory,
    CrewMembershipFactory,
    ExpeditionFactory,
    PersonFactory,
    PhotoFactory,
    ProjectFactory,
    SectionFactory,
)
from editorial.content.models import Status
from editorial.content.querysets import Policy
from editorial.core import clock
from news.models import Article
from tests.conftest import NOON
from tests.people import BACKEND

pytestmark = pytest.mark.django_db


def address(record, language="", at=None) -> str:
    kind = record._meta.label_lower
    args = [kind, record.pk, language] if language else [kind, record.pk]
    query = f"?{urlencode({'at': at if isinstance(at, str) else at.isoformat()})}" if at else ""
    return reverse(f"admin:preview{'_page' if language else ''}", args=args) + query


def shown(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode().replace("\u00a0", " ")


def test_a_draft_is_seen_in_both_languages_before_anybody_approves_it(press, draft):
    both = shown(press, address(draft))
    for language in ("ru", "en"):
        assert f'src="{address(draft, language)}?at=' in both
    assert '<h1 class="title">Черновик о пуске</h1>' in shown(press, address(draft, "ru"))
    english = shown(press, address(draft, "en"))
    assert '<html lang="en"' in english
    assert "The English text of the draft." in english
    assert "Черновик" not in english


def test_the_page_is_the_public_one_but_for_the_strip_above_it(press, client):
    """What readers will see, word by word: the same view makes it."""
    article = ArticleFactory(published_at=NOON - timedelta(hours=2), lead_photo=PhotoFactory())
    ArticleFactory(published_at=NOON - timedelta(days=2))
    for language in ("ru", "en"):
        public = shown(client, f"/{language}{article.path()}").partition("</head>")[2]
        preview = shown(press, address(article, language)).partition("</head>")[2]
        main = ("<main", "</main>")
        assert preview.partition(main[0])[2] == public.partition(main[0])[2]
        assert "preview-notice" not in public


def test_the_strip_says_what_this_is(press, draft):
    english = shown(press, address(draft, "en", NOON + timedelta(days=1)))
    strip = english.partition('<div class="preview-notice">')[2].partition("</div>")[0]
    for words in ("Preview", "Draft.", "As of February 16, 2019, 12:00, Moscow time.", "Not on the site"):
        assert words in strip
    assert '<meta name="robots" content="noindex">' in english
    assert 'rel="canonical"' not in english


def test_as_of_its_moment_a_scheduled_text_is_on_the_site_and_a_second_before_it_is_not(press):
    at = NOON + timedelta(days=1)
    article = ArticleFactory(published_at=at)
    assert "Not on the site at that moment." in shown(press, address(article, "en", at - timedelta(seconds=1)))
    assert "11:59:59" in shown(press, address(article, "en", at - timedelta(seconds=1)))
    assert "On the site at that moment." in shown(press, address(article, "en", at))


def test_the_preview_stands_at_the_publication_moment_where_that_is_to_come(press, draft):
    assert 'value="2019-02-15T12:00:00"' in shown(press, address(draft))
    Article.objects.filter(pk=draft.pk).update(published_at=NOON + timedelta(days=5, seconds=7))
    assert 'value="2019-02-20T12:00:07"' in shown(press, address(draft))
    Article.objects.filter(pk=draft.pk).update(published_at=NOON - timedelta(days=5))
    assert 'value="2019-02-15T12:00:00"' in shown(press, address(draft))


def test_a_draft_without_a_moment_takes_the_one_asked_for(press, draft):
    page = shown(press, address(draft, "en", datetime(2019, 2, 20, 9, 30, tzinfo=clock.MOSCOW)))
    assert "February 20, 2019, 09:30" in page
    assert "(06:30 UTC)" in page
    draft.refresh_from_db()
    assert draft.published_at is None


def test_everything_beside_the_text_follows_the_moment(press, draft):
    """The crew, the neighbours, the calendar: those of the day after tomorrow."""
    crew = PersonFactory(given_name_en="Later", family_name_en="Commander")
    later = ExpeditionFactory(number=59, starts_at=NOON + timedelta(days=3), ends_at=None)
    CrewMembershipFactory(expedition=later, person=crew, role="commander")
    ArticleFactory(title_en="Tomorrow's other news", published_at=NOON + timedelta(days=4))
    now, then = (shown(press, address(draft, "en", NOON + timedelta(days=days))) for days in (0, 5))
    assert "Later Commander" not in now
    assert "Tomorrow&#x27;s other news" not in now
    assert "Later Commander" in then
    assert "Tomorrow&#x27;s other news" in then
    assert "/en/archive/2019/02/19/" in then


def test_a_preview_of_tomorrow_publishes_nothing_today(press, client):
    article = ArticleFactory(published_at=NOON + timedelta(days=1), title_en="Tomorrow")
    assert "Tomorrow" in shown(press, address(article, "en"))
    assert "Tomorrow" not in shown(client, "/en/news/")
    assert clock.now() == NOON


def test_what_is_not_written_is_missing_and_never_the_other_language(press):
    article = ArticleFactory(title_en="", lead_en="", body_en="", status_en=Status.DRAFT, title_ru="Только по-русски")
    english = shown(press, address(article, "en"))
    assert "There is no English text yet." in english
    assert "Только по-русски" not in english
    assert "Not in Russian" not in english  # the other one is there
    russian = shown(press, address(article, "ru"))
    assert "Нет на английском" in russian


def test_a_text_half_written_says_what_it_lacks(press):
    article = ArticleFactory(body_en="", status_en=Status.DRAFT)
    assert "Still missing: text." in shown(press, address(article, "en"))


def test_where_only_russian_goes_out_the_preview_says_that_there_will_be_no_english_page(press):
    article = ArticleFactory(section=SectionFactory(slug="p", policy=Policy.RUSSIAN_ONLY))
    assert "readers get no English page" in shown(press, address(article, "en"))
    assert article.title_ru in shown(press, address(article, "ru"))


def test_a_project_is_previewed_with_its_news(press):
    project = ProjectFactory(title_en="Planet", status_en=Status.DRAFT)
    ArticleFactory(title_en="News of the planet", links={"projects": [project]})
    page = shown(press, address(project, "en"))
    assert "Planet" in page
    assert "News of the planet" in page


@pytest.mark.parametrize(
    "asked", ["yesterday", "2019-13-45T00:00", "9999-12-31T23:59", "1900-01-01T00:00", "\x00", "0001-01-01T00:00:00"]
)
def test_a_moment_that_is_none_is_refused_beside_its_field_and_kept(press, draft, asked):
    page = shown(press, address(draft, at=asked))
    assert "errorlist" in page
    assert "?at=2019-02-15T12" in page  # the pages stand at the usual moment meanwhile
    assert shown(press, address(draft, "en", asked))
    if asked.isprintable():
        assert f'value="{asked}"' in page


def test_an_hour_that_came_twice_is_asked_again(press, draft):
    assert "errorlist" in shown(press, address(draft, at="2014-10-26T01:30"))


@pytest.mark.parametrize(
    "path",
    [
        "/admin/preview/news.article/0/",
        "/admin/preview/news.nothing/1/",
        "/admin/preview/auth.user/1/",
        "/admin/preview/nonsense/1/",
        "/admin/preview/news.article/0/en/",
    ],
)
def test_what_cannot_be_previewed_is_no_page(press, path):
    assert press.get(path).status_code == 404


def test_a_record_without_a_public_text_page_or_a_third_language_is_no_page(press, draft):
    section = SectionFactory(slug="x")
    assert press.get(f"/admin/preview/news.section/{section.pk}/").status_code == 404
    assert press.get(address(draft, "de")).status_code == 404


@pytest.mark.parametrize("language", ["", "en"])
def test_nobody_sees_a_preview_without_signing_in_or_without_the_right_to_look(client, staff, draft, language):
    url = address(draft, language)
    assert client.get(url).status_code == 302
    User.objects.create_user("nobody", is_staff=True)
    stranger = Client()
    stranger.force_login(User.objects.get(username="nobody"), backend=BACKEND)
    assert stranger.get(url).status_code == 403
    for name in ("press", "translator", "perevodchik", "editor", "chief", "admin"):
        assert staff(name).get(url).status_code == 200, name


def test_only_the_framed_page_may_stand_in_a_frame_and_only_of_this_site(press, client, draft):
    framed = press.get(address(draft, "en"))
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]
    assert "'none'" not in framed["Content-Security-Policy"].partition("frame-ancestors")[2].partition(";")[0]
    holder = press.get(address(draft))
    assert "frame-src 'self'" in holder["Content-Security-Policy"]
    for response in (holder, press.get("/admin/"), client.get("/en/"), client.get("/en/news/")):
        assert response["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    for response in (framed, press.get("/admin/"), client.get("/en/")):
        assert "frame-src" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("language", ["", "ru", "en"])
def test_a_preview_is_kept_by_no_cache(press, draft, language):
    control = press.get(address(draft, language))["Cache-Control"]
    assert "no-store" in control
    assert "private" in control


def test_links_of_a_framed_page_open_beside_it_and_the_switch_leads_to_the_other_preview(press, draft):
    page = shown(press, address(draft, "en"))
    assert '<base target="_blank">' in page
    assert f'href="{address(draft, "ru")}' in page
    assert 'href="/ru/news/2019' not in page


def test_the_language_of_the_interface_changes_nothing_in_the_page(staff, draft):
    pages = {shown(staff("press", language), address(draft, "en")) for language in ("ru", "en")}
    assert len(pages) == 1
    assert staff("press", "ru").get(address(draft, "en"))["Content-Language"] == "en"


def test_the_change_form_leads_to_the_preview(press, draft):
    assert address(draft) in shown(press, reverse("admin:news_article_change", args=[draft.pk]))


def test_a_preview_asks_little(press, draft, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        press.get(address(draft))
    with django_assert_max_num_queries(16):
        press.get(address(draft, "en"))
