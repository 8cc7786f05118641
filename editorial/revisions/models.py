"""What a revision of django-reversion does not know by itself."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from reversion.models import Revision

from editorial.content.querysets import RevisionKind


class RevisionNote(models.Model):
    Kind = RevisionKind

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="note")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.SAVED)
    languages = ArrayField(models.CharField(max_length=2), default=list)  # whose texts it changed
    fields = ArrayField(models.CharField(max_length=60), default=list)  # columns it changed
    minor = models.BooleanField(_("minor"), default=False)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        default_permissions: ClassVar[Any] = ()

    def __str__(self) -> str:
        return f"{self.revision_id}: {self.get_kind_display()}"
