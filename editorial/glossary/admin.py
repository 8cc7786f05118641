"""The glossary: chiefs keep it, everybody on the desk may read it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from editorial.admin.fields import OVERRIDES
from editorial.checks import Term
from editorial.collaboration.admin import CollaborationAdmin
from editorial.collaboration.form_digests import DigestForm
from editorial.content.models import GlossaryTerm
from editorial.content.models.glossary import FORMS, WRONG, lines
from editorial.core import languages
from editorial.revisions.admin import HistoryAdmin
from editorial.revisions.editing import editing

from .contradictions import refusals

# An advisory lock of PostgreSQL: no two entries that contradict each other are saved at one time.
SAVING_LOCK = 0x676C6F73


class GlossaryTermForm(DigestForm):
    class Meta:
        widgets = {name: forms.Textarea({"rows": 4, "class": "vLargeTextField"}) for name in WRONG}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        ru, en, wrong_ru, wrong_en = (cleaned.get(name) or "" for name in (*FORMS, *WRONG))
        entry = Term(ru, en, lines(wrong_ru), lines(wrong_en))
        for refusal in refusals(entry, self.instance.pk):
            self.add_error(refusal.field, refusal.sentence)
        if cleaned.get("is_person") and not all(" " in form for form in (ru, en) if form):
            self.add_error("is_person", _("A person's name has a given name and a surname, in both languages."))
        return cleaned


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(HistoryAdmin, CollaborationAdmin, admin.ModelAdmin):
    form = GlossaryTermForm
    formfield_overrides = OVERRIDES
    fieldsets = (
        (None, {"fields": ("ru", "en", "is_person")}),
        (_("Known to be wrong"), {"fields": ("wrong_ru", "wrong_en")}),
        (None, {"fields": ("note",)}),
    )
    list_display = ("ru", "en", "wrong_forms", "note")
    list_display_links = ("ru", "en")
    search_fields = ("ru", "en", "wrong_ru", "wrong_en", "note")
    list_per_page = 100
    show_full_result_count = False

    @admin.display(description=_("known to be wrong"), empty_value="—")
    def wrong_forms(self, term: GlossaryTerm) -> SafeString | None:
        wrong = [(language, form) for language in languages.LANGUAGES for form in term.wrong(language)]
        return format_html_join(", ", '<span lang="{}">{}</span>', wrong) or None

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with editing(request), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SAVING_LOCK])
            return self._changeform_view(request, object_id, form_url, extra_context)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})
