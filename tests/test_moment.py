"""The heart of the product: a text comes out at its second in both languages, everywhere, and leaves everywhere."""

import re
from datetime import timedelta
from itertools import count, product

import pytest
from django.test import Client

from demo.factories import ArticleFactory, ProjectFactory, SectionFactory
from editorial.content.models import Policy, Status
from editorial.core import clock
from editorial.core.languages import LANGUAGES
from missions.models import Expedition, Flight, Person
from news.models import Article, Project
from tests.conftest import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

AT = NOON + timedelta(days=1)  # 16 February 2019, 12:00:00: a day on which nothing else has happened
BEFORE = AT - timedelta(seconds=1)
DAY = "archive/2019/02/16/"

# Where the text itself stands: its address is on the page.
NAMED = {
    "home": "",
    "news": "news/",
    "section": "news/moment/",
    "day": DAY,
    "month": "archive/2019/02/",
    "search": "search/?q={word}",
    "feed": "feeds/news.atom",
    "person": "missions/crew/kononenko-oleg/",
    "flight": "missions/flights/soyuz-ms-11/",
    "expedition": "missions/iss-58/",
    "project": "projects/planet-korolev/",
    "neighbour": "{neighbour}",
}
# Where it makes its day a link: without it there is nothing to read on that day.
COUNTED = {
    "calendar of home": "",
    "calendar of news": "news/",
    "calendar of another article": "{neighbour}",
    "calendar of another day": "archive/2019/02/15/",
    "month": "archive/2019/02/",
    "year": "archive/2019/",
    "archive": "archive/",
}
SITEMAPS = {"articles": "news/2019/02/16/trolley/", "days": DAY, "sections": "news/moment/"}
EVERYWHERE = {
    "article",
    *(f"named in {place}" for place in NAMED),
    *(f"counted in {place}" for place in COUNTED),
    *(f"sitemap of {part}" for part in SITEMAPS),
}


@pytest.fixture
def public() -> Client:
    return Client()


def scheduled(policy: str, russian: str = Status.APPROVED, english: str = Status.APPROVED) -> Article:
    links = {
        "people": [Person.objects.get(slug="kononenko-oleg")],
        "flights": [Flight.objects.get(slug="soyuz-ms-11")],
        "expeditions": [Expedition.objects.get(number=58)],
        "projects": [Project.objects.get(slug="planet-korolev")],
    }
    section = SectionFactory(slug="moment", name_ru="Проба", name_en="Trial", policy=policy)
    made: Article = ArticleFactory(
        section=section,
        slug="trolley",
        title_ru="Вагонетка пришла на стартовый стол",
        title_en="A trolley came to the launch pad",
        published_at=AT,
        status_ru=russian,
        status_en=english,
        links=links,
    )
    return made


def read(client: Client, path: str, is_there: bool = True) -> str:
    response = client.get(path)
    assert response.status_code == (200 if is_there else 404), path
    return str(response.content.decode())


def places(client: Client, article: Article, language: str) -> set[str]:
    """Everywhere a reader of this language comes upon the text now."""
    newest = Article.objects.published(language, at=BEFORE).newest_first().first()
    words = {"word": {"ru": "вагонетка", "en": "trolley"}[language], "neighbour": (newest.path() or "").lstrip("/")}
    slug, day = "/2019/02/16/trolley/", re.compile(f'href="/{language}/{DAY}"')
    seen = set()
    for place, path in NAMED.items():
        is_there = (
            place != "section" or language in article.section.public_languages()
        )  # none in English for Russian only
        if slug in read(client, f"/{language}/{path.format(**words)}", is_there):
            seen.add(f"named in {place}")
    for place, path in COUNTED.items():
        if day.search(read(client, f"/{language}/{path.format(**words)}")):
            seen.add(f"counted in {place}")
    for part, path in SITEMAPS.items():
        if f"<loc>http://testserver/{language}/{path}</loc>" in read(client, f"/sitemap-{part}.xml"):
            seen.add(f"sitemap of {part}")
    response = client.get(f"/{language}/news/2019/02/16/trolley/")
    assert response.status_code in (200, 404)
    if response.status_code == 200:
        assert article.title_ru in response.content.decode() or article.title_en in response.content.decode()
        seen.add("article")
    return seen


def everywhere(client: Client, article: Article) -> dict[str, set[str]]:
    return {language: places(client, article, language) for language in LANGUAGES}


NOWHERE: dict[str, set[str]] = {"ru": set(), "en": set()}
IN_BOTH = {"ru": EVERYWHERE, "en": EVERYWHERE}
IN_RUSSIAN = {"ru": EVERYWHERE, "en": set()}
SEEN = {Policy.BOTH: IN_BOTH, Policy.RUSSIAN_FIRST: IN_BOTH, Policy.RUSSIAN_ONLY: IN_RUSSIAN}
ALONE = {Policy.BOTH: NOWHERE, Policy.RUSSIAN_FIRST: IN_RUSSIAN, Policy.RUSSIAN_ONLY: IN_RUSSIAN}


@pytest.mark.parametrize("policy", list(Policy))
def test_a_text_of_noon_comes_out_at_noon_on_every_page_and_a_second_earlier_on_none(public, policy):
    article = scheduled(policy)
    with clock.stopped(BEFORE):
        assert everywhere(public, article) == NOWHERE
    with clock.stopped(AT):
        assert everywhere(public, article) == SEEN[policy]


@pytest.mark.parametrize("policy", list(Policy))
def test_a_text_in_russian_alone_comes_out_as_its_policy_says(public, policy):
    article = scheduled(policy, english=Status.REVIEW)
    with clock.stopped(BEFORE):
        assert everywhere(public, article) == NOWHERE
    with clock.stopped(AT):
        assert everywhere(public, article) == ALONE[policy]


@pytest.mark.parametrize("policy", list(Policy))
def test_english_never_comes_out_before_russian(public, policy):
    article = scheduled(policy, russian=Status.REVIEW)
    with clock.stopped(AT):
        assert everywhere(public, article) == NOWHERE


@pytest.mark.parametrize(("policy", "language"), list(product(Policy, LANGUAGES)))
def test_a_language_withdrawn_takes_down_what_may_not_stand_without_it(public, policy, language):
    article = scheduled(policy)
    left = {
        (Policy.RUSSIAN_FIRST, "en"): IN_RUSSIAN,
        (Policy.RUSSIAN_ONLY, "en"): IN_RUSSIAN,
    }.get((policy, language), NOWHERE)
    with clock.stopped(AT + timedelta(hours=1)):
        assert everywhere(public, article) == SEEN[policy]
        setattr(article, f"status_{language}", Status.WITHDRAWN)
        article.save()
        assert everywhere(public, article) == left
    kept = Article.objects.get(pk=article.pk)
    assert (kept.title_ru, kept.title_en, kept.published_at) == (article.title_ru, article.title_en, AT)


def test_what_is_approved_again_stands_everywhere_again(public):
    article = scheduled(Policy.BOTH, english=Status.WITHDRAWN)
    with clock.stopped(AT + timedelta(hours=1)):
        assert everywhere(public, article) == NOWHERE
        article.status_en = Status.APPROVED
        article.save()
        assert everywhere(public, article) == IN_BOTH


def test_a_moment_put_off_takes_the_text_down_until_it_comes(public):
    article = scheduled(Policy.BOTH)
    with clock.stopped(AT):
        article.published_at = AT + timedelta(minutes=30)
        article.save()
        assert everywhere(public, article) == NOWHERE
    with clock.stopped(AT + timedelta(minutes=30)):
        assert everywhere(public, article) == IN_BOTH


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_of_the_feed_who_asks_only_for_news_gets_it_at_the_moment_and_at_the_withdrawal(public, language):
    article = scheduled(Policy.BOTH)
    feed = f"/{language}/feeds/news.atom"
    with clock.stopped(BEFORE):
        known = public.get(feed)["ETag"]
        assert public.get(feed, headers={"If-None-Match": known}).status_code == 304
    with clock.stopped(AT):
        answer = public.get(feed, headers={"If-None-Match": known})
        assert answer.status_code == 200
        assert b"/trolley/" in answer.content
        assert public.get(feed, headers={"If-None-Match": answer["ETag"]}).status_code == 304
        article.status_ru = Status.WITHDRAWN
        article.save()
        gone = public.get(feed, headers={"If-None-Match": answer["ETag"]})
        assert gone.status_code == 200
        assert b"/trolley/" not in gone.content


def places_of_project(client: Client, language: str) -> set[str]:
    pages = {"home": "", "article": "news/2019/02/15/proof/"}
    seen = {place for place, path in pages.items() if "/projects/moment/" in read(client, f"/{language}/{path}")}
    if client.get(f"/{language}/projects/moment/").status_code == 200:
        seen.add("page")
    if f"<loc>http://testserver/{language}/projects/moment/</loc>" in read(client, "/sitemap-projects.xml"):
        seen.add("sitemap")
    return seen


@pytest.mark.parametrize("policy", list(Policy))
def test_a_special_project_comes_out_and_leaves_as_one(public, policy):
    project = ProjectFactory(slug="moment", policy=policy, published_at=AT)
    ArticleFactory(slug="proof", published_at=NOON - timedelta(hours=3), links={"projects": [project]})
    seen = {"home", "article", "page", "sitemap"}
    english = set() if policy == Policy.RUSSIAN_ONLY else seen
    with clock.stopped(BEFORE):
        assert [places_of_project(public, language) for language in LANGUAGES] == [set(), set()]
    with clock.stopped(AT):
        assert [places_of_project(public, language) for language in LANGUAGES] == [seen, english]
        project.status_ru = Status.WITHDRAWN
        project.save()
        assert [places_of_project(public, language) for language in LANGUAGES] == [set(), set()]


@pytest.mark.parametrize("path", ["", "news/", "archive/2019/02/", "archive/2019/02/16/"])
def test_a_page_made_while_the_moment_comes_does_not_contradict_itself(public, monkeypatch, path):
    """The clock runs on while a page is made: its list must not know what its calendar does not."""
    scheduled(Policy.BOTH)
    ticks = count()
    monkeypatch.setattr(clock, "_stopped_at", None)
    monkeypatch.setattr(clock.timezone, "now", lambda: AT - timedelta(milliseconds=30 - 10 * next(ticks)))
    for language in LANGUAGES:
        ticks = count()
        html = read(public, f"/{language}/{path}")
        in_list, in_calendar = "/2019/02/16/trolley/" in html, bool(re.search(f"<td><a [^>]*{DAY}", html))
        assert in_list == in_calendar, language
    ticks = count(100)  # a second later
    assert "/2019/02/16/trolley/" in read(public, f"/ru/{path}")
