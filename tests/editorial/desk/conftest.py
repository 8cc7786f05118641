from typing import Any

import pytest
from django.test import Client

from energia_site import roles

from .scenes import enter, person


@pytest.fixture
def translator(february_2019: Any, db: Any) -> Client:
    return enter(person(roles.INTO_ENGLISH, login="translator", first_name="Пётр", last_name="Липин"))


@pytest.fixture
def press(february_2019: Any, db: Any) -> Client:
    return enter(person(roles.PRESS_OFFICER, login="press"))


@pytest.fixture
def editor(february_2019: Any, db: Any) -> Client:
    return enter(person(roles.EDITOR, login="editor"))
