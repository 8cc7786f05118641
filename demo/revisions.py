"""The history of the demo's corrections: what stood there earlier, and who corrected it when. After the logins."""

from django.contrib.auth.models import User
from reversion.models import Version

from editorial.content.columns import column_language
from editorial.core import clock
from editorial.revisions.models import RevisionNote
from editorial.revisions.recording import Revisions
from news.models import Article

from .content import by_slug, rows

Kind = RevisionNote.Kind


def load() -> int:
    """Of what has no history yet; returns the number of corrections recorded."""
    earlier = {row.pop("slug"): row for row in rows("articles-desk", "correction")}
    number = 0
    for row in rows("articles-desk", "revision"):
        article = by_slug(Article, row["slug"])
        if Version.objects.get_for_object(article).exists():
            continue
        fields = sorted(earlier[row["slug"]])
        now = {name: getattr(article, name) for name in fields}
        languages = sorted({column_language(Article, name) for name in fields} - {""})
        user, revisions = User.objects.get(username=row["login"]), Revisions()
        with clock.seen_at(row["at"]):
            _put(article, earlier[row["slug"]])
            revisions.keep(article, Kind.BASELINE)
            _put(article, now)
            revisions.keep(article, Kind.SAVED, user, languages=languages, fields=fields)
        revisions.write()
        number += 1
    return number


def _put(article: Article, texts: dict[str, str]) -> None:
    """Not saved: a revision is of the record as it is given."""
    for name, text in texts.items():
        setattr(article, name, text)
