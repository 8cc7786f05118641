"""The drawn pictures of the demo: every one is made by program, the same on every run.

    from demo.pictures import draw_all
    files = draw_all(Path("media/pictures"))

Needs Pillow and numpy.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from .frame import Finish, finished, save
from .patches import PATCHES, patch

if TYPE_CHECKING:
    from PIL import Image

SCENES: tuple[str, ...] = (
    "limb",
    "launch",
    "porthole",
    "docking",
    "landing",
    "station",
    "night-cities",
    "control-room",
    "assembly-hall",
    "spacewalk",
    "progress",
    "abort",
    "museum",
    "tomsk",
    "planet-korolev",
    "classroom",
    "rollout",
)
KEYS: tuple[str, ...] = (*SCENES, *PATCHES)

__all__ = ["KEYS", "draw", "draw_all"]


def draw(key: str, folder: Path) -> Path:
    """Draw one picture into the folder and return its file."""
    if key not in KEYS:
        raise KeyError(f"no such picture: {key}")
    if key in PATCHES:
        return save(patch(key), folder / f"{key}.png")
    return save(_scene(key), folder / f"{key}.jpg")


def draw_all(folder: Path, report: Callable[[str], None] | None = None) -> dict[str, Path]:
    """Draw every picture; `report` is called with each key once its file is written."""
    files: dict[str, Path] = {}
    for key in KEYS:
        files[key] = draw(key, folder)
        if report is not None:
            report(key)
    return files


def _scene(key: str) -> "Image.Image":
    module = import_module(f"{__name__}.scenes.{key.replace('-', '_')}")
    return finished(module.draw(), getattr(module, "FINISH", Finish()))
