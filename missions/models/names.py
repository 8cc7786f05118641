"""Names that stand once and are drawn on everywhere: agencies, ships, launch vehicles, sites, ports."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editorial.checks import Term
from editorial.content.glossary_terms import of_rows, origin
from editorial.content.models import Record
from editorial.core import bilingual, languages

from ..countries import COUNTRY_CODES
from ..locking import missions_lock, refuse_contradictions
from ..querysets import PortQuerySet, SpaceflightQuerySet

ENDS_FIRST = _("A port cannot go out of use before it comes into use.")


def quoted(name: str) -> str:
    """A ship's or module's name as running text has it: «Союз МС-11» in Russian, Soyuz MS-11 in English."""
    return f"«{name}»" if languages.current() == languages.RUSSIAN and name else name


def quoted_name(record: Record, field: str = "name") -> str:
    """Quoted only where it is the language's own: a Latin name on a Russian page needs no quotation marks."""
    return quoted(languages.text(record, field)) or languages.name(record, field)


class CalledByName(Record):
    """What is called by its `name`, in either language, and is quoted in running text."""

    slug: str

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return languages.name(self, "name") or self.slug

    @property
    def quoted(self) -> str:
        return quoted_name(self)

    @classmethod
    @of_rows("name")
    def glossary_terms(cls, rows: Iterable[Any]) -> Iterator[Term]:
        """For the name desk."""
        for row in rows:
            yield Term(row.name_ru, row.name_en, is_person=False, origin=origin(cls, row.pk, row.name_ru))


class Named(CalledByName):
    slug = models.SlugField(_("short Latin name"), max_length=60, unique=True)
    name = bilingual.name(
        models.CharField(
            _("name"), max_length=120, help_text=_("As it stands in running text, without quotation marks.")
        ),
        needed=True,
    )

    class Meta:
        abstract = True
        ordering = ["slug"]


class Agency(Named):
    short_name = bilingual.name(
        models.CharField(_("short name"), max_length=40, help_text=_("As beside a crew member: NASA, Roscosmos.")),
        needed=True,
    )
    country_code = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("Two letters, ISO 3166: RU, US.")
    )

    class Meta(Named.Meta):
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        self.country_code = (self.country_code or "").strip().upper()
        super().clean_fields(exclude=exclude)

    def clean(self) -> None:
        super().clean()
        if self.country_code and self.country_code not in COUNTRY_CODES:
            message = _("“%(code)s” is no country's code. ISO 3166 has two Latin letters for each: RU, US, JP.")
            raise ValidationError({"country_code": message % {"code": self.country_code}})

    @classmethod
    @of_rows("name", "short_name")
    def glossary_terms(cls, rows: Iterable[Any]) -> Iterator[Term]:
        """The short name says the same as the whole one, in either language."""
        for row in rows:
            yield Term(
                row.name_ru,
                row.name_en,
                also_ru=_others(row.name_ru, row.short_name_ru),
                also_en=_others(row.name_en, row.short_name_en),
                is_person=False,
                origin=origin(cls, row.pk, row.name_ru),
            )


def _others(name: str, short_name: str) -> tuple[str, ...]:
    return (short_name,) if short_name and short_name != name else ()


class Spacecraft(Named):
    """A series of ships (Soyuz MS), not one of them: that is a Flight."""

    class Kind(models.TextChoices):
        CREW = "crew", _("crew ship")
        CARGO = "cargo", _("cargo ship")

    kind = models.CharField(_("kind"), max_length=5, choices=Kind.choices, default=Kind.CREW)

    class Meta(Named.Meta):
        verbose_name = _("spacecraft series")
        verbose_name_plural = _("spacecraft series")

    def clean(self) -> None:
        super().clean()
        trip = self._trips().select_related("person", "up").first() if self.kind == self.Kind.CARGO else None
        if trip is not None:
            message = _("%(person)s has flown on a ship of this series (%(ship)s): it is no cargo ship.")
            raise ValidationError({"kind": message % {"person": trip.person, "ship": trip.up.quoted}})

    def save(self, *args: Any, **kwargs: Any) -> None:
        with missions_lock():
            super().save(*args, **kwargs)
            refuse_contradictions(self._trips())

    def _trips(self) -> SpaceflightQuerySet:
        trips = apps.get_model("missions", "Spaceflight").objects
        if self.pk is None:
            return trips.none()
        return trips.filter(Q(up__spacecraft=self) | Q(down__spacecraft=self))


class LaunchVehicle(Named):
    class Meta(Named.Meta):
        verbose_name = _("launch vehicle")
        verbose_name_plural = _("launch vehicles")


class LaunchSite(Named):
    class Meta(Named.Meta):
        verbose_name = _("launch site")
        verbose_name_plural = _("launch sites")


class Port(Named):
    """Where a ship docks: a port of a module of the station. Days are Moscow days; empty means always."""

    class Segment(models.TextChoices):
        RUSSIAN = "russian", pgettext_lazy("segment", "Russian")
        US = "us", pgettext_lazy("segment", "US")

    class Side(models.TextChoices):
        AFT = "aft", pgettext_lazy("side of the station", "aft")
        ZENITH = "zenith", pgettext_lazy("side of the station", "zenith: away from the Earth")
        NADIR = "nadir", pgettext_lazy("side of the station", "nadir: towards the Earth")
        FORWARD = "forward", pgettext_lazy("side of the station", "forward")

    module = bilingual.name(
        models.CharField(_("module"), max_length=60, help_text=_("Zvezda, Poisk … without quotation marks.")),
        needed=True,
    )
    segment = models.CharField(
        _("segment"),
        max_length=7,
        choices=Segment.choices,
        default=Segment.RUSSIAN,
        help_text=_("Whose part of the station. Ports of the Russian segment are drawn on the pages of days."),
    )
    side = models.CharField(
        _("side"),
        max_length=7,
        choices=Side.choices,
        default=Side.NADIR,
        help_text=_("Where the port looks; the drawing has it there."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"),
        default=0,
        help_text=_("Along the station from its aft end: smaller numbers are drawn further left."),
    )
    from_date = models.DateField(
        _("in use from"), null=True, blank=True, help_text=_("The day its module came. Empty: from the beginning.")
    )
    to_date = models.DateField(
        _("in use until"),
        null=True,
        blank=True,
        help_text=_("From this day on no ship can dock here: the module has gone, or another stands at the port."),
    )

    objects = PortQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("docking port")
        verbose_name_plural = _("docking ports")
        ordering = ["order", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_date__isnull=True) | Q(to_date__isnull=True) | Q(to_date__gt=F("from_date")),
                name="port_ends_after_start",
                violation_error_message=ENDS_FIRST,
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.from_date and self.to_date and self.to_date <= self.from_date:
            raise ValidationError({"to_date": ENDS_FIRST})

    def __str__(self) -> str:
        return f"{languages.name(self, 'module')}, {languages.name(self, 'name')}"

    def is_in_use(self, day: date) -> bool:
        return (self.from_date is None or self.from_date <= day) and (self.to_date is None or self.to_date > day)

    @property
    def quoted_module(self) -> str:
        return quoted_name(self, "module")

    @classmethod
    @of_rows("module")
    def glossary_terms(cls, rows: Iterable[Any]) -> Iterator[Term]:
        """Of ports only the modules have names: "aft port" is a common noun."""
        seen = set()
        for row in rows:
            if (pair := (row.module_ru, row.module_en)) not in seen:
                seen.add(pair)
                yield Term(*pair, is_person=False, origin=origin(cls, row.pk, row.module_ru))
