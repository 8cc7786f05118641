"""System checks of what an admin of ours names by a string: see `content.models.checks` for the ids."""

from typing import TYPE_CHECKING, Any

from django.contrib.admin.checks import ModelAdminChecks
from django.core.checks import CheckMessage, Error

from editorial.content.models.checks import field_of
from editorial.core import bilingual

if TYPE_CHECKING:
    from .base import BilingualAdmin


class BilingualAdminChecks(ModelAdminChecks):
    def check(self, admin_obj: Any, **kwargs: Any) -> list[CheckMessage]:
        model, found = admin_obj.model, super().check(admin_obj, **kwargs)
        for name in sorted(set(admin_obj.tabbed_fields) - set(bilingual.names(model))):
            found.append(_error(admin_obj, f'tabbed_fields: "{name}" does not stand in both languages.', 10))
        for name in sorted(admin_obj.help_texts):
            if field_of(model, name) is None:
                found.append(_error(admin_obj, f'help_texts: there is no field "{name}".', 11))
        return found


def _error(admin_obj: "BilingualAdmin", message: str, number: int) -> Error:
    return Error(message, obj=type(admin_obj), id=f"editorial.E{number:03}")
