"""A page that shows what was typed, where there is no form any more that could hold it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst

from editorial.content.lookup import parse_pk
from editorial.core.fields import RichTextFormField, is_too_long

from .conflicts import shown
from .form_digests import CHOICE
from .labels import label_of

MACHINERY = {"csrfmiddlewaretoken", "base_digests", "sent", "opened_by"}
PARTS_OF_ROWS = ("-TOTAL_FORMS", "-INITIAL_FORMS", "-MIN_NUM_FORMS", "-MAX_NUM_FORMS", "-id")


@dataclass(frozen=True)
class Typed:
    label: str
    text: str
    language: str = ""
    rich: bool = False


def page(request: HttpRequest, admin: Any, *, status: int, **context: Any) -> HttpResponse:
    fields = list(of_post(request, admin))
    context |= {**admin.admin_site.each_context(request), "typed": fields, "opts": admin.opts}
    return render(request, "admin/collaboration/typed.html", context, status=status)


def of_post(request: HttpRequest, admin: Any) -> Iterator[Typed]:
    """Every field with something in it; last, under its bare name, whatever no form of ours knows."""
    known: set[str] = set()
    yield from _fields(request, admin.get_form(request, None, change=True), "", "", known)
    for formset, inline in admin.get_formsets_with_inlines(request, None):
        prefix = formset.get_default_prefix()
        count = parse_pk(request.POST.get(f"{prefix}-TOTAL_FORMS", ""))
        for number in range(min(count or 0, 1000)):
            row = f"{capfirst(inline.verbose_name)} {number + 1}"
            yield from _fields(request, formset.form, f"{prefix}-{number}-", f"{row}: ", known)
    yield from unknown(request, known)


def unknown(request: HttpRequest, known: set[str]) -> Iterator[Typed]:
    """What is sent under any other name, and is no machinery of the form."""
    for name in request.POST:
        if name in known | MACHINERY or name.startswith(("_", CHOICE)) or name.endswith(PARTS_OF_ROWS):
            continue
        if text := ", ".join(one for one in request.POST.getlist(name) if not is_too_long(one)).strip():
            yield Typed(name, text)


def _fields(request: HttpRequest, form: Any, start: str, row: str, known: set[str]) -> Iterator[Typed]:
    for name, field in form.base_fields.items():
        control = f"{start}{name}"
        known |= {control, f"{control}_0", f"{control}_1", f"{start}{DELETION_FIELD_NAME}"}
        value = field.widget.value_from_datadict(request.POST, request.FILES, control)
        if is_too_long(value):
            continue  # nobody typed it, and no page repeats it
        text = ", ".join(text for _value, text in shown(field, value) if text)
        if value not in (None, False, "") and text.strip():
            language = str(field.widget.attrs.get("lang", ""))
            rich = isinstance(field, RichTextFormField)
            yield Typed(f"{row}{label_of(form, name)}", text, language, rich)
