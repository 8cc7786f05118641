from datetime import date
from typing import Any

from django import template

from missions.tasks import main_tasks as tasks_of

register = template.Library()


@register.inclusion_tag("missions/_main_tasks.html")
def main_tasks(day: date) -> dict[str, Any]:
    """The main tasks of the day's expedition, each with its state in words and shape."""
    return {"found": tasks_of(day)}
