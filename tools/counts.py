"""Counts what this code should have less of, and fails where there is more than the ceiling.

python -m tools.counts

A measure that is above its bar has today's figure as its ceiling: it may fall and never grow. Whoever brings one down
lowers its ceiling with it.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LINE, FUNCTION, FILE = 120, 40, 300  # the longest of each
ANY = re.compile(r"\bAny\b")


class Limit(NamedTuple):
    """Above `ceiling` the check fails; `bar` is to be reached."""

    ceiling: int
    bar: int


LIMITS = {
    "Python lines outside tests and migrations": Limit(34_534, 27_500),
    "modules outside tests and migrations": Limit(383, 320),
    "annotations that are Any": Limit(66, 120),
    "annotations with Any inside": Limit(207, 250),
    "imports inside functions": Limit(103, 0),
    "functions over 40 lines": Limit(0, 0),
    "files over 300 lines": Limit(0, 0),
    "template lines over 120 characters": Limit(0, 0),
}


class Module:
    """One file of Python, read once."""

    def __init__(self, path: Path, root: Path) -> None:
        self.text = path.read_text(encoding="utf-8")
        parts = path.relative_to(root).parts
        self.is_test, self.is_migration = parts[0] == "tests", "migrations" in parts

    @cached_property
    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        nodes = ast.walk(ast.parse(self.text))
        return [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @property
    def long_functions(self) -> int:
        return sum((node.end_lineno or node.lineno) - node.lineno >= FUNCTION for node in self.functions)

    @property
    def inner_imports(self) -> int:
        """Each once, however many functions it stands in."""
        inner = {node for function in self.functions for node in ast.walk(function)}
        return sum(isinstance(node, ast.Import | ast.ImportFrom) for node in inner)

    def annotations(self) -> Iterator[str]:
        """Of every parameter and every result, as written; what is only handed on (*args, **kwargs) is left out."""
        for function in self.functions:
            taken = function.args
            parameters = [*taken.posonlyargs, *taken.args, *taken.kwonlyargs]
            for annotation in (*(one.annotation for one in parameters), function.returns):
                if annotation:
                    yield ast.unparse(annotation)


def listed(root: Path, *patterns: str) -> list[Path]:
    """The files that git knows or would add: nothing built, installed or ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout  # noqa: S603 - no input
    return [root / name for name in names.splitlines() if (root / name).is_file()]


def counted(root: Path = ROOT) -> dict[str, int]:
    """Every measure of LIMITS. A test's functions and files are read as well, so their length counts."""
    written = [module for module in (Module(path, root) for path in listed(root, "*.py")) if not module.is_migration]
    own = [module for module in written if not module.is_test]
    annotations = [annotation for module in own for annotation in module.annotations() if ANY.search(annotation)]
    templates = [path.read_text(encoding="utf-8") for path in listed(root, "templates/*", "*/templates/*")]
    figures = (
        sum(module.lines for module in own),
        len(own),
        annotations.count("Any"),
        len(annotations) - annotations.count("Any"),
        sum(module.inner_imports for module in own),
        sum(module.long_functions for module in written),
        sum(module.lines > FILE for module in written),
        sum(len(line) > LINE for text in templates for line in text.splitlines()),
    )
    return dict(zip(LIMITS, figures, strict=True))


def main() -> int:
    """One line a measure; 1 where one is above its ceiling."""
    figures = counted()
    for measure, figure in figures.items():
        ceiling, bar = LIMITS[measure]
        verdict = "  too many" if figure > ceiling else ""
        print(f"{measure:42}{figure:7,}  ceiling {ceiling:6,}  bar {bar:6,}{verdict}")
    return int(any(figure > LIMITS[measure].ceiling for measure, figure in figures.items()))


if __name__ == "__main__":
    sys.exit(main())
