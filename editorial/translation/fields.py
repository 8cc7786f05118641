"""One text of the translation page: what it is made from, how it stands, what is typed into it."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django import forms
from django.core import signing
from django.db.models import Field
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from editorial.admin.fields import CleanCharField
from editorial.collaboration.digests import digest
from editorial.content.models import Need, Record, Translation
from editorial.content.translation_urls import part_anchor
from editorial.core import editor, languages
from editorial.core.fields import RichTextField, refuse_too_long
from editorial.core.fingerprints import fingerprint
from editorial.differences import compare

SALT = "editorial.translation"


def sign_source(field: str, source: str) -> str:
    """The source text travels with the form: which text its user had before the eyes.

    The text itself: no other place is sure to keep it once it has been changed (a script leaves no trace).
    """
    return signing.dumps([field, source], salt=SALT, compress=True)


def read_signed_source(field: str, token: str) -> str | None:
    """The source text that was on the page; None for a token that is not of this field or not ours."""
    try:
        name, source = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return str(source) if name == field else None


class LineField(CleanCharField):
    """One line of text, in a box that grows: a line break pasted with it is a space."""

    def to_python(self, value: object) -> str:
        refuse_too_long(value if isinstance(value, str) else "")
        return super().to_python(" ".join(str(value or "").split("\n")).replace("\r", ""))


@dataclass
class OtherText:
    """What another person has written into a field meanwhile."""

    text: str
    by: str = ""
    at: datetime | None = None


@dataclass
class TranslationField:
    record: Record
    name: str  # without a language
    row: Translation | None
    language: str  # into which it is translated
    number: int = 0  # of a part among its like
    typed: str | None = None  # what was sent, where it is not what stands in the record
    typed_over: str = ""  # the digest of what stood when that page was made
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    theirs: OtherText | None = None
    _digests: dict[str, str] = field(default_factory=dict, repr=False)
    is_replaced: bool = False  # the person's page has to show another text than it does

    @property
    def column(self) -> str:
        return languages.column(self.name, self.language)

    @property
    def key(self) -> str:
        return f"{part_anchor(self.record)}-{self.column}" if self.number else self.column

    @property
    def target(self) -> str:
        return languages.text(self.record, self.name, self.language)

    @property
    def source_language(self) -> str:
        return languages.other(self.language)

    @property
    def source(self) -> str:
        return languages.text(self.record, self.name, self.source_language)

    @property
    def value(self) -> str:
        return self.target if self.typed is None else self.typed

    @cached_property
    def column_field(self) -> "Field[str, str]":
        found: Any = self.record._meta.get_field(self.column)
        return found

    @property
    def is_rich(self) -> bool:
        return isinstance(self.original, RichTextField)

    @property
    def original(self) -> "Field[str, str]":
        """As the model declares it, without a language."""
        return getattr(self.column_field, "translated_field", self.column_field)

    @property
    def is_line(self) -> bool:
        return not self.is_rich and self.original.get_internal_type() == "CharField"

    @property
    def label(self) -> str:
        own = str(capfirst(self.original.verbose_name))
        if not self.number:
            return own
        name = f"{capfirst(self.record._meta.verbose_name)} {self.number}"
        return name if len(self.record.translated_texts) == 1 else f"{name}: {own}"

    @property
    def is_shown(self) -> bool:
        return bool(self.source or self.target or self.typed)

    @property
    def need(self) -> Need:
        if self.row is not None:
            return self.row.state_of(self.name)
        # Saved before states were followed: nobody knows more than that a text is there.
        return Need.MISSING if fingerprint(self.source) and not fingerprint(self.target) else Need.IN_STEP

    @property
    def state(self) -> str:
        """In words; nothing is said of a text that has nothing to be translated from."""
        if self.need == Need.IN_STEP and not fingerprint(self.source):
            return _("written here only")
        return str(self.need.label)

    @property
    def is_out_of_date(self) -> bool:
        return self.need == Need.OUT_OF_DATE

    @property
    def was(self) -> str | None:
        """The source text that the translation was made from; None where nobody kept it."""
        return self.row.was.get(self.name) if self.row else None

    @property
    def change(self) -> SafeString:
        """Of the source since then, word by word."""
        return compare(self.was or "", self.source, rich=self.is_rich)

    @property
    def difference(self) -> SafeString:
        """From the text of its person, which is not saved, to that of the other, which is."""
        return compare(self.typed or "", self.target, rich=self.is_rich)

    @property
    def signed_source(self) -> str:
        return sign_source(self.signed_name, self.source)

    @property
    def signed_name(self) -> str:
        return f"{self.record._meta.label_lower}:{self.record.pk}:{self.name}"

    @property
    def current_digest(self) -> str:
        return self.digest(self.target)

    def digest(self, text: str) -> str:
        """Equal for two texts that would be stored as the same. Remembered: a long text is asked for several times."""
        if text not in self._digests:
            self._digests[text] = digest(self.form_field, text)
        return self._digests[text]

    @property
    def base_digest(self) -> str:
        """What could not be saved is judged the next time by what its person saw when typing it."""
        return self.typed_over or self.current_digest

    def keep_typed(self, text: str, base_digest: str) -> None:
        """The text stays with its person and does not go into the record."""
        self.typed, self.typed_over = text, base_digest

    @cached_property
    def form_field(self) -> forms.Field:
        options: dict[str, Any] = {} if self.is_rich else {"form_class": LineField if self.is_line else CleanCharField}
        made: Any = self.column_field.formfield(required=False, **options)
        if self.is_rich:
            made.widget.config = {**made.widget.config, **self._editor()}
        else:
            made.widget = forms.Textarea(
                {"rows": 1 if self.is_line else 3}
            )  # no maxlength: a browser would cut what is pasted
        field: forms.Field = made
        return field

    def _editor(self) -> dict[str, Any]:
        title = f"{self.label}, {languages.IN_LANGUAGE[self.language]}"
        return {"contentsLanguage": self.language, "title": title, "height": editor.LOW, "resize_enabled": False}

    def widget(self) -> str:
        attrs = {"id": f"id_{self.key}", "lang": self.language, "aria-describedby": f"notes-{self.key}"}
        if self.is_line:
            attrs["data-line"] = "true"
        return str(self.form_field.widget.render(self.key, self.value, attrs))
