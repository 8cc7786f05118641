"""503: what anybody is answered while the database is away. Asks nothing of it, and loses nothing that was typed."""

import re
from dataclasses import dataclass, field

import psycopg2
from django.core.exceptions import BadRequest, DisallowedHost, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from editorial.core import languages
from editorial.core.posted_forms import is_own_form, is_secret

from .outages import answer_of_request

TEMPLATE = "503.html"
RETRY = 5  # seconds: the page cache looks for the database every one


@dataclass(frozen=True)
class Field:
    """`kind`: "text" can be read and copied, "hidden" is for the program, "secret" and "file" are given anew."""

    name: str
    kind: str
    value: str = ""


@dataclass(frozen=True)
class Typed:
    """A form as it was sent, to be sent again."""

    action: str
    fields: list[Field] = field(default_factory=list)

    @property
    def has_files(self) -> bool:
        return any(each.kind == "file" for each in self.fields)

    @property
    def is_incomplete(self) -> bool:
        return any(each.kind in ("secret", "file") for each in self.fields)


def page(language: str, typed: Typed | None = None, again: str = "") -> str:
    """In both languages. `again` is the address that was asked for."""
    return render_to_string(TEMPLATE, {"language": language, "typed": typed, "again": again})


def answer(request: HttpRequest, fault: psycopg2.Error) -> HttpResponse:
    """Instead of the page, which the database could not give."""
    answer_of_request(request.method, request.path, fault)
    response: HttpResponse
    if request.accepts("text/html"):
        again = request.get_full_path() if request.method == "GET" else ""
        response = HttpResponse(page(languages.current(), typed_in(request), again), status=503)
    else:
        message = _("The database does not answer. What you sent has probably not been saved.")
        response = JsonResponse({"error": message}, status=503)
    response["Retry-After"] = str(RETRY)
    response["Cache-Control"] = "no-store"
    return response


def typed_in(request: HttpRequest) -> Typed | None:
    """The form that was sent from a page of ours. None for what was not, and for what cannot be read."""
    try:
        if request.method != "POST" or is_own_form(request) is False:
            return None
        # A list: one name may come several times.
        sent = [(name, value) for name, values in request.POST.lists() for value in values]
        files = list(request.FILES)
    except (SuspiciousOperation, BadRequest, DisallowedHost, OSError):  # too large, broken off, not a form
        return None
    secrets = _declared_secret(request)
    fields = [
        Field(name, "secret") if name in secrets or is_secret(name) else _field(name, value) for name, value in sent
    ]
    fields += [Field(name, "file") for name in files]
    return Typed(request.get_full_path(), fields) if fields else None


def _declared_secret(request: HttpRequest) -> tuple[str, ...]:
    """What the view names as secret. Where Django names everything, the names of the fields decide."""
    declared = getattr(request, "sensitive_post_parameters", ())
    return tuple(declared) if not isinstance(declared, str) else ()


def _field(name: str, value: str) -> Field:
    """Words of a person have spaces, lines or Cyrillic letters in them; tokens, numbers and choices have none."""
    return Field(name, "text" if re.search(r"\s", value) or not value.isascii() else "hidden", value)
