"""What will happen if an attempt to launch ends in one way or another, in words, before anybody confirms it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.content.models import Embargo, Policy
from editorial.core import clock, languages
from editorial.core.typography import within_quotes
from missions.instants import Instant, launch_instant
from missions.launch_day import LATER, Decision, Result, apply_decision
from missions.models import Flight

from .. import anchors
from ..models import Article

HEADINGS = {
    Result.LAUNCHED: gettext_lazy("The launch took place"),
    Result.SCRUBBED: gettext_lazy("The launch is called off for now"),
    Result.ABORTED: gettext_lazy("The launch failed"),
}
NOT_APPROVED = {
    languages.RUSSIAN: gettext_lazy("The Russian text is not approved: “%(title)s”."),
    languages.ENGLISH: gettext_lazy("The English text is not approved: “%(title)s”."),
}


@dataclass
class Prepared:
    """The texts tied to a flight that have not gone out: by outcome, and the others. One query."""

    flight: Flight
    by_outcome: dict[str, Article] = field(default_factory=dict)
    others: list[Article] = field(default_factory=list)

    @classmethod
    def of(cls, flight: Flight) -> "Prepared":
        found = cls(flight)
        articles = Article.objects.filter(anchor_flight=flight, attempt=None).select_related("section")
        for article in articles.defer("body_ru", "body_en", "search_ru", "search_en").order_by("anchor_offset", "pk"):
            article.anchor_flight = flight
            if article.for_outcome:
                found.by_outcome[article.for_outcome] = article
            elif not article.was_public():
                found.others.append(article)
        return found


@dataclass(frozen=True)
class Prospect:
    """`decision` may lack what has not been typed yet."""

    prepared: Prepared
    decision: Decision

    @property
    def result(self) -> str:
        return self.decision.result

    @property
    def heading(self) -> str:
        return str(HEADINGS[Result(self.result)])

    @cached_property
    def after(self) -> Flight:
        """The flight as it would be: a copy that nobody saves."""
        flight = Flight.objects.get(pk=self.prepared.flight.pk)
        if self.result != Result.SCRUBBED or self.decision.next_at is not None:
            apply_decision(flight, self.decision)
        return flight

    @cached_property
    def text(self) -> Article | None:
        return self.prepared.by_outcome.get(self.result)

    @property
    def what_happens(self) -> list[str]:
        found = [*self._flight(), *self._released(), *self._waiting_or_locked(), *self._others()]
        return [line for line in found if line]

    def _flight(self) -> list[str]:
        if self.result == Result.SCRUBBED:
            return self._moved()
        moment = launch_instant(self.after, clock.now()).full
        outcome = {"outcome": self.after.get_outcome_display(), "moment": moment}
        return [_("The flight’s outcome becomes “%(outcome)s”; launch: %(moment)s.") % outcome]

    def _moved(self) -> list[str]:
        now = clock.now()
        if self.decision.next_at is None:
            return [_("The launch moves to the time that you give.")]
        moments = {"was": launch_instant(self.prepared.flight, now).full, "next": launch_instant(self.after, now).full}
        lines = [_("The launch moves: it was %(was)s, it becomes %(next)s. Readers see both.") % moments]
        if any(getattr(self.after, name) for name in LATER):
            lines.append(_("The planned docking and landing move by the same time."))
        return lines

    def _released(self) -> list[str]:
        if self.text is None:
            return []
        title = {"title": within_quotes(str(self.text))}
        if not (ready := self.text.ready_languages()):
            return [_("“%(title)s” is released, and goes out when it is approved.") % title]
        known = title | {"languages": get_text_list([str(languages.IN_LANGUAGE[name]) for name in ready], _("and"))}
        if later := self._later(self.text):
            return [_("“%(title)s” goes out %(languages)s: %(moment)s.") % (known | {"moment": later})]
        return [_("“%(title)s” goes out at once, %(languages)s.") % known]

    def _later(self, article: Article) -> str:
        """The moment at which a released text appears, where that is not at once."""
        if self.result == Result.SCRUBBED or article.anchor_offset is None:
            return ""
        at = self.after.launch_at + article.anchor_offset
        return Instant(at).full if at > clock.now() else ""

    def _waiting_or_locked(self) -> list[str]:
        titles = [
            within_quotes(str(text)) for outcome, text in self.prepared.by_outcome.items() if outcome != self.result
        ]
        sentence = (
            _("Waits for the next attempt: “%(title)s”.")
            if self.result == Result.SCRUBBED
            else _("Is locked and never goes out: “%(title)s”.")
        )
        return [sentence % {"title": title} for title in titles]

    def _others(self) -> list[str]:
        if self.result == Result.SCRUBBED and self.decision.next_at is None:
            return [
                _("“%(title)s” moves with the launch.") % {"title": within_quotes(str(text))}
                for text in self.prepared.others
            ]
        lines = []
        for article in self.prepared.others:
            title = within_quotes(str(article))
            article.anchor_flight = self.after
            anchors.apply(article, is_public=False)
            if article.hold == Embargo.LOCKED:
                lines.append(_("Is locked and never goes out: “%(title)s”.") % {"title": title})
            else:
                lines.append(_("“%(title)s”: %(anchor)s.") % {"title": title, "anchor": anchors.anchor_text(article)})
        return lines

    @property
    def warnings(self) -> list[str]:
        if self.text is None:
            return [_("No text is prepared for this outcome: nothing goes out.")]
        title = {"title": within_quotes(str(self.text))}
        wanted = [name for name in languages.LANGUAGES if self._is_wanted(name)]
        missing = [name for name in wanted if languages.text(self.text, "status", name) != "approved"]
        return [str(NOT_APPROVED[name]) % title for name in missing]

    def _is_wanted(self, language: str) -> bool:
        policy: Any = self.text.policy_in_force() if self.text else ""
        return language == languages.RUSSIAN or policy != Policy.RUSSIAN_ONLY
