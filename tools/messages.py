"""Keeps the translation catalogues in locale/ with Babel and Django alone: system gettext is not needed.

python -m tools.messages update    collects the messages of the sources into the .po files
python -m tools.messages compile   writes a .mo beside every .po that changed since
python -m tools.messages check     fails unless every message is translated into every language
"""

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import zip_longest
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from tools.message_sources import collect

ROOT = Path(__file__).resolve().parent.parent
# The language of the msgids: `update` fills its catalogue by itself.
SOURCE_LANGUAGE = "en"
# Plural rules are Babel's. Its Russian has three forms where Django's own catalogues declare four, which is
# safe: Django keeps a rule for each catalogue it merges, and no whole number ever reaches the fourth form.
LANGUAGES = ("ru", SOURCE_LANGUAGE)

ESCAPED = re.compile(r"%%|\{\{|\}\}")
NAMED = re.compile(r"%\([^)]*\)[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]|\{[\w.\[\]]+(?:![rsa])?(?::[^{}]*)?\}")
POSITIONAL = re.compile(r"%[-#0+]*\d*(?:\.\d+)?[sdifr]|\{\}")


class BrokenCatalogueError(Exception):
    """A .po file that Babel cannot parse."""


def forms(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """One shape for what Babel keeps as a string or, for a plural message, as a sequence."""
    return tuple(value) if isinstance(value, list | tuple) else (value or "",)


def messages_of(catalog: Catalog) -> list[Message]:
    """The messages without the header, which Babel counts as one with an empty msgid."""
    return [message for message in catalog if message.id]


def quoted(text: str, context: str | None = None) -> str:
    """The text on one line, whatever it holds."""
    return json.dumps(text, ensure_ascii=False) + (f" (context {quoted(context)})" if context else "")


def po_path(root: Path, language: str, domain: str) -> Path:
    return root / "locale" / language / "LC_MESSAGES" / f"{domain}.po"


def read_catalogue(path: Path, language: str) -> Catalog:
    """The catalogue on disk; an empty one where there is no file yet."""
    if not path.exists():
        return Catalog(locale=language)
    try:
        with path.open("rb") as file:
            return read_po(file, locale=language, abort_invalid=True)
    except PoFileError as error:
        raise BrokenCatalogueError(f"{path}:{error.lineno + 1}: cannot be parsed: {error}") from error
    except ValueError as error:
        raise BrokenCatalogueError(f"{path}: cannot be read: {error}") from error


def write_if_changed(path: Path, content: bytes) -> None:
    """Leaves an equal file untouched, and never lets another process see half a file."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    draft.write_bytes(content)
    draft.replace(path)


def merge(language: str, collected: Catalog, old: Catalog) -> Catalog:
    """The found messages with their old translations; Russian of a changed plural turns fuzzy."""
    merged = Catalog(locale=language)
    for message in messages_of(collected):
        known = old.get(message.id, message.context) or Message("")
        count = merged.num_plurals if message.pluralizable else 1
        texts = (forms(known.string) + ("",) * count)[:count]
        changed = bool(known.id) and forms(known.id) != forms(message.id)
        fuzzy = known.fuzzy or (changed and any(texts) and language != SOURCE_LANGUAGE)
        if language == SOURCE_LANGUAGE:
            # A text equal to the former msgid was filled in here, so it follows the msgid.
            triples = zip_longest(texts, forms(known.id)[:count], forms(message.id))
            texts = tuple(text if text and text != before else now for text, before, now in triples)
        merged.add(
            message.id,
            texts if message.pluralizable else texts[0],
            locations=message.locations,
            flags={"fuzzy"} if fuzzy else (),
            auto_comments=message.auto_comments,
            user_comments=known.user_comments,
            context=message.context,
        )
    return merged


def po_bytes(catalogue: Catalog) -> bytes:
    """The .po file with a header of our own: Babel's tells the time of the run and its own version."""
    header = (
        "# Collected by `python -m tools.messages update`; the translations are edited here by hand.\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalogue.locale_identifier}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, sort_output=True, include_lineno=False)
    return (header.encode() + body.getvalue()).rstrip() + b"\n"


def update(root: Path) -> list[str]:
    """Writes the .po files, but none at all while a source is unreadable: its translations would be lost."""
    collected, problems = collect(root)
    if problems:
        return problems
    for domain, messages in collected.items():
        for language in LANGUAGES:
            path = po_path(root, language, domain)
            if domain == "django" or len(messages):
                write_if_changed(path, po_bytes(merge(language, messages, read_catalogue(path, language))))
            else:
                path.unlink(missing_ok=True)
    return []


def compile_catalogues(root: Path) -> list[str]:
    """Writes the .mo files out of date, and removes those whose .po is gone."""
    folders = [root / "locale" / language / "LC_MESSAGES" for language in LANGUAGES]
    for mo in (path for folder in folders for path in folder.glob("*.mo")):
        if not mo.with_suffix(".po").exists():
            mo.unlink()
    for po in (path for folder in folders for path in sorted(folder.glob("*.po"))):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime_ns > po.stat().st_mtime_ns:
            continue
        catalogue = read_catalogue(po, po.parent.parent.name)
        catalogue.creation_date = datetime(2000, 1, 1, tzinfo=UTC)  # Babel's default is now
        content = BytesIO()
        write_mo(content, catalogue)
        write_if_changed(mo, content.getvalue())
        mo.touch()
    return []


def placeholders(text: str) -> Counter[str]:
    """Named placeholders may repeat freely; positional ones must come in equal numbers."""
    text = ESCAPED.sub("", text)
    return Counter(set(NAMED.findall(text))) + Counter(POSITIONAL.findall(NAMED.sub("", text)))


def has_bare_percent(text: str) -> bool:
    """Whether % formatting would fail on the text, as blocktranslate does on every translation."""
    return "%" in POSITIONAL.sub("", NAMED.sub("", ESCAPED.sub("", text)))


def entry_problems(message: Message, entry: Message, plurals: int) -> Iterator[str]:
    """What is wrong with the catalogue's entry for a message of the sources."""
    if forms(entry.id) != forms(message.id):
        yield "has another plural in the sources: run update"
        return
    if entry.fuzzy:
        yield "is fuzzy"
    texts = forms(entry.string)
    if not any(texts):
        yield "is untranslated"
        return
    ids = forms(message.id)
    for index, text in enumerate(texts):
        # Where there are more forms than two, the first also serves 21 or 31 and needs the number as well.
        model = ids[0] if index == 0 and plurals == len(ids) else ids[-1]
        where = f" in plural form {index}" if message.pluralizable else ""
        if not text:
            yield f"lacks plural form {index}"
        elif placeholders(text) != placeholders(model):
            wanted = ", ".join(sorted(placeholders(model))) or "none"
            yield f"has other placeholders{where} than its msgid ({wanted}): {quoted(text)}"
        elif has_bare_percent(text) and not has_bare_percent(model):
            yield f"has a single %{where}, which must be %%: {quoted(text)}"


def catalogue_problems(language: str, collected: Catalog, catalogue: Catalog) -> Iterator[str]:
    """Everything wrong with one catalogue, in the order of the sources."""
    expected = Catalog(locale=language)
    if catalogue.plural_forms != expected.plural_forms:
        yield f"the header has other Plural-Forms than {expected.plural_forms} Run update."
    for message in messages_of(collected):
        label = quoted(forms(message.id)[0], message.context)
        entry = catalogue.get(message.id, message.context)
        if entry is None:
            yield f"{label} of {message.locations[0][0]} is missing: run update"
            continue
        for problem in entry_problems(message, entry, expected.num_plurals):
            yield f"{label} {problem}"
    unused = [each for each in messages_of(catalogue) if collected.get(each.id, each.context) is None]
    for entry in [*unused, *catalogue.obsolete.values()]:
        yield f"{quoted(forms(entry.id)[0], entry.context)} is obsolete: run update"


def check(root: Path) -> list[str]:
    """Every reason the site would show an untranslated or broken text."""
    collected, problems = collect(root)
    for domain, messages in collected.items():
        for language in LANGUAGES:
            path = po_path(root, language, domain)
            name = path.relative_to(root).as_posix()
            catalogue = read_catalogue(path, language)
            problems += [f"{name}: {problem}" for problem in catalogue_problems(language, messages, catalogue)]
    if not problems:
        sys.stdout.write(f"{sum(map(len, collected.values()))} messages complete in {' and '.join(LANGUAGES)}\n")
    return problems


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.messages")
    parser.add_argument("command", choices=("update", "compile", "check"))
    parser.add_argument("--root", type=Path, default=ROOT, help="the project to work on")
    options = parser.parse_args(arguments)
    command = {"update": update, "compile": compile_catalogues, "check": check}[options.command]
    try:
        problems = command(options.root)
    except BrokenCatalogueError as error:
        problems = [str(error)]
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
