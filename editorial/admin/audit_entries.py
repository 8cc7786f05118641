"""The audit list: who decided, changed rights, came in or was refused. Nobody adds to it by hand or takes from it."""

from datetime import timedelta
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from editorial.content import roles
from editorial.content.models import AuditEntry
from editorial.core import clock, languages
from editorial.core.date_formats import short_date
from editorial.revisions.admin import ExtraContext

from . import audit_words
from .audit_export import lines

NUL = "%00"  # PostgreSQL's driver refuses it with an exception


class DayFilter(admin.SimpleListFilter):
    """Moscow days by the site's own clock; Django's filter has another."""

    title = pgettext_lazy("audit", "when")
    parameter_name = "day"
    DAYS: ClassVar[dict[str, int]] = {"today": 1, "week": 7, "month": 30}

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [
            ("today", pgettext_lazy("audit", "Today")),
            ("week", pgettext_lazy("audit", "The last 7 days")),
            ("month", pgettext_lazy("audit", "The last 30 days")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        days = self.DAYS.get(self.value() or "")
        if days is None:
            return queryset
        return queryset.filter(at__gte=clock.bounds(clock.today() - timedelta(days=days - 1))[0])


class LanguageFilter(admin.SimpleListFilter):
    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [(name, languages.IN_LANGUAGE[name]) for name in languages.LANGUAGES]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(language=self.value()) if self.value() in languages.LANGUAGES else queryset


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    list_display = ("moment", "what", "who", "about", "in_language", "more")
    list_display_links = None
    list_filter = (
        DayFilter,
        "action",
        LanguageFilter,
        ("content_type", admin.RelatedOnlyFieldListFilter),
        ("user", admin.RelatedOnlyFieldListFilter),
    )
    search_fields = ("user_name", "object_name", "address")
    search_help_text = _("By person, record or network address")
    date_hierarchy = "at"
    list_per_page = 100
    list_select_related = ("content_type", "user")
    show_full_result_count = False
    actions = None
    change_list_template = "admin/history/audit_list.html"

    def has_module_permission(self, request: HttpRequest) -> bool:
        return roles.may_read_audit(request.user)

    def has_view_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return roles.may_read_audit(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        export = self.admin_site.admin_view(require_safe(self.export))
        return [path("export/", export, name="audit_export"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: ExtraContext = None) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if NUL in query:
            return HttpResponseRedirect(request.path)
        address = reverse("admin:audit_export")
        export = f"{address}?{query}" if query else address
        title = capfirst(AuditEntry._meta.verbose_name_plural)
        return super().changelist_view(request, {"title": title, "export_address": export, **(extra_context or {})})

    def export(self, request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        """What the list shows with these filters, all pages of it. Raises PermissionDenied."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if NUL in request.META.get("QUERY_STRING", ""):
            return HttpResponseRedirect(reverse("admin:editorial_auditentry_changelist"))
        try:
            entries = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:  # a filter that is none: the list says so
            return HttpResponseRedirect(reverse("admin:editorial_auditentry_changelist") + "?e=1")
        headers = {"Content-Disposition": f'attachment; filename="audit-{clock.today():%Y-%m-%d}.csv"'}
        headers["Cache-Control"] = "no-store"
        return StreamingHttpResponse(lines(entries), content_type="text/csv; charset=utf-8", headers=headers)

    @admin.display(description=_("moment, Moscow time"), ordering="at")
    def moment(self, entry: AuditEntry) -> SafeString:
        local = entry.at.astimezone(clock.MOSCOW)
        return format_html("{} <b>{}</b>", short_date(entry.at), f"{local:%H:%M:%S}")

    @admin.display(description=_("action"), ordering="action")
    def what(self, entry: AuditEntry) -> str:
        return str(entry.get_action_display())

    @admin.display(description=_("person"), ordering="user_name")
    def who(self, entry: AuditEntry) -> SafeString:
        return format_html("{} <small>{}</small>", entry.user_name or "—", entry.address or "")

    @admin.display(description=_("record"), ordering="object_name")
    def about(self, entry: AuditEntry) -> SafeString | str:
        if not entry.object_name:
            return "—"
        return format_html("<small>{}</small> {}", audit_words.kind(entry), entry.object_name)

    @admin.display(description=_("language"), ordering="language", empty_value="—")
    def in_language(self, entry: AuditEntry) -> str | None:
        return audit_words.language(entry) or None

    @admin.display(description=_("details"))
    def more(self, entry: AuditEntry) -> str:
        return audit_words.details(entry)
