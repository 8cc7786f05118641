"""The name desk: terms with one approved form in each language."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.checks import Term
from editorial.content.glossary_terms import origin
from editorial.core import languages

from .records import Record

FORMS = ("ru", "en")
WRONG = ("wrong_ru", "wrong_en")


class GlossaryTerm(Record):
    """Names of people, ships, sites and modules join the checks by themselves; this is for all the others.

    A name that joins may stand here too, with the same forms, so that its known wrong forms have a place.
    """

    ru = models.CharField(_("in Russian"), max_length=160)
    en = models.CharField(_("in English"), max_length=160)
    is_person = models.BooleanField(
        _("a person's name"),
        default=False,
        help_text=_("Given name first, surname last: then the surname alone is looked for too."),
    )
    wrong_ru = models.TextField(_("wrong in Russian"), blank=True, help_text=_("Forms known to be wrong, one a line."))
    wrong_en = models.TextField(_("wrong in English"), blank=True, help_text=_("Forms known to be wrong, one a line."))
    note = models.CharField(_("note"), max_length=300, blank=True, help_text=_("Why so, and according to whom."))

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")
        ordering = ["ru"]

    def __str__(self) -> str:
        return f"{self.ru} — {self.en}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        for name in FORMS:
            setattr(self, name, " ".join(getattr(self, name).split()))
        for name in WRONG:
            setattr(self, name, "\n".join(lines(getattr(self, name))))
        super().save(*args, **kwargs)

    def wrong(self, language: str) -> tuple[str, ...]:
        return lines(languages.text(self, "wrong", language))

    @classmethod
    def glossary_terms(cls) -> Iterator[Term]:
        for row in cls._base_manager.values_list("pk", *FORMS, *WRONG, "is_person", named=True).order_by():
            yield Term(
                row.ru,
                row.en,
                lines(row.wrong_ru),
                lines(row.wrong_en),
                is_person=row.is_person and all(" " in form for form in (row.ru, row.en)),
                origin=origin(cls, row.pk, row.ru),
            )


def lines(text: str) -> tuple[str, ...]:
    """One form a line: spaces made one, empty lines and repetitions left out."""
    return tuple(dict.fromkeys(form for form in (" ".join(line.split()) for line in text.splitlines()) if form))
