"""Expeditions on the line of time: all of them, or one year with its crews and ships."""

from typing import Any

from django.db.models import Prefetch
from django.http import Http404
from django.views.generic import TemplateView

from editorial.content.pages import Page, same_path
from editorial.core import clock

from .expedition_facts import ExpeditionState
from .models import CrewMembership, Expedition
from .querysets import ExpeditionQuerySet
from .timeline import expedition_log, year_groups, years_of


def with_commanders() -> ExpeditionQuerySet:
    commanders = CrewMembership.objects.for_panel().filter(role=CrewMembership.Role.COMMANDER)
    return Expedition.objects.for_list().prefetch_related(
        Prefetch("memberships", commanders.in_order_of_time(), to_attr="commanders")
    )


class TimelinePage(Page, TemplateView):
    template_name = "missions/timeline.html"
    nav = "missions"
    query_keys = ("year",)

    def year(self) -> int | None:
        typed = self.request.GET.get("year", "")
        if not typed:
            return None
        if not (typed.isascii() and typed.isdecimal() and len(typed) == 4):
            raise Http404("no such year")
        return int(typed)

    def get_alternates(self) -> dict[str, str]:
        year = self.year()
        return {language: f"{url}?year={year}" if year else url for language, url in same_path(self.request).items()}

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        now, year = clock.now(), self.year()
        expeditions = list(with_commanders())
        years = years_of(expeditions, now)
        if year is not None and year not in years:
            raise Http404("no expedition in that year")
        shown = [found for found in expeditions if year is None or _falls_into(found, year)]
        states = [ExpeditionState(expedition, now) for expedition in shown]
        return super().get_context_data(
            year=year,
            years=years,
            expeditions=states,
            log=expedition_log(expeditions, now) if year is None else [],
            groups=year_groups(year, shown, now) if year else [],
            **kwargs,
        )


def _falls_into(expedition: Expedition, year: int) -> bool:
    last = expedition.last_day
    return expedition.first_day.year <= year and (last is None or last.year >= year)
