"""What is written without templates is what Django's templates write, to the byte."""

from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminRadioSelect
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates, get_default_renderer
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from editorial.core.form_renderer import WRITERS, PlainRenderer

NASTY = "<b>\"a\" & 'b'</b>"
CHOICES: list[Any] = [("", "—"), ("1", NASTY), (2, _("status")), (NASTY, mark_safe("<i>x</i>"))]
GROUPED = [("", "—"), (NASTY, [("1", "a"), ("2", "b")]), ("Others", [("3", "c")])]
ATTRS = {
    "id": "id_x",
    "class": "a b",
    "required": True,
    "disabled": False,
    "data-x": NASTY,
    "title": _("status"),
    "maxlength": 5,
}

WIDGETS = {
    "text": (forms.TextInput(), NASTY),
    "text, empty": (forms.TextInput(), None),
    "text, safe": (forms.TextInput(), mark_safe("<i>")),
    "number": (forms.NumberInput(), 1200),
    "email": (forms.EmailInput(), "a@b"),
    "url": (forms.URLInput(), "https://a/?a=1&b=2"),
    "password": (forms.PasswordInput(render_value=True), NASTY),
    "hidden": (forms.HiddenInput(), 0),
    "checkbox": (forms.CheckboxInput(), True),
    "checkbox, unticked": (forms.CheckboxInput(), False),
    "date and time": (forms.SplitDateTimeWidget(), None),
    "date": (forms.DateInput(), "2019-02-15"),
    "textarea": (forms.Textarea(), f"\n{NASTY}\n"),
    "textarea, empty": (forms.Textarea(), None),
    "select": (forms.Select(choices=CHOICES), 2),
    "select, in groups": (forms.Select(choices=GROUPED), "3"),
    "select, of many": (forms.SelectMultiple(choices=CHOICES), ["1", "2"]),
    "select, of none": (forms.Select(), None),
    "radio": (forms.RadioSelect(choices=CHOICES), "1"),
    "radio, in groups": (forms.RadioSelect(choices=GROUPED), "1"),
    "radio of the admin": (AdminRadioSelect(choices=CHOICES), "1"),
    "checkboxes": (forms.CheckboxSelectMultiple(choices=CHOICES), ["1"]),
    "file": (forms.FileInput(), None),
}


@pytest.mark.parametrize("name", WIDGETS)
@pytest.mark.parametrize("attrs", [ATTRS, {}], ids=["attributes", "none"])
def test_a_widget(name: str, attrs: dict[str, Any]) -> None:
    widget, value = WIDGETS[name]
    plain, django = (widget.render("x", value, attrs, renderer) for renderer in (PlainRenderer(), DjangoTemplates()))
    assert plain == django


class Form(forms.Form):
    text = forms.CharField(label=mark_safe("<i>Text</i>"), help_text="x")
    other = forms.CharField(label=NASTY)


@pytest.mark.parametrize("data", [None, {}, {"text": "a"}])
def test_labels_and_errors(data: Any) -> None:
    plain, django = (Form(data, renderer=renderer) for renderer in (PlainRenderer(), DjangoTemplates()))
    for form in (plain, django):
        if data is not None:
            form.add_error(None, ValidationError(NASTY))
    for name in Form.base_fields:
        assert plain[name].label_tag(attrs={"class": "required"}) == django[name].label_tag(attrs={"class": "required"})
        assert str(plain[name].errors) == str(django[name].errors)
    assert str(plain.non_field_errors()) == str(django.non_field_errors())


def test_forms_are_written_so() -> None:
    assert settings.FORM_RENDERER == "editorial.core.form_renderer.PlainRenderer"
    assert isinstance(get_default_renderer(), PlainRenderer)


@pytest.mark.parametrize("template", WRITERS)
def test_a_template_that_is_replaced_is_one_of_djangos(template: str) -> None:
    assert DjangoTemplates().get_template(template)
