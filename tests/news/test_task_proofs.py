"""A task is done when an article shows it: picked in the task's row, read where it is public."""

from datetime import timedelta

import pytest

from demo.factories import ArticleFactory, ExpeditionFactory, ExpeditionTaskFactory, SectionFactory
from editorial.content.models import Policy, Status
from missions.models import ExpeditionTask
from news.models import TaskProof
from tests.conftest import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]


@pytest.fixture
def task() -> ExpeditionTask:
    expedition = ExpeditionFactory(number=58)
    ExpeditionTaskFactory(expedition=expedition, text_ru="Связь", text_en="Radio")
    return ExpeditionTaskFactory(expedition=expedition, text_ru="Стыковка", text_en="Docking", state="done")


def page(client, language: str = "en") -> str:
    html: str = client.get(f"/{language}/missions/iss-58/").content.decode().partition('id="tasks"')[2]
    return html.partition("</section>")[0].replace("\u00a0", " ")


def test_the_page_says_how_many_are_done_and_links_the_article(client, task):
    TaskProof.objects.create(task=task, article=ArticleFactory(slug="docked", title_en="Docked at last"))
    html = page(client)
    assert "1 of 2 done; 1 planned" in html
    assert '/en/news/2018/02/09/docked/">Docked at last</a>' in html
    assert "выполнено 1 из 2" in page(client, "ru")


@pytest.mark.parametrize(
    "fields",
    [
        {"status_ru": Status.DRAFT, "status_en": Status.DRAFT},
        {"status_en": Status.REVIEW},
        {"published_at": NOON + timedelta(seconds=1)},
    ],
)
def test_an_article_that_is_not_public_never_shows(client, task, fields):
    TaskProof.objects.create(
        task=task, article=ArticleFactory(slug="secret", title_en="Secret", title_ru="Тайна", **fields)
    )
    for language in ("ru", "en"):
        assert "Secret" not in page(client, language)
        assert "Тайна" not in page(client, language)
        assert "/secret/" not in page(client, language)


def test_an_article_in_russian_only_shows_on_the_russian_page_alone(client, task):
    section = SectionFactory(slug="procurement", policy=Policy.RUSSIAN_ONLY)
    TaskProof.objects.create(task=task, article=ArticleFactory(slug="tender", title_ru="Закупка", section=section))
    assert "Закупка" in page(client, "ru")
    assert "tender" not in page(client, "en")


def form_of(task: ExpeditionTask, **changes: str) -> dict[str, str]:
    expedition = task.expedition
    data = {"number": "58", "starts_at_0": "20.12.2018", "starts_at_1": "04:40:00", "ends_at_0": "", "ends_at_1": ""}
    data |= {"patch": "", "summary_ru": "", "summary_en": ""}
    data |= {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}
    tasks = list(expedition.tasks.all())
    data |= {"tasks-TOTAL_FORMS": str(len(tasks)), "tasks-INITIAL_FORMS": str(len(tasks))}
    for number, one in enumerate(tasks):
        row = {"id": one.pk, "expedition": expedition.pk, "text_ru": one.text_ru, "text_en": one.text_en}
        row |= {"state": one.state, "order": one.order, "proved_by": ""}
        data |= {f"tasks-{number}-{name}": str(value) for name, value in row.items()}
    return data | changes


def test_the_proof_is_picked_changed_and_taken_back_in_the_tasks_row(admin_client, task):
    first, second = ArticleFactory(slug="one"), ArticleFactory(slug="two")
    address = f"/admin/missions/expedition/{task.expedition_id}/change/"
    number = list(task.expedition.tasks.all()).index(task)
    for article in (first, second, None):
        sent = form_of(task, **{f"tasks-{number}-proved_by": str(article.pk) if article else ""})
        response = admin_client.post(address, sent)
        assert response.status_code == 302, response.context["errors"]
        assert list(TaskProof.objects.values_list("task", "article")) == ([(task.pk, article.pk)] if article else [])
    html = admin_client.get(address).content.decode()
    assert f'name="tasks-{number}-proved_by"' in html


def test_a_proof_that_is_no_article_is_refused_beside_the_field(admin_client, task):
    sent = form_of(task, **{"tasks-0-proved_by": "999999"})
    response = admin_client.post(f"/admin/missions/expedition/{task.expedition_id}/change/", sent)
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert not TaskProof.objects.exists()
