"""Links by which an outsider reads one draft in one language: how they are made and written, and when they work."""

from copy import copy
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from editorial.content import roles
from editorial.content.models import Publishable
from editorial.content.querysets import Status
from editorial.content.roles import AnyUser
from editorial.core import clock, languages
from editorial.core.cleaning import clean_text

from .models import PreviewLink
from .rendering import why_there_is_none

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


def may_manage(user: roles.AnyUser, link: PreviewLink) -> bool:
    return roles.may_edit(user, link.language) or link.made_by_id == user.pk


HOURS = {
    1: _("one hour"),
    24: _("one day"),
    72: _("three days"),
    7 * 24: _("a week"),
    30 * 24: _("thirty days"),
}
USUAL = 72


class LinkForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"))
    hours = forms.TypedChoiceField(label=_("Works for"), coerce=int, choices=list(HOURS.items()), initial=USUAL)
    note = forms.CharField(
        label=_("For whom"), max_length=120, help_text=_("A name and an office: it stands in the list of links.")
    )

    def __init__(self, user: AnyUser, record: Publishable, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.record = user, record
        names = dict(PreviewLink._meta.get_field("language").flatchoices)
        mine = roles.languages_of(user)
        self.fields["language"].choices = [(name, capfirst(names[name])) for name in mine]  # type: ignore[attr-defined]
        self.fields["language"].initial = record.source_language

    def clean_note(self) -> str:
        if not (note := clean_text(self.cleaned_data["note"])):
            raise ValidationError(self.fields["note"].error_messages["required"])
        return note

    def clean_language(self) -> str:
        language: str = self.cleaned_data["language"]
        if why := why_there_is_none(self.record, language):
            raise ValidationError(why)
        if not may_go_out(self.record, language):
            raise ValidationError(_("This text is withdrawn. Make it a draft first: then a link can show it."))
        return language

    def save(self) -> PreviewLink:
        now = clock.now()
        return PreviewLink.objects.create(
            record=self.record,
            language=self.cleaned_data["language"],
            note=self.cleaned_data["note"],
            made_by_id=self.user.pk,
            made_at=now,
            expires_at=now + timedelta(hours=self.cleaned_data["hours"]),
        )
