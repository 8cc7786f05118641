"""A translator's queue: complete, in the order in which things have to be out, and nothing in it that nobody wants."""

from datetime import timedelta

from django.urls import reverse

from demo.factories import ArticleFactory, ExpeditionTaskFactory, PersonFactory, PhotoFactory, SectionFactory
from editorial.content.models import Translation
from energia_site import roles
from news.models import Article
from tests.conftest import NOON
from tests.people import client_of
from tests.visible import in_one_line

from .scenes import part, person, titles

ABSENT = {"title_en": "", "lead_en": "", "body_en": "", "status_en": "draft"}
HOUR = timedelta(hours=1)


def stale(title, **facts):
    article = ArticleFactory(title_ru=title, **facts)
    article.lead_ru = "Коротко и по-новому."
    article.save()
    return article


def test_what_must_be_out_first_stands_first_and_what_is_wrong_before_what_is_not_there(translator):
    first = SectionFactory(slug="first", policy="russian_first")
    ArticleFactory(title_ru="без времени", published_at=None, **ABSENT | {"status_ru": "draft"})
    ArticleFactory(title_ru="на сайте, нет", section=first, published_at=NOON - HOUR, **ABSENT)
    stale("на сайте, устарело", published_at=NOON - 400 * HOUR)
    ArticleFactory(title_ru="в 18:00", published_at=NOON + 6 * HOUR, **ABSENT)
    ArticleFactory(title_ru="в 13:00, нет", published_at=NOON + HOUR, **ABSENT)
    stale("в 13:00, устарело", published_at=NOON + HOUR)
    ArticleFactory(title_ru="задержано", published_at=NOON - HOUR, **ABSENT)
    assert titles(translator.get("/admin/"), "queue-en") == [
        "задержано",
        "в 13:00, устарело",
        "в 13:00, нет",
        "в 18:00",
        "на сайте, устарело",
        "на сайте, нет",
        "без времени",
    ]


def test_nothing_is_left_out_whatever_kind_it_is(translator):
    ArticleFactory(title_ru="Статья", **ABSENT)
    PhotoFactory(caption_ru="Подпись к снимку", caption_en="")
    PersonFactory(family_name_ru="Королёв", biography_ru="<p>Родился в Житомире.</p>", biography_en="")
    ExpeditionTaskFactory(text_ru="Выход", text_en="")
    found = titles(translator.get("/admin/"), "queue-en")
    assert sorted(found) == ["Выход", "Олег Королёв", "Подпись к снимку", "Статья"]


def test_nobody_is_asked_to_translate_what_is_in_step_withdrawn_or_never_goes_out(translator):
    ArticleFactory(title_ru="вровень")
    ArticleFactory(title_ru="снята", **ABSENT | {"status_ru": "withdrawn"})
    ArticleFactory(title_ru="снята по-английски", **ABSENT | {"status_en": "withdrawn"})
    ArticleFactory(title_ru="закупка", section=SectionFactory(slug="tenders", policy="russian_only"), **ABSENT)
    response = translator.get("/admin/")
    assert titles(response, "queue-en") == []
    assert "Everything is translated and in step." in response.content.decode()


def test_a_section_that_becomes_russian_only_leaves_the_queue_and_comes_back(translator):
    section = SectionFactory(slug="tenders")
    ArticleFactory(title_ru="закупка", section=section, **ABSENT)
    for policy, expected in (("russian_only", []), ("both", ["закупка"])):
        section.policy = policy
        section.save()
        assert titles(translator.get("/admin/"), "queue-en") == expected


def test_what_is_written_in_english_waits_for_the_translator_into_russian(translator):
    ArticleFactory(source_language="en", title_en="Ports", title_ru="", lead_ru="", body_ru="", status_ru="draft")
    russian = client_of(person(roles.INTO_RUSSIAN))
    assert titles(russian.get("/admin/"), "queue-ru") == ["Ports"]
    assert part(russian.get("/admin/"), "queue-en") is None
    assert titles(translator.get("/admin/"), "queue-en") == []


def test_a_row_says_what_is_needed_in_words_and_leads_to_the_translation(translator):
    article = ArticleFactory(title_ru="Экипаж", published_at=NOON + HOUR, **ABSENT)
    page = in_one_line(translator.get("/admin/").content.decode())
    assert f'<a href="{reverse("admin:translate", args=["news.article", article.pk])}" lang="ru">Экипаж</a>' in page
    assert '<span class="need need-missing">missing</span>title, lead, text' in page
    assert "7 words left" in page
    assert '<time datetime="2019-02-15T13:00:00+03:00">today,<b>13:00</b></time>' in page


def test_a_text_without_a_title_in_its_language_is_called_untitled(translator):
    ArticleFactory(title_ru="", title_en="Only English", body_en="", status_ru="draft", status_en="draft")
    page = in_one_line(translator.get("/admin/").content.decode())
    assert ">untitled</a>" in page
    assert "Only English" not in page


def test_a_deleted_record_leaves_nothing_behind(translator):
    article = ArticleFactory(title_ru="Экипаж", **ABSENT)
    Article.objects.filter(pk=article.pk).delete()  # as the admin's action does
    assert not Translation.objects.exists()
    assert titles(translator.get("/admin/"), "queue-en") == []


def test_a_complete_translation_that_nobody_sent_to_review_is_not_forgotten(translator):
    ArticleFactory(title_ru="переведена", status_en="draft")
    ArticleFactory(title_ru="отправлена", status_en="review")
    response = translator.get("/admin/")
    assert titles(response, "unsent-en") == ["переведена"]
    assert titles(response, "queue-en") == []


def test_the_desk_says_how_much_there_is_and_the_rest_is_one_page_away(translator, monkeypatch):
    monkeypatch.setattr("editorial.desk.pages.WHOLE", 3)
    monkeypatch.setattr("editorial.desk.pages.A_PAGE", 3)
    for n in range(5):
        ArticleFactory(title_ru=f"Статья {n}", published_at=NOON + (n + 1) * HOUR, **ABSENT)
    queue = part(translator.get("/admin/"), "queue-en")
    assert (queue.total, queue.shown, queue.words) == (5, 3, 40)
    found = [
        row.row.title
        for number in (1, 2)
        for _heading, rows in translator.get(queue.all_url, {"page": number, "language": "en"}).context["part"].groups
        for row in rows
    ]
    assert found == [f"Статья {n}" for n in range(5)]


def test_a_page_beyond_the_last_and_a_list_that_is_none_are_answered_in_words(translator):
    assert translator.get("/admin/queue/", {"page": "99999"}).status_code == 200
    assert translator.get("/admin/queue/", {"page": "٣"}).status_code == 200
    assert translator.get("/admin/queue/", {"list": "nothing"}).status_code == 404
    assert translator.get("/admin/queue/", {"language": "de"}).status_code == 404
    assert translator.get("/admin/queue/", {"shelf": "\x00"}).status_code == 404
    assert translator.get("/admin/queue/", {"kind": "auth.user"}).status_code == 404
