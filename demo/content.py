"""The demo's content: facts of public record and texts of our own, from demo/data, through the factories."""

import tomllib
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.core.files import File
from django.db import transaction
from django.db.models import Model

from editorial.core.planner_statistics import analyze
from media_library.models import Photo
from missions.launch_library.applying import apply
from missions.launch_library.importing import Sources
from missions.launch_library.table import SOURCE, facts_of
from missions.locking import missions_lock
from missions.models import Expedition, Flight, Person
from news.models import Article, Project, Section, TaskProof

from . import factories, production

DATA = Path(__file__).parent / "data"
PICTURES = Path(__file__).parent / "pictures"
M = TypeVar("M", bound=Model)

# Tables of missions, by the file that they stand in.
TABLES = {
    "agencies": ["agency"],
    "ships": ["spacecraft", "launch_vehicle", "launch_site", "port"],
    "people": ["person"],
    "flights": ["flight"],
    "spaceflights": ["spaceflight"],
    "expeditions": ["expedition"],
    "events": ["event"],
}


class DemoDataError(Exception):
    """A data file names something that no file defines."""


def rows(file: str, table: str) -> list[dict[str, Any]]:
    """Of `file.toml` first, then of every `file-*.toml` in the order of names: `flights-soyuz.toml`."""
    records: list[dict[str, Any]] = []
    for path in [DATA / f"{file}.toml", *sorted(DATA.glob(f"{file}-*.toml"))]:
        with path.open("rb") as stream:
            records += tomllib.load(stream).get(table, [])
    return records


def load() -> dict[str, int]:
    """Everything, once: what stands already is left as it is. Returns the number of records by kind.

    Raises CommandError under production's settings.
    """
    production.refuse()
    with transaction.atomic():
        photos = load_photos()
        load_missions(photos)
        load_news(photos)
        load_proofs()
        analyze()
    return {
        "photos": len(photos),
        "people": Person.objects.count(),
        "flights": Flight.objects.count(),
        "expeditions": Expedition.objects.count(),
        "articles": Article.objects.count(),
    }


def load_photos() -> dict[str, Photo]:
    """Stores the pictures that are not there yet; returns photos by the name of their file in demo/pictures."""
    known = {photo.alt_ru: photo for photo in Photo.objects.all()}
    photos: dict[str, Photo] = {}
    for row in rows("photos", "photo"):
        key = row.pop("key")
        if row["alt_ru"] in known:
            photos[key] = known[row["alt_ru"]]
            continue
        with picture(key) as file:
            photos[key] = factories.PhotoFactory.create(file=file, **row)
    return photos


def picture(key: str) -> File:
    """The file of a picture, open. Raises DemoDataError where there is none of that name."""
    try:
        return File((PICTURES / f"{key}.webp").open("rb"), name=f"{key}.webp")
    except FileNotFoundError as error:
        raise DemoDataError(f"demo/data/photos.toml names {key!r}, and demo/pictures has no such file") from error


def load_missions(photos: dict[str, Photo]) -> None:
    """By the importer's path: the tables as facts, compared with what stands, written in bulk.

    What a person has changed since stays. Raises DemoDataError where a row contradicts another or names what no row
    defines.
    """
    tables = {table: rows(file, table) for file, names in TABLES.items() for table in names}
    with missions_lock():
        plan = Sources(facts_of(tables)).plan(SOURCE)
        if plan.problems:
            raise DemoDataError("; ".join(f"{each.record} {each.key}: {each.why}" for each in plan.problems))
        apply(plan)
    for each in Expedition.objects.filter(patch=None):
        if patch := photos.get(f"patch-{each.number}"):
            each.patch = patch
            each.save()


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
        anchor = anchor_of(row)
        key = row.pop("photo", "")
        photo = photos[key] if key else None
        section = by_slug(Section, row.pop("section"))
        earlier = corrections.get(row["slug"], {})
        article: Any = factories.ArticleFactory(
            section=section, lead_photo=photo, links=links, **{"published_at": None} | row | anchor | earlier
        )
        if earlier:
            correct(article, row, earlier)


def anchor_of(row: dict[str, Any]) -> dict[str, Any]:
    """Takes out of a row the launch that its text waits for; empty where it waits for none."""
    minutes = row.pop("anchor_offset_minutes", None)
    slug = row.pop("anchor_flight", "")
    offset = timedelta(minutes=minutes) if minutes is not None else None
    return {"anchor_flight": by_slug(Flight, slug), "anchor_offset": offset} if slug else {}


def load_proofs() -> None:
    for row in rows("proofs", "proof"):
        task = expedition(row["expedition"]).tasks.filter(text_en=row["task"]).first()
        if task is None:
            raise DemoDataError(f"ISS-{row['expedition']} has no task {row['task']!r}")
        TaskProof.objects.get_or_create(task=task, defaults={"article": by_slug(Article, row["article"])})


def correct(article: Article, row: dict[str, Any], earlier: Iterable[str]) -> None:
    """Saved a second time as it stands now: its translation was made from what stood there earlier."""
    for name in earlier:
        setattr(article, name, row[name])
    article.save()


def article_rows() -> Iterator[dict[str, Any]]:
    for file in sorted(DATA.glob("articles-*.toml")):
        yield from rows(file.stem, "article")


def by_slug(model: type[M], slug: str) -> M:
    """Raises DemoDataError where no file defines it."""
    try:
        return model._default_manager.get(slug=slug)
    except ObjectDoesNotExist as error:
        raise DemoDataError(f"{model.__name__} {slug!r} is named in demo/data and defined nowhere") from error


def expedition(number: int) -> Expedition:
    try:
        return Expedition.objects.get(number=number)
    except Expedition.DoesNotExist as error:
        raise DemoDataError(f"Expedition {number} is named in demo/data and defined nowhere") from error
