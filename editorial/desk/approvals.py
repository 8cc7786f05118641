"""Approving from the desk, one language or both. A second press of the same button changes nothing and says so."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from reversion.models import Version

from editorial.admin.states import standing
from editorial.content import audit, roles
from editorial.content.lookup import record_of
from editorial.content.models import AuditEntry, Publishable, Status, Translation
from editorial.content.models.records import Session
from editorial.core import languages
from editorial.revisions.editing import editing

Notices = list[tuple[int, str]]  # levels of django.contrib.messages, sentences

ALREADY = {
    languages.RUSSIAN: gettext_lazy("The Russian text is already approved: %(title)s"),
    languages.ENGLISH: gettext_lazy("The English text is already approved: %(title)s"),
}
NO_LONGER = {
    languages.RUSSIAN: gettext_lazy("The Russian text is not in review any more, and was not approved: %(title)s"),
    languages.ENGLISH: gettext_lazy("The English text is not in review any more, and was not approved: %(title)s"),
}
CHANGED = gettext_lazy(
    "Nothing was approved: somebody has changed the text since you opened this page. Please look at it again: %(title)s"
)


def approve(request: HttpRequest, label: str, pk: int, requested: list[str], version: str) -> Notices:
    """`version`: the time of the last change that the page knew of; empty where the page does not say.

    Raises Http404, `roles.Refused`.
    """
    refuse_unless_editor(request)
    with editing(request) as session:
        record = publishable(label, pk, session)
        known = {"title": str(record)}
        notices: Notices = []
        waiting = []
        for language in requested:
            status = languages.text(record, "status", language)
            if status == Status.REVIEW:
                waiting.append(language)
            elif status == Status.APPROVED:
                notices.append((messages.INFO, str(ALREADY[language]) % known))
            else:
                notices.append((messages.WARNING, str(NO_LONGER[language]) % known))
        if waiting and version and version != record.changed_at.isoformat():
            return [*notices, (messages.WARNING, str(CHANGED) % known)]
        return notices + (_approved(session, record, waiting) if waiting else [])


def _approved(session: Session, record: Publishable, waiting: list[str]) -> Notices:
    for language in waiting:
        setattr(record, languages.column("status", language), Status.APPROVED)
    try:
        record.clean()
    except ValidationError as error:
        return [(messages.ERROR, f"{record}: {sentence}") for sentence in error.messages]
    record.save(session=session)
    listed = ", ".join(str(languages.IN_LANGUAGE[language]) for language in waiting)
    done = _("Approved %(languages)s: %(title)s") % {"languages": listed, "title": str(record)}
    return [(messages.SUCCESS, f"{done}. {standing(record)}"), *_over_warnings(record, waiting)]


def _over_warnings(record: Publishable, waiting: list[str]) -> Notices:
    """The checks' warnings, as the audit list has just taken them down."""
    entries = AuditEntry.objects.filter(object_id=record.pk, action=audit.Action.APPROVED).order_by("-pk")
    number = sum(len(entry.details.get("warnings", ())) for entry in entries[: len(waiting)])
    if not number:
        return []
    sentence = ngettext(
        "It was approved over %(number)d warning of the checks; the audit list has it.",
        "It was approved over %(number)d warnings of the checks; the audit list has them.",
        number,
    )
    return [(messages.WARNING, sentence % {"number": number})]


def accept_changes(request: HttpRequest, label: str, pk: int, version: str) -> Notices:
    """What was changed on the site since its approval has been looked at. Raises Http404, `roles.Refused`."""
    refuse_unless_editor(request)
    with editing(request) as session:
        record = publishable(label, pk, session)
        row = Translation.objects.of(record).select_for_update().first()
        known = {"title": str(record)}
        if row is None or not row.unapproved_changes:
            return [(messages.INFO, _("These changes have already been seen: %(title)s") % known)]
        if version and version != record.changed_at.isoformat():
            return [(messages.WARNING, _("It was changed once more since you opened this page: %(title)s") % known)]
        for language in row.unapproved_changes:
            audit.record(request, audit.Action.APPROVED, record, language=language, was=Status.APPROVED, seen=True)
        row.unapproved_changes = []
        row.save(update_fields=["unapproved_changes"])
        return [(messages.SUCCESS, _("Seen: %(title)s") % known)]


def approved_revision(record: Publishable) -> int | None:
    """The revision in which the languages that have changed since were approved; the oldest one known otherwise."""
    row = Translation.objects.of(record).first()
    changed = languages.LANGUAGES if row is None else row.unapproved_changes
    versions = Version.objects.get_for_object(record).order_by("-pk").values_list("revision_id", flat=True)
    statuses = [languages.column("status", language) for language in changed]
    return versions.filter(revision__note__fields__overlap=statuses).first() or versions.last()


def refuse_unless_editor(request: HttpRequest) -> None:
    """Raises `roles.Refused`."""
    if not roles.may_approve(request.user):
        raise roles.Refused(_("Only an editor approves and withdraws."))


def publishable(label: str, pk: int, session: Session | None = None) -> Publishable:
    """Raises Http404."""
    record = record_of(label, pk, session)
    if not isinstance(record, Publishable):
        raise Http404("nothing to approve in a record of this kind")
    return record
