"""What makes any record clean and found at its old addresses."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, Protocol, Self

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.checks import CheckMessage
from django.db import models
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from editorial.core import bilingual, clock, languages
from editorial.core.cleaning import clean_text
from editorial.core.fields import RichTextField, refuse_too_long

from . import checks
from .translations import Edit, Translation, sync_translation_state, tracked_values


class Session(Protocol):
    """What a person saves in one transaction. `revisions.editing` has the one there is."""

    def lock(self, model: type[Any], pk: int) -> Any:
        """A record to be changed, its row locked; None where there is none."""

    def stored(self, record: Any) -> Any:
        """As the record stands in the database, locked; None for a new one."""

    def translation(self, record: Any) -> Translation | None:
        """Its state as it stands, read once."""

    def permit(self, record: Any, before: Any) -> None:
        """Refuses what the person may not change; settles the statuses that follow from the change."""

    def saved(self, record: Any, before: Any, translation: Translation | None) -> None:
        """Notes what was changed and decided; `translation` has been brought up to date with it."""


_session: ContextVar[Session | None] = ContextVar("edit_session", default=None)


def current_session() -> Session | None:
    """On whose behalf saves are made now; None when nobody in particular saves: a command, a factory, a migration."""
    return _session.get()


@contextmanager
def in_session(session: Session | None) -> Iterator[None]:
    token = _session.set(session)
    try:
        yield
    finally:
        _session.reset(token)


class Record(models.Model):
    """A record whose every text is stored clean, whichever way it came.

    What stands in both languages is declared with its field (`core.bilingual`); what the strings below name is proved
    by the system checks (`content.models.checks`).
    """

    # By the declarations of its fields.
    translated_texts = classproperty(bilingual.texts)  # whose languages stay in step: `content.models.translations`
    proper_names = classproperty(bilingual.borrowed)  # that may stand in the other language: `languages.name`
    needed_texts = classproperty(bilingual.needed)  # without which a language counts as empty, and is not approved
    parent_field: ClassVar[str] = ""  # the foreign key to the record on whose page this one is translated
    revision_parent_field: ClassVar[str] = (
        ""  # the same for whose history tells of this one, where nothing is translated
    )
    recreates_parts: ClassVar[bool] = False  # whether saving it makes records of its history anew
    group_field: ClassVar[str] = ""  # the foreign key that the desk's coverage grid groups its records by
    source_language: Any = languages.RUSSIAN  # a column where a text may be written in either
    edit: Edit | None = None  # what is known of the next save beyond its texts

    class Meta:
        abstract = True

    def save(self, *args: Any, session: Session | None = None, **kwargs: Any) -> None:
        """`session`: the person's, by whoever has one. The one that is open holds for a save that was not handed it."""
        self._clean_texts()
        session = session or current_session()
        before = self._before(session)
        self._apply_defaults(before)
        if session:
            session.permit(self, before)
        if session and before is not None and not args and not kwargs:
            kwargs["update_fields"] = self._other_than(before)
        self._write(before, *args, **kwargs)
        translation = None
        if self.translated_texts:
            tracked = tracked_values(before) if before is not None else None
            known = session.translation(self) if session and before is not None else None
            translation = sync_translation_state(self, tracked, self.edit, known)
        self._saved(before)
        if session:
            session.saved(self, before, translation)
        self.edit = None

    def _other_than(self, before: Self) -> list[str] | None:
        """The columns to write over the row as it stands, locked. None where nothing differs: then all are written."""
        loaded, stored = self.__dict__, before.__dict__
        columns = [field for field in self._meta.concrete_fields if not field.generated and not field.primary_key]
        return [
            field.name
            for field in columns
            if field.attname in loaded
            and (isinstance(field, models.FileField) or loaded[field.attname] != stored[field.attname])
        ] or None

    def _before(self, session: Session | None) -> Any:
        if session:
            return session.stored(self)
        return self._stored() if self.compares_itself() else None

    @classmethod
    def check(cls, **kwargs: Any) -> list[CheckMessage]:
        return [*super().check(**kwargs), *checks.of_record(cls)]

    @classmethod
    def desk_notes(cls, keys: Iterable[int]) -> dict[int, str]:
        """What the desk says of some records (by id) beyond what every text has: a sentence each. One query at most."""
        return {}

    def is_translation_wanted(self, language: str) -> bool:
        return True

    def title_in(self, language: str) -> str:
        """What people call it in a language; empty where it has no name there."""
        with override(language):
            return str(self)

    def group_key(self) -> str:
        return str(getattr(self, f"{self.group_field}_id")) if self.group_field else ""

    def compares_itself(self) -> bool:
        """Something follows from a difference with what is stored, whoever saves."""
        return bool(self.translated_texts)

    def _stored(self) -> Self | None:
        return None if self.pk is None else type(self)._base_manager.filter(pk=self.pk).first()

    def _apply_defaults(self, before: Self | None) -> None:
        """Before a save: columns that follow from others."""

    def _write(self, before: Self | None, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)

    def _saved(self, before: Self | None) -> None:
        """After a save: rows that follow from this one."""

    def clean_fields(self, exclude: Any = None) -> None:
        self._clean_texts()
        super().clean_fields(exclude=exclude)

    def _clean_texts(self) -> None:
        loaded = self.__dict__
        for field in self._meta.concrete_fields:
            if not isinstance(field, models.CharField | models.TextField) or field.choices:
                continue
            value = loaded.get(field.attname)
            if isinstance(value, str):
                refuse_too_long(value)
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


class Sluggable(Record):
    """A record with a page of its own, whose address may change and then redirects."""

    class Meta:
        abstract = True

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

    def compares_itself(self) -> bool:
        return True

    def _saved(self, before: Self | None) -> None:
        super()._saved(before)
        if before is not None and before.was_public():
            old, new = before.path(), self.path()
            if old and old != new:
                OldAddress.objects.filter(path=new).delete()  # a record back at an address leads nowhere else from it
                OldAddress.objects.remember(self, old)
