"""Main tasks of the expedition of a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from editorial.core import clock

from .models import Expedition, ExpeditionTask
from .panel import expedition_at


@dataclass(frozen=True)
class MainTasks:
    expedition: Expedition
    tasks: list[ExpeditionTask]


def main_tasks(day: date) -> MainTasks | None:
    """The tasks of the expedition under way at the day's last known moment. None where there are none."""
    expedition = expedition_at(clock.last_moment(day))
    tasks = list(expedition.tasks.all()) if expedition else []
    return MainTasks(expedition, tasks) if expedition and tasks else None


def with_proofs(expedition: Expedition) -> list[ExpeditionTask]:
    """The tasks, each with `article`: what proves it, if that is public in the page's language. Two queries.

    The app of news stands above this one: only its relations are used here.
    """
    proofs = ExpeditionTask._meta.get_field("proof").related_model
    articles: Any = proofs._meta.get_field("article").related_model._default_manager  # type: ignore[union-attr]
    public = articles.published().filter(proofs__task__expedition=expedition).for_list()
    found = {article.proves: article for article in public.annotate(proves=F("proofs__task"))}
    tasks: list[Any] = list(expedition.tasks.all())
    for task in tasks:
        task.article = found.get(task.pk)
    return tasks
