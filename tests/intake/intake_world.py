"""A healthy small portfolio on disk, to be changed file by file, and problems as short lines."""

from __future__ import annotations

import shutil
from pathlib import Path

from accord.intake import read

HEALTHY = Path(__file__).parents[1] / "broken" / "healthy"


def portfolio(folder: Path, **files: str | bytes | None) -> Path:
    """The healthy portfolio below a folder with some files written anew, or taken away for None.

    A file's name is written with two underscores for a slash and without its ending, such as initiatives__handovers.
    """
    below = folder / "portfolio"
    shutil.copytree(HEALTHY, below, dirs_exist_ok=True)
    for name, text in files.items():
        write(below / f"{name.replace('__', '/')}.yml", text)
    return below


def write(path: Path, text: str | bytes | None) -> Path:
    """A file with this text, or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if text is None:
        path.unlink()
    else:
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def told(folder: Path) -> list[str]:
    """Every problem of a portfolio as a planner reads it."""
    return [str(problem) for problem in read(folder, "portfolio").problems]
