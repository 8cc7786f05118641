"""What was decided, by whom, and what was refused: kept after the record and the person are gone."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.core import clock


class AuditEntry(models.Model):
    class Action(models.TextChoices):
        APPROVED = "approved", _("approved")
        WITHDRAWN = "withdrawn", _("withdrawn")
        SCHEDULED = "scheduled", _("moment changed")
        CONFIRMED = "confirmed", _("launch confirmed")
        REVIEW = "review", _("sent to review")
        RETURNED = "returned", _("returned to draft")
        DELETED = "deleted", _("deleted")
        RECOVERED = "recovered", _("recovered")
        RESTORED = "restored", _("restored")
        REFUSED = "refused", _("refused")
        RIGHTS = "rights", _("rights changed")
        SIGNED_IN = "signed_in", _("signed in")
        SIGN_IN_FAILED = "sign_in_failed", _("sign-in failed")
        SIGNED_OUT = "signed_out", _("signed out")
        LINK_MADE = "link_made", _("preview link made")
        LINK_REVOKED = "link_revoked", _("preview link revoked")
        IMPORTED = "imported", _("imported")

    at = models.DateTimeField(_("moment"), default=clock.now, editable=False, db_index=True)
    action = models.CharField(_("action"), max_length=20, choices=Action.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("person")
    )
    user_name = models.CharField(_("person"), max_length=160, blank=True)  # stays when the account is gone
    content_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, verbose_name=_("kind"))
    object_id = models.PositiveBigIntegerField(null=True)
    object_name = models.CharField(_("record"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=2, blank=True)
    details = models.JSONField(_("details"), default=dict)
    address = models.GenericIPAddressField(_("from"), null=True)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit list")
        ordering = ["-at", "-pk"]
        default_permissions: ClassVar[Any] = ("view",)
        indexes = [models.Index(fields=["content_type", "object_id", "-at"], name="audit_of_record")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.user_name}: {self.get_action_display()} {self.object_name}".strip()
