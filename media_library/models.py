import secrets
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from pictures.models import PictureField

from editorial.content.models import Record
from editorial.core import bilingual, clock, languages

from .uploads import FORMATS, needs_light_ground, validate_picture, without_metadata


def photo_path(photo: models.Model, filename: str) -> str:
    """`photos/2019/02/<random>.jpg`: names that nobody can guess while a text is under embargo."""
    extension = filename.rpartition(".")[2].lower().replace("jpeg", "jpg")
    if extension not in FORMATS.values():
        extension = "jpg"
    return f"photos/{clock.today():%Y/%m}/{secrets.token_hex(8)}.{extension}"


class Photo(Record):
    file = PictureField(
        _("picture"),
        upload_to=photo_path,
        width_field="width",
        height_field="height",
        aspect_ratios=[None, "16/9"],
        validators=[validate_picture],
        help_text=_("JPEG, PNG or WebP, at most 25 MB, at least 1600 pixels wide for the lead of an article."),
    )
    width = models.PositiveIntegerField(_("width"), editable=False, default=0)
    height = models.PositiveIntegerField(_("height"), editable=False, default=0)
    needs_light_ground = models.BooleanField(
        _("needs a light ground"),
        editable=False,
        default=False,
        help_text=_("A dark drawing without a ground of its own: on a dark page nobody would see it."),
    )
    caption = bilingual.text(
        models.CharField(
            _("caption"),
            max_length=300,
            blank=True,
            help_text=_("Stands under the picture: who, what, where, when."),
        )
    )
    alt = bilingual.text(
        models.CharField(
            _("alternative text"),
            max_length=300,
            help_text=_("What is seen, for a reader who does not see the picture. Not the caption again."),
        ),
        needed=True,
    )
    credit = bilingual.text(
        models.CharField(_("credit"), max_length=120, help_text=_("Who made the picture: “Photo: Roscosmos”.")),
        needed=True,
    )
    added_at = models.DateTimeField(_("added"), default=clock.now, editable=False)

    if TYPE_CHECKING:
        caption_ru: str
        caption_en: str
        alt_ru: str
        alt_en: str

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-added_at", "-pk"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.file and not self.file._committed:  # being uploaded now
            picture = without_metadata(self.file.file)
            self.file.file, self.file.name = picture, picture.name
            self.needs_light_ground = needs_light_ground(picture)
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return languages.text(self, "caption") or languages.text(self, "alt") or self.file.name
