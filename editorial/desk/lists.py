"""The lists of the desk by name: what stands in them, what they are called, what is done there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from editorial.content.models import Need, Status, translation_lists
from editorial.content.models.translation_lists import Lane
from editorial.core import languages

TRANSLATE, READ, APPROVE, LOOK = "translate", "read", "approve", "look"  # what a row offers


@dataclass(frozen=True)
class Kind:
    heading: Any
    empty: Any
    does: str
    lanes: Callable[[datetime, str], list[Lane]]  # now, language
    in_language: dict[str, Any] | None = None  # the heading where the list is of one language


LISTS: dict[str, Kind] = {
    "queue": Kind(
        _("To translate"),
        _("Everything is translated and in step."),
        TRANSLATE,
        lambda now, language: translation_lists.queue_lanes(language, now),
        {languages.ENGLISH: _("To translate into English"), languages.RUSSIAN: _("To translate into Russian")},
    ),
    "unsent": Kind(
        _("Translated, not sent to review"),
        _("Nothing: everything that is translated has been sent to review."),
        TRANSLATE,
        lambda now, language: translation_lists.unsent_lanes(language),
        {
            languages.ENGLISH: _("Translated into English, not sent to review"),
            languages.RUSSIAN: _("Translated into Russian, not sent to review"),
        },
    ),
    "review": Kind(
        _("Waiting for approval"),
        _("Nothing waits for approval."),
        APPROVE,
        lambda now, language: translation_lists.review_lanes(now),
    ),
    "changed": Kind(
        _("Changed after approval"),
        _("Nothing on the site has been changed since its approval."),
        LOOK,
        lambda now, language: translation_lists.changed_lanes(),
    ),
    "held": Kind(
        _("Held: the other language is not ready"),
        _("Nothing is held."),
        READ,
        lambda now, language: translation_lists.held_lanes(now),
    ),
    "scheduled": Kind(
        _("Scheduled"),
        _("Nothing is scheduled."),
        READ,
        lambda now, language: translation_lists.scheduled_lanes(now),
    ),
    "in_review": Kind(
        _("In review"),
        _("Nothing is in review."),
        READ,
        lambda now, language: translation_lists.undecided_review_lanes(now),
    ),
    "drafts": Kind(_("Drafts"), _("No drafts."), READ, lambda now, language: translation_lists.draft_lanes()),
    "today": Kind(
        _("Published today"),
        _("Nothing has been published today."),
        READ,
        lambda now, language: translation_lists.today_lanes(now),
    ),
}

# Above the rows of the queue; other lists need no headings inside.
LANES = {
    "late": _("Held back: the moment has passed and this translation is not ready"),
    "due": _("Goes out at a set moment"),
    "stale": _("On the site and out of date"),
    "missing": _("On the site without a translation"),
    "undated": _("No publication moment ahead"),
}


def in_state(state: str, language: str, now: datetime) -> list[Lane]:
    """What a cell of the coverage grid counts."""
    if state == "review":
        mine = Q(language=language, target_status=Status.REVIEW)
        source = Q(language=languages.other(language), source_status=Status.REVIEW)
        return [Lane("review", mine | source, ("due_at", "pk"))]
    if state == Need.IN_STEP:
        rule = Q(language=language, wanted=True, need=Need.IN_STEP) & ~translation_lists.WITHDRAWN
        return [Lane("in step", rule, ("-due_at", "pk"))]
    return [
        Lane(lane.name, lane.rule & Q(need=state), lane.order) for lane in translation_lists.queue_lanes(language, now)
    ]
