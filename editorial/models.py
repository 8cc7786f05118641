"""What makes any record bilingual, publishable and found at its old addresses."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import clock, languages
from .cleaning import clean_text, plain
from .fields import RichTextField
from .querysets import Policy, Status, published_q


class Record(models.Model):
    """A record whose every text is stored clean, whichever way it came."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._clean_texts()
        super().save(*args, **kwargs)

    def clean_fields(self, exclude: Any = None) -> None:
        self._clean_texts()
        super().clean_fields(exclude=exclude)

    def _clean_texts(self) -> None:
        loaded = self.__dict__
        for field in self._meta.concrete_fields:
            if not isinstance(field, models.CharField | models.TextField) or field.choices:
                continue
            value = loaded.get(field.attname)
            if isinstance(field, RichTextField):
                continue  # cleans itself before it is saved
            if isinstance(value, str):
                loaded[field.attname] = clean_text(value)
            elif value is None and field.attname in loaded:
                loaded[field.attname] = ""  # one way to be empty, so that queries need to ask for only one


class OldAddressQuerySet(models.QuerySet["OldAddress"]):
    def remember(self, record: models.Model, path: str) -> None:
        """Record that `path` (without its language) once led to `record`. A later owner of a path wins it."""
        content_type = ContentType.objects.get_for_model(record)
        self.update_or_create(path=path, defaults={"content_type": content_type, "object_id": record.pk})


class OldAddress(models.Model):
    """An address that a page once had. It leads to the page's present one for ever."""

    path = models.CharField(max_length=300, unique=True)  # "/news/2018/02/09/tomsk/", no language
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()
    since = models.DateTimeField(default=clock.now, editable=False)

    objects = OldAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")

    def __str__(self) -> str:
        return self.path


class Addressed(Record):
    """A record with a page of its own, whose address may change and then redirects."""

    address_fields: ClassVar[tuple[str, ...]] = ("slug",)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        before = self._stored()
        super().save(*args, **kwargs)
        if before is not None and before.was_public():
            old, new = before.path(), self.path()
            if old and old != new:
                OldAddress.objects.filter(path=new).delete()  # a record back at an address leads nowhere else from it
                OldAddress.objects.remember(self, old)

    def get_absolute_url(self) -> str:
        raise NotImplementedError(f"{type(self).__name__} has no page")

    def path(self) -> str | None:
        """The address without its language, or None while there is none (a text without a date)."""
        url = languages.address(self, languages.RUSSIAN)
        return url.removeprefix(f"/{languages.RUSSIAN}") if url else None

    def was_public(self) -> bool:
        """True where a reader may already have seen the record at its address."""
        return True

    def public_languages(self) -> list[str]:
        """The languages in which a reader sees this record now."""
        return list(languages.LANGUAGES)

    def _stored(self) -> Self | None:
        if self.pk is None:
            return None
        return type(self)._base_manager.filter(pk=self.pk).first()


class Publishable(Addressed):
    """A text that goes out in two languages: a status for each, one moment for both, and the policy between them."""

    policy_path: ClassVar[str] = "policy"  # the lookup that leads from the record to its language policy
    required_to_approve: ClassVar[tuple[str, ...]] = ("title",)

    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status.choices,
        default=Status.DRAFT,
        help_text=_("What is approved in this language goes out at the publication moment."),
    )
    published_at = models.DateTimeField(
        _("publication moment"),
        null=True,
        blank=True,
        help_text=_("Moscow time, one moment for both languages. A moment in the future: it appears by itself then."),
    )
    source_language = models.CharField(
        _("source language"),
        max_length=2,
        choices=[(languages.RUSSIAN, _("Russian")), (languages.ENGLISH, _("English"))],
        default=languages.RUSSIAN,
        help_text=_("The language this text was written in; the other one is its translation."),
    )
    created_at = models.DateTimeField(_("created"), default=clock.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=clock.now, editable=False)

    if TYPE_CHECKING:
        status_ru: str
        status_en: str

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.approved_by_default()
        self.changed_at = clock.now()
        super().save(*args, **kwargs)

    def policy_in_force(self) -> str:
        value: Any = self
        for step in self.policy_path.split("__"):
            value = getattr(value, step)
        return str(value)

    def public_languages(self) -> list[str]:
        """The same rule as `published_q`, asked of a record already loaded (the tests hold them together)."""
        if self.published_at is None or self.published_at > clock.now():
            return []
        return self.ready_languages()

    def ready_languages(self) -> list[str]:
        """The languages that go out as soon as the publication moment comes."""
        return [language for language in languages.LANGUAGES if self._may_go_out(language)]

    def _may_go_out(self, language: str) -> bool:
        approved = {name for name in languages.LANGUAGES if languages.text(self, "status", name) == Status.APPROVED}
        policy = self.policy_in_force()
        if language not in approved:
            return False
        if language == languages.RUSSIAN:
            return policy != Policy.BOTH or languages.ENGLISH in approved
        return policy != Policy.RUSSIAN_ONLY and languages.RUSSIAN in approved

    def was_public(self) -> bool:
        return bool(self.public_languages())

    def approved_by_default(self) -> None:
        """Approval without a moment means now."""
        statuses = {languages.text(self, "status", language) for language in languages.LANGUAGES}
        if self.published_at is None and Status.APPROVED in statuses:
            self.published_at = clock.now()

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.published_at and clock.day_of(self.published_at) < clock.SPACE_AGE:
            errors["published_at"] = ValidationError(_("The archive begins on October 4, 1957."))
        for language in languages.LANGUAGES:
            if languages.text(self, "status", language) != Status.APPROVED:
                continue
            missing = [
                str(getattr(self._meta.get_field(name), "verbose_name", name))
                for name in self.required_to_approve
                if not plain(languages.text(self, name, language))
            ]
            if missing:
                errors[languages.column("status", language)] = ValidationError(
                    APPROVAL_OF_NOTHING[language], params={"missing": ", ".join(missing)}
                )
        if errors:
            raise ValidationError(errors)


APPROVAL_OF_NOTHING = {
    languages.RUSSIAN: _("The Russian text cannot be approved, because something is missing in it: %(missing)s."),
    languages.ENGLISH: _("The English text cannot be approved, because something is missing in it: %(missing)s."),
}

__all__ = [
    "Addressed",
    "OldAddress",
    "Policy",
    "Publishable",
    "Record",
    "Status",
    "published_q",
]
