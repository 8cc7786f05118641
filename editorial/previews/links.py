"""Links by which an outsider reads one draft in one language: how they are written, and when they work."""

from copy import copy
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from editorial.content import roles
from editorial.content.models import Publishable
from editorial.content.querysets import Status
from editorial.core import clock, languages

from .models import PreviewLink

# Named after the link and the second it was made in, so that a number used again opens nothing old.
_signer = signing.Signer(sep=".", salt="editorial.previews.link")

STATES = {
    "works": _("works"),
    "expired": _("expired"),
    "revoked": _("revoked"),
    "withdrawn": _("stopped: the text is withdrawn"),
    "deleted": _("stopped: the text is deleted"),
}


def token_of(link: PreviewLink) -> str:
    return str(_signer.sign_object([link.pk, int(link.made_at.timestamp())]))


def link_of(token: str) -> PreviewLink | None:
    """None for whatever we have not signed, and for a link that is no more."""
    try:
        pk, made = _signer.unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    link = PreviewLink.objects.filter(pk=pk).first()
    return link if link and int(link.made_at.timestamp()) == made else None


def address_of(link: PreviewLink) -> str:
    with override(link.language):
        return settings.SITE_URL + reverse("preview_link", args=[token_of(link)])


def state_of(link: PreviewLink) -> str:
    """One of STATES. Asks for the record, which a list prefetches."""
    if link.revoked_at:
        return "revoked"
    if link.expires_at <= clock.now():
        return "expired"
    record: Any = link.record
    if not isinstance(record, Publishable) or not record.page_view:
        return "deleted"
    return "works" if may_go_out(record, link.language) else "withdrawn"


def may_go_out(record: Publishable, language: str) -> bool:
    """False where a withdrawal, or the language policy, keeps it from readers whoever approves what is left.

    A text that was taken down is down everywhere: no link shows it until it is a draft again.
    """
    wish = copy(record)
    for name in languages.LANGUAGES:
        if languages.text(record, "status", name) != Status.WITHDRAWN:
            setattr(wish, languages.column("status", name), Status.APPROVED)
    return language in wish.ready_languages()


def may_manage(user: roles.Person, link: PreviewLink) -> bool:
    return roles.may_edit(user, link.language) or link.made_by_id == user.pk
