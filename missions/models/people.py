from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from editorial.checks import Term
from editorial.content.glossary_terms import of_rows, origin
from editorial.content.models import Sluggable
from editorial.core import bilingual, clock, languages
from editorial.core.fields import RichTextField
from editorial.core.search import SearchColumn
from media_library.models import Photo

from ..querysets import PersonQuerySet
from .names import Agency

EARLIEST_BIRTH = date(1850, 1, 1)  # the teachers of the first designers; Tsiolkovsky was born in 1857


class Person(Sluggable):
    slug = models.SlugField(_("address"), max_length=80, unique=True, help_text=_("Latin letters: kononenko-oleg."))
    given_name = bilingual.name(models.CharField(_("given name"), max_length=60), needed=True, search="A")
    family_name = bilingual.name(models.CharField(_("family name"), max_length=60), needed=True, search="A")
    patronymic = bilingual.name(
        models.CharField(_("patronymic"), max_length=60, blank=True), search="A", borrowed=False
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="people", verbose_name=_("agency"))
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    biography = bilingual.text(
        RichTextField(
            _("biography"),
            blank=True,
            help_text=_("Days in space and flights are computed: do not write them here."),
        ),
        search="C",
    )
    portrait = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("portrait")
    )
    search_ru = SearchColumn(languages.RUSSIAN)
    search_en = SearchColumn(languages.ENGLISH)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["family_name_ru", "given_name_ru"]
        indexes = [
            GinIndex(fields=["search_ru"], name="person_search_ru"),
            GinIndex(fields=["search_en"], name="person_search_en"),
        ]

    def __str__(self) -> str:
        return self.name_in(languages.current())

    def clean(self) -> None:
        super().clean()
        if self.birth_date and not EARLIEST_BIRTH <= self.birth_date <= clock.today():
            message = _("This date of birth cannot be meant: it should lie between %(year)d and today.")
            raise ValidationError({"birth_date": message % {"year": EARLIEST_BIRTH.year}})

    def is_named_in(self, language: str) -> bool:
        """False while the name stands in the other alphabet only."""
        return bool(languages.text(self, "family_name", language))

    def name_in(self, language: str) -> str:
        given, family = (languages.name(self, name, language) for name in self.proper_names)
        return f"{given} {family}".strip()

    @property
    def full_name(self) -> str:
        return self.full_name_in(languages.current())

    def full_name_in(self, language: str) -> str:
        """With the patronymic, where the language has one: Олег Дмитриевич Кононенко."""
        given, family = (languages.name(self, name, language) for name in self.proper_names)
        return " ".join(part for part in (given, languages.text(self, "patronymic", language), family) if part)

    def get_absolute_url(self) -> str:
        return reverse("missions:person", args=[self.slug])

    @classmethod
    @of_rows("given_name", "family_name")
    def glossary_terms(cls, rows: Iterable[Any]) -> Iterator[Term]:
        """For the name desk, which sees surnames that stand alone too."""
        for row in rows:
            ru, en = f"{row.given_name_ru} {row.family_name_ru}", f"{row.given_name_en} {row.family_name_en}"
            if row.family_name_ru and row.family_name_en:
                surnames = {"surname_ru": row.family_name_ru, "surname_en": row.family_name_en}
                yield Term(ru.strip(), en.strip(), is_person=True, origin=origin(cls, row.pk, ru.strip()), **surnames)
