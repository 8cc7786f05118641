"""A signed link: an outsider reads one draft in one language for a while, and learns nothing else."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.test import Client
from django.urls import reverse

from demo.factories import ArticleFactory, PersonFactory, ProjectFactory, SectionFactory
from editorial.content.models import AuditEntry, Status
from editorial.content.querysets import Policy
from editorial.core import clock
from editorial.previews.links import address_of, token_of
from editorial.previews.models import PreviewLink
from news.models import Article
from tests.conftest import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def outsider(db) -> Client:
    return Client()


def link_to(record, language="en", **fields) -> PreviewLink:
    fields = {"made_at": NOON, "expires_at": NOON + timedelta(days=3), "note": "Ivan Petrov, RIA"} | fields
    return PreviewLink.objects.create(record=record, language=language, **fields)


def path_of(link: PreviewLink) -> str:
    return address_of(link).removeprefix("http://testserver")


def read(client: Client, link: PreviewLink) -> str:
    response = client.get(path_of(link))
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


def assert_private(response) -> None:
    assert response["Cache-Control"] == "no-store, private"
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert b'<meta name="robots" content="noindex">' in response.content
    assert not response.cookies


def assert_in_both_languages(response) -> None:
    text = response.content.decode()
    assert "<h1" in text
    for words in {404: ("Такой ссылки нет", "There is no such link")}.get(
        response.status_code, ("Ссылка больше не действует", "This link no longer works")
    ):
        assert words in text


def test_an_outsider_reads_the_draft_without_signing_in(outsider, draft):
    link = link_to(draft)
    page = read(outsider, link)
    assert path_of(link).startswith("/en/preview/")
    assert "The English text of the draft." in page
    assert "The link works until February 18, 2019, 12:00, Moscow time." in page
    assert "Not published yet" in page
    assert_private(outsider.get(path_of(link)))


def test_one_language_is_all_that_a_link_shows(outsider, draft):
    english, russian = (read(outsider, link_to(draft, language)) for language in ("en", "ru"))
    assert "Черновик" not in english
    assert "draft about" not in russian
    assert "Русский текст черновика." in russian
    for page in (english, russian):
        assert 'class="no-alternate' not in page  # whether the other language exists is nobody's business
        assert "quiet no-alternate" not in page
        assert "hreflang" not in page
    assert "The English" not in russian


def test_nothing_of_other_drafts_stands_beside_it(outsider, draft):
    hidden = ProjectFactory(title_en="Secret project", status_ru=Status.DRAFT)
    draft.projects.add(hidden)
    section = SectionFactory(slug="iss")
    for day, fields in enumerate(({"status_en": Status.DRAFT}, {}, {"status_ru": Status.WITHDRAWN}), start=-1):
        ArticleFactory(title_en="Secret news", section=section, published_at=NOON + timedelta(days=day), **fields)
    Article.objects.filter(pk=draft.pk).update(published_at=NOON + timedelta(days=5))  # and all that comes before it
    Article.objects.filter(published_at=NOON).update(published_at=NOON + timedelta(hours=1))
    page = read(outsider, link_to(draft))
    assert "Secret" not in page
    assert hidden.slug not in page


def test_every_link_of_the_page_leads_to_what_is_public(outsider, client, draft):
    import re

    draft.people.add(PersonFactory())
    ArticleFactory(published_at=NOON - timedelta(hours=2))
    links = set(re.findall(r'<a [^>]*href="(/[^"#]*)', read(outsider, link_to(draft))))
    assert len(links) > 10
    assert {link for link in links if client.get(link).status_code not in (200, 302)} == set()


def test_the_page_names_no_address_that_it_can_be_found_by_again(outsider, draft):
    link = link_to(draft)
    page = read(outsider, link)
    assert token_of(link) not in page
    assert 'property="og:url"' not in page
    assert "canonical" not in page


def test_a_link_stops_at_its_second(outsider, draft):
    link = link_to(draft)
    with clock.stopped(link.expires_at - timedelta(seconds=1)):
        assert outsider.get(path_of(link)).status_code == 200
    with clock.stopped(link.expires_at):
        response = outsider.get(path_of(link))
    assert response.status_code == 410
    assert_in_both_languages(response)
    assert_private(response)


def test_a_link_lives_by_the_clock_of_the_site_and_not_by_the_machines(outsider, draft):
    """The demo's clock stands in 2019: a link made there is not seven years old."""
    assert outsider.get(path_of(link_to(draft))).status_code == 200


def ended(draft, how: str) -> PreviewLink:
    fields = {"revoked": {"revoked_at": NOON}, "expired": {"expires_at": NOON - timedelta(seconds=1)}}.get(how, {})
    link = link_to(draft, **fields)
    if how == "deleted":
        draft.delete()
    if how.startswith("withdrawn"):
        setattr(draft, f"status_{how[-2:]}", Status.WITHDRAWN)
        draft.save()
    return link


@pytest.mark.parametrize("how", ["expired", "revoked", "deleted", "withdrawn en", "withdrawn ru"])
def test_whatever_ended_a_link_it_says_the_same(outsider, draft, how):
    """A page that told revoked from deleted would tell an outsider about our records."""
    link = ended(draft, how)
    response = outsider.get(path_of(link))
    assert response.status_code == 410
    assert_in_both_languages(response)
    assert_private(response)
    before = link_to(ArticleFactory(), expires_at=NOON - timedelta(days=1))
    assert response.content == outsider.get(path_of(before)).content
    assert PreviewLink.objects.get(pk=link.pk).opened == 0


def test_a_text_taken_down_comes_back_to_its_readers_only_as_a_draft(outsider, draft):
    link = ended(draft, "withdrawn en")
    draft.status_en = Status.DRAFT
    draft.save()
    assert outsider.get(path_of(link)).status_code == 200


@pytest.mark.parametrize(
    ("policy", "withdrawn", "language", "status"),
    [
        (Policy.BOTH, "ru", "en", 410),
        (Policy.BOTH, "en", "ru", 410),
        (Policy.RUSSIAN_FIRST, "en", "ru", 200),
        (Policy.RUSSIAN_FIRST, "ru", "en", 410),
        (Policy.RUSSIAN_ONLY, "en", "ru", 200),
    ],
)
def test_a_withdrawal_stops_the_links_that_it_takes_down_in_public(
    outsider, draft, policy, withdrawn, language, status
):
    draft.section.policy = policy
    draft.section.save()
    setattr(draft, f"status_{withdrawn}", Status.WITHDRAWN)
    draft.save()
    assert outsider.get(path_of(link_to(draft, language))).status_code == status


def forged() -> dict[str, str]:
    return {
        "nothing signed": "nonsense",
        "a number": "1",
        "dots": "..",
        "signed by another": signing.Signer(sep=".", key="another", salt="editorial.previews.link").sign_object([1, 1]),
        "signed for something else": signing.Signer(sep=".").sign_object([1, 1]),
        "letters of another alphabet": "МS-10",
        "a NUL": "a%00b",
        "very long": "a" * 5000,
    }


@pytest.mark.parametrize("how", forged())
@pytest.mark.parametrize("language", ["ru", "en"])
def test_an_address_that_we_never_gave_is_no_page(outsider, february_2019, how, language):
    response = outsider.get(f"/{language}/preview/{forged()[how]}/")
    assert response.status_code == 404
    assert_in_both_languages(response)
    assert_private(response)


def test_every_letter_of_a_token_counts(outsider, draft):
    token = token_of(link_to(draft))
    for place in range(0, len(token), 3):
        letter = "A" if token[place] != "A" else "B"
        changed = f"{token[:place]}{letter}{token[place + 1 :]}"
        status = outsider.get(f"/en/preview/{changed}/").status_code
        assert status == 404, changed


def test_a_token_says_nothing_in_the_other_language(outsider, draft):
    token = token_of(link_to(draft, "en"))
    response = outsider.get(f"/ru/preview/{token}/")
    assert response.status_code == 404
    assert response.content == outsider.get("/ru/preview/nonsense/").content


def test_a_token_without_its_link_is_like_one_never_given(outsider, draft):
    link = link_to(draft)
    path = path_of(link)
    link.delete()
    assert outsider.get(path).content == outsider.get("/en/preview/nonsense/").content
    again = link_to(draft, pk=PreviewLink(pk=int(path_pk(path))).pk, made_at=NOON + timedelta(minutes=1))
    assert outsider.get(path).status_code == 404  # the number was given anew
    assert outsider.get(path_of(again)).status_code == 200


def path_pk(path: str) -> int:
    signer = signing.Signer(sep=".", salt="editorial.previews.link")
    return signer.unsign_object(path.split("/")[3])[0]


def test_a_kind_of_record_that_has_no_page_of_text_is_over_and_no_error(outsider, draft):
    link = link_to(draft)
    PreviewLink.objects.filter(pk=link.pk).update(content_type=ContentType.objects.get_for_model(PersonFactory()))
    assert outsider.get(path_of(link)).status_code == 410


def test_openings_are_counted_and_looks_of_machines_are_not(outsider, draft):
    link = link_to(draft)
    outsider.head(path_of(link))
    with clock.stopped(NOON + timedelta(hours=1)):
        for _ in range(2):
            read(outsider, link)
    link.refresh_from_db()
    assert (link.opened, link.opened_at) == (2, NOON + timedelta(hours=1))


def test_a_link_is_only_read(outsider, draft):
    assert outsider.post(path_of(link_to(draft))).status_code == 405


def test_a_linked_page_stands_in_no_frame(outsider, draft):
    response = outsider.get(path_of(link_to(draft)))
    assert response["X-Frame-Options"] == "DENY"
    assert "<base" not in response.content.decode()


def test_a_text_published_meanwhile_says_so(outsider, draft):
    link = link_to(draft)
    Article.objects.filter(pk=draft.pk).update(status_ru="approved", status_en="approved", published_at=NOON)
    assert "published by now" in read(outsider, link)


def test_a_text_emptied_meanwhile_is_missing_in_words(outsider, draft):
    link = link_to(draft)
    Article.objects.filter(pk=draft.pk).update(title_en="", body_en="")
    page = read(outsider, link)
    assert "There is no English text yet." in page
    assert "Черновик" not in page


def test_a_project_can_be_shown_too(outsider, february_2019):
    project = ProjectFactory(title_en="Planet", status_en=Status.DRAFT)
    assert "Planet" in read(outsider, link_to(project))


def test_the_search_engines_map_and_the_lists_know_nothing_of_it(outsider, draft):
    link_to(draft)
    for path in ("/sitemap-articles.xml", "/en/", "/en/news/", "/en/feeds/news.atom", "/en/search/?q=draft"):
        assert "draft-launch" not in outsider.get(path).content.decode()
    assert AuditEntry.objects.count() == 0
    assert reverse("admin:preview_links") == "/admin/preview-links/"
