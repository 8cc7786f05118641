"""Saving a translation so that nobody's text is written over and every field knows what it was made from."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from editorial.content import roles
from editorial.content.models import Edit, Publishable, Status
from editorial.core import clock, languages
from editorial.core.cleaning import LONGEST, CleanHtml, plain
from editorial.core.pasting.elements import LeftOut
from editorial.revisions.editing import EditSession, editing

from . import people
from .fields import TextField, Theirs, seen_source
from .queue import Place
from .sent import CLAIM, NEXT, REVIEW, Sent, refuse_forged
from .sheet import Sheet


@dataclass
class Outcome:
    sheet: Sheet
    written: int = 0
    confirmed: int = 0
    was_sent: bool = False  # to review
    next_address: str = ""
    is_end_of_queue: bool = False
    gone: list[str] = field(default_factory=list)  # keys of parts deleted meanwhile
    left_out: set[LeftOut] = field(default_factory=set)  # why words that were pasted are not stored
    shown_again: set[str] = field(default_factory=set)  # keys whose source side is another than on the page

    @property
    def refused(self) -> list[TextField]:
        """What has not been saved: its text is still with the person."""
        return [each for each in self.sheet.fields if each.errors or each.theirs]

    @property
    def moved(self) -> list[TextField]:
        """Whose source changed while the page was open."""
        return [each for each in self.sheet.fields if each.notes]

    @property
    def is_clean(self) -> bool:
        return not (self.refused or self.gone or self.moved)


def write(request: HttpRequest, label: str, pk: int) -> Outcome:
    """Raises Http404 for a record that is gone, `roles.Refused` for what the page does not send."""
    sent = Sent(request.POST)
    with editing(request) as session:
        sheet = _opened(session, label, pk)
        refuse_forged(request, sheet)
        place = Place(sheet) if sent.action == NEXT else None
        outcome = Outcome(sheet, gone=sent.of_gone_parts(sheet))
        edits = _judge_all(sheet, sent, outcome)
        _tell_of_sources(sheet, sent, outcome)
        outcome.was_sent = _send_to_review(request, sheet, sent, outcome)
        for record in [sheet.record, *sheet.parts]:
            if id(record) in edits or (record is sheet.record and outcome.was_sent):
                record.edit = edits.get(id(record), Edit())
                record.save(session=session)
                sheet.show(record, session.translation(record))
        if edits or sent.action == CLAIM:
            people.claim(request.user, sheet)
        outcome.shown_again |= {each.key for each in sheet.fields if each.need != sent.need(each.key)}
        if place and outcome.is_clean:
            outcome.next_address = place.next_address(request.user)
            outcome.is_end_of_queue = not outcome.next_address
    return outcome


def begin(request: HttpRequest, label: str, pk: int) -> Sheet:
    """Says who is at work. Raises as `write` does."""
    with editing(request) as session:
        sheet = _opened(session, label, pk)
        people.claim(request.user, sheet)
    return sheet


def _opened(session: EditSession, label: str, pk: int) -> Sheet:
    sheet = Sheet.of(label, pk, session)
    if not roles.may_edit(session.user, sheet.language):
        raise roles.Refused(_("You may not write in this language."), record=str(sheet.record)[:200])
    return sheet


def _judge_all(sheet: Sheet, sent: Sent, outcome: Outcome) -> dict[int, Edit]:
    """What each record's save has to know, by the record's id(); the texts are in the records then."""
    edits: dict[int, Edit] = {}
    for each in sheet.fields:
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


def _judge(each: TextField, sent: Sent, text: str) -> Verdict | None:
    """Whether a field is written; what was sent goes into its record. None: nothing of it is to be saved."""
    if sent.takes(each.key):
        each.is_replaced = True
        return None
    try:
        return _verdict(each, sent, text, each.form_field.clean(text) or "")
    except ValidationError as error:
        if len(text) <= LONGEST:  # what is longer is not repeated: its person has it where it came from
            each.keep(text, sent.stood(each.key))
        each.errors += error.messages
        return None


def _verdict(each: TextField, sent: Sent, text: str, mine: str) -> Verdict | None:
    now, then = each.digest(mine), sent.stood(each.key)
    is_touched, is_changed_by_others = now != then, each.stood != then
    is_written = is_touched and now != each.stood
    if is_written and is_changed_by_others:
        each.keep(text, then)
        each.theirs = Theirs(each.target, *people.who_changed(each.record, each.column))
        return None
    each.is_replaced = is_changed_by_others and not is_touched
    holds = sent.holds(each.key) and bool(plain(mine)) and not each.is_replaced
    if not is_written and not holds:
        return None
    source = seen_source(each.signed_name, sent.seen(each.key))
    if source is None:
        raise ValidationError(_("This page can no longer tell what you translated from. Please load it again."))
    if is_written:
        _refuse_to_empty(each, mine)
        setattr(each.record, each.column, mine)
    return Verdict(source, is_written, holds, mine.left_out if isinstance(mine, CleanHtml) else frozenset())


def _refuse_to_empty(each: TextField, mine: str) -> None:
    """What the public sees, or will see, cannot be emptied here."""
    needed = isinstance(each.record, Publishable) and each.name in each.record.needed_texts
    if needed and not plain(mine) and languages.text(each.record, "status", each.language) == Status.APPROVED:
        raise ValidationError(_("This text is approved: it cannot be without this field. An editor can withdraw it."))


def _send_to_review(request: HttpRequest, sheet: Sheet, sent: Sent, outcome: Outcome) -> bool:
    if sent.action != REVIEW or not outcome.is_clean or not sheet.can_be_sent(request.user):
        return False
    setattr(sheet.record, languages.column("status", sheet.language), Status.REVIEW)
    return True


def _tell_of_sources(sheet: Sheet, sent: Sent, outcome: Outcome) -> None:
    for each in sheet.fields:
        if sent.text(each.key) is None:
            continue
        source = seen_source(each.signed_name, sent.seen(each.key))
        if source in (None, each.source) or each.digest(source) == each.digest(each.source):
            continue
        outcome.shown_again.add(each.key)
        name, at = people.who_changed(each.record, languages.column(each.name, sheet.source_language))
        each.notes.append(_source_changed(name, at))


def _source_changed(name: str, at: Any) -> str:
    if not name:
        return _("The source was changed while this page was open. Your text is kept; see what changed.")
    moment = f"{at.astimezone(clock.MOSCOW):%H:%M}"
    said = _("%(name)s changed the source at %(time)s, while this page was open. Your text is kept; see what changed.")
    return said % {"name": name, "time": moment}
