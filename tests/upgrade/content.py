"""A record of every kind that the demo does not have."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.test import RequestFactory

from editorial.collaboration.models import Presence, SentForm
from editorial.content.models import GlossaryTerm
from editorial.core import clock
from editorial.previews.models import PreviewLink
from editorial.revisions.editing import editing
from missions.models import Flight, ImportUpload, LaunchAttempt, LaunchChange
from news.models import Article


def add() -> None:
    boss = User.objects.filter(is_superuser=True).earliest("pk")
    article = Article.objects.published("en").earliest("pk")
    flight = Flight.objects.latest("launch_at")
    request = RequestFactory().post("/admin/")
    request.user = boss
    with editing(request):
        article.slug += "-moved"  # its address leads on
        article.save()
    GlossaryTerm.objects.create(ru="выход", en="spacewalk")
    PreviewLink.objects.create(record=article, language="en", made_by=boss, expires_at=clock.now() + timedelta(days=1))
    Presence.objects.create(
        user=boss, content_type=ContentType.objects.get_for_model(Article), object_id=article.pk, place="form"
    )
    SentForm.objects.create(user=boss)
    ImportUpload.objects.create(name="a.json", content=b"{}", uploaded_by=boss)
    planned = {"flight": flight, "planned_at": flight.launch_at, "planned_precision": flight.launch_precision}
    LaunchAttempt.objects.create(number=1, result=LaunchAttempt.Result.SCRUBBED, **planned)
    moved = {"from_at": flight.launch_at, "from_precision": flight.launch_precision}
    later = {"to_at": flight.launch_at + timedelta(days=1), "to_precision": flight.launch_precision}
    LaunchChange.objects.create(flight=flight, **moved, **later)
