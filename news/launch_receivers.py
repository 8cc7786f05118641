"""What becomes of texts that are tied to a launch when it moves, or ends. Connected by the app's configuration."""

from collections.abc import Iterable
from typing import Any

from editorial.content import audit
from editorial.content.models.records import current_session, in_session
from editorial.core import clock
from editorial.revisions.editing import EditSession
from missions.models import Flight, LaunchAttempt

from .anchors import anchored_at, apply
from .models import Article


def move_anchored(flight: Flight, **kwargs: Any) -> None:
    """Everything anchored moves with its launch, in the launch's own transaction.

    Whoever may move the launch moves the texts: an editor has tied them to it.
    """
    anchored = Article.objects.select_for_update(of=("self",), no_key=True).filter(anchor_flight=flight)
    save_consequences(_moved(anchored.select_related("section", "attempt"), flight))


def _moved(articles: Iterable[Article], flight: Flight) -> Iterable[Article]:
    for article in articles:
        before = (article.published_at, article.hold)
        article.anchor_flight = flight
        apply(article, is_public=article.was_public())
        if (article.published_at, article.hold) != before:
            yield article


def save_consequences(articles: Iterable[Article]) -> None:
    """Saves that nobody makes by hand: they follow from the launch, and are remembered as part of that session."""
    running = current_session()
    session = running if isinstance(running, EditSession) else None
    with in_session(None):
        for article in articles:
            stored: Any = article._stored()
            article.save()
            if session:
                session.note(article, ["published_at", "hold"])
            moments = {"was": stored.published_at, "now": article.published_at}
            if moments["was"] != moments["now"]:
                moments_as_text: dict[str, Any] = {
                    name: moment.isoformat() if moment else "" for name, moment in moments.items()
                }
                audit.record(session.request if session else None, audit.Action.SCHEDULED, article, **moments_as_text)


def has_prepared(flight: Flight, **kwargs: Any) -> bool:
    return Article.objects.filter(anchor_flight=flight, attempt=None).exclude(for_outcome="").exists()


def release_prepared(flight: Flight, attempt: LaunchAttempt, **kwargs: Any) -> None:
    """One text goes out, in every language that is approved; after the end of all attempts the others are locked.

    After a scrub the texts for the other outcomes wait for the next attempt.
    """
    waiting = Article.objects.select_for_update(of=("self",), no_key=True).select_related("section")
    waiting = waiting.filter(anchor_flight=flight, attempt=None).exclude(for_outcome="")
    save_consequences([_decided(article, flight, attempt) for article in waiting if _is_decided(article, attempt)])


def _is_decided(article: Article, attempt: LaunchAttempt) -> bool:
    return attempt.result in LaunchAttempt.FINAL or article.for_outcome == attempt.result


def _decided(article: Article, flight: Flight, attempt: LaunchAttempt) -> Article:
    """What is released goes out now, or later where it is meant to; never at a moment when nobody could read it."""
    article.anchor_flight, article.attempt = flight, attempt
    if article.for_outcome == attempt.result:
        now = clock.now().replace(microsecond=0)
        scrubbed = attempt.result == LaunchAttempt.Result.SCRUBBED
        article.published_at = now if scrubbed else max(anchored_at(article, flight) or now, now)
    return article
