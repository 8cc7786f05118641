"""What a forged request gets: refused, in words, remembered. Nothing of it is saved."""

from datetime import UTC, datetime, timedelta

import pytest

from demo.factories import ExpeditionFactory, SectionFactory
from editorial.content.models import AuditEntry, Status
from missions.models import ExpeditionTask

from .conftest import JSON, Person

pytestmark = pytest.mark.django_db
EARLIER = datetime(2006, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("headers", [{}, JSON])
@pytest.mark.parametrize("login", ["translator", "press", "editor"])
@pytest.mark.parametrize(
    "forged",
    [
        {"title_ru": "Чужое"},
        {"body_ru": ""},
        {"status_en": "approved"},
        {"status_ru": "draft"},
        {"slug": "mine"},
        {"published_at": "2019-01-01"},
        {"section": "1"},
        {"people": "1"},
        {"source_language": "en"},
        {"id": "7"},
    ],
    ids=lambda forged: next(iter(forged)),
)
def test_what_the_page_never_sends_is_refused_and_remembered(stale, login, forged, headers):
    person = Person(login)
    person.open(stale)
    answer = person.send(headers, title_en="Together with it", **forged)
    assert answer.status_code == 403
    stale.refresh_from_db()
    assert (stale.title_en, stale.title_ru, stale.status_en) == ("Landing", "Посадка экипажа", Status.APPROVED)
    entry = AuditEntry.objects.get(action=AuditEntry.Action.REFUSED)
    assert (entry.user, entry.details["field"]) == (person.user, next(iter(forged)))


def test_the_source_of_a_task_is_not_changed_either(translator):
    expedition = ExpeditionFactory(summary_ru="<p>Работа.</p>")
    task = ExpeditionTask.objects.create(expedition=expedition, text_ru="Выход")
    translator.open(expedition)
    for column in ("text_ru", "state", "expedition"):
        assert translator.send(JSON, **{f"expeditiontask-{task.pk}-{column}": "x"}).status_code == 403
    assert AuditEntry.objects.filter(action=AuditEntry.Action.REFUSED).count() == 3


def test_a_task_of_another_expedition_is_not_reached_from_here(translator):
    here = ExpeditionFactory(summary_ru="<p>Работа.</p>")
    there = ExpeditionFactory(number=12, starts_at=EARLIER, ends_at=EARLIER + timedelta(days=100))
    task = ExpeditionTask.objects.create(expedition=there, text_ru="Выход")
    translator.open(here)
    translator.send(JSON, **{f"expeditiontask-{task.pk}-text_en": "x"})
    task.refresh_from_db()
    assert task.text_en == ""


def forger(translator):
    """Another translator with this one's form, as if opened by themselves."""
    stranger = Person("perevodchik")
    stranger.address, stranger.form = translator.address, translator.form | {"opened_by": str(stranger.user.pk)}
    return stranger


def test_a_translator_into_the_other_language_saves_nothing(stale, translator):
    translator.open(stale)
    stranger = forger(translator)
    assert stranger.send(JSON, title_en="Mine").status_code == 403
    stale.refresh_from_db()
    assert stale.title_en == "Landing"
    assert AuditEntry.objects.filter(action=AuditEntry.Action.REFUSED, user=stranger.user).exists()


def test_nor_does_he_read_the_source_by_asking_for_its_structure(stale, translator):
    translator.open(stale)
    stranger = forger(translator)
    assert stranger.send(JSON, structure="body_en").status_code == 403


def test_a_section_is_not_saved_through_this_address(translator):
    section = SectionFactory()
    assert translator.client.post(f"/admin/translate/news.section/{section.pk}/", {"name_en": "x"}).status_code == 404
