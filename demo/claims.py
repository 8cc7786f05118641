"""Who has taken what on the demo's desk. After the logins: a claim is somebody's."""

from django.contrib.auth.models import User

from editorial.content.models import Translation
from news.models import Article

from .content import by_slug, rows


def load() -> int:
    """What nobody has taken yet; returns the number of claims made."""
    claimed = 0
    for row in rows("articles-desk", "claim"):
        free = Translation.objects.of(by_slug(Article, row["slug"])).filter(claimed_at=None)
        claimed += free.update(translator=User.objects.get(username=row["login"]), claimed_at=row["at"])
    return claimed
