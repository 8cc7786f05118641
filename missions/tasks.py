"""Main tasks of the expedition of a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from editorial.core import clock
from editorial.core.cached_queries import Composed

from .models import Expedition, ExpeditionTask


@dataclass(frozen=True)
class MainTasks:
    expedition: Expedition
    tasks: list[ExpeditionTask]


def main_tasks(day: date) -> MainTasks | None:
    """One query: the tasks of the expedition under way at the day's last known moment. None where there are none."""
    tasks = _tasks(day=day)
    return MainTasks(tasks[0].expedition, tasks) if tasks else None


@Composed
def _tasks(*, day: date) -> Any:
    under_way = Expedition.objects.at(clock.last_moment(day)).order_by("-starts_at").values("pk")[:1]
    return ExpeditionTask.objects.filter(expedition__in=under_way).select_related("expedition")


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
