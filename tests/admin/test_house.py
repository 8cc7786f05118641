"""The admin as a house: its two languages, its order, what may only be read."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import models
from modeltranslation.translator import NotRegistered, translator

from demo.factories import ArticleFactory, PortFactory, SectionFactory
from editorial.content.models import OldAddress
from tests.visible import in_one_line

from .conftest import signed_in
from .forms import errors, fields, send


@pytest.fixture
def old_address(db):
    article = ArticleFactory(title_en="Where it leads")
    OldAddress.objects.remember(article, "/news/2001/01/01/was/")
    return OldAddress.objects.get()


def test_the_interface_is_russian_until_somebody_chooses_english(db):
    client = signed_in("")
    assert '<html lang="ru"' in client.get("/admin/").content.decode()
    switched = client.post("/i18n/setlang/", {"language": "en", "next": "/admin/news/article/"})
    assert switched["Location"] == "/admin/news/article/"
    assert '<html lang="en"' in client.get("/admin/news/article/").content.decode()


def test_the_switch_names_each_language_in_itself_and_marks_the_present_one(officer, client):
    for visitor in (officer, client):
        page = in_one_line(visitor.get("/admin/login/", follow=True).content.decode())
        assert ">Русский</button>" in page
        assert ">English</button>" in page
        assert page.count('aria-current="true"') >= 1


def test_the_switch_leads_nowhere_else(officer):
    response = officer.post("/i18n/setlang/", {"language": "en", "next": "https://example.org/"})
    assert "example.org" not in response["Location"]


def test_what_is_edited_daily_stands_first(officer):
    apps = officer.get("/admin/").context["app_list"]
    labels = [app["app_label"] for app in apps]
    assert labels[:4] == ["news", "missions", "media_library", "editorial"]
    assert "auth" in labels
    assert apps[0]["models"][0]["object_name"] == "Article"


def test_somebody_without_rights_sees_no_users(db):
    user = get_user_model().objects.create_user("press", is_staff=True)
    client = signed_in("en")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/admin/auth/user/").status_code == 403
    assert client.get("/admin/news/article/").status_code == 403


def test_who_may_only_look_sees_the_form_and_changes_nothing(db):
    article = ArticleFactory(title_en="As it was")
    user = get_user_model().objects.create_user("reader", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_article"))
    client = signed_in("en")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/admin/news/article/{article.pk}/change/"
    assert "As it was" in client.get(address).content.decode()
    assert client.post(address, {"title_en": "Changed"}).status_code == 403
    article.refresh_from_db()
    assert article.title_en == "As it was"


def test_old_addresses_are_read_and_never_written(officer, old_address):
    page = officer.get("/admin/editorial/oldaddress/").content.decode()
    assert "/news/2001/01/01/was/" in page
    assert "Where it leads" in page
    for address in ("add/", f"{old_address.pk}/delete/"):
        assert officer.get(f"/admin/editorial/oldaddress/{address}").status_code == 403
    data = {"path": "/elsewhere/", "content_type": old_address.content_type_id, "object_id": old_address.object_id}
    assert officer.post(f"/admin/editorial/oldaddress/{old_address.pk}/change/", data).status_code == 403
    assert OldAddress.objects.get().path == "/news/2001/01/01/was/"


def registered():
    return [pytest.param(model, id=model.__name__) for model in admin.site._registry if _bilingual(model)]


def _bilingual(model: type[models.Model]) -> bool:
    try:
        return bool(translator.get_options_for_model(model).get_field_names())
    except NotRegistered:
        return False


@pytest.mark.parametrize("model", registered())
def test_every_bilingual_form_has_both_languages_and_no_field_without_one(officer, model):
    names = set(fields(officer.get(f"/admin/{model._meta.app_label}/{model._meta.model_name}/add/")))
    for name in translator.get_options_for_model(model).all_fields:
        assert {f"{name}_ru", f"{name}_en"} <= names
        assert name not in names


@pytest.mark.parametrize("model", registered())
def test_every_editable_field_of_a_record_stands_in_its_form(officer, model):
    SectionFactory()  # without any, there is nothing to choose
    names = set(fields(officer.get(f"/admin/{model._meta.app_label}/{model._meta.model_name}/add/")))
    page = officer.get(f"/admin/{model._meta.app_label}/{model._meta.model_name}/add/").content.decode()
    translated = set(translator.get_options_for_model(model).all_fields)
    expected = {f.name for f in model._meta.get_fields() if getattr(f, "editable", False) and f.name != "id"}
    expected -= translated | {"crew"}  # the crew is a table of rows
    for name in expected:
        assert name in names or f'name="{name}"' in page or f'name="{name}_0"' in page, name


@pytest.mark.parametrize("model", registered())
def test_every_field_says_what_it_is_for(officer, model):
    response = officer.get(f"/admin/{model._meta.app_label}/{model._meta.model_name}/add/")
    form = response.context["adminform"].form
    plain = {"given_name", "launch_vehicle", "launch_site"}  # whose names say it
    for name, field in form.fields.items():
        assert field.help_text or name.removesuffix("_ru").removesuffix("_en") in plain, name


def test_a_name_is_asked_for_in_both_languages(officer):
    response = send(officer, "/admin/missions/port/add/", {"slug": "zvezda", "name_ru": "порт", "module_ru": "Звезда"})
    assert set(errors(response)) == {"name_en", "module_en"}


def test_an_address_taken_is_refused_beside_it(officer):
    SectionFactory(slug="iss")
    response = send(officer, "/admin/news/section/add/", {"slug": "iss", "name_ru": "МКС", "name_en": "ISS"})
    assert list(errors(response)) == ["slug"]
    PortFactory()


def test_an_address_in_cyrillic_is_refused_beside_it(officer, db):
    response = send(officer, "/admin/news/section/add/", {"slug": "мкс", "name_ru": "МКС", "name_en": "ISS"})
    assert list(errors(response)) == ["slug"]
    assert fields(response)["slug"] == "мкс"
