"""A small project with texts to translate, and what `tools.messages` makes of it."""

from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tools import messages

ROOT = Path(__file__).resolve().parents[2]


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
