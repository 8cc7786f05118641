"""CKEditor 4 is past its end of life. These are the controls that make it harmless here: do not loosen one alone."""

import re
from html import unescape
from json import loads

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import NoReverseMatch, reverse

from demo.factories import PersonFactory
from editorial.core import editor
from editorial.core.cleaning import ATTRIBUTES, DROPPED_WITH_TEXT, TAGS
from missions.models import Person

STRICT = "script-src 'self';"


@pytest.fixture
def configs(officer):
    """The configuration of each editor on a form, as the browser receives it."""
    page = officer.get("/admin/news/article/add/").content.decode()
    return [loads(unescape(found)) for found in re.findall(r'data-config="([^"]*)"', page)]


def test_each_language_has_an_editor_of_its_own_that_knows_both_languages(configs):
    assert [config["contentsLanguage"] for config in configs] == ["ru", "en"]
    assert {config["language"] for config in configs} == {"en"}


def test_full_pages_scripts_and_styles_are_never_allowed(configs):
    for config in configs:
        assert config["fullPage"] is False
        assert isinstance(config["allowedContent"], dict)
        assert "extraAllowedContent" not in config
        assert set(config["allowedContent"]) == TAGS
        assert not set(config["allowedContent"]) & DROPPED_WITH_TEXT


def test_the_editor_allows_exactly_what_the_sanitiser_keeps(configs):
    for tag, rule in configs[0]["allowedContent"].items():
        assert set(rule) == {"attributes"}
        assert set(rule["attributes"].split(",")) == ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())


@pytest.mark.parametrize("plugin", ["exportpdf", "scayt", "wsc", "iframe", "flash", "image", "uploadimage", "forms"])
def test_plugins_that_send_text_away_or_bring_things_in_are_removed(configs, plugin):
    for config in configs:
        assert plugin in config["removePlugins"].split(",")
        assert plugin not in config.get("extraPlugins", "")


def test_it_asks_nobody_for_a_newer_version(configs):
    assert all(config["versionCheck"] is False for config in configs)


def test_nothing_can_be_uploaded_through_the_editor(configs):
    assert not apps.is_installed("ckeditor_uploader")
    with pytest.raises(NoReverseMatch):
        reverse("ckeditor_upload")
    assert not [key for config in configs for key in config if "upload" in key.lower() or "browseUrl" in key]


def test_the_silenced_check_is_this_one_only():
    assert settings.SILENCED_SYSTEM_CHECKS == ["ckeditor.W001"]
    assert settings.CKEDITOR_CONFIGS == {"default": editor.CONFIG}


def test_what_others_wrote_into_the_database_does_not_reach_the_editor(officer):
    person = PersonFactory()
    Person.objects.filter(pk=person.pk).update(biography_ru="<p>Био<script>alert(1)</script><img src=x onerror=y></p>")
    page = officer.get(f"/admin/missions/person/{person.pk}/change/").content.decode()
    assert "Био" in page
    assert "alert(1)" not in page
    assert "onerror" not in page


@pytest.mark.parametrize("address", ["news/article/add", "missions/person/add", "missions/expedition/add"])
def test_only_a_form_that_carries_the_editor_may_run_inline_scripts(officer, address):
    policy = officer.get(f"/admin/{address}/")["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "unsafe-eval" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    "address", ["", "news/article/", "media_library/photo/add/", "news/section/add/", "login/", "auth/user/add/"]
)
def test_every_other_page_of_the_admin_keeps_the_strict_policy(officer, client, address):
    visitor = client if address == "login/" else officer
    assert STRICT in visitor.get(f"/admin/{address}")["Content-Security-Policy"] + ";"
    assert "unsafe-inline" not in visitor.get(f"/admin/{address}")["Content-Security-Policy"]
