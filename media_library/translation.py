from modeltranslation.translator import TranslationOptions, register

from .models import Photo


@register(Photo)
class PhotoTranslation(TranslationOptions):
    fields = ("caption", "alt", "credit")
    required_languages = {"ru": ("alt", "credit"), "en": ("alt", "credit")}
