"""One record of every kind that the admin knows, and addresses and forms filled with them."""

import json
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client, RequestFactory
from django.urls import URLResolver

from demo import factories
from editorial.content import audit
from editorial.content.models import GlossaryTerm, OldAddress, Status
from editorial.core import clock
from editorial.previews.models import PreviewLink
from editorial.revisions.editing import editing
from editorial.revisions.models import RevisionNote
from energia_site import roles
from missions.models import ImportUpload
from tests import people

from . import forms

PASSWORD = "Baikonur-1957-now"
HELD = {
    "no role": (),
    "press officer": (roles.PRESS_OFFICER,),
    "into English": (roles.INTO_ENGLISH,),
    "into Russian": (roles.INTO_RUSSIAN,),
    "editor": (roles.EDITOR,),
    "chief": (roles.CHIEF,),
}
WAITING = {"status_ru": Status.REVIEW, "status_en": Status.REVIEW, "published_at": None}
APPS = re.compile(r"^\^\(\?P<app_label>(.+)\)/\$$")


@dataclass
class Samples:
    records: dict[str, Any]
    gone: dict[str, int]  # numbers of deleted records
    others: dict[str, Any]
    free: dict[str, Any]
    clients: dict[str, Client] = field(default_factory=dict)


def make() -> Samples:
    """Once for a module, inside a transaction that is rolled back."""
    found, gone = records(), {}
    boss = User.objects.create_superuser("boss", password=PASSWORD)
    for record in (factories.ArticleFactory(), factories.AgencyFactory(), factories.PersonFactory(), _flight()):
        gone[record._meta.label_lower] = record.pk
        _kept_and_deleted(record, boss)
    revision = _kept(found["news.article"], boss)
    free = {"missions.flight": _flight()}  # nobody aboard: it can be deleted
    samples = Samples(
        found, gone, {"revision": revision, "link": _link(found["news.article"], boss), "upload": _upload(boss)}, free
    )
    samples.clients = {"anonymous": Client(), **{name: _signed_in(name, held) for name, held in HELD.items()}}
    samples.clients["superuser"] = people.client_of(boss)
    samples.clients["a reader's account"] = people.client_of(User.objects.create_user("reader", password=PASSWORD))
    return samples


def _signed_in(name: str, held: tuple[str, ...]) -> Client:
    user = people.person(name.replace(" ", "-"), *held)
    user.set_password(PASSWORD)
    user.save()
    return people.client_of(user)


def _flight() -> Any:
    return factories.FlightFactory()


def records() -> dict[str, Any]:
    flight, expedition = _flight(), factories.ExpeditionFactory()
    article = factories.ArticleFactory(**WAITING)
    found = [
        article,
        factories.ProjectFactory(**WAITING),
        factories.PhotoFactory(),
        factories.SectionFactory(slug="empty"),
        flight,
        expedition,
        factories.FlightEventFactory(),
        factories.ExpeditionTaskFactory(expedition=expedition),
        factories.CrewMembershipFactory(expedition=expedition),
        factories.SpaceflightFactory(up=flight),
        factories.PersonFactory(biography_ru="<p>Родился.</p>", biography_en=""),
        factories.AgencyFactory(),
        factories.SpacecraftFactory(slug="free"),
        factories.LaunchVehicleFactory(slug="free"),
        factories.LaunchSiteFactory(slug="free"),
        factories.PortFactory(slug="free"),
        GlossaryTerm.objects.create(ru="выход", en="spacewalk"),
        OldAddress.objects.create(path="/news/old/", record=article),
        audit.record(None, audit.Action.APPROVED, article),
        User.objects.create_user("anna", is_staff=True),
        Group.objects.get(name=roles.PRESS_OFFICER),
        AccessAttempt.objects.create(username="x", failures_since_start=1),
        AccessFailureLog.objects.create(username="x"),
        AccessLog.objects.create(username="x"),
    ]
    return {record._meta.label_lower: record for record in found}


def act(boss: User, **more: Any) -> Any:
    request = RequestFactory().post("/admin/")
    request.user = boss
    return editing(request, **more)


def _kept(record: Any, boss: User) -> int:
    from reversion.models import Version

    with act(boss):
        record.title_en = "As it was once"
        record.save()
    with act(boss):
        record.title_en = record.title_ru = "As it is"
        record.save()
    return Version.objects.get_for_object(record).last().revision_id


def _kept_and_deleted(record: Any, boss: User) -> None:
    with act(boss):
        record.slug += "-once"
        record.save()
    with act(boss, kind=RevisionNote.Kind.DELETED):
        record.delete()


def _link(article: Any, boss: User) -> PreviewLink:
    until = clock.now() + timedelta(days=1)
    return PreviewLink.objects.create(record=article, language="en", made_by=boss, expires_at=until)


def _upload(boss: User) -> ImportUpload:
    agency = {"id": 9, "url": "https://ll.thespacedevs.com/2.3.0/agencies/9/", "name": "A new agency", "abbrev": "ANA"}
    return ImportUpload.objects.create(name="a.json", content=json.dumps(agency).encode(), uploaded_by=boss)


def patterns() -> set[str]:
    """Every address under /admin/, as the table writes it."""
    found = set()
    for pattern in _walk(admin.site.get_urls(), ""):
        if apps := APPS.match(pattern):
            found |= {f"{name}/" for name in apps[1].split("|")}
        else:
            found.add("<path:url>" if pattern == "(?P<url>.*)$" else pattern)
    return found


def _walk(found: Any, before: str) -> Any:
    for each in found:
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, before + str(each.pattern))
        else:
            yield before + str(each.pattern)


def relations_to(model: Any) -> list[str]:
    """What a search box may be asked for: every field of a registered model that leads to this one."""
    return [
        f"app_label={owner._meta.app_label}&model_name={owner._meta.model_name}&field_name={each.name}"
        for owner in admin.site._registry
        for each in (*owner._meta.fields, *owner._meta.many_to_many)
        if each.related_model is model
    ]


def addresses(pattern: str, label: str, samples: Samples, pk: Any = None) -> list[str]:
    """The pattern with a record of this kind in it; `pk` in place of every number of one."""
    label = label or "news.article"
    model = (samples.free if pattern.endswith("/delete/") else {}).get(label) or samples.records[label]
    if pattern == "autocomplete/":
        return [f"/admin/autocomplete/?term=&{asked}" for asked in relations_to(type(model))]
    number = samples.gone.get(label, 0) if pattern.startswith("deleted/") else model.pk
    values = {
        "label": label,
        "pk": _own_pk(pattern, samples) or number,
        "object_id": model.pk,
        "id": model.pk,
        "content_type_id": ContentType.objects.get_for_model(model).pk,
        "revision": samples.others["revision"],
        "language": "en",
        "group": "editor",
        "url": "there/is/nothing/",
    }
    if pk is not None:
        values |= dict.fromkeys(("pk", "object_id", "id", "revision"), pk)
    query = "?old={revision}&new=now".format(**values) if pattern.endswith("compare/") else ""
    return ["/admin/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda match: str(values[match[1]]), pattern) + query]


def _own_pk(pattern: str, samples: Samples) -> int | None:
    """Of what is no record of the site, but has pages of its own."""
    named = "link" if "revoke" in pattern else "upload" if pattern.startswith("import/") else ""
    return samples.others[named].pk if named else None


def body(pattern: str, address: str, client: Client, samples: Samples) -> tuple[Any, str]:
    """What this person would honestly send from the page, and its content type; by hand where there is no page."""
    article = samples.records["news.article"]
    if pattern == "checks/":
        return {"label": "news.article", "pk": article.pk, "source_language": "ru", "texts": {}}, "application/json"
    typed: dict[str, Any] = {
        "present/": {"label": "news.article", "pk": article.pk, "place": "form", "language": "en"},
        "login/": {"username": "boss", "password": PASSWORD},
        "password_change/": dict.fromkeys(("old_password", "new_password1", "new_password2"), PASSWORD),
        "auth/user/<id>/password/": {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"},
        "launch/<int:pk>/": {"result": "launched", "confirmed": "1"},
        "approve/<str:label>/<int:pk>/": {"language": "en"},
        "withdraw/<str:label>/<int:pk>/": {"language": "both"},
        "preview-links/<str:label>/<int:pk>/add/": {"language": "en", "hours": 24, "note": "A newspaper"},
    }.get(pattern, {})
    page = client.get(address)
    has_form = page.status_code == 200 and 'id="content-main"' in page.content.decode()
    shown = forms.fields(page) if has_form else {}
    return {**shown, "post": "yes", **typed}, ""
