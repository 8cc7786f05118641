"""A text's public page, made by the public view itself, before the text is public."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import override

from editorial.content.models import Publishable
from editorial.content.pages import Alternate, Layout, Notice, Preview
from editorial.core import clock, languages


def public_page(
    request: HttpRequest,
    record: Publishable,
    language: str,
    moment: datetime,
    notice: Notice,
    others: Sequence[Alternate],
) -> HttpResponse:
    """As it is in one language at a moment, what stands beside it included; rendered whole while that moment lasts."""
    with override(language), clock.seen_at(moment):
        if why := why_there_is_none(record, language):
            context = {"why": why, "layout": Layout(others, nav="news", notice=notice)}
            response = render(request, "previews/missing.html", context)
        else:
            view = import_string(record.page_view).as_view(preview=Preview(record.pk, notice, others))
            response = view(request)
            response.render()
    response["Content-Language"] = language
    return response


def why_there_is_none(record: Publishable, language: str) -> str:
    """In words, where no reader can ever have a page in this language as things stand; empty where one can."""
    if not record.is_translation_wanted(language):
        return _("This text goes out in Russian only: readers get no English page.")
    if len(record.missing_texts(language)) < len(record.needed_texts):
        return ""
    if language == languages.RUSSIAN:
        return _("There is no Russian text yet.")
    return _("There is no English text yet.")


def what_is_missing(record: Publishable, language: str) -> str:
    """For a text that is begun: "Still missing: text."; empty where it is whole."""
    missing = [] if why_there_is_none(record, language) else record.missing_texts(language)
    return _("Still missing: %(missing)s.") % {"missing": get_text_list(missing, _("and"))} if missing else ""
