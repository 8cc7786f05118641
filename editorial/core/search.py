"""PostgreSQL's text search, the part that models need: one stored, generated column per language.

In a database whose LC_CTYPE is C, as the embedded one is, PostgreSQL's parser takes every character outside
ASCII for a letter: «Союз becomes a word with its quotation mark, and a no-break space joins two words. So text
is folded before it is parsed, the stored text and the query alike; and ё is е, as readers type it.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Case, Func, GeneratedField, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.db.models.lookups import Regex
from django.db.models.signals import class_prepared

from . import bilingual, languages

# One character for one character, so that a place in the folded text is the same place in the text.
FOLDED = {
    **dict.fromkeys("«»“”„‟", '"'),
    **dict.fromkeys("’‘‚‹›`´", "'"),
    **dict.fromkeys("‐‑‒–−", "-"),
    **dict.fromkeys("—―…№§·•×°→←\u00a0\u2002\u2003\u2009\u202f", " "),
    "ё": "е",
    "Ё": "Е",
}
# PostgreSQL's dictionaries.
CONFIGS = {languages.RUSSIAN: "russian", languages.ENGLISH: "english"}
_TABLE = str.maketrans(FOLDED)


def fold(text: str) -> str:
    return text.translate(_TABLE)


def folded(expression: Combinable) -> Combinable:
    """The same in SQL.

    `translate()` would say it in one call, but compares each character of a text with every one of FOLDED: that took
    longer than making the `tsvector`.
    """
    for becomes in dict.fromkeys(FOLDED.values()):
        before = "".join(character for character, after in FOLDED.items() if after == becomes)
        if len(before) == 1:
            expression = _changed(expression, "replace", before, becomes)
        else:
            expression = _changed(expression, "regexp_replace", f"[{before}]", becomes, "g")
    return expression


def _changed(expression: Combinable, function: str, *arguments: str) -> Func:
    return Func(expression, *map(Value, arguments), function=function, output_field=TextField())


class SearchColumn(GeneratedField):
    """The `tsvector` of a language, kept by the database: all that the model declares with a weight (`bilingual`).

    HTML may stand in a column: PostgreSQL's parser takes tags for tags, not for words.
    """

    def __init__(self, language: str) -> None:
        self.config_language = language
        super().__init__(expression=Value(""), output_field=SearchVectorField(), db_persist=True, editable=False)

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        class_prepared.connect(self._express, sender=cls)

    def _express(self, sender: type[models.Model], **kwargs: Any) -> None:
        """Only now are all fields of the model known."""
        self.expression = _vector(CONFIGS[self.config_language], bilingual.searched(sender, self.config_language))

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """A migration says what the column is, not what it follows from."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.GeneratedField", args, kwargs

    def clone(self) -> Any:
        _name, _path, args, kwargs = self.deconstruct()
        return GeneratedField(*args, **kwargs)


def _vector(config: str, weighted: list[tuple[str, str]]) -> Combinable:
    vector: Any = None
    for name, weight in weighted:
        text = Coalesce(models.F(name), Value(""), output_field=TextField())
        # Most texts in English have nothing to fold, and to see that takes a fifth of trying everything.
        has_any = When(Regex(text, f"[{''.join(FOLDED)}]"), then=folded(text))
        part = SearchVector(Case(has_any, default=text), config=config, weight=weight)
        vector = part if vector is None else vector + part
    return vector
