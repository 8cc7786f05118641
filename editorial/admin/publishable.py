"""The admin of texts that go out in two languages."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from editorial.content.models import Publishable, Sluggable
from editorial.core import languages
from editorial.core.date_formats import msk, short_date

from . import decisions, translation_state
from .base import BilingualAdmin
from .filters import MissingFilter, PublicationFilter, StatusFilter
from .forms import PublishableForm
from .lists import badge, in_either_language
from .states import public_pages, standing


def page_links(record: Sluggable) -> SafeString | None:
    pages = public_pages(record)
    link = '<a class="onsite" href="{}" title="{}" lang="{}">{}</a>'
    return format_html_join(" ", link, ((url, name, code, code.upper()) for code, name, url in pages)) or None


def status_and_translation(record: Publishable, language: str) -> SafeString:
    """The status; below it, in the language that the text is translated into, whether that is in step."""
    state = translation_state.cell(record, language)
    return format_html("{} {}", badge(record, language), state) if state else badge(record, language)


class PublishableAdmin(BilingualAdmin):
    form = PublishableForm
    list_display: Any = ("title_text", "moment", "russian", "english", "on_site")
    list_filter: ClassVar[Any] = (
        ("status_ru", StatusFilter),
        ("status_en", StatusFilter),
        PublicationFilter,
        MissingFilter,
    )
    search_fields: ClassVar[Any] = ("title_ru", "title_en")

    @admin.display(description=_("title"))
    def title_text(self, record: Publishable) -> str:
        return in_either_language(record, "title")

    @admin.display(description=_("publication, Moscow time"), ordering="published_at", empty_value="—")
    def moment(self, record: Publishable) -> SafeString | None:
        if record.published_at is None:
            return None
        return format_html("{} <b>{}</b>", short_date(record.published_at), msk(record.published_at))

    @admin.display(description=_("Russian"), ordering="status_ru")
    def russian(self, record: Publishable) -> SafeString:
        return status_and_translation(record, languages.RUSSIAN)

    @admin.display(description=_("English"), ordering="status_en")
    def english(self, record: Publishable) -> SafeString:
        return status_and_translation(record, languages.ENGLISH)

    @admin.display(description=_("on the site"), empty_value="—")
    def on_site(self, record: Publishable) -> SafeString | None:
        return page_links(record)

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method == "POST":
            decisions.apply(request, self.model.needed_texts)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        context["decisions"] = decisions.offered(request.user, context.get("original"))
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if IS_POPUP_VAR not in request.POST:
            self.message_user(request, standing(form.instance), messages.INFO)
