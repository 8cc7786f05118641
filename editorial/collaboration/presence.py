"""Who else has a record open. Their browsers say so every few seconds."""

from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from editorial.core import clock, languages
from editorial.core.date_formats import msk

from .models import Presence

EVERY = 15  # seconds between two signs of life
PAST = timedelta(seconds=75)  # a browser lets a page in the background speak once a minute
FORM, TRANSLATION = "form", "translation"
PLACES = (FORM, TRANSLATION)


def arrive(user: Any, model: type[models.Model], pk: int, place: str, language: str) -> None:
    sign = Presence(
        user_id=user.pk,
        content_type=ContentType.objects.get_for_model(model),
        object_id=pk,
        place=place,
        language=language,
        seen_at=clock.now(),
    )
    Presence.objects.bulk_create(
        [sign],
        update_conflicts=True,
        unique_fields=["content_type", "object_id", "user", "place"],
        update_fields=["seen_at", "language"],
    )


def leave(user: Any, model: type[models.Model], pk: int, place: str) -> None:
    """And with the one who leaves, all whose browsers have gone without a word."""
    content_type = ContentType.objects.get_for_model(model)
    own = models.Q(user_id=user.pk, content_type=content_type, object_id=pk, place=place)
    Presence.objects.filter(own | past()).delete()


def past() -> models.Q:
    return models.Q(seen_at__lt=clock.now() - PAST)


def forget_past() -> None:
    Presence.objects.filter(past()).delete()


def others(user: Any, model: type[models.Model], pk: int) -> list[Presence]:
    here = Presence.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id=pk, seen_at__gte=clock.now() - PAST
    )
    return list(here.exclude(user_id=user.pk).select_related("user").order_by("since", "pk"))


def sentence(found: list[Presence]) -> str:
    """Empty when nobody else is there."""
    if not found:
        return ""
    return _("Also open with: %(people)s") % {"people": "; ".join(_one(sign) for sign in found)}


def _one(sign: Presence) -> str:
    facts = {
        "person": sign.user.get_full_name() or sign.user.get_username(),
        "time": msk(sign.since),
        "place": _place(sign),
    }
    return _("%(person)s (%(place)s, since %(time)s)") % facts


def _place(sign: Presence) -> str:
    if sign.place != TRANSLATION:
        return pgettext("where somebody works", "form")
    into = {languages.RUSSIAN: _("translation into Russian"), languages.ENGLISH: _("translation into English")}
    return into.get(sign.language, pgettext("where somebody works", "translation"))
