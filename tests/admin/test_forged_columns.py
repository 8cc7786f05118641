"""Whatever column of whatever record somebody adds to a form that is not theirs: refused, remembered, not written.

And what may be asked beside a page's own questions.
"""

import pytest
from django.contrib import admin

from demo.factories import CrewMembershipFactory, ExpeditionTaskFactory, FlightEventFactory, SpaceflightFactory
from editorial.admin import rights
from editorial.content.models import AuditEntry, Status
from energia_site import roles
from tests import people

from . import samples
from .forms import fields, send
from .test_roles import change, refusals, stored

pytestmark = pytest.mark.django_db

RECORDS = [
    "news.article",
    "news.project",
    "media_library.photo",
    "missions.expedition",
    "missions.flight",
    "missions.flightevent",
    "missions.person",
]
TRANSLATORS = {"en": roles.INTO_ENGLISH, "ru": roles.INTO_RUSSIAN}


@pytest.fixture
def records():
    found = samples.records()
    ExpeditionTaskFactory(expedition=found["missions.expedition"])
    FlightEventFactory(flight=found["missions.flight"])
    return found


def translator(language):
    return people.client_of(people.person("peter", TRANSLATORS[language]))


def not_theirs(model, language):
    names = rights.editable_names(model) - {"title", "lead", "body", "status"}  # the bare ones follow the language
    return sorted(name for name in names if name.rpartition("_")[2] != language)


@pytest.mark.parametrize("language", TRANSLATORS)
@pytest.mark.parametrize("label", RECORDS)
def test_a_translator_changes_no_column_that_is_not_of_their_language(records, label, language):
    record, client = records[label], translator(language)
    posted, before = fields(client.get(change(record))), stored(record)
    columns = not_theirs(type(record), language)
    assert len(columns) > 3
    for column in columns:
        assert column not in posted, column
        assert client.post(change(record), {**posted, column: "1"}).status_code == 403, column
    assert stored(record) == before
    assert sorted(refusals()) == columns


@pytest.mark.parametrize("language", TRANSLATORS)
@pytest.mark.parametrize("label", RECORDS)
def test_a_translator_saves_the_form_as_it_is_and_every_text_of_their_language(records, label, language):
    record, client = records[label], translator(language)
    before = stored(record)
    assert send(client, change(record), {}).status_code == 302
    assert {**stored(record), "changed_at": ""} == {**before, "changed_at": ""}
    texts = [name for name in fields(client.get(change(record))) if name.endswith(f"_{language}") and "-" not in name]
    written = [name for name in texts if not name.startswith("status_")]
    assert written
    assert send(client, change(record), dict.fromkeys(written, "<p>Written</p>")).status_code == 302
    assert all("Written" in stored(record)[name] for name in written)


@pytest.mark.parametrize("language", TRANSLATORS)
@pytest.mark.parametrize("label", ["missions.expedition", "missions.flight"])
def test_a_translator_changes_no_column_of_a_row_that_is_not_of_their_language(records, label, language):
    record, client = records[label], translator(language)
    page = client.get(change(record))
    rows = [formset.formset for formset in page.context["inline_admin_formsets"]]
    assert len(rows) > 1
    posted = fields(page)
    for formset in rows:
        assert formset.initial_forms
        row, own = formset.initial_forms[0].instance, formset.fk.name
        before = stored(row)
        for column in set(not_theirs(formset.model, language)) - {own, "text", "source_language"}:
            key = f"{formset.prefix}-0-{column}"
            assert key not in posted, key
            assert client.post(change(record), {**posted, key: "1"}).status_code == 403, key
        assert stored(row) == before
    assert refusals()


@pytest.mark.parametrize("language", TRANSLATORS)
@pytest.mark.parametrize("label", ["news.article", "news.project"])
def test_a_translators_button_does_not_publish(records, label, language):
    record, client = records[label], translator(language)
    assert send(client, change(record), {"_publish": "1"}).status_code == 403
    record.refresh_from_db()
    assert (record.status_ru, record.status_en) == (Status.REVIEW, Status.REVIEW)
    assert AuditEntry.objects.filter(action="refused").count() == 1


def test_a_translator_reads_who_is_aboard_and_who_is_in_the_crew(records):
    SpaceflightFactory(up=records["missions.flight"])
    CrewMembershipFactory(expedition=records["missions.expedition"])
    for label in ("missions.flight", "missions.expedition"):
        page = translator("en").get(change(records[label])).content.decode()
        assert "Kononenko" in page
        assert "comes_back" not in page


@pytest.mark.parametrize("role", [roles.PRESS_OFFICER, roles.INTO_ENGLISH, roles.INTO_RUSSIAN])
def test_nobody_but_an_editor_deletes_from_a_list(records, role):
    client = people.client_of(people.person("someone", role))
    for record in records.values():
        if type(record) not in admin.site._registry:
            continue
        ticked = {"action": "delete_selected", "_selected_action": record.pk, "post": "yes"}
        address = change(record).removesuffix(f"{record.pk}/change/")
        assert client.post(address, ticked).status_code in (200, 302, 403)
        assert type(record)._base_manager.filter(pk=record.pk).exists(), address


@pytest.mark.parametrize(
    "address",
    [
        "auth/user/?password__startswith=pbkdf2",
        "auth/user/?_to_field=password",
        "editorial/auditentry/?user__password__startswith=pbkdf2",
        "news/article/?people__biography_en__contains=x",
        "autocomplete/?app_label=auth&model_name=user&field_name=groups",
        "autocomplete/?app_label=editorial&model_name=previewlink&field_name=content_type",
    ],
)
def test_nobody_asks_for_more_than_a_page_shows(records, address):
    response = people.client_of("chief").get(f"/admin/{address}")
    assert response.status_code in (302, 400, 403), address
    if response.status_code == 302:
        assert response["Location"].endswith("?e=1")


@pytest.mark.parametrize("label", ["news.article", "auth.user", "editorial.auditentry"])
def test_there_is_no_way_round_from_a_record_to_its_address(records, label):
    from django.contrib.contenttypes.models import ContentType

    record = records[label]
    kind = ContentType.objects.get_for_model(record).pk
    assert people.client_of(people.person("nobody")).get(f"/admin/r/{kind}/{record.pk}/").status_code == 404


def test_anybody_chooses_the_language_of_the_pages(client):
    response = client.post("/i18n/setlang/", {"language": "en", "next": "/admin/login/"})
    assert (response.status_code, response["Location"]) == (302, "/admin/login/")
    elsewhere = client.post("/i18n/setlang/", {"language": "en", "next": "https://elsewhere.example/"})
    assert "elsewhere" not in elsewhere["Location"]
