"""What missions put beside any page that has a day: crew, chronicle, next launch, tasks, station."""

from datetime import date

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from editorial.content.pages import PageDay, stands_beside
from editorial.core import clock
from editorial.core.content_cache import cached

from . import tasks
from .instants import launch_instant
from .latest_events import last_entries
from .models import Flight, LaunchChange
from .panel import day_panel
from .station import Station
from .station_drawing import StationDrawing


@stands_beside("crew_panel")
def crew_panel(page: PageDay) -> SafeString:
    """The crew of the page's day."""
    return _crew_panel(min(page.day, clock.today()), is_past=page.is_dated and page.day < clock.today())


@cached("missions", most=2048)
def _crew_panel(day: date, *, is_past: bool) -> SafeString:
    return render_to_string("missions/_panel.html", {"panel": day_panel(day), "is_past": is_past})


@stands_beside("chronicle")
def chronicle(page: PageDay, limit: int = 5) -> SafeString:
    """The last events up to the end of the page's day, never after now, newest first."""
    return _chronicle(min(page.day, clock.today()), limit)


@cached("missions", most=2048)
def _chronicle(day: date, limit: int) -> SafeString:
    return render_to_string("missions/_chronicle_items.html", {"entries": last_entries(day, limit)})


@stands_beside("next_launch")
def next_launch(page: PageDay) -> SafeString:
    return _next_launch()


@cached("missions", most=4)
def _next_launch() -> SafeString:
    """The launch that comes next, or one whose time has passed and that nobody has confirmed."""
    now = clock.now()
    flight = Flight.objects.at_hand(now).first()
    if flight is None:
        return SafeString()
    change = LaunchChange.objects.filter(flight=flight).first()
    context = {"flight": flight, "launch": launch_instant(flight, now), "change": change}
    return render_to_string("missions/_next_launch.html", context)


@stands_beside("main_tasks")
def main_tasks(page: PageDay) -> SafeString:
    """The main tasks of the day's expedition, each with its state in words and shape."""
    return _main_tasks(page.day)


@cached("missions", most=64)
def _main_tasks(day: date) -> SafeString:
    return render_to_string("missions/_main_tasks.html", {"found": tasks.main_tasks(day)})


@stands_beside("station")
def station(page: PageDay) -> SafeString:
    """The ports of the Russian segment on the page's day: drawn, and as a table that says the same."""
    return _station(min(page.day, clock.today()))


@cached("missions", most=512)
def _station(day: date) -> SafeString:
    found = Station.on(day)
    return render_to_string("missions/_station.html", {"station": found, "drawing": StationDrawing(found)})
