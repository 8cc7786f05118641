from django.db import models
from django.utils.translation import gettext_lazy as _


class RevisionKind(models.TextChoices):
    """Of which kind of act a revision tells."""

    SAVED = "saved", _("saved")
    MADE = "made", _("made")
    BASELINE = "baseline", _("as it stood before the first recorded change")
    RESTORED = "restored", _("restored")
    RECOVERED = "recovered", _("recovered")
    DELETED = "deleted", _("deleted")
