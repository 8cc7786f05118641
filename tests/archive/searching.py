"""What the tests of the search share."""

from tests.archive.scenes import main_part


def search(client, query: str, language: str = "en", **more: object) -> str:
    response = client.get(f"/{language}/search/", {"q": query, **more})
    assert response.status_code == 200
    return main_part(response)
