"""One way to make records: the demo's content and the tests' come from here. Defaults are complete and public."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from PIL import Image

from editorial.content.models import Status
from editorial.core import clock
from media_library.models import Photo
from missions import models as missions
from news.models import Article, Project, Section


def tiny_picture(width: int = 800, height: int = 450, kind: str = "JPEG") -> ContentFile:
    """A real picture, small and dull: enough for Pillow and for renditions."""
    buffer = BytesIO()
    Image.new("RGB", (width, height), (10, 26, 51)).save(buffer, kind)
    return ContentFile(buffer.getvalue(), name=f"picture.{kind.lower()}")


class PhotoFactory(DjangoModelFactory):
    class Meta:
        model = Photo
        skip_postgeneration_save = True

    file = factory.LazyFunction(tiny_picture)
    caption_ru, caption_en = "Подпись", "Caption"
    alt_ru, alt_en = "Тёмное небо", "A dark sky"
    credit_ru, credit_en = "Рисунок: пресс-служба", "Drawing: press office"


class SluggedFactory(DjangoModelFactory):
    """Made once for a slug: asked again, the record that stands is returned unchanged."""

    class Meta:
        abstract = True
        django_get_or_create = ("slug",)
        skip_postgeneration_save = True


class AgencyFactory(SluggedFactory):
    class Meta:
        model = missions.Agency

    slug = factory.Sequence(lambda n: f"agency-{n}")
    name_ru, name_en = "Роскосмос", "Roscosmos"
    short_name_ru, short_name_en = "Роскосмос", "Roscosmos"
    country_code = "RU"


class PersonFactory(SluggedFactory):
    class Meta:
        model = missions.Person

    slug = factory.Sequence(lambda n: f"person-{n}")
    given_name_ru, given_name_en = "Олег", "Oleg"
    family_name_ru, family_name_en = "Кононенко", "Kononenko"
    agency = factory.SubFactory(AgencyFactory)


class SpacecraftFactory(SluggedFactory):
    class Meta:
        model = missions.Spacecraft

    slug = "soyuz-ms"
    name_ru, name_en = "Союз МС", "Soyuz MS"
    kind = missions.Spacecraft.Kind.CREW


class LaunchVehicleFactory(SluggedFactory):
    class Meta:
        model = missions.LaunchVehicle

    slug = "soyuz-fg"
    name_ru, name_en = "Союз-ФГ", "Soyuz-FG"


class LaunchSiteFactory(SluggedFactory):
    class Meta:
        model = missions.LaunchSite

    slug = "baikonur"
    name_ru, name_en = "Байконур", "Baikonur"


class PortFactory(SluggedFactory):
    class Meta:
        model = missions.Port

    slug = "poisk"
    name_ru, name_en = "стыковочный узел", "port"
    module_ru, module_en = "Поиск", "Poisk"


class FlightFactory(SluggedFactory):
    """A crew ship on its way since 3 December 2018, docked, not yet back."""

    class Meta:
        model = missions.Flight

    slug = factory.Sequence(lambda n: f"soyuz-ms-{n}")
    name_ru = factory.LazyAttribute(lambda flight: f"Союз МС-{flight.slug.rpartition('-')[2]}")
    name_en = factory.LazyAttribute(lambda flight: f"Soyuz MS-{flight.slug.rpartition('-')[2]}")
    spacecraft = factory.SubFactory(SpacecraftFactory)
    launch_vehicle = factory.SubFactory(LaunchVehicleFactory)
    launch_site = factory.SubFactory(LaunchSiteFactory)
    launch_at = datetime(2018, 12, 3, 11, 31, 53, tzinfo=UTC)
    docking_at = factory.LazyAttribute(lambda flight: flight.launch_at + timedelta(hours=6, minutes=2))
    port = factory.SubFactory(PortFactory)
    outcome = missions.Flight.Outcome.SUCCESS


class CargoFlightFactory(FlightFactory):
    spacecraft = factory.SubFactory(
        SpacecraftFactory, slug="progress-ms", name_ru="Прогресс МС", name_en="Progress MS", kind="cargo"
    )
    slug = factory.Sequence(lambda n: f"progress-ms-{n}")
    name_ru = factory.LazyAttribute(lambda flight: f"Прогресс МС-{flight.slug.rpartition('-')[2]}")
    name_en = factory.LazyAttribute(lambda flight: f"Progress MS-{flight.slug.rpartition('-')[2]}")


class SpaceflightFactory(DjangoModelFactory):
    class Meta:
        model = missions.Spaceflight
        django_get_or_create = ("person", "up")

    person = factory.SubFactory(PersonFactory)
    up = factory.SubFactory(FlightFactory)


class Linked(DjangoModelFactory):
    """Takes related records by the names of their fields: `ArticleFactory(people=[kononenko])`."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @factory.post_generation
    def links(self: Any, create: bool, extracted: dict[str, Any] | None, **kwargs: object) -> None:
        for name, records in (extracted or {}).items():
            getattr(self, name).set(records)


class FlightEventFactory(Linked):
    class Meta:
        model = missions.FlightEvent
        skip_postgeneration_save = True
        django_get_or_create = ("flight", "kind", "at")

    flight = None
    kind = missions.FlightEvent.Kind.EVA
    at = datetime(2018, 12, 11, 15, 59, tzinfo=UTC)


class ExpeditionFactory(DjangoModelFactory):
    class Meta:
        model = missions.Expedition
        django_get_or_create = ("number",)

    number = factory.Sequence(lambda n: 100 + n)
    starts_at = datetime(2018, 12, 20, 1, 40, tzinfo=UTC)
    ends_at = datetime(2019, 3, 15, 3, 0, tzinfo=UTC)


class ExpeditionTaskFactory(DjangoModelFactory):
    class Meta:
        model = missions.ExpeditionTask
        django_get_or_create = ("expedition", "text_ru")

    expedition = factory.SubFactory(ExpeditionFactory)
    text_ru, text_en = "Стыковка корабля", "Docking of a ship"


class CrewMembershipFactory(DjangoModelFactory):
    class Meta:
        model = missions.CrewMembership
        django_get_or_create = ("expedition", "person", "from_date")

    expedition = factory.SubFactory(ExpeditionFactory)
    person = factory.SubFactory(PersonFactory)
    from_date = None


class SectionFactory(SluggedFactory):
    class Meta:
        model = Section

    slug = "iss"
    name_ru, name_en = "МКС", "ISS"


class PublishableFactory(Linked):
    """Public in both languages since the morning of 9 February 2018."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    title_ru = factory.Sequence(lambda n: f"Новость номер {n}")
    title_en = factory.Sequence(lambda n: f"News item number {n}")
    lead_ru, lead_en = "Коротко о новости.", "The news in brief."
    body_ru, body_en = "<p>Полный текст новости.</p>", "<p>The news in full.</p>"
    status_ru = status_en = Status.APPROVED
    published_at = datetime(2018, 2, 9, 10, 0, tzinfo=clock.MOSCOW)


class ArticleFactory(PublishableFactory):
    class Meta:
        model = Article
        skip_postgeneration_save = True

    section = factory.SubFactory(SectionFactory)


class ProjectFactory(PublishableFactory):
    class Meta:
        model = Project
        django_get_or_create = ("slug",)
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"project-{n}")
