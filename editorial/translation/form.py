"""The page of one translation: a record's own texts and those of its parts, as they stand; and what comes after it."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import Http404

from editorial.content import lookup, roles
from editorial.content.models import Need, Publishable, Record, Status, Translation
from editorial.content.translation_urls import address_of, models_of_parts, part_anchor
from editorial.core import languages
from editorial.revisions.editing import EditSession

from .fields import TranslationField

Key = tuple[type[Record], int]
TRIED = 5  # rows whose record is gone are passed over; never more than these


@dataclass(frozen=True)
class Group:
    fields: list[TranslationField]
    name: str
    kind: str  # "main tasks"; empty for the record itself


@dataclass
class TranslationForm:
    record: Record
    language: str
    parts: list[Record]
    rows: dict[Key, Translation]
    fields: list[TranslationField] = field(default_factory=list)

    @classmethod
    def of(cls, label: str, pk: int, session: EditSession | None = None) -> "TranslationForm":
        """Raises Http404. In a session nobody else changes any of it until that ends."""
        model = lookup.model_of(label)
        kinds = models_of_parts(model)
        if not model.translated_texts and not kinds:
            raise Http404("nothing of this is translated")
        record = lookup.record_of(label, pk, session)
        parts: list[Record] = []
        for part, key in kinds:
            found = part._base_manager.filter(**{key: record}).order_by(*(part._meta.ordering or ()))
            parts += session.lock_all(found) if session else found
        rows = _rows([record, *parts])
        if session:
            session.know(rows)
        form = cls(record, languages.other(record.source_language), parts, rows)
        form.fields = [made for number, each in enumerate([record, *parts]) for made in form._fields_of(each, number)]
        return form

    def _fields_of(self, record: Record, number: int) -> list[TranslationField]:
        """`number`: of a part, from one; nought for the record itself."""
        row = self.row_of(record)
        return [TranslationField(record, name, row, self.language, number) for name in record.translated_texts]

    def row_of(self, record: Record) -> Translation | None:
        row = self.rows.get(_key(record))
        # Of the other direction: the source language was changed by other hands than save()'s.
        return row if row is not None and row.language == self.language else None

    def show(self, record: Record, row: Translation | None) -> None:
        """After a save: what it made of the state."""
        if row is not None:
            self.rows[_key(record)] = row
        for each in self.fields:
            if each.record is record:
                each.row = row

    @property
    def source_language(self) -> str:
        return languages.other(self.language)

    @property
    def groups(self) -> list[Group]:
        """What is shown: the record's own texts, then each part's."""
        groups = []
        for record in [self.record, *self.parts]:
            if shown := [each for each in self.fields if each.record is record and each.is_shown]:
                kind = "" if record is self.record else str(record._meta.verbose_name_plural)
                groups.append(Group(shown, part_anchor(record), kind))
        return groups

    @property
    def words_left(self) -> int:
        return sum(row.words_left for row in self.rows.values())

    @property
    def out_of_date(self) -> int:
        return sum(each.need == Need.OUT_OF_DATE for each in self.fields)

    @property
    def missing(self) -> int:
        return sum(each.need == Need.MISSING for each in self.fields)

    @property
    def status(self) -> str:
        """In the target language; empty for a record that has none."""
        if not isinstance(self.record, Publishable):
            return ""
        return languages.text(self.record, "status", self.language) or Status.DRAFT

    @property
    def status_text(self) -> str:
        return str(Status(self.status).label) if self.status else ""

    def can_be_sent(self, user: roles.AnyUser) -> bool:
        """To review. What is approved goes there by itself when it is changed; a public text is not taken down."""
        if self.status not in (Status.DRAFT, Status.WITHDRAWN):
            return False
        return Status.REVIEW in roles.allowed_statuses(user, self.status, self.language)

    @property
    def claim(self) -> Translation | None:
        """The row that says who is at work here, and since when."""
        taken = [row for row in self.rows.values() if row.translator_id]
        return min(taken, key=lambda row: row.claimed_at or row.changed_at) if taken else None


class QueueCursor:
    """Where a page stands in the queue. Taken before a save: what is in step afterwards stands nowhere."""

    def __init__(self, form: TranslationForm) -> None:
        self.language = form.language
        self.own = [row.pk for row in form.rows.values()]
        self.first = Translation.objects.wanting(self.language).filter(pk__in=self.own).first()

    def next_address(self, user: roles.AnyUser) -> str:
        """The page after this one, from the top again after the last; empty where nothing waits for this person."""
        waiting = Translation.objects.wanting(self.language).exclude(pk__in=self.own)
        waiting = waiting.filter(Q(translator=None) | Q(translator=user)).prefetch_related("record")
        for rows in (waiting.behind(self.first) if self.first else waiting.none(), waiting):
            for row in rows[:TRIED]:
                if row.record is not None:
                    return address_of(row.record)
        return ""


def _key(record: Record) -> Key:
    return type(record), record.pk


def _rows(records: list[Record]) -> dict[Key, Translation]:
    found = Translation.objects.of_all(records).select_related("translator")
    by_type = {(row.content_type_id, row.object_id): row for row in found}
    keys = {record: (ContentType.objects.get_for_model(record).pk, record.pk) for record in records}
    return {_key(record): by_type[key] for record, key in keys.items() if key in by_type}
