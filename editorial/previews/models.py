"""Links by which an outsider reads one draft in one language for a while."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.core import clock, languages


class PreviewLink(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()
    language = models.CharField(
        _("language"), max_length=2, choices=[(languages.RUSSIAN, _("Russian")), (languages.ENGLISH, _("English"))]
    )
    note = models.CharField(_("for whom"), max_length=120, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made"), default=clock.now)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True)
    opened = models.PositiveIntegerField(_("opened"), default=0)
    opened_at = models.DateTimeField(_("last opened"), null=True)

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-made_at"]
        default_permissions: ClassVar[Any] = ()
        indexes = [models.Index(fields=["content_type", "object_id"], name="preview_of_record")]

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id} {self.language}"
