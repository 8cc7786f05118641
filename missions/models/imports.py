"""What was imported, from where, and what its source said: so that an import knows what people have changed since."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.core import clock


class ImportedRecord(models.Model):
    """A source's name for a record here. `values`: by column, what the source last said, as JSON holds it.

    What stands in a column and differs from `values` was written by a person, and no import touches it.
    """

    LAUNCH_LIBRARY = "ll2"  # the source; the others are tables, by their names

    source = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    external_id = models.CharField(max_length=180)
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()
    values = models.JSONField(default=dict)

    if TYPE_CHECKING:
        content_type_id: int

    class Meta:
        verbose_name = _("imported record")
        verbose_name_plural = _("imported records")
        default_permissions: ClassVar[Any] = ()
        constraints = [models.UniqueConstraint(fields=["source", "kind", "external_id"], name="one_record_a_source_id")]
        indexes = [models.Index(fields=["content_type", "object_id"], name="imported_of_record")]

    def __str__(self) -> str:
        return f"{self.source}: {self.kind} {self.external_id}"


class ImportUpload(models.Model):
    """A file on its way in: its differences are looked at, and accepted, before anything is written."""

    name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person")
    )
    uploaded_at = models.DateTimeField(_("moment"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("uploaded file")
        verbose_name_plural = _("uploaded files")
        ordering = ["-uploaded_at"]
        default_permissions: ClassVar[Any] = ()

    def __str__(self) -> str:
        return self.name
