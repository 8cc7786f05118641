"""What a developer can rely on when running ``python -m tools.messages update``."""

from pathlib import Path

import pytest

from .projects import entry, ids, po, run, translate, write


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
