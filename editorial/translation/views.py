"""The page on which a record is translated."""

from csp.decorators import csp_replace
from django.contrib import admin, messages
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods
from pictures.models import PictureField

from editorial.admin.states import public_pages
from editorial.content import lookup, roles
from editorial.content.models import Record
from editorial.content.translation_urls import translation_parent
from editorial.core import editor, languages
from editorial.core.fields import RichTextWidget, is_too_long

from . import answers
from .form import TranslationForm
from .saving import claim_translation, save_translation
from .sent import CLAIM, Sent

INTO = {languages.RUSSIAN: gettext_lazy("into Russian"), languages.ENGLISH: gettext_lazy("into English")}


@require_http_methods(["GET", "HEAD", "POST"])
@csp_replace(editor.CONTENT_SECURITY_POLICY)  # type: ignore[arg-type] # its types know no view with arguments
def translate(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    model = lookup.model_of(label)
    try:
        if model.parent_field and (whole := translation_parent(lookup.record_of(label, pk))):
            address = reverse("admin:translate", args=whole)
            return HttpResponseRedirect(f"{address}#{model._meta.model_name}-{pk}")
        return _save(request, label, pk) if request.method == "POST" else _open(request, label, pk)
    except Http404:
        if not model.translated_texts:
            raise
        return _deleted(request, model)


def _open(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    form = TranslationForm.of(label, pk)
    return _page(request, form) if _may_open(request.user, form) else _closed(request, form)


def _may_open(user: roles.AnyUser, form: TranslationForm) -> bool:
    meta = form.record._meta
    return roles.may_edit(user, form.language) and user.has_perm(f"{meta.app_label}.change_{meta.model_name}")


def _save(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    sent = Sent(request.POST)
    wants_page = request.accepts("text/html")
    if sent.structure_of:
        return _with_structure(request, TranslationForm.of(label, pk), sent)
    if sent.action == CLAIM and not wants_page:
        return JsonResponse({"summary": answers.summary(request, claim_translation(request, label, pk))})
    outcome = save_translation(request, label, pk)
    if not wants_page:
        return JsonResponse(answers.as_json(request, outcome))
    if outcome.is_clean:
        messages.success(request, answers.message(outcome))
        end = reverse("admin:index") if outcome.is_end_of_queue else request.path
        return HttpResponseRedirect(outcome.next_address or end)
    messages.warning(request, answers.message(outcome))
    lost = [(key, request.POST[key]) for key in outcome.deleted if not is_too_long(request.POST[key])]
    return _page(request, outcome.form, lost=lost)


def _with_structure(request: HttpRequest, form: TranslationForm, sent: Sent) -> HttpResponse:
    """The source's own HTML in the editor, to be written over. Nothing is saved."""
    if not _may_open(request.user, form):
        return _closed(request, form)
    for each in form.fields:
        if each.key == sent.structure_of:
            each.keep_typed(each.source, each.current_digest)
        elif (text := sent.text(each.key)) is not None and not is_too_long(text):
            each.keep_typed(text, sent.base_digest(each.key))
    if request.accepts("text/html"):
        return _page(request, form)
    sources = {each.key: {"value": each.source} for each in form.fields if each.key == sent.structure_of}
    return JsonResponse({"fields": sources})


def _page(request: HttpRequest, form: TranslationForm, **more: object) -> HttpResponse:
    record = form.record
    meta = record._meta
    with override(form.source_language):
        name = str(record)
    context = {
        **admin.site.each_context(request),
        **answers.context(form, request.user),
        "title": f"{name} → {form.language.upper()}",
        "name": name,
        "label": lookup.label(record),
        "change_url": lookup.change_url(type(record), record.pk),
        "public_pages": public_pages(record),
        "from_name": languages.NAMES[form.source_language],
        "into_name": languages.NAMES[form.language],
        "picture": record if any(isinstance(field, PictureField) for field in meta.concrete_fields) else None,
        "media": RichTextWidget().media + Media(js=["press_admin/editor.js", "press_admin/pasting.js"]),
        "is_nav_sidebar_enabled": False,  # the width belongs to the two texts
        **more,
    }
    return render(request, "admin/translation/page.html", context)


def _closed(request: HttpRequest, form: TranslationForm) -> HttpResponse:
    sentence = _("This page is for those who translate %(language)s; you do not write in that language.")
    context = {
        **admin.site.each_context(request),
        "title": _("Translation"),
        "sentence": sentence % {"language": INTO[form.language]},
    }
    return render(request, "admin/translation/closed.html", context, status=403)


def _deleted(request: HttpRequest, model: type[Record]) -> HttpResponse:
    """The record was deleted. What was typed is shown, so that it can be taken away."""
    sent = Sent(request.POST)
    typed = [text for language in languages.LANGUAGES for text in sent.typed(model, language)]
    context = {**admin.site.each_context(request), "title": _("Deleted"), "typed": typed}
    if request.method == "POST" and not request.accepts("text/html"):
        return JsonResponse(
            {"error": _("This has been deleted meanwhile. Nothing is saved; your text is still here.")}, status=410
        )
    return render(request, "admin/translation/gone.html", context, status=410)
