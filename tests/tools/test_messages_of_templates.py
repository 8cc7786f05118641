"""Every way of marking a text in a template, translated by Django itself."""

import gettext
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import django
import pytest
from babel.messages.catalog import Catalog

from .projects import ids, run, translate, write

# Renders templates of the current folder under a bare Django, away from the settings of the test run.
RENDER = """
import json, sys
from pathlib import Path
import django
from django.conf import settings
root = Path.cwd()
engine = {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [root / "templates"]}
engine["OPTIONS"] = {"builtins": ["django.templatetags.i18n"]}
# The installed apps bring Django's own catalogues, whose Russian declares four plural forms.
settings.configure(
    LANGUAGE_CODE="ru", LOCALE_PATHS=[root / "locale"], TEMPLATES=[engine], USE_I18N=True,
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.humanize"],
)
django.setup()
from django.template.loader import render_to_string
from django.utils import translation
pages = {}
for language, name, context in json.load(sys.stdin):
    with translation.override(language):
        pages[language + " " + name] = render_to_string(name, context)
json.dump(pages, sys.stdout)
"""


def render(project: Path, pages: list[tuple[str, str, dict[str, Any]]]) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-c", RENDER],
        cwd=project,
        env=environment,
        input=json.dumps(pages),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rendered_pages: dict[str, str] = json.loads(done.stdout)
    return rendered_pages


PLURAL = """{% blocktranslate count n=n trimmed %}
    One
    photo: {{ n }}
{% plural %}
    {{ n }} photos
{% endblocktranslate %}"""
PLURAL_RU = ("%(n)s снимок", "%(n)s снимка", "%(n)s снимков")
RAW = '{% translate "Raw" %}'
# A template, its context, the translation its message gets, the page in Russian and in English.
PAGES: dict[str, tuple[str, dict[str, Any], dict[Any, Any], str, str]] = {
    "plain": ('{% trans "Crew" %}', {}, {"Crew": "Экипаж"}, "Экипаж", "Crew"),
    "single_quotes": (
        "{% translate 'Say \"go\"' %}",
        {},
        {'Say "go"': "Скажи «go»"},
        "Скажи «go»",
        'Say "go"',
    ),
    "escaped_quotes": (r'{% translate "A \"go\"" %}', {}, {'A "go"': "Это «go»"}, "Это «go»", 'A "go"'),
    "as_variable": (
        '{% translate "Ship" as name %}<b title="{{ name }}">{{ name }}</b>',
        {},
        {"Ship": "Корабль"},
        '<b title="Корабль">Корабль</b>',
        '<b title="Ship">Ship</b>',
    ),
    "noop": (
        '{% translate "Later" noop as key %}{{ key }}: {% translate key %}',
        {},
        {"Later": "Позже"},
        "Later: Позже",
        "Later: Later",
    ),
    "filtered": ('{% translate "Orbit"|upper %}', {}, {"Orbit": "Орбита"}, "ОРБИТА", "ORBIT"),
    "percent": (
        '{% translate "100% ready" %}',
        {},
        {"100%% ready": "Готов на 100%%"},
        "Готов на 100%",
        "100% ready",
    ),
    "context": (
        '{% translate "May" context "month" %} {% translate "May" context "verb" as may %}{{ may }}',
        {},
        {("month", "May"): "Май", ("verb", "May"): "Может"},
        "Май Может",
        "May May",
    ),
    "filter_argument": (
        "{{ name|default:_(\"No name\") }}, {{ other|default:_('None, sorry')|lower }}",
        {},
        {"No name": "Без имени", "None, sorry": "Увы, НЕТ"},
        "Без имени, увы, нет",
        "No name, none, sorry",
    ),
    "literal_variable": (
        '{{ _("Moon base") }}',
        {},
        {"Moon base": "База на Луне"},
        "База на Луне",
        "Moon base",
    ),
    "tag_argument": (
        '{% with title=_("Station log") %}{{ title }}{% endwith %}{% if _("x y") == "z" %}!{% endif %}',
        {},
        {"Station log": "Журнал станции", "x y": "z"},
        "Журнал станции!",
        "Station log",
    ),
    "block": (
        "{% blocktranslate with who=name|upper %}Hello, {{ who }}: 5% off{% endblocktranslate %}",
        {"name": "Ann"},
        {"Hello, %(who)s: 5%% off": "%(who)s, скидка 5%%"},
        "ANN, скидка 5%",
        "Hello, ANN: 5% off",
    ),
    "untrimmed": (
        "{% blocktrans %}\n  Two\n  lines\n{% endblocktrans %}",
        {},
        {"\n  Two\n  lines\n": "\nДве\n"},
        "\nДве\n",
        "\n  Two\n  lines\n",
    ),
    "trimmed": (
        "{% blocktrans trimmed asvar t %}\n\n  Two   words \n\tand {{ n }}\n {% endblocktrans %}[{{ t }}]",
        {"n": 5},
        {"Two   words and %(n)s": "Два и %(n)s"},
        "[Два и 5]",
        "[Two   words and 5]",
    ),
    "filter_in_with": (
        '{% blocktranslate with who=name|default:_("nobody") %}By {{ who }}{% endblocktranslate %}',
        {},
        {"nobody": "никто", "By %(who)s": "Автор: %(who)s"},
        "Автор: никто",
        "By nobody",
    ),
    "plural_1": (PLURAL, {"n": 1}, {"One photo: %(n)s": PLURAL_RU}, "1 снимок", "One photo: 1"),
    "plural_3": (PLURAL, {"n": 3}, {}, "3 снимка", "3 photos"),
    "plural_5": (PLURAL, {"n": 5}, {}, "5 снимков", "5 photos"),
    "plural_12": (PLURAL, {"n": 12}, {}, "12 снимков", "12 photos"),
    "plural_21": (PLURAL, {"n": 21}, {}, "21 снимок", "21 photos"),
    "plural_context": (
        '{% blocktrans count n=n context "tape" %}{{ n }} tape{% plural %}{{ n }} tapes{% endblocktrans %}',
        {"n": 2},
        {("tape", "%(n)s tape"): ("%(n)s запись", "%(n)s записи", "%(n)s записей")},
        "2 записи",
        "2 tapes",
    ),
    "commented_out": (
        '{% comment %}{% translate "Never" %}{{ _("Nor") }}{% endcomment %}.',
        {},
        {},
        ".",
        ".",
    ),
    "verbatim": ("{% verbatim %}" + RAW + "{% endverbatim %}", {}, {}, RAW, RAW),
}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    project = tmp_path_factory.mktemp("project")
    write(project, {f"templates/{name}.html": page[0] for name, page in PAGES.items()})
    assert run(project, "update") == 0
    for page in PAGES.values():
        translate(project, page[2])
    assert run(project, "check") == 0
    assert run(project, "compile") == 0
    assert not {"Never", "Nor", "Raw"} & ids(project)
    wanted = [(code, f"{name}.html", page[1]) for name, page in PAGES.items() for code in ("ru", "en")]
    return render(project, wanted)


@pytest.mark.parametrize("name", PAGES)
def test_a_developer_sees_every_marked_text_translated_by_django_itself(rendered: dict[str, str], name: str) -> None:
    _template, _context, _translations, russian, english = PAGES[name]
    assert rendered[f"ru {name}.html"] == russian
    assert rendered[f"en {name}.html"] == english


def test_a_developer_need_not_repeat_the_four_plural_forms_of_django() -> None:
    path = Path(django.__file__).parent / "conf/locale/ru/LC_MESSAGES/django.mo"
    with path.open("rb") as file:
        header = gettext.GNUTranslations(file).info()["plural-forms"]
    assert "nplurals=4" in header
    djangos = gettext.c2py(header.split("plural=")[1].strip("; "))
    ours = gettext.c2py(Catalog(locale="ru").plural_expr)
    assert [ours(n) for n in range(2000)] == [djangos(n) for n in range(2000)]


def test_a_developer_who_updates_twice_changes_no_byte(tmp_path: Path) -> None:
    write(tmp_path, {f"templates/{name}.html": page[0] for name, page in PAGES.items()})
    run(tmp_path, "update")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*.po")}
    run(tmp_path, "update")
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*.po")} == before
    assert len(before) == 2
