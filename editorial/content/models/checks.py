"""System checks of what a record's class names by a string: a misspelt one would be found by a reader, or by nobody.

| id | what is wrong |
|---|---|
| editorial.E001 | `parent_field` names no foreign key to a record |
| editorial.E002 | `revision_parent_field` names no foreign key to a record |
| editorial.E003 | `group_field` names no foreign key |
| editorial.E004 | `policy_path` leads to no field with the language policies |
| editorial.E005 | `moment_columns` names what is no field |
| editorial.E006 | `page_view` is no view that can show a preview |
| editorial.E007 | a text that goes out has no bilingual `title` |
| editorial.E008 | a text is declared for the search of a model that has no search columns, or the other way round |
| editorial.E009 | a weight in the search is none of PostgreSQL's |
| editorial.E010 | of the admin: `tabbed_fields` names what does not stand in both languages (`admin.checks`) |
| editorial.E011 | of the admin: `help_texts` explains what is no field |
"""

from collections.abc import Iterator
from typing import Any

from django.core.checks import Error
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.module_loading import import_string

from editorial.content.querysets import Policy
from editorial.core import bilingual
from editorial.core.search import SearchColumn

WEIGHTS = "ABCD"


def of_record(model: Any) -> Iterator[Error]:
    """Errors of E001 to E003, E008 and E009."""
    for number, attribute in enumerate(("parent_field", "revision_parent_field", "group_field"), 1):
        name = getattr(model, attribute)
        related = _related_model(model, name) if name else None
        # Records of all kinds can be followed to their page; a shelf need only have a name.
        if name and (related is None or (attribute != "group_field" and not hasattr(related, "translated_texts"))):
            yield _error(model, f'{attribute} = "{name}" is no foreign key to a record.', number)
    columns = [field for field in model._meta.local_fields if isinstance(field, SearchColumn)]
    weights = {declaration.search for _name, declaration in bilingual.declarations(model)} - {""}
    if bool(columns) != bool(weights):
        has, lacks = ("SearchColumn", "text with a weight") if columns else ("text with a weight", "SearchColumn")
        yield _error(model, f"It has a {has} in the search and no {lacks}.", 8)
    for weight in sorted(weights - set(WEIGHTS)):
        yield _error(model, f'"{weight}" is no weight in the search.', 9, hint="A, B, C or D.")


def of_publishable(model: Any) -> Iterator[Error]:
    """Errors of E004 to E007."""
    if _choices_at(model, model.policy_path) != Policy.choices:
        yield _error(model, f'policy_path = "{model.policy_path}" leads to no field of language policies.', 4)
    yield from unknown_fields(model, "moment_columns", "editorial.E005")
    if model.page_view and not _shows_previews(model.page_view):
        yield _error(model, f'page_view = "{model.page_view}" is no view that can show a preview.', 6)
    if "title" not in bilingual.texts(model):
        yield _error(model, 'It has no bilingual text "title", by which people call it.', 7)


def unknown_fields(model: Any, attribute: str, check_id: str) -> list[Error]:
    """An error for each name in the attribute that is no field."""
    unknown = [name for name in getattr(model, attribute) if field_of(model, name) is None]
    return [Error(f'{attribute}: there is no field "{name}".', obj=model, id=check_id) for name in sorted(unknown)]


def field_of(model: type[models.Model], name: str) -> Any:
    """A field of the model, by its name; None if there is none."""
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _related_model(model: type[models.Model], name: str) -> Any:
    field = field_of(model, name)
    return field.related_model if isinstance(field, models.ForeignKey) else None


def _choices_at(model: Any, path: str) -> Any:
    *relations, name = path.split("__")
    for relation in relations:
        model = model and _related_model(model, relation)
    field = field_of(model, name) if model else None
    return getattr(field, "choices", None)


def _shows_previews(path: str) -> bool:
    try:
        view = import_string(path)
    except ImportError:
        return False
    return hasattr(view, "as_view") and hasattr(view, "preview")


def _error(model: Any, message: str, number: int, hint: str | None = None) -> Error:
    return Error(message, hint=hint, obj=model, id=f"editorial.E{number:03}")
