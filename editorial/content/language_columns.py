"""The columns of each language: every bilingual field of every record has two, by django-modeltranslation.

It imports this module as soon as all models stand (MODELTRANSLATION_TRANSLATION_FILES).
"""

from typing import Any

from django.apps import apps
from django.utils.text import format_lazy
from modeltranslation.translator import translator

from editorial.content.models import Publishable, Record
from editorial.core import bilingual, languages


def _register(model: type[Record]) -> None:
    # What has to be there at all has to be there in both languages. A text that goes out may begin in either: what it
    # lacks is asked for when it is approved.
    both = () if issubclass(model, Publishable) else languages.LANGUAGES
    translator.register(model, fields=bilingual.names(model), required_languages=both)
    for columns in translator.get_options_for_model(model).all_fields.values():
        for column in columns:
            # "Title, in English" where Django shows it by itself, not "title [en]".
            name: Any = column.translated_field.verbose_name
            column.verbose_name = format_lazy("{}, {}", name, languages.IN_LANGUAGE[column.language])  # type: ignore[assignment] # lazy, as Django wants it


for _model in apps.get_models():
    if issubclass(_model, Record) and bilingual.names(_model):
        _register(_model)
