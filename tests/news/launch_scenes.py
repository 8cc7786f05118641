"""Soyuz MS-12 before its launch, with three prepared texts and two that are only counted from the launch."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from demo.factories import ArticleFactory, FlightFactory, SectionFactory

T0 = datetime(2019, 3, 14, 19, 14, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
OUTCOMES = ("launched", "scrubbed", "aborted")


def scene(**changes):
    section = SectionFactory(slug="iss")
    ship = FlightFactory(
        slug="soyuz-ms-12", launch_at=T0, launch_precision="second", outcome="planned", docking_at=T0 + 6 * HOUR
    )
    common = {"section": section, "anchor_flight": ship, "published_at": None} | changes
    texts = {
        outcome: ArticleFactory(
            slug=f"ms-12-{outcome}",
            title_ru=f"Итог {outcome}",
            title_en=f"Result {outcome}",
            for_outcome=outcome,
            anchor_offset=None,
            **common,
        )
        for outcome in OUTCOMES
    }
    before = ArticleFactory(
        slug="ms-12-crew", title_ru="Экипаж занял места", title_en="Crew is aboard", anchor_offset=-2 * HOUR, **common
    )
    after = ArticleFactory(
        slug="ms-12-orbit",
        title_ru="Корабль на орбите",
        title_en="Ship in orbit",
        anchor_offset=timedelta(minutes=10),
        **common,
    )
    return SimpleNamespace(ship=ship, texts=texts, before=before, after=after, section=section)
