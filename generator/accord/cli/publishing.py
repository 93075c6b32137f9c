"""The files with which a forge checks a plan and publishes its site: where each stands, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from pathlib import Path

_RECIPES: Mapping[str, Mapping[str, str]] = {
    "github": {
        ".github/workflows/accord-check.yml": "accord-check.yml",
        ".github/workflows/accord-publish.yml": "accord-publish.yml",
    },
    "gitlab": {".gitlab-ci.yml": "gitlab-ci.yml"},
}
"""Forge -> the path of each file in a project -> its name among the recipes, where nothing is hidden."""

FORGES = tuple(_RECIPES)
"""The forges there is a recipe for."""


def there(folder: Path, forge: str) -> tuple[str, ...]:
    """The paths of a recipe that are taken in a project, in order."""
    return tuple(name for name in _RECIPES[forge] if (folder / name).exists() or (folder / name).is_symlink())


def write(folder: Path, forge: str) -> tuple[str, ...]:
    """Write the files of a recipe into a project, and give their paths. Raises `OSError`; writes over nothing."""
    for name, recipe in _RECIPES[forge].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write((resources.files("accord.cli") / "recipes" / forge / recipe).read_text("utf-8"))
    return tuple(_RECIPES[forge])
