"""What lets several people work on one record at once."""

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.core import clock


class Presence(models.Model):
    """Somebody has a record open. Their browser says so every few seconds; what is older than a minute is past."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    place = models.CharField(max_length=20, blank=True)  # "form", "translation"
    language = models.CharField(max_length=2, blank=True)
    since = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        default_permissions: ClassVar[Any] = ()
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "user", "place"], name="present_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.content_type_id}:{self.object_id}"


class SentForm(models.Model):
    """A form for a new record that has been saved. Sent a second time, it leads to what the first time made."""

    token = models.UUIDField(primary_key=True, default=uuid.uuid4)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    content_type = models.ForeignKey(ContentType, models.CASCADE, null=True)
    object_id = models.PositiveBigIntegerField(null=True)
    at = models.DateTimeField(default=clock.now, db_index=True)

    if TYPE_CHECKING:
        content_type_id: int | None

    class Meta:
        verbose_name = _("sent form")
        verbose_name_plural = _("sent forms")
        default_permissions: ClassVar[Any] = ()

    def __str__(self) -> str:
        return str(self.token)
