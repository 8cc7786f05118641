"""Taking a text down: asked once, with what readers lose, in the languages that the editor chooses."""

from datetime import timedelta

import pytest

from demo.factories import ArticleFactory, SectionFactory
from editorial.content.models import AuditEntry
from editorial.core import clock
from news.models import Article
from tests import people
from tests.conftest import NOON

from .scenes import said

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def article(february_2019):
    return ArticleFactory(title_ru="Пуск", title_en="Launch", slug="launch", published_at=NOON - HOUR)


def address(article):
    return f"/admin/withdraw/news.article/{article.pk}/"


def statuses(article):
    fresh = Article.objects.get(pk=article.pk)
    return fresh.status_ru, fresh.status_en


def losses(page):
    """By choice: the languages that readers lose."""
    return {choice.value: [loss.language for loss in choice.losses] for choice in page.context["choices"]}


def press(client, article, language="both"):
    page = client.get(address(article))
    return client.post(address(article), {"seen": page.context["version"], "language": language}, follow=True)


def test_the_form_has_no_button_that_withdraws_unasked(article, client):
    change = f"/admin/news/article/{article.pk}/change/"
    html = people.client_of("editor").get(change).content.decode()
    assert f'href="{address(article)}"' in html
    assert "_withdraw" not in html


def test_to_look_at_the_question_changes_nothing(article):
    page = people.client_of("editor").get(address(article))
    assert page.status_code == 200
    assert statuses(article) == ("approved", "approved")


def test_the_editor_is_told_what_readers_lose_since_when_and_how_it_comes_back(article):
    html = people.client_of("editor").get(address(article)).content.decode()
    for words in (
        "Readers lose:",
        "the page in Russian, on the site since February 15, 2019, 11:00, Moscow time:",
        f'<a href="/en{article.path()}" hreflang="en">/en{article.path()}</a>',
        f'<a href="/ru{article.path()}" hreflang="ru">/ru{article.path()}</a>',
        "To bring it back at the same address, press “Approve and publish” below it.",
        f'<a href="/admin/news/article/{article.pk}/change/">Go back, change nothing</a>',
    ):
        assert words in html.replace("\u00a0", " "), words


def test_a_language_approved_later_is_public_since_then(article):
    with clock.stopped(NOON - 2 * HOUR):
        article.status_en = "review"
        article.save()
    from .test_approvals import approve

    with clock.stopped(NOON - HOUR / 2):
        approve(people.client_of("editor"), article, "en")
    html = people.client_of("editor").get(address(article)).content.decode().replace("\u00a0", " ")
    assert "the page in English, on the site since February 15, 2019, 11:30" in html


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("both", {"both": ["ru", "en"], "ru": ["ru", "en"], "en": ["ru", "en"]}),
        ("russian_first", {"both": ["ru", "en"], "ru": ["ru", "en"], "en": ["en"]}),
        ("russian_only", {"both": ["ru"], "ru": ["ru"], "en": []}),
    ],
)
def test_each_choice_says_what_it_takes_down_under_the_policy_of_the_section(february_2019, policy, expected):
    article = ArticleFactory(section=SectionFactory(slug="x", policy=policy), published_at=NOON - HOUR)
    assert losses(people.client_of("editor").get(address(article))) == expected


def test_both_languages_go_at_once_and_the_texts_stay(article, client):
    messages = said(press(people.client_of("editor"), article))
    assert messages[0].startswith("Withdrawn: Launch. Withdrawn: no reader sees it; the text is kept.")
    assert "press “Approve and publish”" in messages[0]
    assert statuses(article) == ("withdrawn", "withdrawn")
    assert Article.objects.get().title_en == "Launch"
    assert client.get("/ru" + article.path()).status_code == 404
    entries = AuditEntry.objects.filter(action="withdrawn")
    assert sorted((entry.language, entry.user_name) for entry in entries) == [
        ("en", "Игорь Жданов"),
        ("ru", "Игорь Жданов"),
    ]


def test_one_language_is_withdrawn_alone(february_2019, client):
    section = SectionFactory(slug="x", policy="russian_first")
    article = ArticleFactory(section=section, published_at=NOON - HOUR)
    press(people.client_of("editor"), article, "en")
    assert statuses(article) == ("approved", "withdrawn")
    assert client.get("/ru" + article.path()).status_code == 200


def test_it_comes_back_at_the_same_address(article, client):
    before = article.path()
    editor = people.client_of("editor")
    press(editor, article)
    from tests.admin.forms import send

    send(editor, f"/admin/news/article/{article.pk}/change/", {"_publish": "1"})
    assert Article.objects.get().path() == before
    assert client.get("/en" + before).status_code == 200


@pytest.mark.parametrize("sent", [{"language": "de"}, {"language": ""}, {}])
def test_a_language_that_is_none_withdraws_nothing(article, sent):
    editor = people.client_of("editor")
    seen = editor.get(address(article)).context["version"]
    assert editor.post(address(article), {"seen": seen, **sent}).status_code == 302
    assert statuses(article) == ("approved", "approved")


def test_a_text_changed_meanwhile_is_shown_again_first(article):
    editor = people.client_of("editor")
    seen = editor.get(address(article)).context["version"]
    with clock.stopped(NOON + HOUR):
        article.title_en = "Lift-off"
        article.save()
    page = editor.post(address(article), {"seen": seen, "language": "both"}, follow=True)
    assert "somebody has changed the text since you opened this page" in said(page)[0]
    assert statuses(article) == ("approved", "approved")


def test_a_double_click_withdraws_once(article):
    editor = people.client_of("editor")
    data = {"seen": editor.get(address(article)).context["version"], "language": "both"}
    with clock.stopped(NOON + HOUR):
        editor.post(address(article), data)
        editor.post(address(article), data)
    assert AuditEntry.objects.filter(action="withdrawn").count() == 2  # one for each language


def test_what_is_not_approved_has_nothing_to_withdraw(february_2019):
    article = ArticleFactory(status_ru="draft", status_en="draft")
    html = people.client_of("editor").get(address(article)).content.decode()
    assert "There is nothing to withdraw" in html
    assert 'name="language" value="both"' not in html


def test_a_text_that_is_not_out_yet_takes_nothing_from_readers(february_2019):
    article = ArticleFactory(published_at=NOON + HOUR)
    page = people.client_of("editor").get(address(article))
    assert losses(page) == {"both": [], "ru": [], "en": []}
    assert "Readers lose nothing that is on the site now." in page.content.decode()


@pytest.mark.parametrize("login", ["press", "translator", "perevodchik"])
def test_only_an_editor_withdraws(article, login):
    client = people.client_of(login)
    assert client.get(address(article)).status_code == 403
    sent = {"seen": article.changed_at.isoformat(), "language": "both"}
    assert client.post(address(article), sent).status_code == 403
    assert statuses(article) == ("approved", "approved")
    assert AuditEntry.objects.filter(action="refused").count() == 1


def test_a_record_that_does_not_go_out_cannot_be_withdrawn(february_2019):
    section = SectionFactory(slug="x")
    assert people.client_of("editor").get(f"/admin/withdraw/news.section/{section.pk}/").status_code == 404


def test_it_is_asked_in_russian_too(article):
    client = people.client_of(people.person("igor", "editor"), "ru")
    html = client.get(address(article)).content.decode().replace("\u00a0", " ")
    assert "Снять на обоих языках" in html
    assert "страницу на русском, на сайте с 15 февраля 2019, 11:00 по московскому времени:" in html
    assert "Вернуться, ничего не менять" in html
