import pytest


@pytest.fixture(autouse=True)
def _noon_of_15_february_2019(february_2019, db):
    """Every test of the desk runs at the demo's moment."""
