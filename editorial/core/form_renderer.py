"""The boxes, labels and lists of choices that a form is made of, without a template for each: a form has two hundred.

The same HTML, to the byte, as Django's templates make, which render everything that is not named here
(`tests/admin/test_form_renderer.py` holds both together). Named in the setting FORM_RENDERER.
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from typing_extensions import override

WIDGETS = "django/forms/widgets/"
INPUTS = ("checkbox", "date", "datetime", "email", "hidden", "input", "number", "password", "text", "time", "url")
OPTIONS = {f"{WIDGETS}{name}.html" for name in ("checkbox_option", "radio_option")}


class PlainRenderer(DjangoTemplates):
    @override
    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        write = WRITERS.get(template_name)
        html = write(context.get("widget", context)) if write else None
        if html is None:
            return super().render(template_name, context, request)
        return mark_safe(html.strip())  # noqa: S308 - every value below is escaped


def escaped(value: object) -> str:
    """As a template shows it. Django's own functions look for a promise among their arguments first, every time."""
    text = value if isinstance(value, str) else str(value)
    return text if isinstance(text, SafeString) else escape(text)


def _attributes(attrs: Mapping[str, Any] | None) -> str:
    found = ((escaped(name), value) for name, value in (attrs or {}).items() if value is not False)
    return "".join(f" {name}" if value is True else f' {name}="{escaped(value)}"' for name, value in found)


def _label(label: dict[str, Any]) -> str:
    words, tag = escaped(label["label"]), label["tag"]
    return f"<{tag}{_attributes(label['attrs'])}>{words}</{tag}>" if label["use_tag"] else words


def _errors(of_field: dict[str, Any]) -> str:
    errors = of_field["errors"]
    if not errors:
        return ""
    name = f' id="{escaped(errors.field_id)}_error"' if errors.field_id else ""
    lines = "".join(f"<li>{escaped(error)}</li>" for error in errors)
    return f'<ul class="{escaped(of_field["error_class"])}"{name}>{lines}</ul>'


def _box(widget: dict[str, Any]) -> str:
    value = "" if widget["value"] is None else f' value="{escaped(widget["value"])}"'
    return f'<input type="{widget["type"]}" name="{escaped(widget["name"])}"{value}{_attributes(widget["attrs"])}>'


def _input(widget: dict[str, Any]) -> str:
    return f"{_box(widget)}\n"


def _textarea(widget: dict[str, Any]) -> str:
    text = escaped(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{escaped(widget["name"])}"{_attributes(widget["attrs"])}>\n{text}</textarea>\n'


def _select(widget: dict[str, Any]) -> str | None:
    found = []
    for group, options, _index in widget["optgroups"]:
        if any(option["template_name"] != f"{WIDGETS}select_option.html" for option in options):
            return None
        lines = "".join(f"\n  {_option(option)}" for option in options)
        found.append(f'\n  <optgroup label="{escaped(group)}">{lines}\n  </optgroup>' if group else lines)
    return f'<select name="{escaped(widget["name"])}"{_attributes(widget["attrs"])}>{"".join(found)}\n</select>\n'


def _option(option: dict[str, Any]) -> str:
    attributes = _attributes(option["attrs"])
    return f'<option value="{escaped(option["value"])}"{attributes}>{escaped(option["label"])}</option>\n'


def _choices(widget: dict[str, Any]) -> str | None:
    attrs = widget["attrs"]
    found = []
    for group, options, _index in widget["optgroups"]:
        if any(option["template_name"] not in OPTIONS for option in options):
            return None
        lines = "".join(f"<div>\n    {_choice(option)}</div>" for option in options)
        found.append(f"\n  <div><label>{escaped(group)}</label>{lines}\n  </div>" if group else lines)
    own = "".join(f' {name}="{escaped(attrs[name])}"' for name in ("id", "class") if attrs.get(name))
    return f"<div{own}>{''.join(found)}\n</div>"


def _choice(option: dict[str, Any]) -> str:
    if not option["wrap_label"]:
        return f"{_input(option)}\n\n"
    leads_to = f' for="{escaped(option["attrs"]["id"])}"' if option["attrs"].get("id") else ""
    return f"<label{leads_to}>{_input(option)} {escaped(option['label'])}</label>\n\n"


WRITERS: dict[str, Callable[[dict[str, Any]], str | None]] = {
    **{f"{WIDGETS}{name}.html": _input for name in INPUTS},
    f"{WIDGETS}textarea.html": _textarea,
    f"{WIDGETS}select.html": _select,
    f"{WIDGETS}radio.html": _choices,
    f"{WIDGETS}checkbox_select.html": _choices,
    "admin/widgets/radio.html": _choices,
    "django/forms/label.html": _label,
    "django/forms/errors/list/ul.html": _errors,
}
