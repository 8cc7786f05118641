"""What a developer can rely on when running ``python -m tools.messages``."""

import gettext
import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import django
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tools import messages

ROOT = Path(__file__).resolve().parents[2]

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


def write(project: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(project: Path, command: str) -> int:
    return messages.main([command, "--root", str(project)])


def po(project: Path, language: str = "ru", domain: str = "django") -> Path:
    return project / "locale" / language / "LC_MESSAGES" / f"{domain}.po"


def catalogue(project: Path, language: str = "ru", domain: str = "django") -> Catalog:
    return read_po(BytesIO(po(project, language, domain).read_bytes()), locale=language)


def entry(project: Path, language: str, msgid: str) -> Message:
    found = catalogue(project, language).get(msgid)
    assert found is not None
    return found


def ids(project: Path, domain: str = "django") -> set[Any]:
    """The msgids of the Russian catalogue, those with a context as (context, msgid)."""
    found = [each for each in catalogue(project, domain=domain) if each.id]
    return {(each.context, each.id) if each.context else each.id for each in found}


def translate(project: Path, translations: dict[Any, Any]) -> None:
    """Types Russian in as a translator would; a key is a msgid or (context, msgid)."""
    russian = catalogue(project)
    for key, text in translations.items():
        context, msgid = key if isinstance(key, tuple) else (None, key)
        message = russian.get(msgid, context)
        assert message is not None, f"{key!r} was not collected: {ids(project)}"
        message.string = text
    po(project).write_bytes(messages.po_bytes(russian))


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


def test_a_developer_marks_texts_in_python_by_any_of_the_gettext_functions(tmp_path: Path) -> None:
    source = """
        _("a"); _lazy("b"); gettext("c" " d"); gettext_lazy("e"); gettext_noop("f"); translation.gettext("g")
        ngettext("h", "hs", n); ngettext_lazy("i", "is", "n")
        pgettext("x", "j"); pgettext_lazy("x", "k"); npgettext("x", "l", "ls", n)
        npgettext_lazy("x", "m", "ms", n); _("100%"); format_lazy("{}", _("n")); _(variable)
    """
    write(tmp_path, {"news/models.py": source, "news/tests/test_it.py": "_('of a test')", "setup.py": "_('z')"})
    assert run(tmp_path, "update") == 0
    simple = {"a", "b", "c d", "e", "f", "g", "100%", "n"}
    plural = {("h", "hs"), ("i", "is"), ("x", ("l", "ls")), ("x", ("m", "ms"))}
    assert ids(tmp_path) == simple | plural | {("x", "j"), ("x", "k")}


def test_a_developer_finds_the_texts_of_scripts_in_a_catalogue_of_their_own(tmp_path: Path) -> None:
    script = "button.title = gettext('Close'); const text = `<b>${ngettext(\"file\", 'files', n)}</b>`;"
    third_party = {"static/vendor/a.js": "gettext('Vendored')", "static/b.min.js": "gettext('Minified')"}
    write(tmp_path, {"static/js/gallery.js": script, **third_party})
    assert run(tmp_path, "update") == 0
    assert ids(tmp_path, "djangojs") == {"Close", ("file", "files")}
    assert ids(tmp_path) == set()
    (tmp_path / "static/js/gallery.js").unlink()
    assert run(tmp_path, "update") == 0
    assert not po(tmp_path, domain="djangojs").exists()


def test_a_developer_who_updates_twice_changes_no_byte(tmp_path: Path) -> None:
    write(tmp_path, {f"templates/{name}.html": page[0] for name, page in PAGES.items()})
    run(tmp_path, "update")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*.po")}
    run(tmp_path, "update")
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*.po")} == before
    assert len(before) == 2


def test_a_developer_reads_file_names_without_lines_and_messages_in_order(tmp_path: Path) -> None:
    page = '{# Translators: of a rocket #}\n{% translate "Stage" %}\n\n{% translate "Apogee" %}'
    write(tmp_path, {"templates/b.txt": page, "templates/a/c.xml": page, "news/a.py": "_('Stage')"})
    run(tmp_path, "update")
    body = po(tmp_path, "en").read_text().split("\n\n", 1)[1]
    assert body == (
        "#: templates/a/c.xml templates/b.txt\n"
        'msgid "Apogee"\nmsgstr "Apogee"\n\n'
        "#. Translators: of a rocket\n"
        "#: news/a.py templates/a/c.xml templates/b.txt\n"
        'msgid "Stage"\nmsgstr "Stage"\n'
    )


def test_a_developer_keeps_translations_and_loses_those_no_longer_used(tmp_path: Path) -> None:
    write(tmp_path, {"news/a.py": "_('Kept'); _('Dropped')"})
    run(tmp_path, "update")
    translate(tmp_path, {"Kept": "Осталось", "Dropped": "Ушло"})
    po(tmp_path).write_text(po(tmp_path).read_text().replace('\nmsgid "Kept"', '\n# about it\nmsgid "Kept"'))
    write(tmp_path, {"news/a.py": "_('Kept'); _('Added')"})
    run(tmp_path, "update")
    text = po(tmp_path).read_text()
    assert '# about it\n#: news/a.py\nmsgid "Kept"\nmsgstr "Осталось"' in text
    assert ids(tmp_path) == {"Kept", "Added"}
    assert "Dropped" not in text


def test_a_developer_who_rewords_a_plural_gets_english_again_and_a_fuzzy_russian(tmp_path: Path) -> None:
    write(tmp_path, {"news/a.py": "ngettext('item', 'items', n)"})
    run(tmp_path, "update")
    translate(tmp_path, {"item": ("вещь", "вещи", "вещей")})
    write(tmp_path, {"news/a.py": "ngettext('item', 'articles', n)"})
    run(tmp_path, "update")
    assert entry(tmp_path, "en", "item").string == ("item", "articles")
    assert entry(tmp_path, "ru", "item").string == ("вещь", "вещи", "вещей")
    assert entry(tmp_path, "ru", "item").fuzzy


def test_a_developer_may_word_the_english_other_than_the_msgid(tmp_path: Path) -> None:
    write(tmp_path, {"news/a.py": "_('greeting')"})
    run(tmp_path, "update")
    path = po(tmp_path, "en")
    path.write_text(path.read_text().replace('msgstr "greeting"', 'msgstr "Welcome"'))
    run(tmp_path, "update")
    assert entry(tmp_path, "en", "greeting").string == "Welcome"


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("templates/a.html", "\n{% blocktranslate %}x{% if y %}", "templates/a.html: line 2: "),
        (
            "templates/a.html",
            "{% blocktranslate %}{{ a.b }}{% endblocktranslate %}",
            "{{ a.b }} renders empty",
        ),
        ("templates/a.html", '{% translate "x" context y %}', "context must be a plain string"),
        ("news/a.py", "_('x')\n  'indented'\n _('y')", "news/a.py: "),
        (
            "news/a.py",
            "ngettext('a', 'b', n)\nngettext('a', 'c', n)",
            "news/a.py:2: 'a' has the plural 'c' here",
        ),
        ("static/a.js", "gettext(`Hi ${name}`)", "static/a.js:1: "),
    ],
)
def test_a_developer_is_told_of_an_unreadable_source_and_loses_no_translation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, problem: str
) -> None:
    write(tmp_path, {name: "", "news/b.py": "_('Kept')"})
    run(tmp_path, "update")
    before = po(tmp_path).read_bytes()
    write(tmp_path, {name: text, "news/b.py": ""})
    assert run(tmp_path, "update") == 1
    assert problem in capsys.readouterr().out
    assert po(tmp_path).read_bytes() == before
    assert run(tmp_path, "check") == 1
    assert problem in capsys.readouterr().out


CHECKED = """
_("Crew"); _("Hi %(name)s"); _("Hi {name}"); _("%d of %d"); _("At 5%")
ngettext("One photo", "%(n)s photos", n)
"""
COMPLETE = {
    "Crew": "Экипаж",
    "Hi %(name)s": "Привет, %(name)s",
    "Hi {name}": "Эй, {name}",
    "%d of %d": "%d из %d",
    "At 5%": "На 5%",
    "One photo": ("%(n)s снимок", "%(n)s снимка", "%(n)s снимков"),
}


@pytest.fixture
def complete(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    write(tmp_path, {"news/a.py": CHECKED})
    run(tmp_path, "update")
    translate(tmp_path, COMPLETE)
    assert run(tmp_path, "check") == 0
    assert capsys.readouterr().out == "6 messages complete in ru and en\n"
    return tmp_path


@pytest.mark.parametrize(
    ("key", "text", "problem"),
    [
        ("Crew", "", '"Crew" is untranslated'),
        ("Crew", "Экипаж на 100%", '"Crew" has a single %'),
        ("Hi %(name)s", "Привет, %(nmae)s", '"Hi %(name)s" has other placeholders'),
        ("Hi %(name)s", "Привет", '"Hi %(name)s" has other placeholders'),
        ("Hi {name}", "Эй, {nmae}", '"Hi {name}" has other placeholders'),
        ("%d of %d", "%d", '"%d of %d" has other placeholders'),
        ("One photo", ("%(n)s снимок", "%(n)s снимка", ""), '"One photo" lacks plural form 2'),
        ("One photo", ("Снимок", "%(n)s снимка", "%(n)s снимков"), "placeholders in plural form 0"),
    ],
)
def test_a_developer_is_told_which_translation_is_wrong(
    complete: Path, capsys: pytest.CaptureFixture[str], key: str, text: Any, problem: str
) -> None:
    translate(complete, {key: text})
    assert run(complete, "check") == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("locale/ru/LC_MESSAGES/django.po: ")
    assert problem in lines[0]


def test_a_developer_is_told_of_catalogues_that_lag_behind_the_sources(
    complete: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(complete, {"news/a.py": CHECKED.replace("Crew", "Team")})
    assert run(complete, "check") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        f"locale/{language}/LC_MESSAGES/django.po: {problem}: run update"
        for language in ("ru", "en")
        for problem in ('"Team" of news/a.py is missing', '"Crew" is obsolete')
    ]


def test_a_developer_is_told_of_fuzzy_and_commented_out_entries(
    complete: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = po(complete).read_text().replace('\nmsgid "Crew"', '\n#, fuzzy\nmsgid "Crew"')
    po(complete).write_text(text + '\n#~ msgid "Old"\n#~ msgstr "Старое"\n')
    assert run(complete, "check") == 1
    out = capsys.readouterr().out
    assert '"Crew" is fuzzy' in out
    assert '"Old" is obsolete' in out


def test_a_developer_is_told_of_a_foreign_plural_rule(complete: Path, capsys: pytest.CaptureFixture[str]) -> None:
    po(complete).write_text(po(complete).read_text().replace("nplurals=3", "nplurals=4"))
    assert run(complete, "check") == 1
    assert "other Plural-Forms" in capsys.readouterr().out
    run(complete, "update")
    assert run(complete, "check") == 0


@pytest.mark.parametrize("command", ["update", "compile", "check"])
def test_a_developer_is_shown_the_line_of_a_catalogue_left_in_conflict(
    complete: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    po(complete).write_text("<<<<<<< ours\n" + po(complete).read_text())
    assert run(complete, command) == 1
    assert f"{po(complete)}:1: " in capsys.readouterr().out


def test_a_developer_compiles_only_what_changed(complete: Path) -> None:
    russian, english = po(complete).with_suffix(".mo"), po(complete, "en").with_suffix(".mo")
    stray = russian.with_name("djangojs.mo")
    stray.write_bytes(b"")
    assert run(complete, "compile") == 0
    assert not stray.exists()
    content = russian.read_bytes()
    for path in (russian, english):
        path.write_bytes(b"kept")
    os.utime(po(complete), ns=(0, russian.stat().st_mtime_ns + 10**9))
    assert run(complete, "compile") == 0
    assert russian.read_bytes() == content
    assert english.read_bytes() == b"kept"


def test_a_developer_needs_no_system_gettext(complete: Path) -> None:
    for command in ("update", "compile", "check"):
        arguments = [sys.executable, "-m", "tools.messages", command, "--root", str(complete)]
        done = subprocess.run(arguments, cwd=ROOT, env={"PATH": ""}, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
