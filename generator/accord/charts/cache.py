"""Finished drawings, kept between builds under everything they were made from.

Deleting the folder changes no byte of the site. A file that is damaged, or that somebody else put there, is drawn
anew; a folder that cannot be written keeps nothing.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from accord import __version__
from accord.charts.figure import Figure, Store
from accord.words import Words

if TYPE_CHECKING:
    from accord.charts.scene import Scene


def figure(given: object, words: Words, store: Store, make: Callable[[], Figure]) -> Figure:
    """The finished figure of some values: the kept one, or a new one that is kept from now on.

    `given` is everything the figure is made from beside the words; its `repr` must say all of it. A warm build
    neither lays out nor draws.
    """
    name = _sum("\n".join((repr(given), words.fingerprint, *_makers())))
    kept = store.get(name)
    if kept is not None:
        return Figure(**json.loads(kept))
    made = make()
    store.put(name, json.dumps(asdict(made), ensure_ascii=False))
    return made


def drawing(scene: Scene, store: Store, language: str) -> str:
    """The drawing of a scene: the kept one, or a new one that is kept from now on."""
    name = key(scene, language)
    kept = store.get(name)
    if kept is not None:
        return kept
    from accord.charts import (
        draw,  # Altair takes longer to start than a whole warm build of the figures
    )

    made = draw.svg(scene)
    store.put(name, made)
    return made


def key(scene: Scene, language: str) -> str:
    """SHA-256 of everything a drawing depends on."""
    from accord.charts import pieces  # only a figure that is not kept has a scene
    from accord.charts.scene import canonical

    drawn = canonical([[(p.kind, p.row, p.words) for p in pieces.of(item)] for item in scene.items])
    return _sum("\n".join((scene.json(), drawn, language, *_makers())))


@cache
def _makers() -> tuple[str, ...]:
    """The versions of everything that draws, without starting it."""
    here = Path(__file__).parent
    # Every module of the charts: a change there is a new drawing, whatever the version says.
    ours = [_sum(file.read_text("utf-8")) for file in sorted(here.glob("*.py"))]
    return (__version__, _version("altair"), _version("vl-convert-python"), *ours)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _sum(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class NoStore:
    """Keeps nothing."""

    def get(self, key: str) -> str | None:
        """Nothing is kept."""
        return None

    def put(self, key: str, drawing: str) -> None:
        """Nothing is kept."""


@dataclass(frozen=True, slots=True)
class FolderStore:
    """Keeps each drawing in a file: its check sum on the first line, then the SVG."""

    path: Path

    def get(self, key: str) -> str | None:
        """The drawing kept under a key; None when there is none or its check sum is wrong."""
        file = self._file(key)
        try:
            text = file.read_text("utf-8") if file.is_file() else ""
        except (OSError, UnicodeError):
            return None
        total, _, made = text.partition("\n")
        return made if made and total == _sum(made) else None

    def put(self, key: str, drawing: str) -> None:
        """Keep a drawing: whole or not at all."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path, suffix=".part")
        except OSError:
            return
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(f"{_sum(drawing)}\n{drawing}")
            Path(name).replace(self._file(key))
        except OSError:
            Path(name).unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self.path / f"{key}.svg"
