"""Staff's list of links: who made which, for whom; a new one, and one taken back."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from demo.factories import ArticleFactory, ProjectFactory, SectionFactory
from editorial.content.models import AuditEntry, Status
from editorial.core import clock
from editorial.previews.links import address_of
from editorial.previews.models import PreviewLink
from tests.conftest import NOON
from tests.people import BACKEND

pytestmark = pytest.mark.django_db
ALL = "/admin/preview-links/"
FIELDS = {"language": "en", "hours": "72", "note": "Ivan Petrov, RIA"}


def of(record, what="preview_links") -> str:
    return reverse(f"admin:{what}", args=[record._meta.label_lower, record.pk])


def make(client: Client, record, **fields):
    return client.post(of(record, "preview_link_add"), FIELDS | fields, follow=True)


def revoke(client: Client, link: PreviewLink, **fields):
    return client.post(reverse("admin:preview_link_revoke", args=[link.pk]), fields, follow=True)


def text(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def test_a_link_is_made_shown_and_written_down(press, client, draft):
    response = make(press, draft)
    link = PreviewLink.objects.get()
    assert (link.record, link.language, link.note, link.made_by.username) == (draft, "en", "Ivan Petrov, RIA", "press")
    assert (link.made_at, link.expires_at) == (NOON, NOON + timedelta(days=3))
    assert "The link works until February 18, 2019, 12:00, Moscow time." in text(response)
    assert f'value="{address_of(link)}"' in text(response)
    assert client.get(address_of(link).removeprefix("http://testserver")).status_code == 200
    entry = AuditEntry.objects.get(action="link_made")
    assert (entry.user.username, entry.object_id, entry.language) == ("press", draft.pk, "en")
    assert entry.details["note"] == "Ivan Petrov, RIA"


@pytest.mark.parametrize(("hours", "lasts"), [("1", 1), ("24", 24), ("72", 72), ("168", 168), ("720", 720)])
def test_a_link_lasts_as_long_as_was_chosen(press, draft, hours, lasts):
    make(press, draft, hours=hours)
    assert PreviewLink.objects.get().expires_at == NOON + timedelta(hours=lasts)


def test_three_days_are_offered_first(press, draft):
    assert '<option value="72" selected>three days</option>' in text(press.get(of(draft)))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("note", ""),
        ("note", "\u200b "),
        ("note", "x" * 121),
        ("hours", "100000"),
        ("hours", "ever"),
        ("language", "de"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(press, draft, field, value):
    typed = FIELDS | {"note": "Ivan Petrov"} | {field: value}
    response = press.post(of(draft, "preview_link_add"), typed)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert f'value="{typed["note"].strip()}"' in text(response) or field == "note"
    assert not PreviewLink.objects.exists()


def test_nothing_can_be_shown_of_a_language_that_is_not_written(press, february_2019):
    article = ArticleFactory(title_en="", lead_en="", body_en="", status_en=Status.DRAFT)
    assert "There is no English text yet." in text(make(press, article))
    assert not PreviewLink.objects.exists()


def test_nor_of_a_text_that_was_taken_down_nor_of_english_where_only_russian_goes_out(press, february_2019):
    withdrawn = ArticleFactory(status_en=Status.WITHDRAWN)
    alone = ArticleFactory(section=SectionFactory(slug="p", policy="russian_only"))
    assert "This text is withdrawn." in text(make(press, withdrawn))
    assert "readers get no English page" in text(make(press, alone))
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize(("name", "own", "foreign"), [("translator", "en", "ru"), ("perevodchik", "ru", "en")])
def test_a_translator_shows_the_own_language_only(staff, draft, name, own, foreign):
    client = staff(name)
    form = text(client.get(of(draft)))
    assert f'<option value="{own}"' in form
    assert f'<option value="{foreign}"' not in form
    assert make(client, draft, language=own).status_code == 200
    refused = make(client, draft, language=foreign)
    assert refused.status_code == 403
    assert [link.language for link in PreviewLink.objects.all()] == [own]
    entry = AuditEntry.objects.get(action="refused")
    assert (entry.user.username, entry.language, entry.object_id) == (name, foreign, draft.pk)


@pytest.mark.parametrize("name", ["press", "translator", "perevodchik", "editor", "chief", "admin"])
def test_every_role_sees_the_links(staff, draft, name):
    assert staff(name).get(ALL).status_code == 200
    assert staff(name).get(of(draft)).status_code == 200


def stranger() -> Client:
    User.objects.get_or_create(username="nobody", is_staff=True)
    client = Client()
    client.force_login(User.objects.get(username="nobody"), backend=BACKEND)
    return client


def test_somebody_without_rights_sees_makes_and_revokes_none(staff, draft):
    make(staff("press"), draft)
    link = PreviewLink.objects.get()
    client = stranger()
    assert client.get(ALL).status_code == 403
    assert client.get(of(draft)).status_code == 403
    assert make(client, draft).status_code == 403
    assert revoke(client, link).status_code == 403
    assert PreviewLink.objects.filter(revoked_at=None).count() == 1


def test_who_may_only_look_makes_no_link(staff, draft):
    from django.contrib.auth.models import Permission

    client = stranger()
    rights = Permission.objects.filter(codename="view_article")
    User.objects.get(username="nobody").user_permissions.set(rights)
    page = text(client.get(of(draft)))
    assert "Make a link" not in page
    assert make(client, draft).status_code == 403
    make(staff("press"), draft)
    assert address_of(PreviewLink.objects.get()) not in text(client.get(of(draft)))


def test_a_visitor_is_sent_to_sign_in(client, draft):
    for path in (ALL, of(draft), of(draft, "preview_link_add"), reverse("admin:preview_link_revoke", args=[1])):
        assert client.get(path)["Location"].startswith("/admin/login/")


def test_a_link_is_ended_once_its_maker_has_been_asked(press, client, draft):
    make(press, draft)
    link = PreviewLink.objects.get()
    asked = press.get(reverse("admin:preview_link_revoke", args=[link.pk]), {"of": "1"})
    assert "Whoever has this link can no longer read the text by it." in text(asked)
    assert f'href="{of(draft)}" class="closelink">Go back, change nothing' in text(asked)
    response = revoke(press, link, of="1")
    assert response.redirect_chain[0][0] == of(draft)
    assert "The link no longer works." in text(response)
    assert client.get(address_of(link).removeprefix("http://testserver")).status_code == 410
    assert address_of(link) not in text(response)
    entry = AuditEntry.objects.get(action="link_revoked")
    assert (entry.object_id, entry.language, entry.details["link"]) == (draft.pk, "en", link.pk)


def test_a_second_press_changes_nothing(press, draft):
    make(press, draft)
    link = PreviewLink.objects.get()
    revoke(press, link)
    with clock.stopped(NOON + timedelta(hours=1)):
        revoke(press, link)
    link.refresh_from_db()
    assert link.revoked_at == NOON
    assert AuditEntry.objects.filter(action="link_revoked").count() == 1


def test_a_link_is_not_revoked_by_following_an_address(press, draft):
    make(press, draft)
    link = PreviewLink.objects.get()
    assert press.get(reverse("admin:preview_link_revoke", args=[link.pk])).status_code == 200
    link.refresh_from_db()
    assert link.revoked_at is None


def test_nobody_is_asked_about_a_link_that_no_longer_works(press, draft):
    make(press, draft)
    link = PreviewLink.objects.get()
    revoke(press, link)
    response = press.get(reverse("admin:preview_link_revoke", args=[link.pk]), {"of": "1"})
    assert (response.status_code, response["Location"]) == (302, of(draft))


def test_a_translator_does_not_revoke_a_link_to_the_other_language(staff, draft):
    make(staff("press"), draft, language="ru")
    link = PreviewLink.objects.get()
    client = staff("translator")
    assert "Revoke</button>" not in text(client.get(of(draft)))
    assert revoke(client, link).status_code == 403
    assert AuditEntry.objects.filter(action="refused").count() == 1
    assert revoke(staff("perevodchik"), link).status_code == 200


def test_a_link_that_does_not_exist_is_no_page(press):
    assert press.post(reverse("admin:preview_link_revoke", args=[1])).status_code == 404


def test_the_list_tells_everything_of_every_link(press, client, draft):
    make(press, draft)
    link = PreviewLink.objects.get()
    for _ in range(2):
        client.get(address_of(link).removeprefix("http://testserver"))
    page = text(press.get(ALL))
    for words in ("Ivan Petrov, RIA", "A draft about a launch", "English", "Анна Ветрова", "18 Feb 2019", "2 times"):
        assert words in page
    with clock.stopped(link.expires_at):
        assert "Worked until" in text(press.get(ALL))


def test_one_records_list_has_no_other_records_links(press, draft):
    other = ArticleFactory(status_en=Status.DRAFT)
    make(press, other, note="Somebody else")
    assert "Somebody else" not in text(press.get(of(draft)))
    assert "Somebody else" in text(press.get(ALL))


def test_the_link_to_a_deleted_text_stays_in_the_list(press, draft):
    make(press, draft)
    draft.delete()
    page = text(press.get(ALL))
    assert "a deleted text" in page
    assert "stopped: the text is deleted" in page
    link = PreviewLink.objects.get()
    assert revoke(press, link).status_code == 200


def test_a_note_is_never_markup(press, draft):
    make(press, draft, note="<script>alert(1)</script>")
    assert "<script>alert" not in text(press.get(ALL))


def test_the_list_asks_the_same_however_many_links_there_are(press, draft, django_assert_max_num_queries):
    for record in (draft, ProjectFactory(status_en=Status.DRAFT)):
        make(press, record)
    with django_assert_max_num_queries(8):
        press.get(ALL)
    for n in range(60):
        make(press, ArticleFactory(status_en=Status.DRAFT, section=SectionFactory(slug=f"s{n % 3}")))
    with django_assert_max_num_queries(8) as many:
        page = text(press.get(ALL))
    assert not [query["sql"] for query in many.captured_queries if "body_" in query["sql"]]
    assert page.count('class="link ') == 50
    assert 'class="link ' in text(press.get(f"{ALL}?page=2"))
    assert press.get(f"{ALL}?page=nonsense").status_code == 200


def test_the_preview_leads_to_the_links_and_back(press, draft):
    assert of(draft) in text(press.get(of(draft, "preview")))
    assert of(draft, "preview") in text(press.get(of(draft)))
    assert press.get(of(draft, "preview_link_add"))["Location"] == of(draft)
