"""The demo's content: facts of public record and texts of our own, from demo/data, through the factories."""

import tomllib
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files import File
from django.db import transaction

from media_library.models import Photo
from missions.models import Agency, Expedition, Flight, LaunchSite, LaunchVehicle, Person, Port, Spacecraft
from news.models import Article, Project, Section

from . import factories, pictures

DATA = Path(__file__).parent / "data"


class DemoDataError(Exception):
    """A data file names something that no file defines."""


def rows(file: str, table: str) -> list[dict[str, Any]]:
    """Of `file.toml` first, then of every `file-*.toml` in the order of names: `flights-soyuz.toml`."""
    found: list[dict[str, Any]] = []
    for path in [DATA / f"{file}.toml", *sorted(DATA.glob(f"{file}-*.toml"))]:
        with path.open("rb") as stream:
            found += tomllib.load(stream).get(table, [])
    return found


@transaction.atomic
def load() -> dict[str, int]:
    """Everything, once: what stands already is left as it is. Returns the number of records by kind."""
    photos = load_photos()
    load_names()
    people = load_people()
    load_flights()
    load_expeditions(photos)
    load_events()
    load_news(photos)
    return {
        "photos": len(photos),
        "people": people,
        "flights": Flight.objects.count(),
        "expeditions": Expedition.objects.count(),
        "articles": Article.objects.count(),
    }


def load_photos() -> dict[str, Photo]:
    """Draws the pictures that are not there yet; returns photos by the key of their drawing."""
    described = rows("photos", "photo")
    known = {photo.alt_ru: photo for photo in Photo.objects.all()}
    photos: dict[str, Photo] = {}
    with TemporaryDirectory() as folder:
        for row in described:
            key = row.pop("key")
            if row["alt_ru"] in known:
                photos[key] = known[row["alt_ru"]]
                continue
            path = pictures.draw(key, Path(folder))
            with path.open("rb") as file:
                photos[key] = factories.PhotoFactory.create(file=File(file, name=path.name), **row)
    return photos


def load_names() -> None:
    for row in rows("agencies", "agency"):
        factories.AgencyFactory(**row)
    kinds: dict[str, Any] = {
        "spacecraft": factories.SpacecraftFactory,
        "launch_vehicle": factories.LaunchVehicleFactory,
        "launch_site": factories.LaunchSiteFactory,
        "port": factories.PortFactory,
    }
    for table, make in kinds.items():
        for row in rows("ships", table):
            make(**row)


def load_people() -> int:
    for row in rows("people", "person"):
        factories.PersonFactory(**row | {"agency": by_slug(Agency, row["agency"])})
    return Person.objects.count()


def load_flights() -> None:
    for row in rows("flights", "flight"):
        row["spacecraft"] = by_slug(Spacecraft, row["spacecraft"])
        row["launch_vehicle"] = by_slug(LaunchVehicle, row.get("launch_vehicle"))
        row["launch_site"] = by_slug(LaunchSite, row.get("launch_site"))
        row["port"] = by_slug(Port, row.get("port"))
        factories.FlightFactory(**{"docking_at": None} | row)
    for row in rows("spaceflights", "spaceflight"):
        trip = {"up": by_slug(Flight, row["up"]), "down": by_slug(Flight, row.get("down"))}
        factories.SpaceflightFactory(person=by_slug(Person, row["person"]), **trip)


def load_expeditions(photos: dict[str, Photo]) -> None:
    for row in rows("expeditions", "expedition"):
        crew, tasks = row.pop("crew", []), row.pop("task", [])
        expedition = factories.ExpeditionFactory(patch=photos.get(f"patch-{row['number']}"), **row)
        for member in crew:
            member["person"] = by_slug(Person, member["person"])
            factories.CrewMembershipFactory(expedition=expedition, **member)
        for order, task in enumerate(tasks, 1):
            factories.ExpeditionTaskFactory(expedition=expedition, **{"order": order} | task)


def load_events() -> None:
    for row in rows("events", "event"):
        minutes = row.pop("duration_minutes", None)
        flight = by_slug(Flight, row.pop("flight", None))
        port = by_slug(Port, row.pop("port", None))
        duration = timedelta(minutes=minutes) if minutes else None
        row.pop("people", None)  # who took part in a spacewalk: until events have people
        factories.FlightEventFactory(flight=flight, port=port, duration=duration, **row)


def load_news(photos: dict[str, Photo]) -> None:
    for row in rows("news", "section"):
        factories.SectionFactory(**row)
    for row in rows("news", "project"):
        factories.ProjectFactory(**row | {"picture": photos.get(row["picture"])})
    corrections = {row.pop("slug"): row for row in rows("articles-desk", "correction")}
    for row in article_rows():
        if Article.objects.filter(slug=row["slug"]).exists():
            continue
        links = {
            "people": [by_slug(Person, slug) for slug in row.pop("people", [])],
            "flights": [by_slug(Flight, slug) for slug in row.pop("flights", [])],
            "expeditions": [expedition(number) for number in row.pop("expeditions", [])],
            "projects": [by_slug(Project, slug) for slug in row.pop("projects", [])],
        }
        key = row.pop("photo", "")
        photo = photos[key] if key else None
        section = by_slug(Section, row.pop("section"))
        earlier = corrections.get(row["slug"], {})
        article: Any = factories.ArticleFactory(
            section=section, lead_photo=photo, links=links, **{"published_at": None} | row | earlier
        )
        if earlier:
            correct(article, row, earlier)


def correct(article: Article, row: dict[str, Any], earlier: Iterable[str]) -> None:
    """Saved a second time as it stands now: its translation was made from what stood there earlier."""
    for name in earlier:
        setattr(article, name, row[name])
    article.save()


def article_rows() -> Iterator[dict[str, Any]]:
    for file in sorted(DATA.glob("articles-*.toml")):
        yield from rows(file.stem, "article")


def by_slug(model: Any, slug: str | None) -> Any:
    """The record of that slug; None for no slug. Raises DemoDataError where no file defines it."""
    if not slug:
        return None
    try:
        return model.objects.get(slug=slug)
    except model.DoesNotExist as error:
        raise DemoDataError(f"{model.__name__} {slug!r} is named in demo/data and defined nowhere") from error


def expedition(number: int) -> Expedition:
    try:
        return Expedition.objects.get(number=number)
    except Expedition.DoesNotExist as error:
        raise DemoDataError(f"Expedition {number} is named in demo/data and defined nowhere") from error
