"""What the forms of a launch day send."""

from datetime import timedelta

from editorial.core import clock
from missions.launch_day import LaunchSnapshot
from news.models import Article
from tests.news.launch_scenes import T0

DAY = timedelta(days=1)


def public(language="ru"):
    return {article.slug for article in Article.objects.published(language)}


def address(ship):
    return f"/admin/launch/{ship.pk}/"


def sent(ship, result, **fields):
    """What the page's form sends."""
    ship.refresh_from_db()
    seen = LaunchSnapshot.of(ship)
    known = {"seen_attempt": seen.attempt, "seen_at": seen.launch_at.isoformat(), "seen_precision": seen.precision}
    return {"result": result} | known | fields


def read(response):
    return response.content.decode().replace("\xa0", " ")


def local(moment):
    return moment.astimezone(clock.MOSCOW).strftime("%Y-%m-%dT%H:%M:%S")


def launched(ship, at=T0, **fields):
    return sent(ship, "launched", launched_at=local(at), **fields)


def scrubbed(ship, to=T0 + DAY, precision="second", **fields):
    return sent(ship, "scrubbed", next_at=local(to), next_precision=precision, **fields)
