"""How a column of one language is called where Django shows it by itself: "title, in English", not "title [en]"."""

from typing import Any

from django.utils.text import format_lazy
from modeltranslation.translator import translator

from . import languages


def say_the_language() -> None:
    for model in translator.get_registered_models(abstract=False):
        for columns in translator.get_options_for_model(model).all_fields.values():
            for column in columns:
                name: Any = column.translated_field.verbose_name
                column.verbose_name = format_lazy("{}, {}", name, languages.IN_LANGUAGE[column.language])  # type: ignore[assignment] # lazy, as Django wants it
