from typing import Any

from django import template

from editorial.content.models import Record
from editorial.glossary.panel import panel_context

register = template.Library()


@register.inclusion_tag("admin/glossary/_panel.html")
def checks_panel(record: Record | None) -> dict[str, Any]:
    """The checks of a record's texts; nothing for a record without texts in two languages."""
    return panel_context(record) if isinstance(record, Record) and record.translated_texts else {}
