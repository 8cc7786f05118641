"""What the page hears after a save, in words and in pieces of itself."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from editorial.content.people import person_name
from editorial.core import clock
from editorial.core.cleaning import left_out_warning
from editorial.core.date_formats import msk

from .fields import TextField
from .sheet import Sheet
from .writing import Outcome


def message(outcome: Outcome) -> str:
    said = [_saved(outcome)]
    if outcome.was_sent:
        said.append(_("Sent to review."))
    if count := len(outcome.refused):
        said.append(
            ngettext("%(count)d field is not saved: see there.", "%(count)d fields are not saved: see there.", count)
            % {"count": count}
        )
    if outcome.moved:
        said.append(_("The source was changed meanwhile: see there."))
    if outcome.gone:
        said.append(_("Something has been deleted meanwhile: your text of it stands where it was."))
    if outcome.left_out:
        said.append(left_out_warning(outcome.left_out))
    if outcome.is_end_of_queue:
        said.append(_("Nothing else waits in the queue."))
    return " ".join(said)


def _saved(outcome: Outcome) -> str:
    if outcome.written or outcome.confirmed or outcome.was_sent:
        return _("Saved at %(time)s.") % {"time": msk(clock.now())}
    return _("Nothing has been saved.") if outcome.refused or outcome.gone else _("There was nothing new to save.")


def context(sheet: Sheet, user: Any) -> dict[str, Any]:
    claim = sheet.claim
    return {
        "sheet": sheet,
        "can_be_sent": sheet.can_be_sent(user),
        "claim": claim,
        "claimed_by": person_name(claim.translator) if claim and claim.translator else "",
        "is_mine": bool(claim and claim.translator_id == user.pk),
    }


def summary(request: HttpRequest, sheet: Sheet) -> str:
    return render_to_string("admin/translating/_summary.html", context(sheet, request.user), request)


def as_json(request: HttpRequest, outcome: Outcome) -> dict[str, Any]:
    again = outcome.shown_again
    return {
        "message": message(outcome),
        "is_clean": outcome.is_clean,
        "next": outcome.next_address,
        "can_be_sent": outcome.sheet.can_be_sent(request.user),
        "summary": summary(request, outcome.sheet),
        "fields": {each.key: piece(request, each, again=each.key in again) for each in outcome.sheet.fields},
        "gone": dict.fromkeys(outcome.gone, _("This has been deleted meanwhile. What you typed is still here.")),
    }


def piece(request: HttpRequest, each: TextField, *, again: bool) -> dict[str, Any]:
    """A field as the page has to show it now. Its source goes over the wire only where it is another."""
    known = {"field": each}
    found: dict[str, Any] = {
        "need": each.need,
        "head": render_to_string("admin/translating/_state.html", known, request),
        "notes": render_to_string("admin/translating/_notes.html", known, request),
        "stood": each.stood_on_page,
        "is_refused": bool(each.errors or each.theirs),
    }
    if again:
        found |= {"source": render_to_string("admin/translating/_source.html", known, request), "seen": each.seen}
    if each.is_replaced:
        found["value"] = each.target
    return found
