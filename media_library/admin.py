from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.files import File
from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from pictures.models import PictureField

from editorial.admin import BilingualAdmin
from editorial.admin.filters import MissingFilter
from editorial.admin.forms import OVERRIDES, RecordForm
from editorial.admin.lists import in_either_language
from editorial.core import languages
from editorial.core.date_formats import short_date

from .models import Photo
from .uploads import picture_format

CHOOSE_AGAIN = _("Please choose the file again: a browser does not keep it while something else is being corrected.")


class PictureFormField(forms.ImageField):
    """Refuses in our own words.

    Django's field would look first, and answer every kind of wrong file with one sentence. The look has to come
    before the model sees the file: the model measures a picture at once, and a decompression bomb stops it there.
    """

    default_validators: list[Any] = []  # a name's ending proves nothing; the content decides

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "max_length": None})  # the stored name is made anew

    def to_python(self, data: File | None) -> File | None:
        file: File | None = forms.FileField.to_python(self, data)
        if file is not None:
            picture_format(file)
            file.was_checked = True  # type: ignore[attr-defined] # said to validate_picture
        return file


class PhotoForm(RecordForm):
    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.errors and "file" not in self.errors and self.files.get(self.add_prefix("file")):
            self.add_error("file", CHOOSE_AGAIN)


def smallest_url(photo: Photo) -> str:
    """The address of the smallest rendition; of the file itself where it is too small to have any."""
    renditions = photo.file.aspect_ratios[None]["WEBP"]
    return renditions[min(renditions)].url if renditions else photo.file.url


def thumbnail(photo: Photo | None) -> SafeString | str:
    """A dash where there is none, or none yet: what has just been uploaded and refused has no address."""
    if photo is None or not photo.file or not photo.file._committed:
        return "—"
    ground = " on-light" if photo.needs_light_ground else ""
    return format_html('<img class="thumbnail{}" src="{}" alt="" loading="lazy">', ground, smallest_url(photo))


@admin.register(Photo)
class PhotoAdmin(BilingualAdmin):
    form = PhotoForm
    formfield_overrides: ClassVar[dict[Any, Any]] = {
        **OVERRIDES,
        PictureField: {"form_class": PictureFormField},
    }
    common_fields = ("file", "preview")
    readonly_fields = ("preview",)
    list_display = ("picture", "caption_text", "credit_text", "size", "added")
    list_display_links = ("caption_text",)
    list_filter = (MissingFilter,)
    search_fields = ("caption_ru", "caption_en", "alt_ru", "alt_en", "credit_ru", "credit_en")
    search_help_text = _("By caption, alternative text or credit, in either language")

    @admin.display(description=_("photo"))
    def picture(self, photo: Photo) -> SafeString | str:
        return thumbnail(photo)

    @admin.display(description=_("as it is now"))
    def preview(self, photo: Photo) -> SafeString | str:
        return thumbnail(photo)

    @admin.display(description=_("caption"))
    def caption_text(self, photo: Photo) -> str:
        named = any(languages.text(photo, "caption", language) for language in languages.LANGUAGES)
        return in_either_language(photo, "caption" if named else "alt")

    @admin.display(description=_("credit"))
    def credit_text(self, photo: Photo) -> str:
        return in_either_language(photo, "credit")

    @admin.display(description=_("pixels"), ordering=models.F("width") * models.F("height"))
    def size(self, photo: Photo) -> str:
        return f"{photo.width}\u202f×\u202f{photo.height}"

    @admin.display(description=_("added"), ordering="added_at")
    def added(self, photo: Photo) -> str:
        return short_date(photo.added_at)
