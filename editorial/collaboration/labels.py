"""What a field is called outside its form, where no tab says its language."""

from django import forms
from django.utils.text import capfirst

from editorial.core import languages


def label_of(form: forms.ModelForm | type[forms.ModelForm], name: str) -> str:
    """ "Lead, in English". `form`: a form or its class."""
    field = (getattr(form, "fields", None) or form.base_fields)[name]
    label = str(capfirst(field.label or name))
    spoken = languages.IN_LANGUAGE.get(name.rpartition("_")[2], "") if field.widget.attrs.get("lang") else ""
    return f"{label}, {spoken}" if spoken and str(spoken) not in label else label
