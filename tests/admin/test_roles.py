"""What each role may do to a text, whatever request it sends."""

from datetime import timedelta

import pytest

from demo.factories import ArticleFactory, ExpeditionTaskFactory, PersonFactory, ProjectFactory, SectionFactory
from editorial.content import columns
from editorial.content.models import AuditEntry, Need, Status, Translation
from editorial.core import clock
from energia_site import roles
from news.models import Article
from tests import people

from .forms import errors, fields, send

pytestmark = pytest.mark.django_db
DRAFT = {"status_ru": Status.DRAFT, "status_en": Status.DRAFT, "published_at": None}


def change(record) -> str:
    return f"/admin/{record._meta.app_label}/{record._meta.model_name}/{record.pk}/change/"


def stored(record) -> dict:
    fresh = type(record).objects.get(pk=record.pk)
    bare = columns.translated_names(type(record))  # follow the active language
    return {f.attname: getattr(fresh, f.attname) for f in record._meta.concrete_fields if f.name not in bare}


def refusals() -> list[str]:
    return [entry.details["field"] for entry in AuditEntry.objects.filter(action="refused")]


@pytest.fixture
def draft():
    return ArticleFactory(title_ru="Пуск", title_en="Launch", slug="launch", **DRAFT)


@pytest.fixture
def article():
    return ArticleFactory(title_ru="Пуск", title_en="Launch")


def test_a_translator_is_offered_the_fields_of_one_language_alone(draft):
    names = set(fields(people.client_of("translator").get(change(draft))))
    texts = {"title_en", "lead_en", "place_en", "body_en", "status_en"}
    assert texts <= names
    assert not {name for name in names if name.startswith(("title_ru", "body_ru", "status_ru", "section", "slug"))}
    assert not {name for name in names if name.startswith("published_at")}


def test_a_translator_reads_the_other_language_as_text(draft):
    page = people.client_of("translator").get(change(draft)).content.decode()
    assert "<p>Полный текст новости.</p>" in page
    assert "&lt;p&gt;Полный" not in page


def test_a_translator_writes_their_language_and_sends_it_to_review(draft):
    response = send(people.client_of("translator"), change(draft), {"title_en": "Lift-off", "status_en": "review"})
    assert response.status_code == 302
    draft.refresh_from_db()
    assert (draft.title_en, draft.status_en, draft.title_ru) == ("Lift-off", Status.REVIEW, "Пуск")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title_ru", "Чужое"),
        ("body_ru", "<p>Чужое</p>"),
        ("status_ru", "approved"),
        ("slug", "elsewhere"),
        ("published_at_0", "2019-02-15"),
        ("section", "1"),
        ("people", "1"),
        ("leads_home", "on"),
        ("source_language", "en"),
    ],
)
def test_whatever_a_translator_forges_is_refused_and_remembered(draft, field, value):
    before = stored(draft)
    response = send(people.client_of("translator"), change(draft), {field: value, "title_en": "Mine"})
    assert response.status_code == 403
    assert "Your role does not let you change this" in response.content.decode()
    assert stored(draft) == before
    assert refusals() == [field]
    entry = AuditEntry.objects.get(action="refused")
    assert (entry.user_name, entry.details["value"]) == ("Пётр Липин", value)


def test_a_forged_text_that_no_database_holds_is_remembered_too(draft):
    for address in (change(draft), f"/admin/translate/news.article/{draft.pk}/"):
        assert people.client_of("translator").post(address, {"title_ru": "Чужое\x00"}).status_code == 403
    assert [entry.details["value"] for entry in AuditEntry.objects.filter(action="refused")] == ["Чужое"] * 2


@pytest.mark.parametrize("status", ["approved", "withdrawn"])
def test_a_translator_cannot_decide_about_their_own_language(draft, status):
    assert send(people.client_of("translator"), change(draft), {"status_en": status}).status_code == 403
    draft.refresh_from_db()
    assert draft.status_en == Status.DRAFT
    assert refusals() == ["status_en"]


def test_a_translator_into_russian_has_the_russian_half(draft):
    assert send(people.client_of("perevodchik"), change(draft), {"title_ru": "Старт"}).status_code == 302
    assert send(people.client_of("perevodchik"), change(draft), {"title_en": "Start"}).status_code == 403


def test_who_translates_both_ways_has_both_and_still_approves_nothing(draft):
    both = people.client_of(people.person("kira", roles.INTO_ENGLISH, roles.INTO_RUSSIAN))
    assert send(both, change(draft), {"title_ru": "Старт", "title_en": "Start"}).status_code == 302
    assert send(both, change(draft), {"status_en": "approved"}).status_code == 403


def test_a_translator_changes_tasks_in_one_language_and_adds_none():
    task = ExpeditionTaskFactory(text_en="Old words")
    client, address = people.client_of("translator"), change(task.expedition)
    posted = fields(client.get(address))
    assert "tasks-0-text_en" in posted
    assert "tasks-0-text_ru" not in posted
    assert client.post(address, {**posted, "tasks-0-text_en": "New words"}).status_code == 302
    task.refresh_from_db()
    assert task.text_en == "New words"
    assert client.post(address, {**posted, "tasks-0-text_ru": "Чужое"}).status_code == 403
    more = {"tasks-TOTAL_FORMS": "2", "tasks-1-text_en": "One more", "tasks-1-expedition": task.expedition.pk}
    client.post(address, {**posted, **more})
    assert task.expedition.tasks.count() == 1


def test_a_translator_adds_and_deletes_nothing(draft):
    client = people.client_of("translator")
    assert client.get("/admin/news/article/add/").status_code == 403
    assert client.post(f"/admin/news/article/{draft.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.get("/admin/news/section/add/").status_code == 403
    sent = AuditEntry.objects.filter(action="refused").get()  # what was sent; to look at a closed page is no attempt
    assert sent.details["path"] == f"/admin/news/article/{draft.pk}/delete/"


def test_a_press_officer_writes_both_languages_and_sends_them_to_review():
    section = SectionFactory()
    words = {"title_ru": "Пуск", "body_ru": "<p>Был.</p>", "title_en": "Launch", "body_en": "<p>It was.</p>"}
    add = "/admin/news/article/add/"
    assert send(people.client_of("press"), add, {"section": section.pk, **words, "_review": "1"}).status_code == 302
    article = Article.objects.get()
    assert (article.status_ru, article.status_en) == (Status.REVIEW, Status.REVIEW)


@pytest.mark.parametrize("forged", [{"status_ru": "approved"}, {"_publish": "1"}])
def test_a_press_officer_approves_nothing(draft, forged):
    assert send(people.client_of("press"), change(draft), forged).status_code == 403
    draft.refresh_from_db()
    assert draft.status_ru == Status.DRAFT
    assert AuditEntry.objects.filter(action="refused").count() == 1


def test_a_press_officer_does_not_move_what_an_editor_has_approved(article):
    tomorrow = {"published_at_0": "2030-01-01", "published_at_1": "12:00:00"}
    assert send(people.client_of("press"), change(article), tomorrow).status_code == 403
    article.refresh_from_db()
    assert article.published_at.year == 2018


def test_a_press_officer_may_wish_for_a_moment_while_nothing_is_approved(draft):
    wish = {"published_at_0": "2030-01-01", "published_at_1": "12:00:00"}
    assert send(people.client_of("press"), change(draft), wish).status_code == 302


def test_one_button_of_an_editor_publishes_both_languages(draft):
    assert send(people.client_of("editor"), change(draft), {"_publish": "1"}).status_code == 302
    draft.refresh_from_db()
    assert draft.public_languages() == ["ru", "en"]
    approved = AuditEntry.objects.filter(action="approved")
    assert sorted(entry.language for entry in approved) == ["en", "ru"]


def test_the_button_does_not_approve_a_language_in_which_nothing_is_written():
    draft = ArticleFactory(title_en="", body_en="", section__policy="russian_first", **DRAFT)
    send(people.client_of("editor"), change(draft), {"_publish": "1"})
    draft.refresh_from_db()
    assert (draft.status_ru, draft.status_en) == (Status.APPROVED, Status.DRAFT)


def test_approving_twice_is_approving_once(draft):
    client = people.client_of("editor")
    data = {**fields(client.get(change(draft))), "_publish": "1"}
    assert client.post(change(draft), data).status_code == 302
    first = Article.objects.get().published_at
    assert client.post(change(draft), data).status_code == 302
    assert Article.objects.get().published_at == first
    assert AuditEntry.objects.filter(action="approved").count() == 2  # one for each language


def test_a_change_by_a_writer_to_what_waits_for_its_moment_goes_back_to_review():
    soon = clock.now().replace(microsecond=0) + timedelta(hours=1)
    article = ArticleFactory(published_at=soon)
    send(people.client_of("press"), change(article), {"title_ru": "Иначе"})
    article.refresh_from_db()
    assert (article.status_ru, article.status_en) == (Status.REVIEW, Status.APPROVED)


def test_so_does_a_language_that_the_policy_keeps_from_readers():
    """Its policy may change, and its page would stand there unread by any editor."""
    section = SectionFactory(slug="russian", policy="russian_only")
    article = ArticleFactory(section=section)
    send(people.client_of("translator"), change(article), {"title_en": "Nobody approved this"})
    article.refresh_from_db()
    assert (article.status_ru, article.status_en) == (Status.APPROVED, Status.REVIEW)
    section.policy = "russian_first"
    section.save()
    assert Article.objects.get(pk=article.pk).public_languages() == ["ru"]


def test_a_correction_of_a_public_text_takes_nothing_down_and_is_shown_to_editors(article):
    send(people.client_of("press"), change(article), {"title_ru": "Пуск состоялся"})
    article.refresh_from_db()
    assert article.status_ru == Status.APPROVED
    row = Translation.objects.of(article).get()
    assert row.unapproved_changes == ["ru"]
    assert row.need == Need.OUT_OF_DATE


def test_an_editors_own_correction_waits_for_nobody(article):
    send(people.client_of("editor"), change(article), {"title_ru": "Пуск состоялся"})
    assert Translation.objects.of(article).get().unapproved_changes == []


def test_a_minor_change_keeps_the_other_language_in_step(article):
    send(people.client_of("press"), change(article), {"title_ru": "Пуск.", "minor": "on"})
    assert Translation.objects.of(article).get().need == Need.IN_STEP


def test_only_a_chief_makes_sections_and_people(draft):
    for client, status in (
        (people.client_of("press"), 403),
        (people.client_of("editor"), 403),
        (people.client_of("chief"), 200),
    ):
        assert client.get("/admin/news/section/add/").status_code == status
        assert client.get("/admin/missions/person/add/").status_code == status


def test_a_translator_translates_a_biography():
    person = PersonFactory(biography_ru="<p>Родился.</p>", biography_en="")
    assert send(people.client_of("translator"), change(person), {"biography_en": "<p>Born.</p>"}).status_code == 302
    assert Translation.objects.of(person).get().need == Need.IN_STEP


def test_a_user_without_a_role_is_refused_at_every_text(draft):
    nobody = people.client_of(people.person("nobody"))
    assert nobody.get(change(draft)).status_code == 403


@pytest.mark.parametrize(
    ("here", "there", "status_en"),
    [("both", "russian_first", Status.DRAFT), ("russian_first", "both", Status.DRAFT)],
)
def test_a_press_officer_neither_releases_nor_takes_down_by_moving_to_another_section(here, there, status_en):
    article = ArticleFactory(section=SectionFactory(slug="here", policy=here), status_en=status_en)
    other = SectionFactory(slug="there", policy=there)
    before = article.public_languages()
    response = send(people.client_of("press"), change(article), {"section": other.pk})
    assert "only an editor can move it" in str(errors(response)["section"])
    article.refresh_from_db()
    assert (article.section.slug, article.public_languages()) == ("here", before)
    moved = {"section": other.pk, "takes_down": "1"}
    assert send(people.client_of("editor"), change(article), moved).status_code == 302


def test_a_press_officer_moves_an_article_where_readers_see_the_same(article):
    response = send(people.client_of("press"), change(article), {"section": SectionFactory(slug="there").pk})
    assert response.status_code == 302


def test_a_press_officer_does_not_publish_a_project_by_its_policy():
    project = ProjectFactory(status_en=Status.DRAFT)
    response = send(people.client_of("press"), change(project), {"policy": "russian_first"})
    assert "only an editor can move it" in str(errors(response)["policy"])
    project.refresh_from_db()
    assert project.public_languages() == []


def test_only_who_writes_the_facts_marks_a_change_as_minor(article):
    assert 'name="minor"' in people.client_of("press").get(change(article)).content.decode()
    assert 'name="minor"' not in people.client_of("translator").get(change(article)).content.decode()
