"""Facts that contradict one another are refused beside the field, with a sentence that says which."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from demo.factories import ArticleFactory, ExpeditionFactory, FlightFactory, SectionFactory
from missions.models import Expedition

pytestmark = pytest.mark.django_db

START = datetime(2018, 12, 20, 1, 40, tzinfo=UTC)
END = START + timedelta(days=85)


@pytest.mark.parametrize(("start", "end"), [(-10, 10), (10, 20), (-10, 200), (10, 200), (10, None)])
def test_two_expeditions_are_never_under_way_at_once(start, end):
    ExpeditionFactory(number=58, starts_at=START, ends_at=END)
    until = START + timedelta(days=end) if end else None
    other = ExpeditionFactory.build(number=158, starts_at=START + timedelta(days=start), ends_at=until)
    with pytest.raises(ValidationError, match="58"):
        other.full_clean()


@pytest.mark.parametrize("end", [timedelta(days=100), None])
def test_an_expedition_begins_the_moment_the_one_before_ends(end):
    ExpeditionFactory(number=58, starts_at=START, ends_at=END)
    following = ExpeditionFactory.build(number=59, starts_at=END, ends_at=END + end if end else None)
    following.full_clean()
    following.save()
    assert list(Expedition.objects.at(END)) == [following]


@pytest.mark.parametrize("undocked", [None, 5])
def test_a_ship_does_not_land_before_it_has_docked_or_undocked(undocked):
    launch = datetime(2019, 2, 1, 10, tzinfo=UTC)
    flight = FlightFactory(slug="soyuz-ms-99", launch_at=launch, docking_at=launch + timedelta(days=3))
    flight.undocking_at = launch + timedelta(days=undocked) if undocked else None
    flight.landing_at = launch + timedelta(days=2)
    with pytest.raises(ValidationError) as refused:
        flight.full_clean()
    assert "landing_at" in refused.value.message_dict


def test_nothing_is_published_before_the_space_age():
    article = ArticleFactory.build(section=SectionFactory(), published_at=datetime(1957, 10, 3, 12, tzinfo=UTC))
    with pytest.raises(ValidationError) as refused:
        article.full_clean()
    assert list(refused.value.message_dict) == ["published_at"]
