"""What follows from a field's declaration, and what the system checks say of a class that names what there is not."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core import checks
from django.db import models
from django.test.utils import isolate_apps

from editorial.admin import BilingualAdmin
from editorial.content.models import Policy, Publishable, Record
from editorial.core import bilingual, languages
from editorial.core.search import SearchColumn
from missions.models import Expedition, ExpeditionTask, Flight, Person, Port
from missions.models.calendar_entries import CalendarEntry
from news.admin import ArticleAdmin
from news.models import Article, Project, Section


def test_a_text_is_held_in_step_stands_in_the_tab_and_is_asked_for_by_approval():
    assert Article.translated_texts == ("title", "lead", "place", "body")
    assert Article.needed_texts == ("title", "body")
    assert Project.needed_texts == ("title",)
    assert ArticleAdmin(Article, admin.site).fields_of_tabs() == ("title", "lead", "place", "body", "status")


def test_a_name_is_no_text_to_be_translated():
    assert Person.translated_texts == ("biography",)
    assert Person.proper_names == ("given_name", "family_name")
    assert Port.proper_names == ("name", "module")
    assert Section.proper_names == ()


def test_a_name_is_found_by_either_spelling_its_own_first():
    assert bilingual.searched(Flight, "en") == [("name_en", "A"), ("name_ru", "A"), ("summary_en", "C")]
    assert bilingual.searched(Article, "ru") == [("title_ru", "A"), ("lead_ru", "B"), ("body_ru", "C")]


@pytest.mark.parametrize(
    ("model", "name", "is_required"),
    [
        (Section, "name", True),
        (ExpeditionTask, "text", True),
        (Person, "patronymic", False),
        (Expedition, "summary", False),
        (Article, "title", False),  # it may begin in either language
    ],
)
def test_what_may_not_be_empty_may_be_so_in_neither_language_but_for_a_text_that_goes_out(model, name, is_required):
    for language in languages.LANGUAGES:
        assert model._meta.get_field(languages.column(name, language)).blank is not is_required


def ids(model: Any) -> list[str]:
    """Of our own checks alone: Django misses the columns that modeltranslation would have made."""
    return [found.id for found in model.check() if str(found.id).startswith(("editorial.", "missions."))]


MADE = type("Meta", (), {"app_label": "news"})


class WithPolicy(Publishable):
    policy = models.CharField(max_length=14, choices=Policy.choices)

    class Meta:
        abstract = True


WRONG: dict[str, Any] = {
    "editorial.E001 no field": (Record, lambda: {"parent_field": "nobody"}),
    "editorial.E001 no relation": (Record, lambda: {"parent_field": "title"}),
    "editorial.E001 no record": (
        Record,
        lambda: {"parent_field": "kind", "kind": models.ForeignKey(ContentType, models.CASCADE)},
    ),
    "editorial.E002": (Record, lambda: {"revision_parent_field": "articel"}),
    "editorial.E003": (Record, lambda: {"group_field": "title"}),
    "editorial.E004 no field": (Publishable, lambda: {"policy_path": "section__policy"}),
    "editorial.E004 no policies": (Publishable, lambda: {"policy_path": "title"}),
    "editorial.E005": (WithPolicy, lambda: {"moment_columns": frozenset({"published_at", "held"})}),
    "editorial.E006 no module": (WithPolicy, lambda: {"page_view": "news.veiws.ArticleView"}),
    "editorial.E006 no view": (WithPolicy, lambda: {"page_view": "news.models.Article"}),
    "editorial.E006 no preview": (WithPolicy, lambda: {"page_view": "news.views.ArticleListView"}),
    "editorial.E007": (WithPolicy, lambda: {"title": models.CharField(max_length=9)}),
    "editorial.E008 no column": (
        Record,
        lambda: {"lead": bilingual.text(models.TextField(), search="B")},
    ),
    "editorial.E008 no text": (Record, lambda: {"search_ru": SearchColumn("ru")}),
    "editorial.E009": (
        Record,
        lambda: {"lead": bilingual.text(models.TextField(), search="title"), "search_ru": SearchColumn("ru")},
    ),
    "missions.E001": ((CalendarEntry, Record), lambda: {"calendar_facts": ("title", "lanuch_at")}),
}


@isolate_apps("news")
@pytest.mark.parametrize("wrong", WRONG)
def test_a_check_finds_a_class_that_names_what_there_is_not(wrong):
    bases, attributes = WRONG[wrong]
    bases = bases if isinstance(bases, tuple) else (bases,)
    title = bilingual.text(models.CharField(max_length=9))
    made = type("Made", bases, {"__module__": __name__, "title": title, "Meta": MADE, **attributes()})
    assert ids(made) == [wrong.split()[0]]


@isolate_apps("news")
def test_a_class_that_is_right_passes():
    title = bilingual.text(models.CharField(max_length=9), search="A")
    right = {"title": title, "search_ru": SearchColumn("ru"), "page_view": "news.views.ArticleView"}
    assert ids(type("Made", (WithPolicy,), {"__module__": __name__, "Meta": MADE, **right})) == []


@pytest.mark.parametrize(
    ("wrong", "named"),
    [({"tabbed_fields": ("name", "slug")}, "editorial.E010"), ({"help_texts": {"nmae": "?"}}, "editorial.E011")],
)
def test_an_admin_that_names_what_there_is_not_is_found(wrong, named):
    made: Any = type("Made", (BilingualAdmin,), wrong)
    assert [found.id for found in made(Section, admin.site).check()] == [named]


def test_every_record_of_ours_passes():
    assert [found for found in checks.run_checks() if str(found.id).startswith(("editorial.", "missions."))] == []
