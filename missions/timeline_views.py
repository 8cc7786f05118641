"""Expeditions on the line of time: all of them, or one year with its crews and ships."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import Http404

from editorial.content.pages import PageView, same_path
from editorial.core import clock

from .expedition_facts import ExpeditionState
from .models import CrewMembership, Expedition
from .querysets import ExpeditionQuerySet
from .timeline import Group, Row, expedition_log, year_groups, years_of


def with_commanders() -> ExpeditionQuerySet:
    commanders = CrewMembership.objects.for_panel().filter(role=CrewMembership.Role.COMMANDER)
    return Expedition.objects.for_list().prefetch_related(
        Prefetch("memberships", commanders.in_order_of_time(), to_attr="commanders")
    )


@dataclass(frozen=True)
class TimelinePage:
    year: int | None  # None for all of them
    years: list[int]
    expeditions: list[ExpeditionState]
    log: list[Row]  # of all
    groups: list[Group]  # of one year


class TimelineView(PageView[TimelinePage]):
    template_name = "missions/timeline.html"
    nav = "missions"
    query_keys = ("year",)

    def page(self) -> TimelinePage:
        now, year = clock.now(), _typed_year(self.request.GET.get("year", ""))
        expeditions = list(with_commanders())
        years = years_of(expeditions, now)
        if year is not None and year not in years:
            raise Http404("no expedition in that year")
        shown = [each for each in expeditions if year is None or _falls_into(each, year)]
        return TimelinePage(
            year=year,
            years=years,
            expeditions=[ExpeditionState(expedition, now) for expedition in shown],
            log=expedition_log(expeditions, now) if year is None else [],
            groups=year_groups(year, shown, now) if year else [],
        )

    def urls(self, page: TimelinePage) -> dict[str, str]:
        query = f"?year={page.year}" if page.year else ""
        return {language: f"{url}{query}" for language, url in same_path(self.request).items()}


def _typed_year(typed: str) -> int | None:
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal() and len(typed) == 4):
        raise Http404("no such year")
    return int(typed)


def _falls_into(expedition: Expedition, year: int) -> bool:
    last = expedition.last_day
    return expedition.first_day.year <= year and (last is None or last.year >= year)
