from pathlib import Path

import pytest
from django.utils.translation import override

from missions.launch_library import importing

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(autouse=True)
def in_english():
    """Sentences of reports are asked for in one language."""
    with override("en"):
        yield


def samples(version: str) -> list[str]:
    return [str(path) for path in sorted((SAMPLES / version).glob("*.json"))]


@pytest.fixture
def bring(tmp_path):
    """Imports JSON given as Python says it, or text and bytes as they are."""
    import json

    def bring(*documents, **options):
        names = []
        for number, document in enumerate(documents):
            path = tmp_path / f"{number}.json"
            text = document if isinstance(document, str | bytes) else json.dumps(document)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            names.append(str(path))
        return importing.run(names, **options)

    return bring
