import pytest

from demo.factories import FlightFactory
from tests.archive.scenes import article, moscow


@pytest.fixture(autouse=True)
def _noon_of_15_february_2019(february_2019, db):
    """Every test of the archive runs at the demo's moment."""


@pytest.fixture
def ms_10(db):
    """The flight that was aborted, with its news."""
    article(
        2018, 10, 11, 12,
        title_ru="Пуск «Союза МС-10» прерван", title_en="Launch of Soyuz MS-10 aborted",
        lead_ru="Экипаж жив.", lead_en="The crew is safe.",
    )  # fmt: skip
    return FlightFactory(slug="soyuz-ms-10", launch_at=moscow(2018, 10, 11, 11, 40), docking_at=None)
