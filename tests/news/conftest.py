import pytest

from editorial.core import clock
from tests.news.launch_scenes import HOUR, T0


@pytest.fixture
def an_hour_before():
    """The site's clock stands an hour before the launch of Soyuz MS-12."""
    with clock.stopped(T0 - HOUR):
        yield
