"""What a record's form has because several people may have the record open. For `editorial.admin.base`."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from editorial.content.lookup import label
from editorial.revisions.editing import session_of

from . import sent_forms, typed
from .conflicts import of_page
from .form_digests import digests_of_page


class CollaborationAdmin:
    model: Any
    opts: Any
    change_form_template: ClassVar[Any] = "admin/collaboration/change_form.html"

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Who saves, reads what is locked: two who save one record do so one after the other."""
        session = session_of(request)
        if session is None or from_field is not None:
            return super().get_object(request, object_id, from_field)  # type: ignore[misc]
        try:
            return session.lock(self.model, self.opts.pk.to_python(object_id))
        except ValidationError:
            return None

    def _changeform_view(self, request: HttpRequest, object_id: Any, form_url: str, extra_context: Any) -> Any:
        if request.method != "POST":
            return super()._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]
        request_key = sent_forms.request_key(request, new=False)
        if (record := sent_forms.earlier_record(request, request_key)) is not None:
            return self._sent_twice(request, record)
        if (
            object_id is None
            and (record := sent_forms.earlier_record(request, sent_forms.request_key(request, new=True))) is not None
        ):
            return self._sent_with_other_text(request, record)
        return super()._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]

    def _address(self, record: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk])

    def _sent_twice(self, request: HttpRequest, record: Any) -> HttpResponse:
        if IS_POPUP_VAR in request.POST:
            return sent_forms.mark_saved(request, super().response_add(request, record))  # type: ignore[misc]
        said = _("This form was sent twice. It has been saved once: “%(record)s”.") % {"record": record}
        messages.info(request, said)
        return sent_forms.mark_saved(request, HttpResponseRedirect(self._address(record)))

    def _sent_with_other_text(self, request: HttpRequest, record: Any) -> HttpResponse:
        said = _(
            "This form has made “%(record)s” already; now it came with another text. Nothing was saved a second time. "
            "Please put into the record what is missing there."
        )
        title = _("Saved before")
        about = {"title": title, "explanation": said % {"record": record}, "record_url": self._address(record)}
        return typed.page(request, self, status=409, **about)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        sent_forms.remember(request, sent_forms.request_key(request, new=True), obj)
        sent_forms.remember(request, sent_forms.request_key(request, new=False), obj)
        return sent_forms.mark_saved(request, super().response_add(request, obj, post_url_continue))  # type: ignore[misc]

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        sent_forms.remember(request, sent_forms.request_key(request, new=False), obj)
        return sent_forms.mark_saved(request, super().response_change(request, obj))  # type: ignore[misc]

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        if request.method != "POST":
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
        said = _(
            "Somebody has deleted this record while you had it open. Nothing was saved; what you typed stands here."
        )
        title = format_lazy("{}: {}", opts.verbose_name.capitalize(), _("deleted meanwhile"))
        about = {"title": title, "explanation": said, "deleted_url": self._deleted_records(request)}
        return typed.page(request, self, status=410, **about)

    def _deleted_records(self, request: HttpRequest) -> str:
        may_recover = self.has_delete_permission(request)  # type: ignore[attr-defined]
        return reverse("admin:deleted", args=[label(self.model)]) if may_recover else ""

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        form = context["adminform"].form
        formsets = [one.formset for one in context["inline_admin_formsets"]]
        context["draft_label"] = label(self.model)
        context["base_digests"] = digests_of_page(form, formsets) if form.instance.pk else ""
        context["conflicts"] = of_page(form, formsets) if request.method == "POST" else []
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]
