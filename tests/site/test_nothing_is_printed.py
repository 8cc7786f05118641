"""Where nothing is known, nobody reads "None", "NaN" or an empty bracket: in the admin, in public, in any language."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.db import models, transaction
from django.test import Client
from django.urls import reverse

from demo import factories
from editorial.content.models import Sluggable
from editorial.core import clock
from tests.admin import samples
from tests.conftest import NOON
from tests.visible import unsaid

pytestmark = pytest.mark.django_db
LANGUAGES = ("ru", "en")
MADE_BY_OTHERS = ("axes",)  # its records say themselves "from None" where an attempt has no address


@pytest.fixture(scope="module")
def bare(django_db_setup: None, django_db_blocker: Any) -> Iterator[samples.Samples]:
    """A record of every kind, and others of which only what must be known is known."""
    with django_db_blocker.unblock(), transaction.atomic(), clock.stopped(NOON):
        found = samples.make()
        for factory in (
            factories.FlightFactory,
            factories.PersonFactory,
            factories.AgencyFactory,
            factories.SpacecraftFactory,
            factories.LaunchVehicleFactory,
            factories.LaunchSiteFactory,
            factories.PortFactory,
            factories.ArticleFactory,
            factories.ProjectFactory,
            factories.PhotoFactory,
            factories.FlightEventFactory,
        ):
            _emptied(factory())
        _emptied(found.records["missions.expedition"])
        yield found
        transaction.set_rollback(True)


def _emptied(record: Any) -> None:
    """Whatever may be empty is empty."""
    for field in record._meta.concrete_fields:
        if not field.editable or field.primary_key or field.generated or field.has_default():
            continue
        if field.null:
            setattr(record, field.attname, None)
        elif field.blank and isinstance(field, models.CharField | models.TextField):
            setattr(record, field.attname, "")
    record.save()


def _admin_pages() -> Iterator[str]:
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{name}_changelist")
        yield reverse(f"{name}_add")
        for record in model._base_manager.order_by("-pk")[:3]:
            for page in ("change", "delete", "history"):
                yield reverse(f"{name}_{page}", args=[record.pk])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["superuser", "editor", "into English"])
def test_no_list_and_no_form_of_the_admin_prints_what_is_not_there(bare, role, language):
    client = bare.clients[role]
    client.cookies["django_language"] = language
    found = {}
    for path in _admin_pages():
        if path.startswith(tuple(f"/admin/{app}/" for app in MADE_BY_OTHERS)):
            continue
        html = client.get(path, follow=True).content.decode()
        if said := unsaid(html):
            found[path] = said
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_desk_prints_what_is_not_there(bare, language):
    client = bare.clients["superuser"]
    client.cookies["django_language"] = language
    flight = bare.records["missions.flight"]
    article = bare.records["news.article"]
    paths = [
        "/admin/",
        "/admin/queue/",
        "/admin/import/",
        "/admin/deleted/",
        "/admin/preview-links/",
        f"/admin/launch/{flight.pk}/",
        f"/admin/withdraw/news.article/{article.pk}/",
        f"/admin/preview/news.article/{article.pk}/",
        f"/admin/preview-links/{bare.others['link'].pk}/revoke/",
        f"/admin/import/{bare.others['upload'].pk}/",
        *(f"/admin/translate/{label}/{bare.records[label].pk}/" for label in ("news.article", "missions.person")),
    ]
    found = {path: said for path in paths if (said := unsaid(client.get(path, follow=True).content.decode()))}
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_public_page_of_a_record_prints_what_is_not_there(bare, language):
    found = {}
    for model in admin.site._registry:
        if not issubclass(model, Sluggable):
            continue
        for record in model._base_manager.order_by("-pk")[:3]:
            path = record.get_absolute_url().replace("/ru/", f"/{language}/", 1)
            if said := unsaid(Client().get(path).content.decode()):
                found[path] = said
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_kind_of_public_page_prints_it_while_the_records_are_bare(bare, language):
    for kind in (
        "",
        "news/",
        "missions/",
        "missions/crew/",
        "missions/flights/",
        "missions/timeline/",
        "archive/2019/",
    ):
        assert unsaid(Client().get(f"/{language}/{kind}").content.decode()) == [], kind


def test_a_day_over_a_list_is_declined(bare):
    client = bare.clients["superuser"]
    client.cookies["django_language"] = "ru"
    html = client.get("/admin/missions/flightevent/?at__year=2018&at__month=12&at__day=3").content.decode()
    assert "Декабрь" not in html.partition('id="changelist-form"')[0].replace("Декабрь 2018", "")


@pytest.mark.parametrize(
    ("html", "printed"),
    [
        ("<p>None</p>", True),
        ('<td title="None">x</td>', True),
        ("<p>Days: NaN</p>", True),
        ("<p>Invalid Date</p>", True),
        ("<p>[]</p>", True),
        ("<p>%(name)s was here</p>", True),
        ("<p>Nonesuch, nullified</p>", False),
        ("<script>let a = null;</script>", False),
        ('<input type="hidden" name="seen" value="{}">', False),
    ],
)
def test_the_look_itself_sees_it_and_only_it(html, printed):
    assert bool(unsaid(html)) is printed
