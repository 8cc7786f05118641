"""Main tasks of the expedition of a day."""

from dataclasses import dataclass
from datetime import date

from editorial import clock

from .models import Expedition, ExpeditionTask


@dataclass(frozen=True)
class MainTasks:
    expedition: Expedition
    tasks: list[ExpeditionTask]


def main_tasks(day: date) -> MainTasks | None:
    """One query: the tasks of the expedition under way at the day's last known moment. None where there are none."""
    under_way = Expedition.objects.at(clock.last_moment(day)).order_by("-starts_at").values("pk")[:1]
    tasks = list(ExpeditionTask.objects.filter(expedition__in=under_way).select_related("expedition"))
    return MainTasks(tasks[0].expedition, tasks) if tasks else None
