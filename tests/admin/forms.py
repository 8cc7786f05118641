"""A form as a browser has it: read from the page, changed, sent back."""

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.data: dict[str, Any] = {}
        self._textarea = self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        name = found.get("name", "")
        if tag == "textarea":
            self._textarea, self.data[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in found:
            self.data.setdefault(self._select, []).append(found.get("value", ""))
        elif tag == "input" and name:
            self._input(name, found)

    def _input(self, name: str, found: dict[str, str]) -> None:
        kind = found.get("type")
        if kind in ("checkbox", "radio") and "checked" in found:
            self.data[name] = found.get("value") or "on"
        elif kind not in ("checkbox", "radio", "submit", "file"):
            self.data[name] = found.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.data[self._textarea] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.data[self._textarea] = self.data[self._textarea].removeprefix("\n")  # as browsers do
            self._textarea = ""
        elif tag == "select":
            self._select = ""


def fields(response: HttpResponse) -> dict[str, Any]:
    """Every field of the change form on a page with the value it would send."""
    html = response.content.decode()
    return of_page(html[html.index('id="content-main"') :])


def of_page(html: str) -> dict[str, Any]:
    parser = _Fields()
    parser.feed(html)
    return {name: value for name, value in parser.data.items() if "__prefix__" not in name}


def send(client: Client, address: str, changes: dict[str, Any]) -> HttpResponse:
    """Open a form, type `changes` into it and save. None takes a field out, as an unticked box does."""
    data = {**fields(client.get(address)), **changes}
    return client.post(address, {name: value for name, value in data.items() if value is not None})


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """What the refused form says, by field, its rows included (`memberships-0-role`)."""
    form = response.context["adminform"].form
    said = {name: list(found) for name, found in form.errors.items()}
    for formset in response.context["inline_admin_formsets"]:
        for row in formset.formset.forms:
            said |= {f"{row.prefix}-{name}": list(found) for name, found in row.errors.items()}
    return said
