"""Accounts and roles in the admin. A chief makes accounts and gives roles; nobody gives what they do not have.

Django's own UserAdmin lets whoever may change users make themselves a superuser.
"""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import AnonymousUser, Group, User
from django.db.models import ManyToManyField, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from editorial.admin.audit_words import role_name
from editorial.content import audit
from editorial.content.audit import asked_by

# The names of the roles in `roles.ROLES`, for the catalogue.
ROLE_NAMES = (
    gettext_noop("press officer"),
    gettext_noop("translator into English"),
    gettext_noop("translator into Russian"),
    gettext_noop("editor"),
    gettext_noop("chief"),
)
Person = User | AnonymousUser
OWN_RIGHTS = ("is_active", "is_staff", "groups")  # nobody's own to change
SUPERUSERS_AFFAIRS = ("is_superuser", "user_permissions")


class RolesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple(attrs={"class": "roles"})

    def label_from_instance(self, group: Group) -> str:
        return capfirst(role_name(group.name))


class StaffForm(UserChangeForm):
    """Without the field in which Django shows what is known of the password."""

    password = None  # type: ignore[assignment] # Django's own way to leave a declared field out


def rights_of(group: Group) -> set[str]:
    found = group.permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in found}


def may_give(giver: Person, group: Group) -> bool:
    return giver.is_superuser or rights_of(group) <= giver.get_all_permissions()


def may_manage(manager: Person, user: User | None) -> bool:
    """Whoever sets another's password can sign in as them: so only of those who may do no more than oneself."""
    if manager.is_superuser or user is None:
        return True
    return not user.is_superuser and _all_rights(user) <= manager.get_all_permissions()


def _all_rights(user: User) -> set[str]:
    """Those of a switched-off account too: it can be switched on again."""
    direct = user.user_permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in direct}.union(*(rights_of(group) for group in user.groups.all()))


class StaffAdmin(UserAdmin):
    form = StaffForm
    list_display = ("username", "full_name", "role_names", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    fieldsets = (
        (None, {"fields": ("username", "password_link")}),
        (gettext_lazy("Person"), {"fields": ("first_name", "last_name", "email")}),
        (gettext_lazy("Roles"), {"fields": ("is_active", "is_staff", "groups")}),
        (gettext_lazy("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    superusers_fieldsets: ClassVar[Any] = ((gettext_lazy("Superuser"), {"fields": SUPERUSERS_AFFAIRS}),)
    add_fieldsets = ((None, {"fields": ("username", "first_name", "last_name", "password1", "password2", "groups")}),)
    filter_horizontal = ("user_permissions",)
    readonly_fields = ("password_link", "last_login", "date_joined")

    class Media:
        css: ClassVar[Any] = {"all": ("press_admin/history.css",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        found = super().get_fieldsets(request, obj)
        return (*found, *self.superusers_fieldsets) if obj is not None and request.user.is_superuser else found

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[Any, ...]:
        own = OWN_RIGHTS if obj is not None and obj.pk == request.user.pk and not request.user.is_superuser else ()
        return (*super().get_readonly_fields(request, obj), *own)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and may_manage(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and may_manage(request.user, obj)

    def formfield_for_manytomany(
        self, db_field: "ManyToManyField[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> forms.ModelMultipleChoiceField | None:
        if db_field.name != "groups":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        given = [group.pk for group in Group.objects.all() if may_give(request.user, group)]
        return RolesField(
            Group.objects.filter(pk__in=given).order_by("pk"), label=_("Roles"), required=False, help_text=ROLES_HELP
        )

    def save_model(self, request: HttpRequest, obj: User, form: "forms.ModelForm[User]", change: bool) -> None:
        if not change:
            obj.is_staff = True  # every account is of the press office: the public has none
        super().save_model(request, obj, form, change)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with asked_by(request):
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        with asked_by(request):
            return super().delete_view(request, object_id, extra_context)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        with asked_by(request):
            super().delete_queryset(request, queryset)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        before = self.get_object(request, id)
        response = super().user_change_password(request, id, form_url)
        after = self.get_object(request, id)
        if before is not None and after is not None and before.password != after.password:
            audit.record(request, audit.Action.RIGHTS, after, password=True)
        return response

    @admin.display(description=gettext_lazy("password"))
    def password_link(self, user: User) -> SafeString | str:
        if user.pk is None:
            return "—"
        address = reverse("admin:auth_user_password_change", args=[user.pk])
        return format_html('<a href="{}">{}</a>', address, _("Set a new password"))

    @admin.display(description=gettext_lazy("person"), ordering="last_name")
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description=gettext_lazy("roles"), empty_value="—")
    def role_names(self, user: User) -> str | None:
        return ", ".join(role_name(group.name) for group in user.groups.all()) or None


ROLES_HELP = gettext_lazy("A person may hold several roles: then they may do what any of them may.")


class RoleAdmin(GroupAdmin):
    """To look at. The roles stand in `roles.ROLES`; `migrate` keeps them so."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def has_view_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return bool(request.user.is_superuser)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return False


admin.site.unregister(User)
admin.site.unregister(Group)
admin.site.register(User, StaffAdmin)
admin.site.register(Group, RoleAdmin)
