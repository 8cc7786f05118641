"""What the page hears after a save, in words and in pieces of itself."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from editorial.content import roles
from editorial.content.people import person_name
from editorial.core import clock
from editorial.core.date_formats import msk
from editorial.core.left_out import warning as left_out_warning

from .fields import TranslationField
from .form import TranslationForm
from .saving import Outcome


def message(outcome: Outcome) -> str:
    sentences = [_saved(outcome)]
    if outcome.was_sent:
        sentences.append(_("Sent to review."))
    if count := len(outcome.refused):
        sentences.append(
            ngettext("%(count)d field is not saved: see there.", "%(count)d fields are not saved: see there.", count)
            % {"count": count}
        )
    if outcome.changed_sources:
        sentences.append(_("The source was changed meanwhile: see there."))
    if outcome.deleted:
        sentences.append(_("Something has been deleted meanwhile: your text of it stands where it was."))
    if outcome.left_out:
        sentences.append(left_out_warning(outcome.left_out))
    if outcome.is_end_of_queue:
        sentences.append(_("Nothing else waits in the queue."))
    return " ".join(sentences)


def _saved(outcome: Outcome) -> str:
    if outcome.written or outcome.confirmed or outcome.was_sent:
        return _("Saved at %(time)s.") % {"time": msk(clock.now())}
    return _("Nothing has been saved.") if outcome.refused or outcome.deleted else _("There was nothing new to save.")


def context(form: TranslationForm, user: roles.AnyUser) -> dict[str, Any]:
    claim = form.claim
    return {
        "form": form,
        "can_be_sent": form.can_be_sent(user),
        "claim": claim,
        "claimed_by": person_name(claim.translator) if claim else "",
        "is_mine": bool(claim and claim.translator_id == user.pk),
    }


def summary(request: HttpRequest, form: TranslationForm) -> str:
    return render_to_string("admin/translation/_summary.html", context(form, request.user), request)


def as_json(request: HttpRequest, outcome: Outcome) -> dict[str, Any]:
    again = outcome.shown_again
    return {
        "message": message(outcome),
        "is_clean": outcome.is_clean,
        "next": outcome.next_address,
        "can_be_sent": outcome.form.can_be_sent(request.user),
        "summary": summary(request, outcome.form),
        "fields": {each.key: field_as_json(request, each, again=each.key in again) for each in outcome.form.fields},
        "gone": dict.fromkeys(outcome.deleted, _("This has been deleted meanwhile. What you typed is still here.")),
    }


def field_as_json(request: HttpRequest, each: TranslationField, *, again: bool) -> dict[str, Any]:
    """A field as the page has to show it now. Its source goes over the wire only where it is another."""
    context_of_field = {"field": each}
    answer: dict[str, Any] = {
        "need": each.need,
        "head": render_to_string("admin/translation/_state.html", context_of_field, request),
        "notes": render_to_string("admin/translation/_notes.html", context_of_field, request),
        "stood": each.base_digest,
        "is_refused": bool(each.errors or each.theirs),
    }
    if again:
        answer |= {
            "source": render_to_string("admin/translation/_source.html", context_of_field, request),
            "seen": each.signed_source,
        }
    if each.is_replaced:
        answer["value"] = each.target
    return answer
