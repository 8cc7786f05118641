"""The first page of the admin tells each person what to do next."""

from datetime import timedelta

import pytest

from demo.factories import ArticleFactory, ExpeditionFactory, PhotoFactory, ProjectFactory, SectionFactory
from editorial.content.models import Translation
from energia_site import roles
from tests.conftest import NOON
from tests.people import client_of

from .scenes import ROLES, part, person, titles

HOUR = timedelta(hours=1)
ABSENT = {"title_en": "", "lead_en": "", "body_en": "", "status_en": "draft"}
OFFICE = ["held", "scheduled", "in_review", "drafts", "today"]
EDITORS = ["review", "held", "scheduled", "drafts", "today"]
QUEUES = ["queue-en", "queue-ru"]
SHOWN = {
    "translator into English": ["queue-en"],
    "translator into Russian": ["queue-ru"],
    "both translators": QUEUES,
    "press officer": OFFICE + QUEUES,
    "press officer who translates": OFFICE + QUEUES,
    "editor": EDITORS + QUEUES,
    "chief": EDITORS + QUEUES,
    "superuser": EDITORS + QUEUES,
}


def anchors(response):
    return [found.anchor for found in (*response.context["parts"], *response.context["later_parts"])]


def sentences(response, name):
    return [row.sentences for _heading, rows in part(response, name).groups for row in rows]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_each_role_sees_its_own_lists_in_the_order_of_its_work(role, language, february_2019, db):
    page = client_of(person(*ROLES[role]), language).get("/admin/")
    assert page.status_code == 200
    assert anchors(page) == SHOWN[role]
    writes = role in ("press officer", "press officer who translates", "editor", "chief", "superuser")
    assert ('class="new-article"' in page.content.decode()) == writes


def test_somebody_without_a_role_sees_no_text_and_no_list(february_2019, db):
    ArticleFactory(title_ru="Тайна", status_ru="draft")
    nobody = person("no such role", login="nobody")
    page = client_of(nobody).get("/admin/")
    assert anchors(page) == []
    assert "Тайна" not in page.content.decode()
    assert 'id="coverage"' not in page.content.decode()
    assert client_of(nobody).get("/admin/queue/").status_code == 403


def test_the_press_office_sees_each_text_where_it_stands(press):
    facts = {"status_ru": "draft", "status_en": "draft", "published_at": None}
    ArticleFactory(title_ru="черновик", **facts)
    ArticleFactory(title_ru="на проверке", **facts | {"status_ru": "review"})
    ArticleFactory(title_ru="выйдет", published_at=NOON + 48 * HOUR)
    ArticleFactory(title_ru="ждёт английского", published_at=NOON + HOUR, **ABSENT)
    ArticleFactory(title_ru="давно ждёт", published_at=NOON - 48 * HOUR, status_en="review")
    ArticleFactory(title_ru="ещё не скоро", published_at=NOON + 72 * HOUR, **ABSENT)
    ArticleFactory(title_ru="сегодня", published_at=NOON - 11 * HOUR)
    ArticleFactory(title_ru="вчера", published_at=NOON - 13 * HOUR)
    ArticleFactory(title_ru="снята", published_at=NOON - HOUR, status_ru="withdrawn")
    page = press.get("/admin/")
    assert {name: titles(page, name) for name in OFFICE} == {
        "held": ["давно ждёт", "ждёт английского"],
        "scheduled": ["выйдет", "ещё не скоро"],
        "in_review": ["на проверке"],
        "drafts": ["черновик"],
        "today": ["сегодня"],
    }


def test_it_says_which_language_which_step_and_who(press):
    ArticleFactory(title_ru="a", published_at=NOON + HOUR, **ABSENT)
    ArticleFactory(title_ru="b", published_at=NOON + 2 * HOUR, status_en="draft")
    ArticleFactory(title_ru="c", published_at=NOON + 3 * HOUR, status_ru="review", title_en="Approved")
    taken = ArticleFactory(title_ru="d", published_at=NOON + 4 * HOUR, **ABSENT)
    someone = person(roles.INTO_ENGLISH, first_name="Пётр", last_name="Липин")
    client_of(someone).post(f"/admin/claim/news.article/{taken.pk}/")
    held = "The Russian text is approved and is held until the English one is."
    assert sentences(press.get("/admin/"), "held") == [
        [held, "The English translation is missing: title, lead, text.",
         "Nobody has taken the translation into English yet."],
        [held, "The English translation is complete and not yet sent to review."],
        ["The English text is approved and is held until the Russian one is.",
         "The Russian text waits for an editor’s approval."],
        [held, "The English translation is missing: title, lead, text.",
         "Пётр Липин has been translating it into English since February\u00a015, 12:00."],
    ]  # fmt: skip


def test_what_goes_out_next_stands_above_everything(press):
    ArticleFactory(title_ru="позже", published_at=NOON + 3 * HOUR)
    ArticleFactory(title_ru="раньше", published_at=NOON + HOUR, **ABSENT)
    ArticleFactory(title_ru="уже", published_at=NOON - HOUR)
    assert press.get("/admin/").context["next_out"].row.title == "раньше"


def test_a_photo_never_stands_in_a_list_of_what_goes_out(press):
    PhotoFactory(caption_ru="Снимок", caption_en="")
    page = press.get("/admin/")
    assert [name for name in OFFICE if titles(page, name)] == []
    assert titles(page, "queue-en") == ["Снимок"]


@pytest.fixture
def texts(february_2019, db):
    iss, tenders = SectionFactory(slug="iss"), SectionFactory(slug="tenders", name_en="Tenders", policy="russian_only")
    ArticleFactory(section=iss)
    ArticleFactory(section=iss, **ABSENT)
    ArticleFactory(section=iss, **ABSENT | {"status_ru": "withdrawn"})
    ArticleFactory(section=iss, status_en="review", status_ru="review")
    Translation.objects.of(ArticleFactory(section=iss, **ABSENT)).update(hold="locked")  # it did not happen
    old = ArticleFactory(section=iss)
    old.title_ru = "Новый заголовок"
    old.save()
    ArticleFactory(section=tenders, **ABSENT)
    ArticleFactory(section=iss, source_language="en", title_ru="", lead_ru="", body_ru="", status_ru="draft")
    ProjectFactory()
    ExpeditionFactory(summary_ru="<p>Зачем.</p>", summary_en="")


def grid(response):
    """By name of the line: the numbers in the order of the page."""
    return {line.name: [cell.number for cell in line.cells] for line in response.context["coverage"].lines()}


def test_the_grid_counts_every_section_and_kind_in_each_language(texts, editor):
    lines = grid(editor.get("/admin/"))
    #                   English: old, missing, in step, review; Russian the same
    assert lines["ISS"] == [1, 1, 2, 1, 0, 1, 0, 1]
    assert lines["Tenders"] == [0] * 8
    assert lines["Special projects"] == [0, 0, 1, 0, 0, 0, 0, 0]
    assert lines["Expeditions"] == [0, 1, 0, 0, 0, 0, 0, 0]
    assert lines["Photos"] == [0] * 8
    assert list(lines)[:2] == ["ISS", "Tenders"]
    assert "only in Russian" in editor.get("/admin/").content.decode()


def test_every_number_of_the_grid_leads_to_exactly_what_it_counts(texts, editor):
    cells = [cell for line in editor.get("/admin/").context["coverage"].lines() for cell in line.cells]
    for cell in cells:
        found = editor.get(cell.url).context["part"]
        assert (found.total, found.shown) == (cell.number, cell.number), cell.url


def test_the_grid_and_the_queue_count_alike(texts, editor):
    page = editor.get("/admin/")
    lines = grid(page)
    for place, language in enumerate(("en", "ru")):
        wanting = sum(sum(numbers[place * 4 : place * 4 + 2]) for numbers in lines.values())
        assert part(page, f"queue-{language}").total == part(page, f"queue-{language}").shown == wanting


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_list_of_what_the_site_is_made_of_is_still_there(editor, language):
    page = client_of(person(roles.CHIEF), language).get("/admin/").content.decode()
    for address in ("news/article", "missions/flight", "auth/user", "editorial/auditentry"):
        assert f'href="/admin/{address}/"' in page


def test_the_desk_of_the_demo_has_something_for_everybody(demo_for_this_test):
    from demo import claims

    claims.load()
    for role in ("translator into English", "translator into Russian", "press officer", "editor"):
        page = client_of(person(*ROLES[role], login=f"demo {role}")).get("/admin/")
        assert titles(page, anchors(page)[0]), role
