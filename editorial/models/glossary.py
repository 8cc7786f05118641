"""The name desk: terms with one approved form in each language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .records import Record


class GlossaryTerm(Record):
    """Names of people, ships, sites and modules join the checks by themselves; this is for all the others."""

    ru = models.CharField(_("in Russian"), max_length=160)
    en = models.CharField(_("in English"), max_length=160)
    wrong_ru = models.TextField(_("wrong in Russian"), blank=True, help_text=_("Forms known to be wrong, one a line."))
    wrong_en = models.TextField(_("wrong in English"), blank=True, help_text=_("Forms known to be wrong, one a line."))
    note = models.CharField(_("note"), max_length=300, blank=True, help_text=_("Why so, and according to whom."))

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")
        ordering = ["ru"]

    def __str__(self) -> str:
        return f"{self.ru} — {self.en}"
