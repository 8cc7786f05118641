"""An officer writes, corrects and sends out the news."""

from datetime import datetime

import pytest
from django.contrib.messages import get_messages
from django.db import IntegrityError

from demo.factories import ArticleFactory, PersonFactory, ProjectFactory, SectionFactory
from editorial.content.models import Status
from editorial.core import clock
from news.models import Article

from .forms import errors, fields, send

ADD = "/admin/news/article/add/"
TEXT = {"title_ru": "Пуск", "body_ru": "<p>Пуск состоялся.</p>"}


def change(article: Article) -> str:
    return f"/admin/news/article/{article.pk}/change/"


def moment(year: int, month: int, day: int, time: str = "12:00:00") -> dict[str, str]:
    return {"published_at_0": f"{year:04}-{month:02}-{day:02}", "published_at_1": time}


@pytest.fixture
def section(db):
    return SectionFactory()


def test_a_text_begins_in_russian_and_stays_a_draft(officer, section):
    response = send(officer, ADD, {"section": section.pk, **TEXT})
    assert response.status_code == 302
    article = Article.objects.get()
    assert (article.title_ru, article.title_en) == ("Пуск", "")
    assert (article.status_ru, article.status_en) == (Status.DRAFT, Status.DRAFT)
    assert not article.public_languages()


def test_a_text_may_begin_in_english(officer, section):
    response = send(officer, ADD, {"section": section.pk, "source_language": "en", "title_en": "Launch"})
    assert response.status_code == 302
    assert Article.objects.get().slug == "launch"


def test_no_field_of_the_form_is_without_its_language(officer):
    names = set(fields(officer.get(ADD)))
    assert {"title_ru", "title_en", "body_ru", "body_en", "status_ru", "status_en"} <= names
    assert names.isdisjoint({"title", "lead", "place", "body", "status"})


def test_each_language_has_a_part_of_the_form_of_its_own(officer):
    page = officer.get(ADD).content.decode()
    russian, english = page.index("language-ru"), page.index("language-en")
    assert russian < page.index('name="title_ru"') < english < page.index('name="title_en"')


def test_approved_in_both_languages_it_goes_out_and_the_officer_is_told(officer, section, february_2019):
    both = {**TEXT, "title_en": "Launch", "body_en": "<p>It flew.</p>"}
    response = send(officer, ADD, {"section": section.pk, **both, "status_ru": "approved", "status_en": "approved"})
    article = Article.objects.get()
    assert article.published_at == clock.now()
    assert "On the site: in Russian and in English." in [str(m) for m in get_messages(response.wsgi_request)]


@pytest.mark.parametrize(
    ("policy", "statuses", "said"),
    [
        ("both", ("draft", "draft"), "neither language is approved"),
        ("both", ("draft", "review"), "it waits for an editor’s approval"),
        ("both", ("withdrawn", "withdrawn"), "Withdrawn: no reader sees it"),
        ("both", ("approved", "draft"), "both languages go out together here"),
        ("russian_first", ("draft", "approved"), "English does not go out before Russian"),
        ("russian_only", ("draft", "approved"), "only Russian goes out here"),
        ("russian_first", ("approved", "draft"), "On the site: in Russian."),
    ],
)
def test_the_form_says_what_keeps_a_text_from_the_site(officer, section, policy, statuses, said):
    section.policy = policy
    section.save()
    article = ArticleFactory(section=section, status_ru=statuses[0], status_en=statuses[1])
    assert said in officer.get(change(article)).content.decode()


def test_a_moment_to_come_is_moscow_time_and_is_announced(officer, section, february_2019):
    article = ArticleFactory(section=section)
    send(officer, change(article), {**moment(2019, 2, 20, "09:30:00"), "takes_down": "1"})
    article.refresh_from_db()
    assert article.published_at == datetime(2019, 2, 20, 9, 30, tzinfo=clock.MOSCOW)
    page = officer.get(change(article)).content.decode().replace("\xa0", " ")
    assert "Goes out by itself on February 20, 2019, 09:30, Moscow time" in page
    assert "Publication moment, Moscow time" in page


def test_approval_of_an_empty_language_is_refused_beside_its_status_and_the_text_stays(officer, section):
    typed = {**TEXT, "lead_ru": "Набрано и не потеряно", "status_ru": "approved", "status_en": "approved"}
    response = send(officer, ADD, {"section": section.pk, **typed})
    assert list(errors(response)) == ["status_en"]
    assert errors(response)["status_en"][0].startswith("The English text cannot be approved")
    again = fields(response)
    assert again["lead_ru"] == "Набрано и не потеряно"
    assert again["body_ru"].strip() == TEXT["body_ru"]
    assert not Article.objects.exists()


@pytest.mark.parametrize("source", ["ru", "en"])
def test_a_text_without_any_title_is_refused_beside_the_title_of_its_source(officer, section, source):
    response = send(officer, ADD, {"section": section.pk, "source_language": source, "place_ru": "Байконур"})
    assert list(errors(response)) == [f"title_{source}"]
    assert fields(response)["place_ru"] == "Байконур"


@pytest.mark.parametrize("status", ["", "published"])
def test_a_status_is_one_of_the_four(officer, section, status):
    response = send(officer, ADD, {"section": section.pk, **TEXT, "status_en": status})
    assert list(errors(response)) == ["status_en"]


def test_messages_come_in_the_language_of_the_officer(officer, russian_officer, section):
    assert errors(send(officer, ADD, TEXT))["section"] == ["This field is required."]
    assert errors(send(russian_officer, ADD, TEXT))["section"] == ["Обязательное поле."]


@pytest.mark.parametrize(
    "attack",
    [
        "<p>a</p><script>alert(1)</script>",
        '<p>a</p><img src="x" onerror="alert(1)">',
        '<p><a href="javascript:alert(1)">a</a></p>',
        '<p onclick="alert(1)">a</p>',
        '<p>a</p><iframe src="//example.org"></iframe>',
        '<p>a<svg onload="alert(1)"></svg></p>',
    ],
)
def test_nothing_that_runs_is_stored_or_shown_again(officer, section, attack):
    send(officer, ADD, {"section": section.pk, "title_ru": "Пуск", "body_ru": attack})
    article = Article.objects.get()
    refused = send(officer, change(article), {"body_ru": attack, "section": ""})
    for text in (article.body_ru, fields(refused)["body_ru"]):
        assert "alert" not in text
        assert "<script" not in text
        assert "example.org" not in text
        assert "a" in text


def test_characters_that_nobody_sees_are_taken_out(officer, section):
    typed = {"title_ru": "Пу\x00ск\u200b", "body_ru": "<p>Пу\x00ск</p>"}
    assert send(officer, ADD, {"section": section.pk, **typed}).status_code == 302
    article = Article.objects.get()
    assert (article.title_ru, article.body_ru) == ("Пуск", "<p>Пуск</p>")


def test_a_text_of_400_kilobytes_is_refused_in_words_and_not_sent_back(officer, section):
    long = f"<p>{'слово ' * 70_000}</p>"
    response = send(officer, ADD, {"section": section.pk, "title_ru": "Пуск", "body_ru": long})
    assert "the most is 300000" in errors(response)["body_ru"][0]
    assert fields(response)["body_ru"] == ""
    assert fields(response)["title_ru"] == "Пуск"


def test_a_title_too_long_is_refused_beside_it(officer, section):
    response = send(officer, ADD, {"section": section.pk, "title_ru": "П" * 181})
    assert list(errors(response)) == ["title_ru"]
    assert fields(response)["title_ru"] == "П" * 181


@pytest.mark.parametrize("year", [1, 1956, 9999])
def test_a_year_that_cannot_be_meant_is_refused_beside_the_moment(officer, section, year):
    response = send(officer, ADD, {"section": section.pk, **TEXT, **moment(year, 1, 1)})
    assert list(errors(response)) == ["published_at"]


def test_two_texts_of_one_title_on_one_day_both_find_an_address(officer, section):
    for _ in range(2):
        send(officer, ADD, {"section": section.pk, **TEXT, **moment(2019, 2, 9)})
    assert sorted(Article.objects.values_list("slug", flat=True)) == ["pusk", "pusk-2"]


def test_what_another_saved_in_between_never_becomes_an_error_page(officer, section, monkeypatch):
    def beaten(*args, **kwargs):
        raise IntegrityError("a constraint that nobody could look at before")

    monkeypatch.setattr(Article, "save", beaten)
    response = send(officer, ADD, {"section": section.pk, **TEXT})
    assert response.status_code == 200
    assert "Nothing has been saved: somebody else" in response.content.decode()
    assert fields(response)["title_ru"] == "Пуск"


def test_what_is_no_field_cannot_be_sent_in(officer, section):
    article = ArticleFactory(section=section)
    before = Article.objects.get(pk=article.pk)
    send(officer, change(article), {"created_at": "2001-01-01", "title": "Чужое", "day": "2001-01-01", "id": "999"})
    after = Article.objects.get(pk=article.pk)
    assert (after.created_at, after.day) == (before.created_at, before.day)
    assert (after.title_ru, after.title_en) == (before.title_ru, before.title_en)


def test_the_form_leads_to_the_page_of_each_public_language(officer, section):
    article = ArticleFactory(section=section)
    page = officer.get(change(article)).content.decode()
    assert f'href="/ru/news/2018/02/09/{article.slug}/"' in page
    assert f'href="/en/news/2018/02/09/{article.slug}/"' in page


def test_the_form_leads_to_no_page_that_a_reader_cannot_see(officer, section):
    section.policy = "russian_first"
    section.save()
    article = ArticleFactory(section=section, status_en=Status.REVIEW)
    page = officer.get(change(article)).content.decode()
    assert "/ru/news/2018/" in page
    assert "/en/news/2018/" not in page


def test_an_emptied_address_beside_another_mistake_does_not_break_the_form(officer, section):
    article = ArticleFactory(section=section)
    response = send(officer, change(article), {"slug": "", "title_ru": "П" * 200})
    assert response.status_code == 200
    assert f"/ru/news/2018/02/09/{article.slug}/" in response.content.decode()


def test_people_and_projects_are_linked(officer, section):
    person, project = PersonFactory(), ProjectFactory()
    send(officer, ADD, {"section": section.pk, **TEXT, "people": [person.pk], "projects": [project.pk]})
    article = Article.objects.get()
    assert list(article.people.all()) == [person]
    assert list(article.projects.all()) == [project]


def test_a_section_in_use_cannot_be_deleted_and_the_page_says_so(officer, section):
    article = ArticleFactory(section=section, title_ru="Держит раздел", title_en="Keeps the section")
    response = officer.post(f"/admin/news/section/{section.pk}/delete/", {"post": "yes"})
    assert "Keeps the section" in response.content.decode()
    assert Article.objects.filter(pk=article.pk).exists()
