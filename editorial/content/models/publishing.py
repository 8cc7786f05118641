"""Texts that go out in two languages."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.core.checks import CheckMessage
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.content.querysets import Embargo, Policy, Status
from editorial.core import bilingual, clock, languages
from editorial.core.cleaning import plain

from . import checks
from .records import Sluggable

APPROVAL_OF_NOTHING = {
    languages.RUSSIAN: _("The Russian text cannot be approved, because something is missing in it: %(missing)s."),
    languages.ENGLISH: _("The English text cannot be approved, because something is missing in it: %(missing)s."),
}


WITHHELD = {
    Embargo.WAITING: _("Not on the site: it waits for what it was prepared for."),
    Embargo.LOCKED: _("Not on the site: it was prepared for what did not happen, and is locked."),
}


class Publishable(Sluggable):
    """A text that goes out in two languages: a status for each, one moment for both, and the policy between them."""

    policy_path: ClassVar[str] = "policy"  # the lookup that leads from the record to its language policy
    moment_columns: ClassVar[frozenset[str]] = frozenset({"published_at", "hold"})  # what decides when it goes out
    page_view: ClassVar[str] = ""  # the public view (a `news.views.PublishableView`), by its dotted path: for previews

    status = bilingual.fact(
        models.CharField(
            _("status"),
            max_length=10,
            choices=Status.choices,
            default=Status.DRAFT,
            help_text=_("What is approved in this language goes out at the publication moment."),
        )
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
    hold = models.CharField(
        _("held back"), max_length=7, choices=Embargo.choices, default=Embargo.NONE, blank=True, editable=False
    )
    created_at = models.DateTimeField(_("created"), default=clock.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=clock.now, editable=False)

    if TYPE_CHECKING:
        status_ru: str
        status_en: str

    class Meta:
        abstract = True

    @classmethod
    def check(cls, **kwargs: Any) -> list[CheckMessage]:
        return [*super().check(**kwargs), *checks.of_publishable(cls)]

    def _apply_defaults(self, before: Self | None) -> None:
        super()._apply_defaults(before)
        self.approved_by_default()
        self.changed_at = clock.now()

    def title_in(self, language: str) -> str:
        return languages.text(self, "title", language)

    @classmethod
    def policy_field(cls) -> str:
        """The field that decides which policy holds: an article's section, a project's own policy."""
        return cls.policy_path.split("__")[0]

    def policy_in_force(self) -> str:
        value: Any = self
        for step in self.policy_path.split("__"):
            value = getattr(value, step)
        return str(value)

    def is_translation_wanted(self, language: str) -> bool:
        return language == languages.RUSSIAN or self.policy_in_force() != Policy.RUSSIAN_ONLY

    def public_languages(self) -> list[str]:
        """The same rule as `published_q`, asked of a record already loaded (the tests hold them together)."""
        if self.hold or self.published_at is None or self.published_at > clock.now():
            return []
        return self.ready_languages()

    def ready_languages(self) -> list[str]:
        """The languages that go out as soon as the publication moment comes, and nothing holds the text back."""
        return self.ready_under(self.policy_in_force())

    def ready_under(self, policy: str) -> list[str]:
        """The same, were that the policy."""
        return [language for language in languages.LANGUAGES if self._may_go_out(language, policy)]

    def _may_go_out(self, language: str, policy: str) -> bool:
        approved = {name for name in languages.LANGUAGES if languages.text(self, "status", name) == Status.APPROVED}
        if language not in approved:
            return False
        if language == languages.RUSSIAN:
            return policy != Policy.BOTH or languages.ENGLISH in approved
        return policy != Policy.RUSSIAN_ONLY and languages.RUSSIAN in approved

    def was_public(self) -> bool:
        return bool(self.public_languages())

    def approved_by_default(self) -> None:
        """Approval without a moment means now, unless the text waits for something."""
        if self.hold:
            return
        statuses = {languages.text(self, "status", language) for language in languages.LANGUAGES}
        if self.published_at is None and Status.APPROVED in statuses:
            self.published_at = clock.now().replace(microsecond=0)  # as every form shows it

    def withheld_reason(self) -> str:
        """What a held text waits for, in a sentence."""
        return str(WITHHELD[Embargo(self.hold)])

    def missing_texts(self, language: str) -> list[str]:
        """What has to be written before this language can be approved, by the names that a form gives it."""
        return [
            str(getattr(self._meta.get_field(name), "verbose_name", name))
            for name in self.needed_texts
            if not plain(languages.text(self, name, language))
        ]

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.published_at and clock.day_of(self.published_at) < clock.SPACE_AGE:
            errors["published_at"] = ValidationError(_("The archive begins on October 4, 1957."))
        for language in languages.LANGUAGES:
            if languages.text(self, "status", language) != Status.APPROVED:
                continue
            if missing := self.missing_texts(language):
                errors[languages.column("status", language)] = ValidationError(
                    APPROVAL_OF_NOTHING[language], params={"missing": ", ".join(missing)}
                )
        if errors:
            raise ValidationError(errors)
