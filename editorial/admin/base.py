"""What every admin of a bilingual record shares. Models' own admins stand in their apps."""

from typing import Any, ClassVar

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import flatten, unquote
from django.db import IntegrityError, OperationalError, models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationTabularInline
from psycopg2 import errorcodes

from editorial.collaboration.admin import CollaborationAdmin
from editorial.collaboration.row_digests import DigestInline
from editorial.content import roles
from editorial.content.lookup import label
from editorial.content.models import Edit, Publishable
from editorial.content.translation_urls import address_of
from editorial.core import bilingual, editor, languages, left_out
from editorial.core.fields import RichTextField, RichTextWidget
from editorial.revisions.admin import HistoryAdmin
from editorial.revisions.editing import editing, session_of

from . import meant, rights, translation_state
from .checks import BilingualAdminChecks
from .fields import OVERRIDES
from .forms import RecordForm
from .lists import LightChangeList, light
from .paging import BoundedPaginator
from .states import public_pages, standing


class LanguageFields:
    """Form fields that know their language: label, `lang` for the browser's spelling, the editor's language."""

    editor_height: ClassVar[int] = editor.TALL
    in_rows: ClassVar[bool] = False
    help_texts: ClassVar[dict[str, Any]] = {}  # by the name without its language, where the model says nothing

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field is None:
            return None
        original = getattr(db_field, "translated_field", db_field)
        field.help_text = self.help_texts.get(original.name, field.help_text)
        # A red cross beside a field reads as "take it out of here", and deletes the thing itself.
        field.widget.can_delete_related = False
        if isinstance(db_field, models.DateTimeField):
            field.label = format_lazy("{}, {}", field.label, _("Moscow time"))
        if original is not db_field:
            self._speak(field, original, db_field.language)
        if self.in_rows or isinstance(db_field, models.DateTimeField):
            # In a table, and in a pair of boxes, Django's own label belongs to no box.
            getattr(field.widget, "widget", field.widget).attrs["aria-label"] = field.label
        return field

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if hasattr(db_field, "translated_field"):
            # modeltranslation allows every language to be empty; a status never is.
            kwargs.setdefault("choices", db_field.get_choices(include_blank=db_field.translated_field.blank))
        return super().formfield_for_choice_field(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs.setdefault("widget", meant.SearchedSelect(db_field, self.admin_site))  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            select = meant.SearchedSelectMultiple(db_field, self.admin_site)  # type: ignore[attr-defined]
            kwargs.setdefault("widget", select)
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]

    def language_label(self, verbose_name: Any, language: str) -> Any:
        return capfirst(verbose_name)

    def _speak(self, field: Any, original: Any, language: str) -> None:
        field.label = self.language_label(original.verbose_name, language)
        field.widget.attrs["lang"] = language
        if original.name in self.model.needed_texts:  # type: ignore[attr-defined]
            field.widget.attrs["data-needed"] = "true"
        if isinstance(field.widget, RichTextWidget):
            title = format_lazy("{}, {}", capfirst(original.verbose_name), languages.IN_LANGUAGE[language])
            # A new dictionary: copies of a widget share theirs.
            own = {"contentsLanguage": language, "title": title, "height": self.editor_height}
            field.widget.config = {**field.widget.config, **own}


class RowRights:
    """Rows show as text what their user may not change; who may not change facts adds and removes none."""

    model: Any

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        names = flatten(self.get_fields(request, obj))  # type: ignore[attr-defined]
        closed = rights.closed_columns(request.user, self.model, names)
        return [*super().get_readonly_fields(request, obj), *closed]  # type: ignore[misc]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return roles.may_edit_facts(request.user) and super().has_add_permission(request, obj)  # type: ignore[misc]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return roles.may_edit_facts(request.user) and super().has_delete_permission(request, obj)  # type: ignore[misc]


class RecordInline(LanguageFields, RowRights, DigestInline, admin.TabularInline):
    """Rows of a record that has no language."""

    formfield_overrides = OVERRIDES
    in_rows = True
    extra = 0


class BilingualInline(LanguageFields, RowRights, DigestInline, TranslationTabularInline):
    """Rows with both languages side by side."""

    formfield_overrides = OVERRIDES
    in_rows = True
    extra = 0

    def language_label(self, verbose_name: Any, language: str) -> Any:
        return format_lazy("{}, {}", capfirst(verbose_name), languages.IN_LANGUAGE[language])


class BilingualAdmin(LanguageFields, CollaborationAdmin, HistoryAdmin, TranslationAdmin):
    """A form in three parts: what is common, a tab for each language, the rest; and a list that loads little."""

    checks_class = BilingualAdminChecks
    form = RecordForm
    formfield_overrides = OVERRIDES
    change_form_template = "admin/bilingual/change_form.html"
    view_on_site = False  # our template has a link for each language
    list_per_page = 100
    show_full_result_count = False
    paginator = BoundedPaginator

    common_fields: ClassVar[tuple[Any, ...]] = ()
    tabbed_fields: ClassVar[tuple[str, ...]] = ()  # where their order is not the model's
    more_fieldsets: ClassVar[tuple[Any, ...]] = ()

    class Media:
        js = ("press_admin/tabs.js", "press_admin/editor.js", "press_admin/pasting.js", "press_admin/labels.js")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = [(None, {"fields": self.common_fields}), *self.language_tabs(), *self.more_fieldsets]
        closed = self.closed_columns(request)
        return [
            (title, {**options, "fields": rights.as_read(self.model, options["fields"], closed)})
            for title, options in fieldsets
        ]

    def closed_columns(self, request: HttpRequest) -> list[str]:
        names = [*flatten(self.common_fields), *languages.columns(*self.fields_of_tabs())]
        names += [name for _title, options in self.more_fieldsets for name in flatten(options["fields"])]
        return rights.closed_columns(request.user, self.model, names)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        closed = self.closed_columns(request)
        return [*super().get_readonly_fields(request, obj), *closed, *rights.as_read(self.model, closed, closed)]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        closed = self.closed_columns(request)
        found = super().get_prepopulated_fields(request, obj)
        return {name: sources for name, sources in found.items() if not {name, *sources} & set(closed)}

    def fields_of_tabs(self) -> tuple[str, ...]:
        return self.tabbed_fields or bilingual.names(self.model)

    def language_tabs(self) -> list[Any]:
        return [
            (
                dict(settings.LANGUAGES)[language],
                {
                    "classes": ("language", f"language-{language}"),
                    "fields": [languages.column(name, language) for name in self.fields_of_tabs()],
                },
            )
            for language in languages.LANGUAGES
        ]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)  # a class of this request's own
        form.user, form.session = request.user, session_of(request)
        form.refused = getattr(request, "refused", False)
        if form.session and obj is not None:
            links = {field.name for field in self.opts.many_to_many}
            form._meta.fields = [name for name in form._meta.fields if name not in links]  # read by the form, at once
        return form

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        view: Any = self._saved_by_person if request.method == "POST" else super().changeform_view
        args = (object_id, form_url, extra_context)
        if any(isinstance(field, RichTextField) for field in self.opts.concrete_fields):
            view = csp_replace(editor.CONTENT_SECURITY_POLICY)(view)
        try:
            return view(request, *args)
        except IntegrityError:
            # Somebody saved between our look and our save. Looked at again, the form sees what they did, says it
            # beside the field, and keeps what was typed.
            request.refused = True  # type: ignore[attr-defined]
            return view(request, *args)
        except OperationalError as error:
            if getattr(error.__cause__, "pgcode", "") != errorcodes.DEADLOCK_DETECTED:
                raise
            return view(request, *args)  # of two that wait for each other PostgreSQL stops one: the other is done now

    def _saved_by_person(self, request: HttpRequest, object_id: Any, *args: Any) -> HttpResponse:
        with editing(request):
            record = self.get_object(request, unquote(object_id)) if object_id else None
            formsets = [formset for formset, _inline in self.get_formsets_with_inlines(request, record)]
            rights.refuse_forged(request, self.model, record, formsets)
            return self._changeform_view(request, object_id, *args)  # the session has a transaction already

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.edit = Edit(minor=bool(form.cleaned_data.get("minor")))
        obj.save(session=form.session)
        if gone := left_out.of_form(form):
            self.message_user(request, left_out.warning(gone), messages.WARNING)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        links = [field.name for field in self.opts.many_to_many if field.name in form.changed_data]
        if links:
            form.session.note(form.instance, links)

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj is not None:
            # After a refusal `obj` carries what was typed; the links lead to what is stored.
            stored = self.get_object(request, str(obj.pk)) if request.method == "POST" else obj
            context["public_pages"] = public_pages(stored)
            context["standing"] = standing(stored) if isinstance(stored, Publishable) else ""
            context["translation_state"] = translation_state.state_sentences(stored)
            context["translation_address"] = address_of(stored)
            context["desk_label"] = label(obj)
            context["is_translated"] = bool(obj.translated_texts)
            context["is_publishable"] = isinstance(obj, Publishable)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=_("translation"), empty_value="—")
    def translation(self, record: Any) -> SafeString | None:
        return translation_state.cell(record)

    def get_list_display(self, request: HttpRequest) -> Any:
        """Texts that go out say it beside their statuses."""
        shown = super().get_list_display(request)
        if not self.model.translated_texts or issubclass(self.model, Publishable):
            return shown
        place = shown.index("on_site") if "on_site" in shown else len(shown)
        return [*shown[:place], "translation", *shown[place:]]

    def get_list_filter(self, request: HttpRequest) -> Any:
        own = [translation_state.TranslationFilter] if self.model.translated_texts else []
        return [*super().get_list_filter(request), *own]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[LightChangeList]:
        return LightChangeList

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseRedirect(request.path)  # PostgreSQL's driver refuses a NUL with an exception
        title = capfirst(self.opts.verbose_name_plural)  # Django's sentence would ask Russian to decline a name
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return meant.initial(self.model, super().get_changeform_initial_data(request))

    def response_action(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        meant.forget_what_is_no_record(request, self.model)
        return super().response_action(request, *args, **kwargs)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        return super().get_search_results(request, light(queryset), search_term.replace("\x00", ""))
