import pytest

from tests.people import Browser, client_of, superuser


def signed_in(language: str) -> Browser:
    """The superuser, with the interface in this language."""
    return client_of(superuser(), language)


@pytest.fixture
def russian_officer(db: None) -> Browser:
    return signed_in("ru")
