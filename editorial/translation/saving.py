"""Saving a translation so that nobody's text is written over and every field knows what it was made from."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from editorial.content import claims, roles
from editorial.content.models import Edit, Need, Publishable, Record, Status
from editorial.content.people import person_name
from editorial.core import clock, languages
from editorial.core.cleaning import LONGEST, CleanHtml, plain
from editorial.core.pasting.elements import LeftOut
from editorial.revisions.editing import EditSession, editing
from editorial.revisions.models import RevisionNote
from editorial.revisions.recording import qualified_column
from editorial.revisions.registry import revision_parent

from .fields import OtherText, TranslationField, read_signed_source
from .form import QueueCursor, TranslationForm
from .sent import CLAIM, NEXT, REVIEW, Sent, refuse_forged


@dataclass
class Outcome:
    form: TranslationForm
    written: int = 0
    confirmed: int = 0
    was_sent: bool = False  # to review
    next_address: str = ""
    is_end_of_queue: bool = False
    deleted: list[str] = field(default_factory=list)  # keys of parts deleted meanwhile
    left_out: set[LeftOut] = field(default_factory=set)  # why words that were pasted are not stored
    shown_again: set[str] = field(default_factory=set)  # keys whose source side is another than on the page

    @property
    def refused(self) -> list[TranslationField]:
        """What has not been saved: its text is still with the person."""
        return [each for each in self.form.fields if each.errors or each.theirs]

    @property
    def changed_sources(self) -> list[TranslationField]:
        """Whose source changed while the page was open."""
        return [each for each in self.form.fields if each.notes]

    @property
    def is_clean(self) -> bool:
        return not (self.refused or self.deleted or self.changed_sources)


def save_translation(request: HttpRequest, label: str, pk: int) -> Outcome:
    """Raises Http404 for a record that is gone, `roles.Refused` for what the page does not send."""
    sent = Sent(request.POST)
    with editing(request) as session:
        form = _opened(session, label, pk)
        refuse_forged(request, form)
        cursor = QueueCursor(form) if sent.action == NEXT else None
        outcome = Outcome(form, deleted=sent.keys_of_deleted_parts(form))
        edits = _judge_all(form, sent, outcome)
        _note_changed_sources(form, sent, outcome)
        outcome.was_sent = _send_to_review(request, form, sent, outcome)
        for record in [form.record, *form.parts]:
            if id(record) in edits or (record is form.record and outcome.was_sent):
                record.edit = edits.get(id(record), Edit())
                record.save(session=session)
                form.show(record, session.translation(record))
        if edits or sent.action == CLAIM:
            _claim(request.user, form)
        outcome.shown_again |= {each.key for each in form.fields if each.need != sent.need(each.key)}
        if cursor and outcome.is_clean:
            outcome.next_address = cursor.next_address(request.user)
            outcome.is_end_of_queue = not outcome.next_address
    return outcome


def claim_translation(request: HttpRequest, label: str, pk: int) -> TranslationForm:
    """Says who is at work. Raises as `save_translation` does."""
    with editing(request) as session:
        form = _opened(session, label, pk)
        _claim(request.user, form)
    return form


def _opened(session: EditSession, label: str, pk: int) -> TranslationForm:
    form = TranslationForm.of(label, pk, session)
    if not roles.may_edit(session.user, form.language):
        raise roles.Refused(_("You may not write in this language."), record=str(form.record)[:200])
    return form


def _judge_all(form: TranslationForm, sent: Sent, outcome: Outcome) -> dict[int, Edit]:
    """What each record's save has to know, by the record's id(); the texts are in the records then."""
    edits: dict[int, Edit] = {}
    for each in form.fields:
        text = sent.text(each.key)
        if text is None:
            continue
        verdict = _judge(each, sent, text)
        if verdict is None:
            continue
        outcome.shown_again.add(each.key)
        old = edits.get(id(each.record), Edit())
        confirmed = old.confirmed | ({each.name} if verdict.is_confirmed else set())
        edits[id(each.record)] = Edit(made_from={**old.made_from, each.name: verdict.source}, confirmed=confirmed)
        outcome.written += verdict.is_written
        outcome.left_out |= verdict.left_out
        outcome.confirmed += verdict.is_confirmed and not verdict.is_written
    return edits


@dataclass(frozen=True)
class Verdict:
    source: str  # that the person had before the eyes
    is_written: bool
    is_confirmed: bool
    left_out: frozenset[LeftOut] = frozenset()


def _judge(each: TranslationField, sent: Sent, text: str) -> Verdict | None:
    """Whether a field is written; what was sent goes into its record. None: nothing of it is to be saved."""
    if sent.takes_theirs(each.key):
        each.is_replaced = True
        return None
    try:
        return _verdict(each, sent, text, each.form_field.clean(text) or "")
    except ValidationError as error:
        if len(text) <= LONGEST:  # what is longer is not repeated: its person has it where it came from
            each.keep_typed(text, sent.base_digest(each.key))
        each.errors += error.messages
        return None


def _verdict(each: TranslationField, sent: Sent, text: str, mine: str) -> Verdict | None:
    now, then = each.digest(mine), sent.base_digest(each.key)
    is_touched, is_changed_by_others = now != then, each.current_digest != then
    is_written = is_touched and now != each.current_digest
    if is_written and is_changed_by_others:
        each.keep_typed(text, then)
        each.theirs = OtherText(each.target, *_who_changed(each.record, each.column))
        return None
    each.is_replaced = is_changed_by_others and not is_touched
    is_confirmed = sent.confirms(each.key) and bool(plain(mine)) and not each.is_replaced
    if not is_written and not is_confirmed:
        return None
    source = read_signed_source(each.signed_name, sent.seen(each.key))
    if source is None:
        raise ValidationError(_("This page can no longer tell what you translated from. Please load it again."))
    if is_written:
        _refuse_to_empty(each, mine)
        setattr(each.record, each.column, mine)
    return Verdict(source, is_written, is_confirmed, mine.left_out if isinstance(mine, CleanHtml) else frozenset())


def _refuse_to_empty(each: TranslationField, mine: str) -> None:
    """What the public sees, or will see, cannot be emptied here."""
    needed = isinstance(each.record, Publishable) and each.name in each.record.needed_texts
    if needed and not plain(mine) and languages.text(each.record, "status", each.language) == Status.APPROVED:
        raise ValidationError(_("This text is approved: it cannot be without this field. An editor can withdraw it."))


def _send_to_review(request: HttpRequest, form: TranslationForm, sent: Sent, outcome: Outcome) -> bool:
    if sent.action != REVIEW or not outcome.is_clean or not form.can_be_sent(request.user):
        return False
    setattr(form.record, languages.column("status", form.language), Status.REVIEW)
    return True


def _note_changed_sources(form: TranslationForm, sent: Sent, outcome: Outcome) -> None:
    for each in form.fields:
        if sent.text(each.key) is None:
            continue
        source = read_signed_source(each.signed_name, sent.seen(each.key))
        if source in (None, each.source) or each.digest(source) == each.digest(each.source):
            continue
        outcome.shown_again.add(each.key)
        name, at = _who_changed(each.record, languages.column(each.name, form.source_language))
        each.notes.append(_source_changed(name, at))


def _source_changed(name: str, at: datetime | None) -> str:
    if not name or at is None:
        return _("The source was changed while this page was open. Your text is kept; see what changed.")
    sentence = _(
        "%(name)s changed the source at %(time)s, while this page was open. Your text is kept; see what changed."
    )
    return sentence % {"name": name, "time": f"{at.astimezone(clock.MOSCOW):%H:%M}"}


def _who_changed(record: Record, column: str) -> tuple[str, datetime | None]:
    """Whose save changed a column last, and when; nothing where no person did. Of parts: any one of its kind."""
    key = revision_parent(record)
    note = (
        RevisionNote.objects.filter(
            fields__contains=[qualified_column(record, key, column)],
            revision__version__content_type=ContentType.objects.get_for_model(key[0]),
            revision__version__object_id=str(key[1]),
        )
        .select_related("revision__user")
        .order_by("-revision__date_created", "-pk")
        .first()
    )
    if note is None or note.revision.user is None:
        return "", None
    return person_name(note.revision.user), note.revision.date_created


def _claim(user: roles.AnyUser, form: TranslationForm) -> None:
    """Who begins a page is at work on what is left of it, unless a colleague has said so before."""
    for row in form.rows.values():
        if row.need != Need.IN_STEP and row.translator_id != user.pk:
            with suppress(claims.NotDone):
                claims.claim(user, row)
