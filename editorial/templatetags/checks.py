from typing import Any

from django import template

from ..glossary.panel import panel
from ..models import Record

register = template.Library()


@register.inclusion_tag("admin/glossary/_panel.html")
def checks_panel(record: Record | None) -> dict[str, Any]:
    """The checks of a record's texts; nothing for a record without texts in two languages."""
    return panel(record) if isinstance(record, Record) and record.translated_texts else {}
