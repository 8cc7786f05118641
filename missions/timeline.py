"""Expeditions, people aboard and ships at their ports as spans of time, drawn as lines in shares of the width.

One drawing serves a telephone and a wide screen, and rows of a table whoever does not see it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from editorial.core import clock, languages
from editorial.core.date_formats import short_date

from .docking_ports import berths_of
from .models import Expedition, Flight, Port, Spaceflight
from .time_in_space import reached_orbit

LEAST = 0.3  # per cent of the width: a day is seen in a year
# Widths of a drawing, in rem, from which names are shown: the classes from-8, to-13 … of missions.css.
ROOMS = (8, 13, 18, 22, 30, 42, 60)
LETTER = 0.58  # rem: a letter of a name at its widest, with the reading settings' wide spacing
LONG = 1100  # days: beyond it the years are marked, not the months
NO_ROOM = 94  # per cent: a name that begins further right would stand outside
FEW = 8  # months whose names stand side by side on a telephone


@dataclass(frozen=True)
class Span:
    """From a moment to another; `end` is None for what goes on."""

    label: str
    start: datetime
    end: datetime | None
    kind: str = ""
    short: str = ""  # the label where there is little room


@dataclass(frozen=True)
class Bar:
    x: float  # per cent, as `width`
    width: float
    span: Span
    is_now: bool
    is_planned: bool

    @property
    def end(self) -> float:
        return self.x + self.width

    def room_for(self, text: str) -> int | None:
        """The least of the widths in which the text stays above its line."""
        needed = (len(text) + 1) * LETTER
        return next((room for room in ROOMS if text and self.width * room / 100 >= needed), None)

    @property
    def labels(self) -> list[tuple[str, str]]:
        """What is written above the line, with the widths of the drawing where it is."""
        whole, short = self.room_for(self.span.label), self.room_for(self.span.short)
        labels = []
        if short and (whole is None or short < whole):
            labels.append((self.span.short, f"from-{short} to-{whole}" if whole else f"from-{short}"))
        if whole:
            labels.append((self.span.label, f"from-{whole}"))
        return labels

    @property
    def in_words(self) -> str:
        """Soyuz MS-11: 03.12.2018 – 25.06.2019, planned."""
        words = {"label": self.span.label, "start": short_date(self.span.start)}
        if self.span.end is None:
            return _("%(label)s: since %(start)s") % words
        words["end"] = short_date(self.span.end)
        return _("%(label)s: %(start)s – %(end)s") % words


@dataclass(frozen=True)
class Scale:
    """A stretch of Moscow days, both counted, seen at a moment."""

    first: date
    last: date
    now: datetime

    @property
    def start(self) -> datetime:
        return clock.bounds(self.first)[0]

    @property
    def end(self) -> datetime:
        return clock.bounds(self.last)[1]

    def share(self, moment: datetime) -> float:
        return 100 * ((min(max(moment, self.start), self.end) - self.start) / (self.end - self.start))

    @property
    def now_at(self) -> float | None:
        return self.share(self.now) if self.start <= self.now < self.end else None

    @property
    def months(self) -> list[tuple[float, str, bool]]:
        """Where each month begins, in a long stretch each year; its name, and whether that has room on a telephone."""
        if (self.last - self.first).days > LONG:
            years = range(self.first.year, self.last.year + 1)
            skip = 1 + len(years) // 6
            firsts = [(date(year, 1, 1), str(year), not (year - self.last.year) % skip) for year in years]
        else:
            pattern = "M" if languages.current() == languages.ENGLISH else "b"
            days = month_starts(self.first, self.last)
            skip = 3 if len(days) > FEW else 1
            firsts = [(day, date_format(day, pattern), not number % skip) for number, day in enumerate(days)]
        ticks = [
            (self.share(clock.bounds(day)[0]), name, is_main) for day, name, is_main in firsts if day >= self.first
        ]
        return [(x, name if x < NO_ROOM else "", is_main) for x, name, is_main in ticks]

    def bars(self, spans: Iterable[Span]) -> list[Bar]:
        seen = (span for span in spans if span.start < self.end and (span.end or self.now) > self.start)
        return [self._bar(span) for span in sorted(seen, key=lambda span: span.start)]

    def _bar(self, span: Span) -> Bar:
        left, right = self.share(span.start), self.share(span.end or max(self.now, span.start))
        width = max(right - left, LEAST)
        on = self.now_at is not None and span.start <= self.now and (span.end is None or span.end > self.now)
        return Bar(min(left, 100 - width), width, span, on, span.start > self.now)


def month_starts(first: date, last: date) -> list[date]:
    days, day = [], first.replace(day=1)
    while day <= last:
        days.append(day)
        day = (day + timedelta(days=31)).replace(day=1)
    return days


@dataclass(frozen=True)
class Row:
    label: str
    url: str
    scale: Scale
    bars: list[Bar]
    is_now: bool = False


@dataclass(frozen=True)
class Group:
    title: str
    rows: list[Row]


def of_expedition(expedition: Expedition) -> Span:
    return Span(str(expedition), expedition.starts_at, expedition.ends_at, "expedition", str(expedition.number))


def years_of(expeditions: Iterable[Expedition], now: datetime) -> list[int]:
    """From the first expedition to today, the newest first."""
    first = min((expedition.first_day.year for expedition in expeditions), default=None)
    return list(range(clock.day_of(now).year, first - 1, -1)) if first else []


def expedition_log(expeditions: list[Expedition], now: datetime) -> list[Row]:
    """A row for each year, with every expedition that fell into it."""
    spans = [of_expedition(expedition) for expedition in expeditions]
    rows = []
    for year in years_of(expeditions, now):
        scale = Scale(date(year, 1, 1), date(year, 12, 31), now)
        url = f"{reverse('missions:timeline')}?year={year}"
        rows.append(Row(str(year), url, scale, scale.bars(spans), year == clock.day_of(now).year))
    return rows


def expedition_rows(expeditions: list[Expedition], scale: Scale) -> Group:
    """One row: expeditions follow one another."""
    bars = scale.bars(map(of_expedition, expeditions))
    name = expeditions[0].abbreviation if expeditions else ""
    return Group(_("Expeditions"), [Row(name, "", scale, bars)] if bars else [])


def crew_rows(trips: Iterable[Spaceflight], scale: Scale) -> Group:
    """Who was in space, in the order of their launches; a row for each person."""
    people: defaultdict[int, list[Spaceflight]] = defaultdict(list)
    for trip in trips:
        if reached_orbit(trip):
            people[trip.person_id].append(trip)
    rows = []
    for flown in people.values():
        spans = [Span(str(trip.up), trip.up.launch_at, trip.ended_at, "crew", "") for trip in flown]
        person = flown[0].person
        rows.append(Row(str(person), person.get_absolute_url(), scale, scale.bars(spans)))
    return Group(_("In space"), [row for row in rows if row.bars])


def port_rows(flights: Iterable[Flight], ports: Iterable[Port], scale: Scale) -> Group:
    """A row for each port at which a ship stood, from aft to forward."""
    spans_by_port: defaultdict[int | None, list[Span]] = defaultdict(list)
    for berth in berths_of(flights):
        kind = "cargo" if berth.flight.is_cargo else "crew"
        short = berth.flight.slug.rpartition("-")[2].upper()
        spans_by_port[berth.port_id].append(Span(str(berth.flight), berth.start, berth.end, kind, short))
    rows = [Row(str(port), "", scale, scale.bars(spans_by_port[port.pk])) for port in ports]
    rows.append(Row(_("Port not recorded"), "", scale, scale.bars(spans_by_port[None])))
    return Group(_("At the ports"), [row for row in rows if row.bars])


def groups_of(scale: Scale, ships: Iterable[Flight], expeditions: Iterable[Expedition] = ()) -> list[Group]:
    """Expeditions, people and ships (asked for `with_moves`) of a stretch of time. Two queries."""
    trips = Spaceflight.objects.with_people().in_space_between(scale.start, scale.end)
    groups = [
        expedition_rows(list(expeditions), scale),
        crew_rows(trips.order_by("up__launch_at", "pk"), scale),
        port_rows(ships, Port.objects.for_drawing(), scale),
    ]
    return [group for group in groups if group.rows]


def year_groups(year: int, expeditions: Iterable[Expedition], now: datetime) -> list[Group]:
    """Three queries."""
    scale = Scale(date(year, 1, 1), date(year, 12, 31), now)
    return groups_of(scale, Flight.objects.for_list().docked_between(scale.start, scale.end).with_moves(), expeditions)
